"""The alliance graph, and chains of alliances in it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import strawberry

from api.agreements import Agreement
from api.context import Info
from api.describe import given, object_type
from api.nodes import Actor, actors, node
from graph import records


@object_type
class Graph:
    """A graph of states, and at times organizations, for a dashboard to draw."""

    record: strawberry.Private[records.Subgraph]

    @strawberry.field
    def nodes(self) -> list[GraphNode]:
        """The ends of the edges, in the order of their keys."""
        return [GraphNode(record=one) for one in self.record.nodes]

    @strawberry.field
    def edges(self) -> list[GraphEdge]:
        """One edge for each provision, pair and direction, and one for each hostility."""
        return [GraphEdge(record=one) for one in self.record.edges]


@object_type
class GraphNode:
    """A node of an alliance graph."""

    record: strawberry.Private[records.GraphNode]

    key: str = given("Key of the state or organization.")
    kind: str = given("`State` or `Organization`.")
    name: str = given("Its name.")
    cow_codes: list[int] = given("Country codes of the Correlates of War project.")
    degree: int = given("Number of its neighbours in this graph.")


@object_type
class GraphEdge:
    """An edge of an alliance graph: who owes what to whom, or who is hostile to whom."""

    record: strawberry.Private[records.GraphEdge]

    source: str = given("Key of the obligor, or of the hostile side.")
    target: str = given("Key of the beneficiary, or of the other side.")
    kind: str = given("An `ObligationKind`, or with `hostile` a `HostilityKind`.")
    agreement: str | None = given("Key of the agreement; null for a hostility.")
    provision: str | None = given("Key of the provision; null for a hostility.")
    since: date | None = given("First day; null where unknown.")
    until: date | None = given("First day no longer; null while it holds.")
    hostile: bool = given("Whether it is a hostility.")

    @strawberry.field
    async def bound_by(self, info: Info) -> Agreement | None:
        """The agreement itself; null for a hostility."""
        return await node(info, "Agreement", self.record.agreement) if self.record.agreement else None


@object_type
class Path:
    """A shortest chain of alliances, and where asked for hostilities, from one state to another."""

    record: strawberry.Private[records.Path]

    @strawberry.field
    def length(self) -> int:
        """Number of its steps."""
        return len(self.record.steps)

    @strawberry.field
    async def actors(self, info: Info) -> list[Actor]:
        """The states, and at times organizations, from source to target."""
        return await actors(info, self.record.states)

    @strawberry.field
    def steps(self) -> list[PathStep]:
        """What joins each of them to the next."""
        return [
            PathStep(source=one, target=other, links=edges)
            for (one, other), edges in zip(pairwise(self.record.states), self.record.steps, strict=True)
        ]


@object_type
class PathStep:
    """What joins two neighbours of a path; the edges may go either way."""

    source: str = strawberry.field(description="Key of the neighbour that is nearer to the path's source.")
    target: str = strawberry.field(description="Key of the other.")
    links: strawberry.Private[tuple[records.GraphEdge, ...]]

    @strawberry.field
    def edges(self) -> list[GraphEdge]:
        """The edges between the two."""
        return [GraphEdge(record=one) for one in self.links]
