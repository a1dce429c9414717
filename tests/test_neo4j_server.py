"""The servers of the tests keep what was committed, and never outlive a test run."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from tests.neo4j_server import LocalNeo4j, Neo4jAddress, Neo4jMissingError, neo4j_for_tests, skip_or_fail

ROOT = Path(__file__).parent.parent


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LocalNeo4j]:
    server = LocalNeo4j(tmp_path / "home")
    try:
        server.start()
    except Neo4jMissingError as missing:
        skip_or_fail(missing)
    yield server
    server.stop()


def ask(address: Neo4jAddress, query: str) -> list[object]:
    """The first column of the answer."""
    auth = (address.user, address.password)
    with GraphDatabase.driver(address.url, auth=auth) as driver:
        records, _, _ = driver.execute_query(query, database_=address.database)
        return [record[0] for record in records]


def test_a_commit_survives_a_kill(server: LocalNeo4j) -> None:
    ask(server.address, "CREATE (:Kept {key: 'before the power cut'})")
    server.kill()
    server.start()
    assert ask(server.address, "MATCH (kept:Kept) RETURN kept.key") == ["before the power cut"]


def test_a_server_does_not_outlive_a_killed_test_run(tmp_path: Path) -> None:
    run = (
        "import sys, threading, pathlib; from tests.neo4j_server import LocalNeo4j, Neo4jMissingError\n"
        "def launch():\n"
        "    try: print(LocalNeo4j(pathlib.Path(sys.argv[1])).launch(), flush=True)\n"
        "    except Neo4jMissingError as missing: print(missing, flush=True)\n"
        "thread = threading.Thread(target=launch); thread.start(); thread.join()\n"
        "sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", run, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as test_run:
        assert test_run.stdout is not None
        told = test_run.stdout.readline().strip()
        if not told.isdecimal():
            test_run.kill()
            skip_or_fail(Neo4jMissingError(told))
        java = int(told)
        assert is_running(java), "the end of the thread that started it must not end the server"
        test_run.kill()
    deadline = time.monotonic() + 10
    while is_running(java) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(java)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_url_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOEDUS_TEST_NEO4J_VIA", "url")
    monkeypatch.setenv("FOEDUS_TEST_NEO4J", "bolt://ann:p%40ss%2Fword@[::1]:7777/law")
    monkeypatch.setattr(Neo4jAddress, "ping", lambda self: None)
    with neo4j_for_tests() as address:
        assert address == Neo4jAddress("bolt://[::1]:7777", "ann", "p@ss/word", "law")
        assert "p@ss" not in repr(address)


def test_a_machine_without_neo4j_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOEDUS_TEST_NEO4J_VIA", "maven")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Neo4jMissingError, match="install Java 17"), neo4j_for_tests():
        pass
    monkeypatch.delenv("FOEDUS_REQUIRE_NEO4J", raising=False)
    with pytest.raises(pytest.skip.Exception, match="install Java 17"):
        skip_or_fail(Neo4jMissingError("install Java 17"))
    monkeypatch.setenv("FOEDUS_REQUIRE_NEO4J", "1")
    with pytest.raises(pytest.fail.Exception, match="install Java 17"):
        skip_or_fail(Neo4jMissingError("install Java 17"))
