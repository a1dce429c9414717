"""What changes between two cases, and what keeps a state out of one."""

from __future__ import annotations

from collections.abc import Iterable

from graph.casus.report import FIGHTING, live
from graph.casus.rule import judge
from graph.casus.setting import Setting
from graph.records import Bond, Case, CasusReport, Change, Link, Obligation, Reason
from graph.vocabulary import Outcome, Verdict

Identity = tuple[str, str, str]


def changes(one: CasusReport, one_setting: Setting, other: CasusReport, other_setting: Setting) -> list[Change]:
    """Obligations to fight whose verdict differs between two cases, each judged in both.

    A bond that is in force in one case only is judged in the other too, where its dates keep it out.
    """
    before, after = _fighting(one), _fighting(other)
    found = []
    for identity in sorted(before.keys() | after.keys()):
        first = before.get(identity) or judge(after[identity].bond, one.case, one_setting)
        second = after.get(identity) or judge(before[identity].bond, other.case, other_setting)
        if first.verdict is not second.verdict:
            told = {reason.condition: reason for reason in first.reasons}
            differing = tuple(
                (told.get(reason.condition), reason)
                for reason in second.reasons
                if _outcome(told.get(reason.condition)) is not reason.outcome
            )
            found.append(Change(first, second, differing))
    return sorted(found, key=lambda change: (-change.after.verdict.rank, change.after.bond.obligor))


def links(state: str, case: Case, bonds: Iterable[Bond], setting: Setting) -> list[Link]:
    """Every bond of a state with the sides, whenever it holds, judged, with what keeps it out."""
    found = []
    for bond in bonds:
        if bond.obligor != state or bond.beneficiary not in (*case.attackers, case.victim):
            continue
        obligation = judge(bond, case, setting)
        found.append(Link(bond.agreement, obligation, _told(obligation)))
    return sorted(found, key=_link_order)


def _told(obligation: Obligation) -> str:
    if not live(obligation):
        return next(reason.text for reason in obligation.reasons if reason.outcome is Outcome.FALSE)
    if obligation.verdict is Verdict.CONDITIONAL:
        return next(reason.text for reason in obligation.reasons if reason.outcome is Outcome.UNKNOWN)
    return "Every condition is met."


def _fighting(report: CasusReport) -> dict[Identity, Obligation]:
    found: dict[Identity, Obligation] = {}
    for obligation in report.obligations:
        if obligation.kind in FIGHTING and obligation.wave == 1:
            bond = obligation.bond
            at = (bond.obligor, bond.beneficiary, bond.provision.key)
            if at not in found or found[at].verdict < obligation.verdict:
                found[at] = obligation
    return found


def _outcome(reason: Reason | None) -> Outcome:
    return reason.outcome if reason else Outcome.TRUE


def _link_order(link: Link) -> tuple[object, ...]:
    obligation = link.obligation
    assert obligation is not None
    fights = obligation.kind in FIGHTING
    return (-obligation.verdict.rank, not fights, obligation.bond.provision.key, obligation.bond.spell)
