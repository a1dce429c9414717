"""Loading: all or nothing, again changes nothing, and errors that say file, line, field and what is right."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.dates import BEGINNING, FOREVER
from graph.documents import article_slug, json_schema
from graph.errors import InvalidDocuments
from graph.facade import Graph, open_graph
from tests.documents import DATASET, SOURCE, STATES, WORLD, Value, pact, provision, state

BASE = [DATASET, SOURCE, *STATES]


def edges(graph: Graph) -> set[tuple[str, str, str]]:
    return {(e.source, e.target, e.provision or "") for e in graph.store.alliance_edges(BEGINNING, FOREVER)}


def test_loading_again_changes_nothing(graph: Graph) -> None:
    first = graph.load_values(WORLD)
    before = (edges(graph), graph.store.counts(), graph.version())
    again = graph.load_values(WORLD)
    assert (len(first.created), first.changed, first.unchanged) == (len(WORLD), (), 0)
    assert (again.created, again.changed, again.unchanged) == ((), (), len(WORLD))
    assert (edges(graph), graph.store.counts(), graph.version()) == before


def test_a_dry_run_says_what_would_change_and_writes_nothing(graph: Graph) -> None:
    report = graph.load_values(WORLD, dry_run=True)
    assert report.dry_run
    assert report.by_type["state"] == 3
    assert graph.version() == ""
    assert sum(graph.store.counts().values()) == 0


def test_a_changed_document_replaces_what_it_wrote(graph: Graph) -> None:
    graph.load_values([*BASE, pact(provisions=[provision("I"), provision("II", "NON_AGGRESSION")])])
    assert edges(graph) == {
        ("AAA", "BBB", "pact/1"), ("BBB", "AAA", "pact/1"), ("AAA", "BBB", "pact/2"), ("BBB", "AAA", "pact/2"),
    }  # fmt: skip
    changed = pact(parties=("AAA", "CCC"), provisions=[provision("I", obligors=["AAA"])], in_force="1960-01-01")
    report = graph.load_values([changed])
    assert (report.created, report.changed) == ((), ("pact",))
    assert edges(graph) == {("AAA", "CCC", "pact/1")}
    (edge,) = graph.store.alliance_edges(BEGINNING, FOREVER)
    assert edge.since == date(1960, 1, 1)
    assert graph.store.counts()["Provision"] == 1
    assert [party.party for party in graph.store.parties(["pact"])] == ["AAA", "CCC"]


def test_a_partys_own_dates_bound_its_edges(graph: Graph) -> None:
    parties = [
        {"party": "AAA"},
        {"party": "BBB", "since": "1955-05-05", "until": "1960-01-01"},
        {"party": "BBB", "since": "1970-01-01"},
        {"party": "CCC", "since": "1960-01-01"},
    ]
    held = provision("I", since="1952-01-01", until="1980-01-01")
    graph.load_values([*BASE, pact(parties=(), provisions=[held]) | {"parties": parties}])
    found = {(e.source, e.target, e.since, e.until) for e in graph.store.alliance_edges(BEGINNING, FOREVER)}
    ends = date(1980, 1, 1)
    expected = {
        ("AAA", "BBB", date(1955, 5, 5), date(1960, 1, 1)),
        ("AAA", "BBB", date(1970, 1, 1), ends),
        ("AAA", "CCC", date(1960, 1, 1), ends),
        ("BBB", "CCC", date(1970, 1, 1), ends),
    }
    assert found == expected | {(b, a, since, until) for a, b, since, until in expected}


def test_a_guarantee_reaches_a_beneficiary_that_is_no_party(graph: Graph) -> None:
    guarantee = provision("I", obligors=["AAA"], beneficiaries=["CCC"])
    graph.load_values([*BASE, pact(provisions=[guarantee])])
    assert edges(graph) == {("AAA", "CCC", "pact/1")}


def test_documents_may_come_in_any_order_and_refer_to_what_is_stored(graph: Graph) -> None:
    graph.load_values(list(reversed(WORLD)))
    report = graph.load_values([pact("third", ("BBB", "CCC"), dataset="toy", supersedes=["pact"])])
    assert report.created == ("third",)
    assert graph.store.supersessions(["pact"]) == [("third", "pact")]


def test_a_load_cut_off_leaves_whole_agreements_and_runs_again(tmp_path: Path) -> None:
    """Killed at several moments of a load; the store is reopened, checked, and the load completed."""
    folder = tmp_path / "documents"
    folder.mkdir()
    pacts = [pact(f"pact-{number:03}", provisions=[provision("I"), provision("II")]) for number in range(300)]
    (folder / "all.yaml").write_text(yaml.safe_dump_all([*BASE, *pacts]), encoding="utf-8")
    script = (
        "import sys, graph.facade as f; from pathlib import Path; g = f.open_graph(sys.argv[1]);"
        "print('go', flush=True); g.load([Path(sys.argv[2])])"
    )
    counted = []
    for moment in (0.1, 0.5, 0.9):
        url = f"ladybug://{tmp_path}/cut-{moment}.lb"
        with subprocess.Popen([sys.executable, "-c", script, url, str(folder)], stdout=subprocess.PIPE) as loading:
            assert loading.stdout is not None
            loading.stdout.readline()
            time.sleep(moment)
            loading.kill()
        with open_graph(url) as graph:
            counts = graph.store.counts()
            assert counts["Provision"] == 2 * counts["Agreement"]
            assert len(graph.store.alliance_edges(BEGINNING, FOREVER)) == 4 * counts["Agreement"]
            counted.append(counts["Agreement"])
            assert all(not found.loaded for found in graph.store.datasets()) or counts["Agreement"] == 300
            graph.load([folder])
            assert [bool(found.loaded) for found in graph.store.datasets()] == [True]
            assert len(graph.store.alliance_edges(BEGINNING, FOREVER)) == 1200
    assert all(0 <= count <= 300 for count in counted)


# --- errors ------------------------------------------------------------------------------------------------------


def problems(graph: Graph, *documents: Value) -> str:
    with pytest.raises(InvalidDocuments) as invalid:
        graph.load_values([*BASE, *documents])
    assert graph.version() == "", "nothing may be written"
    return "\n".join(invalid.value.problems)


@pytest.mark.parametrize(
    ("documents", "told"),
    [
        ([pact(parties=("AAA", "BBX"))], r"parties\.1\.party: BBX is the key of no record \(nearest: BBB"),
        ([pact(parties=("AAA", "text"))], "text is a Source, expected State or Organization"),
        ([pact(), pact()], r"key: pact is already the key at documents:6"),
        ([pact("aaa-1"), state("AAA", "Again")], "AAA is already the key"),
        ([pact(signed="1953-02-30")], r"signed: '1953-02-30' is not a day of the calendar"),
        ([pact(signed="1999", in_force="1951")], "cannot come before"),
        ([pact(parties=())], r"parties: List should have at least 1 item"),
        ([pact(provisions=[provision("I"), provision("1")])], "several provisions would have the key pact/1"),
        ([pact(provisions=[provision(kind="DEFENCE")])], r"provisions\.0\.kind: Input should be 'DEFENSE'"),
        ([pact(colour="red")], "colour: is no field of this document"),
        ([pact(sources=[])], "sources: List should have at least 1 item"),
        ([{"type": "treaty", "key": "x"}], "type: found 'treaty', expected one of dataset, source, state"),
        ([{"type": "agreement", "key": "x"}], "name: is required and absent"),
        (["pact"], "found 'pact' where a document"),
        ([pact(provisions=[provision(casus={"places": ["atlantis"]})])], r"places\.0: atlantis is the key of no"),
        (
            [pact(provisions=[provision(casus={"reservations": [{"party": "AAZ", "text": "x"}]})])],
            r"reservations\.0\.party: AAZ is the key of no record",
        ),
        (
            [
                {"type": "place", "key": one, "kind": "REGION", "name": one, "part_of": [other], "sources": ["text"]}
                for one, other in (("here", "there"), ("there", "here"))
            ],
            "part_of: goes in a circle: (here|there) → (there|here) → (here|there)",
        ),
        (
            [{"type": "claim", "key": "c", "statement": "It rained.", "about": ["AAA"], "sources": ["text"]}],
            "when was it first stated",
        ),
        (
            [
                {
                    "type": "hostility", "key": "h", "source": "AAA", "target": "AAA", "kind": "WAR", "text": "x",
                    "sources": ["text"],
                }
            ],
            "cannot be hostile to itself",
        ),
    ],
)  # fmt: skip
def test_a_broken_document_is_refused_whole(documents: list[Any], told: str, tmp_path: Path) -> None:
    import re

    with open_graph(f"ladybug://{tmp_path}/broken.lb") as graph:
        assert re.search(told, problems(graph, *documents)), problems(graph, *documents)


def test_a_key_of_another_kind_in_the_database_is_refused(graph: Graph) -> None:
    graph.load_values(WORLD)
    with pytest.raises(InvalidDocuments) as invalid:
        graph.load_values([pact("league")])
    assert "league is already the key of a Organization" in invalid.value.problems[0]


def test_a_provision_that_a_claim_is_about_cannot_vanish_unseen(graph: Graph) -> None:
    graph.load_values(WORLD)
    version = graph.version()
    changed = pact(signers=[{"official": "ann-alfa", "party": "AAA"}], provisions=[provision("IV")], dataset="toy")
    with pytest.raises(InvalidDocuments) as invalid:
        graph.load_values([changed])
    assert "pact/1 is gone, and the claim it-was-charlie is about it" in invalid.value.problems[0]
    assert graph.version() == version
    claim = next(document for document in WORLD if document["key"] == "it-was-charlie")
    graph.load_values([changed, {**claim, "about": ["raid", "pact/4"], "dataset": "toy"}])
    assert [row[2] for row in graph.store.about(subjects=["it-was-charlie"])] == ["pact/4", "raid"]


def test_errors_name_file_line_and_field_and_come_all_at_once(tmp_path: Path) -> None:
    good = yaml.safe_dump_all(BASE)
    (tmp_path / "good.yaml").write_text(good, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(
        "type: state\nkey: kor\nname: South Korea\nsources: [text]\n---\n"
        "- type: agreement\n  key: us-rok\n  name: Treaty\n  instrument: TREATY\n  sources: [text]\n"
        "  parties:\n    - party: AAA\n      sinc: 1953\n",
        encoding="utf-8",
    )
    (tmp_path / "worse.json").write_bytes(b'{"type": "state", "key": "\xff"}')
    (tmp_path / "twice.yml").write_text("type: state\nkey: NOR\nkey: NOR\n", encoding="utf-8")
    (tmp_path / "lines.ndjson").write_text(json.dumps(state("DDD", "Delta")) + "\n{broken\n", encoding="utf-8")
    with open_graph(f"ladybug://{tmp_path}/x.lb") as graph:
        with pytest.raises(InvalidDocuments) as invalid:
            graph.load([tmp_path])
        assert graph.version() == ""
    told = [line.removeprefix(f"{tmp_path}/") for line in invalid.value.problems]
    assert told == [
        "bad.yaml:2: key: String should match pattern '^[A-Z]{3,4}$' (found 'kor')",
        "bad.yaml:13: parties.0.sinc: is no field of this document",
        "lines.ndjson:2: not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        "twice.yml:3: the field 'key' is given twice",
        f"{tmp_path}/worse.json: byte 26 is not UTF-8: save the file as UTF-8".removeprefix(f"{tmp_path}/"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: &x 1\nb: *x\n", "aliases"),
        ("[" * 200_000, "nested deeper"),
        ("key: [unclosed\n", "not YAML"),
        ("? [a, b]\n: c\n", "must be plain text"),
        ("", "holds no documents|^$"),
    ],
)
def test_hostile_yaml_is_refused_in_a_moment(text: str, told: str, tmp_path: Path) -> None:
    from graph.reading import read_paths

    file = tmp_path / "hostile.yaml"
    file.write_text(text, encoding="utf-8")
    started = time.monotonic()
    if not text:
        assert read_paths([file]) == []
        return
    with pytest.raises(InvalidDocuments, match=told):
        read_paths([file])
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("name", ["missing.yaml", "folder", "picture.png"])
def test_paths_that_hold_no_documents_are_said_to(name: str, tmp_path: Path) -> None:
    from graph.reading import read_paths

    (tmp_path / "folder").mkdir()
    (tmp_path / "picture.png").write_bytes(b"x")
    with pytest.raises(InvalidDocuments, match=r"no such file|holds no documents|is not a kind of document file"):
        read_paths([tmp_path / name])


def test_plain_words_of_yaml_stay_words(tmp_path: Path) -> None:
    from graph.reading import read_paths

    file = tmp_path / "norway.yaml"
    file.write_text("type: state\nkey: NOR\niso2: NO\nname: Norway\nsources: [yes]\n", encoding="utf-8")
    (placed,) = read_paths([file])
    assert placed.document.model_dump()["iso2"] == "NO"
    assert placed.document.model_dump()["sources"][0]["source"] == "yes"


@pytest.mark.parametrize(
    ("article", "slug"),
    [
        ("III", "3"),
        ("IV(1)", "4(1)"),
        ("XIV", "14"),
        ("42(7)", "42(7)"),
        ("2(4)", "2(4)"),
        ("1 bis", "1-bis"),
        ("IX", "9"),
    ],
)
def test_an_article_becomes_the_last_part_of_a_key(article: str, slug: str) -> None:
    assert article_slug(article) == slug


def test_the_format_is_published_as_json_schema() -> None:
    schema = json_schema()
    assert {"AgreementDocument", "ProvisionDocument", "ClaimDocument"} <= schema["$defs"].keys()
    assert schema["discriminator"]["propertyName"] == "type"
