"""Rewrites what is generated from the schema and the documents, and kept: `python -m api.generate`.

A test fails where one of these files is not what this module would write.
"""

from __future__ import annotations

import json
from pathlib import Path

from api.schema import sdl

ROOM = Path(__file__).parent
QUESTIONS = ROOM.parent / "docs" / "questions"
FIRST = ("who-is-obligated", "article-4-in-force", "article-5-and-the-south")
"""The questions that GraphiQL opens first; the others follow by name."""


def questions() -> str:
    """The questions of docs/questions for GraphiQL, which is served where there are no docs."""
    names = sorted(file.stem for file in QUESTIONS.glob("*.graphql"))
    ordered = sorted(names, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
    found = [{"name": name, "query": (QUESTIONS / f"{name}.graphql").read_text(encoding="utf-8")} for name in ordered]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def generated() -> dict[Path, str]:
    """Each generated file and what belongs in it."""
    return {ROOM / "schema.graphql": sdl(), ROOM / "web" / "questions.json": questions()}


if __name__ == "__main__":
    for file, text in generated().items():
        file.write_text(text, encoding="utf-8")
