"""Neo4j 5 and later through the official driver.

As its makers advise: one driver a process, the database named (else a round trip more), managed transactions
with retry, READ access for reads, bookmarks shared by all sessions so that each read sees the writes before
it in a cluster too, and a time limit and metadata on every transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

import neo4j
from neo4j import exceptions
from neo4j.time import Date as Neo4jDate

from graph.engine import Row, Transaction
from graph.errors import DatabaseUnavailable, EngineFailure, QueryTimeout
from graph.statements import Statement, statement

Result = TypeVar("Result")

RETRY_SECONDS = 10.0
"""How long a managed transaction is retried while the database is away or a deadlock is resolved."""

WRITE_TIME_FACTOR = 20
"""A write transaction carries a whole batch: it may take so many times the limit of one read."""


class Neo4jEngine:
    """A Neo4j server or cluster."""

    dialect = "neo4j"

    def __init__(self, url: str, user: str | None, password: str | None, database: str, time_limit: float) -> None:
        self._url = url
        self._database = database
        self._time_limit = time_limit
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        self._driver = neo4j.GraphDatabase.driver(
            url,
            auth=(user, password or "") if user else None,
            max_transaction_retry_time=RETRY_SECONDS,
            connection_acquisition_timeout=RETRY_SECONDS,
            connection_timeout=5.0,
            # An empty database lacks the names of what was never written: nothing to warn of.
            notifications_disabled_classifications=[neo4j.NotificationDisabledClassification.UNRECOGNIZED],
            user_agent="foedus",
        )
        self.on_notification: Callable[[str, Any], None] | None = None
        """Called with a statement's name and what the server remarked on it; tests listen."""
        try:
            # Without retry, unlike the read after it, which finds whether the named database is there.
            self._driver.verify_connectivity()
            self.read(statement("ping", self.dialect), {})
        except (exceptions.Neo4jError, exceptions.DriverError, OSError, ValueError) as error:
            self._driver.close()
            raise self._translated(error, "connect") from error
        except BaseException:
            self._driver.close()
            raise

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks
        )

    def read(self, asked: Statement, parameters: Mapping[str, object]) -> list[Row]:
        asked.check(parameters)

        @neo4j.unit_of_work(timeout=self._time_limit, metadata={"app": "foedus", "statement": asked.name})
        def work(transaction: neo4j.ManagedTransaction) -> list[Row]:
            return self._run(transaction, asked, parameters)

        try:
            with self._session(neo4j.READ_ACCESS) as session:
                return session.execute_read(work)
        except (exceptions.Neo4jError, exceptions.DriverError) as error:
            raise self._translated(error, asked.name) from error

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        @neo4j.unit_of_work(timeout=self._time_limit * WRITE_TIME_FACTOR, metadata={"app": "foedus"})
        def inner(transaction: neo4j.ManagedTransaction) -> Result:
            return work(_Writing(self, transaction))

        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                return session.execute_write(inner)
        except (exceptions.Neo4jError, exceptions.DriverError) as error:
            raise self._translated(error, "write") from error

    def create_schema(self, statements: tuple[str, ...]) -> None:
        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                for text in statements:
                    session.run(cast(Any, text)).consume()
        except (exceptions.Neo4jError, exceptions.DriverError) as error:
            raise self._translated(error, "schema") from error

    def close(self) -> None:
        self._driver.close()

    def _run(
        self, transaction: neo4j.ManagedTransaction, asked: Statement, parameters: Mapping[str, object]
    ) -> list[Row]:
        # The driver types queries as literals against injection; ours are files, and users reach only parameters.
        result = transaction.run(cast(Any, asked.text), dict(parameters))
        rows = [{name: _plain(value) for name, value in record.data().items()} for record in result]
        summary = result.consume()
        if self.on_notification:
            for status in summary.gql_status_objects:
                if status.is_notification:
                    self.on_notification(asked.name, status)
        return rows

    def _translated(self, error: Exception, doing: str) -> Exception:
        if isinstance(error, exceptions.AuthError):
            return DatabaseUnavailable(f"{self._url} refused the login: check user and password")
        code = getattr(error, "code", None) or ""
        if "TransactionTimedOut" in code:
            return QueryTimeout(f"the database gave up on {doing} after its time limit")
        if "DatabaseNotFound" in code:
            return DatabaseUnavailable(f"{self._url} has no database {self._database!r}")
        if isinstance(
            error,
            exceptions.ServiceUnavailable | exceptions.SessionExpired | exceptions.TransientError
            | exceptions.DriverError | exceptions.ConfigurationError | OSError | ValueError,
        ):  # fmt: skip
            return DatabaseUnavailable(f"{self._url} cannot be reached: {type(error).__name__}")
        return EngineFailure(f"{doing}: {error}")


class _Writing:
    def __init__(self, engine: Neo4jEngine, transaction: neo4j.ManagedTransaction) -> None:
        self._engine, self._transaction = engine, transaction

    def run(self, asked: Statement, parameters: Mapping[str, object]) -> list[Row]:
        asked.check(parameters)
        return self._engine._run(self._transaction, asked, parameters)


def _plain(value: Any) -> Any:
    if isinstance(value, Neo4jDate):
        return value.to_native()
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
