"""The command line: what it shows, its exit codes, and that nothing is written where something is wrong."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from cli import exits, values
from cli.main import app
from cli.render import clean
from graph import export, importers
from graph.errors import DatabaseUnavailable, EngineFailure, FoedusError, QueryTimeout
from graph.records import GraphEdge, GraphNode, Subgraph
from graph.vocabulary import Act, Kind
from tests.documents import WORLD, Value, pact, provision, state

NAME = "Charlie [bold]=\x1b[31m"
"""What a careless or hostile document may put into a name: markup, and a terminal's escape sequence."""

CASES: list[Value] = [
    *(one for one in WORLD if one["key"] not in ("CCC", "AAA")),
    state("AAA", "Alfa", iso2="AA", names=[{"name": "Kingdom of Alfa", "until": "1940"}]),
    state("CCC", NAME),
    state("DDD", "Delta"),
    state("EEE", "Echo"),
    pact(
        "front",
        ("BBB", "DDD", "EEE"),
        name="Treaty of Mutual Assistance between Bravo, Delta and Echo",
        names=["Front Pact"],
        provisions=[
            provision("I", strength="AUTOMATIC", words="at once", process="By its laws.", casus={"trigger": "WAR"})
        ],
    ),
]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database that holds `CASES`; no test writes to it."""
    folder = tmp_path_factory.mktemp("cli")
    address = f"ladybug://{folder}/foedus.lb"
    assert foedus("load", written(folder / "world.json", CASES), url=address).exit_code == 0
    return address


@pytest.fixture
def empty(tmp_path: Path) -> str:
    return f"ladybug://{tmp_path}/empty.lb"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("FOEDUS_")]:
        if "TEST" not in name and "REQUIRE" not in name:
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")


def foedus(*arguments: str | Path, url: str | None = None) -> Result:
    given = [*map(str, arguments), *(["--database", url] if url else [])]
    return CliRunner().invoke(app, given)


def written(path: Path, documents: Sequence[Value]) -> Path:
    path.write_text(json.dumps(list(documents)), encoding="utf-8")
    return path


def parsed(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def flat(text: str) -> str:
    return " ".join(text.split())


# --- who -----------------------------------------------------------------------------------------------------


def test_who_answers_in_words_and_a_table(url: str) -> None:
    result = foedus("who", "Kingdom of Alfa", "CCC", "BBB", "--on", "1952-01-01", url=url)
    assert result.exit_code == 0, result.output
    assert not result.stderr
    shown = flat(result.stdout)
    assert "attack Bravo on 1952-01-01 (armed attack), nobody is obligated to fight for certain." in shown
    assert "2 states may be, on open conditions: Delta and Echo." in shown
    # Delta and Echo owe the same for the same reason: one row.
    assert re.search(r"CONDITIONAL\s+Delta, Echo\s+DEFENSE to Bravo, Article I,", result.stdout)
    assert "AUTOMATIC Front Pact, since 1951-01-01" in shown
    assert "? The text asks for a state of war" in shown
    assert "Broken by the attack itself" in shown
    assert "NON_AGGRESSION (III)" in shown
    assert "Alfa attacks Bravo, which it is bound to help when attacked. (Article I of The pact)" in shown
    assert re.search(r"--all also shows \d+ obligations? that do(es)? not bind", shown)


def test_who_names_states_that_are_bound(url: str) -> None:
    shown = flat(foedus("who", "CCC", "BBB", "--on", "1952-01-01", "--act", "war", url=url).stdout)
    assert (
        "3 states are obligated: Delta and Echo by Article I of the Front Pact and Alfa by Article I of The pact."
    ) in shown


def test_who_says_nobody_before_entry_into_force(url: str) -> None:
    shown = flat(foedus("who", "CCC", "BBB", "--on", "1950-06-01", url=url).stdout)
    assert "nobody is obligated to fight." in shown


def test_who_all_gives_the_failing_condition(url: str) -> None:
    asked = ("who", "CCC", "BBB", "--on", "1952-01-01", "--act", "incident")
    assert "✗" not in foedus(*asked, url=url).stdout
    shown = flat(foedus(*asked, "--all", url=url).stdout)
    assert "Does not bind, and why" in shown
    assert "✗ The text asks for an attack that means a state of war; the case is an incident." in shown


def test_who_explain_gives_every_condition_and_the_words(url: str) -> None:
    result = foedus("who", "CCC", "BBB", "--on", "1952-01-01", "--explain", url=url)
    shown = flat(result.stdout)
    assert "CONDITIONAL Delta owes Bravo DEFENSE, strength AUTOMATIC" in shown
    assert "decisive words “at once”" in shown
    assert "process By its laws." in shown
    assert "✓ in force The article binds Delta toward Bravo on 1952-01-01." in shown
    assert "? act The text asks for a state of war" in shown


def test_who_follows_waves(url: str) -> None:
    asked = ("who", "CCC", "AAA", "--on", "1952-01-01", "--waves", "2")
    shown = flat(foedus(*asked, url=url).stdout)
    assert "Wave 2, if those before fight: Delta and Echo." in shown
    assert "Supposes that" in shown
    waves = {found["wave"] for found in parsed(foedus(*asked, "--json", url=url))["obligated"]}
    assert waves == {1, 2}


def test_who_json_is_the_whole_report_with_the_names_of_graphql(url: str) -> None:
    report = parsed(
        foedus("who", "CCC", "BBB", "--on", "1952-01-01", "--unprovoked", "--no-request", "--json", url=url)
    )
    assert report.keys() == {"case", "obligated", "obligations", "breaches", "conflicts"}
    assert report["case"] == {
        "attackers": [{"key": "CCC", "name": NAME}], "victim": {"key": "BBB", "name": "Bravo"}, "on": "1952-01-01",
        "act": "ARMED_ATTACK", "place": None, "provoked": False, "requested": False,
    }  # fmt: skip
    delta = next(found for found in report["obligated"] if found["state"]["key"] == "DDD")
    assert (delta["verdict"], delta["strength"], delta["wave"]) == ("CONDITIONAL", "AUTOMATIC", 1)
    (owed,) = delta["obligations"]
    assert owed["provision"]["key"] == "front/1"
    assert (owed["since"], owed["until"], owed["premise"]) == ("1951-01-01", None, None)
    assert {"condition", "outcome", "text"} == owed["reasons"][0].keys()


def test_why_not_tells_what_keeps_each_link_out(url: str) -> None:
    asked = ("why-not", "BBB", "CCC", "AAA", "--on", "1950-06-25")
    result = foedus(*asked, url=url)
    assert result.exit_code == 0, result.output
    shown = flat(result.stdout)
    assert "attacks Alfa on 1950-06-25 (armed attack), Bravo: NOT_TRIGGERED." in shown
    assert "DEFENSE to Alfa, Article I, The pact" in shown
    assert "The article binds Bravo toward Alfa only from 1951-01-01." in shown
    found = parsed(foedus(*asked, "--json", url=url))
    assert found["verdict"] == "NOT_TRIGGERED"
    assert found["links"][0]["obligation"]["provision"]["key"] == "pact/1"
    alone = flat(foedus("why-not", "EEE", "CCC", "AAA", "--on", "1920-06-25", url=url).stdout)
    assert "Protects Alfa" in alone or "No agreement on record ties" in alone
    assert foedus("why-not", "AAA", "CCC", "AAA", url=url).exit_code == exits.USAGE


def test_compare_tells_what_makes_the_difference(url: str) -> None:
    asked = ("compare", "CCC", "AAA", "--on", "1950-06-25", "--then-on", "1952-06-25")
    shown = flat(foedus(*asked, url=url).stdout)
    assert "1 obligation to fight differs." in shown
    assert re.search(r"Bravo NOT_TRIGGERED TRIGGERED Article I of The pact", shown)
    assert "after: The article binds Bravo toward Alfa on 1952-06-25." in shown
    found = parsed(foedus(*asked, "--json", url=url))
    assert [change["after"]["verdict"] for change in found["changes"]] == ["TRIGGERED"]
    assert found["changes"][0]["reasons"][0]["before"]["outcome"] == "FALSE"
    same = foedus("compare", "CCC", "AAA", "--on", "1952-06-25", "--then-act", "war", url=url)
    assert "No obligation to fight differs." in same.stdout
    assert foedus("compare", "CCC", "AAA", "--then-on", "yesterday", url=url).exit_code == exits.USAGE


def test_place_is_asked_for_by_key(url: str) -> None:
    shown = flat(foedus("who", "CCC", "AAA", "--on", "1980-01-01", "--place", "isle", url=url).stdout)
    assert "(armed attack, in The Isle)" in shown


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_line_is_wider_than_the_page_and_none_has_colour(
    url: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for more in ((), ("--all",), ("--explain", "--all")):
        shown = foedus("who", "CCC", "BBB", "--on", "1952-01-01", *more, url=url).stdout
        assert max(map(len, shown.splitlines())) <= width
        assert "\x1b" not in shown


def test_names_are_never_markup_or_escape_sequences(url: str) -> None:
    shown = foedus("who", "CCC", "BBB", "--on", "1952-01-01", url=url).stdout
    assert "Charlie [bold]=\ufffd[31m" in flat(shown)
    assert clean("a\x9b1m\u202eb\nc") == "a\ufffd1m\ufffdb\nc"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["BBBB", "BBB"], "no state or organization is called 'BBBB': did you mean BBB?"),
        (["CCC", "Bravoo"], "did you mean BBB?"),
        (["BBB", "BBB"], "Bravo cannot be attacker and victim at once"),
        (["BBB"], "Missing argument 'ATTACKER'"),
        (["CCC", "league"], "'league' is an organization: agreements protect states"),
        (["CCC", "BBB", "--on", "1952-02-30"], "'1952-02-30' is not a day of the calendar"),
        (["CCC", "BBB", "--on", "25.6.1950"], "write YYYY-MM-DD"),
        (["CCC", "BBB", "--on", "1952"], "'1952' is not one day"),
        (["CCC", "BBB", "--on", "1800-01-01"], "1800-01-01 is before all data"),
        (["CCC", "BBB", "--act", "wars"], "'wars' is none of incident, armed_attack, war (did you mean war?)"),
        (["CCC", "BBB", "--place", "isles"], "no place is called 'isles': did you mean isle?"),
        (["CCC", "BBB", "--waves", "9"], "waves is 9"),
        (["CCC", "BBB", "--wave", "many"], "No such option: --wave"),
    ],
)
def test_bad_questions_are_refused(url: str, arguments: list[str], told: str) -> None:
    result = foedus("who", *arguments, url=url)
    assert result.exit_code == exits.USAGE
    assert told in flat(result.stderr)
    assert not result.stdout


def test_an_empty_database_says_what_to_do(empty: str) -> None:
    result = foedus("who", "PRK", "KOR", url=empty)
    assert result.exit_code == exits.UNAVAILABLE
    assert "run `foedus load seed`" in result.stderr


# --- graph, path, export -------------------------------------------------------------------------------------


def test_graph_shows_mutual_edges_once(url: str) -> None:
    shown = foedus("graph", "--on", "1952-01-01", "--kinds", "defense,consultation", url=url).stdout
    assert flat(shown).startswith("4 nodes, 10 edges on 1952-01-01")
    assert re.search(
        r"AAA ↔ BBB\s+DEFENSE \(1\), CONSULTATION \(2\)|AAA ↔ BBB\s+CONSULTATION \(2\), DEFENSE \(1\)", shown
    )
    assert "BBB ↔ DDD" in shown
    assert "AAA Alfa; BBB Bravo" in shown


def test_graph_json_is_what_export_writes(url: str) -> None:
    asked = ("--around", "BBB", "--on", "1952-01-01")
    shown = parsed(foedus("graph", *asked, "--json", url=url))
    assert shown == parsed(foedus("export", *asked, url=url))
    assert {node["key"] for node in shown["nodes"]} == {"AAA", "BBB", "DDD", "EEE"}
    assert {
        "source": "DDD", "target": "BBB", "kind": "DEFENSE", "agreement": "front", "provision": "front/1",
        "since": "1951-01-01", "until": None, "hostile": False,
    } in shown["edges"]  # fmt: skip


def test_graph_of_a_span_and_hostility(url: str) -> None:
    found = parsed(foedus("graph", "--during", "1951-12-01..1953-01-01", "--hostility", "--json", url=url))
    assert "RIVALRY" in {edge["kind"] for edge in found["edges"] if edge["hostile"]}
    assert flat(foedus("graph", "--on", "1940-01-01", "--kinds", "offense", url=url).stdout).startswith("0 nodes")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--kinds", "defence"], "'defence' is none of defense, offense"),
        (["--during", "1914"], "write SINCE..UNTIL"),
        (["--during", "1914-01-01..1914-13-01"], "is not a day of the calendar"),
        (["--during", "1915-01-01..1914-01-01"], "is not before until"),
        (["--on", "1952-01-01", "--during", "1951-01-01..1952-01-01"], "give either on or during"),
        (["--hops", "9", "--around", "AAA"], "hops is 9"),
        (["--around", "Bravoo"], "did you mean BBB?"),
        (["--agreements", "frontt"], "did you mean front?"),
    ],
)
def test_bad_graphs_are_refused(url: str, arguments: list[str], told: str) -> None:
    result = foedus("graph", *arguments, url=url)
    assert result.exit_code == exits.USAGE
    assert told in flat(result.stderr)


def test_path_joins_two_states(url: str) -> None:
    asked = ("path", "AAA", "Delta", "--on", "1952-01-01")
    shown = foedus(*asked, url=url).stdout
    assert "Alfa – Bravo – Delta" in shown
    assert re.search(r"BBB ↔ DDD\s+DEFENSE \(1\) by front, since 1951-01-01", shown)
    (found,) = parsed(foedus(*asked, "--json", url=url))["paths"]
    assert found["states"] == ["AAA", "BBB", "DDD"]
    assert [edge["agreement"] for edge in found["steps"][1]] == ["front", "front"]
    assert "No chain" in foedus("path", "AAA", "DDD", "--on", "1940-01-01", url=url).stdout


def test_export_chooses_the_format_by_the_file(url: str, tmp_path: Path) -> None:
    file = tmp_path / "alliances.csv"
    result = foedus("export", "--on", "1952-01-01", "-o", file, url=url)
    assert result.exit_code == 0
    assert not result.stdout
    rows = list(csv.DictReader(file.open(encoding="utf-8", newline="")))
    assert ("BBB", "Bravo", "DDD", "DEFENSE") in {
        (row["source"], row["source_name"], row["target"], row["kind"]) for row in rows
    }
    assert list(tmp_path.iterdir()) == [file]
    assert foedus("export", "--format", "xlsx", url=url).exit_code == exits.USAGE
    unwritable = foedus("export", "-o", tmp_path / "none" / "x.json", url=url)
    assert unwritable.exit_code == exits.OUTPUT
    assert "cannot be written" in unwritable.stderr


HOSTILE_GRAPH = Subgraph(
    nodes=(
        GraphNode("AAA", "State", "=HYPERLINK(1) & <b>\x00", (901, 911), 1),
        GraphNode("BBB", "State", "@Bravo", (), 1),
    ),
    edges=(
        GraphEdge("AAA", "BBB", "DEFENSE", "pact", "pact/1", None, None),
        GraphEdge("AAA", "BBB", "WAR", None, None, date(1950, 6, 25), date(1953, 7, 28), hostile=True),
    ),
)


def test_graphml_is_well_formed_whatever_the_names() -> None:
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ElementTree.fromstring("".join(export.to_graphml(HOSTILE_GRAPH)))
    declared = {key.get("id") for key in root.iter(f"{space}key")}
    assert {data.get("key") for data in root.iter(f"{space}data")} <= declared
    names = [data.text for data in root.iter(f"{space}data") if data.get("key") == "node_name"]
    assert names == ["=HYPERLINK(1) & <b>\ufffd", "@Bravo"]
    assert len(list(root.iter(f"{space}edge"))) == 2


def test_gexf_gives_the_first_and_the_last_day() -> None:
    space = "{http://www.gexf.net/1.2draft}"
    root = ElementTree.fromstring("".join(export.to_gexf(HOSTILE_GRAPH)))
    first, second = root.iter(f"{space}edge")
    assert (first.get("start"), first.get("end")) == (None, None)
    assert (second.get("start"), second.get("end")) == ("1950-06-25", "1953-07-27")
    values_of_second = {item.get("for"): item.get("value") for item in second.iter(f"{space}attvalue")}
    assert values_of_second["until"] == "1953-07-28"


def test_csv_cells_are_no_formulas() -> None:
    rows = list(csv.reader("".join(export.to_csv(HOSTILE_GRAPH)).splitlines()))
    assert tuple(rows[0]) == export.CSV_COLUMNS
    assert rows[1][1] == "'=HYPERLINK(1) & <b>\x00"
    assert rows[1][3] == "'@Bravo"


@pytest.mark.parametrize("form", sorted(export.FORMATS))
def test_an_empty_graph_is_a_whole_file(form: str) -> None:
    text = "".join(export.FORMATS[form].write(Subgraph((), ())))
    if form == "json":
        assert json.loads(text) == {"nodes": [], "edges": []}
    elif form == "csv":
        assert len(text.splitlines()) == 1
    else:
        ElementTree.fromstring(text)


# --- load, check, status, schema -----------------------------------------------------------------------------


def test_load_twice_changes_nothing(empty: str, tmp_path: Path) -> None:
    file = written(tmp_path / "world.json", WORLD)
    dry = foedus("load", file, "--dry-run", url=empty)
    assert "(dry run: nothing was written)" in flat(dry.stdout)
    assert "No data loaded yet" in foedus("status", url=empty).stdout
    report = parsed(foedus("load", file, "--json", url=empty))
    assert report["byType"]["state"] == {"created": 3, "changed": 0, "unchanged": 0}
    assert (len(report["created"]), report["unchanged"], report["dryRun"]) == (len(WORLD), 0, False)
    again = foedus("load", file, url=empty)
    assert flat(again.stdout) == f"{len(WORLD)} documents: 0 created, 0 changed, {len(WORLD)} unchanged"
    changed = [*WORLD[:-1], {**WORLD[-1], "text": "A skirmish."}]
    report = parsed(foedus("load", written(file, changed), "--json", url=empty))
    assert report["changed"] == ["army-ccc-clash"]
    assert report["byType"]["hostility"] == {"created": 0, "changed": 1, "unchanged": 1}


@pytest.mark.parametrize("command", ["load", "check"])
def test_broken_documents_are_told_by_line_and_field_and_write_nothing(
    command: str, empty: str, tmp_path: Path
) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text(
        "type: state\nkey: AAA\nname: Alfa\niso2: alfa\nsources: [text]\n---\n"
        "type: agreement\nkey: pact\nname: Pact\ninstrument: TREATIE\nparties: [{party: AAA}]\nsources: [text]\n",
        encoding="utf-8",
    )
    result = foedus(command, file, url=empty)
    assert result.exit_code == exits.DOCUMENTS
    lines = result.stderr.splitlines()
    assert lines[0].startswith(f"{file}:4: iso2: ")
    assert lines[1].startswith(f"{file}:10: instrument: ")
    assert lines[-1] == "foedus: 2 errors in the documents: nothing was written"
    assert "No data loaded yet" in foedus("status", url=empty).stdout


def test_import_tells_what_was_not_taken(empty: str, tmp_path: Path) -> None:
    head = "ccode,stateabb,statename,start,end,left_censored,right_censored,iso3,gwcode"
    row = "2,USA,United States of America,1816-01-01,2016-12-31,1,1,USA,2"
    file = tmp_path / "states.csv"
    file.write_text(f"{head}\n{row}\n", encoding="utf-8")
    first = foedus("import", "states", file, url=empty)
    assert "3 documents: 3 created, 0 changed, 0 unchanged; 0 rows not taken" in flat(first.stdout)
    again = foedus("import", "states", file, url=empty)
    assert f"{file}:2: United States of America is on record as USA" in flat(again.stdout).replace("csv :", "csv:")
    assert parsed(foedus("import", "states", file, "--json", url=empty))["skipped"]
    assert foedus("import", "nonsense", file, url=empty).exit_code == exits.USAGE
    (tmp_path / "other.csv").write_text("a,b\n", encoding="utf-8")
    assert foedus("import", "atop", tmp_path / "other.csv", url=empty).exit_code == exits.DOCUMENTS


def test_errors_are_capped(empty: str, tmp_path: Path) -> None:
    file = written(tmp_path / "many.json", [{"type": "nothing"}] * (exits.MAX_PROBLEMS + 7))
    result = foedus("load", file, url=empty)
    assert len(result.stderr.splitlines()) == exits.MAX_PROBLEMS + 2
    assert "… and 7 more" in result.stderr


def test_check_needs_no_database_and_follows_references(tmp_path: Path, url: str) -> None:
    whole = written(tmp_path / "whole.json", WORLD)
    assert foedus("check", whole).stdout == f"{len(WORLD)} documents, no errors.\n"
    part = written(tmp_path / "part.json", [pact("another")])
    result = foedus("check", part)
    assert result.exit_code == exits.DOCUMENTS
    assert "AAA is the key of no record" in result.stderr
    # With a database, what it holds counts.
    assert foedus("check", part, url=url).exit_code == 0
    assert foedus("check", tmp_path / "nowhere").exit_code == exits.DOCUMENTS


def test_the_word_seed_means_the_packaged_documents() -> None:
    packaged = values.seed_folder()
    assert (packaged / "dataset.yaml").is_file()
    assert values.documents([]) == [packaged]
    assert values.documents([Path("mine.yaml"), Path("seed")]) == [Path("mine.yaml"), packaged]


def test_status_tells_data_sets_and_counts(url: str) -> None:
    shown = flat(foedus("status", url=url).stdout)
    assert "Toy (toy)" in shown
    assert "5 states" in shown
    found = parsed(foedus("status", "--json", url=url))
    assert found["datasets"][0]["currentTo"] == "2024-01-01"
    assert found["counts"]["State"] == 5


def test_schemas_are_printed() -> None:
    assert "$defs" in parsed(foedus("schema", "documents"))
    assert "type Query" in foedus("schema", "graphql").stdout
    ladybug = foedus("schema", "cypher", url="ladybug:///nowhere/at/all")
    assert "CREATE NODE TABLE" in ladybug.stdout
    assert "CREATE CONSTRAINT" in foedus("schema", "cypher", url="neo4j://nowhere").stdout
    assert foedus("schema", "sql").exit_code == exits.USAGE
    assert foedus("schema", "cypher", url="mysql://nowhere").exit_code == exits.USAGE


# --- the main question on the curated data ----------------------------------------------------------------------


def test_the_main_question(tmp_path: Path) -> None:
    seeded = f"ladybug://{tmp_path}/seed.lb"
    assert foedus("load", "seed", url=seeded).exit_code == 0
    shown = flat(foedus("who", "PRK", "KOR", "--on", "2024-10-21", url=seeded).stdout)
    assert shown.startswith(
        "If North Korea attacks South Korea on 2024-10-21 (armed attack), 1 state is obligated: "
        "United States by Article III of the US–ROK Mutual Defense Treaty."
    )
    report = parsed(foedus("who", "PRK", "KOR", "--on", "2024-10-21", "--json", url=seeded))
    assert [(found["state"]["key"], found["verdict"]) for found in report["obligated"]] == [("USA", "TRIGGERED")]
    for day in ("1950-06-25", "1953-10-15"):
        shown = flat(foedus("who", "PRK", "KOR", "--on", day, url=seeded).stdout)
        assert "nobody is obligated to fight." in shown


# --- the house ---------------------------------------------------------------------------------------------------


def test_help_tells_the_exit_codes_and_the_words() -> None:
    shown = foedus("--help").stdout
    for code, meaning in exits.EXIT_CODES.items():
        assert re.search(rf"^ +{code}  {re.escape(meaning)}$", shown, re.MULTILINE)
    assert "…" not in re.findall(r"Commands:\n(.*?)\n\n", shown, re.DOTALL)[0]
    assert foedus().exit_code == exits.USAGE
    assert values.ACTS.upper().split("|") == list(Act)
    assert values.KINDS.upper().split(", ") == list(Kind)
    assert list(values.FORMAT_NAMES) == list(export.FORMATS)
    assert set(values.IMPORTER_NAMES) == set(importers.IMPORTERS)
    assert foedus("--version").stdout.startswith("foedus ")


def test_every_error_of_the_graph_has_an_exit_code() -> None:
    def kinds(kind: type[FoedusError]) -> Iterator[type[FoedusError]]:
        yield kind
        for one in kind.__subclasses__():
            yield from kinds(one)

    # Those of the API itself never reach the command line.
    codes = {kind.code for kind in kinds(FoedusError) if kind.__module__ == "graph.errors"} - {"INTERNAL"}
    assert codes <= exits.EXIT_OF_CODE.keys()
    assert set(exits.EXIT_OF_CODE.values()) <= exits.EXIT_CODES.keys()


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (QueryTimeout("too slow"), exits.TIME, "foedus: too slow"),
        (DatabaseUnavailable("no answer"), exits.UNAVAILABLE, "foedus: no answer"),
        (EngineFailure("statement"), exits.INTERNAL, "a defect of Foedus"),
        (ZeroDivisionError("division"), exits.INTERNAL, "a defect of Foedus"),
    ],
)
def test_errors_are_told_without_a_traceback(
    error: Exception, code: int, told: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("graph.facade.Graph.who", broken)
    result = foedus("who", "CCC", "BBB", url=url)
    assert result.exit_code == code
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    monkeypatch.setenv("FOEDUS_DEBUG", "1")
    assert ("Traceback" in foedus("who", "CCC", "BBB", url=url).stderr) == (code == exits.INTERNAL)


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOEDUS_PORT", "many")
    result = foedus("status")
    assert result.exit_code == exits.USAGE
    assert result.stderr.startswith("foedus: FOEDUS_PORT: ")


def test_a_wrong_database_url_is_refused() -> None:
    result = foedus("status", url="mysql://somewhere")
    assert result.exit_code == exits.USAGE
    assert "is no database URL" in result.stderr


# --- true processes ----------------------------------------------------------------------------------------------

PROGRAM = [sys.executable, "-c", "from cli.main import run; run()"]


def test_nothing_heavy_is_imported_for_help() -> None:
    heavy = ["rich.console", "fastapi", "strawberry", "uvicorn", "neo4j", "ladybug", "pydantic", "yaml", "graph.facade"]
    told = f"from cli.main import run\ntry: run()\nfinally: print(*(set({heavy}) & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{told}", "--help"], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.startswith("Usage:")
    assert not done.stderr.split()


def test_a_closed_pipe_is_silent(url: str) -> None:
    command = [*PROGRAM, "export", "--during", "1920-01-01..1960-01-01", "--database", url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == exits.PIPE


def test_letters_that_a_terminal_lacks_are_no_error(url: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [*PROGRAM, "who", "CCC", "BBB", "--on", "1952-01-01", "--explain", "--database", url]
    done = subprocess.run(command, capture_output=True, env=environment, check=True, timeout=60)
    assert b"+ in force" in done.stdout
    assert not done.stderr


def test_serve_answers_seeds_and_stops(tmp_path: Path) -> None:
    command = [*PROGRAM, "serve", "--port", "0", "--database", f"ladybug://{tmp_path}/served.lb"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stdout
        told = ""
        started = time.monotonic()
        while "Ctrl-C" not in told and time.monotonic() - started < 60:
            line = process.stdout.readline()
            assert line, process.communicate()
            told += line
        assert "Foedus curated data set, version" in told
        assert 'whoIsObligated(attackers: ["PRK"], victim: "KOR", on: "2024-10-21")' in told
        assert "set FOEDUS_WRITE_KEY" in told
        found = re.search(r"GraphiQL +(http://127\.0\.0\.1:(\d+))/graphql", told)
        assert found
        with urllib.request.urlopen(f"{found[1]}/healthz", timeout=10) as answer:
            assert answer.status == 200
        locked = subprocess.run(
            [*PROGRAM, "status", *command[-2:]], capture_output=True, text=True, check=False, timeout=60
        )
        assert locked.returncode == exits.UNAVAILABLE
        assert "is open in another process" in locked.stderr
        process.send_signal(signal.SIGTERM)
        rest, errors = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0, errors
    assert "Loaded" in errors
    assert "Traceback" not in errors
    assert not rest


def test_serve_refuses_a_port_that_is_taken(empty: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = foedus("serve", "--port", str(taken.getsockname()[1]), url=empty)
    assert result.exit_code == exits.UNAVAILABLE
    assert "choose another with --port" in result.stderr


def test_addresses_are_told_as_a_browser_takes_them() -> None:
    from cli.serving import _reachable, is_loopback

    assert [_reachable(host) for host in ("0.0.0.0", "::", "::1", "10.0.0.1", "example.org")] == [
        "127.0.0.1", "[::1]", "[::1]", "10.0.0.1", "example.org",
    ]  # fmt: skip
    assert [is_loopback(host) for host in ("localhost", "127.0.0.1", "::1", "0.0.0.0")] == [True, True, True, False]
