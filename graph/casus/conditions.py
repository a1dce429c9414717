"""The conditions of a casus foederis, each a small piece with one three-valued answer and one sentence.

A condition is a generator over a `Question`: it yields nothing where the provision does not have it, else its
answer with the sentence that explains it. A new kind of condition is one more function here, under
`@condition("name")`; nothing else changes. The order here is the order in which reasons are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from graph.casus.setting import Setting
from graph.records import Bond, Case, Casus, Reason, Reservation, ScopedPlace
from graph.vocabulary import Act, Kind, Outcome

TRUE, UNKNOWN, FALSE = Outcome.TRUE, Outcome.UNKNOWN, Outcome.FALSE
Answers = Iterator[tuple[Outcome, str]]

PROTECTIVE = frozenset({Kind.DEFENSE, Kind.CONSULTATION})
"""Kinds that are owed to the side that is attacked."""
RESTRAINING = frozenset({Kind.NON_AGGRESSION, Kind.ABSTENTION})
"""Kinds that the obligor breaks by its own act against the beneficiary."""


@dataclass(frozen=True, slots=True)
class Question:
    """A bond and a case in a setting; `casus` is the bond's own, or a reservation put as one."""

    bond: Bond
    case: Case
    setting: Setting
    casus: Casus

    @property
    def kind(self) -> Kind:
        return self.bond.provision.kind

    @property
    def obligor(self) -> str:
        return self.setting.name(self.bond.obligor)

    @property
    def beneficiary(self) -> str:
        return self.setting.name(self.bond.beneficiary)

    @property
    def opponents(self) -> tuple[str, ...]:
        """Against whom the beneficiary stands in the case."""
        if self.bond.beneficiary in self.case.attackers:
            return (self.case.victim,)
        return self.case.attackers


Condition = Callable[[Question], Answers]
CONDITIONS: list[tuple[str, Condition]] = []


def condition(name: str) -> Callable[[Condition], Condition]:
    def register(function: Condition) -> Condition:
        CONDITIONS.append((name, function))
        return function

    return register


def reasons(question: Question) -> Iterator[Reason]:
    """Every condition that the bond has, answered."""
    for name, function in CONDITIONS:
        for outcome, text in function(question):
            yield Reason(name, outcome, text)


@condition("in force")
def in_force(q: Question) -> Answers:
    """In force is not signed: both must be bound on the day."""
    spell = q.bond.spell
    if q.case.on in spell:
        yield TRUE, f"The article binds {q.obligor} toward {q.beneficiary} on {q.case.on}."
    elif q.case.on < spell.since:
        yield FALSE, f"The article binds {q.obligor} toward {q.beneficiary} only from {spell.since}."
    else:
        yield FALSE, f"The article has not bound {q.obligor} toward {q.beneficiary} since {spell.until}."


@condition("beneficiary")
def beneficiary(q: Question) -> Answers:
    """On which side the beneficiary must stand for this kind of obligation."""
    attacks, attacked = q.bond.beneficiary in q.case.attackers, q.bond.beneficiary == q.case.victim
    here = "attacks" if attacks else "is attacked" if attacked else "is on neither side"
    if q.kind in PROTECTIVE:
        if attacked:
            yield TRUE, f"{q.beneficiary}, to which this is owed, is attacked."
        else:
            yield FALSE, f"It is owed when {q.beneficiary} is attacked; here {q.beneficiary} {here}."
    elif q.kind is Kind.OFFENSE:
        if attacks:
            yield TRUE, f"{q.beneficiary}, to which this is owed, goes to war."
        else:
            yield FALSE, f"It is owed when {q.beneficiary} goes to war; here {q.beneficiary} {here}."
    elif q.kind is Kind.NEUTRALITY:
        if attacked or (attacks and not q.casus.beneficiary_attacked):
            yield TRUE, f"{q.beneficiary}, to which this is owed, {here}."
        else:
            when = "is attacked" if q.casus.beneficiary_attacked else "is at war"
            yield FALSE, f"It is owed when {q.beneficiary} {when}; here {q.beneficiary} {here}."


@condition("obligor")
def obligor(q: Question) -> Answers:
    """On which side the obligor must stand."""
    attacks, attacked = q.bond.obligor in q.case.attackers, q.bond.obligor == q.case.victim
    if q.kind in RESTRAINING:
        if attacks and q.bond.beneficiary == q.case.victim:
            yield TRUE, f"{q.obligor} itself acts against {q.beneficiary}."
        else:
            yield FALSE, f"It forbids acts of {q.obligor} against {q.beneficiary}; this case has none."
    elif q.kind is Kind.NEUTRALITY:
        if attacked:
            yield FALSE, f"{q.obligor} is itself attacked: neutrality is not open to it."
        elif attacks and q.bond.beneficiary in q.case.attackers:
            yield FALSE, f"{q.obligor} is itself at war on the side of {q.beneficiary}."
    elif attacks and q.kind in PROTECTIVE:
        yield FALSE, f"{q.obligor} is itself the attacker."
    elif attacked and q.kind is Kind.OFFENSE:
        yield FALSE, f"{q.obligor} is itself attacked by {q.beneficiary}."


