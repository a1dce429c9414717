"""Relay connections: lists in pages, with cursors that stay right when records come or go."""

from __future__ import annotations

from dataclasses import field
from typing import Generic, TypeVar

import strawberry

from api.context import Info, in_thread
from api.describe import object_type
from api.inputs import Filter, after_key, cursor, page_size
from api.nodes import as_node

NodeType = TypeVar("NodeType")


@object_type
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = strawberry.field(description="Whether more follow after this page.")
    has_previous_page: bool = strawberry.field(description="Whether the page begins after a cursor.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first record; null on an empty page.")
    end_cursor: str | None = strawberry.field(
        description="Cursor of the last record, to be given as `after` for the next page; null on an empty page."
    )


@object_type
class Edge(Generic[NodeType]):
    """A record on a page, with its cursor."""

    cursor: str = strawberry.field(description="Opaque; give it as `after` for what follows this record.")
    node: NodeType = strawberry.field(description="The record.")


@object_type
class Connection(Generic[NodeType]):
    """A page of a list in the order of the records' keys."""

    edges: list[Edge[NodeType]] = strawberry.field(description="The records with their cursors.")
    page_info: PageInfo = strawberry.field(description="Where this page stands in the list.")
    label: strawberry.Private[str]
    asked: strawberry.Private[Filter] = field(default_factory=Filter)

    @strawberry.field
    def nodes(self) -> list[NodeType]:
        """The records."""
        return [edge.node for edge in self.edges]

    @strawberry.field
    async def total_count(self, info: Info) -> int:
        """How many records the whole list has; counted only where it is asked for."""
        return await in_thread(info.context.graph.store.count, self.label, self.asked)


async def page(info: Info, label: str, asked: Filter, first: int | None, after: str | None) -> Connection[NodeType]:
    """The page of records of one label that the arguments of a connection ask for."""
    found = await in_thread(info.context.graph.page, label, asked, after_key(after), page_size(first))
    edges: list[Edge[NodeType]] = [Edge(cursor=cursor(one.key), node=as_node(one)) for one in found.records]
    place = PageInfo(
        has_next_page=found.more,
        has_previous_page=after is not None,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )
    return Connection(edges=edges, page_info=place, label=label, asked=asked)
