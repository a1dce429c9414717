"""Loading documents: everything is validated first, then written in whole documents, and again changes nothing.

A batch of documents is one transaction, so an agreement with its provisions, parties and derived edges is there
whole or not at all. A load that is cut off leaves whole documents, and running it again completes it.
"""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter
from typing import Any

from graph.dates import FOREVER
from graph.documents import (
    DOCUMENT_TYPES,
    AgreementDocument,
    AnyDocument,
    CasusDocument,
    ClaimDocument,
    DatasetDocument,
    EventDocument,
    HostilityDocument,
    OfficialDocument,
    OrganizationDocument,
    PlaceDocument,
    Places,
    SourceDocument,
    StateDocument,
)
from graph.engine import Engine, Transaction
from graph.errors import InvalidDocuments
from graph.generate import schema_version
from graph.model import ABOUT_ANYTHING, ALLIANCE_EDGES, RELATIONSHIPS
from graph.reading import Placed
from graph.records import LoadReport
from graph.rows import LABEL_OF_TYPE, Rows, content_hash
from graph.statements import statement
from graph.vocabulary import EDGE_OF_KIND

BATCH = 100
"""Documents a transaction; for the seed's mix no larger batch was measurably faster on either engine."""

ACTOR = ("State", "Organization")
PARTICIPANT = ("State", "Organization", "Official")

Field = tuple[str | int, ...]


@dataclass(frozen=True)
class Reference:
    """A key that a document names, where, and what labels it may have."""

    field: Field
    key: str
    labels: tuple[str, ...]


