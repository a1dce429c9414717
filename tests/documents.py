"""Small documents for tests: three states, an alliance, and one record of every other type."""

# ruff: noqa: E501 - one line a record is easier to read here

from __future__ import annotations

from typing import Any

Value = dict[str, Any]

DATASET: Value = {
    "type": "dataset", "key": "toy", "title": "Toy", "version": "1", "current_to": "2024-01-01", "licence": "CC0-1.0",
    "citation": "Made for tests.",
}  # fmt: skip
SOURCE: Value = {"type": "source", "key": "text", "kind": "TREATY_TEXT", "title": "Text", "citation": "Text, 1950."}


def state(key: str, name: str, **more: Any) -> Value:
    return {"type": "state", "key": key, "name": name, "sources": ["text"], **more}


def provision(article: str = "I", kind: str = "DEFENSE", **more: Any) -> Value:
    return {"article": article, "kind": kind, "strength": "ASSIST", "paraphrase": "To help.", **more}


def pact(key: str = "pact", parties: tuple[str, ...] = ("AAA", "BBB"), **more: Any) -> Value:
    return {
        "type": "agreement", "key": key, "name": f"The {key}", "instrument": "TREATY", "signed": "1950-01-01",
        "in_force": "1951-01-01", "parties": [{"party": party} for party in parties], "provisions": [provision()],
        "sources": [{"source": "text", "locator": "p. 1"}], **more,
    }  # fmt: skip


STATES = [
    state(
        "AAA", "Alfa", iso2="AA", cow_codes=[901, 911], cow_abbreviations=["ALF"], gw_codes=[901], wikidata="Q901",
        names=[{"name": "Kingdom of Alfa", "until": "1940"}, {"name": "Republic of Alfa", "since": "1940-05"}],
        system=[{"since": "1920-01-01"}],
    ),
    state("BBB", "Bravo", iso2="BB", cow_codes=[902]),
    state("CCC", "Charlie", iso2="CC", cow_codes=[903]),
]  # fmt: skip

WORLD: list[Value] = [
    DATASET,
    SOURCE,
    *STATES,
    {
        "type": "organization", "key": "league", "kind": "INTERNATIONAL", "name": "The League", "since": "1945",
        "members": [{"state": "AAA", "since": "1945-10-24"}, {"state": "BBB", "until": "1960-01-01"}],
        "sources": ["text"],
    },
    {
        "type": "organization", "key": "army-of-alfa", "kind": "GOVERNMENT_BODY", "name": "Army of Alfa",
        "part_of": ["AAA"], "sources": ["text"],
    },
    {
        "type": "official", "key": "ann-alfa", "name": "Ann Alfa", "born": "1900",
        "offices": [{"of": "AAA", "title": "President", "leader": True, "since": "1949-02", "until": "1955-03-01"}],
        "sources": ["text"],
    },
    {
        "type": "official", "key": "ben-alfa", "name": "Ben Alfa", "relations": [{"to": "ann-alfa", "relation": "brother of"}],
        "offices": [{"of": "army-of-alfa", "title": "Chief", "since": "1949-02-01"}], "sources": ["text"],
    },
    {"type": "place", "key": "world", "kind": "REGION", "name": "The world", "sources": ["text"]},
    {
        "type": "place", "key": "aaa-home", "kind": "HOME", "name": "Alfa", "home_of": "AAA", "part_of": ["world"],
        "administered_by": [{"state": "AAA"}], "sources": ["text"],
    },
    {
        "type": "place", "key": "isle", "kind": "ISLANDS", "name": "The Isle", "part_of": ["world"], "sources": ["text"],
        "administered_by": [{"state": "CCC", "since": "1945-01-01", "until": "1972-05-15"}, {"state": "AAA", "since": "1972-05-15"}],
        "claimed_by": [{"state": "CCC", "since": "1972-05-15", "basis": "History"}],
    },
    pact(
        signers=[{"official": "ann-alfa", "party": "AAA"}],
        provisions=[
            provision("I"),
            provision("II", "CONSULTATION", strength="CONSULT", casus={"trigger": "INCIDENT"}),
            provision("III", "NON_AGGRESSION", strength="CONSULT", casus={"trigger": "INCIDENT"}),
        ],
    ),
    pact("old-pact", ("AAA", "CCC"), signed="1919-12-01", in_force="1920-01", terminated="1930", provisions=[provision()]),
    pact("new-pact", ("AAA", "CCC"), in_force=None, provisions=[provision()], supersedes=["old-pact"]),
    pact(
        "charter", ("AAA", "BBB", "CCC"), universal=True, instrument="CHARTER", in_force="1945-10-24", signed="1945-06-26",
        provisions=[provision("2(4)", "NON_AGGRESSION", strength="CONSULT")],
    ),
    {
        "type": "event", "key": "raid", "kind": "INCURSION", "act": "INCIDENT", "name": "Raid on Alfa",
        "description": "A raid.", "since": "1952-06-25", "initiated_by": ["CCC"], "reported": "1953-01-01",
        "targeted": [{"actor": "AAA", "alleged": True}], "places": ["aaa-home"], "about": ["pact"], "sources": ["text"],
    },
    {
        "type": "claim", "key": "it-was-charlie", "statement": "Charlie sent the raid.", "about": ["raid", "CCC", "pact/1"],
        "stances": [
            {"actor": "AAA", "stance": "ACCUSES", "on": "1952-06-26", "text": "Accused Charlie."},
            {"actor": "CCC", "stance": "DENIES", "on": "1952-06-27", "text": "Denied it.", "sources": ["text"]},
            {"actor": "army-of-alfa", "stance": "ASSERTS", "on": "1952-06-28", "text": "Said so."},
            {"actor": "ann-alfa", "stance": "CANNOT_CONFIRM", "on": "1952-07", "text": "Could not confirm."},
        ],
        "sources": ["text"],
    },
    {
        "type": "claim", "key": "two-in-a-day", "statement": "Charlie moved from denial to silence.", "about": ["CCC"],
        "stances": [
            {"actor": "CCC", "stance": "DENIES", "on": "1953-06-26", "text": "First denied it."},
            {"actor": "BBB", "stance": "ACCUSES", "on": "1953-06-26", "text": "Accused Charlie."},
            {"actor": "AAA", "stance": "ACCUSES", "on": "1953-06-26", "text": "Accused Charlie too."},
            {"actor": "CCC", "stance": "CANNOT_CONFIRM", "on": "1953-06-26", "text": "An hour later could not confirm."},
        ],
        "sources": ["text"],
    },
    {
        "type": "hostility", "key": "ccc-aaa-rivalry", "source": "CCC", "target": "AAA", "kind": "RIVALRY",
        "mutual": True, "since": "1950", "text": "Rivals.", "events": ["raid"], "sources": ["text"],
    },
    {
        "type": "hostility", "key": "army-ccc-clash", "source": "army-of-alfa", "target": "CCC", "kind": "ARMED_CLASH",
        "since": "1952-06-25", "until": "1952-06-26", "text": "A clash.", "sources": ["text"],
    },
]  # fmt: skip