@condition("act")
def act(q: Question) -> Answers:
    """The level of what happened against the level that the text asks for."""
    happened, needed = q.case.act, q.casus.trigger
    words = {
        Act.INCIDENT: "an incident",
        Act.ARMED_ATTACK: "an armed attack",
        Act.WAR: "an attack that means a state of war",
    }
    if happened < needed:
        if needed is Act.WAR and happened is Act.ARMED_ATTACK:
            yield (
                UNKNOWN,
                "The text asks for a state of war: whether the armed attack has put the sides at war is not said.",
            )
        else:
            yield FALSE, f"The text asks for {words[needed]}; the case is {words[happened]}."
    elif q.casus.certain_from and happened < q.casus.certain_from:
        yield UNKNOWN, f"Whether {words[happened]} is enough for the text is for the parties to judge."
    else:
        or_more = "" if needed is Act.WAR else " or more"
        yield TRUE, f"The text asks for {words[needed]}{or_more}; the case is {words[happened]}."


@condition("adversaries")
def adversaries(q: Question) -> Answers:
    """Only these opponents count, or states allied with them where the text says so."""
    named = q.casus.adversaries
    if not named:
        return
    met = named.intersection(q.opponents)
    if met:
        yield (
            TRUE,
            f"It binds against {q.setting.listed(named)}, and {q.setting.listed(met)} is on the other side.",
        )
    elif q.casus.adversaries_allies:
        allied = [state for state in q.opponents if named & q.setting.allies.get(state, frozenset())]
        if allied:
            yield TRUE, f"{q.setting.listed(allied)} is allied with {q.setting.listed(named)}."
        else:
            yield (
                UNKNOWN,
                f"It binds against {q.setting.listed(named)} and states allied with it: no alliance of "
                f"{q.setting.listed(q.opponents)} with it is on record.",
            )
    else:
        yield FALSE, f"It binds only against {q.setting.listed(named)}."


@condition("except adversaries")
def except_adversaries(q: Question) -> Answers:
    """These opponents do not count."""
    excepted = q.casus.except_adversaries
    if not excepted:
        return
    if excepted.issuperset(q.opponents):
        yield FALSE, f"It does not bind against {q.setting.listed(excepted)}."
    else:
        yield TRUE, f"It does not bind against {q.setting.listed(excepted)} alone; the other side is another."


@condition("number of attackers")
def min_attackers(q: Question) -> Answers:
    """Some texts bind only against a coalition (Triple Alliance, Art. 3): of the adversaries that they name, if any."""
    needed = q.casus.min_attackers
    if needed > 1:
        counted = q.casus.adversaries.intersection(q.opponents) if q.casus.adversaries else set(q.opponents)
        told = " of those it names" if q.casus.adversaries else ""
        outcome = TRUE if len(counted) >= needed else FALSE
        yield outcome, f"The text asks for at least {needed} attackers{told}; the case has {len(counted)}."


@condition("unprovoked")
def unprovoked(q: Question) -> Answers:
    """Whether the side that is helped brought the attack about."""
    if not q.casus.unprovoked:
        return
    if q.case.provoked is None:
        yield UNKNOWN, f"It binds only where {q.beneficiary} did not provoke: the case does not say."
    elif q.case.provoked:
        yield FALSE, f"It binds only where {q.beneficiary} did not provoke; here it did."
    else:
        yield TRUE, f"{q.beneficiary} did not provoke."


@condition("request")
def on_request(q: Question) -> Answers:
    """Owed only when the beneficiary asks; it is taken to ask where the case does not say otherwise."""
    if not q.casus.on_request:
        return
    if q.case.requested is None:
        yield UNKNOWN, f"It is owed at the request of {q.beneficiary}: whether it asks is not known."
    elif q.case.requested:
        yield TRUE, f"{q.beneficiary} is taken to ask for it."
    else:
        yield FALSE, f"It is owed only at the request of {q.beneficiary}, which does not ask."


@condition("place")
def place(q: Question) -> Answers:
    """Where the attack must fall."""
    if not q.casus.places:
        return
    scope = [*_valid(q.casus.places, q), *_interpreted(q)]
    if not scope:
        yield FALSE, f"The text covers no place on {q.case.on}."
        return
    names, where = q.setting.listed(scope), _where(q)
    if where is None:
        yield UNKNOWN, f"The attack must fall in {names}: the home territory of the victim is not on record."
        return
    outcome = max(q.setting.lies_in(where, scoped) for scoped in scope)
    told = {TRUE: "lies in", UNKNOWN: "may or may not lie in", FALSE: "does not lie in"}[outcome]
    yield outcome, f"The attack must fall in {names}; {q.setting.name(where)} {told} it."


