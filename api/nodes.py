"""What all nodes have in common: the interfaces, and how a record of the graph becomes a GraphQL object."""

from __future__ import annotations

from asyncio import gather
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

import strawberry

from api.context import Info
from api.describe import given, interface, object_type
from api.inputs import AsKnown, node_id
from graph import dates
from graph.dates import FOREVER, open_end, open_start
from graph.vocabulary import Confidence

if TYPE_CHECKING:
    from api.events import Claim, Event, Source, Stance

SourceType = Annotated["Source", strawberry.lazy("api.events")]
ClaimType = Annotated["Claim", strawberry.lazy("api.events")]
EventType = Annotated["Event", strawberry.lazy("api.events")]
StanceType = Annotated["Stance", strawberry.lazy("api.events")]


@interface
class Node:
    """Anything with an identity of its own."""

    record: strawberry.Private[Any]
    types: ClassVar[dict[str, type[Node]]] = {}

    def __init_subclass__(cls) -> None:
        Node.types[cls.__name__] = cls

    key: str = given("The stable, readable key, unique over the graph, such as `KOR` or `us-rok-mutual-defense-1953`.")
    name: str = given("The name in English.")

    @strawberry.field
    def id(self) -> strawberry.ID:
        """Relay's opaque id, for `node(id:)`."""
        return strawberry.ID(node_id(self.record.label, self.record.key))


def as_node(record: Any) -> Any:
    """The GraphQL object of a record."""
    return Node.types[record.label](record=record)


async def node(info: Info, label: str, key: str) -> Any:
    """The GraphQL object of a record that the graph is known to have."""
    record = await info.context.loaders.records(label).load(key)
    assert record is not None, f"{label} {key}"
    return as_node(record)


async def nodes(info: Info, label: str, keys: Iterable[str]) -> list[Any]:
    """The same for several, once each, in the order given."""
    found = await info.context.loaders.records(label).load_many(list(dict.fromkeys(keys)))
    return [as_node(record) for record in found if record is not None]


async def actor(info: Info, key: str) -> Any:
    """The GraphQL object of a state or, where there is none with this key, an organization."""
    record = await info.context.loaders.records("State").load(key)
    return as_node(record) if record else await node(info, "Organization", key)


async def actors(info: Info, keys: Iterable[str]) -> list[Any]:
    """The same for several, asked for at once."""
    return await gather(*(actor(info, key) for key in keys))


@interface
class Record(Node):
    """A node with what its data set says of it."""

    confidence: Confidence = given("How well the record is supported.")
    note: str | None = given("What a reader must know of the record, and why confidence is less.")
    dataset: str | None = given("Key of the data set that the record belongs to; see `status`.")


@interface
class Cited(Node):
    """A node whose facts stand in sources."""

    @strawberry.field
    async def sources(self, info: Info) -> list[Citation]:
        """Where the facts of this record stand."""
        found = await info.context.loaders.citations(self.record.label).load(self.record.key)
        return [Citation(source=as_node(one.source), locator=one.locator) for _, one in found]


@interface
class Subject(Node):
    """A node that claims may be about."""

    @strawberry.field
    async def claims(self, info: Info, as_known: AsKnown = None) -> list[ClaimType]:
        """Claims about this: statements that may be false."""
        found = await info.context.loaders.said_about(as_known or FOREVER).load(self.record.key)
        return await nodes(info, "Claim", [row[0] for row in found if row[1] == "Claim"])


@interface
class Actor(Node):
    """Who acts: a state, an organization or an official."""

    @strawberry.field
    async def stances(self, info: Info, as_known: AsKnown = None) -> list[StanceType]:
        """What this actor said of claims, earliest first."""
        from api.events import Stance

        found = await info.context.loaders.stances_of_actor(as_known or FOREVER).load(self.record.key)
        return [Stance(record=one) for one in found]


@object_type
class Citation:
    """A source and the place in it."""

    source: SourceType = strawberry.field(description="The source.")
    locator: str | None = strawberry.field(description="Article, page or paragraph in it.")


@object_type
class DatedName:
    """A name that was borne for some time."""

    name: str = given("The name.")
    since: date | None = given("First day of the name; null where unknown.")
    until: date | None = given("First day that it was no longer borne; null while it is.")


@object_type
class Spell:
    """A span of days."""

    record: strawberry.Private[dates.Spell]

    @strawberry.field
    def since(self) -> date | None:
        """First day; null where unknown."""
        return open_start(self.record.since)

    @strawberry.field
    def until(self) -> date | None:
        """First day after the span; null where it goes on."""
        return open_end(self.record.until)
