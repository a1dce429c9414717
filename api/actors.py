"""States, organizations and officials."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from api.agreements import Agreement, Commitment, Party, commitments
from api.context import Info, in_thread
from api.describe import given, object_type
from api.events import Event, Hostility
from api.inputs import AsKnown, DateRange, During, Kinds, On, OnAny, argument, span, span_or_always
from api.nodes import Actor, Cited, DatedName, Node, Record, Spell, Subject, as_node, node, nodes
from graph import records
from graph.dates import BEGINNING, FOREVER
from graph.vocabulary import EventKind, OrganizationKind

if TYPE_CHECKING:
    from api.agreements import Signature

SignatureType = Annotated["Signature", strawberry.lazy("api.agreements")]
Against = Annotated[str | None, argument("Only with this state or organization: key, code or name.", name="with")]
EventKinds = Annotated[list[EventKind] | None, argument("Only events of these kinds. Left out: all.")]


async def _other(info: Info, name: str | None, argument: str) -> str | None:
    """The key of the actor that an argument names."""
    return await info.context.loaders.actor_keys().load((name, argument)) if name is not None else None


async def _hostilities(
    info: Info, key: str, on: date | None, during: DateRange | None, other: str | None
) -> list[Hostility]:
    found = await info.context.loaders.hostilities(span_or_always(on, during)).load(key)
    with_key = await _other(info, other, "with")
    return [Hostility(record=one) for one in found if with_key is None or with_key in (one.source, one.target)]


async def _officials(
    info: Info, key: str, on: date | None, during: DateRange | None, leaders_only: bool
) -> list[Office]:
    found = await info.context.loaders.offices_in(span_or_always(on, during)).load(key)
    return [Office(record=one) for one in found if one.leader or not leaders_only]


async def _participations(
    info: Info, key: str, on: date | None, during: DateRange | None, other: str | None
) -> list[records.Party]:
    loaders, days = info.context.loaders, span_or_always(on, during)
    mine = await loaders.parties_of_actor(days, unbound=not (on or during)).load(key)
    with_key = await _other(info, other, "with")
    if with_key is None:
        return mine
    theirs = await loaders.parties_of_actor(days, unbound=not (on or during)).load(with_key)
    return [one for one in mine if any(_meet(one, another) for another in theirs)]


def _meet(one: records.Party, other: records.Party) -> bool:
    """Whether two parties of one agreement are, or were only meant to be, bound by it at the same time."""
    if one.agreement != other.agreement:
        return False
    since = max(one.since or BEGINNING, other.since or BEGINNING)
    return since < min(one.until or FOREVER, other.until or FOREVER) or one.since is None or other.since is None


async def _events(
    info: Info,
    key: str,
    on: date | None,
    during: DateRange | None,
    as_known: date | None,
    kinds: list[EventKind] | None,
) -> list[Event]:
    found = await info.context.loaders.events_of_actor(span_or_always(on, during), as_known or FOREVER).load(key)
    return [Event(record=event) for _, event in found if not kinds or event.kind in kinds]


@object_type
class State(Actor, Subject, Cited, Record):
    """A state, continuous through its changes of name and regime as the Correlates of War project sees it."""

    record: strawberry.Private[records.State]

    names: list[DatedName] = given("Official, former and other names, with their dates.")
    iso2: str | None = given("ISO 3166-1 alpha-2 code.")
    cow_codes: list[int] = given("Country codes of the Correlates of War project; a state may have had several.")
    cow_abbreviations: list[str] = given("Abbreviations of the Correlates of War project.")
    gw_codes: list[int] = given("Country codes of Gleditsch and Ward.")
    wikidata: str | None = given("Wikidata id.")

    @strawberry.field
    def system(self) -> list[Spell]:
        """When it was a member of the state system (Correlates of War)."""
        return [Spell(record=spell) for spell in self.record.system]

    @strawberry.field
    async def obligations(
        self,
        info: Info,
        on: On = None,
        during: During = None,
        kinds: Kinds = None,
        owed_to: Annotated[str | None, argument("Only what is owed to this state: key, code or name.")] = None,
    ) -> list[Commitment]:
        """What this state owes to others by agreements in force, case or no case; universal agreements left out."""
        other = await _other(info, owed_to, "owedTo")
        return [
            one
            for one in await commitments(info, self.record.key, span(on, during), kinds)
            if one.record.obligor == self.record.key and other in (None, one.record.beneficiary)
        ]

    @strawberry.field
    async def protections(
        self,
        info: Info,
        on: On = None,
        during: During = None,
        kinds: Kinds = None,
        owed_by: Annotated[str | None, argument("Only what this state owes: key, code or name.")] = None,
    ) -> list[Commitment]:
        """What others owe to this state by agreements in force; universal agreements left out."""
        other = await _other(info, owed_by, "owedBy")
        return [
            one
            for one in await commitments(info, self.record.key, span(on, during), kinds)
            if one.record.beneficiary == self.record.key and other in (None, one.record.obligor)
        ]

    @strawberry.field
    async def hostilities(
        self, info: Info, on: OnAny = None, during: During = None, with_: Against = None
    ) -> list[Hostility]:
        """Wars, clashes, threats, declared enmity and other hostile relations, earliest first."""
        return await _hostilities(info, self.record.key, on, during, with_)

    @strawberry.field
    async def officials(
        self,
        info: Info,
        on: OnAny = None,
        during: During = None,
        leaders_only: Annotated[bool, argument("Only heads of state or government and effective leaders.")] = False,
    ) -> list[Office]:
        """The offices of this state and who held them, earliest first."""
        return await _officials(info, self.record.key, on, during, leaders_only)

    @strawberry.field
    async def agreements(
        self, info: Info, on: OnAny = None, during: During = None, with_: Against = None
    ) -> list[Agreement]:
        """Agreements that bind this state; without a date, also those that it signed and that never bound it."""
        found = await _participations(info, self.record.key, on, during, with_)
        return await nodes(info, "Agreement", [one.agreement for one in found])

    @strawberry.field
    async def participations(
        self, info: Info, on: OnAny = None, during: During = None, with_: Against = None
    ) -> list[Party]:
        """The same as `agreements`, with the dates of this state as a party."""
        return [Party(record=one) for one in await _participations(info, self.record.key, on, during, with_)]

    @strawberry.field
    async def memberships(self, info: Info, on: OnAny = None, during: During = None) -> list[Membership]:
        """Organizations of which this state is or was a member."""
        found = await info.context.loaders.memberships(span_or_always(on, during)).load(self.record.key)
        return [Membership(record=one) for one in found]

    @strawberry.field
    async def events(
        self,
        info: Info,
        on: OnAny = None,
        during: During = None,
        as_known: AsKnown = None,
        kinds: EventKinds = None,
    ) -> list[Event]:
        """Events that this state initiated or that were aimed at it, earliest first."""
        return await _events(info, self.record.key, on, during, as_known, kinds)

    @strawberry.field
    async def timeline(self, info: Info, during: During = None, as_known: AsKnown = None) -> list[TimelineEntry]:
        """What is dated in this state's history, in order of time."""
        since, until = span_or_always(None, during)
        known = as_known or FOREVER
        found = await in_thread(info.context.graph.timeline, self.record.key, since, until, known)
        return [TimelineEntry(record=one) for one in found]


