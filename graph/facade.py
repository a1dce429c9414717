"""All that may be asked of a graph: `open_graph(url)` gives a `Graph`, its methods are the questions.

Arguments take keys, codes or names of states; results are `graph.records`. Errors are `graph.errors`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from graph import casus
from graph.dates import BEGINNING, FOREVER
from graph.engine import Access as Access  # the outside asks for it here
from graph.engine import Engine, open_engine
from graph.errors import InvalidInput, NotReady, UnknownName
from graph.records import (
    Agreement,
    Bond,
    Case,
    CasusReport,
    Comparison,
    GraphEdge,
    GraphNode,
    Hostility,
    Link,
    LoadReport,
    Page,
    Party,
    Place,
    State,
    Status,
    Subgraph,
    TimelineEntry,
    WhyNot,
)
from graph.records import Path as AlliancePath
from graph.statements import schema
from graph.store import Actor, Store, edge_order
from graph.store import Filter as Filter
from graph.vocabulary import Act, HostilityKind, Kind, Verdict

if TYPE_CHECKING:
    from graph.reading import Placed

Found = TypeVar("Found")

MAX_HOPS = 4
"""Two alliances apart is a neighbourhood; beyond four steps an answer is the whole graph."""

MAX_PATHS = 50
"""Shortest paths returned between two states."""

NEAREST = 5


def open_graph(url: str, access: Access | None = None, time_limit: float = 10.0) -> Graph:
    """Opens a database by its URL; `time_limit` is seconds per statement. See `graph.engine.open_engine`."""
    return Graph(open_engine(url, access or Access(), time_limit))


class Graph:
    """The knowledge graph in one database. Safe to use from several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.store = Store(engine)
        """Questions by key, for callers that collect many keys before they ask."""
        engine.create_schema(schema(engine.dialect))
        found = self.store.version()
        self._check_schema(found[0] if found else None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.close()

    @staticmethod
    def _check_schema(found: str | None) -> None:
        from graph.generate import schema_version

        if found is not None and found != schema_version():
            raise NotReady(
                "this database was written by a version of Foedus with another schema: "
                "load your documents into a new database, or remove this one"
            )

    # --- state of the database -------------------------------------------------------------------------------

    def ping(self) -> None:
        """Raises `DatabaseUnavailable` where the database does not answer."""
        self.store.ping()

    def version(self) -> str:
        """Changes with every write; empty where nothing was ever loaded."""
        found = self.store.version()
        return found[1] if found else ""

    def status(self) -> Status:
        """Which data sets the database holds, of which version, loaded when."""
        return Status(self._engine.dialect, self.version(), tuple(self.store.datasets()), self.store.counts())

    # --- loading ---------------------------------------------------------------------------------------------

    def load(self, paths: Iterable[Path], *, dry_run: bool = False) -> LoadReport:
        """Loads documents from files and folders; raises `InvalidDocuments` and then has written nothing."""
        from graph.reading import read_paths

        return self.load_placed(read_paths(paths), dry_run=dry_run)

    def load_values(self, values: Sequence[object], *, dry_run: bool = False, origin: str = "documents") -> LoadReport:
        """The same for documents that arrived as JSON values."""
        from graph.reading import read_values

        return self.load_placed(read_values(values, origin), dry_run=dry_run)

    def load_placed(self, placed: Sequence[Placed], *, dry_run: bool = False) -> LoadReport:
        from graph.loading import Loader

        return Loader(self._engine).load(placed, dry_run=dry_run)

    def import_file(self, name: str, file: Path, *, dry_run: bool = False) -> tuple[LoadReport, tuple[str, ...]]:
        """Imports a data set's file by an importer's name (`graph.importers.IMPORTERS`).

        Returns what was loaded, and a line for each row that was not taken, with why.
        """
        from graph.importers import IMPORTERS, Known

        if name not in IMPORTERS:
            raise InvalidInput(f"there is no importer {name!r}: choose {', '.join(sorted(IMPORTERS))}", "name")
        states = {
            code: state.key for state in self.store.page("State", Filter(), "", 100_000) for code in state.cow_codes
        }
        curated = {
            number: agreement.key
            for agreement in self.store.page("Agreement", Filter(), "", 1_000_000)
            if agreement.dataset != name
            for number in agreement.atop_ids
        }
        found = IMPORTERS[name](file, Known(states, curated))
        return self.load_placed(found.placed, dry_run=dry_run), tuple(found.skipped)

    # --- names -----------------------------------------------------------------------------------------------

    def actors(self, names: Sequence[str], argument: str) -> list[Actor]:
        """States and organizations by key, ISO2, any dated name in any case, or `cow:`, `gw:`, `wikidata:` code.

        Raises `UnknownName` with the nearest matches, or `InvalidInput` where a name means several.
        """
        asked = {name: re.sub(r"\s+", " ", name).strip().lower() for name in names}
        found = self.store.resolve(asked.values())
        actors = []
        for name, term in asked.items():
            # An exact key stands before a name that happens to be spelt alike.
            candidates = [one for one in found.get(term, ()) if one.key.lower() == term] or found.get(term, [])
            if not candidates:
                raise self._unknown(name, term, argument)
            if len({one.key for one in candidates}) > 1:
                keys = sorted(one.key for one in candidates)
                raise InvalidInput(f"{name!r} may mean {' or '.join(keys)}: use the key", argument)
            actors.append(candidates[0])
        return actors

    def state_key(self, name: str, argument: str) -> str:
        """The key of a state; an organization is an error here."""
        (actor,) = self.actors([name], argument)
        if actor.label != "State":
            raise InvalidInput(f"{name!r} is an organization: a state is asked for", argument)
        return actor.key

    def _unknown(self, name: str, term: str, argument: str) -> Exception:
        everyone = self.store.actors()
        if not everyone:
            return NotReady("no data loaded yet: run `foedus load seed`")
        terms = {known: actor.key for actor in everyone for known in actor.terms}
        close = get_close_matches(term, terms, n=NEAREST * 3, cutoff=0.6)
        nearest = list(dict.fromkeys(terms[known] for known in close))[:NEAREST]
        hint = f": did you mean {', '.join(nearest)}?" if nearest else ""
        return UnknownName(f"no state or organization is called {name!r}{hint}", nearest, argument)

    def place(self, name: str, argument: str = "place") -> Place:
        """A place by key, or by its exact name in any case."""
        named: list[Place]
        found = self.store.get("Place", [name])
        if found:
            return _only(found, Place)
        named = [place for place in self.store.page("Place", Filter(text=name), "", 50) if _is_called(place, name)]
        if len(named) == 1:
            return named[0]
        if named:
            raise InvalidInput(f"{name!r} may mean {' or '.join(place.key for place in named)}: use the key", argument)
        keys = {place.key: place.key for place in self.store.page("Place", Filter(), "", 5000)}
        nearest = get_close_matches(name.lower(), keys, n=NEAREST, cutoff=0.5)
        hint = f": did you mean {', '.join(nearest)}?" if nearest else ""
        raise UnknownName(f"no place is called {name!r}{hint}", nearest, argument)

    def record(self, label: str, key: str, argument: str = "key") -> Any:
        """A record of one label by its key; raises `UnknownName` with the nearest keys."""
        found = self.store.get(label, [key])
        if key in found:
            return found[key]
        keys = [record.key for record in self.store.page(label, Filter(), "", 5000)]
        nearest = get_close_matches(key.lower(), keys, n=NEAREST, cutoff=0.5)
        hint = f": did you mean {', '.join(nearest)}?" if nearest else ""
        raise UnknownName(f"no {label.lower()} has the key {key!r}{hint}", nearest, argument)

    def state(self, code: str) -> State:
        """A state by key, code or name."""
        key = self.state_key(code, "code")
        return _only(self.store.get("State", [key]), State)

    # --- the main question -----------------------------------------------------------------------------------

    def who(
        self,
        attackers: Sequence[str],
        victim: str,
        on: date | None = None,
        act: Act = Act.ARMED_ATTACK,
        place: str | None = None,
        provoked: bool | None = None,
        requested: bool | None = True,
        waves: int = 1,
    ) -> CasusReport:
        """Who is obligated, by which article, if the attackers attack the victim on the day, and why or why not."""
        case, names = self.case(attackers, victim, on, act, place, provoked, requested)
        if not 1 <= waves <= casus.MAX_WAVES:
            raise InvalidInput(f"waves is {waves}: ask for 1 to {casus.MAX_WAVES}", "waves")
        return self._report(case, names, waves)[0]

    def compare(self, one: Case, other: Case, names: dict[str, str]) -> Comparison:
        """Two cases, as `case` makes them, side by side; `names` are those of the states in both."""
        before, first = self._report(one, names, 1)
        after, second = self._report(other, names, 1)
        return Comparison(before, after, tuple(casus.changes(before, first, after, second)))

    def why_not(self, state: str, case: Case, names: dict[str, str]) -> WhyNot:
        """Every link of a state with the sides of a case, and the condition, date or party that keeps it out."""
        key = self.state_key(state, "state")
        sides = {*case.attackers, case.victim}
        if key in sides:
            raise InvalidInput(f"{state!r} is a side of the case itself", "state")
        bonds = [bond for bond in self.store.bonds_between([key], BEGINNING, FOREVER) if bond.obligor == key]
        setting = self.store.setting(bonds, case.on, sides, case.place, {*names, key})
        setting = replace(setting, names={**names, **setting.names})
        links = casus.links(key, case, bonds, setting)
        linked = {link.agreement.key for link in links}
        links += self._unbound_links(key, sides, linked, case.on, setting)
        links += self._missing_links(key, case, linked, setting)
        verdicts = [
            link.obligation.verdict for link in links if link.obligation and link.obligation.kind in casus.FIGHTING
        ]
        best = max(verdicts, default=Verdict.NOT_TRIGGERED)
        return WhyNot(case, key, best, tuple(links), dict(setting.names))

    def _unbound_links(
        self, key: str, sides: set[str], linked: set[str], on: date, setting: casus.Setting
    ) -> list[Link]:
        """Agreements of the state with a side that bind it to nothing here: signed only, or without such a duty."""
        mine = {
            party.agreement: party for party in self.store.parties_of_actors([key], BEGINNING, FOREVER, unbound=True)
        }
        theirs: dict[str, Party] = {}
        for party in self.store.parties_of_actors(sides, BEGINNING, FOREVER, unbound=True):
            theirs.setdefault(party.agreement, party)
        shared = sorted((mine.keys() & theirs.keys()) - linked)
        agreements = self.store.get("Agreement", shared)
        found = []
        for name in shared:
            agreement = agreements[name]
            if agreement.universal:
                continue
            other = setting.name(theirs[name].party)
            if agreement.in_force is None:
                text = f"Signed with {other}, never in force."
            elif on < agreement.in_force:
                text = f"Signed with {other}, in force only from {agreement.in_force}."
            elif agreement.terminated and on >= agreement.terminated:
                text = f"With {other}, ended on {agreement.terminated}."
            else:
                text = f"With {other}: creates no obligation of these kinds between the two."
            found.append(Link(agreement, None, text))
        return found

    def _missing_links(self, key: str, case: Case, linked: set[str], setting: casus.Setting) -> list[Link]:
        """Agreements by which others must help the victim, and of which the state is no party."""
        agreements: dict[str, Agreement] = {}
        for bond in self.store.bonds([case.victim], case.on):
            if bond.provision.kind is Kind.DEFENSE and bond.agreement.key not in linked:
                agreements.setdefault(bond.agreement.key, bond.agreement)
        victim, name = setting.name(case.victim), setting.name(key)
        return [
            Link(agreements[one], None, f"Protects {victim}; {name} is no party to it on {case.on}.")
            for one in sorted(agreements)
        ]

    def case(
        self,
        attackers: Sequence[str],
        victim: str,
        on: date | None = None,
        act: Act = Act.ARMED_ATTACK,
        place: str | None = None,
        provoked: bool | None = None,
        requested: bool | None = True,
    ) -> tuple[Case, dict[str, str]]:
        """A case from names, and the names of its actors by their keys; raises what `actors` raises."""
        if not attackers:
            raise InvalidInput("who attacks? name at least one attacker", "attackers")
        found = self.actors(list(dict.fromkeys(attackers)), "attackers")
        (attacked,) = self.actors([victim], "victim")
        if attacked.label != "State":
            raise InvalidInput(f"{victim!r} is an organization: agreements protect states", "victim")
        keys = {actor.key for actor in found}
        if attacked.key in keys:
            raise InvalidInput(f"{attacked.name} cannot be attacker and victim at once", "victim")
        where = self.place(place).key if place else None
        made = Case(tuple(sorted(keys)), attacked.key, on or date.today(), act, where, provoked, requested)
        return made, {actor.key: actor.name for actor in (*found, attacked)}

    def _report(self, case: Case, names: dict[str, str], waves: int) -> tuple[CasusReport, casus.Setting]:
        def ask(sides: Iterable[str], place: str | None = None) -> tuple[list[Bond], casus.Setting]:
            bonds = self.store.bonds(sides, case.on)
            setting = self.store.setting(bonds, case.on, sides, place, names)
            return bonds, replace(setting, names={**names, **setting.names})

        bonds, setting = ask([*case.attackers, case.victim], case.place)
        if not bonds:
            self._check_covered(case.on)
        later = []
        if waves > 1:
            first = [casus.judge(bond, case, setting) for bond in bonds]
            later = casus.further_waves(case, first, waves, ask)
        report = casus.report(case, bonds, setting, later)
        mentioned = {end for one in later for end in (one.bond.obligor, one.bond.beneficiary)} - setting.names.keys()
        more = {key: state.name for key, state in self.store.get("State", mentioned).items()} if mentioned else {}
        return replace(report, names={**report.names, **more}), setting

    def _check_covered(self, on: date) -> None:
        first = self.store.first_day()
        if first is None:
            raise NotReady("no agreements loaded yet: run `foedus load seed`")
        if on < first:
            raise InvalidInput(f"{on} is before all data: the first obligation on record begins on {first}", "on")

    # --- the alliance graph ----------------------------------------------------------------------------------

    def alliances(
        self,
        on: date | None = None,
        during: tuple[date, date] | None = None,
        kinds: Iterable[Kind] = (),
        states: Sequence[str] = (),
        agreements: Sequence[str] = (),
        around: str | None = None,
        hops: int = 1,
        hostility: bool = False,
    ) -> Subgraph:
        """Alliance edges as of a day (today by default), or of a span `during` (since, until).

        `states` keeps edges between these; `around` keeps what lies within `hops` steps of one state, the edges
        among all of that included. With `hostility`, hostile edges are there too and count as steps.
        """
        since, until = span(on, during)
        if not 1 <= hops <= MAX_HOPS:
            raise InvalidInput(f"hops is {hops}: ask for 1 to {MAX_HOPS}", "hops")
        only = {self.state_key(name, "states") for name in states}
        for key in agreements:
            self.record("Agreement", key, "agreements")

        def edges_at(keys: Iterable[str]) -> list[GraphEdge]:
            found = self.store.alliance_edges(since, until, kinds, keys, agreements)
            if hostility:
                found += [hostile_edge(edge) for edge in self.store.hostilities(keys, since, until)]
            return found

        if around is None:
            edges = edges_at(only)
        else:
            reached = frontier = {self.state_key(around, "around")}
            edges = []
            for _ in range(hops):
                if not frontier:
                    break
                edges += edges_at(frontier)
                frontier = {end for edge in edges for end in (edge.source, edge.target)} - reached
                reached = reached | frontier
            edges = [*edges, *(edges_at(frontier) if frontier else ())]
            edges = [edge for edge in edges if edge.source in reached and edge.target in reached]
        if only:
            edges = [edge for edge in edges if edge.source in only and edge.target in only]
        return self._subgraph(set(edges))

    def _subgraph(self, edges: Iterable[GraphEdge]) -> Subgraph:
        ordered = tuple(sorted(edges, key=edge_order))
        neighbours: dict[str, set[str]] = defaultdict(set)
        for edge in ordered:
            neighbours[edge.source].add(edge.target)
            neighbours[edge.target].add(edge.source)
        states = self.store.get("State", neighbours)
        others = set(neighbours) - states.keys()
        organizations = self.store.get("Organization", others) if others else {}
        nodes = [
            GraphNode(key, record.label, record.name, getattr(record, "cow_codes", ()), len(neighbours[key]))
            for key, record in sorted({**states, **organizations}.items())
        ]
        return Subgraph(tuple(nodes), ordered)

    def paths(
        self,
        source: str,
        target: str,
        on: date | None = None,
        kinds: Iterable[Kind] = (),
        max_length: int = MAX_HOPS,
        hostility: bool = False,
        hostility_kinds: Iterable[HostilityKind] = (),
    ) -> list[AlliancePath]:
        """All shortest chains of alliance edges, in either direction, between two states on a day; 50 at most.

        With `hostility`, a hostile edge is a step too, of the `hostility_kinds` only where some are given: it shows on
        which sides two powers are bound.
        """
        if not 1 <= max_length <= MAX_HOPS:
            raise InvalidInput(f"maxLength is {max_length}: ask for 1 to {MAX_HOPS}", "maxLength")
        first, last = self.state_key(source, "source"), self.state_key(target, "target")
        if first == last:
            raise InvalidInput(f"{source!r} and {target!r} are the same state", "target")
        since, until = span(on, None)
        joined: dict[str, dict[str, list[GraphEdge]]] = {}
        before: dict[str, set[str]] = {first: set()}
        frontier = {first}
        for _ in range(max_length):
            edges = self.store.alliance_edges(since, until, kinds, frontier)
            if hostility:
                wanted = set(hostility_kinds)
                found = self.store.hostilities(frontier, since, until)
                edges += [hostile_edge(edge) for edge in found if not wanted or edge.kind in wanted]
            following: set[str] = set()
            for edge in edges:
                for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
                    if one in frontier:
                        joined.setdefault(one, {}).setdefault(other, []).append(edge)
                        if other not in before or other in following:
                            following.add(other)
                            before.setdefault(other, set()).add(one)
            if last in following:
                return _chains(first, last, before, joined)
            frontier = following
            if not frontier:
                break
        return []

    # --- histories -------------------------------------------------------------------------------------------

    def timeline(
        self, key: str, since: date = BEGINNING, until: date = FOREVER, known: date = FOREVER
    ) -> list[TimelineEntry]:
        """What is dated in a state's history: agreements, events, hostilities and leaders, in order of time."""
        found: list[TimelineEntry] = []

        def add(on: date | None, text: str, record: object) -> None:
            if on is not None and since <= on < until:
                found.append(TimelineEntry(on, text, record))

        parties = self.store.parties_of_actors([key], BEGINNING, FOREVER)
        agreements = self.store.get("Agreement", [party.agreement for party in parties])
        for party in parties:
            name = agreements[party.agreement].name
            add(party.since, f"Bound by: {name}", agreements[party.agreement])
            add(party.until, f"No longer bound by: {name}", agreements[party.agreement])
        for _, event in self.store.events_of_actors([key], Filter(since=since, until=until, known=known)):
            add(event.since, event.name, event)
        for hostility in self.store.hostilities([key], since, until):
            add(hostility.since, hostility.text, hostility)
        offices = [office for office in self.store.offices(holders=[key]) if office.leader]
        officials = self.store.get("Official", [office.official for office in offices])
        for office in offices:
            person = officials[office.official]
            add(office.since, f"{person.name} becomes {office.title}", person)
        return sorted(found, key=lambda entry: (entry.on, entry.text))

    def page(self, label: str, asked: Filter, after: str = "", limit: int = 50) -> Page:
        """A page of records of one label in the order of their keys, after the key `after`."""
        found = self.store.page(label, asked, after, limit + 1)
        return Page(tuple(found[:limit]), len(found) > limit)


def span(on: date | None, during: tuple[date, date] | None) -> tuple[date, date]:
    """The half-open span that a question asks about: one day, today by default, or `during`."""
    if on and during:
        raise InvalidInput("give either on or during, not both", "during")
    if during:
        if during[0] >= during[1]:
            raise InvalidInput(f"during: since {during[0]} is not before until {during[1]}", "during")
        return during
    day = on or date.today()
    return day, FOREVER if day >= FOREVER - timedelta(days=1) else day + timedelta(days=1)


def hostile_edge(edge: Hostility) -> GraphEdge:
    """A hostility as an edge of an alliance graph."""
    return GraphEdge(edge.source, edge.target, str(edge.kind), None, None, edge.since, edge.until, hostile=True)


def _chains(
    first: str, last: str, before: dict[str, set[str]], joined: dict[str, dict[str, list[GraphEdge]]]
) -> list[AlliancePath]:
    chains: list[tuple[str, ...]] = [(last,)]
    while chains and chains[0][0] != first:
        chains = [(earlier, *chain) for chain in chains for earlier in sorted(before[chain[0]])][: MAX_PATHS * 20]
    return [
        AlliancePath(
            chain,
            tuple(tuple(sorted(set(joined[one][other]), key=edge_order)) for one, other in pairwise(chain)),
        )
        for chain in sorted(chains)[:MAX_PATHS]
    ]


def _only(found: dict[str, Any], kind: type[Found]) -> Found:
    (record,) = found.values()
    assert isinstance(record, kind)
    return record


def _is_called(place: Place, name: str) -> bool:
    return name.lower() in {place.name.lower(), *(other.lower() for other in place.names)}
