"""Reading the tables of data sets: encodings, integers that look like floats, and where each row stands."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import InvalidDocuments
from graph.reading import Placed, read_values


@dataclass(frozen=True)
class Known:
    """What the database already holds: COW code → state key, ATOP id → key of the curated agreement."""

    states: Mapping[int, str]
    curated: Mapping[int, str]


@dataclass
class Imported:
    """Documents to load, and what of the file was not taken, one line each."""

    placed: list[Placed] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """A row of a table; `line` counts from 1, the head included."""

    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        return self.cells[column].strip()

    def integer(self, column: str) -> int | None:
        """A whole number, also where it is written `12.0`; None where it is blank."""
        text = self.text(column)
        return int(float(text)) if text else None

    def flag(self, column: str) -> bool:
        return self.integer(column) == 1


def rows(file: Path, needed: Sequence[str]) -> Iterator[Row]:
    """The rows of a CSV file in UTF-8 or Latin-1, any line ends; raises `InvalidDocuments` for a wrong table."""
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Published versions of these data sets come in Latin-1 too, which fits any byte.
        text = raw.decode("latin-1")
    reader = csv.DictReader(text.splitlines())
    missing = [column for column in needed if column not in (reader.fieldnames or ())]
    if missing:
        raise InvalidDocuments([f"{file}:1: the table lacks the columns {', '.join(missing)}"])
    for cells in reader:
        if None in cells or None in cells.values():
            raise InvalidDocuments([f"{file}:{reader.line_num}: the row does not have as many cells as the head"])
        yield Row(reader.line_num, cells)


def dated(year: int | None, month: int | None, day: int | None) -> str | None:
    """An imprecise date from its parts; None where there is no year (0 and blank alike)."""
    if not year:
        return None
    if not month or not 1 <= month <= 12:
        return f"{year:04}"
    if not day or not 1 <= day <= 31:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}"


def add(found: Imported, value: dict[str, Any], file: Path, line: int) -> None:
    """Adds a document read from a line of a file."""
    (read,) = read_values([value], str(file))
    found.placed.append(Placed(read.document, str(file), line, {}))
