"""The answer to who is obligated: in words, as a table, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from rich.table import Table

from cli.render import WIDE, Output, by_kind, count, dates, iso, listed, table, written
from graph.dates import open_end, open_start
from graph.records import Agreement, Case, CasusReport, Conflict, Obligation, Premise, Reason
from graph.vocabulary import Act, Kind, Outcome, Verdict

STYLES = {Verdict.TRIGGERED: "bold red", Verdict.CONDITIONAL: "yellow", Verdict.NOT_TRIGGERED: "dim"}
MARKS = {Outcome.TRUE: ("✓", "green"), Outcome.FALSE: ("✗", "red"), Outcome.UNKNOWN: ("?", "yellow")}
PLAIN_MARKS = {"✓": "+", "✗": "-", "?": "?"}
FIGHTING = (Kind.DEFENSE, Kind.OFFENSE)
"""What is shown first: who would have to take part."""
ACT_IN_WORDS = {Act.INCIDENT: "incident", Act.ARMED_ATTACK: "armed attack", Act.WAR: "war"}


def show_report(console: Output, report: CasusReport, *, everything: bool, explain: bool) -> None:
    """The answer in words, then the obligations; with `everything` also those that do not bind."""
    console.say(headline(report), style="bold")
    for line in further_lines(report):
        console.say(line)
    broken = set(map(id, report.breaches))
    others = [owed for owed in report.obligations if id(owed) not in broken]
    live = sorted(
        (owed for owed in others if owed.verdict is not Verdict.NOT_TRIGGERED),
        key=lambda owed: (owed.wave, owed.kind not in FIGHTING),
    )
    idle = [owed for owed in others if owed.verdict is Verdict.NOT_TRIGGERED]
    if explain:
        _explain_all(console, "Obligations", live, report.names)
        _explain_all(console, "Broken by the attack itself", report.breaches, report.names)
        _explain_all(console, "Does not bind, and why", idle if everything else [], report.names)
    else:
        if live:
            console.print("", _obligations(console, live, report.names))
        if report.breaches:
            console.print("", _breaches(console, report.breaches, report.names))
        if idle and everything:
            console.print("", _obligations(console, idle, report.names, "Does not bind, and why"))
    if report.conflicts:
        console.say("\nConflicts", style="bold")
        for conflict in report.conflicts:
            console.say(f"- {conflict.text}{_articles(conflict)}")
    hints = []
    if idle and not everything:
        hints.append(f"--all also shows {count(len(idle), 'obligation')} that {_does(len(idle))} not bind")
    if (live or report.breaches) and not explain:
        hints.append("--explain gives every condition")
    if hints:
        console.say(f"\n{'; '.join(hints)}.", style="dim")


def headline(report: CasusReport) -> str:
    """The answer in one sentence."""
    names = report.names
    asked = f"If {in_words(report.case, names)}"
    states = [state for state in report.obligated if state.wave == 1]
    bound = [state for state in states if state.verdict is Verdict.TRIGGERED]
    if not bound:
        if states:
            return f"{asked}, nobody is obligated to fight for certain."
        return f"{asked}, nobody is obligated to fight."
    by: dict[str, list[str]] = {}
    for state in bound:
        by.setdefault(_article(_best(state.obligations)), []).append(name_of(names, state.state))
    who = listed([f"{listed(who)} by {article}" for article, who in by.items()], "and", "; ")
    return f"{asked}, {count(len(bound), 'state')} {_is(len(bound))} obligated: {who}."


def in_words(case: Case, names: dict[str, str]) -> str:
    """`North Korea attacks South Korea on 2024-10-21 (armed attack)`."""
    attackers = listed([name_of(names, key) for key in case.attackers])
    verb = "attack" if len(case.attackers) > 1 else "attacks"
    return f"{attackers} {verb} {name_of(names, case.victim)} on {case.on} ({_circumstances(case, names)})"


def further_lines(report: CasusReport) -> list[str]:
    """Who may be obligated besides, and who in later waves."""
    lines = []
    may = [state for state in report.obligated if state.wave == 1 and state.verdict is Verdict.CONDITIONAL]
    if may:
        names = listed([name_of(report.names, state.state) for state in may])
        lines.append(f"{count(len(may), 'state')} may be, on open conditions: {names}.")
    for wave in sorted({state.wave for state in report.obligated} - {1}):
        states = [name_of(report.names, state.state) for state in report.obligated if state.wave == wave]
        lines.append(f"Wave {wave}, if those before fight: {listed(states)}.")
    return lines


def deciding(obligation: Obligation) -> str:
    """The sentence of the first failing condition, else of the first open one."""
    for outcome in (Outcome.FALSE, Outcome.UNKNOWN):
        for reason in obligation.reasons:
            if reason.outcome is outcome:
                return reason.text
    return "Every condition is met."


def name_of(names: dict[str, str], key: str) -> str:
    return names.get(key, key)


def _obligations(
    console: Output, obligations: Sequence[Obligation], names: dict[str, str], title: str = "Obligations"
) -> Table:
    """States that owe the same by the same article, for the same reason, share a row."""
    wide = console.width >= WIDE
    made = table("Verdict", "State", *(["Strength", "Dates"] if wide else []), "Owes, by which article", title=title)
    made.columns[0].no_wrap = True
    made.columns[1].max_width = 40 if wide else 20
    for group in _grouped(obligations):
        first = group[0]
        verdict = written(first.verdict, STYLES[first.verdict])
        states = ", ".join(dict.fromkeys(name_of(names, one.bond.obligor) for one in group))
        to = listed(list(dict.fromkeys(name_of(names, one.bond.beneficiary) for one in group)))
        told = [f"{first.kind} to {to}, {first.bond.provision.name},", short_name(first.bond.agreement)]
        if not wide:
            told[-1] += f", {_dates_of(group)}"
            verdict.append(f"\n{first.strength}", style="default not bold not dim")
        if first.verdict is not Verdict.TRIGGERED:
            told.append(f"{_mark(console, _worst(first))} {deciding(first)}")
        if first.premise and first.premise.because != deciding(first):
            told.append(f"{_mark(console, Outcome.UNKNOWN)} {first.premise.because}")
        if first.wave > 1:
            told[0] = f"Wave {first.wave}: {told[0]}"
        row = [verdict, written(states)]
        if wide:
            row += [written(first.strength), written(_dates_of(group))]
        made.add_row(*row, written("\n".join(told)))
    return made


def _breaches(console: Output, obligations: Sequence[Obligation], names: dict[str, str]) -> Table:
    """Duties that the attack breaks, one row an agreement."""
    made = table("State", "Breaks: kinds (articles)", title="Broken by the attack itself")
    made.columns[0].max_width = 20
    groups: dict[tuple[object, ...], list[Obligation]] = {}
    for one in obligations:
        open_condition = None if one.verdict is Verdict.TRIGGERED else deciding(one)
        groups.setdefault((one.bond.obligor, one.bond.agreement.key, open_condition), []).append(one)
    for (obligor, _, condition), group in groups.items():
        duties = by_kind((one.kind, one.bond.provision.article) for one in group)
        told = f"{short_name(group[0].bond.agreement)}, {_dates_of(group)}\n{duties}"
        if condition:
            told += f"\n{_mark(console, Outcome.UNKNOWN)} {condition}"
        made.add_row(written(name_of(names, str(obligor))), written(told))
    return made


def _grouped(obligations: Iterable[Obligation]) -> list[list[Obligation]]:
    groups: dict[tuple[object, ...], list[Obligation]] = {}
    for one in obligations:
        because = one.premise.because if one.premise else ""
        key = (one.wave, one.verdict, one.bond.provision.key, deciding(one), because)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _dates_of(group: Sequence[Obligation]) -> str:
    spells = sorted({(one.bond.spell.since, one.bond.spell.until) for one in group})
    if len(spells) == 1:
        return dates(open_start(spells[0][0]), open_end(spells[0][1]))
    first, last = open_start(spells[0][0]), spells[-1][0]
    return f"since {first} at first, {last} at last" if first else f"since {last} at last"


def _explain_all(console: Output, title: str, obligations: Sequence[Obligation], names: dict[str, str]) -> None:
    if obligations:
        console.say(f"\n{title}", style="bold")
    for obligation in obligations:
        _explain(console, obligation, names)


def _explain(console: Output, obligation: Obligation, names: dict[str, str]) -> None:
    bond, provision = obligation.bond, obligation.bond.provision
    head = written(f"\n{obligation.verdict}", STYLES[obligation.verdict])
    wave = f" (wave {obligation.wave})" if obligation.wave > 1 else ""
    told = f"{name_of(names, bond.obligor)} owes {name_of(names, bond.beneficiary)} {obligation.kind}"
    head.append_text(written(f"  {told}, strength {obligation.strength}{wave}", "default not dim not bold"))
    console.print(head)
    spell = dates(open_start(bond.spell.since), open_end(bond.spell.until))
    grid = Table.grid(padding=(0, 1), expand=True)
    for width in (1, 1, 15):
        grid.add_column(min_width=width, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    rows = [
        ("by", f"{provision.name}, {bond.agreement.name} ({provision.key}), {spell}"),
        ("obliges", provision.paraphrase),
        ("decisive words", f"“{provision.words}”" if provision.words else None),
        ("means", provision.means),
        ("immediacy", provision.immediacy),
        ("process", provision.process),
        *(("limit", limit) for limit in provision.limits),
    ]
    for name, text in rows:
        if text:
            grid.add_row("", "", written(name, "dim"), written(text))
    for reason in obligation.reasons:
        mark = written(_mark(console, reason.outcome), MARKS[reason.outcome][1])
        grid.add_row("", mark, written(reason.condition), written(reason.text))
    console.print(grid)


def _mark(console: Output, outcome: Outcome) -> str:
    mark, _ = MARKS[outcome]
    return mark if console.unicode else PLAIN_MARKS[mark]


def _worst(obligation: Obligation) -> Outcome:
    return min((reason.outcome for reason in obligation.reasons), default=Outcome.TRUE)


def _articles(conflict: Conflict) -> str:
    both = dict.fromkeys(_article(one) for one in (*conflict.toward, *conflict.against))
    return f" ({'; '.join(both)})" if both else ""


def _circumstances(case: Case, names: dict[str, str]) -> str:
    parts = [ACT_IN_WORDS[case.act]]
    if case.place:
        parts.append(f"in {name_of(names, case.place)}")
    if case.provoked is not None:
        parts.append("provoked" if case.provoked else "unprovoked")
    if not case.requested:
        parts.append("no help requested" if case.requested is False else "whether help is requested is open")
    return ", ".join(parts)


def _best(obligations: Sequence[Obligation]) -> Obligation:
    return max(obligations, key=lambda one: (one.verdict, one.strength))


def short_name(agreement: Agreement) -> str:
    """The name in use: the first of the other names, where it is shorter than the title."""
    return min((agreement.name, *agreement.names[:1]), key=len)


def _article(obligation: Obligation) -> str:
    name = short_name(obligation.bond.agreement)
    the = "" if name.startswith("The ") else "the "
    return f"{obligation.bond.provision.name} of {the}{name}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _does(number: int) -> str:
    return "does" if number == 1 else "do"


# --- JSON ------------------------------------------------------------------------------------------------------


def report_value(report: CasusReport) -> dict[str, Any]:
    """The whole report, with the names of GraphQL's CasusReport."""
    names = report.names
    return {
        "case": case_value(report.case, names),
        "obligated": [
            {
                "state": named(found.state, names),
                "wave": found.wave,
                "verdict": found.verdict,
                "strength": found.strength,
                "obligations": [obligation_value(one, names) for one in found.obligations],
            }
            for found in report.obligated
        ],
        "obligations": [obligation_value(one, names) for one in report.obligations],
        "breaches": [obligation_value(one, names) for one in report.breaches],
        "conflicts": [
            {
                "state": named(conflict.state, names),
                "toward": [obligation_value(one, names) for one in conflict.toward],
                "against": [obligation_value(one, names) for one in conflict.against],
                "text": conflict.text,
            }
            for conflict in report.conflicts
        ],
    }


