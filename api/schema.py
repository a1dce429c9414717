"""The GraphQL schema; `sdl()` prints it, and `api/schema.graphql` keeps it for readers and for a test."""

from __future__ import annotations

from datetime import date

import strawberry
from graphql import GraphQLError
from strawberry.extensions import MaxAliasesLimiter, MaxTokensLimiter, QueryDepthLimiter
from strawberry.scalars import JSON
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from api.actors import Official, Organization, State
from api.agreements import Agreement, Provision
from api.describe import read
from api.errors import ErrorCodes
from api.events import Claim, Event, Place, Source
from api.inputs import DateScalar
from api.mutation import Mutation
from api.query import Query

MAX_DEPTH, MAX_ALIASES, MAX_TOKENS = 12, 30, 2000
"""What one document may ask for, so that no single one can keep the server busy."""

JSON_SCALAR = strawberry.scalar(
    name="JSON",
    description="Any JSON value.",
    specified_by_url="https://www.rfc-editor.org/rfc/rfc8259",
    serialize=lambda value: value,
    parse_value=lambda value: value,
)


class Schema(strawberry.Schema):
    """Leaves the log to `api.errors`, which logs defects and not what users type."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        pass


def _schema(*, sort: bool) -> Schema:
    return Schema(
        query=Query,
        mutation=Mutation,
        types=[State, Organization, Official, Agreement, Provision, Place, Event, Claim, Source],
        extensions=[
            ErrorCodes,
            lambda: MaxTokensLimiter(max_token_count=MAX_TOKENS),
            lambda: QueryDepthLimiter(max_depth=MAX_DEPTH),
            lambda: MaxAliasesLimiter(max_alias_count=MAX_ALIASES),
        ],
        config=StrawberryConfig(
            sort_schema=sort, default_resolver=read, scalar_map={date: DateScalar, JSON: JSON_SCALAR}
        ),
    )


schema = _schema(sort=False)
"""The schema that is served. Not the sorted one: sorting makes plain enum types of Strawberry's, and then an
argument arrives as text instead of as a member, which compares with members as text does."""


def sdl() -> str:
    """The schema in GraphQL's schema definition language, sorted so that a change shows where it was made."""
    return _schema(sort=True).as_str() + "\n"
