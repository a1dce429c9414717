"""Imprecise dates and half-open spells.

A date in a document may be a year (`1879`), a month (`1879-10`) or a day (`1879-10-07`). As the start of
a spell it is taken as the earliest day it may mean, as the end as the latest; the text is kept as given.
Spells are half-open: `since` is the first day, `until` the first day that is no longer in it.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

FOREVER = date(9999, 12, 31)
"""`until` of what still holds; a stored date and never null, because a composite relationship index
leaves out relationships that lack one of its properties."""

BEGINNING = date(1, 1, 1)
"""`since` of what holds from a day that the sources do not give."""

_PATTERN = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


class DateError(ValueError):
    """A text that is no date; the message says what was found and what would be right."""


@dataclass(frozen=True, slots=True)
class Imprecise:
    """A date as a source gives it: `text`, and the `earliest` and `latest` day it may mean."""

    text: str
    earliest: date
    latest: date

    @property
    def exact(self) -> bool:
        return self.earliest == self.latest


def parse(text: str) -> Imprecise:
    """Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; raises `DateError` for anything else."""
    matched = _PATTERN.match(text.strip())
    if not matched:
        raise DateError(f"{text!r} is not a date: write YYYY-MM-DD, or YYYY-MM or YYYY where the day is unknown")
    year, month, day = (int(part) if part else None for part in matched.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError as error:
        raise DateError(f"{text!r} is not a day of the calendar: {error}") from None
    if day:
        return Imprecise(text, first, first)
    last_month = month or 12
    return Imprecise(text, first, date(year, last_month, calendar.monthrange(year, last_month)[1]))


def parse_day(text: str) -> date:
    """Reads one exact day, `YYYY-MM-DD`; raises `DateError` for less precise or malformed text."""
    parsed = parse(text)
    if not parsed.exact:
        raise DateError(f"{text!r} is not one day: write YYYY-MM-DD, such as {parsed.earliest}")
    return parsed.earliest


@dataclass(frozen=True, slots=True, order=True)
class Spell:
    """A half-open span of days, `since` inclusive and `until` exclusive."""

    since: date = BEGINNING
    until: date = FOREVER

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.since <= day < self.until

    def overlap(self, other: Spell) -> Spell | None:
        """The days in both, or None if there is none."""
        since, until = max(self.since, other.since), min(self.until, other.until)
        return Spell(since, until) if since < until else None


ALWAYS = Spell(BEGINNING, FOREVER)


def open_start(day: date) -> date | None:
    """`since` as readers see it: None where the start is unknown."""
    return None if day == BEGINNING else day


def open_end(day: date) -> date | None:
    """`until` as readers see it: None where it still holds."""
    return None if day == FOREVER else day