class Loader:
    """Loads documents into one engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def load(self, placed: Sequence[Placed], *, dry_run: bool = False) -> LoadReport:
        """Validates all, writes what is new or changed, and says what was done.

        Raises `InvalidDocuments` with every error found, and then has written nothing.
        """
        placed = _with_dataset(placed)
        problems = list(_duplicates(placed))
        labels = self._labels(placed, problems)
        problems.extend(_cycles(placed))
        problems.extend(self._orphans(placed))
        if problems:
            raise InvalidDocuments(problems)
        known = self._hashes(placed)
        fresh = [item for item in placed if known.get(_identity(item.document)) != content_hash(item.document)]
        created = [item.document.key for item in fresh if _identity(item.document) not in known]
        changed = [item.document.key for item in fresh if _identity(item.document) in known]
        if not dry_run and fresh:
            for batch in _batches(fresh):
                self._write(batch, labels)
            self._finish([item.document for item in placed if isinstance(item.document, DatasetDocument)], labels)
        return LoadReport(
            created=tuple(created),
            changed=tuple(changed),
            unchanged=len(placed) - len(fresh),
            dry_run=dry_run,
            by_type=dict(Counter(item.document.type for item in fresh)),
        )

    def _finish(self, datasets: Sequence[DatasetDocument], labels: dict[str, str]) -> None:
        """Stamps the data sets of a load as loaded, now that all of it is written."""
        if datasets:
            self._write(datasets, labels, datetime.now(UTC).isoformat(timespec="seconds"))

    def _write(self, batch: Sequence[AnyDocument], labels: dict[str, str], finished: str = "") -> None:
        rows = Rows(labels.__getitem__)
        for document in batch:
            rows.add(document, finished)
        version = uuid.uuid4().hex[:16]

        def work(transaction: Transaction) -> None:
            _write_rows(self._engine.dialect, transaction, rows, version)

        self._engine.write(work)

    def _labels(self, placed: Sequence[Placed], problems: list[str]) -> dict[str, str]:
        """Key → label for every key in the load or named by it; problems for what fits nothing, or the wrong thing."""
        labels = {
            item.document.key: LABEL_OF_TYPE[item.document.type]
            for item in placed
            if not isinstance(item.document, HostilityDocument)
        }
        for item in placed:
            if isinstance(item.document, AgreementDocument):
                labels |= {f"{item.document.key}/{part.slug}": "Provision" for part in item.document.provisions}
        for key, label in self._stored_labels(sorted(labels)).items():
            if labels[key] != label:
                problems.extend(
                    item.problem(("key",), f"{key} is already the key of a {label}: keys are unique over the graph")
                    for item in placed
                    if item.document.key == key
                )
        missing = sorted({ref.key for item in placed for ref in references(item.document)} - labels.keys())
        labels |= self._stored_labels(missing)
        for item in placed:
            for ref in references(item.document):
                found = labels.get(ref.key)
                if found is None:
                    near = get_close_matches(ref.key, labels, n=3)
                    hint = f" (nearest: {', '.join(near)})" if near else ""
                    problems.append(item.problem(ref.field, f"{ref.key} is the key of no record{hint}"))
                elif found not in ref.labels:
                    expected = " or ".join(ref.labels)
                    problems.append(item.problem(ref.field, f"{ref.key} is a {found}, expected {expected}"))
        return labels

    def _orphans(self, placed: Sequence[Placed]) -> Iterator[str]:
        """Stored claims and events about provisions that these documents no longer have."""
        agreements = {item.document.key: item for item in placed if isinstance(item.document, AgreementDocument)}
        if not agreements:
            return
        kept = {
            f"{key}/{part.slug}"
            for key, item in agreements.items()
            if isinstance(item.document, AgreementDocument)
            for part in item.document.provisions
        }
        stored = {
            row["node"]["key"]: row["node"]["agreement"]
            for row in self._read("provisions", agreements=sorted(agreements))
        }
        gone = sorted(stored.keys() - kept)
        loaded = {item.document.key for item in placed}
        for label in ("Claim", "Event") if gone else ():
            rows = self._read("about", label, "Provision", subjects=[""], records=gone, known=FOREVER)
            for row in rows:
                if row["subject"] not in loaded:
                    item = agreements[stored[row["record"]]]
                    yield item.problem(
                        ("provisions",),
                        f"{row['record']} is gone, and the {label.lower()} {row['subject']} is about it: "
                        "load that document too, without it",
                    )

    def _stored_labels(self, keys: Sequence[str]) -> dict[str, str]:
        if not keys:
            return {}
        found = {row["key"]: "Provision" for row in self._read("provision_keys", keys=list(keys))}
        for label in LABEL_OF_TYPE.values():
            found |= {row["key"]: label for row in self._read("labels_of", label, keys=list(keys))}
        return found

    def _hashes(self, placed: Sequence[Placed]) -> dict[tuple[str, str], str]:
        by_type: dict[str, list[str]] = defaultdict(list)
        for item in placed:
            by_type[item.document.type].append(item.document.key)
        found: dict[tuple[str, str], str] = {}
        for kind, keys in by_type.items():
            rows = (
                self._read("hostility_keys", keys=keys)
                if kind == "hostility"
                else self._read("labels_of", LABEL_OF_TYPE[kind], keys=keys)
            )
            found |= {(kind, row["key"]): row["hash"] for row in rows}
        return found

    def _read(self, name: str, *variant: str, **parameters: object) -> list[dict[str, Any]]:
        return self._engine.read(statement(name, self._engine.dialect, *variant), parameters)


def _write_rows(dialect: str, transaction: Transaction, rows: Rows, version: str) -> None:
    """Everything that a batch of documents writes, nodes before relationships."""

    def run(name: str, variant: Sequence[str] = (), **parameters: object) -> list[dict[str, int]]:
        return transaction.run(statement(name, dialect, *variant), parameters)

    def put(name: str, variant: Sequence[str], given: list[dict[str, object]]) -> None:
        written = run(name, variant, rows=given)[0]["written"]
        if written != len(given):
            raise RuntimeError(f"{name}: {written} of {len(given)} rows found both their ends")

    agreements = rows.keys.get("Agreement", [])
    if agreements:
        for edge in ALLIANCE_EDGES:
            run("clear_edges", (edge,), agreements=agreements)
        run("drop_provisions", agreements=agreements, kept=rows.keys.get("Provision", [""]))
    for label, given in rows.nodes.items():
        put(f"put/{label}", (), given)
    for relationship in RELATIONSHIPS:
        for owner in relationship.owners if relationship.owner else ():
            if rows.keys.get(owner):
                variant: tuple[str, ...] = (owner,) if len(relationship.owners) > 1 else ()
                run(f"clear/{relationship.name}", variant, keys=rows.keys[owner])
    if rows.keys.get("HOSTILE_TO"):
        run("clear_hostilities", keys=rows.keys["HOSTILE_TO"])
    for (name, variant), given in rows.links.items():
        put(name, variant, given)
    if agreements:
        for kind, edge in EDGE_OF_KIND.items():
            run("derive_edges", (kind, edge), agreements=agreements)
            run("derive_guarantees", (kind, edge), agreements=agreements)
    put("put/Store", (), [{"key": "foedus", "schema": schema_version(), "version": version}])


def references(document: AnyDocument) -> Iterator[Reference]:
    """Every key that a document names."""
    if document.type != "dataset" and document.dataset:
        yield Reference(("dataset",), document.dataset, ("Dataset",))
    if not isinstance(document, DatasetDocument | SourceDocument):
        for at, citation in enumerate(document.sources):
            yield Reference(("sources", at), citation.source, ("Source",))
    match document:
        case StateDocument():
            for at, key in enumerate(document.succeeded_by):
                yield Reference(("succeeded_by", at), key, ("State",))
        case OrganizationDocument():
            for at, key in enumerate(document.part_of):
                yield Reference(("part_of", at), key, ACTOR)
            for at, member in enumerate(document.members):
                yield Reference(("members", at, "state"), member.state, ("State",))
        case OfficialDocument():
            for at, office in enumerate(document.offices):
                yield Reference(("offices", at, "of"), office.of, ACTOR)
            for at, relation in enumerate(document.relations):
                yield Reference(("relations", at, "to"), relation.to, ("Official",))
        case PlaceDocument():
            if document.home_of:
                yield Reference(("home_of",), document.home_of, ("State",))
            for at, key in enumerate(document.part_of):
                yield Reference(("part_of", at), key, ("Place",))
            for at, holder in enumerate(document.administered_by):
                yield Reference(("administered_by", at, "state"), holder.state, ("State",))
            for at, claim in enumerate(document.claimed_by):
                yield Reference(("claimed_by", at, "state"), claim.state, ("State",))
        case AgreementDocument():
            yield from _agreement_references(document)
        case EventDocument():
            for role in ("initiated_by", "targeted"):
                for at, participant in enumerate(getattr(document, role)):
                    yield Reference((role, at), participant.actor, PARTICIPANT)
            for at, key in enumerate(document.places):
                yield Reference(("places", at), key, ("Place",))
            for at, key in enumerate(document.part_of):
                yield Reference(("part_of", at), key, ("Event",))
            for at, key in enumerate(document.about):
                yield Reference(("about", at), key, ABOUT_ANYTHING)
        case ClaimDocument():
            for at, key in enumerate(document.about):
                yield Reference(("about", at), key, ABOUT_ANYTHING)
            for at, stance in enumerate(document.stances):
                yield Reference(("stances", at, "actor"), stance.actor, PARTICIPANT)
                for number, citation in enumerate(stance.sources):
                    yield Reference(("stances", at, "sources", number), citation.source, ("Source",))
        case HostilityDocument():
            yield Reference(("source",), document.source, ACTOR)
            yield Reference(("target",), document.target, ACTOR)
            for at, key in enumerate(document.events):
                yield Reference(("events", at), key, ("Event",))


def _agreement_references(document: AgreementDocument) -> Iterator[Reference]:
    for at, party in enumerate(document.parties):
        yield Reference(("parties", at, "party"), party.party, ACTOR)
    for at, signer in enumerate(document.signers):
        yield Reference(("signers", at, "official"), signer.official, ("Official",))
        if signer.party:
            yield Reference(("signers", at, "party"), signer.party, ACTOR)
    for at, key in enumerate(document.supersedes):
        yield Reference(("supersedes", at), key, ("Agreement",))
    for number, provision in enumerate(document.provisions):
        field: Field = ("provisions", number)
        for at, citation in enumerate(provision.sources):
            yield Reference((*field, "sources", at), citation.source, ("Source",))
        for name in ("obligors", "beneficiaries"):
            for at, key in enumerate(getattr(provision, name)):
                yield Reference((*field, name, at), key, ("State",))
        yield from _casus_references(provision.casus, (*field, "casus"))


def _casus_references(casus: CasusDocument, field: Field) -> Iterator[Reference]:
    def places(scope: Places, name: str, inside: Field) -> Iterator[Reference]:
        for at, scoped in enumerate(scope):
            yield Reference((*inside, name, at), scoped.place, ("Place",))

    for name in ("adversaries", "except_adversaries"):
        for at, key in enumerate(getattr(casus, name)):
            yield Reference((*field, name, at), key, ACTOR)
    for at, key in enumerate(casus.administered_by):
        yield Reference((*field, "administered_by", at), key, ("State",))
    yield from places(casus.places, "places", field)
    yield from places(casus.except_places, "except_places", field)
    for key in casus.carve_outs:
        yield Reference((*field, "carve_outs", key), key, ("State",))
    for number, suspension in enumerate(casus.suspended):
        yield Reference((*field, "suspended", number, "obligor"), suspension.obligor, ("State",))
        yield Reference((*field, "suspended", number, "beneficiary"), suspension.beneficiary, ("State",))
    for number, reservation in enumerate(casus.reservations):
        inside: Field = (*field, "reservations", number)
        yield Reference((*inside, "party"), reservation.party, ("State",))
        for name in ("adversaries", "except_adversaries"):
            for at, key in enumerate(getattr(reservation, name)):
                yield Reference((*inside, name, at), key, ACTOR)
        yield from places(reservation.places, "places", inside)
        yield from places(reservation.except_places, "except_places", inside)
    for number, reading in enumerate(casus.interpretations):
        inside = (*field, "interpretations", number)
        for at, key in enumerate(reading.by):
            yield Reference((*inside, "by", at), key, ("State",))
        yield from places(reading.places, "places", inside)


def _identity(document: AnyDocument) -> tuple[str, str]:
    return document.type, document.key


def _with_dataset(placed: Sequence[Placed]) -> list[Placed]:
    """A load with one data set gives it to the documents that name none."""
    own = [item.document.key for item in placed if isinstance(item.document, DatasetDocument)]
    if len(own) != 1:
        return list(placed)
    return [
        item
        if isinstance(item.document, DatasetDocument) or item.document.dataset
        else Placed(item.document.model_copy(update={"dataset": own[0]}), item.file, item.line, item.marks)
        for item in placed
    ]


def _duplicates(placed: Sequence[Placed]) -> Iterator[str]:
    first: dict[str, Placed] = {}
    for item in placed:
        earlier = first.setdefault(item.document.key, item)
        if earlier is not item:
            yield item.problem(("key",), f"{item.document.key} is already the key at {earlier.file}:{earlier.line}")


_WHOLE = {"place": "part_of", "event": "part_of", "agreement": "supersedes", "state": "succeeded_by"}
"""Fields that refer to documents of the same type, and must not go in circles."""


def _own_kind(document: AnyDocument) -> list[str]:
    if isinstance(document, OfficialDocument):
        return [relation.to for relation in document.relations]
    if isinstance(document, OrganizationDocument):
        return list(document.part_of)
    field = _WHOLE.get(document.type)
    return list(getattr(document, field)) if field else []


def _cycles(placed: Sequence[Placed]) -> Iterator[str]:
    for kind in DOCUMENT_TYPES:
        items = {item.document.key: item for item in placed if item.document.type == kind}
        try:
            TopologicalSorter({key: _own_kind(item.document) for key, item in items.items()}).prepare()
        except CycleError as error:
            cycle = [str(key) for key in error.args[1]]
            item = items[cycle[0]]
            field = _WHOLE.get(kind, "relations" if kind == "official" else "part_of")
            yield item.problem((field,), f"goes in a circle: {' → '.join(reversed(cycle))}")


def _batches(placed: Sequence[Placed]) -> Iterator[list[AnyDocument]]:
    """Documents in an order in which everything that is referred to comes no later, cut into batches."""
    for kind in DOCUMENT_TYPES:
        documents = {item.document.key: item.document for item in placed if item.document.type == kind}
        order = TopologicalSorter({key: _own_kind(document) for key, document in documents.items()}).static_order()
        ordered = [documents[key] for key in order if key in documents]
        for start in range(0, len(ordered), BATCH):
            yield list(ordered[start : start + BATCH])
