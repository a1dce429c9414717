"""From stored properties to records: the reverse of `graph.rows`.

Neo4j stores no nulls, so a property that may be null is read with `get`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from graph import dates, records
from graph.dates import BEGINNING, FOREVER, Spell, open_end, open_start
from graph.vocabulary import (
    Act,
    Confidence,
    EventKind,
    HostilityKind,
    Instrument,
    Kind,
    OrganizationKind,
    PartyBasis,
    PlaceKind,
    SourceKind,
    Stance,
    Strength,
)

Properties = Mapping[str, Any]


def node(label: str, found: Properties) -> Any:
    """The record of a node of any label."""
    return _DECODE[label](found)


def casus(text: str) -> records.Casus:
    """A provision's casus from its JSON."""
    said: dict[str, Any] = json.loads(text)
    return records.Casus(
        trigger=Act(said.get("trigger", Act.ARMED_ATTACK)),
        certain_from=Act(said["certain_from"]) if said.get("certain_from") else None,
        beneficiary_attacked=said.get("beneficiary_attacked", False),
        adversaries=frozenset(said.get("adversaries", ())),
        adversaries_allies=said.get("adversaries_allies", False),
        except_adversaries=frozenset(said.get("except_adversaries", ())),
        min_attackers=said.get("min_attackers", 1),
        unprovoked=said.get("unprovoked", False),
        places=_places(said.get("places", ())),
        except_places=_places(said.get("except_places", ())),
        administered_by=frozenset(said.get("administered_by", ())),
        any_place=said.get("any_place", False),
        on_request=said.get("on_request", False),
        reservations=tuple(
            records.Reservation(
                party=item["party"],
                text=item["text"],
                spell=_given_spell(item),
                trigger=Act(item["trigger"]) if item.get("trigger") else None,
                adversaries=frozenset(item.get("adversaries", ())),
                except_adversaries=frozenset(item.get("except_adversaries", ())),
                places=_places(item.get("places", ())),
                except_places=_places(item.get("except_places", ())),
                unprovoked=item.get("unprovoked", False),
                open_condition=item.get("open_condition"),
            )
            for item in said.get("reservations", ())
        ),
        suspended=tuple(
            records.Suspension(item["obligor"], item["beneficiary"], _given_spell(item), item["text"])
            for item in said.get("suspended", ())
        ),
        interpretations=tuple(
            records.Interpretation(tuple(item["by"]), item["text"], _given_spell(item), _places(item.get("places", ())))
            for item in said.get("interpretations", ())
        ),
        carve_outs=tuple(sorted(said.get("carve_outs", {}).items())),
        unpublished=said.get("unpublished", False),
        notes=tuple(said.get("notes", ())),
    )


def _given_spell(item: Properties) -> Spell:
    since, until = item.get("since"), item.get("until")
    return Spell(dates.parse(since).earliest if since else BEGINNING, dates.parse(until).latest if until else FOREVER)


def _places(items: Any) -> tuple[records.ScopedPlace, ...]:
    return tuple(records.ScopedPlace(item["place"], _given_spell(item)) for item in items)


def spell(found: Properties) -> Spell:
    return Spell(found["since"], found["until"])


def _base(found: Properties) -> dict[str, Any]:
    return {
        "key": found["key"],
        "name": found["name"],
        "dataset": found.get("dataset"),
        "confidence": Confidence(found["confidence"]),
        "note": found.get("note"),
    }


def _names(text: str) -> tuple[records.DatedName, ...]:
    return tuple(
        records.DatedName(
            item["name"],
            open_start(date.fromisoformat(item["since"])),
            open_end(date.fromisoformat(item["until"])),
        )
        for item in json.loads(text)
    )


def _state(found: Properties) -> records.State:
    return records.State(
        **_base(found),
        names=_names(found["names"]),
        iso2=found.get("iso2"),
        cow_codes=tuple(found["cow_codes"]),
        cow_abbreviations=tuple(found["cow_abbreviations"]),
        gw_codes=tuple(found["gw_codes"]),
        wikidata=found.get("wikidata"),
        system=tuple(
            Spell(date.fromisoformat(item["since"]), date.fromisoformat(item["until"]))
            for item in json.loads(found["system"])
        ),
    )


def _organization(found: Properties) -> records.Organization:
    return records.Organization(
        **_base(found),
        kind=OrganizationKind(found["kind"]),
        names=_names(found["names"]),
        wikidata=found.get("wikidata"),
        since=open_start(found["since"]),
        until=open_end(found["until"]),
    )


def _official(found: Properties) -> records.Official:
    return records.Official(
        **_base(found),
        names=_names(found["names"]),
        wikidata=found.get("wikidata"),
        born=found.get("born"),
        died=found.get("died"),
    )


