"""Waves: who would be drawn in if those who are obligated did fight.

Wave n+1 takes each state that wave n binds to fight and supposes two things in turn: that the other side attacks
it, and that it attacks the other side. Helping a victim is normally no attack on the aggressor in the sense of
Article 51 of the UN Charter, and a state drawn in need not be attacked, so whatever follows names its premise and
is CONDITIONAL at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from graph.casus.report import FIGHTING, live, obligated
from graph.casus.rule import judge
from graph.casus.setting import Setting
from graph.records import Bond, Case, Obligation, Premise

MAX_WAVES = 4
"""No alliance system on record takes longer to be exhausted; it bounds the work of one question."""

Ask = Callable[[frozenset[str]], tuple[list[Bond], Setting]]
"""The bonds in force of which these states are obligor or beneficiary, and the setting to judge them in."""


def further_waves(case: Case, first: list[Obligation], waves: int, ask: Ask) -> list[Obligation]:
    """The live obligations to fight of waves 2 to `waves`; `first` are all those of wave 1.

    Each state fights in the first wave that binds it, and each premise is asked once, so that it ends.
    """
    found: list[Obligation] = []
    drawn = {*case.attackers, case.victim}
    last = [obligation for obligation in first if live(obligation) and obligation.kind in FIGHTING]
    for wave in range(2, min(waves, MAX_WAVES) + 1):
        premises = list(_premises(case, last, drawn))
        if not premises:
            break
        drawn.update(state.state for state in obligated(last))
        sides = frozenset(state for _, premise in premises for state in (*premise.attackers, premise.victim))
        bonds, setting = ask(sides)
        last = []
        for state, premise in premises:
            supposed = replace(case, attackers=premise.attackers, victim=premise.victim, place=None, provoked=None)
            told = replace(premise, because=_because(state, premise, setting))
            for bond in bonds:
                if bond.obligor in drawn or bond.agreement.universal:
                    continue
                obligation = judge(bond, supposed, setting, wave, told)
                if live(obligation) and obligation.kind in FIGHTING:
                    last.append(obligation)
        found.extend(last)
    return found


def _premises(case: Case, last: list[Obligation], drawn: set[str]) -> Iterator[tuple[str, Premise]]:
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for obligation in last:
        state = obligation.bond.obligor
        if state in drawn:
            continue
        helped = obligation.bond.beneficiary
        attackers = obligation.premise.attackers if obligation.premise else case.attackers
        victim = obligation.premise.victim if obligation.premise else case.victim
        enemies = (victim,) if helped in attackers else attackers
        if (state, enemies) in seen:
            continue
        seen.add((state, enemies))
        yield state, Premise(enemies, state, "")
        for enemy in enemies:
            yield state, Premise((state,), enemy, "")


def _because(state: str, premise: Premise, setting: Setting) -> str:
    name = setting.name(state)
    if premise.victim == state:
        return f"Supposes that {setting.listed(premise.attackers, 'and')} also attacks {name}."
    enemy = setting.name(premise.victim)
    return f"Supposes that {name} attacks {enemy}: helping a victim is normally no attack on the aggressor."
