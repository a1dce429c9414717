"""From documents to the rows of statements: what each document writes, and to which statement.

The only place that knows both the documents' fields and the model's properties.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from graph import dates
from graph.dates import BEGINNING, FOREVER
from graph.documents import (
    AgreementDocument,
    AnyDocument,
    Citation,
    ClaimDocument,
    DatasetDocument,
    DatedName,
    Document,
    EventDocument,
    HostilityDocument,
    OfficialDocument,
    OrganizationDocument,
    PlaceDocument,
    ProvisionDocument,
    SourceDocument,
    StateDocument,
)

Call = tuple[str, tuple[str, ...]]
"""A statement's name and variant."""

LABEL_OF_TYPE = {
    "dataset": "Dataset",
    "source": "Source",
    "state": "State",
    "organization": "Organization",
    "official": "Official",
    "place": "Place",
    "agreement": "Agreement",
    "event": "Event",
    "claim": "Claim",
}

LabelOf = Callable[[str], str]
"""Key → label of the node that has it; loading has checked that there is one."""


class Rows:
    """Rows collected for each writing statement, in the order in which statements must run."""

    def __init__(self, label_of: LabelOf) -> None:
        self.nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.links: dict[Call, list[dict[str, Any]]] = defaultdict(list)
        self.keys: dict[str, list[str]] = defaultdict(list)
        """Label → keys of the documents' own nodes."""
        self._label_of = label_of

    def add(self, document: AnyDocument, loaded: str) -> None:
        """Adds everything that one document writes; `loaded` is when its load was finished, empty until then."""
        _ADD[type(document)](self, document, loaded)

    def node(self, label: str, row: dict[str, Any]) -> None:
        self.nodes[label].append(row)
        self.keys[label].append(row["key"])

    def link(
        self, kind: str, source: str, target: str, row: dict[str, Any] | None = None, *, single: bool = False
    ) -> None:
        """A relationship's row; `single` where its type joins one pair of labels only."""
        variant = () if single else self._variant(kind, self._label_of(source), self._label_of(target))
        self.links[f"put/{kind}", variant].append({"source": source, "target": target, **(row or {})})

    @staticmethod
    def _variant(kind: str, source: str, target: str) -> tuple[str, ...]:
        return (source,) if kind == "PART_OF" else (source, target)

    def cite(self, key: str, citations: list[Citation]) -> None:
        for citation in citations:
            self.link("CITES", key, citation.source, {"locator": citation.locator})


