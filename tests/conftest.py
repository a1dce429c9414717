"""Databases for the tests. Each test of a behaviour runs on every engine.

`graph` is an empty database, `seeded` one that holds the curated data set and must not be written to. Neo4j
Community has one database, which both share: tests that empty it run first, and then the seed is loaded once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from neo4j import GraphDatabase

import seed
from graph.engine import Access
from graph.facade import Graph, open_graph
from tests.neo4j_server import Neo4jAddress, neo4j_or_skip

ENGINES = ("ladybug", "neo4j")
SEED = Path(seed.__path__[0])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: "seeded" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def neo4j_address() -> Iterator[Neo4jAddress]:
    with neo4j_or_skip() as address:
        yield address


@pytest.fixture(scope="session")
def open_neo4j(neo4j_address: Neo4jAddress) -> Callable[[], Graph]:
    """Opens the tests' Neo4j as users do."""

    def opened() -> Graph:
        access = Access(neo4j_address.user, neo4j_address.password, neo4j_address.database)
        return open_graph(neo4j_address.url, access, time_limit=20)

    return opened


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def graph(engine_name: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Graph]:
    """An empty database of each engine."""
    if engine_name == "ladybug":
        opened = open_graph(f"ladybug://{tmp_path}/foedus.lb", time_limit=20)
    else:
        empty_neo4j(request.getfixturevalue("neo4j_address"))
        opened = request.getfixturevalue("open_neo4j")()
    with opened:
        yield opened


@pytest.fixture(scope="session", params=ENGINES)
def seeded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """Each engine with the curated data set, for reading only."""
    if request.param == "ladybug":
        opened = open_graph(f"ladybug://{tmp_path_factory.mktemp('seeded')}/foedus.lb", time_limit=20)
    else:
        empty_neo4j(request.getfixturevalue("neo4j_address"))
        opened = request.getfixturevalue("open_neo4j")()
    with opened:
        opened.load([SEED])
        yield opened


def empty_neo4j(address: Neo4jAddress) -> None:
    with GraphDatabase.driver(address.url, auth=(address.user, address.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_=address.database)
