"""The house: what is documented and what is said of itself is true."""

from __future__ import annotations

import ast
import enum
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from graph import errors, model, vocabulary
from graph.facade import Graph

ROOT = Path(__file__).parent.parent
ROOMS = ("api", "cli", "cypher", "graph", "seed")
SOURCES = [file for room in ROOMS for file in (ROOT / room).rglob("*.py")]


def test_imports_go_one_way() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_public_things_say_what_they_mean(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    if file.read_text(encoding="utf-8").strip():
        assert ast.get_docstring(tree), "a module says what it is for"
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def test_every_word_of_the_vocabulary_has_a_meaning() -> None:
    enums = [found for found in vars(vocabulary).values() if isinstance(found, enum.EnumMeta)]
    assert len(enums) > 10
    for found in enums:
        members: list[vocabulary.Described] = list(found)
        for member in members:
            assert member.description.endswith("."), member


def test_every_error_has_a_code_of_its_own_kind() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.FoedusError)]
    assert all(kind.code.isupper() for kind in kinds)


def test_every_relationship_joins_known_labels() -> None:
    for relationship in model.RELATIONSHIPS:
        for source, target in relationship.ends:
            assert {source, target} <= model.LABEL.keys(), relationship.name


@pytest.mark.parametrize(
    "file", [*SOURCES, *(ROOT / "seed").rglob("*.yaml")], ids=lambda file: str(file.relative_to(ROOT))
)
def test_no_file_is_too_long_to_hold_in_the_head(file: Path) -> None:
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert lines <= (1200 if file.suffix == ".yaml" else 700)


def test_the_readme_shows_the_real_answer(seeded: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer that README prints is what the command prints today, spacing aside."""
    from cli.casus import show_report
    from cli.render import Output

    report = seeded.who(["PRK"], "KOR", date(2024, 10, 21))
    show_report(Output(), report, everything=False, explain=False)
    words = capsys.readouterr().out.split()
    page = (ROOT / "README.md").read_text(encoding="utf-8").split()
    assert any(page[at : at + len(words)] == words for at in range(len(page)))


def test_the_readme_names_every_command() -> None:
    from cli.main import app

    page = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        assert command.callback is not None
        name = command.name or command.callback.__name__.replace("_", "-")
        assert f"`{name}`" in page, f"README names no command {name}"
