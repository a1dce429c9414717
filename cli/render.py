"""How answers reach people and scripts: tables that fit 80 columns with or without colour, and JSON.

The JSON has GraphQL's names (camelCase), so that a script can move between the two ways in.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, NoReturn

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cli.exits import OutputFailed

WIDE = 110
"""From this width on, a table has a column for what it stacks in one cell otherwise."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Text of the data without what could steer a terminal: escape sequences and reversed writing."""
    return _CONTROL.sub("\ufffd", text)


class Output(Console):
    """A console that leaves a closed pipe to `cli.main.run`; names and keys of the data are never markup."""

    def __init__(self, file: IO[str] | None = None) -> None:
        super().__init__(file=file, markup=False, emoji=False, highlight=False, soft_wrap=False)

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError

    @property
    def unicode(self) -> bool:
        return self.encoding.lower().startswith("utf")

    def say(self, text: str = "", style: str = "") -> None:
        """A paragraph, wrapped between words."""
        self.print(Text(clean(text), style=style))


def written(text: str, style: str = "") -> Text:
    """A cell of a table."""
    return Text(clean(text), style=style)


def table(*columns: str, title: str | None = None) -> Table:
    """A table with lines only below its head, which stays legible where it is copied or has no colour."""
    made = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, title_justify="left", title_style="bold", title=title
    )
    for name in columns:
        made.add_column(name, overflow="fold")
    return made


def emit_json(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def dates(since: date | None, until: date | None) -> str:
    """`until` is the first day that a thing no longer holds, here as everywhere."""
    if since and until:
        return f"{since} to {until}"
    if until:
        return f"until {until}"
    return f"since {since}" if since else "no dates known"


def count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: list[str], word: str = "and", comma: str = ", ") -> str:
    """`A`, `A and B`, `A, B and C`."""
    return names[0] if len(names) == 1 else f"{comma.join(names[:-1])} {word} {names[-1]}"


def by_kind(articles: Iterable[tuple[str, str | None]]) -> str:
    """`DEFENSE (3), NON_AGGRESSION (9, 10)`: each kind with the articles that create it."""
    found: dict[str, list[str]] = {}
    for kind, article in articles:
        found.setdefault(kind, []).extend([article] if article else [])
    return ", ".join(
        f"{kind} ({', '.join(sorted(set(given), key=lambda text: (len(text), text)))})" if given else kind
        for kind, given in found.items()
    )


@contextmanager
def working(text: str) -> Iterator[None]:
    """Says on stderr that something takes a while; a moving sign where a person watches, one line elsewhere."""
    console = Output(sys.stderr)
    if console.is_terminal:
        with console.status(written(text)):
            yield
    else:
        console.say(text)
        yield


def write_file(path: Path, chunks: Iterable[str]) -> None:
    """Writes a file whole or not at all; a device or pipe is written as it is."""
    whole = not path.exists() or path.is_file()
    draft = path.with_name(f".{path.name}.part") if whole else path
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.writelines(chunks)
        if whole:
            draft.replace(path)
    except OSError as error:
        raise OutputFailed(f"{path} cannot be written: {error.strerror}") from None
