"""Reads files into documents; every error names file, line, field, what was found and what is right.

YAML is read with YAML 1.2's plain rules where they matter: dates stay text, and only `true` and `false` are
booleans (else Norway's `NO` would be one). Anchors and aliases are refused: documents need none, and nested
aliases are the classic way to blow up a reader's memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from graph.documents import ANY_DOCUMENT, DOCUMENT_TYPES, AnyDocument
from graph.errors import InvalidDocuments

SUFFIXES = (".yaml", ".yml", ".json", ".ndjson")

Marks = dict[tuple[str | int, ...], int]
"""Path of a field in a document → the line where it stands."""


@dataclass(frozen=True)
class Placed:
    """A document and where it was read."""

    document: AnyDocument
    file: str
    line: int
    marks: Marks

    def problem(self, field: tuple[str | int, ...], message: str) -> str:
        """One line of an error report about `field` of this document."""
        return _problem(self.file, _line_of(self.marks, field, self.line), field, message)


def read_paths(paths: Iterable[Path]) -> list[Placed]:
    """Reads all documents of files and folders (searched through); raises `InvalidDocuments` with every error."""
    placed: list[Placed] = []
    problems: list[str] = []
    for path in _files(paths, problems):
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            problems.append(f"{path}: byte {error.start} is not UTF-8: save the file as UTF-8")
            continue
        except OSError as error:
            problems.append(f"{path}: cannot be read: {error.strerror}")
            continue
        _read_text(text, str(path), path.suffix, placed, problems)
    if problems:
        raise InvalidDocuments(problems)
    return placed


def read_values(values: Sequence[object], origin: str) -> list[Placed]:
    """The same for documents that arrived as JSON values; `line` counts documents from 1."""
    placed: list[Placed] = []
    problems: list[str] = []
    for number, value in enumerate(values, start=1):
        _validate(value, origin, number, {}, placed, problems)
    if problems:
        raise InvalidDocuments(problems)
    return placed


def _files(paths: Iterable[Path], problems: list[str]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            found = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES)
            if not found:
                problems.append(f"{path}: holds no documents ({', '.join(SUFFIXES)})")
            yield from found
        elif not path.exists():
            problems.append(f"{path}: there is no such file or folder")
        elif path.suffix not in SUFFIXES:
            problems.append(
                f"{path}: {path.suffix or 'no suffix'} is not a kind of document file ({', '.join(SUFFIXES)})"
            )
        else:
            yield path


def _read_text(text: str, file: str, suffix: str, placed: list[Placed], problems: list[str]) -> None:
    if suffix == ".ndjson":
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                try:
                    value = json.loads(line)
                except (ValueError, RecursionError) as error:
                    problems.append(f"{file}:{number}: not JSON: {error}")
                    continue
                _validate(value, file, number, {}, placed, problems)
        return
    try:
        documents = list(_documents(yaml.parse(text, Loader=yaml.CSafeLoader)))
    except _Refused as error:
        problems.append(f"{file}:{error.line}: {error}")
        return
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{mark.line + 1}: " if mark else " "
        problems.append(f"{file}:{where}not YAML: {getattr(error, 'problem', None) or error}")
        return
    for value, start, marks in documents:
        _validate(value, file, start, marks, placed, problems)


def _validate(value: object, file: str, line: int, marks: Marks, placed: list[Placed], problems: list[str]) -> None:
    if not isinstance(value, dict):
        problems.append(f"{file}:{line}: found {_found(value)} where a document (a mapping with `type`) should be")
        return
    if value.get("type") not in DOCUMENT_TYPES:
        problems.append(
            f"{file}:{line}: type: found {_found(value.get('type'))}, expected one of {', '.join(DOCUMENT_TYPES)}"
        )
        return
    try:
        placed.append(Placed(ANY_DOCUMENT.validate_python(value), file, line, marks))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            # The first part of a location is the union's tag: the document type, no field of it.
            field = detail["loc"][1:]
            message = _message(detail["type"], detail["msg"], detail["input"])
            problems.append(_problem(file, _line_of(marks, field, line), field, message))


def _message(kind: str, message: str, found: object) -> str:
    if kind == "missing":
        return "is required and absent"
    if kind == "extra_forbidden":
        return "is no field of this document"
    return f"{message.removeprefix('Value error, ')} (found {_found(found)})"


def _found(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"


def _problem(file: str, line: int, field: tuple[str | int, ...], message: str) -> str:
    where = ".".join(str(part) for part in field)
    return f"{file}:{line}: {where}: {message}" if where else f"{file}:{line}: {message}"


def _line_of(marks: Marks, field: tuple[str | int, ...], line: int) -> int:
    for length in range(len(field), 0, -1):
        if field[:length] in marks:
            return marks[field[:length]]
    return line


class _Refused(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


MAX_DEPTH = 30
"""Deeper than any document is; libyaml's own composer overflows the C stack on deep nesting."""


def yaml_values(text: str) -> list[Any]:
    """The values of a YAML text under the rules of documents; a top-level list is a list of values."""
    return [value for value, _, _ in _documents(yaml.parse(text, Loader=yaml.CSafeLoader))]


def _documents(events: Iterator[Any]) -> Iterator[tuple[Any, int, Marks]]:
    """Each document of a stream; a top-level list is a list of documents."""
    for event in events:
        if not isinstance(event, yaml.DocumentStartEvent):
            continue
        first = next(events)
        if isinstance(first, yaml.SequenceStartEvent):
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                marks: Marks = {}
                yield _construct(item, events, (), marks), item.start_mark.line + 1, marks
        else:
            marks = {}
            value = _construct(first, events, (), marks)
            if value is not None:
                yield value, first.start_mark.line + 1, marks


def _construct(event: Any, events: Iterator[Any], path: tuple[str | int, ...], marks: Marks) -> Any:
    line = event.start_mark.line + 1
    marks[path] = line
    if isinstance(event, yaml.AliasEvent):
        raise _Refused(line, "YAML aliases (*name) are not allowed: write the value out")
    if len(path) > MAX_DEPTH:
        raise _Refused(line, f"nested deeper than {MAX_DEPTH} levels: no document is")
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Any] = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(_construct(item, events, (*path, len(items)), marks))
        return items
    result: dict[str, Any] = {}
    while not isinstance(key_event := next(events), yaml.MappingEndEvent):
        key_line = key_event.start_mark.line + 1
        if not isinstance(key_event, yaml.ScalarEvent):
            raise _Refused(key_line, "a field's name must be plain text")
        key = str(key_event.value)
        if key in result:
            raise _Refused(key_line, f"the field {key!r} is given twice")
        result[key] = _construct(next(events), events, (*path, key), marks)
        marks[(*path, key)] = key_line
    return result


def _scalar(event: Any) -> str | int | bool | None:
    text = str(event.value)
    plain = event.implicit[0]
    if not plain:
        return text
    if text in ("true", "false"):
        return text == "true"
    if text in ("", "null", "~"):
        return None
    # A leading zero or sign is no number here: document fields hold codes, years and counts.
    if re.fullmatch(r"0|-?[1-9][0-9]{0,17}", text):
        return int(text)
    return text
