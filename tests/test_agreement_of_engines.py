"""Both engines give the same answers from the same documents, to the letter.

The tests run once for each engine; the first leaves its answers, and the second must give the same.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from graph.dates import BEGINNING, FOREVER
from graph.facade import Graph
from graph.records import CasusReport
from graph.store import Filter
from graph.vocabulary import Act, Kind

ANSWERS: dict[str, Any] = {}
DAYS = [date(1914, 8, 1), date(1939, 9, 3), date(1950, 6, 25), date(1975, 1, 1), date(2024, 10, 21), date(2024, 12, 5)]


def cases(graph: Graph, number: int) -> list[CasusReport]:
    """Answers to a sample of cases, the same sample each time."""
    chance = random.Random(1953)
    states = [state.key for state in graph.page("State", Filter(), limit=1000).records]
    first = graph.store.first_day() or BEGINNING
    days = [day for day in DAYS if day >= first]
    found = []
    for _ in range(number):
        attacker, victim = chance.sample(states, 2)
        provoked = chance.choice([None, True, False])
        found.append(graph.who([attacker], victim, chance.choice(days), chance.choice(list(Act)), provoked=provoked))
    return found


QUESTIONS: dict[str, Callable[[Graph], Any]] = {
    "cases": lambda graph: cases(graph, 200),
    "waves": lambda graph: graph.who(["PRK"], "KOR", date(2024, 12, 5), waves=4),
    "alliances": lambda graph: [graph.alliances(day, hostility=True) for day in DAYS],
    "around": lambda graph: graph.alliances(date(2024, 10, 21), around="KOR", hops=2, hostility=True),
    "paths": lambda graph: graph.paths("USA", "RUS", date(2024, 12, 5), [Kind.DEFENSE], hostility=True),
    "timeline": lambda graph: graph.timeline("KOR"),
    "why not": lambda graph: graph.why_not("JPN", *graph.case(["PRK"], "KOR", date(2024, 10, 21))),
    "parties": lambda graph: graph.store.parties(
        [one.key for one in graph.page("Agreement", Filter(), limit=1000).records]
    ),
    "offices": lambda graph: graph.store.offices(holders=["KOR", "PRK"]),
    "stances": lambda graph: graph.store.stances(
        claims=[one.key for one in graph.page("Claim", Filter(), limit=1000).records]
    ),
    "hostilities": lambda graph: graph.store.hostilities([], BEGINNING, FOREVER),
    "lists": lambda graph: [
        graph.page(label, Filter(), limit=1000).records
        for label in ("State", "Organization", "Official", "Agreement", "Place", "Event", "Claim", "Source")
    ],
    "counts": lambda graph: graph.status().counts,
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_engines_agree(question: str, seeded: Graph) -> None:
    answer = QUESTIONS[question](seeded)
    assert answer, "an empty answer proves nothing"
    assert ANSWERS.setdefault(question, answer) == answer