def case_value(case: Case, names: dict[str, str]) -> dict[str, Any]:
    return {
        "attackers": [named(key, names) for key in case.attackers],
        "victim": named(case.victim, names),
        "on": case.on.isoformat(),
        "act": case.act,
        "place": named(case.place, names) if case.place else None,
        "provoked": case.provoked,
        "requested": case.requested,
    }


def agreement_value(agreement: Agreement) -> dict[str, Any]:
    return {
        "key": agreement.key,
        "name": agreement.name,
        "signed": iso(agreement.signed),
        "inForce": iso(agreement.in_force),
        "terminated": iso(agreement.terminated),
    }


def obligation_value(one: Obligation, names: dict[str, str]) -> dict[str, Any]:
    bond, provision = one.bond, one.bond.provision
    return {
        "obligor": named(bond.obligor, names),
        "beneficiary": named(bond.beneficiary, names),
        "wave": one.wave,
        "kind": one.kind,
        "verdict": one.verdict,
        "strength": one.strength,
        "agreement": agreement_value(bond.agreement),
        "provision": {
            "key": provision.key,
            "article": provision.article,
            "kind": provision.kind,
            "strength": provision.strength,
            "paraphrase": provision.paraphrase,
            "words": provision.words,
            "means": provision.means,
            "immediacy": provision.immediacy,
            "process": provision.process,
            "limits": list(provision.limits),
        },
        "since": _start(bond.spell.since),
        "until": _end(bond.spell.until),
        "reasons": [reason_value(reason) for reason in one.reasons],
        "premise": _premise_value(one.premise, names),
    }


def reason_value(reason: Reason) -> dict[str, str]:
    return {"condition": reason.condition, "outcome": reason.outcome, "text": reason.text}


def named(key: str, names: dict[str, str]) -> dict[str, str]:
    return {"key": key, "name": name_of(names, key)}


def _premise_value(given: Premise | None, names: dict[str, str]) -> dict[str, Any] | None:
    if given is None:
        return None
    return {
        "attackers": [named(key, names) for key in given.attackers],
        "victim": named(given.victim, names),
        "because": given.because,
    }


def _start(day: date) -> str | None:
    return iso(open_start(day))


def _end(day: date) -> str | None:
    return iso(open_end(day))
