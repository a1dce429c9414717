"""Every label and relationship type of the graph, with its properties.

This is the one description of the stored graph: `graph.generate` writes from it the schema of both engines
(`cypher/*/schema.cypher`) and the statements that write (`cypher/put/`, `cypher/clear/`), and a test fails
when the files differ from it. Read it as a person would draw the graph in Neo4j Browser.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from graph.vocabulary import EDGE_OF_KIND

Type = Literal["STRING", "STRINGS", "DATE", "BOOLEAN", "INTEGER", "INTEGERS"]
"""Stored types. DATE may be null; BOOLEAN and INTEGER never are; a nested value (dated names, a casus) is JSON text."""

Properties = dict[str, Type]


@dataclass(frozen=True)
class Label:
    """A kind of node. Each has `key`, unique over the graph, beside these properties."""

    name: str
    description: str
    properties: Properties


@dataclass(frozen=True)
class Relationship:
    """A type of relationship.

    `ends` lists the labels that it joins, source first. `owner` is the end whose document writes it: loading
    that document again first clears the relationships that it wrote before. `None` marks derived types and
    those that have a document of their own.
    """

    name: str
    description: str
    ends: tuple[tuple[str, str], ...]
    owner: Literal["source", "target"] | None
    properties: Properties = field(default_factory=dict)

    @property
    def owners(self) -> tuple[str, ...]:
        """Labels whose documents write this type, without repetition."""
        at = 0 if self.owner == "source" else 1
        return tuple(dict.fromkeys(pair[at] for pair in self.ends))


RECORD: Properties = {
    "dataset": "STRING",
    "confidence": "STRING",
    "note": "STRING",
    "hash": "STRING",
}
"""What every record written from a document carries; `hash` is of the document's content."""

LISTED: Properties = {
    "name": "STRING",
    "kind": "STRING",
    "search": "STRING",
    "since": "DATE",
    "until": "DATE",
    "known": "DATE",
}
"""What the lists filter by: `search` is all names in lower case, `known` the day from which it was known."""

SPELL: Properties = {"since": "DATE", "until": "DATE", "since_given": "STRING", "until_given": "STRING"}
"""First day it holds; first day no longer (9999-12-31: still); both as the source gives them."""

LABELS = (
    Label(
        "Store",
        "One node: which schema the database has, and a version that each write changes.",
        {"schema": "STRING", "version": "STRING"},
    ),
    Label(
        "Dataset",
        "A set of records that can be replaced or removed whole.",
        {
            "title": "STRING", "version": "STRING", "current_to": "DATE", "licence": "STRING",
            "citation": "STRING", "url": "STRING", "loaded": "STRING", "hash": "STRING",
        },
    ),
    Label(
        "Source",
        "A treaty text, law, statement, report or data set that records cite.",
        LISTED | RECORD | {
            "citation": "STRING", "published": "STRING", "publisher": "STRING", "url": "STRING", "licence": "STRING",
        },
    ),
    Label(
        "State",
        "A state, continuous through changes of name and regime; `terms` holds all by which it is found.",
        LISTED | RECORD | {
            "names": "STRING", "terms": "STRINGS", "iso2": "STRING", "cow_codes": "INTEGERS",
            "cow_abbreviations": "STRINGS", "gw_codes": "INTEGERS", "wikidata": "STRING", "system": "STRING",
        },
    ),
    Label(
        "Organization",
        "An organization of states, a command, an armed group or a body of a state.",
        LISTED | RECORD | {
            "names": "STRING", "terms": "STRINGS", "wikidata": "STRING",
            "since_given": "STRING", "until_given": "STRING",
        },
    ),
    Label(
        "Official",
        "A person who acts or acted for a state or organization.",
        LISTED | RECORD | {"names": "STRING", "wikidata": "STRING", "born": "STRING", "died": "STRING"},
    ),
    Label(
        "Agreement",
        "A treaty, pact, protocol, exchange of notes or joint declaration; `kind` is its instrument.",
        LISTED | RECORD | {
            "names": "STRINGS", "signed": "DATE", "signed_given": "STRING", "in_force_given": "STRING",
            "terminated_given": "STRING", "termination": "STRING", "universal": "BOOLEAN", "secret": "BOOLEAN",
            "multilateral": "BOOLEAN", "depositary": "STRING", "text_citation": "STRING", "url": "STRING",
            "atop_ids": "INTEGERS", "unts": "STRING",
        },
    ),
    Label(
        "Provision",
        "One article that creates one kind of obligation; `casus` says as data when it binds.",
        SPELL | {
            "agreement": "STRING", "article": "STRING", "kind": "STRING", "strength": "STRING", "paraphrase": "STRING",
            "words": "STRING", "means": "STRING", "immediacy": "STRING", "process": "STRING", "limits": "STRINGS",
            "obligors": "STRINGS", "beneficiaries": "STRINGS", "casus": "STRING", "dataset": "STRING",
        },
    ),
    Label(
        "Place",
        "A territory, region or sea.",
        LISTED | RECORD | {"names": "STRINGS", "home_of": "STRING", "wikidata": "STRING"},
    ),
    Label(
        "Event",
        "Something that happened or is reported to have happened.",
        LISTED | RECORD | {
            "act": "STRING", "description": "STRING", "since_given": "STRING", "until_given": "STRING",
            "reported_given": "STRING", "disputed": "BOOLEAN", "casualties": "STRING",
        },
    ),
    Label(
        "Claim",
        "A statement that may be false; `name` is the statement.",
        LISTED | RECORD | {"property": "STRING", "value": "STRING", "reported_given": "STRING"},
    ),
)  # fmt: skip

