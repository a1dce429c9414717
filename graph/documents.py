"""The document format: what people and scripts write to put something into the graph.

One document is one record with what belongs to it (an agreement with its provisions and parties). The same
models are published as JSON Schema by `foedus schema documents`. Keys refer to other documents of the load,
or to records that the database already has. `graph.reading` reads files into these models;
`graph.loading` writes them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    TypeAdapter,
    model_validator,
)

from graph import dates
from graph.vocabulary import (
    Act,
    Confidence,
    EventKind,
    HostilityKind,
    Instrument,
    Kind,
    OrganizationKind,
    PartyBasis,
    PlaceKind,
    SourceKind,
    Stance,
    Strength,
)


def _imprecise(value: str) -> str:
    dates.parse(value)
    return value


def _day(value: str) -> str:
    dates.parse_day(value)
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=100),
    Field(description="A key in lower case: letters, digits and single hyphens, such as us-rok-mutual-defense-1953."),
]
StateKey = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]{3,4}$"),
    Field(description="ISO 3166-1 alpha-3 of today's continuing state, else ISO 3166-3, else COW's abbreviation."),
]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(?:[-/()][A-Za-z0-9()]+)*$", max_length=120)]
ImpreciseDate = Annotated[
    str,
    BeforeValidator(lambda value: str(value) if isinstance(value, int) and not isinstance(value, bool) else value),
    AfterValidator(_imprecise),
    Field(description="YYYY-MM-DD, or YYYY-MM or YYYY where the sources give no more."),
]
ExactDate = Annotated[str, AfterValidator(_day), Field(description="One day, YYYY-MM-DD.")]


class Model(BaseModel):
    """Closed to unknown fields, so that a misspelt one is an error and never a silent loss."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Dated(Model):
    """Holds from `since` (first day) until `until` (first day no longer; absent = still)."""

    since: ImpreciseDate | None = Field(None, description="First day it holds; absent where unknown.")
    until: ImpreciseDate | None = Field(None, description="First day it no longer holds; absent = still.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and dates.parse(self.since).earliest >= dates.parse(self.until).latest:
            raise ValueError(f"since {self.since} is not before until {self.until}")
        return self


class Citation(Model):
    """Where a record's facts stand."""

    source: Slug = Field(description="Key of a source document.")
    locator: Text | None = Field(None, description="Article, page or paragraph in it.")


def _as_citation(value: Any) -> Any:
    return {"source": value} if isinstance(value, str) else value


Citations = Annotated[
    list[Annotated[Citation, BeforeValidator(_as_citation)]],
    Field(min_length=1, description="At least one: a source's key, or {source, locator}."),
]


class Document(Model):
    """What every record says of itself."""

    dataset: Slug | None = Field(None, description="Key of its data set; absent = the one named in the load.")
    confidence: Confidence = Field(Confidence.HIGH, description="How well the record is supported.")
    note: Text | None = Field(None, description="What a reader must know of the record, and why confidence is less.")


class Cited(Document):
    """A document whose facts stand somewhere."""

    sources: Citations


class DatasetDocument(Document):
    """A set of records that can be replaced or removed whole."""

    type: Literal["dataset"]
    key: Slug
    title: Text
    version: Text
    current_to: ExactDate = Field(description="The day up to which its facts were looked at.")
    licence: Text
    citation: Text
    url: Text | None = None


class SourceDocument(Document):
    """A treaty text, law, statement, report or data set that records cite."""

    type: Literal["source"]
    key: Slug
    kind: SourceKind
    title: Text
    citation: Text = Field(description="The reference as a scholar would print it.")
    published: ImpreciseDate | None = None
    publisher: Text | None = None
    url: Text | None = None
    licence: Text | None = None


class DatedName(Dated):
    """A name that was borne during a spell."""

    name: Text


class StateDocument(Cited):
    """A state, continuous through its changes of name and regime as COW sees it."""

    type: Literal["state"]
    key: StateKey
    name: Text = Field(description="The short name of today, or the last one.")
    names: list[DatedName] = Field(default=[], description="Official, former and other names, dated.")
    iso2: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    cow_codes: list[int] = Field(default=[], description="COW country codes, all that the state has had.")
    cow_abbreviations: list[Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]] = []
    gw_codes: list[int] = Field(default=[], description="Gleditsch–Ward codes.")
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")] | None = None
    system: list[Dated] = Field(default=[], description="Spells of membership in the state system (COW).")
    succeeded_by: list[StateKey] = Field(default=[], description="States that took its place.")


class Membership(Dated):
    """A state's membership in an organization."""

    state: StateKey
    role: Text | None = Field(None, description="Such as observer, associate; absent = full member.")


