"""The enums of `graph.vocabulary` under the names that GraphQL gives them; importing this module publishes them."""

from __future__ import annotations

from api.describe import enum
from graph import vocabulary

ObligationKind = enum(vocabulary.Kind, "ObligationKind")
Strength = enum(vocabulary.Strength)
Act = enum(vocabulary.Act)
Outcome = enum(vocabulary.Outcome)
Verdict = enum(vocabulary.Verdict)
StanceKind = enum(vocabulary.Stance, "StanceKind")
Confidence = enum(vocabulary.Confidence)
HostilityKind = enum(vocabulary.HostilityKind)
Instrument = enum(vocabulary.Instrument)
PartyBasis = enum(vocabulary.PartyBasis)
PlaceKind = enum(vocabulary.PlaceKind)
EventKind = enum(vocabulary.EventKind)
OrganizationKind = enum(vocabulary.OrganizationKind)
SourceKind = enum(vocabulary.SourceKind)
