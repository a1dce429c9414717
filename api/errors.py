"""Errors as the outside sees them: one table of codes, the same for GraphQL and HTTP.

Every GraphQL error has `extensions.code`. What a user can act on keeps its words; what is a defect of Foedus
is logged with a request id, and the user is shown that id only.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError
from strawberry.extensions import SchemaExtension

from graph.dates import DateError
from graph.errors import EngineFailure, FoedusError, InvalidDocuments, InvalidInput, UnknownName

log = logging.getLogger("foedus.api")

BAD_USER_INPUT = "BAD_USER_INPUT"

HTTP_STATUS = {
    BAD_USER_INPUT: 400,
    "INVALID_DOCUMENTS": 400,
    "UNAUTHENTICATED": 401,
    "FORBIDDEN": 403,
    "NOT_FOUND": 404,
    "DATABASE_LOCKED": 503,
    "DATABASE_UNAVAILABLE": 503,
    "NOT_READY": 503,
    "TIMEOUT": 504,
}
"""The HTTP status of a code outside of GraphQL; 500 for any other."""


class Unauthenticated(FoedusError):
    """The request does not say who asks, or its key is not the right one."""

    code = "UNAUTHENTICATED"


class Forbidden(FoedusError):
    """Nobody may do this on this server."""

    code = "FORBIDDEN"


def is_defect(error: BaseException) -> bool:
    """Whether an error is none that a user can act on."""
    return isinstance(error, EngineFailure) or not isinstance(error, FoedusError | DateError)


def details(error: FoedusError | DateError) -> dict[str, Any]:
    """What an error says beside its message."""
    if isinstance(error, DateError):
        return {"code": BAD_USER_INPUT}
    found: dict[str, Any] = {"code": error.code}
    if isinstance(error, InvalidInput | UnknownName) and error.argument:
        found["argument"] = error.argument
    if isinstance(error, UnknownName):
        found["nearest"] = list(error.nearest)
    if isinstance(error, InvalidDocuments):
        found["problems"] = list(error.problems)
    return found


def masked(error: BaseException, request_id: str) -> tuple[str, dict[str, Any]]:
    """Logs a defect, and returns the message and details that a user is shown of it."""
    log.error("request %s failed", request_id, exc_info=error)
    message = f"Something went wrong in Foedus. It is logged as request {request_id}."
    return message, {"code": "INTERNAL", "requestId": request_id}


class ErrorCodes(SchemaExtension):
    """Gives every error of an operation its code, and hides the text of defects."""

    _executing = False

    def on_execute(self) -> Iterator[None]:
        self._executing = True
        yield

    def on_operation(self) -> Iterator[None]:
        yield
        result = self.execution_context.result
        errors = getattr(result, "errors", None)
        if result is not None and errors:
            result.errors = [self._coded(error) for error in errors]

    def _coded(self, error: GraphQLError) -> GraphQLError:
        original = _root_cause(error)
        if original is None:
            if "code" in (error.extensions or {}):
                return error
            return _with(error, error.message, {"code": self._code_of(error)})
        if is_defect(original):
            return _with(error, *masked(original, self.execution_context.context.request_id))
        assert isinstance(original, FoedusError | DateError)
        return _with(error, str(original), details(original))

    def _code_of(self, error: GraphQLError) -> str:
        if isinstance(error, GraphQLSyntaxError):
            return "GRAPHQL_PARSE_FAILED"
        # A variable of the wrong type is found when the execution begins.
        return BAD_USER_INPUT if self._executing else "GRAPHQL_VALIDATION_FAILED"


def _root_cause(error: GraphQLError) -> BaseException | None:
    """The first exception that is not GraphQL's own."""
    found: BaseException | None = error
    while isinstance(found, GraphQLError):
        found = found.original_error
    return found


def _with(error: GraphQLError, message: str, extensions: dict[str, Any]) -> GraphQLError:
    return GraphQLError(
        message, error.nodes, error.source, error.positions, error.path, error.original_error, extensions=extensions
    )