class OrganizationDocument(Cited):
    """An organization of states, a command, an armed group or a body of a state."""

    type: Literal["organization"]
    key: Slug
    kind: OrganizationKind
    name: Text
    names: list[DatedName] = []
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")] | None = None
    since: ImpreciseDate | None = Field(None, description="Founded.")
    until: ImpreciseDate | None = Field(None, description="Dissolved.")
    part_of: list[Key] = Field(default=[], description="The states or organizations it is a body of.")
    members: list[Membership] = []


class Office(Dated):
    """An office that an official held."""

    of: Key = Field(description="Key of the state or organization.")
    title: Text
    leader: bool = Field(False, description="True for a head of state or government or effective leader.")


class Relation(Dated):
    """A tie between two people, said of the document's official."""

    to: Slug
    relation: Text = Field(description="Reads 'official is <relation> other', such as 'sister of'.")


class OfficialDocument(Cited):
    """A person who acts or acted for a state or organization."""

    type: Literal["official"]
    key: Slug
    name: Text
    names: list[DatedName] = []
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")] | None = None
    born: ImpreciseDate | None = None
    died: ImpreciseDate | None = None
    offices: list[Office] = []
    relations: list[Relation] = Field(default=[], description="Declared on one of the two people only.")


class Party(Dated):
    """A party of an agreement; `since` is entry into force for it, `until` its withdrawal or the end."""

    party: Key = Field(description="Key of a state, or of an organization.")
    signed: ImpreciseDate | None = None
    basis: PartyBasis = PartyBasis.RATIFICATION
    reservation: Text | None = Field(None, description="A reservation or understanding, paraphrased.")
    note: Text | None = None


class Signer(Model):
    """Who signed for whom."""

    official: Slug
    on: ImpreciseDate | None = None
    party: Key | None = Field(None, description="For which state or organization.")


class ScopedPlace(Dated):
    """A place in a provision's scope during a spell."""

    place: Slug


def _as_scoped_place(value: Any) -> Any:
    return {"place": value} if isinstance(value, str) else value


Places = list[Annotated[ScopedPlace, BeforeValidator(_as_scoped_place)]]


class Reservation(Dated):
    """A casus narrowed for one party: every condition given here must hold beside those of the casus."""

    party: StateKey
    text: Text
    trigger: Act | None = None
    adversaries: list[Key] = []
    except_adversaries: list[Key] = []
    places: Places = []
    except_places: Places = []
    unprovoked: bool = False
    open_condition: Text | None = Field(
        None, description="A condition that no query can decide, in words: leaves the obligation CONDITIONAL."
    )


class Suspension(Dated):
    """An obligation that one party has suspended toward another."""

    obligor: StateKey
    beneficiary: StateKey
    text: Text


class Interpretation(Dated):
    """A statement by which parties or one party read the provision, and what it adds to its places."""

    by: list[StateKey] = Field(min_length=1)
    text: Text
    places: Places = Field(default=[], description="Places that the interpretation adds to the scope.")


class CasusDocument(Model):
    """The casus foederis of a provision, as data: when the obligation binds."""

    trigger: Act = Field(Act.ARMED_ATTACK, description="The act at or above which it binds.")
    certain_from: Act | None = Field(
        None,
        description="From `trigger` up to below this act, whether it suffices is for the parties to judge: UNKNOWN "
        "(a threat of aggression: trigger INCIDENT, certain_from ARMED_ATTACK).",
    )
    beneficiary_attacked: bool = Field(
        False,
        description="NEUTRALITY: only where the beneficiary is the one attacked; else in any war of its.",
    )
    adversaries: list[Key] = Field(default=[], description="Only these attackers.")
    adversaries_allies: bool = Field(False, description="Also states allied with those adversaries.")
    except_adversaries: list[Key] = Field(default=[], description="Not these attackers.")
    min_attackers: int = Field(
        1,
        ge=1,
        le=20,
        description="At least so many attackers, of the adversaries where some are named (Triple Alliance Art. 3: 2).",
    )
    unprovoked: bool = Field(False, description="Only where the victim did not provoke.")
    places: Places = Field(
        default=[],
        description="The attack must fall in one of these, with all that is part of them. "
        "None given: on territory that the attacked party administers.",
    )
    except_places: Places = Field(default=[], description="Not here.")
    administered_by: list[StateKey] = Field(
        default=[], description="The place must be administered by one of these on the date (US–Japan: JPN)."
    )
    any_place: bool = Field(False, description="The text sets no territorial limit at all, forces abroad included.")
    on_request: bool = Field(False, description="Only when the beneficiary asks.")
    reservations: list[Reservation] = []
    suspended: list[Suspension] = []
    interpretations: list[Interpretation] = []
    carve_outs: dict[StateKey, Text] = Field(
        default={},
        description="Per obligor, a clause that may release it: leaves the obligation CONDITIONAL.",
    )
    unpublished: bool = Field(False, description="The text is secret or unpublished: leaves everything CONDITIONAL.")
    notes: list[Text] = Field(
        default=[],
        description="Other conditions that no query can decide, in words: they leave it CONDITIONAL.",
    )


