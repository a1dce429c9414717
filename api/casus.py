"""The answer to who is obligated, as GraphQL objects."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import strawberry

from api.actors import State
from api.agreements import Agreement, Provision
from api.context import Info
from api.describe import given, object_type
from api.events import Place
from api.inputs import Kinds, argument
from api.nodes import Actor, actors, node
from graph import records
from graph.dates import open_end, open_start
from graph.vocabulary import Act, Kind, Outcome, Strength, Verdict

Verdicts = Annotated[list[Verdict] | None, argument("Only obligations with these verdicts. Left out: all.")]


@object_type
class CasusReport:
    """Who is obligated in a case, by which article, and why, or why not."""

    record: strawberry.Private[records.CasusReport]

    @strawberry.field
    def case(self) -> Case:
        """The case that was judged."""
        return Case(record=self.record.case)

    @strawberry.field
    def obligated(self) -> list[ObligatedState]:
        """States with a DEFENSE or OFFENSE obligation that is TRIGGERED or CONDITIONAL, strongest first."""
        return [ObligatedState(record=one) for one in self.record.obligated]

    @strawberry.field
    def obligations(self, kinds: Kinds = None, verdicts: Verdicts = None) -> list[Obligation]:
        """Every obligation in force toward a side of the case, those too that are not triggered."""
        return _obligations(
            one
            for one in self.record.obligations
            if (not kinds or one.kind in kinds) and (not verdicts or one.verdict in verdicts)
        )

    @strawberry.field
    def breaches(self) -> list[Obligation]:
        """Obligations of the attackers that the attack itself breaks."""
        return _obligations(self.record.breaches)

    @strawberry.field
    def conflicts(self) -> list[Conflict]:
        """States bound to both sides, or bound to help and not to."""
        return [Conflict(record=one) for one in self.record.conflicts]


@object_type
class Case:
    """A case to be judged."""

    record: strawberry.Private[records.Case]

    on: date = given("The day of the act.")
    act: Act = given("What happened.")
    provoked: bool | None = given("Whether the victim provoked it; null where unknown.")
    requested: bool | None = given("Whether the victim asks for help; null where unknown.")

    @strawberry.field
    async def attackers(self, info: Info) -> list[Actor]:
        """Who attacks."""
        return await actors(info, self.record.attackers)

    @strawberry.field
    async def victim(self, info: Info) -> State:
        """Who is attacked."""
        found: State = await node(info, "State", self.record.victim)
        return found

    @strawberry.field
    async def place(self, info: Info) -> Place | None:
        """Where the attack falls; null is the victim's home territory."""
        return await node(info, "Place", self.record.place) if self.record.place else None


@object_type
class ObligatedState:
    """A state that is bound to fight, and by what."""

    record: strawberry.Private[records.ObligatedState]

    wave: int = given("1 where the case itself binds it; later waves follow from what earlier ones do.")
    verdict: Verdict = given("The firmest verdict among its obligations.")
    strength: Strength = given("The strongest obligation with that verdict.")

    @strawberry.field
    async def state(self, info: Info) -> State:
        """The state."""
        found: State = await node(info, "State", self.record.state)
        return found

    @strawberry.field
    def obligations(self) -> list[Obligation]:
        """The obligations that bind it."""
        return _obligations(self.record.obligations)


@object_type
class Obligation:
    """What one state owes to another by a provision in force, judged in a case."""

    record: strawberry.Private[records.Obligation]

    wave: int = given("1 for the case itself; later waves rest on a premise.")
    kind: Kind = given("What it obliges to.")
    verdict: Verdict = given("What follows from all its conditions.")
    strength: Strength = given("How strongly the provision binds.")

    @strawberry.field
    async def obligor(self, info: Info) -> State:
        """Who owes it."""
        found: State = await node(info, "State", self.record.bond.obligor)
        return found

    @strawberry.field
    async def beneficiary(self, info: Info) -> State:
        """To whom it is owed."""
        found: State = await node(info, "State", self.record.bond.beneficiary)
        return found

    @strawberry.field
    def agreement(self) -> Agreement:
        """The agreement."""
        return Agreement(record=self.record.bond.agreement)

    @strawberry.field
    def provision(self) -> Provision:
        """The article."""
        return Provision(record=self.record.bond.provision)

    @strawberry.field
    def since(self) -> date | None:
        """First day that both are bound; null where unknown."""
        return open_start(self.record.bond.spell.since)

    @strawberry.field
    def until(self) -> date | None:
        """First day that one of them is no longer bound; null while both are."""
        return open_end(self.record.bond.spell.until)

    @strawberry.field
    def reasons(self) -> list[Reason]:
        """Each condition of the provision, and whether it is met."""
        return [Reason(record=one) for one in self.record.reasons]

    @strawberry.field
    def premise(self) -> Premise | None:
        """What is supposed, in a later wave."""
        return Premise(record=self.record.premise) if self.record.premise else None


def _obligations(found: Iterable[records.Obligation]) -> list[Obligation]:
    return [Obligation(record=one) for one in found]


@object_type
class Reason:
    """One condition of a provision, its three-valued answer, and why."""

    record: strawberry.Private[records.Reason]

    condition: str = given("Which condition it is.")
    outcome: Outcome = given("Whether it is met.")
    text: str = given("Why, in a sentence.")


@object_type
class Premise:
    """What an obligation of a later wave supposes to happen."""

    record: strawberry.Private[records.Premise]

    because: str = given("Why that may happen.")

    @strawberry.field
    async def attackers(self, info: Info) -> list[Actor]:
        """Who is supposed to attack."""
        return await actors(info, self.record.attackers)

    @strawberry.field
    async def victim(self, info: Info) -> State:
        """Who is supposed to be attacked."""
        found: State = await node(info, "State", self.record.victim)
        return found


@object_type
class Conflict:
    """A state bound to both sides, or bound to help and not to."""

    record: strawberry.Private[records.Conflict]

    text: str = given("The conflict, in a sentence.")

    @strawberry.field
    async def state(self, info: Info) -> State:
        """The state."""
        found: State = await node(info, "State", self.record.state)
        return found

    @strawberry.field
    def toward(self) -> list[Obligation]:
        """What binds it to one side, or to help."""
        return _obligations(self.record.toward)

    @strawberry.field
    def against(self) -> list[Obligation]:
        """What binds it to the other side, or not to help."""
        return _obligations(self.record.against)
