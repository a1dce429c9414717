"""What people type on the command line, as the values that the graph takes; what cannot be read is a usage error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from graph.vocabulary import Act, Kind

if TYPE_CHECKING:
    from api.settings import Settings

Member = TypeVar("Member", bound=StrEnum)

ACTS = "|".join(act.lower() for act in Act)
KINDS = ", ".join(kind.lower() for kind in Kind)
FORMAT_NAMES = ("json", "graphml", "gexf", "csv")
"""Those of `graph.export`, which a help page does not wait for; a test holds them equal."""
IMPORTER_NAMES = ("atop", "states")
"""Those of `graph.importers`, likewise."""


def day(text: str | None, option: str) -> date | None:
    """One exact day."""
    if text is None:
        return None
    from graph.dates import DateError, parse_day

    try:
        return parse_day(text)
    except DateError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None


def days(text: str | None, option: str) -> tuple[date, date] | None:
    """`SINCE..UNTIL`, until exclusive."""
    if text is None:
        return None
    since, dots, until = text.partition("..")
    if not dots:
        raise typer.BadParameter(
            f"{text!r} is no span: write SINCE..UNTIL, such as 1914-06-28..1914-09-01", param_hint=option
        )
    start, end = day(since, option), day(until, option)
    assert start is not None
    assert end is not None
    return start, end


def act(text: str, option: str) -> Act:
    return _member(Act, text, option)


def kinds(texts: Iterable[str], option: str) -> list[Kind]:
    return [_member(Kind, text, option) for text in words(texts)]


def words(texts: Iterable[str]) -> list[str]:
    """An option may be given several times, and each time with several values between commas."""
    return [word.strip() for text in texts for word in text.split(",") if word.strip()]


def choice(text: str, allowed: Sequence[str], option: str) -> str:
    """One of a few words, in any case."""
    if text.lower() not in allowed:
        raise _no_choice(text, allowed, option)
    return text.lower()


def _member(kind: type[Member], text: str, option: str) -> Member:
    spelt = text.strip().upper().replace("-", "_").replace(" ", "_")
    if spelt not in kind.__members__:
        raise _no_choice(text, [name.lower() for name in kind.__members__], option)
    return kind[spelt]


def _no_choice(text: str, allowed: Sequence[str], option: str) -> typer.BadParameter:
    from difflib import get_close_matches

    near = get_close_matches(text.lower(), allowed, n=1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    return typer.BadParameter(f"{text!r} is none of {', '.join(allowed)}{hint}", param_hint=option)


SEED = "seed"
"""Stands for the packaged documents wherever a path of documents is asked for."""


def documents(paths: Iterable[Path]) -> list[Path]:
    """Files and folders of documents; the word `seed`, or no path at all, means the packaged ones."""
    given = [seed_folder() if str(path) == SEED else path for path in paths]
    return given or [seed_folder()]


def seed_folder() -> Path:
    import seed

    return Path(seed.__path__[0])


def settings(database: str | None, **others: Any) -> Settings:
    """The settings of the environment, with what was given on the command line in their place."""
    from pydantic import ValidationError

    from api.settings import Settings
    from graph.errors import InvalidInput

    given = {name: value for name, value in {"database": database, **others}.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        source = f"--{name}" if name in given else f"FOEDUS_{name.upper()}"
        raise InvalidInput(f"{source}: {first['msg']}") from None
