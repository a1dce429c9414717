"""Agreements, their provisions and parties, and what they oblige states to while they are in force."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from api.context import Info
from api.describe import given, object_type
from api.inputs import AsKnown, DateRange, During, Kinds, OnAny, argument, span_or_always
from api.nodes import Actor, Cited, Record, Subject, actor, node, nodes
from graph import records
from graph.dates import BEGINNING, FOREVER, open_end, open_start
from graph.vocabulary import Act, Instrument, Kind, PartyBasis, Strength

if TYPE_CHECKING:
    from api.actors import Official, State
    from api.events import Event

StateType = Annotated["State", strawberry.lazy("api.actors")]
OfficialType = Annotated["Official", strawberry.lazy("api.actors")]
EventType = Annotated["Event", strawberry.lazy("api.events")]
Article = Annotated[str | None, argument("Only this article, as the provision has it, such as `4`.")]


@object_type
class Agreement(Subject, Cited, Record):
    """A treaty, pact, protocol, exchange of notes or joint declaration."""

    record: strawberry.Private[records.Agreement]

    names: list[str] = given("Other names.")
    instrument: Instrument = given("The form of the agreement.")
    signed: date | None = given("When it was signed; the earliest day where the date is imprecise.")
    signed_given: str | None = given("The same, as precise as the sources have it.")
    in_force: date | None = given("First day in force; null where it never was. In force is not signed.")
    in_force_given: str | None = given("The same, as precise as the sources have it.")
    terminated: date | None = given("First day no longer in force; null while it is, or where it never was.")
    terminated_given: str | None = given("The same, as precise as the sources have it.")
    termination: str | None = given("How and why it ended, or may be ended.")
    universal: bool = given("Whether nearly all states are parties, so that it makes no edges in alliance graphs.")
    multilateral: bool = given("Whether it has more than two parties.")
    secret: bool = given("Whether it was secret when made.")
    depositary: str | None = given("Who keeps the original.")
    text_citation: str | None = given("Where its text is printed.")
    url: str | None = given("Where its text can be read.")
    atop_ids: list[int] = given("Ids in the Alliance Treaty Obligations and Provisions data.")
    unts: str | None = given("Number in the United Nations Treaty Series.")

    @strawberry.field
    async def parties(self, info: Info, on: OnAny = None, during: During = None) -> list[Party]:
        """Its parties, those first that were bound first; without a date, signatories that never were bound too."""
        found = await info.context.loaders.parties().load(self.record.key)
        return [Party(record=one) for one in found if _bound(one, on, during)]

    @strawberry.field
    async def provisions(self, info: Info, article: Article = None, kinds: Kinds = None) -> list[Provision]:
        """Its articles that create obligations, in their order."""
        found = await info.context.loaders.provisions().load(self.record.key)
        return [
            Provision(record=one)
            for one in found
            if article in (None, one.article) and (not kinds or one.kind in kinds)
        ]

    @strawberry.field
    async def signers(self, info: Info) -> list[Signature]:
        """Who signed it."""
        return [Signature(record=one) for one in await info.context.loaders.signatures().load(self.record.key)]

    @strawberry.field
    async def supersedes(self, info: Info) -> list[Agreement]:
        """Agreements that it took the place of."""
        found = await info.context.loaders.supersessions().load(self.record.key)
        return await nodes(info, "Agreement", [earlier for later, earlier in found if later == self.record.key])

    @strawberry.field
    async def superseded_by(self, info: Info) -> list[Agreement]:
        """Agreements that took its place."""
        found = await info.context.loaders.supersessions().load(self.record.key)
        return await nodes(info, "Agreement", [later for later, earlier in found if earlier == self.record.key])

    @strawberry.field
    async def events(self, info: Info, as_known: AsKnown = None) -> list[EventType]:
        """Events that are about it, such as its ratification or suspension."""
        found = await info.context.loaders.said_about(as_known or FOREVER).load(self.record.key)
        return await nodes(info, "Event", [row[0] for row in found if row[1] == "Event"])


def _bound(party: records.Party, on: date | None, during: DateRange | None) -> bool:
    """Whether a party is bound at some time of the days asked for; any party where no day is."""
    if not (on or during):
        return True
    since, until = span_or_always(on, during)
    if party.since is None and party.until is None:
        return False
    return (party.since or BEGINNING) < until and since < (party.until or FOREVER)


@object_type
class Provision(Subject, Cited):
    """One article, or paragraph, that creates one kind of obligation."""

    record: strawberry.Private[records.Provision]

    article: str = given("The article, as the agreement numbers it.")
    kind: Kind = given("What it obliges to.")
    strength: Strength = given("How strongly it binds.")
    paraphrase: str = given("What it says, in our words.")
    words: str | None = given("The words that decide its strength.")
    means: str | None = given("With what means, in its words.")
    immediacy: str | None = given("How soon, in its words.")
    process: str | None = given("By what process, in its words.")
    limits: list[str] = given("What it leaves free, or what limits it.")
    since: date | None = given("First day in force, where it differs from the agreement's.")
    until: date | None = given("First day no longer in force, where it differs from the agreement's.")

    @strawberry.field
    async def agreement(self, info: Info) -> Agreement:
        """The agreement that it is an article of."""
        found: Agreement = await node(info, "Agreement", self.record.agreement)
        return found

    @strawberry.field
    async def obligors(self, info: Info) -> list[StateType]:
        """Who owes it, where it is not mutual; empty: every party."""
        return await nodes(info, "State", self.record.obligors)

    @strawberry.field
    async def beneficiaries(self, info: Info) -> list[StateType]:
        """To whom it is owed, where it is not mutual; empty: every party."""
        return await nodes(info, "State", self.record.beneficiaries)

    @strawberry.field
    def casus(self) -> Casus:
        """When it binds."""
        return Casus(record=self.record.casus)


@object_type
class Casus:
    """The casus foederis: the case in which a provision binds. `whoIsObligated` judges it."""

    record: strawberry.Private[records.Casus]

    trigger: Act = given("The act at or above which it binds.")
    certain_from: Act | None = given("The act from which it certainly binds, where milder ones are for the parties.")
    min_attackers: int = given("At least so many attackers.")
    unprovoked: bool = given("Only where the victim did not provoke.")
    on_request: bool = given("Only when the beneficiary asks.")
    any_place: bool = given("Wherever the attack falls.")
    notes: list[str] = given("Conditions that no query can decide.")

    @strawberry.field
    def adversaries(self) -> list[str]:
        """Keys of the only attackers against whom it binds; empty: any."""
        return sorted(self.record.adversaries)

    @strawberry.field
    def except_adversaries(self) -> list[str]:
        """Keys of attackers against whom it does not bind."""
        return sorted(self.record.except_adversaries)

    @strawberry.field
    def places(self) -> list[str]:
        """Keys of the places where the attack must fall; empty: territory that the attacked party administers."""
        return list(dict.fromkeys(scoped.place for scoped in self.record.places))

    @strawberry.field
    def except_places(self) -> list[str]:
        """Keys of places where it does not bind."""
        return list(dict.fromkeys(scoped.place for scoped in self.record.except_places))

    @strawberry.field
    def reservations(self) -> list[str]:
        """Reservations and understandings of single parties, in words."""
        return [f"{one.party}: {one.text}" for one in self.record.reservations]

    @strawberry.field
    def suspensions(self) -> list[str]:
        """What is or was suspended between two parties, in words."""
        return [f"{one.obligor} toward {one.beneficiary}: {one.text}" for one in self.record.suspended]


@object_type
class Party:
    """A party of an agreement, and when it is bound."""

    record: strawberry.Private[records.Party]

    signed: date | None = given("When it signed.")
    since: date | None = given("First day bound; null where it never was, or the day is unknown.")
    until: date | None = given("First day no longer bound; null while it is, or where it never was.")
    basis: PartyBasis = given("How it became a party.")
    reservation: str | None = given("A reservation or understanding, paraphrased.")
    note: str | None = given("What a reader must know of it.")

    @strawberry.field
    async def actor(self, info: Info) -> Actor:
        """The state or organization."""
        found: Actor = await node(info, self.record.party_label, self.record.party)
        return found

    @strawberry.field
    async def agreement(self, info: Info) -> Agreement:
        """The agreement."""
        found: Agreement = await node(info, "Agreement", self.record.agreement)
        return found


@object_type
class Signature:
    """Who signed an agreement, for whom and when."""

    record: strawberry.Private[records.Signature]

    on: date | None = given("When it was signed.")

    @strawberry.field
    async def official(self, info: Info) -> OfficialType:
        """Who signed."""
        found: Official = await node(info, "Official", self.record.official)
        return found

    @strawberry.field
    async def party(self, info: Info) -> Actor | None:
        """For which state or organization."""
        return await actor(info, self.record.party) if self.record.party else None

    @strawberry.field
    async def agreement(self, info: Info) -> Agreement:
        """What was signed."""
        found: Agreement = await node(info, "Agreement", self.record.agreement)
        return found


@object_type
class Commitment:
    """What a provision in force makes one state owe to another, case or no case."""

    record: strawberry.Private[records.Bond]

    @strawberry.field
    async def obligor(self, info: Info) -> StateType:
        """Who owes it."""
        found: State = await node(info, "State", self.record.obligor)
        return found

    @strawberry.field
    async def beneficiary(self, info: Info) -> StateType:
        """To whom it is owed."""
        found: State = await node(info, "State", self.record.beneficiary)
        return found

    @strawberry.field
    def kind(self) -> Kind:
        """What it obliges to."""
        return self.record.provision.kind

    @strawberry.field
    def strength(self) -> Strength:
        """How strongly it binds."""
        return self.record.provision.strength

    @strawberry.field
    def agreement(self) -> Agreement:
        """The agreement."""
        return Agreement(record=self.record.agreement)

    @strawberry.field
    def provision(self) -> Provision:
        """The article."""
        return Provision(record=self.record.provision)

    @strawberry.field
    def since(self) -> date | None:
        """First day that it is owed; null where unknown."""
        return open_start(self.record.spell.since)

    @strawberry.field
    def until(self) -> date | None:
        """First day that it is no longer owed; null while it is."""
        return open_end(self.record.spell.until)


async def commitments(info: Info, key: str, days: tuple[date, date], kinds: list[Kind] | None) -> list[Commitment]:
    """What a state owes and is owed at some time of these days."""
    found = await info.context.loaders.bonds(days).load(key)
    ordered = sorted(found, key=lambda one: (one.obligor, one.beneficiary, one.provision.key, one.spell.since))
    return [Commitment(record=one) for one in ordered if not kinds or one.provision.kind in kinds]
