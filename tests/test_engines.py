"""What every engine promises the store, whatever database is behind it."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.engine import Access, Transaction, open_engine
from graph.errors import DatabaseLocked, DatabaseUnavailable, InvalidInput, QueryTimeout
from graph.facade import Graph, open_graph
from graph.statements import Statement, statement
from tests.documents import DATASET, SOURCE, WORLD, pact, state


def raw(text: str, *parameters: str, mode: Any = "read") -> Statement:
    """A statement of the tests' own: the engines run any, the store only those in `cypher/`."""
    return Statement("test", text, mode, frozenset(parameters), (), ())


def test_plain_values_cross_the_seam(graph: Graph) -> None:
    day = date(1953, 10, 1)
    text = "RETURN $day AS day, date('9999-12-31') AS forever, 1 AS one, 'x' AS word, true AS yes, [1, 2] AS numbers"
    row = graph._engine.read(raw(text, "day"), {"day": day})[0]
    assert row == {"day": day, "forever": date(9999, 12, 31), "one": 1, "word": "x", "yes": True, "numbers": [1, 2]}
    assert type(row["day"]) is date


def test_nested_dates_are_plain_too(graph: Graph) -> None:
    graph.load_values(WORLD)
    (bond, *_) = graph._engine.read(
        statement("obligations", graph._engine.dialect), {"sides": ["AAA"], "day": date(1952, 1, 1)}
    )
    assert type(bond["bonds"][0]["since"]) is date
    assert not {"_ID", "_LABEL"} & bond["provision"].keys()


def test_an_empty_batch_writes_nothing(graph: Graph) -> None:
    put = statement("put/State", graph._engine.dialect)
    rows = graph._engine.write(lambda transaction: transaction.run(put, {"rows": []}))
    assert rows in ([], [{"written": 0}])


def test_a_transaction_is_whole_or_not_at_all(graph: Graph) -> None:
    put = statement("put/Store", graph._engine.dialect)

    def work(transaction: Transaction) -> None:
        transaction.run(put, {"rows": [{"key": "foedus", "schema": "s", "version": "v"}]})
        raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        graph._engine.write(work)
    assert graph.store.version() is None


def test_a_failing_statement_rolls_back_and_the_engine_goes_on(graph: Graph) -> None:
    put = statement("put/Store", graph._engine.dialect)

    def work(transaction: Transaction) -> None:
        transaction.run(put, {"rows": [{"key": "foedus", "schema": "s", "version": "v"}]})
        transaction.run(raw("MATCH (n:Store) RETURN n.nonsense(", mode="write"), {})

    with pytest.raises(Exception, match=r"test|write"):
        graph._engine.write(work)
    assert graph.store.version() is None
    graph.load_values([DATASET])
    assert graph.version()


def test_a_slow_statement_is_given_up(engine_name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    slow = raw(
        "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x * y AS z WHERE z < 0 RETURN count(z) AS n"
    )
    if engine_name == "ladybug":
        engine = open_engine(f"ladybug://{tmp_path}/slow.lb", Access(), 0.3)
    else:
        address = request.getfixturevalue("neo4j_address")
        engine = open_engine(address.url, Access(address.user, address.password, address.database), 0.3)
    with pytest.raises(QueryTimeout, match="time limit"):
        engine.read(slow, {})
    assert engine.read(statement("ping", engine.dialect), {}) == [{"answer": 1}]
    engine.close()


def test_writers_wait_for_each_other_and_readers_read(graph: Graph) -> None:
    graph.load_values([DATASET, SOURCE])
    failures: list[BaseException] = []

    def load(letter: str) -> None:
        try:
            for number in range(3):
                graph.load_values([state(f"{letter}{letter}{'ABC'[number]}", f"State {letter}{number}")])
                graph.store.counts()
        except BaseException as error:  # noqa: BLE001 - a thread's failure must fail the test
            failures.append(error)

    threads = [threading.Thread(target=load, args=(letter,)) for letter in "PQRS"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert graph.store.counts()["State"] == 12


def test_a_write_is_seen_by_the_next_read_of_another_client(
    graph: Graph, engine_name: str, request: pytest.FixtureRequest
) -> None:
    if engine_name == "neo4j":
        with request.getfixturevalue("open_neo4j")() as other:
            graph.load_values(WORLD)
            assert other.version() == graph.version() != ""
    else:
        graph.load_values(WORLD)
        assert graph.version() != ""


def test_each_write_changes_the_version(graph: Graph) -> None:
    graph.load_values([DATASET, SOURCE])
    before = graph.version()
    graph.load_values([DATASET, SOURCE])
    assert graph.version() == before, "nothing was written"
    graph.load_values([state("AAA", "Alfa")])
    assert graph.version() != before


def test_what_is_committed_is_there_after_reopening(tmp_path: Path) -> None:
    url = f"ladybug://{tmp_path}/kept.lb"
    with open_graph(url) as graph:
        graph.load_values(WORLD)
        version = graph.version()
    with open_graph(url) as graph:
        assert graph.version() == version
        assert graph.store.counts()["State"] == 3


def test_a_second_process_is_told_who_holds_the_file(tmp_path: Path) -> None:
    url = f"ladybug://{tmp_path}/held.lb"
    script = f"import sys, graph.facade as f; g = f.open_graph({url!r}); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", script], stdin=-1, stdout=-1, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(
            DatabaseLocked, match=rf"open in another process \({holder.pid}\): .* one process at a time"
        ):
            open_graph(url)
        holder.communicate("", timeout=20)


def test_a_database_that_is_away_is_said_to_be() -> None:
    with pytest.raises(DatabaseUnavailable, match=r"neo4j://127\.0\.0\.1:1 cannot be reached"):
        open_graph("neo4j://user:secret@127.0.0.1:1", time_limit=1)


def test_a_wrong_password_is_said_to_be_wrong(neo4j_address: Any) -> None:
    with pytest.raises(DatabaseUnavailable, match="refused the login") as refused:
        open_graph(neo4j_address.url, Access(neo4j_address.user, "not-the-password", neo4j_address.database))
    assert "not-the-password" not in str(refused.value)


@pytest.mark.parametrize("url", ["postgres://x", "foedus.lb", "", "neo4j://", "ladybug://"])
def test_a_url_of_no_engine_is_refused_with_those_that_are(url: str) -> None:
    with pytest.raises(InvalidInput, match="ladybug:///"):
        open_engine(url, Access(), 1)


def test_a_schema_of_another_version_is_refused(graph: Graph, engine_name: str, request: pytest.FixtureRequest) -> None:
    put = statement("put/Store", graph._engine.dialect)
    row = {"key": "foedus", "schema": "another", "version": "v"}
    graph._engine.write(lambda transaction: transaction.run(put, {"rows": [row]}))
    with pytest.raises(Exception, match="another schema"):
        graph._check_schema("another")


def test_injected_cypher_is_only_ever_a_value(graph: Graph) -> None:
    attack = "x' OR true WITH 1 AS a MATCH (n) DETACH DELETE n //"
    graph.load_values([*WORLD, pact("attacked", name=attack), state("EVL", attack, cow_codes=[1])])
    assert graph.store.get("Agreement", ["attacked"])["attacked"].name == attack
    assert [actor.key for actor in graph.actors([attack], "x")] == ["EVL"]
    assert graph.store.counts()["State"] == 4
