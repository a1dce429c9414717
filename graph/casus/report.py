"""From judged bonds to the answer: who is obligated, what the attack breaks, who is bound both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.casus.conditions import RESTRAINING
from graph.casus.rule import judge
from graph.casus.setting import Setting
from graph.records import Bond, Case, CasusReport, Conflict, ObligatedState, Obligation
from graph.vocabulary import Kind, Verdict

FIGHTING = frozenset({Kind.DEFENSE, Kind.OFFENSE})
"""Kinds by which a state is obligated to take part."""


def report(case: Case, bonds: Iterable[Bond], setting: Setting, later: Sequence[Obligation] = ()) -> CasusReport:
    """Judges every bond of the case's sides; `later` are the obligations of further waves."""
    first = sorted((judge(bond, case, setting) for bond in bonds), key=_order)
    obligations = (*first, *sorted(later, key=_order))
    return CasusReport(
        case=case,
        obligated=tuple(obligated(obligations)),
        obligations=obligations,
        breaches=tuple(_breaches(first, case)),
        conflicts=tuple(_conflicts(first, case, setting)),
        names=dict(setting.names),
    )


def live(obligation: Obligation) -> bool:
    """Whether it is triggered or conditional."""
    return obligation.verdict is not Verdict.NOT_TRIGGERED


def obligated(obligations: Iterable[Obligation]) -> list[ObligatedState]:
    """States with a live obligation to fight, earliest wave first, then by verdict and strength."""
    by_state: dict[tuple[int, str], list[Obligation]] = defaultdict(list)
    for obligation in obligations:
        if obligation.kind in FIGHTING and live(obligation):
            by_state[obligation.wave, obligation.bond.obligor].append(obligation)
    states = []
    for (wave, state), owed in by_state.items():
        best = max(owed, key=lambda obligation: (obligation.verdict, obligation.strength))
        states.append(ObligatedState(state, wave, best.verdict, best.strength, tuple(owed)))
    return sorted(states, key=lambda found: (found.wave, -found.verdict.rank, -found.strength.rank, found.state))


def _order(obligation: Obligation) -> tuple[object, ...]:
    bond = obligation.bond
    premise = obligation.premise
    return (
        obligation.wave,
        -obligation.verdict.rank,
        list(Kind).index(obligation.kind),
        -obligation.strength.rank,
        bond.obligor,
        bond.beneficiary,
        bond.provision.key,
        bond.spell,
        (premise.attackers, premise.victim) if premise else (),
    )


def _breaches(obligations: Iterable[Obligation], case: Case) -> list[Obligation]:
    """What the attack itself breaks: live duties of an attacker not to act against the victim."""
    return [
        obligation
        for obligation in obligations
        if live(obligation)
        and obligation.bond.obligor in case.attackers
        and obligation.bond.beneficiary == case.victim
        and obligation.kind in RESTRAINING | {Kind.NEUTRALITY}
    ]


def _conflicts(obligations: Sequence[Obligation], case: Case, setting: Setting) -> list[Conflict]:
    by_state: dict[str, list[Obligation]] = defaultdict(list)
    for obligation in obligations:
        if not obligation.bond.agreement.universal and case.on in obligation.bond.spell:
            by_state[obligation.bond.obligor].append(obligation)
    found = []
    for state in sorted(by_state):
        owed = by_state[state]
        name = setting.name(state)
        if state in case.attackers:
            helps = [o for o in owed if o.kind is Kind.DEFENSE and o.bond.beneficiary == case.victim]
            if helps:
                text = f"{name} attacks {setting.name(case.victim)}, which it is bound to help when attacked."
                found.append(Conflict(state, tuple(helps), (), text))
            continue
        if state == case.victim:
            continue
        helps = [o for o in owed if live(o) and o.kind is Kind.DEFENSE]
        joins = [o for o in owed if live(o) and o.kind is Kind.OFFENSE]
        if helps and joins:
            joined = setting.listed(case.attackers, "and")
            text = f"{name} is bound to help {setting.name(case.victim)} and to join {joined}."
            found.append(Conflict(state, tuple(helps), tuple(joins), text))
        restrained = [
            o
            for o in owed
            if o.bond.beneficiary in case.attackers
            and (o.kind in RESTRAINING or o.kind is Kind.DEFENSE or (o.kind is Kind.NEUTRALITY and live(o)))
        ]
        if helps and restrained:
            kinds = ", ".join(sorted({f"{o.kind} to {setting.name(o.bond.beneficiary)}" for o in restrained}))
            text = f"{name} is bound to help {setting.name(case.victim)}, and also owes {kinds}."
            found.append(Conflict(state, tuple(helps), tuple(restrained), text))
    return found
