"""What arguments share: dates, spans of days, ids and cursors, and their descriptions."""

from __future__ import annotations

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date
from typing import Annotated, Any

import strawberry
from graphql import GraphQLError

from api import enums as enums  # the schema must know them before it meets them
from api.describe import input_type
from graph import facade
from graph.dates import BEGINNING, FOREVER, DateError, parse_day
from graph.errors import InvalidInput
from graph.facade import Filter as Filter
from graph.vocabulary import Kind

PAGE_DEFAULT, PAGE_MAX = 50, 100

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

SHOWN = 40
"""So much of a wrong value is shown back."""


def shown(value: object) -> str:
    """A value as an error message repeats it."""
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def day(value: object) -> date:
    """One exact day, `YYYY-MM-DD`; raises `DateError` for anything else."""
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise DateError(f'{shown(value)} is not a day: write YYYY-MM-DD in quotes, such as "2024-10-21"')
    return parse_day(value)


def _read_day(value: object) -> date:
    try:
        return day(value)
    except DateError as error:
        raise GraphQLError(str(error), extensions={"code": "BAD_USER_INPUT"}) from None


DateScalar = strawberry.scalar(
    name="Date",
    description='One day of the Gregorian calendar, `YYYY-MM-DD`, such as "2024-12-04".',
    serialize=date.isoformat,
    parse_value=_read_day,
    specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
)


@input_type
class DateRange:
    """A span of days: from `since` on, up to but without `until`. An end left out is open."""

    since: date | None = strawberry.field(default=None, description="First day of the span.")
    until: date | None = strawberry.field(default=None, description="First day that is no longer in the span.")

    def days(self) -> tuple[date, date]:
        return self.since or BEGINNING, self.until or FOREVER


def span(on: date | None, during: DateRange | None) -> tuple[date, date]:
    """The days that a question asks about; today by default."""
    return facade.span(on, during.days() if during else None)


def span_or_always(on: date | None, during: DateRange | None) -> tuple[date, date]:
    """The days that a list asks about; all time by default."""
    return span(on, during) if on or during else (BEGINNING, FOREVER)


def argument(description: str, name: str | None = None) -> Any:
    """The description of an argument, for use in `Annotated`."""
    return strawberry.argument(description=description, name=name)


On = Annotated[date | None, argument("As of this day. Left out, and `during` too: today.")]
OnAny = Annotated[date | None, argument("Only what holds on this day. Left out, and `during` too: all time.")]
During = Annotated[
    DateRange | None, argument("Only what holds at some time of this span; give this or `on`, not both.")
]
AsKnown = Annotated[
    date | None, argument("As known at the end of this day: without what was reported or stated only later.")
]
Kinds = Annotated[list[Kind] | None, argument("Only obligations of these kinds. Left out: all.")]


def encode(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(text: str, argument: str) -> str:
    """The inverse of `encode`; raises `InvalidInput` for anything else."""
    try:
        found = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (binascii.Error, ValueError):
        found = ""
    if not found or encode(found) != text:
        raise InvalidInput(f"{shown(text)} is none that this server gave out", argument)
    return found


def node_id(label: str, key: str) -> str:
    """Relay's opaque id of a node."""
    return encode(f"{label}:{key}")


def label_and_key(text: str) -> tuple[str, str]:
    label, colon, key = decode(text, "id").partition(":")
    if not colon:
        raise InvalidInput(f"{shown(text)} is no id of a node", "id")
    return label, key


def cursor(key: str) -> str:
    """Where a page ends: after a key, so that it stays right when records come or go."""
    return encode(f"after:{key}")


def after_key(text: str | None) -> str:
    if text is None:
        return ""
    word, _, key = decode(text, "after").partition(":")
    if word != "after":
        raise InvalidInput(f"{shown(text)} is no cursor", "after")
    return key


def page_size(first: int | None) -> int:
    size = PAGE_DEFAULT if first is None else first
    if not 1 <= size <= PAGE_MAX:
        raise InvalidInput(f"first is {size}: ask for 1 to {PAGE_MAX}", "first")
    return size
