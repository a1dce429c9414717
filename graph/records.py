"""What the store returns: frozen records of what the graph holds, with no I/O behind them.

Dates are `datetime.date`; a `since` of None is an unknown start, an `until` of None still holds, and `until`
is the first day that a thing no longer holds. `*_given` is the text of an imprecise date as its source has it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.dates import ALWAYS, Spell
from graph.vocabulary import (
    Act,
    Confidence,
    EventKind,
    HostilityKind,
    Instrument,
    Kind,
    OrganizationKind,
    Outcome,
    PartyBasis,
    PlaceKind,
    SourceKind,
    Stance,
    Strength,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name that was borne during a spell."""

    name: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Record:
    """What every node says of itself; `label` is its kind of node."""

    key: str
    name: str
    dataset: str | None
    confidence: Confidence
    note: str | None

    @property
    def label(self) -> str:
        return type(self).__name__


@dataclass(frozen=True, slots=True)
class State(Record):
    """A state, continuous through its changes of name and regime."""

    names: tuple[DatedName, ...]
    iso2: str | None
    cow_codes: tuple[int, ...]
    cow_abbreviations: tuple[str, ...]
    gw_codes: tuple[int, ...]
    wikidata: str | None
    system: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class Organization(Record):
    """An organization of states, a command, an armed group or a body of a state."""

    kind: OrganizationKind
    names: tuple[DatedName, ...]
    wikidata: str | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Official(Record):
    """A person who acts or acted for a state or organization."""

    names: tuple[DatedName, ...]
    wikidata: str | None
    born: str | None
    died: str | None


@dataclass(frozen=True, slots=True)
class Agreement(Record):
    """A treaty, pact, protocol, exchange of notes or joint declaration."""

    names: tuple[str, ...]
    instrument: Instrument
    signed: date | None
    signed_given: str | None
    in_force: date | None
    in_force_given: str | None
    terminated: date | None
    terminated_given: str | None
    termination: str | None
    universal: bool
    multilateral: bool
    secret: bool
    depositary: str | None
    text_citation: str | None
    url: str | None
    atop_ids: tuple[int, ...]
    unts: str | None


@dataclass(frozen=True, slots=True)
class ScopedPlace:
    """A place in a scope during a spell."""

    place: str
    spell: Spell


@dataclass(frozen=True, slots=True)
class Reservation:
    """A casus narrowed for one party."""

    party: str
    text: str
    spell: Spell
    trigger: Act | None
    adversaries: frozenset[str]
    except_adversaries: frozenset[str]
    places: tuple[ScopedPlace, ...]
    except_places: tuple[ScopedPlace, ...]
    unprovoked: bool
    open_condition: str | None


