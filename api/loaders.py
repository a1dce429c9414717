"""Batches: what the fields of one request ask for one by one is asked of the database at once.

A loader collects the keys that the fields of one level of a query ask for, and one statement answers them all.
Loaders live as long as their request, so an answer never outlives what it was true of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Hashable, Iterable
from datetime import date
from typing import Any, Protocol, TypeVar

from strawberry.dataloader import DataLoader

from api.inputs import Filter
from graph.dates import BEGINNING, FOREVER
from graph.facade import Graph
from graph.records import (
    Bond,
    Citation,
    Control,
    Event,
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

Row = TypeVar("Row")
Span = tuple[date, date]
ALWAYS: Span = (BEGINNING, FOREVER)


class RunInThread(Protocol):
    """Runs a function beside the event loop."""

    def __call__(self, work: Callable[..., Row], *args: Any, **kwargs: Any) -> Awaitable[Row]: ...


class Loaders:
    """The loaders of one request, each made when it is first asked for."""

    def __init__(self, graph: Graph, in_thread: RunInThread) -> None:
        self._graph = graph
        self._store = graph.store
        self._in_thread = in_thread
        self._made: dict[Hashable, DataLoader[Any, Any]] = {}

    def _once(self, name: Hashable, load: Callable[[list[Any]], Awaitable[list[Any]]]) -> DataLoader[Any, Any]:
        if name not in self._made:
            self._made[name] = DataLoader(load_fn=load)
        return self._made[name]

    def _rows(
        self, name: Hashable, ask: Callable[[list[str]], Iterable[Row]], keys_of: Callable[[Row], Iterable[str]]
    ) -> DataLoader[str, list[Row]]:
        """A loader of the rows at a key; `keys_of` says at which keys a row stands."""

        async def load(keys: list[str]) -> list[list[Row]]:
            found: dict[str, list[Row]] = defaultdict(list)
            for row in await self._in_thread(ask, keys):
                for key in dict.fromkeys(keys_of(row)):
                    found[key].append(row)
            return [found[key] for key in keys]

        return self._once(name, load)

    # --- records ---------------------------------------------------------------------------------------------

    def records(self, label: str) -> DataLoader[str, Any]:
        """The record with a key, or None."""

        async def load(keys: list[str]) -> list[Any]:
            found = await self._in_thread(self._store.get, label, keys)
            return [found.get(key) for key in keys]

        return self._once(("records", label), load)

    def actor_keys(self) -> DataLoader[tuple[str, str], str]:
        """The key of an actor by (name, argument); a name that fits nothing is an error of its own field only."""

        async def load(asked: list[tuple[str, str]]) -> list[str | Exception]:
            def find() -> list[str | Exception]:
                found: list[str | Exception] = []
                for name, argument in asked:
                    try:
                        found.append(self._graph.actors([name], argument)[0].key)
                    except Exception as error:  # noqa: BLE001 - handed on to the field that asked
                        found.append(error)
                return found

            return await self._in_thread(find)

        return self._once("actor_keys", load)

    # --- agreements ------------------------------------------------------------------------------------------

    def parties(self) -> DataLoader[str, list[Party]]:
        return self._rows("parties", self._store.parties, lambda row: [row.agreement])

    def parties_of_actor(self, span: Span, *, unbound: bool = False) -> DataLoader[str, list[Party]]:
        def ask(keys: list[str]) -> list[Party]:
            return self._store.parties_of_actors(keys, *span, unbound=unbound)

        return self._rows(("parties_of_actor", span, unbound), ask, lambda row: [row.party])

    def provisions(self) -> DataLoader[str, list[Provision]]:
        return self._rows("provisions", self._store.provisions, lambda row: [row.agreement])

    def signatures(self) -> DataLoader[str, list[Signature]]:
        return self._rows("signatures", self._store.signatures, lambda row: [row.agreement])

    def signatures_of_official(self) -> DataLoader[str, list[Signature]]:
        def ask(keys: list[str]) -> list[Signature]:
            return self._store.signatures(officials=keys)

        return self._rows("signatures_of_official", ask, lambda row: [row.official])

    def supersessions(self) -> DataLoader[str, list[tuple[str, str]]]:
        """Pairs (later, earlier)."""
        return self._rows("supersessions", self._store.supersessions, lambda row: row)

    def bonds(self, span: Span) -> DataLoader[str, list[Bond]]:
        """What a state owes and is owed."""

        def ask(keys: list[str]) -> list[Bond]:
            return self._store.bonds_between(keys, *span)

        return self._rows(("bonds", span), ask, lambda row: [row.obligor, row.beneficiary])

    # --- people and organizations ----------------------------------------------------------------------------

    def offices_of_official(self, span: Span) -> DataLoader[str, list[Office]]:
        def ask(keys: list[str]) -> list[Office]:
            return self._store.offices(officials=keys, since=span[0], until=span[1])

        return self._rows(("offices_of_official", span), ask, lambda row: [row.official])

    def offices_in(self, span: Span) -> DataLoader[str, list[Office]]:
        """The offices that a state or organization gave."""

        def ask(keys: list[str]) -> list[Office]:
            return self._store.offices(holders=keys, since=span[0], until=span[1])

        return self._rows(("offices_in", span), ask, lambda row: [row.of])

    def kinships(self) -> DataLoader[str, list[Kinship]]:
        return self._rows("kinships", self._store.kinships, lambda row: [row.official, row.other])

    def memberships(self, span: Span) -> DataLoader[str, list[Membership]]:
        def ask(keys: list[str]) -> list[Membership]:
            return self._store.memberships(states=keys, since=span[0], until=span[1])

        return self._rows(("memberships", span), ask, lambda row: [row.state])

    def members(self, span: Span) -> DataLoader[str, list[Membership]]:
        def ask(keys: list[str]) -> list[Membership]:
            return self._store.memberships(organizations=keys, since=span[0], until=span[1])

        return self._rows(("members", span), ask, lambda row: [row.organization])

    # --- events, hostilities, places -------------------------------------------------------------------------

    def participants(self) -> DataLoader[str, list[Participant]]:
        return self._rows("participants", self._store.participants, lambda row: [row.event])

    def events_of_actor(self, span: Span, known: date) -> DataLoader[str, list[tuple[str, Event]]]:
        """Pairs (actor, event)."""

        def ask(keys: list[str]) -> list[tuple[str, Event]]:
            return self._store.events_of_actors(keys, Filter(since=span[0], until=span[1], known=known))

        return self._rows(("events_of_actor", span, known), ask, lambda row: [row[0]])

    def event_places(self) -> DataLoader[str, list[tuple[str, str]]]:
        """Pairs (event, place)."""
        return self._rows("event_places", self._store.event_places, lambda row: [row[0]])

    def wholes(self, label: str) -> DataLoader[str, list[tuple[str, str]]]:
        """Pairs (part, whole), one step, of places or events."""

        def ask(keys: list[str]) -> list[tuple[str, str]]:
            return self._store.wholes(label, keys)

        return self._rows(("wholes", label), ask, lambda row: [row[0]])

    def controls(self) -> DataLoader[str, list[Control]]:
        return self._rows("controls", self._store.controls, lambda row: [row.place])

    def hostilities(self, span: Span) -> DataLoader[str, list[Hostility]]:
        def ask(keys: list[str]) -> list[Hostility]:
            return self._store.hostilities(keys, *span)

        return self._rows(("hostilities", span), ask, lambda row: [row.source, row.target])

    # --- evidence --------------------------------------------------------------------------------------------

    def said_about(self, known: date) -> DataLoader[str, list[tuple[str, str, str, str]]]:
        """(claim or event, its label, record, its label) of what is about a record."""

        def ask(keys: list[str]) -> list[tuple[str, str, str, str]]:
            return self._store.about(records=keys, known=known)

        return self._rows(("said_about", known), ask, lambda row: [row[2]])

    def subjects(self) -> DataLoader[str, list[tuple[str, str, str, str]]]:
        """The same of what a claim or event is about."""
        return self._rows("subjects", self._store.about, lambda row: [row[0]])

    def stances(self, known: date) -> DataLoader[str, list[StanceTaken]]:
        def ask(keys: list[str]) -> list[StanceTaken]:
            return self._store.stances(claims=keys, known=known)

        return self._rows(("stances", known), ask, lambda row: [row.claim])

    def stances_of_actor(self, known: date) -> DataLoader[str, list[StanceTaken]]:
        def ask(keys: list[str]) -> list[StanceTaken]:
            return self._store.stances(actors=keys, known=known)

        return self._rows(("stances_of_actor", known), ask, lambda row: [row.actor])

    def citations(self, label: str) -> DataLoader[str, list[tuple[str, Citation]]]:
        """Pairs (key, citation)."""

        def ask(keys: list[str]) -> list[tuple[str, Citation]]:
            return self._store.citations(label, keys)

        return self._rows(("citations", label), ask, lambda row: [row[0]])
