"""What can go wrong, in a form that every way in (GraphQL, HTTP, command line) can show.

Each error has a stable `code`; the message says what, where, and what would be right.
"""

from __future__ import annotations

from collections.abc import Sequence


class FoedusError(Exception):
    """Base of all errors that a user can act on."""

    code = "INTERNAL"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InvalidInput(FoedusError):
    """The question or a value in it makes no sense (attacker = victim, a malformed date)."""

    code = "BAD_USER_INPUT"

    def __init__(self, message: str, argument: str | None = None) -> None:
        super().__init__(message)
        self.argument = argument


class UnknownName(FoedusError):
    """A key, code or name that fits nothing; `nearest` lists up to five keys that it may have meant."""

    code = "NOT_FOUND"

    def __init__(self, message: str, nearest: Sequence[str] = (), argument: str | None = None) -> None:
        super().__init__(message)
        self.nearest = tuple(nearest)
        self.argument = argument


class InvalidDocuments(FoedusError):
    """Documents that cannot be loaded; `problems` has one line per error, each with file, line and field."""

    code = "INVALID_DOCUMENTS"

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        first = f", the first at {problems[0]}" if problems else ""
        super().__init__(f"{len(problems)} error{'s' if len(problems) != 1 else ''} in the documents{first}")


class NotReady(FoedusError):
    """The database holds no data yet."""

    code = "NOT_READY"


class DatabaseLocked(FoedusError):
    """Another process has the embedded database open."""

    code = "DATABASE_LOCKED"


class DatabaseUnavailable(FoedusError):
    """The database cannot be reached, or refused the login."""

    code = "DATABASE_UNAVAILABLE"


class QueryTimeout(FoedusError):
    """The database gave up on a statement after its time limit."""

    code = "TIMEOUT"


class EngineFailure(FoedusError):
    """A statement that the database refused: a defect of Foedus, whose text no user is shown."""
