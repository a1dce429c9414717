"""What must be known of the world to judge a case: names, places, and who administers them on the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.vocabulary import Outcome


@dataclass(frozen=True, slots=True)
class Setting:
    """Facts on the day of the case. What a mapping lacks is unknown.

    `names`: key → name of states and places. `within`: place → itself and every place that it is part of.
    `administrators`: place → the states that administer it, none for a sea. `homes`: state → its home territory.
    `allies`: state → states that owe it DEFENSE.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[str, frozenset[str]] = field(default_factory=dict)
    administrators: Mapping[str, frozenset[str]] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    allies: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def name(self, key: str) -> str:
        return self.names.get(key, key)

    def listed(self, keys: Iterable[str], joined: str = "or") -> str:
        """Names in a sentence: `Japan`, `Japan or Germany`."""
        names = sorted(self.name(key) for key in keys)
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joined} {names[-1]}"

    def lies_in(self, place: str, scope: str) -> Outcome:
        """Whether all of `place` lies in `scope`; UNKNOWN where only a part may."""
        if scope in self.within.get(place, frozenset({place})):
            return Outcome.TRUE
        if place in self.within.get(scope, frozenset({scope})):
            return Outcome.UNKNOWN
        return Outcome.FALSE
