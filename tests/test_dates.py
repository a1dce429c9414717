"""Imprecise dates and half-open spells."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import FOREVER, DateError, Spell, open_end, open_start, parse, parse_day

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1879", date(1879, 1, 1), date(1879, 12, 31)),
        ("1879-10", date(1879, 10, 1), date(1879, 10, 31)),
        ("1879-10-07", date(1879, 10, 7), date(1879, 10, 7)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29)),
    ],
)
def test_a_date_means_its_earliest_to_its_latest_day(text: str, earliest: date, latest: date) -> None:
    found = parse(text)
    assert (found.earliest, found.latest, found.text) == (earliest, latest, text)


@pytest.mark.parametrize(
    "text", ["1953-02-30", "1953-13", "53", "", "yesterday", "1953-1-1", "1953/10/01", "0000-01-01"]
)
def test_what_is_no_date_is_refused_with_what_would_be_right(text: str) -> None:
    with pytest.raises(DateError, match=r"YYYY-MM-DD|not a day of the calendar"):
        parse(text)


def test_a_day_is_asked_for_exactly() -> None:
    assert parse_day("1953-10-01") == date(1953, 10, 1)
    with pytest.raises(DateError, match="not one day"):
        parse_day("1953-10")


@given(DAYS)
def test_an_exact_day_survives_the_round_trip(day: date) -> None:
    assert parse(day.isoformat()).earliest == parse(day.isoformat()).latest == day


@given(DAYS, DAYS, DAYS)
def test_a_spell_is_half_open(one: date, other: date, day: date) -> None:
    since, until = min(one, other), max(one, other)
    spell = Spell(since, until)
    assert (day in spell) == (since <= day < until)
    assert until not in spell


@given(DAYS, DAYS, DAYS, DAYS, DAYS)
def test_an_overlap_holds_exactly_the_days_of_both(a: date, b: date, c: date, d: date, day: date) -> None:
    one, other = Spell(min(a, b), max(a, b)), Spell(min(c, d), max(c, d))
    both = one.overlap(other)
    assert (both is not None and day in both) == (day in one and day in other)


def test_open_ends_read_as_nothing() -> None:
    assert open_end(FOREVER) is None
    assert open_start(Spell().since) is None
    assert open_end(FOREVER - timedelta(days=1)) == date(9999, 12, 30)
