"""Events, hostilities and places; claims, what is said of them, and the sources of it all."""

from __future__ import annotations

from asyncio import gather
from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.context import Info
from api.describe import given, object_type
from api.inputs import AsKnown, During, OnAny, span_or_always
from api.nodes import Actor, Cited, Node, Record, Subject, actor, node, nodes
from graph import records
from graph.dates import BEGINNING, FOREVER
from graph.vocabulary import Act, Confidence, EventKind, HostilityKind, PlaceKind, SourceKind
from graph.vocabulary import Stance as StanceKind

if TYPE_CHECKING:
    from api.actors import State

StateType = Annotated["State", strawberry.lazy("api.actors")]


@object_type
class Source(Record):
    """A treaty text, law, statement, report or data set that records cite."""

    record: strawberry.Private[records.Source]

    kind: SourceKind = given("What it is.")
    citation: str = given("The reference as a scholar would print it.")
    published: str | None = given("When it was published, as precise as known.")
    publisher: str | None = given("Who published it.")
    url: str | None = given("Where it can be read.")
    licence: str | None = given("On what terms it may be used.")


@object_type
class Place(Subject, Cited, Record):
    """A territory, region or sea."""

    record: strawberry.Private[records.Place]

    kind: PlaceKind = given("What it is.")
    names: list[str] = given("Other names.")
    wikidata: str | None = given("Wikidata id.")

    @strawberry.field
    async def home_of(self, info: Info) -> StateType | None:
        """The state whose home territory it is."""
        return await node(info, "State", self.record.home_of) if self.record.home_of else None

    @strawberry.field
    async def part_of(self, info: Info) -> list[Place]:
        """What it is directly a part of."""
        found = await info.context.loaders.wholes("Place").load(self.record.key)
        return await nodes(info, "Place", [whole for _, whole in found])

    @strawberry.field
    async def administered_by(self, info: Info, on: OnAny = None, during: During = None) -> list[Control]:
        """Who administers it, or did."""
        return await self._controls(info, "ADMINISTERED_BY", span_or_always(on, during))

    @strawberry.field
    async def claimed_by(self, info: Info, on: OnAny = None, during: During = None) -> list[Control]:
        """Who claims it, or did, beside who administers it."""
        return await self._controls(info, "CLAIMED_BY", span_or_always(on, during))

    async def _controls(self, info: Info, role: str, days: tuple[date, date]) -> list[Control]:
        since, until = days
        return [
            Control(record=one)
            for one in await info.context.loaders.controls().load(self.record.key)
            if one.role == role and (one.since or BEGINNING) < until and since < (one.until or FOREVER)
        ]


@object_type
class Control:
    """A state's administration of a place, or its claim to it."""

    record: strawberry.Private[records.Control]

    since: date | None = given("First day; null where unknown.")
    until: date | None = given("First day no longer; null while it lasts.")
    basis: str | None = given("On what a claim rests.")
    note: str | None = given("What a reader must know of it.")

    @strawberry.field
    async def state(self, info: Info) -> StateType:
        """The state."""
        found: State = await node(info, "State", self.record.state)
        return found


@object_type
class Event(Subject, Cited, Record):
    """Something that happened, or is reported to have happened."""

    record: strawberry.Private[records.Event]

    kind: EventKind = given("What it is.")
    act: Act | None = given("As what act it counts in the casus rule; null where it is no hostile act.")
    description: str = given("What happened.")
    since: date = given("First day; the earliest where the date is imprecise.")
    until: date | None = given("First day after it; null while it goes on.")
    since_given: str = given("The first day as precise as the sources have it.")
    until_given: str | None = given("The end as precise as the sources have it.")
    reported: date = given("When it became known.")
    disputed: bool = given("Whether it is disputed that it happened, or who did it.")
    casualties: str | None = given("The dead and wounded, with what is uncertain.")

    @strawberry.field
    async def initiated_by(self, info: Info) -> list[Participant]:
        """Who did it."""
        return await self._participants(info, "INITIATED_BY")

    @strawberry.field
    async def targeted(self, info: Info) -> list[Participant]:
        """At whom it was aimed."""
        return await self._participants(info, "TARGETED")

    async def _participants(self, info: Info, role: str) -> list[Participant]:
        found = await info.context.loaders.participants().load(self.record.key)
        return [Participant(record=one) for one in found if one.role == role]

    @strawberry.field
    async def places(self, info: Info) -> list[Place]:
        """Where it happened."""
        found = await info.context.loaders.event_places().load(self.record.key)
        return await nodes(info, "Place", [place for _, place in found])

    @strawberry.field
    async def part_of(self, info: Info) -> list[Event]:
        """The larger events that it is a part of."""
        found = await info.context.loaders.wholes("Event").load(self.record.key)
        return await nodes(info, "Event", [whole for _, whole in found])

    @strawberry.field
    async def about(self, info: Info) -> list[Node]:
        """The agreements and other things that it is about."""
        return await _subjects(info, self.record.key)


