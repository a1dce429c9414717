"""Finds the statement of a name: `cypher/<name>.cypher`, or its dialect's override of the same name.

A statement's head says what it answers and, one per line, `mode: read|write`, `parameters:` and `rows:`
(the columns). Relationship types and labels cannot be parameters, so a head may say
`for each: A B | C D`: the file is written for the first alternative, and a variant is had by putting each
word of another alternative in the place of the first one's. Both come from these files alone, never from users.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import cypher


@dataclass(frozen=True)
class Statement:
    """A statement as it is run; `name` tells it in logs and errors."""

    name: str
    text: str
    mode: Literal["read", "write"]
    parameters: frozenset[str]
    columns: tuple[str, ...]
    variants: tuple[tuple[str, ...], ...]

    def check(self, parameters: Mapping[str, object]) -> None:
        """Raises `TypeError` where the given parameters are not those of the head."""
        if parameters.keys() != self.parameters:
            missing, extra = self.parameters - parameters.keys(), parameters.keys() - self.parameters
            raise TypeError(f"statement {self.name}: missing {sorted(missing)}, unexpected {sorted(extra)}")


@cache
def statement(name: str, dialect: str, *variant: str) -> Statement:
    """The statement `name` for `dialect`, in its `variant` if it is written for several."""
    found = _parse(name, _text(name, dialect))
    if not variant:
        return found
    if variant not in found.variants:
        raise KeyError(f"statement {name} has no variant {' '.join(variant)}")
    swap = dict(zip(found.variants[0], variant, strict=True))
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, swap), key=len, reverse=True)) + r")\b")
    body = pattern.sub(lambda word: swap[word[0]], found.text)
    return Statement(f"{name}[{' '.join(variant)}]", body, found.mode, found.parameters, found.columns, ())


@cache
def schema(dialect: str) -> tuple[str, ...]:
    """The statements that create the schema, in order."""
    text = re.sub(r"^//.*$", "", _text("schema", dialect), flags=re.MULTILINE)
    return tuple(part.strip() for part in text.split(";") if part.strip())


def names() -> list[str]:
    """Every statement's name, overrides not counted twice."""
    root = resources.files(cypher)
    found: set[str] = set()

    def walk(folder: resources.abc.Traversable, prefix: str) -> None:
        for item in folder.iterdir():
            if item.is_dir() and not item.name.startswith("__"):
                walk(item, "" if not prefix and item.name in DIALECTS else f"{prefix}{item.name}/")
            elif item.name.endswith(".cypher"):
                found.add(prefix + item.name.removesuffix(".cypher"))

    walk(root, "")
    return sorted(found - {"schema"})


DIALECTS = ("neo4j", "ladybug")


def _text(name: str, dialect: str) -> str:
    root = resources.files(cypher)
    for place in (root / dialect, root):
        file = place.joinpath(*f"{name}.cypher".split("/"))
        if file.is_file():
            return file.read_text(encoding="utf-8")
    raise KeyError(f"there is no statement {name} for {dialect}")


def _parse(name: str, text: str) -> Statement:
    head = dict(re.findall(r"^// (mode|parameters|rows|for each):[ ]*(.*)$", text, flags=re.MULTILINE))
    if head.get("mode") not in ("read", "write") or "parameters" not in head or "rows" not in head:
        raise ValueError(f"statement {name}: its head must say mode, parameters and rows")
    variants = tuple(tuple(part.split()) for part in head.get("for each", "").split("|") if part.strip())
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//")).strip()
    mode: Literal["read", "write"] = "read" if head["mode"] == "read" else "write"
    return Statement(name, body, mode, frozenset(_words(head["parameters"])), tuple(_words(head["rows"])), variants)


def _words(listed: str) -> list[str]:
    return [word.strip().split(" ")[0] for word in listed.split(",") if word.strip()]
