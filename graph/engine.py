"""The one seam between the store and a database: two methods that run statements, and a schema.

An engine knows its driver and its errors; it knows no labels and no rules. Values cross the seam as plain
Python: text, numbers, booleans, `datetime.date`, lists and dicts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar
from urllib.parse import unquote, urlsplit

from graph.errors import InvalidInput
from graph.statements import Statement

Row = dict[str, Any]
Result = TypeVar("Result")

NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


class Transaction(Protocol):
    """A write transaction under way."""

    def run(self, asked: Statement, parameters: Mapping[str, object]) -> list[Row]:
        """Runs a statement in this transaction and returns its rows."""


class Engine(Protocol):
    """A database that runs the statements of its dialect."""

    @property
    def dialect(self) -> str:
        """`neo4j` or `ladybug`: which overrides in `cypher/` apply."""

    def read(self, asked: Statement, parameters: Mapping[str, object]) -> list[Row]:
        """Runs one reading statement and returns its rows.

        Raises `QueryTimeout` past the time limit, `DatabaseUnavailable` where the database cannot be reached.
        """

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        """Runs `work` in one write transaction: all of it is kept, or nothing.

        A database may ask for a retry, so `work` can be called more than once and must have no other effects.
        """

    def create_schema(self, statements: tuple[str, ...]) -> None:
        """Runs data definition statements, each of which does nothing where its object is there."""

    def close(self) -> None:
        """Lets go of the database; safe to call twice."""


@dataclass(frozen=True)
class Access:
    """How to reach and log into a database server."""

    user: str | None = None
    password: str | None = None
    database: str = "neo4j"


def open_engine(url: str, access: Access, time_limit: float) -> Engine:
    """The engine for a database URL; `time_limit` is seconds per statement.

    Raises `InvalidInput` for a URL of no known scheme, `DatabaseLocked` or `DatabaseUnavailable` where it
    cannot be opened.
    """
    parts = urlsplit(url)
    if parts.scheme == "ladybug":
        from graph.engine_ladybug import LadybugEngine

        path = unquote(parts.netloc + parts.path)
        if not path:
            raise InvalidInput("ladybug:// needs a path: write ladybug:///path/to/file")
        return LadybugEngine(path, time_limit)
    if parts.scheme in NEO4J_SCHEMES and parts.hostname:
        from graph.engine_neo4j import Neo4jEngine

        port = f":{parts.port}" if parts.port else ""
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        user = unquote(parts.username) if parts.username else access.user
        password = unquote(parts.password) if parts.password else access.password
        query = f"?{parts.query}" if parts.query else ""
        return Neo4jEngine(f"{parts.scheme}://{host}{port}{query}", user, password, access.database, time_limit)
    raise InvalidInput(
        f"{parts.scheme or url!r} is no database URL: write ladybug:///path, or neo4j://host:7687 "
        f"(also {', '.join(NEO4J_SCHEMES[1:])})"
    )