@object_type
class Organization(Actor, Subject, Cited, Record):
    """An organization of states, a command, an armed group, or a body of a state."""

    record: strawberry.Private[records.Organization]

    kind: OrganizationKind = given("What it is.")
    names: list[DatedName] = given("Former and other names, with their dates.")
    wikidata: str | None = given("Wikidata id.")
    since: date | None = given("When it was founded; null where unknown.")
    until: date | None = given("First day that it no longer exists; null while it does.")

    @strawberry.field
    async def members(self, info: Info, on: OnAny = None, during: During = None) -> list[Membership]:
        """Its members."""
        found = await info.context.loaders.members(span_or_always(on, during)).load(self.record.key)
        return [Membership(record=one) for one in found]

    @strawberry.field
    async def officials(
        self,
        info: Info,
        on: OnAny = None,
        during: During = None,
        leaders_only: Annotated[bool, argument("Only its leaders.")] = False,
    ) -> list[Office]:
        """Its offices and who held them, earliest first."""
        return await _officials(info, self.record.key, on, during, leaders_only)

    @strawberry.field
    async def agreements(
        self, info: Info, on: OnAny = None, during: During = None, with_: Against = None
    ) -> list[Agreement]:
        """Agreements to which it is a party."""
        found = await _participations(info, self.record.key, on, during, with_)
        return await nodes(info, "Agreement", [one.agreement for one in found])

    @strawberry.field
    async def hostilities(
        self, info: Info, on: OnAny = None, during: During = None, with_: Against = None
    ) -> list[Hostility]:
        """Its hostile relations, earliest first."""
        return await _hostilities(info, self.record.key, on, during, with_)

    @strawberry.field
    async def events(
        self,
        info: Info,
        on: OnAny = None,
        during: During = None,
        as_known: AsKnown = None,
        kinds: EventKinds = None,
    ) -> list[Event]:
        """Events that it initiated or that were aimed at it, earliest first."""
        return await _events(info, self.record.key, on, during, as_known, kinds)


