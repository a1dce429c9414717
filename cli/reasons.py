"""Why a state is not obligated, and what makes the difference between two cases: tables and JSON."""

from __future__ import annotations

from typing import Any

from cli.casus import (
    STYLES,
    agreement_value,
    case_value,
    in_words,
    name_of,
    named,
    obligation_value,
    reason_value,
    report_value,
    short_name,
)
from cli.render import Output, count, table, written
from graph.records import Change, Comparison, Link, WhyNot


def show_why_not(console: Output, found: WhyNot) -> None:
    """Every link of the state with the sides, and what keeps it out."""
    state = name_of(found.names, found.state)
    console.say(f"If {in_words(found.case, found.names)}, {state}: {found.verdict}.", style="bold")
    if not found.links:
        console.say(f"No agreement on record ties {state} to either side.")
        return
    made = table("Verdict", "Link", title=f"What ties {state} to the sides")
    made.columns[0].no_wrap = True
    for link in found.links:
        verdict = link.obligation.verdict if link.obligation else None
        told = [_tie(link, found.names), link.text]
        made.add_row(written(verdict or "-", STYLES[verdict] if verdict else "dim"), written("\n".join(told)))
    console.print("", made)


def show_comparison(console: Output, found: Comparison) -> None:
    """Who is in, who is out, because of what."""
    names = {**found.before.names, **found.after.names}
    console.say(f"Before: {in_words(found.before.case, names)}.")
    console.say(f"After:  {in_words(found.after.case, names)}.")
    if not found.changes:
        console.say("\nNo obligation to fight differs.", style="bold")
        return
    differ = "differs" if len(found.changes) == 1 else "differ"
    console.say(f"\n{count(len(found.changes), 'obligation')} to fight {differ}.", style="bold")
    made = table("State", "Before", "After", "Because")
    for change in found.changes:
        bond = change.after.bond
        because = [f"{bond.provision.name} of {short_name(bond.agreement)}", *_told(change)]
        made.add_row(
            written(name_of(names, bond.obligor)),
            written(change.before.verdict, STYLES[change.before.verdict]),
            written(change.after.verdict, STYLES[change.after.verdict]),
            written("\n".join(because)),
        )
    console.print("", made)


def _tie(link: Link, names: dict[str, str]) -> str:
    if link.obligation is None:
        return short_name(link.agreement)
    bond = link.obligation.bond
    to = name_of(names, bond.beneficiary)
    return f"{link.obligation.kind} to {to}, {bond.provision.name}, {short_name(link.agreement)}"


def _told(change: Change) -> list[str]:
    told = []
    for before, after in change.reasons:
        if before:
            told.append(f"before: {before.text}")
        told.append(f"after: {after.text}")
    return told


# --- JSON ------------------------------------------------------------------------------------------------------


def why_not_value(found: WhyNot) -> dict[str, Any]:
    """With the names of GraphQL's WhyNot."""
    return {
        "case": case_value(found.case, found.names),
        "state": named(found.state, found.names),
        "verdict": found.verdict,
        "links": [
            {
                "agreement": agreement_value(link.agreement),
                "obligation": obligation_value(link.obligation, found.names) if link.obligation else None,
                "text": link.text,
            }
            for link in found.links
        ],
    }


def comparison_value(found: Comparison) -> dict[str, Any]:
    """With the names of GraphQL's Comparison."""
    names = {**found.before.names, **found.after.names}
    return {
        "before": report_value(found.before),
        "after": report_value(found.after),
        "changes": [
            {
                "before": obligation_value(change.before, names),
                "after": obligation_value(change.after, names),
                "reasons": [
                    {"before": reason_value(before) if before else None, "after": reason_value(after)}
                    for before, after in change.reasons
                ],
            }
            for change in found.changes
        ],
    }
