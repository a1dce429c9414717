"""Ladybug, the embedded engine: one process at a time, one writer, readers side by side."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

import ladybug

from graph.engine import Row, Transaction
from graph.errors import DatabaseLocked, DatabaseUnavailable, EngineFailure, QueryTimeout
from graph.statements import Statement

Result = TypeVar("Result")


class LadybugEngine:
    """One database file. Connections are not thread-safe, so each read borrows one from a pool."""

    dialect = "ladybug"

    def __init__(self, path: str, time_limit: float) -> None:
        self._time_limit = int(time_limit * 1000)
        self._writing = threading.Lock()
        self._idle: SimpleQueue[Any] = SimpleQueue()
        self._closed = False
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            self._database = ladybug.Database(path)
            # The file is opened, and its lock taken, only with the first connection.
            self._idle.put(self._connect())
        except RuntimeError as error:
            text = str(error)
            if "Could not set lock" in text:
                holder = text.partition("held by PID ")[2].partition(")")[0]
                raise DatabaseLocked(
                    f"{path} is open in another process{f' ({holder})' if holder else ''}: an embedded database "
                    "serves one process at a time. Stop that one, ask it over HTTP, or use Neo4j"
                ) from None
            raise DatabaseUnavailable(f"{path} cannot be opened: {text}") from error
        except OSError as error:
            raise DatabaseUnavailable(f"{path} cannot be opened: {error}") from error

    def _connect(self) -> Any:
        connection = ladybug.Connection(self._database)
        connection.set_query_timeout(self._time_limit)
        return connection

    def read(self, asked: Statement, parameters: Mapping[str, object]) -> list[Row]:
        asked.check(parameters)
        if self._closed:
            raise DatabaseUnavailable("the database is closed")
        try:
            connection = self._idle.get_nowait()
        except Empty:
            connection = self._connect()
        try:
            return _run(connection, asked, parameters)
        finally:
            self._idle.put(connection)

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        # Ladybug refuses a second write transaction instead of waiting for the first.
        with self._writing:
            if self._closed:
                raise DatabaseUnavailable("the database is closed")
            connection = self._connect()
            try:
                connection.execute("BEGIN TRANSACTION")
                try:
                    result = work(_Writing(connection))
                    connection.execute("COMMIT")
                except BaseException:
                    # A failing statement has already rolled back; then there is no transaction any more.
                    with suppress(RuntimeError):
                        connection.execute("ROLLBACK")
                    raise
                return result
            finally:
                connection.close()

    def create_schema(self, statements: tuple[str, ...]) -> None:
        with self._writing:
            connection = self._connect()
            try:
                for text in statements:
                    connection.execute(text)
            finally:
                connection.close()

    def close(self) -> None:
        with self._writing:
            if self._closed:
                return
            self._closed = True
            with suppress(Empty):
                while True:
                    self._idle.get_nowait().close()
            self._database.close()


class _Writing:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def run(self, asked: Statement, parameters: Mapping[str, object]) -> list[Row]:
        asked.check(parameters)
        return _run(self._connection, asked, parameters)


def _run(connection: Any, asked: Statement, parameters: Mapping[str, object]) -> list[Row]:
    # An UNWIND over an empty list is a binder error in Ladybug: its elements have no type.
    if not parameters.get("rows", True):
        return []
    try:
        result = connection.execute(asked.text, parameters=dict(parameters))
        columns = result.get_column_names()
        rows = [dict(zip(columns, _plain(values), strict=True)) for values in result.get_all()]
        result.close()
    except RuntimeError as error:
        raise _translated(error, asked) from error
    return rows


def _translated(error: RuntimeError, asked: Statement) -> Exception:
    if "Interrupted" in str(error):
        return QueryTimeout(f"the database gave up on {asked.name} after its time limit")
    return EngineFailure(f"{asked.name}: {error}")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items() if name not in ("_ID", "_LABEL", "_SRC", "_DST")}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
