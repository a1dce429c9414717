"""Questions to the stored graph: the only module beside loading that runs statements.

Each method is one question; where it takes keys it takes many, so that callers ask once for all that they need.
A time is asked for as a half-open span of days: `since` inclusive, `until` exclusive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph import decode
from graph.casus import Setting
from graph.dates import ALWAYS, BEGINNING, FOREVER, Spell, open_end, open_start
from graph.engine import Engine, Row
from graph.model import KEYED
from graph.records import (
    Bond,
    Citation,
    Control,
    Dataset,
    GraphEdge,
    Hostility,
    Kinship,
    Membership,
    Office,
    Participant,
    Party,
    Provision,
    Signature,
    StanceTaken,
)
from graph.statements import statement
from graph.vocabulary import Kind, PlaceKind

COUNTED = tuple(label for label in KEYED if label != "Dataset")


@dataclass(frozen=True, slots=True)
class Actor:
    """A state or organization and all by which it is found."""

    key: str
    label: str
    name: str
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list lets through; the defaults let everything through."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    since: date = BEGINNING
    until: date = FOREVER
    known: date = FOREVER


class Store:
    """The stored graph behind one engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def _read(self, name: str, *variant: str, **parameters: object) -> list[Row]:
        return self._engine.read(statement(name, self._engine.dialect, *variant), parameters)

    def _read_all(self, name: str, **parameters: object) -> list[Row]:
        """The rows of every variant of a statement, one after another."""
        variants = statement(name, self._engine.dialect).variants
        return [row for variant in variants for row in self._read(name, *variant, **parameters)]

    def ping(self) -> None:
        self._read("ping")

    def version(self) -> tuple[str, str] | None:
        """The schema and the data version of the database; None where nothing was ever loaded."""
        rows = self._read("status")
        return (rows[0]["schema"], rows[0]["version"]) if rows else None

    def datasets(self) -> list[Dataset]:
        return sorted((decode.dataset(row["node"]) for row in self._read("datasets")), key=lambda found: found.key)

    def counts(self) -> dict[str, int]:
        """How many nodes of each label there are."""
        # A label without nodes gives no row: its name is a grouping key.
        counted = {row["label"]: row["total"] for row in self._read("counts")}
        return {label: counted.get(label, 0) for label in COUNTED}

    def first_day(self) -> date | None:
        """The first day on which an agreement on record binds anybody; None where there is none."""
        first: date | None = self._read("first_day", beginning=BEGINNING)[0]["first_day"]
        return first if first and first < FOREVER else None

    def resolve(self, terms: Iterable[str]) -> dict[str, list[Actor]]:
        """Which actors each lower-case term may mean."""
        found: dict[str, list[Actor]] = defaultdict(list)
        for row in self._read("resolve", terms=sorted(set(terms))):
            found[row["term"]].append(Actor(row["key"], row["label"], row["name"]))
        return found

    def actors(self) -> list[Actor]:
        return [Actor(row["key"], row["label"], row["name"], tuple(row["terms"])) for row in self._read("actors")]

    def get(self, label: str, keys: Iterable[str]) -> dict[str, Any]:
        """Key → record of the nodes of one label that there are."""
        rows = self._read("get", label, keys=sorted(set(keys)))
        return {row["node"]["key"]: decode.node(label, row["node"]) for row in rows}

    def page(self, label: str, asked: Filter, after: str, limit: int) -> list[Any]:
        """Up to `limit` records in the order of their keys, after the key `after`."""
        rows = self._read("list", label, **self._filter(asked), after=after, limit=limit)
        return [decode.node(label, row["node"]) for row in rows]

    def count(self, label: str, asked: Filter) -> int:
        total: int = self._read("count", label, **self._filter(asked))[0]["total"]
        return total

    @staticmethod
    def _filter(asked: Filter) -> dict[str, object]:
        return {
            "text": asked.text.lower(),
            "kinds": list(asked.kinds),
            "since": asked.since,
            # What is not in force is kept as holding from FOREVER on: a list that asks for no time has it too.
            "last": FOREVER if Spell(asked.since, asked.until) == ALWAYS else asked.until - timedelta(days=1),
            "known": asked.known,
        }

    def bonds(self, sides: Iterable[str], day: date) -> list[Bond]:
        """Every bond in force on the day that is owed to one of the sides, universal ones between them included."""
        keys = sorted(set(sides))
        found = _bonds(self._read("obligations", sides=keys, day=day))
        for row in self._read("universal_obligations", sides=keys, day=day):
            provision, agreement = decode.provision(row["provision"]), decode.agreement(row["agreement"])
            spells = {party["party"]: Spell(party["since"], party["until"]) for party in row["parties"]}
            for obligor, mine in spells.items():
                for beneficiary, theirs in spells.items():
                    both = mine.overlap(theirs)
                    if obligor != beneficiary and both and _named(provision, obligor, beneficiary):
                        found.append(Bond(obligor, beneficiary, provision, agreement, both))
        return found

    def bonds_between(self, states: Iterable[str], since: date, until: date) -> list[Bond]:
        """Every bond that one of the states owes or is owed, at some time of the span."""
        return _bonds(self._read("obligations_between", states=sorted(set(states)), since=since, until=until))

    def setting(
        self,
        bonds: Sequence[Bond],
        day: date,
        victims: Iterable[str],
        place: str | None,
        states: Iterable[str],
    ) -> Setting:
        """What the conditions of these bonds need to know: names always, places and allies only where they matter."""
        involved = {
            *states,
            *victims,
            *(bond.obligor for bond in bonds),
            *(bond.beneficiary for bond in bonds),
        }
        named = {key for bond in bonds for key in _states_named(bond.provision)}
        scoped = {key for bond in bonds for key in bond.provision.casus.place_keys()}
        needs_place = bool(scoped) or place is not None or any(bond.provision.casus.administered_by for bond in bonds)
        homes = {}
        if needs_place and place is None:
            homes = {row["state"]: row["place"] for row in self._read("homes", states=sorted(set(victims)))}
        places = scoped | set(homes.values()) | ({place} if place else set())
        names = {key: record.name for key, record in self.get("State", involved | named).items()}
        within: dict[str, frozenset[str]] = {}
        administrators: dict[str, frozenset[str]] = {}
        if needs_place:
            within, place_names, _ = self._containment(places)
            names |= place_names
            asked = set(homes.values()) | ({place} if place else set())
            administrators = self._administrators(asked, within, day)
            names |= {key: record.name for key, record in self.get("State", _absent(administrators, names)).items()}
        allies: dict[str, frozenset[str]] = {}
        if any(bond.provision.casus.adversaries_allies for bond in bonds):
            by_state: dict[str, set[str]] = defaultdict(set)
            for row in self._read("allies", states=sorted(involved), day=day):
                by_state[row["state"]].add(row["ally"])
            allies = {state: frozenset(found) for state, found in by_state.items()}
        return Setting(names, within, administrators, homes, allies)

    def _containment(self, places: Iterable[str]) -> tuple[dict[str, frozenset[str]], dict[str, str], set[str]]:
        """Place → itself and its wholes; place → name; and which of the places are seas."""
        within: dict[str, frozenset[str]] = {}
        names: dict[str, str] = {}
        seas: set[str] = set()
        for row in self._read("containment", places=sorted(places)):
            wholes = [whole for whole in row["wholes"] if whole["key"]]
            within[row["place"]] = frozenset({row["place"], *(whole["key"] for whole in wholes)})
            names |= {row["place"]: row["name"]} | {whole["key"]: whole["name"] for whole in wholes}
            seas |= {row["place"]} if row["kind"] == PlaceKind.SEA else set()
        return within, names, seas

    def _administrators(
        self, places: Iterable[str], within: dict[str, frozenset[str]], day: date
    ) -> dict[str, frozenset[str]]:
        # A place without a record of its own is administered as the smallest whole that has one.
        chain = sorted({key for place in places for key in within.get(place, frozenset({place}))})
        own: dict[str, set[str]] = defaultdict(set)
        for row in self._read("administrators", places=chain, day=day):
            own[row["place"]].add(row["state"])
        wholes, _, seas = self._containment(chain)
        found = {}
        for place in places:
            holders = [key for key in within.get(place, frozenset({place})) if own.get(key)]
            if holders:
                nearest = max(holders, key=lambda key: (key == place, len(wholes.get(key, ()))))
                found[place] = frozenset(own[nearest])
            elif place in seas:
                found[place] = frozenset()
        return found

    def alliance_edges(
        self,
        since: date,
        until: date,
        kinds: Iterable[Kind] = (),
        states: Iterable[str] = (),
        agreements: Iterable[str] = (),
    ) -> list[GraphEdge]:
        """Typed alliance edges of the span; an empty filter lets everything through, `states` are either end."""
        rows = self._read(
            "alliance_edges",
            since=since,
            until=until,
            kinds=sorted(str(kind) for kind in set(kinds)),
            states=sorted(set(states)),
            agreements=sorted(set(agreements)),
        )
        columns = ("sources", "targets", "kinds", "agreements", "provisions", "sinces", "untils")
        edges = [
            GraphEdge(source, target, kind, agreement, provision, open_start(first), open_end(last))
            for row in rows
            for source, target, kind, agreement, provision, first, last in zip(
                *(row[column] for column in columns), strict=True
            )
        ]
        return sorted(edges, key=edge_order)

    def hostilities(self, actors: Iterable[str], since: date, until: date) -> list[Hostility]:
        """Hostilities of the span at these actors, of all where none is given."""
        rows = self._read("hostilities", actors=sorted(set(actors)), since=since, until=until)
        return sorted((decode.hostility(row) for row in rows), key=lambda found: (found.since or BEGINNING, found.key))

    def parties(self, agreements: Iterable[str]) -> list[Party]:
        rows = self._read_all("parties", agreements=sorted(set(agreements)))
        return sorted((decode.party(row) for row in rows), key=_party_order)

    def parties_of_actors(
        self, actors: Iterable[str], since: date, until: date, *, unbound: bool = False
    ) -> list[Party]:
        """Agreements that bind these actors at some time of the span; with `unbound`, those only signed too."""
        rows = self._read_all(
            "parties_of_actors", actors=sorted(set(actors)), since=since, until=until, unbound=unbound, forever=FOREVER
        )
        return sorted((decode.party(row) for row in rows), key=_party_order)

    def provisions(self, agreements: Iterable[str]) -> list[Provision]:
        rows = self._read("provisions", agreements=sorted(set(agreements)))
        return sorted((decode.provision(row["node"]) for row in rows), key=lambda found: _numbered(found.key))

    def signatures(self, agreements: Iterable[str] = (), officials: Iterable[str] = ()) -> list[Signature]:
        rows = self._read("signatures", agreements=sorted(set(agreements)), officials=sorted(set(officials)))
        found = [
            Signature(row["agreement"], row["official"], row["edge"].get("day"), row["edge"].get("party"))
            for row in rows
        ]
        return sorted(found, key=lambda one: (one.agreement, one.official))

    def supersessions(self, agreements: Iterable[str]) -> list[tuple[str, str]]:
        """Pairs (later, earlier) at these agreements."""
        rows = self._read("supersessions", agreements=sorted(set(agreements)))
        return sorted((row["later"], row["earlier"]) for row in rows)

    def offices(
        self,
        officials: Iterable[str] = (),
        holders: Iterable[str] = (),
        since: date = BEGINNING,
        until: date = FOREVER,
    ) -> list[Office]:
        """The offices of these officials, and those that these states and organizations gave."""
        rows = self._read_all(
            "offices",
            officials=sorted(set(officials)),
            holders=sorted(set(holders)),
            since=since,
            until=until,
        )
        found = [
            Office(
                row["official"],
                row["holder"],
                row["label"],
                row["edge"]["title"],
                row["edge"]["leader"],
                open_start(row["edge"]["since"]),
                open_end(row["edge"]["until"]),
            )
            for row in rows
        ]
        return sorted(found, key=lambda office: (office.since or BEGINNING, office.official, office.title))

    def kinships(self, officials: Iterable[str]) -> list[Kinship]:
        rows = self._read("kinships", officials=sorted(set(officials)))
        return sorted(
            (Kinship(row["official"], row["other"], row["relation"]) for row in rows),
            key=lambda k: k.official,
        )

    def memberships(
        self,
        states: Iterable[str] = (),
        organizations: Iterable[str] = (),
        since: date = BEGINNING,
        until: date = FOREVER,
    ) -> list[Membership]:
        rows = self._read(
            "memberships",
            states=sorted(set(states)),
            organizations=sorted(set(organizations)),
            since=since,
            until=until,
        )
        found = [
            Membership(
                row["state"],
                row["organization"],
                row["edge"].get("role"),
                open_start(row["edge"]["since"]),
                open_end(row["edge"]["until"]),
            )
            for row in rows
        ]
        return sorted(found, key=lambda one: (one.organization, one.state, one.since or BEGINNING))

    def participants(self, events: Iterable[str]) -> list[Participant]:
        rows = self._read_all("participants", events=sorted(set(events)))
        found = [Participant(row["event"], row["actor"], row["label"], row["role"], row["alleged"]) for row in rows]
        return sorted(found, key=lambda one: (one.event, one.role, one.actor))

    def events_of_actors(self, actors: Iterable[str], asked: Filter) -> list[tuple[str, Any]]:
        """Pairs (actor, event) for the events in which these actors took part."""
        rows = self._read_all(
            "events_of_actors",
            actors=sorted(set(actors)),
            since=asked.since,
            until=asked.until,
            known=asked.known,
        )
        found = {(row["actor"], row["node"]["key"]): decode.node("Event", row["node"]) for row in rows}
        ordered = sorted(found.items(), key=lambda item: (item[1].since, item[1].key))
        return [(actor, event) for (actor, _), event in ordered]

    def event_places(self, events: Iterable[str]) -> list[tuple[str, str]]:
        rows = self._read("event_places", events=sorted(set(events)))
        return sorted((row["event"], row["place"]) for row in rows)

    def wholes(self, label: str, keys: Iterable[str]) -> list[tuple[str, str]]:
        """Pairs (part, whole), one step, of places or events."""
        return sorted((row["part"], row["whole"]) for row in self._read("wholes", label, keys=sorted(set(keys))))

    def controls(self, places: Iterable[str] = (), states: Iterable[str] = ()) -> list[Control]:
        rows = self._read_all("controls", places=sorted(set(places)), states=sorted(set(states)))
        found = [
            Control(
                row["place"],
                row["state"],
                row["role"],
                open_start(row["edge"]["since"]),
                open_end(row["edge"]["until"]),
                row["edge"].get("basis"),
                row["edge"].get("note"),
            )
            for row in rows
        ]
        return sorted(found, key=lambda one: (one.place, one.role, one.since or BEGINNING, one.state))

    def about(
        self, subjects: Iterable[str] = (), records: Iterable[str] = (), known: date = FOREVER
    ) -> list[tuple[str, str, str, str]]:
        """(claim or event, its label, record, its label): what is about what, at these subjects or records."""
        rows = self._read_all("about", subjects=sorted(set(subjects)), records=sorted(set(records)), known=known)
        return sorted((row["subject"], row["subject_label"], row["record"], row["record_label"]) for row in rows)

    def stances(
        self, claims: Iterable[str] = (), actors: Iterable[str] = (), known: date = FOREVER
    ) -> list[StanceTaken]:
        """What was said of these claims, and by these actors, up to and on the day `known`."""
        rows = self._read_all("stances", claims=sorted(set(claims)), actors=sorted(set(actors)), known=known)
        return sorted((decode.stance(row) for row in rows), key=lambda one: (one.on, one.claim, one.position))

    def citations(self, label: str, keys: Iterable[str]) -> list[tuple[str, Citation]]:
        rows = self._read("citations", label, keys=sorted(set(keys)))
        found = [(row["key"], Citation(decode.source(row["source"]), row["locator"])) for row in rows]
        return sorted(found, key=lambda item: (item[0], item[1].source.key, item[1].locator or ""))