ABOUT_ANYTHING = ("State", "Organization", "Official", "Agreement", "Provision", "Place", "Event")
CITING = ("State", "Organization", "Official", "Agreement", "Provision", "Place", "Event", "Claim")
ACTORS = ("State", "Organization")

ALLIANCE_EDGE: Properties = {
    "kind": "STRING", "agreement": "STRING", "provision": "STRING", "since": "DATE", "until": "DATE",
}  # fmt: skip

RELATIONSHIPS = (
    Relationship(
        "CITES",
        "Where a record's facts stand.",
        tuple((label, "Source") for label in CITING),
        "source",
        {"locator": "STRING"},
    ),
    Relationship("SUCCEEDED_BY", "A state that took another's place.", (("State", "State"),), "source"),
    Relationship(
        "MEMBER_OF",
        "Membership in an organization.",
        (("State", "Organization"),),
        "target",
        SPELL | {"role": "STRING"},
    ),
    Relationship(
        "BODY_OF",
        "An organization that is a body of a state, or of another organization.",
        (("Organization", "State"), ("Organization", "Organization")),
        "source",
    ),
    Relationship(
        "HOLDS_OFFICE",
        "An office held.",
        (("Official", "State"), ("Official", "Organization")),
        "source",
        SPELL | {"title": "STRING", "leader": "BOOLEAN"},
    ),
    Relationship(
        "RELATED_TO",
        "A tie between two people.",
        (("Official", "Official"),),
        "source",
        SPELL | {"relation": "STRING"},
    ),
    Relationship(
        "PARTY_TO",
        "Bound by the agreement from since (entry into force for the party) until withdrawal or the end.",
        (("State", "Agreement"), ("Organization", "Agreement")),
        "target",
        SPELL | {
            "signed": "DATE", "signed_given": "STRING", "basis": "STRING", "reservation": "STRING", "note": "STRING",
        },
    ),
    Relationship(
        "SIGNED",
        "Signed the agreement, for `party`.",
        (("Official", "Agreement"),),
        "target",
        {"day": "DATE", "day_given": "STRING", "party": "STRING"},
    ),
    Relationship("HAS_PROVISION", "An article of the agreement.", (("Agreement", "Provision"),), "source"),
    Relationship("SUPERSEDES", "Took the place of an earlier agreement.", (("Agreement", "Agreement"),), "source"),
    Relationship("PART_OF", "Lies in, or belongs to.", (("Place", "Place"), ("Event", "Event")), "source"),
    Relationship(
        "ADMINISTERED_BY", "Who administers a place.", (("Place", "State"),), "source", SPELL | {"note": "STRING"}
    ),
    Relationship(
        "CLAIMED_BY",
        "Who claims a place.",
        (("Place", "State"),),
        "source",
        SPELL | {"basis": "STRING", "note": "STRING"},
    ),
    Relationship(
        "INITIATED_BY",
        "Who acted; `alleged` where that is disputed.",
        (("Event", "State"), ("Event", "Organization"), ("Event", "Official")),
        "source",
        {"alleged": "BOOLEAN"},
    ),
    Relationship(
        "TARGETED",
        "Who was acted upon or took part.",
        (("Event", "State"), ("Event", "Organization"), ("Event", "Official")),
        "source",
        {"alleged": "BOOLEAN"},
    ),
    Relationship("LOCATED_AT", "Where an event happened.", (("Event", "Place"),), "source"),
    Relationship(
        "ABOUT",
        "What a claim or event concerns.",
        tuple(("Claim", label) for label in ABOUT_ANYTHING) + tuple(("Event", label) for label in ABOUT_ANYTHING),
        "source",
    ),
    Relationship(
        "TAKES_STANCE",
        "What an actor said of a claim, on `day`; `position` orders the stances of one day as its document does.",
        (("State", "Claim"), ("Organization", "Claim"), ("Official", "Claim")),
        "target",
        {
            "stance": "STRING", "day": "DATE", "day_given": "STRING", "text": "STRING", "sources": "STRINGS",
            "position": "INTEGER",
        },
    ),
    Relationship(
        "HOSTILE_TO",
        "Hostility of one actor toward another; both ways where `mutual`.",
        (("State", "Organization"), ("State", "State"), ("Organization", "State"), ("Organization", "Organization")),
        None,
        RECORD
        | SPELL
        | {
            "key": "STRING", "kind": "STRING", "mutual": "BOOLEAN", "text": "STRING", "events": "STRINGS",
            "sources": "STRINGS",
        },
    ),
    *(
        Relationship(edge, f"Derived: owes {kind} under a provision.", (("State", "State"),), None, ALLIANCE_EDGE)
        for kind, edge in EDGE_OF_KIND.items()
    ),
)  # fmt: skip

LABEL = {label.name: label for label in LABELS}
ALLIANCE_EDGES = tuple(EDGE_OF_KIND.values())
KEYED = tuple(label.name for label in LABELS if label.name not in ("Store",))
