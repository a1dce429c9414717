"""ATOP's member-level file (4.01 to 5.1) into agreements, one for each alliance and phase.

Two members owe each other only in rows of the same alliance and phase, and only while both spells run: that is what
an agreement with parties and dates says, so each phase is an agreement of its own. A member's flags are its own
obligations; members whose flags or conditions differ get provisions of their own. ATOP's dates are of signature, not
of entry into force, and its conditions are flags without values, which become open conditions in words.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from graph.importers.tables import Imported, Known, Row, add, dated, rows
from graph.vocabulary import Kind

CITATION = (
    "Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell, and Andrew G. Long. 2002. Alliance Treaty "
    "Obligations and Provisions, 1815-1944. International Interactions 28: 237-260."
)
SOURCE_KEY = "atop-data"
FLAGS: dict[str, tuple[Kind, str, dict[str, str]]] = {
    "defense": (
        Kind.DEFENSE,
        "Coded as a promise of active military support to allies that are attacked.",
        {
            "defcoadv": "Coded as binding only against a named adversary.",
            "defcoloc": "Coded as binding only in a named location.",
            "defcocon": "Coded as binding only in a named conflict.",
            "defconum": "Coded as depending on the number of adversaries.",
            "defcodem": "Coded as depending on a demand that the adversary does not meet.",
            "defconpr": "Coded as binding only where the ally did not provoke the attack.",
        },
    ),
    "offense": (
        Kind.OFFENSE,
        "Coded as a promise of active military support in a conflict not begun by an attack on the ally.",
        {
            "offcoadv": "Coded as binding only against a named adversary.",
            "offcoloc": "Coded as binding only in a named location.",
            "offcocon": "Coded as binding only in a named conflict.",
            "offconum": "Coded as depending on the number of adversaries.",
            "offcodem": "Coded as depending on a demand that the adversary does not meet.",
        },
    ),
    "neutral": (
        Kind.NEUTRALITY,
        "Coded as a promise not to help the enemy of the ally in a conflict.",
        {
            "neucoadv": "Coded as binding only against a named adversary.",
            "neucoloc": "Coded as binding only in a named location.",
            "neucocon": "Coded as binding only in a named conflict.",
            "neuconum": "Coded as depending on the number of adversaries.",
            "neucodem": "Coded as depending on a demand that the adversary does not meet.",
            "neuconpr": "Coded as binding only where the ally did not provoke the attack.",
            "neucoatt": "Coded as binding only where the ally is attacked.",
        },
    ),
    "nonagg": (Kind.NON_AGGRESSION, "Coded as a promise not to use force against allies.", {}),
    "consul": (
        Kind.CONSULTATION,
        "Coded as a promise to consult in crises that may lead to military conflict.",
        {
            "concoadv": "Coded as binding only against a named adversary.",
            "concoloc": "Coded as binding only in a named location.",
            "concocon": "Coded as binding only in a named conflict.",
            "concoreq": "Coded as owed only on request.",
        },
    ),
}
"""Column → kind, what it codes, and the columns of its conditions. Codebook of ATOP 4.01."""

NEEDED = (
    "atopid", "member", "phase", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", "obvary", "olimob",
    "pubsecr", "version", *FLAGS, *(column for _, _, conditions in FLAGS.values() for column in conditions),
)  # fmt: skip


def read(file: Path, known: Known) -> Imported:
    """Agreements of the alliances that no curated record stands in for; raises `InvalidDocuments` for another table.

    A member without a state on record, and a row whose dates cannot be, are reported and left out.
    """
    found = Imported()
    groups: dict[tuple[int, int], list[tuple[Row, str]]] = defaultdict(list)
    covered: set[int] = set()
    version = ""
    for row in rows(file, NEEDED):
        atop, member, phase = row.integer("atopid"), row.integer("member"), row.integer("phase")
        version = version or row.text("version")
        if atop is None or member is None or phase is None:
            found.skipped.append(f"{file}:{row.line}: atopid, member and phase must be numbers")
        elif atop in known.curated:
            if atop not in covered:
                found.skipped.append(f"{file}:{row.line}: alliance {atop} is on record as {known.curated[atop]}")
            covered.add(atop)
        elif member not in known.states:
            found.skipped.append(f"{file}:{row.line}: member: no state on record has the COW code {member}")
        else:
            groups[atop, phase].append((row, known.states[member]))
    for document in _heads(version):
        add(found, document, file, 1)
    for (atop, phase), members in sorted(groups.items()):
        add(found, _agreement(atop, phase, members), file, members[0][0].line)
    return found


def _heads(version: str) -> list[dict[str, Any]]:
    return [
        {
            "type": "dataset", "key": "atop", "title": "Alliance Treaty Obligations and Provisions", "version": version,
            "current_to": "2016-12-31", "licence": "Free of charge for research, to be cited", "citation": CITATION,
        },
        {
            "type": "source", "key": SOURCE_KEY, "kind": "DATA_SET", "title": f"ATOP {version}, member-level data",
            "citation": CITATION, "dataset": "atop",
        },
    ]  # fmt: skip


def _agreement(atop: int, phase: int, members: list[tuple[Row, str]]) -> dict[str, Any]:
    key = f"atop-{atop}-phase-{phase}" if phase else f"atop-{atop}"
    starts = [_entry(row) for row, _ in members]
    return {
        "type": "agreement",
        "key": key,
        "name": f"ATOP alliance {atop}{f', phase {phase}' if phase else ''}",
        "instrument": "TREATY",
        "in_force": min(starts),
        "secret": any((row.integer("pubsecr") or 0) > 0 for row, _ in members),
        "atop_ids": [atop],
        "confidence": "MEDIUM",
        "note": "As the data set codes it: its dates are of signature, and its conditions are flags without values.",
        "dataset": "atop",
        "sources": [{"source": SOURCE_KEY, "locator": f"alliance {atop}"}],
        "parties": [_party(row, state) for row, state in members],
        "provisions": [provision for column in FLAGS for provision in _provisions(column, members)],
    }


def _entry(row: Row) -> str:
    entry = dated(row.integer("yrent"), row.integer("moent"), row.integer("dayent"))
    assert entry is not None
    return entry


def _party(row: Row, state: str) -> dict[str, Any]:
    until = dated(row.integer("yrexit"), row.integer("moexit"), row.integer("dayexit"))
    return {"party": state, "since": _entry(row), "basis": "SIGNATURE", **({"until": until} if until else {})}


def _provisions(column: str, members: list[tuple[Row, str]]) -> list[dict[str, Any]]:
    """One provision for each set of conditions under which members owe this kind."""
    kind, paraphrase, conditions = FLAGS[column]
    by_terms: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row, state in members:
        if row.flag(column):
            by_terms[_terms(row, conditions)].add(state)
    everyone = {state for _, state in members}
    strength = "UNKNOWN" if kind in (Kind.DEFENSE, Kind.OFFENSE) else "CONSULT"
    found = []
    for number, (terms, obligors) in enumerate(sorted(by_terms.items())):
        found.append(
            {
                "article": column,
                "id": f"{column}-{number + 1}" if len(by_terms) > 1 else column,
                "kind": kind.value,
                "strength": strength,
                "paraphrase": paraphrase,
                "obligors": [] if obligors == everyone else sorted(obligors),
                "casus": {"any_place": True, "notes": list(terms)},
            }
        )
    return found


def _terms(row: Row, conditions: dict[str, str]) -> tuple[str, ...]:
    terms = [text for column, text in conditions.items() if row.flag(column)]
    if row.flag("obvary"):
        terms.append("Coded as owing different things to different partners: the flags are a union over them.")
    if row.flag("olimob"):
        terms.append("Coded as limited in other ways.")
    return tuple(terms)