@dataclass(frozen=True, slots=True)
class Suspension:
    """An obligation that one party has suspended toward another."""

    obligor: str
    beneficiary: str
    spell: Spell
    text: str


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A reading of the provision by parties, and the places that it adds."""

    by: tuple[str, ...]
    text: str
    spell: Spell
    places: tuple[ScopedPlace, ...]


@dataclass(frozen=True, slots=True)
class Casus:
    """When a provision binds, as data; the fields are those of `documents.CasusDocument`."""

    trigger: Act = Act.ARMED_ATTACK
    certain_from: Act | None = None
    beneficiary_attacked: bool = False
    adversaries: frozenset[str] = frozenset()
    adversaries_allies: bool = False
    except_adversaries: frozenset[str] = frozenset()
    min_attackers: int = 1
    unprovoked: bool = False
    places: tuple[ScopedPlace, ...] = ()
    except_places: tuple[ScopedPlace, ...] = ()
    administered_by: frozenset[str] = frozenset()
    any_place: bool = False
    on_request: bool = False
    reservations: tuple[Reservation, ...] = ()
    suspended: tuple[Suspension, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()
    carve_outs: tuple[tuple[str, str], ...] = ()
    unpublished: bool = False
    notes: tuple[str, ...] = ()

    def place_keys(self) -> set[str]:
        """Every place that the casus names."""
        scopes = [self.places, self.except_places]
        scopes += [scope for item in self.reservations for scope in (item.places, item.except_places)]
        scopes += [item.places for item in self.interpretations]
        return {scoped.place for scope in scopes for scoped in scope}


@dataclass(frozen=True, slots=True)
class Provision:
    """One article that creates one kind of obligation."""

    key: str
    agreement: str
    article: str
    kind: Kind
    strength: Strength
    paraphrase: str
    words: str | None = None
    means: str | None = None
    immediacy: str | None = None
    process: str | None = None
    limits: tuple[str, ...] = ()
    obligors: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    casus: Casus = field(default_factory=Casus)

    @property
    def label(self) -> str:
        return "Provision"

    @property
    def name(self) -> str:
        return f"Article {self.article}"


@dataclass(frozen=True, slots=True)
class Place(Record):
    """A territory, region or sea."""

    kind: PlaceKind
    names: tuple[str, ...]
    home_of: str | None
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Event(Record):
    """Something that happened or is reported to have happened."""

    kind: EventKind
    act: Act | None
    description: str
    since: date
    until: date | None
    since_given: str
    until_given: str | None
    reported: date
    disputed: bool
    casualties: str | None


@dataclass(frozen=True, slots=True)
class Claim(Record):
    """A statement that may be false; `name` is the statement."""

    property: str | None
    value: str | None
    reported: date


@dataclass(frozen=True, slots=True)
class Source(Record):
    """A treaty text, law, statement, report or data set."""

    kind: SourceKind
    citation: str
    published: str | None
    publisher: str | None
    url: str | None
    licence: str | None


@dataclass(frozen=True, slots=True)
class Dataset:
    """A set of records, with the day up to which its facts were looked at.

    `loaded` is when a load of it was last finished (ISO 8601, UTC), empty while one is under way or was cut off.
    """

    key: str
    title: str
    version: str
    current_to: date
    licence: str
    citation: str
    url: str | None
    loaded: str


Node = State | Organization | Official | Agreement | Provision | Place | Event | Claim | Source
"""Any node that has an id of its own in the API."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and the article, page or paragraph in it."""

    source: Source
    locator: str | None


@dataclass(frozen=True, slots=True)
class Membership:
    """A state's membership in an organization."""

    state: str
    organization: str
    role: str | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Office:
    """An office held; `of` is the key of the state or organization, `of_label` its kind of node."""

    official: str
    of: str
    of_label: str
    title: str
    leader: bool
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Kinship:
    """`official` is <relation> `other`."""

    official: str
    other: str
    relation: str


@dataclass(frozen=True, slots=True)
class Party:
    """A party of an agreement, and from when until when it is bound."""

    agreement: str
    party: str
    party_label: str
    signed: date | None
    since: date | None
    until: date | None
    basis: PartyBasis
    reservation: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed an agreement, for whom, and when."""

    agreement: str
    official: str
    on: date | None
    party: str | None


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in an event; `role` is INITIATED_BY or TARGETED, `alleged` where that is disputed."""

    event: str
    actor: str
    actor_label: str
    role: str
    alleged: bool