def content_hash(document: AnyDocument) -> str:
    """Changes whenever the document says something else, however it is written down."""
    said = json.dumps(document.model_dump(mode="json", exclude_defaults=True), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def terms_of_state(document: StateDocument) -> list[str]:
    """All by which a state is found, in lower case: key, ISO2, prefixed codes and every dated name.

    COW's letters stand only under `cow:`, since its AUS is Austria and ISO's Australia.
    """
    found = [document.key, document.name, *(name.name for name in document.names)]
    found += [f"cow:{code}" for code in document.cow_codes]
    found += [f"cow:{letters}" for letters in document.cow_abbreviations]
    found += [f"gw:{code}" for code in document.gw_codes]
    found += [document.iso2] if document.iso2 else []
    found += [f"wikidata:{document.wikidata}"] if document.wikidata else []
    return list(dict.fromkeys(term.lower() for term in found))


def _start(given: str | None) -> str:
    return (dates.parse(given).earliest if given else BEGINNING).isoformat()


def _end(given: str | None) -> str:
    return (dates.parse(given).latest if given else FOREVER).isoformat()


def _spell(since: str | None, until: str | None) -> dict[str, Any]:
    return {"since": _start(since), "until": _end(until), "since_given": since, "until_given": until}


def _record(document: Document) -> dict[str, Any]:
    return {
        "dataset": document.dataset,
        "confidence": document.confidence.value,
        "note": document.note,
        "hash": content_hash(document),  # type: ignore[arg-type]
    }


def _listed(
    name: str,
    kind: str | None,
    others: list[str],
    since: str | None = None,
    until: str | None = None,
    known: str | None = None,
) -> dict[str, Any]:
    return {
        "name": name,
        "kind": kind,
        "search": "\n".join([name, *others]).lower(),
        "since": since or BEGINNING.isoformat(),
        "until": until or FOREVER.isoformat(),
        "known": known or BEGINNING.isoformat(),
    }


def _names(names: list[DatedName]) -> str:
    return json.dumps(
        [{"name": name.name, "since": _start(name.since), "until": _end(name.until)} for name in names],
        ensure_ascii=False,
    )


def _dataset(rows: Rows, document: DatasetDocument, loaded: str) -> None:
    # Without a hash it counts as changed, so that a load that was cut off stamps it when it is run again.
    content = content_hash(document) if loaded else ""
    rows.node("Dataset", {**document.model_dump(exclude={"type"}), "loaded": loaded, "hash": content})


def _source(rows: Rows, document: SourceDocument, loaded: str) -> None:
    known = _start(document.published) if document.published else None
    rows.node(
        "Source",
        {
            "key": document.key,
            **_listed(document.title, document.kind.value, [document.citation], known, None, known),
            **_record(document),
            **document.model_dump(include={"citation", "published", "publisher", "url", "licence"}),
        },
    )


def _state(rows: Rows, document: StateDocument, loaded: str) -> None:
    terms = terms_of_state(document)
    rows.node(
        "State",
        {
            "key": document.key,
            **_listed(document.name, None, terms),
            **_record(document),
            **document.model_dump(include={"iso2", "cow_codes", "cow_abbreviations", "gw_codes", "wikidata"}),
            "names": _names(document.names),
            "terms": terms,
            "system": json.dumps([{"since": _start(s.since), "until": _end(s.until)} for s in document.system]),
        },
    )
    for successor in document.succeeded_by:
        rows.link("SUCCEEDED_BY", document.key, successor, single=True)
    rows.cite(document.key, document.sources)


def _organization(rows: Rows, document: OrganizationDocument, loaded: str) -> None:
    names = [document.name, *(name.name for name in document.names)]
    terms = [document.key, *names, *([f"wikidata:{document.wikidata}"] if document.wikidata else [])]
    rows.node(
        "Organization",
        {
            "key": document.key,
            **_listed(document.name, document.kind.value, names, _start(document.since), _end(document.until)),
            **_record(document),
            "names": _names(document.names),
            "terms": list(dict.fromkeys(term.lower() for term in terms)),
            "wikidata": document.wikidata,
            "since_given": document.since,
            "until_given": document.until,
        },
    )
    for body in document.part_of:
        rows.link("BODY_OF", document.key, body)
    for member in document.members:
        spell = _spell(member.since or document.since, member.until or document.until)
        rows.link("MEMBER_OF", member.state, document.key, {**spell, "role": member.role}, single=True)
    rows.cite(document.key, document.sources)


def _official(rows: Rows, document: OfficialDocument, loaded: str) -> None:
    rows.node(
        "Official",
        {
            "key": document.key,
            **_listed(document.name, None, [name.name for name in document.names]),
            **_record(document),
            **document.model_dump(include={"wikidata", "born", "died"}),
            "names": _names(document.names),
        },
    )
    for office in document.offices:
        spell = _spell(office.since, office.until)
        rows.link("HOLDS_OFFICE", document.key, office.of, {**spell, "title": office.title, "leader": office.leader})
    for relation in document.relations:
        spell = _spell(relation.since, relation.until)
        rows.link("RELATED_TO", document.key, relation.to, {**spell, "relation": relation.relation}, single=True)
    rows.cite(document.key, document.sources)


def _place(rows: Rows, document: PlaceDocument, loaded: str) -> None:
    rows.node(
        "Place",
        {
            "key": document.key,
            **_listed(document.name, document.kind.value, document.names),
            **_record(document),
            **document.model_dump(include={"names", "home_of", "wikidata"}),
        },
    )
    for whole in document.part_of:
        rows.link("PART_OF", document.key, whole)
    for holder in document.administered_by:
        row = {**_spell(holder.since, holder.until), "note": holder.note}
        rows.link("ADMINISTERED_BY", document.key, holder.state, row, single=True)
    for claim in document.claimed_by:
        row = {**_spell(claim.since, claim.until), "basis": claim.basis, "note": claim.note}
        rows.link("CLAIMED_BY", document.key, claim.state, row, single=True)
    rows.cite(document.key, document.sources)


def _agreement(rows: Rows, document: AgreementDocument, loaded: str) -> None:
    in_force, terminated = document.in_force, document.terminated
    # Not (yet) in force: it never holds, so that no edge is derived and no question finds it in force.
    since = _start(in_force) if in_force else FOREVER.isoformat()
    signed = dates.parse(document.signed).earliest.isoformat() if document.signed else None
    rows.node(
        "Agreement",
        {
            "key": document.key,
            **_listed(
                document.name,
                document.instrument.value,
                document.names,
                since,
                _end(terminated) if in_force else FOREVER.isoformat(),
                signed or (since if in_force else None),
            ),
            **_record(document),
            **document.model_dump(
                include={
                    "names", "termination", "universal", "secret", "depositary", "text_citation", "url",
                    "atop_ids", "unts",
                }
            ),
            "signed": signed,
            "signed_given": document.signed,
            "in_force_given": in_force,
            "terminated_given": terminated,
            "multilateral": len({party.party for party in document.parties}) > 2,
        },
    )  # fmt: skip
    for party in document.parties:
        rows.link(
            "PARTY_TO",
            party.party,
            document.key,
            {
                "since": _start(party.since) if party.since else since,
                "until": _end(party.until or terminated) if party.since or in_force else FOREVER.isoformat(),
                "since_given": party.since or in_force,
                "until_given": party.until or terminated,
                "signed": _start(party.signed or document.signed) if party.signed or document.signed else None,
                "signed_given": party.signed or document.signed,
                "basis": party.basis.value,
                "reservation": party.reservation,
                "note": party.note,
            },
        )
    for signer in document.signers:
        on = signer.on or document.signed
        row = {"day": _start(on) if on else None, "day_given": on, "party": signer.party}
        rows.link("SIGNED", signer.official, document.key, row, single=True)
    for earlier in document.supersedes:
        rows.link("SUPERSEDES", document.key, earlier, single=True)
    for provision in document.provisions:
        _provision(rows, document, provision)
    rows.cite(document.key, document.sources)


def _provision(rows: Rows, agreement: AgreementDocument, provision: ProvisionDocument) -> None:
    key = f"{agreement.key}/{provision.slug}"
    rows.nodes["Provision"].append(
        {
            "key": key,
            **_spell(provision.since, provision.until),
            "agreement": agreement.key,
            "dataset": agreement.dataset,
            "kind": provision.kind.value,
            "strength": provision.strength.value,
            **provision.model_dump(
                include={
                    "article", "paraphrase", "words", "means", "immediacy", "process", "limits", "obligors",
                    "beneficiaries",
                }
            ),
            "casus": json.dumps(provision.casus.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False),
        }
    )  # fmt: skip
    rows.keys["Provision"].append(key)
    rows.link("HAS_PROVISION", agreement.key, key, single=True)
    rows.cite(key, provision.sources)


def _event(rows: Rows, document: EventDocument, loaded: str) -> None:
    span = dates.parse(document.since)
    until = (
        FOREVER
        if document.ongoing
        else dates.parse(document.until).latest
        if document.until
        else _day_after(span.latest)
    )
    rows.node(
        "Event",
        {
            "key": document.key,
            **_listed(
                document.name,
                document.kind.value,
                [document.description],
                span.earliest.isoformat(),
                until.isoformat(),
                _start(document.reported or document.since),
            ),
            **_record(document),
            **document.model_dump(include={"description", "disputed", "casualties"}),
            "act": document.act.value if document.act else None,
            "since_given": document.since,
            "until_given": document.until,
            "reported_given": document.reported,
        },
    )
    for kind, participants in (("INITIATED_BY", document.initiated_by), ("TARGETED", document.targeted)):
        for participant in participants:
            rows.link(kind, document.key, participant.actor, {"alleged": participant.alleged})
    for place in document.places:
        rows.link("LOCATED_AT", document.key, place, single=True)
    for whole in document.part_of:
        rows.link("PART_OF", document.key, whole)
    for subject in document.about:
        rows.link("ABOUT", document.key, subject)
    rows.cite(document.key, document.sources)


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _claim(rows: Rows, document: ClaimDocument, loaded: str) -> None:
    first = document.reported or min(
        (stance.on for stance in document.stances), key=lambda on: dates.parse(on).earliest
    )
    rows.node(
        "Claim",
        {
            "key": document.key,
            **_listed(document.statement, None, [], _start(first), None, _start(first)),
            **_record(document),
            "property": document.property,
            "value": document.value,
            "reported_given": first,
        },
    )
    for subject in document.about:
        rows.link("ABOUT", document.key, subject)
    for position, stance in enumerate(document.stances):
        rows.link(
            "TAKES_STANCE",
            stance.actor,
            document.key,
            {
                "stance": stance.stance.value,
                "day": _start(stance.on),
                "day_given": stance.on,
                "text": stance.text,
                "sources": [citation.source for citation in stance.sources],
                "position": position,
            },
        )
    rows.cite(document.key, document.sources)


def _hostility(rows: Rows, document: HostilityDocument, loaded: str) -> None:
    rows.link(
        "HOSTILE_TO",
        document.source,
        document.target,
        {
            **_record(document),
            **_spell(document.since, document.until),
            "key": document.key,
            "kind": document.kind.value,
            "mutual": document.mutual,
            "text": document.text,
            "events": document.events,
            "sources": [citation.source for citation in document.sources],
        },
    )
    rows.keys["HOSTILE_TO"].append(document.key)


_ADD: Mapping[type, Callable[..., None]] = {
    DatasetDocument: _dataset,
    SourceDocument: _source,
    StateDocument: _state,
    OrganizationDocument: _organization,
    OfficialDocument: _official,
    PlaceDocument: _place,
    AgreementDocument: _agreement,
    EventDocument: _event,
    ClaimDocument: _claim,
    HostilityDocument: _hostility,
}
