"""Every statement is valid on every engine, true to its head, and portable in its names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase

import cypher
from graph import generate
from graph.errors import EngineFailure
from graph.facade import Graph
from graph.statements import DIALECTS, Statement, names, schema, statement
from tests.neo4j_server import Neo4jAddress

CYPHER = Path(cypher.__path__[0])
DAY = date(2024, 1, 1)
SAMPLES: dict[str, Any] = {
    "day": DAY, "since": DAY, "last": DAY, "until": DAY, "known": DAY, "beginning": DAY, "forever": DAY,
    "limit": 5, "text": "x", "after": "", "unbound": True,
}  # fmt: skip
RESERVED = re.compile(r"\b(?:AS|\$)\s*(on|end|order|table|group|index|column|in|all|any|none|case|desc|union)\b", re.I)


def variants(name: str) -> list[Statement]:
    whole = statement(name, "neo4j")
    return [statement(name, "neo4j", *variant) for variant in whole.variants] or [whole]


@pytest.mark.parametrize("name", names())
def test_every_statement_runs_and_gives_the_columns_of_its_head(name: str, graph: Graph, engine_name: str) -> None:
    remarks: list[str] = []
    engine: Any = graph._engine
    engine.on_notification = lambda told, status: remarks.append(f"{told}: {status}")
    for found in variants(name):
        words = tuple(found.name.partition("[")[2].removesuffix("]").split())
        asked = statement(name, engine_name, *words)
        parameters: dict[str, Any] = {key: SAMPLES.get(key, ["x"]) for key in asked.parameters - {"rows"}}
        if asked.mode == "read":
            rows = engine.read(asked, parameters)
            assert all(set(row) == set(asked.columns) for row in rows)
        elif "rows" not in asked.parameters:
            engine.write(lambda transaction, asked=asked, parameters=parameters: transaction.run(asked, parameters))
    assert not [remark for remark in remarks if "PERFORMANCE" in remark or "DEPRECATION" in remark]


def test_reads_cannot_write_on_neo4j(open_neo4j: Callable[[], Graph]) -> None:
    put = statement("put/Store", "neo4j")
    row = {"key": "foedus", "schema": "x", "version": "x"}
    with open_neo4j() as opened, pytest.raises(EngineFailure, match="read access mode"):
        opened._engine.read(put, {"rows": [row]})


@pytest.mark.parametrize(
    "name",
    [
        "obligations", "universal_obligations", "alliance_edges", "containment", "administrators", "allies", "parties",
        "parties_of_actors", "provisions", "events_of_actors", "participants", "drop_provisions", "derive_edges",
    ],
)  # fmt: skip
def test_what_answers_questions_seeks_by_an_index(
    name: str, neo4j_address: Neo4jAddress, open_neo4j: Callable[[], Graph]
) -> None:
    open_neo4j().close()  # makes the schema
    asked = statement(name, "neo4j")
    parameters: dict[str, Any] = {key: SAMPLES.get(key, ["x"]) for key in asked.parameters}
    with GraphDatabase.driver(neo4j_address.url, auth=(neo4j_address.user, neo4j_address.password)) as driver:
        summary = driver.execute_query("EXPLAIN " + asked.text, parameters, database_=neo4j_address.database).summary
    operators = list(_operators(summary.plan or {}))
    assert not [operator for operator in operators if "Scan" in operator or "Cartesian" in operator], operators
    assert any("Seek" in operator for operator in operators)


def _operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan.get("operatorType", "")
    for child in plan.get("children", ()):
        yield from _operators(child)


def test_generated_statements_are_those_of_the_model() -> None:
    for path, text in generate.files().items():
        assert (CYPHER / path).read_text(encoding="utf-8") == text, f"{path}: run `python -m graph.generate`"


def test_the_page_on_the_graph_is_that_of_the_model() -> None:
    page = CYPHER.parent / "docs" / "model.md"
    assert page.read_text(encoding="utf-8") == generate.model_page(), "run `python -m graph.generate`"


def test_no_generated_statement_is_left_over() -> None:
    generated = {path for path in generate.files() if "schema" not in path}
    found = {
        str(file.relative_to(CYPHER))
        for file in CYPHER.rglob("*.cypher")
        if "Generated from graph/model.py" in file.read_text(encoding="utf-8") and file.name != "schema.cypher"
    }
    assert found == generated


@pytest.mark.parametrize("file", sorted(CYPHER.rglob("*.cypher")), ids=lambda file: str(file.relative_to(CYPHER)))
def test_statements_are_one_portable_statement_a_file(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith("// "), "the first comment says what the statement answers"
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    if file.name != "schema.cypher":
        assert ";" not in body
    assert not RESERVED.search(body), "a name that one dialect reserves"
    for lacking in ("type(", "label(", "labels(", "shortestPath", "CALL {", "reduce(", "head("):
        assert lacking not in body, f"{lacking} is not portable"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_override_has_the_head_of_the_statement_that_it_stands_in_for(dialect: str) -> None:
    for file in (CYPHER / dialect).rglob("*.cypher"):
        name = str(file.relative_to(CYPHER / dialect)).removesuffix(".cypher")
        if name == "schema":
            continue
        portable = statement(name, next(other for other in DIALECTS if other != dialect))
        override = statement(name, dialect)
        assert (override.mode, override.parameters, override.columns, override.variants) == (
            portable.mode,
            portable.parameters,
            portable.columns,
            portable.variants,
        )


def test_a_wrong_parameter_fails_before_the_engine() -> None:
    with pytest.raises(TypeError, match=r"missing \['day'\], unexpected \['on'\]"):
        statement("obligations", "neo4j").check({"sides": [], "on": DAY})


def test_a_variant_puts_other_words_in_place_of_the_first() -> None:
    found = statement("put/ABOUT", "neo4j", "Event", "Agreement")
    assert "MATCH (a:Event {key: row.source})" in found.text
    assert "MATCH (b:Agreement {key: row.target})" in found.text
    with pytest.raises(KeyError, match="no variant"):
        statement("put/ABOUT", "neo4j", "Event", "Nonsense")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_schema_is_made_of_single_statements(dialect: str) -> None:
    assert len(schema(dialect)) > 20
    assert all(part.startswith("CREATE ") for part in schema(dialect))
