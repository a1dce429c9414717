"""Importers: small tables made by hand in the form of the data sets; whole files where FOEDUS_DATA has them."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.dates import BEGINNING, FOREVER
from graph.errors import InvalidDocuments, InvalidInput
from graph.facade import Graph, open_graph
from graph.importers import atop, states
from graph.vocabulary import Kind

STATES = """ccode,stateabb,statename,start,end,left_censored,right_censored,iso3,gwcode,gw_spells,note
2,USA,United States of America,1816-01-01,2016-12-31,1,1,USA,2,,
255,GMY,Germany,1816-01-01,1945-05-08,1,0,,255,,Prussia
255,GMY,Germany,1990-10-03,2016-12-31,0,1,DEU,260,,
260,GFR,German Federal Republic,1955-05-05,1990-10-02,0,0,,260,,
315,CZE,Czechoslovakia,1918-10-28,1939-03-15,0,0,,315,,
316,CZR,Czech Republic,1993-01-01,2016-12-31,0,1,CZE,316,,
"""


def cell_row(**given: object) -> dict[str, object]:
    plain: dict[str, object] = dict.fromkeys(atop.NEEDED, 0)
    return {**plain, "moent": 1, "dayent": 1, "version": "4.01", **given}


def table(path: Path, rows: list[dict[str, object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def world(graph: Graph, tmp_path: Path) -> Graph:
    file = tmp_path / "states.csv"
    file.write_text(STATES, encoding="utf-8")
    report, skipped = graph.import_file("states", file)
    assert report.by_type["state"] == 4
    assert not skipped
    return graph


def test_states_by_cow(world: Graph) -> None:
    germany = world.state("cow:260")
    assert (germany.key, germany.cow_codes, germany.gw_codes) == ("DEU", (255, 260), (255, 260))
    assert [(spell.since, spell.until) for spell in germany.system] == [
        (BEGINNING, date(1945, 5, 9)),
        (date(1990, 10, 3), FOREVER),
        (date(1955, 5, 5), date(1990, 10, 3)),
    ]
    assert world.state("cow:315").key == "CSK"
    assert world.state("CZE").name == "Czech Republic"
    assert world.state("cow:CZE").key == "CSK"


def test_atop_pairs_members_of_one_phase_while_both_are_in(world: Graph, tmp_path: Path) -> None:
    rows = [
        # asymmetric and conditional: only the United States owes defence, against a named adversary
        cell_row(atopid=1, member=2, yrent=1950, defense=1, defcoadv=1, consul=1, bilat=1),
        cell_row(atopid=1, member=255, yrent=1950, yrexit=1960, moexit=3, dayexit="", consul=1, bilat=1),
        # two phases, which never meet
        cell_row(atopid=2, member=2, phase=1, yrent=1970, yrexit=1980, moexit=1, dayexit=1, nonagg=1),
        cell_row(atopid=2, member=316, phase=2, yrent=1970, nonagg=1),
        # a successor on the day of the predecessor's exit
        cell_row(atopid=3, member=315, yrent=1930, yrexit=1993, moexit=1, dayexit=1, defense=1),
        cell_row(atopid=3, member=316, yrent=1993, defense=1),
        cell_row(atopid=3, member=2, yrent=1930, defense=1, obvary=1),
        # no state on record
        cell_row(atopid=4, member=8152, yrent=1900, defense=1),
    ]
    report, skipped = world.import_file("atop", table(tmp_path / "atop.csv", rows))
    assert report.by_type["agreement"] == 4
    assert [line.partition(":9: ")[2] for line in skipped] == ["member: no state on record has the COW code 8152"]
    edges = {
        (edge.source, edge.target, edge.kind, edge.agreement, edge.since, edge.until)
        for edge in world.store.alliance_edges(BEGINNING, FOREVER)
    }
    start, end = date(1950, 1, 1), date(1960, 3, 31)
    turn = date(1993, 1, 1)
    assert edges == {
        ("USA", "DEU", "DEFENSE", "atop-1", start, end),
        ("USA", "DEU", "CONSULTATION", "atop-1", start, end),
        ("DEU", "USA", "CONSULTATION", "atop-1", start, end),
        ("USA", "CSK", "DEFENSE", "atop-3", date(1930, 1, 1), turn),
        ("CSK", "USA", "DEFENSE", "atop-3", date(1930, 1, 1), turn),
        ("USA", "CZE", "DEFENSE", "atop-3", turn, None),
        ("CZE", "USA", "DEFENSE", "atop-3", turn, None),
    }
    (owed,) = world.store.provisions(["atop-1"])[1:] or world.store.provisions(["atop-1"])
    defense = next(one for one in world.store.provisions(["atop-1"]) if one.kind is Kind.DEFENSE)
    assert defense.obligors == ("USA",)
    assert defense.casus.notes == ("Coded as binding only against a named adversary.",)
    assert owed.agreement == "atop-1"
    answer = world.who(["cow:316"], "DEU", date(1955, 1, 1))
    assert [(one.state, str(one.verdict)) for one in answer.obligated] == [("USA", "CONDITIONAL")]


def test_an_alliance_that_a_curated_record_covers_is_not_counted_twice(world: Graph, tmp_path: Path) -> None:
    world.load_values(
        [
            {"type": "source", "key": "text", "kind": "TREATY_TEXT", "title": "Text", "citation": "Text."},
            {
                "type": "agreement", "key": "curated", "name": "Curated", "instrument": "TREATY",
                "in_force": "1950-01-01", "atop_ids": [1], "parties": [{"party": "USA"}, {"party": "DEU"}],
                "sources": ["text"],
            },
        ]
    )  # fmt: skip
    rows = [cell_row(atopid=1, member=code, yrent=1950, defense=1) for code in (2, 255)]
    report, skipped = world.import_file("atop", table(tmp_path / "atop.csv", rows))
    assert "agreement" not in report.by_type
    assert skipped == (f"{tmp_path}/atop.csv:2: alliance 1 is on record as curated",)


def test_importing_again_changes_nothing(world: Graph, tmp_path: Path) -> None:
    file = table(tmp_path / "atop.csv", [cell_row(atopid=1, member=code, yrent=1950, nonagg=1) for code in (2, 255)])
    world.import_file("atop", file)
    version = world.version()
    report, _ = world.import_file("atop", file)
    assert (report.created, report.changed) == ((), ())
    assert world.version() == version


def test_a_table_of_another_form_is_refused(world: Graph, tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InvalidDocuments, match=r"other\.csv:1: the table lacks the columns atopid, member"):
        world.import_file("atop", file)
    with pytest.raises(InvalidInput, match="there is no importer 'cow'"):
        world.import_file("cow", file)


# --- whole files ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Graph, Path]]:
    given = os.environ.get("FOEDUS_DATA")
    if not given:
        pytest.skip("FOEDUS_DATA names no folder with the data sets")
    folder = Path(given)
    with open_graph(f"ladybug://{tmp_path_factory.mktemp('whole')}/foedus.lb", time_limit=60) as graph:
        graph.import_file("states", folder / "states.csv")
        graph.import_file("atop", folder / "atop-member-level.csv")
        yield graph, folder


@pytest.mark.parametrize("day", [date(1914, 7, 28), date(1939, 9, 1), date(1955, 7, 1), date(2016, 7, 1)])
def test_the_edges_of_a_day_are_those_of_atops_rows(whole: tuple[Graph, Path], day: date) -> None:
    """Against the rule of the file itself, read here in the plainest way: same alliance, same phase, both in."""
    graph, folder = whole
    state_of = {
        code: state.key for state in graph.store.get("State", _keys(graph)).values() for code in state.cow_codes
    }
    with (folder / "atop-member-level.csv").open(encoding="utf-8") as file:
        members = [row for row in csv.DictReader(file) if int(row["member"]) in state_of and _in(row, day)]
    expected = {
        (state_of[int(one["member"])], state_of[int(other["member"])], str(kind))
        for one in members
        for other in members
        if one["member"] != other["member"] and (one["atopid"], one["phase"]) == (other["atopid"], other["phase"])
        for column, (kind, _, _) in atop.FLAGS.items()
        if one[column] == "1"
    }
    found = {(edge.source, edge.target, edge.kind) for edge in graph.store.alliance_edges(day, _after(day))}
    assert len(expected) > 50
    assert found == expected


def _keys(graph: Graph) -> list[str]:
    return [actor.key for actor in graph.store.actors() if actor.label == "State"]


def _after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _in(row: dict[str, str], day: date) -> bool:
    def number(column: str, absent: int) -> int:
        return int(float(row[column])) if row[column] else absent

    entry = date(number("yrent", 1), number("moent", 1), number("dayent", 1))
    if not number("yrexit", 0):
        return entry <= day
    month = number("moexit", 12)
    last = number("dayexit", 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)
    return entry <= day < date(number("yrexit", 1), month, last)


def test_the_columns_that_are_needed_are_documented() -> None:
    assert set(states.NEEDED) <= set(STATES.splitlines()[0].split(","))