@dataclass(frozen=True, slots=True)
class StanceTaken:
    """What an actor said of a claim; `position` is its place in the claim's document, which orders one day's."""

    claim: str
    actor: str
    actor_label: str
    stance: Stance
    on: date
    on_given: str
    text: str
    sources: tuple[str, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Hostility:
    """An edge of hostility."""

    key: str
    source: str
    source_label: str
    target: str
    target_label: str
    kind: HostilityKind
    mutual: bool
    text: str
    since: date | None
    until: date | None
    since_given: str | None
    until_given: str | None
    confidence: Confidence
    note: str | None
    events: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Control:
    """Who administers or claims a place; `role` is ADMINISTERED_BY or CLAIMED_BY."""

    place: str
    state: str
    role: str
    since: date | None
    until: date | None
    basis: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition of a provision, its three-valued answer, and why, in a sentence."""

    condition: str
    outcome: Outcome
    text: str


@dataclass(frozen=True, slots=True)
class Bond:
    """A provision between two states in force: `obligor` owes it to `beneficiary` during `spell`."""

    obligor: str
    beneficiary: str
    provision: Provision
    agreement: Agreement
    spell: Spell = ALWAYS


@dataclass(frozen=True, slots=True)
class Case:
    """A case to be judged. What is None is unknown; `place` None is the victim's home territory."""

    attackers: tuple[str, ...]
    victim: str
    on: date
    act: Act = Act.ARMED_ATTACK
    place: str | None = None
    provoked: bool | None = None
    requested: bool | None = True


@dataclass(frozen=True, slots=True)
class Premise:
    """What a later wave supposes: that `attackers` attack `victim`, because of `because`."""

    attackers: tuple[str, ...]
    victim: str
    because: str


@dataclass(frozen=True, slots=True)
class Obligation:
    """A bond judged in a case."""

    bond: Bond
    verdict: Verdict
    reasons: tuple[Reason, ...]
    wave: int = 1
    premise: Premise | None = None

    @property
    def kind(self) -> Kind:
        return self.bond.provision.kind

    @property
    def strength(self) -> Strength:
        return self.bond.provision.strength


@dataclass(frozen=True, slots=True)
class ObligatedState:
    """A state with a DEFENSE or OFFENSE obligation that is triggered or conditional, and all of those."""

    state: str
    wave: int
    verdict: Verdict
    strength: Strength
    obligations: tuple[Obligation, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A state bound to both sides, or bound to help and not to."""

    state: str
    toward: tuple[Obligation, ...]
    against: tuple[Obligation, ...]
    text: str


@dataclass(frozen=True, slots=True)
class CasusReport:
    """The answer to who is obligated."""

    case: Case
    obligated: tuple[ObligatedState, ...]
    obligations: tuple[Obligation, ...]
    breaches: tuple[Obligation, ...]
    conflicts: tuple[Conflict, ...]
    names: dict[str, str]
    """Key → name of every state in the report."""


@dataclass(frozen=True, slots=True)
class Change:
    """An obligation whose verdict differs between two cases, and the conditions that differ, before and after."""

    before: Obligation
    after: Obligation
    reasons: tuple[tuple[Reason | None, Reason], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two cases side by side: who is in, who is out, because of what."""

    before: CasusReport
    after: CasusReport
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What ties a state to a side of a case, and what keeps it out; `obligation` is None where it owes nothing."""

    agreement: Agreement
    obligation: Obligation | None
    text: str


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a state is or is not obligated in a case: every link that it has with the sides."""

    case: Case
    state: str
    verdict: Verdict
    links: tuple[Link, ...]
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """An edge of an alliance graph: an obligation by kind, or a hostility by kind."""

    source: str
    target: str
    kind: str
    agreement: str | None
    provision: str | None
    since: date | None
    until: date | None
    hostile: bool = False


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A node of an alliance graph; `degree` counts its neighbours in that graph, not its edges."""

    key: str
    kind: str
    name: str
    cow_codes: tuple[int, ...]
    degree: int


@dataclass(frozen=True, slots=True)
class Subgraph:
    """What a dashboard draws."""

    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of states, and for each pair of neighbours the edges that join them."""

    states: tuple[str, ...]
    steps: tuple[tuple[GraphEdge, ...], ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated thing in a state's history; `record` is what it is about."""

    on: date
    text: str
    record: Any


@dataclass(frozen=True, slots=True)
class Page:
    """Records of a list in the order of their keys, and whether more follow."""

    records: tuple[Any, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Status:
    """Which data the database holds; `version` changes with every write."""

    dialect: str
    version: str
    datasets: tuple[Dataset, ...]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, or with `dry_run` would do: document keys by what happens to them."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    dry_run: bool
    by_type: dict[str, int]
