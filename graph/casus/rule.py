"""A bond judged in a case."""

from __future__ import annotations

from collections.abc import Iterable

from graph.casus.conditions import Question, reasons
from graph.casus.setting import Setting
from graph.records import Bond, Case, Obligation, Premise, Reason
from graph.vocabulary import Outcome, Verdict

VERDICT_OF = {
    Outcome.TRUE: Verdict.TRIGGERED,
    Outcome.UNKNOWN: Verdict.CONDITIONAL,
    Outcome.FALSE: Verdict.NOT_TRIGGERED,
}


def verdict(found: Iterable[Reason]) -> Verdict:
    """As good as the worst of the conditions; every bond has at least that of being in force."""
    return VERDICT_OF[min(reason.outcome for reason in found)]


def judge(bond: Bond, case: Case, setting: Setting, wave: int = 1, premise: Premise | None = None) -> Obligation:
    """The verdict of one bond in one case, with every condition as a reason.

    With a `premise` the case is only supposed, which is one more open condition: CONDITIONAL at most.
    """
    found = list(reasons(Question(bond, case, setting, bond.provision.casus)))
    if premise:
        found.append(Reason("premise", Outcome.UNKNOWN, premise.because))
    return Obligation(bond, verdict(found), tuple(found), wave, premise)