def edge_order(edge: GraphEdge) -> tuple[object, ...]:
    """A total order, so that answers do not depend on the engine's."""
    return (
        edge.source,
        edge.target,
        edge.hostile,
        edge.kind,
        edge.provision or "",
        edge.agreement or "",
        edge.since or BEGINNING,
    )


def _bonds(rows: Iterable[Row]) -> list[Bond]:
    found: list[Bond] = []
    for row in rows:
        provision, agreement = decode.provision(row["provision"]), decode.agreement(row["agreement"])
        found.extend(
            Bond(
                bond["obligor"],
                bond["beneficiary"],
                provision,
                agreement,
                Spell(bond["since"], bond["until"]),
            )
            for bond in row["bonds"]
        )
    return found


def _named(provision: Provision, obligor: str, beneficiary: str) -> bool:
    return (not provision.obligors or obligor in provision.obligors) and (
        not provision.beneficiaries or beneficiary in provision.beneficiaries
    )


def _states_named(provision: Provision) -> set[str]:
    casus = provision.casus
    found = {*casus.adversaries, *casus.except_adversaries, *casus.administered_by}
    for reservation in casus.reservations:
        found |= reservation.adversaries | reservation.except_adversaries
    return found


def _absent(administrators: dict[str, frozenset[str]], names: dict[str, str]) -> set[str]:
    return {state for holders in administrators.values() for state in holders} - names.keys()


def _party_order(party: Party) -> tuple[object, ...]:
    return (party.agreement, party.since or FOREVER, party.party)


def _numbered(key: str) -> tuple[object, ...]:
    """Articles in the order of their numbers: 2 before 10."""
    agreement, _, article = key.partition("/")
    digits = "".join(letter for letter in article if letter.isdigit() or letter == "(").partition("(")[0]
    return (agreement, int(digits) if digits else 10_000, article)