def agreement(found: Properties) -> records.Agreement:
    in_force = found["since"]
    return records.Agreement(
        **_base(found),
        names=tuple(found["names"]),
        instrument=Instrument(found["kind"]),
        signed=found.get("signed"),
        signed_given=found.get("signed_given"),
        in_force=None if in_force == FOREVER else in_force,
        in_force_given=found.get("in_force_given"),
        terminated=open_end(found["until"]),
        terminated_given=found.get("terminated_given"),
        termination=found.get("termination"),
        universal=found["universal"],
        multilateral=found["multilateral"],
        secret=found["secret"],
        depositary=found.get("depositary"),
        text_citation=found.get("text_citation"),
        url=found.get("url"),
        atop_ids=tuple(found["atop_ids"]),
        unts=found.get("unts"),
    )


def provision(found: Properties) -> records.Provision:
    return records.Provision(
        key=found["key"],
        agreement=found["agreement"],
        article=found["article"],
        kind=Kind(found["kind"]),
        strength=Strength(found["strength"]),
        paraphrase=found["paraphrase"],
        words=found.get("words"),
        means=found.get("means"),
        immediacy=found.get("immediacy"),
        process=found.get("process"),
        limits=tuple(found["limits"]),
        obligors=tuple(found["obligors"]),
        beneficiaries=tuple(found["beneficiaries"]),
        since=open_start(found["since"]),
        until=open_end(found["until"]),
        casus=casus(found["casus"]),
    )


def _place(found: Properties) -> records.Place:
    return records.Place(
        **_base(found),
        kind=PlaceKind(found["kind"]),
        names=tuple(found["names"]),
        home_of=found.get("home_of"),
        wikidata=found.get("wikidata"),
    )


def _event(found: Properties) -> records.Event:
    return records.Event(
        **_base(found),
        kind=EventKind(found["kind"]),
        act=Act(found["act"]) if found.get("act") else None,
        description=found["description"],
        since=found["since"],
        until=open_end(found["until"]),
        since_given=found["since_given"],
        until_given=found.get("until_given"),
        reported=found["known"],
        disputed=found["disputed"],
        casualties=found.get("casualties"),
    )


def _claim(found: Properties) -> records.Claim:
    return records.Claim(
        **_base(found), property=found.get("property"), value=found.get("value"), reported=found["known"]
    )


def source(found: Properties) -> records.Source:
    return records.Source(
        **_base(found),
        kind=SourceKind(found["kind"]),
        citation=found["citation"],
        published=found.get("published"),
        publisher=found.get("publisher"),
        url=found.get("url"),
        licence=found.get("licence"),
    )


def dataset(found: Properties) -> records.Dataset:
    return records.Dataset(
        key=found["key"],
        title=found["title"],
        version=found["version"],
        current_to=found["current_to"],
        licence=found["licence"],
        citation=found["citation"],
        url=found.get("url"),
        loaded=found["loaded"],
    )


def party(row: Properties) -> records.Party:
    edge = row["edge"]
    since = edge["since"]
    never = since == FOREVER
    return records.Party(
        agreement=row["agreement"],
        party=row["party"],
        party_label=row["label"],
        signed=edge.get("signed"),
        since=None if never else open_start(since),
        until=None if never else open_end(edge["until"]),
        basis=PartyBasis(edge["basis"]),
        reservation=edge.get("reservation"),
        note=edge.get("note"),
    )


def hostility(row: Properties) -> records.Hostility:
    edge = row["edge"]
    return records.Hostility(
        key=edge["key"],
        source=row["source"],
        source_label=row["source_label"],
        target=row["target"],
        target_label=row["target_label"],
        kind=HostilityKind(edge["kind"]),
        mutual=edge["mutual"],
        text=edge["text"],
        since=open_start(edge["since"]),
        until=open_end(edge["until"]),
        since_given=edge.get("since_given"),
        until_given=edge.get("until_given"),
        confidence=Confidence(edge["confidence"]),
        note=edge.get("note"),
        events=tuple(edge.get("events") or ()),
        sources=tuple(edge.get("sources") or ()),
    )


def stance(row: Properties) -> records.StanceTaken:
    edge = row["edge"]
    return records.StanceTaken(
        claim=row["claim"],
        actor=row["actor"],
        actor_label=row["label"],
        stance=Stance(edge["stance"]),
        on=edge["day"],
        on_given=edge["day_given"],
        text=edge["text"],
        sources=tuple(edge.get("sources") or ()),
        position=edge["position"],
    )


_DECODE = {
    "State": _state,
    "Organization": _organization,
    "Official": _official,
    "Agreement": agreement,
    "Provision": provision,
    "Place": _place,
    "Event": _event,
    "Claim": _claim,
    "Source": source,
}
