"""The casus rule: whether a provision binds in a case, and why. Pure: no store, no engine, no I/O.

Three-valued, after Kleene: a verdict is as good as the worst of its conditions. All TRUE: TRIGGERED; any FALSE:
NOT_TRIGGERED; else CONDITIONAL.
"""

from __future__ import annotations

from graph.casus.compare import changes, links
from graph.casus.report import FIGHTING, live, report
from graph.casus.rule import judge, verdict
from graph.casus.setting import Setting
from graph.casus.waves import MAX_WAVES, further_waves

__all__ = [
    "FIGHTING",
    "MAX_WAVES",
    "Setting",
    "changes",
    "further_waves",
    "judge",
    "links",
    "live",
    "report",
    "verdict",
]
