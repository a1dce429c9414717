"""The curated data set keeps its own rules: names that are unique, homes that are known, sources that are cited."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TypeVar

import pytest

from graph import dates
from graph.documents import (
    AgreementDocument,
    AnyDocument,
    ClaimDocument,
    DatasetDocument,
    EventDocument,
    OrganizationDocument,
    PlaceDocument,
    SourceDocument,
    StateDocument,
)
from graph.loading import references
from graph.reading import Placed, read_paths
from graph.rows import terms_of_state
from graph.vocabulary import Confidence, PlaceKind
from tests.conftest import SEED

Kind = TypeVar("Kind", bound=AnyDocument)


@pytest.fixture(scope="module")
def placed() -> list[Placed]:
    return read_paths([SEED])


def documents(placed: list[Placed], kind: type[Kind]) -> dict[str, Kind]:
    return {item.document.key: item.document for item in placed if isinstance(item.document, kind)}


def test_a_name_leads_to_one_actor(placed: list[Placed]) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for state in documents(placed, StateDocument).values():
        for term in terms_of_state(state):
            found[term].add(state.key)
    for organization in documents(placed, OrganizationDocument).values():
        for name in (organization.name, *(other.name for other in organization.names)):
            found[name.lower()].add(organization.key)
    assert not {term: keys for term, keys in found.items() if len(keys) > 1}


def test_each_state_has_one_home_that_it_administers(placed: list[Placed]) -> None:
    homes: dict[str, list[PlaceDocument]] = defaultdict(list)
    for place in documents(placed, PlaceDocument).values():
        if place.home_of:
            homes[place.home_of].append(place)
            assert place.kind is PlaceKind.HOME
            assert place.key == f"{place.home_of.lower()}-home"
            assert place.home_of in {holder.state for holder in place.administered_by}, place.key
    states = documents(placed, StateDocument)
    assert {key for key in states if len(homes[key]) != 1} == set()


def test_every_source_is_cited(placed: list[Placed]) -> None:
    cited = {ref.key for item in placed for ref in references(item.document)}
    assert not documents(placed, SourceDocument).keys() - cited


def test_there_is_one_data_set(placed: list[Placed]) -> None:
    assert list(documents(placed, DatasetDocument)) == ["foedus-seed"]


def test_parties_are_bound_within_the_life_of_the_agreement(placed: list[Placed]) -> None:
    wrong = []
    for agreement in documents(placed, AgreementDocument).values():
        start = dates.parse(agreement.in_force).earliest if agreement.in_force else None
        end = dates.parse(agreement.terminated).latest if agreement.terminated else dates.FOREVER
        for party in agreement.parties:
            if party.since and start and dates.parse(party.since).latest < start:
                wrong.append(f"{agreement.key}: {party.party} since {party.since}, before {agreement.in_force}")
            if party.until and dates.parse(party.until).earliest > end:
                wrong.append(f"{agreement.key}: {party.party} until {party.until}, after {agreement.terminated}")
    assert not wrong


def test_a_provision_names_only_states_that_can_owe_it(placed: list[Placed]) -> None:
    for agreement in documents(placed, AgreementDocument).values():
        parties = {party.party for party in agreement.parties}
        for provision in agreement.provisions:
            assert set(provision.obligors) <= parties, f"{agreement.key}/{provision.slug}"


def test_what_is_not_certain_says_why(placed: list[Placed]) -> None:
    silent = [
        item.document.key
        for item in placed
        if not isinstance(item.document, DatasetDocument | SourceDocument)
        and item.document.confidence is Confidence.LOW
        and not item.document.note
    ]
    assert not silent


def test_no_two_agreements_have_the_same_name(placed: list[Placed]) -> None:
    names = [agreement.name for agreement in documents(placed, AgreementDocument).values()]
    assert len(names) == len(set(names))


def test_knowledge_is_no_older_than_what_is_known(placed: list[Placed]) -> None:
    for event in documents(placed, EventDocument).values():
        if event.reported:
            assert dates.parse(event.reported).latest >= dates.parse(event.since).earliest, event.key
    for claim in documents(placed, ClaimDocument).values():
        days = [dates.parse(stance.on).latest for stance in claim.stances]
        if claim.reported and days:
            assert dates.parse(claim.reported).earliest <= min(days), claim.key


def test_no_document_is_longer_than_a_person_reads(placed: list[Placed]) -> None:
    texts = chain.from_iterable(
        (provision.paraphrase for provision in agreement.provisions)
        for agreement in documents(placed, AgreementDocument).values()
    )
    assert max(map(len, texts)) < 900
