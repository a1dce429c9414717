"""What goes wrong, told on stderr, with an exit code that scripts can rely on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from graph.errors import FoedusError, InvalidDocuments

OK, INTERNAL, USAGE, DOCUMENTS, UNAVAILABLE, OUTPUT, TIME, INTERRUPTED, PIPE = 0, 1, 2, 65, 69, 73, 75, 130, 141

EXIT_CODES = {
    OK: "done",
    INTERNAL: "a defect of Foedus",
    USAGE: "wrong usage, a value without sense, or an unknown name",
    DOCUMENTS: "documents with errors: nothing was written",
    UNAVAILABLE: "database or port unavailable, locked, or without data",
    OUTPUT: "the output file cannot be written",
    TIME: "the database gave up after its time limit",
    INTERRUPTED: "interrupted",
    PIPE: "whoever read the output has stopped reading",
}
"""The numbers from 65 up are those of BSD's sysexits where it has one."""

EXIT_OF_CODE = {
    "BAD_USER_INPUT": USAGE,
    "NOT_FOUND": USAGE,
    "INVALID_DOCUMENTS": DOCUMENTS,
    "NOT_READY": UNAVAILABLE,
    "DATABASE_LOCKED": UNAVAILABLE,
    "DATABASE_UNAVAILABLE": UNAVAILABLE,
    "TIMEOUT": TIME,
    "PORT_UNAVAILABLE": UNAVAILABLE,
    "OUTPUT_FAILED": OUTPUT,
}
"""By `FoedusError.code`; any other is a defect."""


class PortUnavailable(FoedusError):
    """The address or port is taken, not this machine's, or not allowed."""

    code = "PORT_UNAVAILABLE"


class OutputFailed(FoedusError):
    """A file that cannot be written."""

    code = "OUTPUT_FAILED"


MAX_PROBLEMS = 50
"""Errors of documents that are shown; the rest is counted."""


def tell(error: BaseException) -> int:
    """Says on stderr what went wrong, and gives the exit code."""
    if isinstance(error, InvalidDocuments):
        shown = error.problems[:MAX_PROBLEMS]
        total = len(error.problems)
        rest = total - len(shown)
        told = f"foedus: {total} error{'s' if total > 1 else ''} in the documents: nothing was written"
        _say([*shown, *([f"… and {rest} more"] if rest else []), told])
        return DOCUMENTS
    if isinstance(error, FoedusError) and error.code in EXIT_OF_CODE:
        _say([f"foedus: {error.message}"])
        return EXIT_OF_CODE[error.code]
    if os.environ.get("FOEDUS_DEBUG"):
        import traceback

        _say(traceback.format_exception(error))
    first = (str(error).splitlines() or [""])[0]
    _say(
        [
            f"foedus: internal error, a defect of Foedus: {type(error).__name__}: {first}",
            "Run it again with FOEDUS_DEBUG=1 in the environment for the details to report.",
        ]
    )
    return INTERNAL


def _say(lines: Iterable[str]) -> None:
    from cli.render import clean

    for line in lines:
        print(clean(line.rstrip("\n")), file=sys.stderr)
