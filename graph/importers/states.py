"""COW's state system membership with ISO3 and GW codes, one row a spell, into State documents.

States that the database already knows by their COW code are left as they are: a curated record says more. A state that
two COW codes mean (Germany: 255 and 260) is one record.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from graph.importers.tables import Imported, Known, Row, add, rows

CITATION = "Correlates of War Project. 2017. State System Membership List, v2016."
DATASET = {
    "type": "dataset", "key": "cow-states", "title": "Correlates of War: State System Membership", "version": "2016",
    "current_to": "2016-12-31", "licence": "Free of charge, to be cited", "citation": CITATION,
}  # fmt: skip
SOURCE = {
    "type": "source", "key": "cow-states-2016", "kind": "DATA_SET", "title": "State System Membership List, v2016",
    "citation": CITATION, "dataset": "cow-states",
}  # fmt: skip
KEYS = {255: "DEU", 260: "DEU", 265: "DDR", 315: "CSK", 345: "SRB", 678: "YEM", 680: "YMD", 730: "KORE"}
"""Keys where COW's letters are another state's ISO code, or where two codes are one state's."""

NEEDED = ("ccode", "stateabb", "statename", "start", "end", "left_censored", "right_censored", "iso3", "gwcode")


def read(file: Path, known: Known) -> Imported:
    """Documents of the states that the database lacks; raises `InvalidDocuments` for a table of another form."""
    found = Imported()
    add(found, DATASET, file, 1)
    add(found, SOURCE, file, 1)
    spells: dict[str, list[Row]] = defaultdict(list)
    for row in rows(file, NEEDED):
        code = row.integer("ccode")
        if code is None:
            found.skipped.append(f"{file}:{row.line}: ccode: no COW code")
        elif code in known.states:
            found.skipped.append(f"{file}:{row.line}: {row.text('statename')} is on record as {known.states[code]}")
        else:
            spells[KEYS.get(code) or row.text("iso3") or row.text("stateabb")].append(row)
    for key, given in sorted(spells.items()):
        add(found, _state(key, given), file, given[0].line)
    return found


def _state(key: str, spells: list[Row]) -> dict[str, Any]:
    def numbers(column: str) -> list[int]:
        return sorted({number for row in spells if (number := row.integer(column)) is not None})

    return {
        "type": "state",
        "key": key,
        "name": spells[-1].text("statename"),
        "cow_codes": numbers("ccode"),
        "cow_abbreviations": list(dict.fromkeys(row.text("stateabb") for row in spells)),
        "gw_codes": numbers("gwcode"),
        "system": [_spell(row) for row in spells],
        "dataset": "cow-states",
        "sources": ["cow-states-2016"],
    }


def _spell(row: Row) -> dict[str, str]:
    """COW's last day is inclusive; a censored end says nothing of when it began or ended."""
    spell = {} if row.flag("left_censored") else {"since": row.text("start")}
    if not row.flag("right_censored"):
        spell["until"] = (date.fromisoformat(row.text("end")) + timedelta(days=1)).isoformat()
    return spell
