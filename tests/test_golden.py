"""Golden cases: what an expert reads out of the treaties' texts, on every engine. See tests/cases/*.yaml.

A case's `expect` names, by verdict, each state and the article (or articles) of its duty to help or to join;
`consultation` does so for duties to consult. With `nobody_else`, no other state may be obligated; those of
`not_obligated` may not in any case.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.facade import Graph
from graph.reading import yaml_values
from graph.records import CasusReport
from graph.vocabulary import Act, Kind, Verdict

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
CASES = [(file.stem, case) for file in FILES for case in yaml_values(file.read_text(encoding="utf-8"))]

Found = dict[tuple[str, str], Verdict]


def ask(graph: Graph, case: dict[str, Any]) -> CasusReport:
    return graph.who(
        case["attackers"],
        case["victim"],
        date.fromisoformat(case["on"]),
        act=Act(case.get("act", "ARMED_ATTACK")),
        place=case.get("place"),
        provoked=case.get("provoked"),
        requested=case.get("requested", True),
    )


def verdicts(report: CasusReport, kinds: set[Kind]) -> Found:
    """The best verdict of each state under each provision."""
    found: dict[tuple[str, str], Verdict] = defaultdict(lambda: Verdict.NOT_TRIGGERED)
    for one in report.obligations:
        if one.kind in kinds:
            at = (one.bond.obligor, one.bond.provision.key)
            found[at] = max(found[at], one.verdict)
    return dict(found)


def expected(table: dict[str, dict[str, str | list[str]]]) -> Found:
    return {
        (state, provision): Verdict(verdict)
        for verdict, states in table.items()
        for state, provisions in states.items()
        for provision in ([provisions] if isinstance(provisions, str) else provisions)
    }


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{file}: {case['case']}" for file, case in CASES])
def test_case(file: str, case: dict[str, Any], seeded: Graph) -> None:
    report = ask(seeded, case)
    fighting = verdicts(report, {Kind.DEFENSE, Kind.OFFENSE})
    wanted = expected(case["expect"])
    told = "\n".join(
        f"{one.verdict} {one.bond.obligor} {one.bond.provision.key}: " + "; ".join(r.text for r in one.reasons)
        for one in report.obligations
        if one.kind in (Kind.DEFENSE, Kind.OFFENSE)
    )
    assert {at: fighting.get(at) for at in wanted} == wanted, told
    if case.get("nobody_else"):
        named = {state for (state, _), verdict in wanted.items() if verdict is not Verdict.NOT_TRIGGERED}
        assert {state.state for state in report.obligated} == named, told
    assert not {state.state for state in report.obligated} & set(case.get("not_obligated", ())), told
    consulted, to_consult = expected(case.get("consultation", {})), verdicts(report, {Kind.CONSULTATION})
    assert {at: to_consult.get(at) for at in consulted} == consulted
    assert set(case.get("breaches", ())) <= {one.bond.provision.key for one in report.breaches}
    assert set(case.get("conflicts", ())) <= {one.state for one in report.conflicts}
    assert all(one.reasons for one in report.obligations)


def test_cases_say_what_text_decides() -> None:
    assert len(CASES) >= 20
    assert all(case["text"].strip() for _, case in CASES)
    titles = [(file, case["case"]) for file, case in CASES]
    assert len(titles) == len(set(titles))