@condition("excepted place")
def except_places(q: Question) -> Answers:
    """Where an attack does not count."""
    scope = _valid(q.casus.except_places, q)
    if not scope:
        return
    names, where = q.setting.listed(scope), _where(q)
    if where is None:
        yield (
            UNKNOWN,
            f"An attack in {names} does not count: the home territory of the victim is not on record.",
        )
        return
    lies = max(q.setting.lies_in(where, scoped) for scoped in scope)
    outcome = {TRUE: FALSE, UNKNOWN: UNKNOWN, FALSE: TRUE}[lies]
    told = {TRUE: "lies in", UNKNOWN: "may or may not lie in", FALSE: "does not lie in"}[lies]
    yield outcome, f"An attack in {names} does not count; {q.setting.name(where)} {told} it."


@condition("administered territory")
def administered_by(q: Question) -> Answers:
    """The place must be administered by a named state on the date (US–Japan, Art. V); where the text of a duty to
    help names no place at all, by the attacked party."""
    holders = q.casus.administered_by
    if not holders:
        # The home territory, where the case names no place, is the victim's own by definition.
        implied = q.kind is Kind.DEFENSE and not q.casus.places and not q.casus.any_place
        if not implied or q.case.place is None or q.bond.beneficiary != q.case.victim:
            return
        holders = frozenset({q.case.victim})
    told = f"territory administered by {q.setting.listed(holders)}"
    where = _where(q)
    if where is None:
        yield UNKNOWN, f"The attack must fall on {told}: the home territory of the victim is not on record."
    else:
        yield _administered(q, where, holders, told)


@condition("reservation")
def reservation(q: Question) -> Answers:
    """A casus that the obligor narrowed for itself: judged by the same conditions."""
    for item in q.casus.reservations:
        if item.party == q.bond.obligor and q.case.on in item.spell:
            yield _reserved(q, item)


@condition("suspension")
def suspension(q: Question) -> Answers:
    """Suspended by this obligor toward this beneficiary on the day."""
    for item in q.casus.suspended:
        if (item.obligor, item.beneficiary) == (
            q.bond.obligor,
            q.bond.beneficiary,
        ) and q.case.on in item.spell:
            yield FALSE, f"Suspended by {q.obligor} toward {q.beneficiary} on {q.case.on}: {item.text}"


@condition("carve-out")
def carve_out(q: Question) -> Answers:
    """A clause that may release this obligor."""
    for party, text in q.casus.carve_outs:
        if party == q.bond.obligor:
            yield UNKNOWN, text


@condition("published text")
def unpublished(q: Question) -> Answers:
    """Nothing certain can be said of a text that nobody outside has read."""
    if q.casus.unpublished:
        yield UNKNOWN, "The text is not published: its conditions are not known."


@condition("other condition")
def notes(q: Question) -> Answers:
    """Conditions in words that no query can decide."""
    for text in q.casus.notes:
        yield UNKNOWN, text


NARROWING: tuple[Condition, ...] = (act, adversaries, except_adversaries, unprovoked, place, except_places)
"""The conditions that a reservation can add."""


def _reserved(q: Question, item: Reservation) -> tuple[Outcome, str]:
    narrowed = Casus(
        trigger=item.trigger or Act.INCIDENT,
        adversaries=item.adversaries,
        except_adversaries=item.except_adversaries,
        unprovoked=item.unprovoked,
        places=item.places,
        except_places=item.except_places,
    )
    asked = replace(q, casus=narrowed)
    answers = [answer for narrowing in NARROWING for answer in narrowing(asked)]
    if item.open_condition:
        answers.append((UNKNOWN, item.open_condition))
    worst = min(outcome for outcome, _ in answers)
    told = "" if worst is TRUE else " " + " ".join(text for outcome, text in answers if outcome is worst)
    return worst, f"{q.obligor} reserved: {item.text}{told}"


def _where(q: Question) -> str | None:
    return q.case.place or q.setting.homes.get(q.case.victim)


def _valid(scope: Iterable[ScopedPlace], q: Question) -> list[str]:
    return [scoped.place for scoped in scope if q.case.on in scoped.spell]


def _interpreted(q: Question) -> list[str]:
    readings = (item for item in q.casus.interpretations if q.bond.obligor in item.by and q.case.on in item.spell)
    return [scoped for item in readings for scoped in _valid(item.places, q)]


def _administered(q: Question, where: str, wanted: frozenset[str], told: str) -> tuple[Outcome, str]:
    holders = q.setting.administrators.get(where)
    name = q.setting.name(where)
    if holders is not None and not holders:
        return FALSE, f"The attack must fall on {told}; nobody administers {name}."
    if holders is None:
        return (
            UNKNOWN,
            f"The attack must fall on {told}: who administers {name} on {q.case.on} is not on record.",
        )
    if holders <= wanted:
        return (
            TRUE,
            f"The attack must fall on {told}; {q.setting.listed(holders)} administers {name} on {q.case.on}.",
        )
    if holders & wanted:
        return (
            UNKNOWN,
            f"The attack must fall on {told}; {name} is administered in parts by {q.setting.listed(holders, 'and')}.",
        )
    return (
        FALSE,
        f"The attack must fall on {told}; {q.setting.listed(holders)} administers {name} on {q.case.on}.",
    )