class ProvisionDocument(Dated):
    """One article, or paragraph of one, that creates one kind of obligation."""

    article: Text = Field(description="As the text numbers it, such as III or 4(1).")
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[.()-][a-z0-9()]*)*$")] | None = Field(
        None,
        description="Last part of its key; absent = the article with Roman numerals made Arabic, such as 3.",
    )
    kind: Kind
    strength: Strength
    paraphrase: Text = Field(description="What it obliges to, in our words.")
    words: Text | None = Field(None, description="The few words of the text that decide its strength.")
    means: Text | None = Field(None, description="What means are owed, in the provision's own words.")
    immediacy: Text | None = Field(None, description="How fast, in its own words.")
    process: Text | None = Field(None, description="Process qualifiers, such as constitutional processes, UN Art. 51.")
    limits: list[Text] = Field(default=[], description="What it does not oblige to or forbid, in words, by its text.")
    obligors: list[StateKey] = Field(default=[], description="Who owes; none given: every party.")
    beneficiaries: list[StateKey] = Field(default=[], description="To whom; none given: every other party.")
    casus: CasusDocument = CasusDocument()
    sources: list[Annotated[Citation, BeforeValidator(_as_citation)]] = Field(
        default=[], description="Where it differs from the agreement's."
    )

    @property
    def slug(self) -> str:
        """The last part of the provision's key."""
        return self.id or article_slug(self.article)


class AgreementDocument(Cited):
    """A treaty, pact, protocol, exchange of notes or joint declaration, with parties and provisions."""

    type: Literal["agreement"]
    key: Slug
    name: Text
    names: list[Text] = Field(default=[], description="Other names it is known by.")
    instrument: Instrument
    signed: ImpreciseDate | None = None
    in_force: ImpreciseDate | None = Field(None, description="First day in force; absent = not, or unknown.")
    terminated: ImpreciseDate | None = Field(None, description="First day no longer in force; absent = still.")
    termination: Text | None = Field(None, description="How it ended, or can be ended.")
    universal: bool = Field(False, description="Open to all states: membership answers, no pairs are derived.")
    secret: bool = False
    depositary: Text | None = None
    text_citation: Text | None = Field(None, description="Where the authentic text is printed.")
    url: Text | None = None
    atop_ids: list[int] = Field(default=[], description="ATOP agreements that this record stands in for.")
    unts: Text | None = Field(None, description="Registration number in the UN Treaty Series.")
    supersedes: list[Slug] = []
    parties: list[Party] = Field(min_length=1)
    signers: list[Signer] = []
    provisions: list[ProvisionDocument] = []

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        slugs = [provision.slug for provision in self.provisions]
        twice = sorted({slug for slug in slugs if slugs.count(slug) > 1})
        if twice:
            raise ValueError(f"several provisions would have the key {self.key}/{twice[0]}: give each its own id")
        spells = [dates.parse(day) for day in (self.signed, self.in_force, self.terminated) if day]
        for earlier, later in pairwise(spells):
            if earlier.earliest > later.latest:
                raise ValueError(f"{later.text} cannot come before {earlier.text}: signed ≤ in_force ≤ terminated")
        return self


class Administration(Dated):
    """Who administers a place."""

    state: StateKey
    note: Text | None = None


class TerritorialClaim(Dated):
    """Who claims a place."""

    state: StateKey
    basis: Text | None = None
    note: Text | None = None


class PlaceDocument(Cited):
    """A territory, region or sea."""

    type: Literal["place"]
    key: Slug
    kind: PlaceKind
    name: Text
    names: list[Text] = []
    home_of: StateKey | None = Field(None, description="The state whose home territory this is.")
    part_of: list[Slug] = []
    administered_by: list[Administration] = []
    claimed_by: list[TerritorialClaim] = []
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")] | None = None


class Participant(Model):
    """Who acted, or was acted upon, in an event."""

    actor: Key
    alleged: bool = Field(False, description="True where the participation itself is disputed.")


def _as_participant(value: Any) -> Any:
    return {"actor": value} if isinstance(value, str) else value


Participants = list[Annotated[Participant, BeforeValidator(_as_participant)]]