@object_type
class Official(Actor, Subject, Cited, Record):
    """A person who acts or acted for a state or organization."""

    record: strawberry.Private[records.Official]

    names: list[DatedName] = given("Other names and spellings.")
    wikidata: str | None = given("Wikidata id.")
    born: str | None = given("Date of birth, as precise as the sources have it.")
    died: str | None = given("Date of death, as precise as the sources have it.")

    @strawberry.field
    async def offices(self, info: Info, on: OnAny = None, during: During = None) -> list[Office]:
        """The offices that this person held, earliest first."""
        found = await info.context.loaders.offices_of_official(span_or_always(on, during)).load(self.record.key)
        return [Office(record=one) for one in found]

    @strawberry.field
    async def signed(self, info: Info) -> list[SignatureType]:
        """The agreements that this person signed."""
        from api.agreements import Signature

        found = await info.context.loaders.signatures_of_official().load(self.record.key)
        return [Signature(record=one) for one in found]

    @strawberry.field
    async def relatives(self, info: Info) -> list[Kinship]:
        """Ties of family to other officials, as each side of them reads."""
        found = await info.context.loaders.kinships().load(self.record.key)
        return [Kinship(record=one) for one in found]

    @strawberry.field
    async def events(
        self,
        info: Info,
        on: OnAny = None,
        during: During = None,
        as_known: AsKnown = None,
        kinds: EventKinds = None,
    ) -> list[Event]:
        """Events that this person initiated or that were aimed at them, earliest first."""
        return await _events(info, self.record.key, on, during, as_known, kinds)


@object_type
class Office:
    """An office, and who held it when."""

    record: strawberry.Private[records.Office]

    title: str = given("The title of the office.")
    leader: bool = given("Whether it made its holder head of state or government or effective leader.")
    since: date | None = given("First day in office; null where unknown.")
    until: date | None = given("First day no longer in office; null while in it.")

    @strawberry.field
    async def official(self, info: Info) -> Official:
        """Who held it."""
        found: Official = await node(info, "Official", self.record.official)
        return found

    @strawberry.field
    async def of(self, info: Info) -> Actor:
        """The state or organization whose office it is."""
        found: Actor = await node(info, self.record.of_label, self.record.of)
        return found


@object_type
class Membership:
    """A state's membership in an organization."""

    record: strawberry.Private[records.Membership]

    role: str | None = given("Such as observer or associate; null for a full member.")
    since: date | None = given("First day; null where unknown.")
    until: date | None = given("First day no longer a member; null while it is one.")

    @strawberry.field
    async def state(self, info: Info) -> State:
        """The member."""
        found: State = await node(info, "State", self.record.state)
        return found

    @strawberry.field
    async def organization(self, info: Info) -> Organization:
        """The organization."""
        found: Organization = await node(info, "Organization", self.record.organization)
        return found


@object_type
class Kinship:
    """`official` is the `relation` `other`, such as sister of."""

    record: strawberry.Private[records.Kinship]

    relation: str = given("The tie, such as `sister of`.")

    @strawberry.field
    async def official(self, info: Info) -> Official:
        """Of whom it is said."""
        found: Official = await node(info, "Official", self.record.official)
        return found

    @strawberry.field
    async def other(self, info: Info) -> Official:
        """To whom the tie is."""
        found: Official = await node(info, "Official", self.record.other)
        return found


@object_type
class TimelineEntry:
    """A dated thing in a state's history."""

    record: strawberry.Private[records.TimelineEntry]

    on: date = given("The day.")
    text: str = given("What happened, in a few words.")

    @strawberry.field
    def about(self) -> Node | None:
        """The agreement, event or official that it is about; null for a hostility."""
        about: Any = self.record.record
        return None if isinstance(about, records.Hostility) else as_node(about)

    @strawberry.field
    def hostility(self) -> Hostility | None:
        """The hostility that it is about, if it is about one."""
        about: Any = self.record.record
        return Hostility(record=about) if isinstance(about, records.Hostility) else None