async def _subjects(info: Info, key: str) -> list[Node]:
    found = await info.context.loaders.subjects().load(key)
    return list(await gather(*(node(info, label, record) for _, _, record, label in found)))


@object_type
class Participant:
    """An actor in an event."""

    record: strawberry.Private[records.Participant]

    alleged: bool = given("Whether that it took part is disputed.")

    @strawberry.field
    async def actor(self, info: Info) -> Actor:
        """The actor."""
        found: Actor = await node(info, self.record.actor_label, self.record.actor)
        return found


@object_type
class Claim(Cited, Record):
    """A statement that may be false; who says what of it is in its stances."""

    record: strawberry.Private[records.Claim]

    property: str | None = given("The property of a record that it gives another value, where it does.")
    value: str | None = given("That value.")
    reported: date = given("When the claim became known.")

    @strawberry.field
    def statement(self) -> str:
        """What is claimed."""
        return self.record.name

    @strawberry.field
    async def about(self, info: Info) -> list[Node]:
        """What it is about."""
        return await _subjects(info, self.record.key)

    @strawberry.field
    async def stances(self, info: Info, as_known: AsKnown = None) -> list[Stance]:
        """Who said what of it, earliest first."""
        found = await info.context.loaders.stances(as_known or FOREVER).load(self.record.key)
        return [Stance(record=one) for one in found]


@object_type
class Stance:
    """What an actor said of a claim on a day."""

    record: strawberry.Private[records.StanceTaken]

    stance: StanceKind = given("Whether it asserts, confirms, denies, accuses or cannot confirm.")
    on: date = given("When it was said; the earliest day where the date is imprecise.")
    on_given: str = given("The same, as precise as the sources have it.")
    text: str = given("What was said, paraphrased.")

    @strawberry.field
    async def actor(self, info: Info) -> Actor:
        """Who said it."""
        found: Actor = await node(info, self.record.actor_label, self.record.actor)
        return found

    @strawberry.field
    async def claim(self, info: Info) -> Claim:
        """Of what it was said."""
        found: Claim = await node(info, "Claim", self.record.claim)
        return found

    @strawberry.field
    async def sources(self, info: Info) -> list[Source]:
        """Where it is reported."""
        return await nodes(info, "Source", self.record.sources)


@object_type
class Hostility:
    """A hostile relation of two actors while it lasts."""

    record: strawberry.Private[records.Hostility]

    key: str = given("Its stable, readable key.")
    kind: HostilityKind = given("What it is.")
    mutual: bool = given("Whether it goes both ways; else from `source` against `target`.")
    text: str = given("What it is, in words.")
    since: date | None = given("First day; null where unknown.")
    until: date | None = given("First day no longer; null while it lasts.")
    since_given: str | None = given("The first day as precise as the sources have it.")
    until_given: str | None = given("The end as precise as the sources have it.")
    confidence: Confidence = given("How well it is supported.")
    note: str | None = given("What a reader must know of it.")

    @strawberry.field
    async def source(self, info: Info) -> Actor:
        """From whom it comes."""
        found: Actor = await actor(info, self.record.source)
        return found

    @strawberry.field
    async def target(self, info: Info) -> Actor:
        """Against whom it is."""
        found: Actor = await actor(info, self.record.target)
        return found

    @strawberry.field
    async def events(self, info: Info, as_known: AsKnown = None) -> list[Event]:
        """Events that belong to it, as far as they were known."""
        found = await nodes(info, "Event", self.record.events)
        return [event for event in found if event.record.reported <= (as_known or FOREVER)]

    @strawberry.field
    async def sources(self, info: Info) -> list[Source]:
        """Where it is recorded."""
        return await nodes(info, "Source", self.record.sources)
