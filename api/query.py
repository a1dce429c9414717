"""What may be asked: each field turns its arguments into one question to the graph."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import strawberry

from api.actors import Official, Organization, State
from api.agreements import Agreement
from api.alliances import Graph, Path
from api.casus import CasusReport
from api.context import Info, in_thread
from api.describe import object_type
from api.events import Claim, Event, Place, Source
from api.inputs import (
    PAGE_MAX,
    AsKnown,
    DateRange,
    During,
    Filter,
    Kinds,
    On,
    OnAny,
    argument,
    label_and_key,
    span_or_always,
)
from api.nodes import Node, as_node
from api.pages import Connection, page
from api.reasons import CaseInput, Comparison, GivenCase, WhyNot
from api.system import Status
from graph import records
from graph.dates import FOREVER
from graph.errors import UnknownName
from graph.facade import MAX_HOPS
from graph.vocabulary import Act, EventKind, HostilityKind, Instrument, OrganizationKind, PlaceKind, SourceKind

Key = Annotated[str, argument("Its key. One that fits nothing is an error with the nearest keys.")]
Search = Annotated[str | None, argument("Only those whose key or one of whose names contains this, in any case.")]
First = Annotated[int | None, argument(f"Size of the page, 1 to {PAGE_MAX}.")]
After = Annotated[str | None, argument("Cursor after which the page begins, of an edge or a `pageInfo`.")]
Code = "key (`KOR`), ISO code, any dated name in any case, or `cow:732`, `gw:732`, `wikidata:Q884`"
Hostility = Annotated[bool | None, argument("With hostile relations as edges, too.")]


def _asked(
    search: str | None = None,
    kinds: list[Any] | None = None,
    on: date | None = None,
    during: DateRange | None = None,
    as_known: date | None = None,
) -> Filter:
    since, until = span_or_always(on, during)
    return Filter((search or "").strip(), tuple(str(kind) for kind in kinds or ()), since, until, as_known or FOREVER)


def _or(given: int | None, default: int) -> int:
    """An argument that is given as null counts as left out."""
    return default if given is None else given


@object_type
class Query:
    """Questions to the knowledge graph of treaties."""

    # --- the questions ---------------------------------------------------------------------------------------

    @strawberry.field
    async def who_is_obligated(
        self,
        info: Info,
        attackers: Annotated[list[str], argument(f"States or organizations, each by {Code}.")],
        victim: Annotated[str, argument(f"The state that is attacked, by {Code}.")],
        on: Annotated[date | None, argument("The day of the act. Left out: today.")] = None,
        act: Annotated[Act | None, argument("What happened.")] = Act.ARMED_ATTACK,
        place: Annotated[
            str | None, argument("Where it falls, by key or name of a place. Left out: on the victim's home territory.")
        ] = None,
        provoked: Annotated[bool | None, argument("Whether the victim provoked it. Left out: unknown.")] = None,
        requested: Annotated[bool | None, argument("Whether the victim asks for help; null: unknown.")] = True,
        waves: Annotated[
            int | None, argument("1 for the case itself; more for what its consequences may bring about.")
        ] = 1,
    ) -> CasusReport:
        """Who is obligated, by which article, if the attackers attack the victim, and why, or why not."""
        graph = info.context.graph
        report = await in_thread(
            graph.who, attackers, victim, on, act or Act.ARMED_ATTACK, place, provoked, requested, _or(waves, 1)
        )
        return CasusReport(record=report)

    @strawberry.field
    async def why_not(
        self,
        info: Info,
        state: Annotated[str, argument(f"The state that is asked about, by {Code}.")],
        case: GivenCase,
    ) -> WhyNot:
        """Why a state is not obligated in a case, or is: every link with the sides, and what keeps it out."""
        graph = info.context.graph

        def ask() -> records.WhyNot:
            made, names = graph.case(*case.asked())
            return graph.why_not(state, made, names)

        return WhyNot(record=await in_thread(ask))

    @strawberry.field
    async def compare(
        self,
        info: Info,
        before: Annotated[CaseInput, argument("The first case.")],
        after: Annotated[CaseInput, argument("The other case.")],
    ) -> Comparison:
        """Two cases side by side: who is in, who is out, because of what."""
        graph = info.context.graph

        def ask() -> records.Comparison:
            (one, names), (other, more) = graph.case(*before.asked()), graph.case(*after.asked())
            return graph.compare(one, other, names | more)

        return Comparison(record=await in_thread(ask))

    @strawberry.field
    async def alliance_graph(
        self,
        info: Info,
        on: On = None,
        during: During = None,
        kinds: Kinds = None,
        states: Annotated[list[str] | None, argument(f"Only edges between these states, each by {Code}.")] = None,
        agreements: Annotated[list[str] | None, argument("Only edges of these agreements, by their keys.")] = None,
        around: Annotated[str | None, argument(f"Only what lies around this state, by {Code}.")] = None,
        hops: Annotated[int | None, argument(f"How many steps around it, 1 to {MAX_HOPS}.")] = 1,
        hostility: Hostility = False,
    ) -> Graph:
        """Who is allied with whom: the graph of obligations between states, for a dashboard to draw."""
        found = await in_thread(
            info.context.graph.alliances,
            on,
            during.days() if during else None,
            kinds or (),
            states or (),
            agreements or (),
            around,
            _or(hops, 1),
            bool(hostility),
        )
        return Graph(record=found)

    @strawberry.field
    async def alliance_paths(
        self,
        info: Info,
        source: Annotated[str, argument(f"The state where the paths begin, by {Code}.")],
        target: Annotated[str, argument(f"The state where they end, by {Code}.")],
        on: On = None,
        kinds: Kinds = None,
        max_length: Annotated[int | None, argument(f"Longest path to look for, 1 to {MAX_HOPS} steps.")] = MAX_HOPS,
        hostility: Hostility = False,
        hostility_kinds: Annotated[
            list[HostilityKind] | None,
            argument("With `hostility`, only hostile relations of these kinds. Left out: all."),
        ] = None,
    ) -> list[Path]:
        """All shortest chains of alliances between two states: how one is drawn into the wars of the other."""
        found = await in_thread(
            info.context.graph.paths,
            source,
            target,
            on,
            kinds or (),
            _or(max_length, MAX_HOPS),
            bool(hostility),
            hostility_kinds or (),
        )
        return [Path(record=one) for one in found]

    @strawberry.field
    async def status(self, info: Info) -> Status:
        """Which data sets the database holds, of which version."""
        return Status(record=await in_thread(info.context.graph.status))

    # --- one record ------------------------------------------------------------------------------------------

    @strawberry.field
    async def node(
        self,
        info: Info,
        node_id: Annotated[strawberry.ID, argument("The `id` of a node, as this server gave it.", name="id")],
    ) -> Node | None:
        """Any node by its Relay id."""
        label, key = label_and_key(node_id)
        record = await info.context.loaders.records(label).load(key) if label in Node.types else None
        if record is None:
            raise UnknownName(f"there is no {label} {key} (any more)"[:200], (), "id")
        found: Node = as_node(record)
        return found

    @strawberry.field
    async def state(self, info: Info, code: Annotated[str, argument(f"By {Code}.")]) -> State | None:
        """A state."""
        return State(record=await in_thread(info.context.graph.state, code))

    @strawberry.field
    async def organization(self, info: Info, key: Key) -> Organization | None:
        """An organization, command, armed group or body of a state."""
        return Organization(record=await in_thread(info.context.graph.record, "Organization", key))

    @strawberry.field
    async def official(self, info: Info, key: Key) -> Official | None:
        """A person who acts or acted for a state or organization."""
        return Official(record=await in_thread(info.context.graph.record, "Official", key))

    @strawberry.field
    async def agreement(self, info: Info, key: Key) -> Agreement | None:
        """An agreement."""
        return Agreement(record=await in_thread(info.context.graph.record, "Agreement", key))

    @strawberry.field
    async def place(self, info: Info, key: Annotated[str, argument("Its key, or its exact name.")]) -> Place | None:
        """A territory, region or sea."""
        return Place(record=await in_thread(info.context.graph.place, key, "key"))

    @strawberry.field
    async def event(self, info: Info, key: Key) -> Event | None:
        """An event."""
        return Event(record=await in_thread(info.context.graph.record, "Event", key))

    @strawberry.field
    async def claim(self, info: Info, key: Key) -> Claim | None:
        """A statement that may be false."""
        return Claim(record=await in_thread(info.context.graph.record, "Claim", key))

    @strawberry.field
    async def source(self, info: Info, key: Key) -> Source | None:
        """A source that records cite."""
        return Source(record=await in_thread(info.context.graph.record, "Source", key))

    # --- lists -----------------------------------------------------------------------------------------------

    @strawberry.field
    async def states(
        self, info: Info, search: Search = None, first: First = 50, after: After = None
    ) -> Connection[State]:
        """States."""
        return await page(info, "State", _asked(search), first, after)

    @strawberry.field
    async def organizations(
        self,
        info: Info,
        search: Search = None,
        kinds: Annotated[list[OrganizationKind] | None, argument("Only of these kinds.")] = None,
        on: OnAny = None,
        during: During = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[Organization]:
        """Organizations, commands, armed groups and bodies of states that existed at the time."""
        return await page(info, "Organization", _asked(search, kinds, on, during), first, after)

    @strawberry.field
    async def officials(
        self, info: Info, search: Search = None, first: First = 50, after: After = None
    ) -> Connection[Official]:
        """Officials."""
        return await page(info, "Official", _asked(search), first, after)

    @strawberry.field
    async def agreements(
        self,
        info: Info,
        search: Search = None,
        kinds: Annotated[list[Instrument] | None, argument("Only instruments of these forms.")] = None,
        on: OnAny = None,
        during: During = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[Agreement]:
        """Agreements that were in force at the time."""
        return await page(info, "Agreement", _asked(search, kinds, on, during), first, after)

    @strawberry.field
    async def places(
        self,
        info: Info,
        search: Search = None,
        kinds: Annotated[list[PlaceKind] | None, argument("Only of these kinds.")] = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[Place]:
        """Territories, regions and seas."""
        return await page(info, "Place", _asked(search, kinds), first, after)

    @strawberry.field
    async def events(
        self,
        info: Info,
        search: Search = None,
        kinds: Annotated[list[EventKind] | None, argument("Only of these kinds.")] = None,
        on: OnAny = None,
        during: During = None,
        as_known: AsKnown = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[Event]:
        """Events that went on at the time."""
        return await page(info, "Event", _asked(search, kinds, on, during, as_known), first, after)

    @strawberry.field
    async def claims(
        self, info: Info, search: Search = None, as_known: AsKnown = None, first: First = 50, after: After = None
    ) -> Connection[Claim]:
        """Statements that may be false."""
        return await page(info, "Claim", _asked(search, as_known=as_known), first, after)

    @strawberry.field
    async def sources(
        self,
        info: Info,
        search: Search = None,
        kinds: Annotated[list[SourceKind] | None, argument("Only of these kinds.")] = None,
        as_known: AsKnown = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[Source]:
        """Sources that records cite."""
        return await page(info, "Source", _asked(search, kinds, as_known=as_known), first, after)