class EventDocument(Cited):
    """Something that happened, or is reported to have happened."""

    type: Literal["event"]
    key: Slug
    kind: EventKind
    act: Act | None = Field(None, description="Level of the hostile act; absent where it was none.")
    name: Text
    description: Text
    since: ImpreciseDate
    until: ImpreciseDate | None = Field(
        None, description="First day no longer going on; absent = a single day (or the month or year given)."
    )
    ongoing: bool = Field(False, description="True where it has not ended.")
    reported: ImpreciseDate | None = Field(None, description="First publicly known; absent = when it began.")
    disputed: bool = Field(False, description="True where it is disputed that it happened at all.")
    initiated_by: Participants = []
    targeted: Participants = []
    places: list[Slug] = []
    part_of: list[Slug] = Field(default=[], description="Events that this one belongs to.")
    about: list[Key] = Field(default=[], description="Agreements or others that it concerns.")
    casualties: Text | None = Field(None, description="In words, with the uncertainty of the sources.")

    @model_validator(mode="after")
    def _ends(self) -> Self:
        if self.until and dates.parse(self.since).earliest >= dates.parse(self.until).latest:
            raise ValueError(f"since {self.since} is not before until {self.until}")
        if self.until and self.ongoing:
            raise ValueError("an event with until is not ongoing")
        return self


class StanceDocument(Model):
    """What an actor said of the claim, and when."""

    actor: Key = Field(description="Key of a state, organization or official.")
    stance: Stance
    on: ImpreciseDate
    text: Text = Field(description="What was said, paraphrased.")
    sources: list[Annotated[Citation, BeforeValidator(_as_citation)]] = []


class ClaimDocument(Cited):
    """A statement that may be false."""

    type: Literal["claim"]
    key: Slug
    statement: Text = Field(description="The statement itself, as a neutral sentence.")
    about: list[Key] = Field(min_length=1, description="Keys of the records that it is about.")
    property: Text | None = Field(None, description="The property whose value it disputes, such as in_force.")
    value: Text | None = Field(None, description="The value it claims instead.")
    reported: ImpreciseDate | None = Field(None, description="First stated publicly; absent = its first stance.")
    stances: list[StanceDocument] = []

    @model_validator(mode="after")
    def _known_since(self) -> Self:
        if self.reported is None and not self.stances:
            raise ValueError("a claim needs `reported` or at least one stance: when was it first stated?")
        return self


class HostilityDocument(Dated, Cited):
    """An edge of hostility from one actor toward another."""

    type: Literal["hostility"]
    key: Slug
    source: Key = Field(description="Who is hostile.")
    target: Key = Field(description="Toward whom.")
    kind: HostilityKind
    mutual: bool = Field(False, description="True where it holds both ways.")
    text: Text = Field(description="What it consists in, in one sentence.")
    events: list[Slug] = []

    @model_validator(mode="after")
    def _two_actors(self) -> Self:
        if self.source == self.target:
            raise ValueError(f"{self.source} cannot be hostile to itself")
        return self


AnyDocument = Annotated[
    Annotated[DatasetDocument, Tag("dataset")]
    | Annotated[SourceDocument, Tag("source")]
    | Annotated[StateDocument, Tag("state")]
    | Annotated[OrganizationDocument, Tag("organization")]
    | Annotated[OfficialDocument, Tag("official")]
    | Annotated[PlaceDocument, Tag("place")]
    | Annotated[AgreementDocument, Tag("agreement")]
    | Annotated[EventDocument, Tag("event")]
    | Annotated[ClaimDocument, Tag("claim")]
    | Annotated[HostilityDocument, Tag("hostility")],
    Discriminator("type"),
]

ANY_DOCUMENT: TypeAdapter[AnyDocument] = TypeAdapter(AnyDocument)

DOCUMENT_TYPES = (
    "dataset", "source", "state", "organization", "official", "place", "agreement", "event", "claim", "hostility",
)  # fmt: skip
"""In the order in which they are written: what is referred to comes first."""

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def article_slug(article: str) -> str:
    """The last part of a provision's key: `III` → `3`, `IV(1)` → `4(1)`, `42(7)` → `42(7)`, `1 bis` → `1-bis`."""
    matched = re.fullmatch(r"([IVXLC]+)(\W.*)?", article)
    if matched:
        values = [_ROMAN[letter] for letter in matched[1]]
        total = sum(
            -value if any(later > value for later in values[at + 1 : at + 2]) else value
            for at, value in enumerate(values)
        )
        article = f"{total}{matched[2] or ''}"
    return re.sub(r"[^a-z0-9()]+", "-", article.lower()).strip("-")


def json_schema() -> dict[str, Any]:
    """The JSON Schema of one document of any type."""
    return ANY_DOCUMENT.json_schema()
