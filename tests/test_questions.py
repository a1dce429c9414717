"""The questions of docs/questions, asked of the curated data set on every engine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.facade import Graph
from tests.http_client import Client

QUESTIONS = Path(__file__).parent.parent / "docs" / "questions"
NAMES = sorted(file.stem for file in QUESTIONS.glob("*.graphql"))


def answer(graph: Graph, name: str) -> dict[str, Any]:
    variables = QUESTIONS / f"{name}.json"
    query = (QUESTIONS / f"{name}.graphql").read_text(encoding="utf-8")
    return Client(graph).ask(query, json.loads(variables.read_text(encoding="utf-8")) if variables.exists() else None)


def bound(report: dict[str, Any]) -> set[tuple[str, str, str]]:
    """(state, article, verdict) of each obligation of the obligated states."""
    return {
        (one["state"]["key"], told["provision"]["article"], one["verdict"])
        for one in report["obligated"]
        for told in one["obligations"]
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_said_in_its_first_line(name: str) -> None:
    first = (QUESTIONS / f"{name}.graphql").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")


def test_who_is_obligated(seeded: Graph) -> None:
    report = answer(seeded, "who-is-obligated")["whoIsObligated"]
    assert bound(report) == {("USA", "III", "TRIGGERED")}
    (told,) = report["obligated"][0]["obligations"]
    assert told["agreement"]["inForce"] == "1954-11-17"
    assert "Pacific" in told["provision"]["paraphrase"]
    assert {reason["outcome"] for reason in told["reasons"]} == {"TRUE"}


def test_article_4_in_force(seeded: Graph) -> None:
    data = answer(seeded, "article-4-in-force")
    assert bound(data["before"]) == {("CHN", "II", "TRIGGERED")}
    assert bound(data["after"]) == {("CHN", "II", "TRIGGERED"), ("RUS", "4", "TRIGGERED")}
    assert (data["treaty"]["signed"], data["treaty"]["inForce"]) == ("2024-06-19", "2024-12-04")


def test_why_not_russia(seeded: Graph) -> None:
    found = answer(seeded, "why-not-russia")["whyNot"]
    assert found["verdict"] == "NOT_TRIGGERED"
    told = {
        (link["agreement"]["key"], link["obligation"]["provision"]["article"]): link["text"]
        for link in found["links"]
        if link["obligation"]
    }
    treaty = "russia-dprk-comprehensive-strategic-partnership-2024"
    assert told[treaty, "4"] == "The article binds Russia toward North Korea only from 2024-12-04."
    assert told["ussr-dprk-friendship-1961", "1"].endswith("since 1996-09-10.")


def test_what_changed(seeded: Graph) -> None:
    (change,) = answer(seeded, "what-changed")["compare"]["changes"]
    assert (change["before"]["verdict"], change["after"]["verdict"]) == ("NOT_TRIGGERED", "TRIGGERED")
    assert (change["after"]["obligor"]["key"], change["after"]["provision"]["article"]) == ("RUS", "4")
    assert [reason["after"]["condition"] for reason in change["reasons"]] == ["in force"]


def test_article_5_and_the_south(seeded: Graph) -> None:
    data = answer(seeded, "article-5-and-the-south")
    (article,) = data["agreement"]["provisions"]
    assert article["kind"] == "ABSTENTION"
    assert "directed against" in article["paraphrase"]
    assert any("does not oblige" in limit and "third state" in limit for limit in article["limits"])
    assert article["sources"][0]["locator"] or article["sources"][1]["locator"]
    assert {"russia-rok-basic-relations-1992", "un-charter", "tac-1976"} == {
        one["key"] for one in data["russia"]["agreements"]
    }
    assert {one["kind"] for one in data["russia"]["obligations"]} == {"NON_AGGRESSION"}


def test_claim_as_known(seeded: Graph) -> None:
    stances = answer(seeded, "claim-as-known")["claim"]["stances"]
    assert max(one["on"] for one in stances) == "2024-10-17"
    assert [one["on"] for one in stances] == sorted(one["on"] for one in stances)
    said = {(one["actor"]["key"], one["stance"]) for one in stances}
    assert ("us-department-of-defense", "CANNOT_CONFIRM") in said
    assert ("volodymyr-zelensky", "ASSERTS") in said
    assert ("dmitry-peskov", "DENIES") in said
    assert "CONFIRMS" not in {stance for _, stance in said}
    assert all(one["sources"] for one in stances)


def test_two_koreas(seeded: Graph) -> None:
    data = answer(seeded, "two-koreas")
    assert {one["official"]["key"] for one in data["south"]["officials"]} == {"yoon-suk-yeol"}
    assert {one["official"]["key"] for one in data["north"]["officials"]} == {"kim-jong-un"}
    assert {"DECLARED_ENEMY", "INCIDENT", "THREAT"} <= {one["kind"] for one in data["south"]["hostilities"]}
    for hostility in data["south"]["hostilities"]:
        assert {hostility["source"]["key"], hostility["target"]["key"]} == {"KOR", "PRK"}
    for event in data["south"]["events"] + data["north"]["events"]:
        assert event["since"] < "2024-12-01"
        assert event["until"] is None or event["until"] > "2024-05-01"
    assert {"LEAFLETS", "FORTIFICATION"} <= {event["kind"] for event in data["north"]["events"]}


def test_around_korea(seeded: Graph) -> None:
    graph = answer(seeded, "around-korea")["allianceGraph"]
    near = {node["key"] for node in graph["nodes"]}
    assert {"KOR", "USA", "JPN", "PHL", "AUS", "DEU"} <= near
    assert not {"CHN", "PRK", "RUS", "IND", "CHE"} & near
    defense = {(edge["source"], edge["target"]) for edge in graph["edges"] if edge["kind"] == "DEFENSE"}
    assert {("USA", "KOR"), ("KOR", "USA"), ("USA", "JPN")} <= defense
    assert all("KOR" in pair or "USA" in pair or set(pair) <= near for pair in defense)


def test_opposite_sides(seeded: Graph) -> None:
    (chain,) = answer(seeded, "opposite-sides")["alliancePaths"]
    assert [actor["key"] for actor in chain["actors"]] == ["USA", "KOR", "PRK", "RUS"]
    help_south, enmity, help_north = (list(step["edges"]) for step in chain["steps"])
    assert {edge["provision"] for edge in help_south} == {"us-rok-mutual-defense-1953/3"}
    assert {edge["kind"] for edge in enmity} == {"DECLARED_ENEMY"}
    assert {edge["provision"] for edge in help_north} == {"russia-dprk-comprehensive-strategic-partnership-2024/4"}
