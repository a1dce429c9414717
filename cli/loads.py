"""What a load did, and what a database holds, as tables and JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from cli.render import Output, count, table, written
from graph.documents import DOCUMENT_TYPES
from graph.reading import Placed
from graph.records import LoadReport, Status

MOST_SKIPPED = 20

Tally = dict[str, dict[str, int]]


def tally(report: LoadReport, placed: Sequence[Placed]) -> Tally:
    """Created, changed and unchanged documents by type; keys are unique over a load."""
    what = dict.fromkeys(report.created, "created") | dict.fromkeys(report.changed, "changed")
    counted: dict[str, Counter[str]] = {}
    for item in placed:
        kind = counted.setdefault(item.document.type, Counter())
        kind[what.get(item.document.key, "unchanged")] += 1
    return {
        kind: {word: counted[kind][word] for word in ("created", "changed", "unchanged")}
        for kind in DOCUMENT_TYPES
        if kind in counted
    }


def show_load(console: Output, report: LoadReport, placed: Sequence[Placed]) -> None:
    would = "would be " if report.dry_run else ""
    console.say(
        f"{count(len(placed), 'document')}: {len(report.created):,} {would}created, "
        f"{len(report.changed):,} {would}changed, {report.unchanged:,} unchanged"
        + (" (dry run: nothing was written)" if report.dry_run else ""),
        style="bold",
    )
    if not report.created and not report.changed:
        return
    made = table("Type", "Created", "Changed", "Unchanged")
    for column in made.columns[1:]:
        column.justify = "right"
    for kind, numbers in tally(report, placed).items():
        made.add_row(kind, *(f"{number:,}" if number else "" for number in numbers.values()))
    console.print(made)


def load_value(report: LoadReport, placed: Sequence[Placed]) -> dict[str, Any]:
    return {
        "created": list(report.created),
        "changed": list(report.changed),
        "unchanged": report.unchanged,
        "dryRun": report.dry_run,
        "byType": tally(report, placed),
    }


def show_import(console: Output, report: LoadReport, skipped: Sequence[str]) -> None:
    """What was imported, by type, and each row that was not, with why."""
    total = len(report.created) + len(report.changed) + report.unchanged
    would = "would be " if report.dry_run else ""
    console.say(
        f"{count(total, 'document')}: {len(report.created):,} {would}created, {len(report.changed):,} {would}changed, "
        f"{report.unchanged:,} unchanged; {count(len(skipped), 'row')} not taken"
        + (" (dry run: nothing was written)" if report.dry_run else ""),
        style="bold",
    )
    for line in skipped[:MOST_SKIPPED]:
        console.say(line)
    if len(skipped) > MOST_SKIPPED:
        console.say(f"and {len(skipped) - MOST_SKIPPED:,} more; --json has all")


def show_status(console: Output, status: Status, url: str) -> None:
    console.say(f"{public(url)} ({status.dialect})", style="bold")
    if not status.datasets:
        console.say("No data loaded yet: run `foedus load seed`.")
        return
    made = table("Data set", "Version", "Current to", "Loaded", "Licence")
    for dataset in status.datasets:
        made.add_row(
            written(f"{dataset.title} ({dataset.key})"),
            written(dataset.version),
            dataset.current_to.isoformat(),
            written(dataset.loaded[:16].replace("T", " ") or "in part: load it again"),
            written(dataset.licence),
        )
    console.print(made)
    counts = ", ".join(count(number, name.lower()) for name, number in status.counts.items() if number)
    console.say(f"Holds {counts}." if counts else "Holds nothing.")


def status_value(status: Status, url: str) -> dict[str, Any]:
    return {
        "database": public(url),
        "dialect": status.dialect,
        "version": status.version,
        "datasets": [
            {
                "key": one.key,
                "title": one.title,
                "version": one.version,
                "currentTo": one.current_to.isoformat(),
                "licence": one.licence,
                "citation": one.citation,
                "url": one.url,
                "loaded": one.loaded,
            }
            for one in status.datasets
        ],
        "counts": dict(status.counts),
    }


def public(url: str) -> str:
    """A database's URL without the login that it may hold."""
    return re.sub(r"(?<=://)[^/]*@", "", url)
