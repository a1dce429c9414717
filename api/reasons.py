"""Why a state is not obligated, and what makes the difference between two cases, as GraphQL objects."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import strawberry

from api.actors import State
from api.agreements import Agreement
from api.casus import Case, CasusReport, Obligation, Reason
from api.context import Info
from api.describe import given, input_type, object_type
from api.inputs import argument
from api.nodes import node
from graph import records
from graph.vocabulary import Act, Verdict


@object_type
class WhyNot:
    """Why a state is or is not obligated in a case: every link that it has with the sides."""

    record: strawberry.Private[records.WhyNot]

    verdict: Verdict = given("The firmest verdict of its obligations to fight; NOT_TRIGGERED where it has none.")

    @strawberry.field
    def case(self) -> Case:
        """The case."""
        return Case(record=self.record.case)

    @strawberry.field
    async def state(self, info: Info) -> State:
        """The state."""
        found: State = await node(info, "State", self.record.state)
        return found

    @strawberry.field
    def links(self) -> list[Link]:
        """What ties the state to the sides: obligations first, then agreements that bind it to nothing here."""
        return [Link(record=one) for one in self.record.links]


@object_type
class Link:
    """An agreement that ties a state to a side, or that protects the victim without it, and what keeps it out."""

    record: strawberry.Private[records.Link]

    text: str = given("The condition, date or missing party that keeps the state out, or that every condition is met.")

    @strawberry.field
    def agreement(self) -> Agreement:
        """The agreement."""
        return Agreement(record=self.record.agreement)

    @strawberry.field
    def obligation(self) -> Obligation | None:
        """What the state owes by it, judged in the case, whenever it is in force; null where it owes nothing."""
        return Obligation(record=self.record.obligation) if self.record.obligation else None


@object_type
class Comparison:
    """Two cases side by side: who is in, who is out, because of what."""

    record: strawberry.Private[records.Comparison]

    @strawberry.field
    def before(self) -> CasusReport:
        """The answer to the first case."""
        return CasusReport(record=self.record.before)

    @strawberry.field
    def after(self) -> CasusReport:
        """The answer to the other case."""
        return CasusReport(record=self.record.after)

    @strawberry.field
    def changes(self) -> list[Change]:
        """Obligations to fight whose verdict differs, firmest afterwards first."""
        return [Change(record=one) for one in self.record.changes]


@object_type
class Change:
    """An obligation to fight whose verdict differs between two cases."""

    record: strawberry.Private[records.Change]

    @strawberry.field
    def before(self) -> Obligation:
        """As it is judged in the first case, in force or not."""
        return Obligation(record=self.record.before)

    @strawberry.field
    def after(self) -> Obligation:
        """As it is judged in the other case, in force or not."""
        return Obligation(record=self.record.after)

    @strawberry.field
    def reasons(self) -> list[ReasonChange]:
        """The conditions whose answers differ."""
        return [
            ReasonChange(before=Reason(record=before) if before else None, after=Reason(record=after))
            for before, after in self.record.reasons
        ]


@object_type
class ReasonChange:
    """One condition whose answer differs between two cases."""

    before: Reason | None = strawberry.field(description="The answer in the first case; null where it had none.")
    after: Reason = strawberry.field(description="The answer in the other case.")


@input_type
class CaseInput:
    """A case, as the arguments of `whoIsObligated` say it."""

    attackers: list[str] = strawberry.field(description="States or organizations, by key, code or name.")
    victim: str = strawberry.field(description="The state that is attacked, by key, code or name.")
    on: date | None = strawberry.field(description="The day of the act. Left out: today.", default=None)
    act: Act = strawberry.field(description="What happened.", default=Act.ARMED_ATTACK)
    place: str | None = strawberry.field(description="Where it falls. Left out: on the victim's home.", default=None)
    provoked: bool | None = strawberry.field(description="Whether the victim provoked it.", default=None)
    requested: bool | None = strawberry.field(description="Whether the victim asks for help.", default=True)

    def asked(self) -> tuple[list[str], str, date | None, Act, str | None, bool | None, bool | None]:
        """The arguments of `graph.facade.Graph.case`, in their order."""
        return self.attackers, self.victim, self.on, self.act, self.place, self.provoked, self.requested


GivenCase = Annotated[CaseInput, argument("The case.")]
