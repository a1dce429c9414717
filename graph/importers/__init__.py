"""Importers: files of the field's data sets, as users have them, into documents.

Each reads a table and gives documents with the line they came from; `graph.loading` validates and writes them as it
does all others. What a row says that cannot be taken is reported with its line, and never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from graph.importers import atop, states
from graph.importers.tables import Imported, Known

IMPORTERS: Mapping[str, Callable[[Path, Known], Imported]] = {"atop": atop.read, "states": states.read}
"""By the name that `foedus import` takes."""

__all__ = ["IMPORTERS", "Imported", "Known"]
