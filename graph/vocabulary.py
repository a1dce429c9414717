"""The words of the field that records, rules, schema and messages share.

Each member's docstring is its meaning; the GraphQL schema publishes the same sentences.
"""

from __future__ import annotations

from enum import StrEnum
from functools import total_ordering
from typing import Self


class Described(StrEnum):
    """A string enum whose members carry a sentence of meaning in `description`."""

    description: str

    def __new__(cls, value: str, description: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member


@total_ordering
class Ranked(Described):
    """A described enum whose members are ordered as they are written, weakest first."""

    @property
    def rank(self) -> int:
        return list(type(self)).index(self)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.rank < other.rank

    def __gt__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.rank > other.rank

    def __le__(self, other: object) -> bool:
        return not self > other

    def __ge__(self, other: object) -> bool:
        return not self < other


class Kind(Described):
    """What a provision obliges to. The first five are ATOP's types of obligation (Leeds et al. 2002)."""

    DEFENSE = "DEFENSE", "To help a party that is attacked."
    OFFENSE = "OFFENSE", "To join a war that a party wages, attacked or not."
    NEUTRALITY = "NEUTRALITY", "To stay out of, or not to assist against, a war of a party."
    NON_AGGRESSION = (
        "NON_AGGRESSION",
        "Not to attack a party, or to settle disputes with it by peaceful means.",
    )
    CONSULTATION = "CONSULTATION", "To consult, or to take up contact at once, when a party is threatened."
    ABSTENTION = (
        "ABSTENTION",
        "To commit no hostile act and to join no agreement or grouping directed against a party.",
    )

    @property
    def edge(self) -> str:
        """The relationship type of the derived alliance edge, obligor to beneficiary."""
        return EDGE_OF_KIND[self]


EDGE_OF_KIND = {
    Kind.DEFENSE: "DEFENDS",
    Kind.OFFENSE: "JOINS_OFFENSE",
    Kind.NEUTRALITY: "STAYS_NEUTRAL",
    Kind.NON_AGGRESSION: "DOES_NOT_ATTACK",
    Kind.CONSULTATION: "CONSULTS",
    Kind.ABSTENTION: "ABSTAINS",
}


class Strength(Ranked):
    """How strongly the text binds, weakest first. UNKNOWN ranks lowest: nothing can be said of it."""

    UNKNOWN = "UNKNOWN", "The text is unpublished or does not say."
    CONSULT = "CONSULT", "Only consultation, or an obligation not to act, is owed."
    CONSTITUTIONAL = "CONSTITUTIONAL", "To act in accordance with the obligor's constitutional processes."
    SELF_JUDGED = "SELF_JUDGED", "To assist by such action as the obligor itself deems necessary."
    ASSIST = "ASSIST", "Shall aid and assist by all means in its power."
    AUTOMATIC = "AUTOMATIC", "At once, with all means."


class Act(Ranked):
    """What happened, mildest first."""

    INCIDENT = (
        "INCIDENT",
        "An incursion, shelling without invasion, leaflets, balloons: short of an armed attack.",
    )
    ARMED_ATTACK = "ARMED_ATTACK", "An armed attack, invasion included; a state of war may or may not follow."
    WAR = "WAR", "An armed attack that puts the sides in a state of war."


class Outcome(Ranked):
    """The three-valued answer of one condition, worst for the obligation first."""

    FALSE = "FALSE", "The condition is not met."
    UNKNOWN = "UNKNOWN", "The case or the data leaves the condition open."
    TRUE = "TRUE", "The condition is met."


class Verdict(Ranked):
    """What follows from all conditions of a provision in a case, weakest first."""

    NOT_TRIGGERED = "NOT_TRIGGERED", "At least one condition fails; it is named in the reasons."
    CONDITIONAL = "CONDITIONAL", "No condition fails, and at least one is open; it is named in the reasons."
    TRIGGERED = "TRIGGERED", "Every condition is met."


class Stance(Described):
    """What an actor says of a claim."""

    ASSERTS = "ASSERTS", "States it as fact."
    CONFIRMS = "CONFIRMS", "Confirms what another has stated."
    DENIES = "DENIES", "States that it is not so."
    ACCUSES = "ACCUSES", "Accuses another of it."
    CANNOT_CONFIRM = "CANNOT_CONFIRM", "Says that it can neither confirm nor, in some cases, deny it."


class Confidence(Ranked):
    """How well a record is supported, weakest first."""

    LOW = "LOW", "One source, or sources that disagree; to be checked before it is relied on."
    MEDIUM = "MEDIUM", "Secondary sources agree; the primary text was not read, or a date is uncertain."
    HIGH = "HIGH", "Supported by the text itself or by several independent sources."


class HostilityKind(Described):
    """What an edge of hostility records."""

    WAR = "WAR", "A war between the two, declared or not, until it is ended."
    ARMED_CLASH = "ARMED_CLASH", "Fighting between forces of the two, short of war."
    INCIDENT = "INCIDENT", "A hostile act short of fighting."
    THREAT = "THREAT", "A threat to use force."
    RIVALRY = "RIVALRY", "A lasting strategic rivalry."
    DECLARED_ENEMY = "DECLARED_ENEMY", "One has declared the other its enemy in law or doctrine."
    TERRITORIAL_CLAIM = "TERRITORIAL_CLAIM", "One claims territory that the other holds."
    SANCTIONS = "SANCTIONS", "One has imposed sanctions on the other."
    RUPTURE = "RUPTURE", "Diplomatic relations are broken or were refused."


class Instrument(Described):
    """The form of an agreement."""

    TREATY = "TREATY", "A treaty, convention or pact under international law."
    PROTOCOL = "PROTOCOL", "A protocol or other supplement to a treaty."
    CHARTER = "CHARTER", "The constituent instrument of an organization."
    EXCHANGE_OF_NOTES = "EXCHANGE_OF_NOTES", "An exchange of notes or letters."
    EXECUTIVE_AGREEMENT = "EXECUTIVE_AGREEMENT", "An agreement between governments that was not ratified."
    ARMISTICE = "ARMISTICE", "An armistice or ceasefire agreement."
    DECLARATION = "DECLARATION", "A joint declaration, communiqué or statement."
    UNILATERAL = "UNILATERAL", "A guarantee or promise by one side."


class PartyBasis(Described):
    """How a state became a party."""

    SIGNATURE = "SIGNATURE", "By definitive signature."
    RATIFICATION = "RATIFICATION", "By signature and ratification, acceptance or approval."
    ACCESSION = "ACCESSION", "By accession to an agreement that others made."
    SUCCESSION = "SUCCESSION", "As the continuing or successor state of a party."
    PROVISIONAL = "PROVISIONAL", "By provisional application."


class PlaceKind(Described):
    """What a place is."""

    HOME = "HOME", "The home territory of a state."
    TERRITORY = "TERRITORY", "A part of a state, a dependency or a disputed land territory."
    ISLANDS = "ISLANDS", "An island or group of islands."
    SEA = "SEA", "A sea or a part of an ocean."
    ZONE = "ZONE", "A zone drawn by an agreement, such as a demilitarized zone."
    REGION = "REGION", "A region or treaty area that contains others."
    CITY = "CITY", "A city or town."


class EventKind(Described):
    """What an event is."""

    WAR = "WAR", "A war as a whole."
    BATTLE = "BATTLE", "Fighting, an invasion or an attack on forces."
    SHELLING = "SHELLING", "Artillery, missile or air bombardment."
    INCURSION = "INCURSION", "Forces, aircraft, drones or vessels crossing into the other's territory."
    LEAFLETS = "LEAFLETS", "Leaflets, balloons or other objects sent over a border."
    BROADCAST = "BROADCAST", "Loudspeaker or other propaganda broadcasts at a border."
    EXERCISE = "EXERCISE", "A military exercise."
    MOBILIZATION = "MOBILIZATION", "Readiness orders, mobilization or enlistment."
    FORTIFICATION = "FORTIFICATION", "Works at a border: roads destroyed, mines laid, walls built."
    DEPLOYMENT = "DEPLOYMENT", "Forces sent to another state's territory."
    SUMMIT = "SUMMIT", "A meeting of leaders."
    LAW = "LAW", "A law, constitutional amendment, court ruling or policy decision."
    DIPLOMACY = "DIPLOMACY", "A statement, notice, signature, ratification or invocation."
    SANCTIONS = "SANCTIONS", "Sanctions imposed or lifted."


class OrganizationKind(Described):
    """What an organization is."""

    INTERNATIONAL = "INTERNATIONAL", "An organization of states."
    MILITARY_COMMAND = "MILITARY_COMMAND", "A command or force that several states form."
    ARMED_GROUP = "ARMED_GROUP", "An armed group that is not a state's."
    GOVERNMENT_BODY = "GOVERNMENT_BODY", "A ministry, agency or force of one state."
    CIVIL = "CIVIL", "A civil or private organization."


class SourceKind(Described):
    """What a source is."""

    TREATY_TEXT = "TREATY_TEXT", "The text of an agreement, in an official or reprinted collection."
    LAW = "LAW", "A constitution, law, ruling or official gazette."
    OFFICIAL_STATEMENT = "OFFICIAL_STATEMENT", "A statement by a government, organization or official."
    NEWS = "NEWS", "A news report or commentary."
    SCHOLARSHIP = "SCHOLARSHIP", "A book, article or reference work."
    DATA_SET = "DATA_SET", "A data set."
