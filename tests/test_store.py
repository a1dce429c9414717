"""The store's questions, on every engine: what was loaded comes back, whole and dated."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from graph.dates import BEGINNING, FOREVER, Spell
from graph.errors import InvalidInput, NotReady, UnknownName
from graph.facade import Graph
from graph.records import Citation, Kinship
from graph.store import Filter
from graph.vocabulary import Act, HostilityKind, Kind, Stance, Verdict
from tests.documents import WORLD

DAY = date(1952, 6, 26)


@pytest.fixture
def world(graph: Graph) -> Graph:
    graph.load_values(WORLD)
    return graph


def test_every_question_of_the_store(world: Graph) -> None:
    """One test, since each load of Neo4j costs a second: the questions one after another."""
    store = world.store
    # states by every term
    for term in (
        "aaa",
        "aa",
        "alfa",
        "kingdom of alfa",
        "republic of alfa",
        "cow:901",
        "cow:911",
        "cow:alf",
        "gw:901",
        "wikidata:q901",
    ):
        assert [actor.key for actor in store.resolve([term])[term]] == ["AAA"], term
    assert {actor.key for actor in store.actors()} == {"AAA", "BBB", "CCC", "league", "army-of-alfa"}
    alfa = store.get("State", ["AAA"])["AAA"]
    assert (alfa.cow_codes, alfa.gw_codes, alfa.cow_abbreviations) == ((901, 911), (901,), ("ALF",))
    assert [(name.name, name.since, name.until) for name in alfa.names] == [
        ("Kingdom of Alfa", None, date(1940, 12, 31)),
        ("Republic of Alfa", date(1940, 5, 1), None),
    ]
    assert alfa.system == (Spell(date(1920, 1, 1), FOREVER),)
    assert store.get("State", ["BBB"])["BBB"].gw_codes == ()
    # organizations
    members = store.memberships(organizations=["league"])
    assert [(one.state, one.since, one.until) for one in members] == [
        ("AAA", date(1945, 10, 24), None),
        ("BBB", date(1945, 1, 1), date(1960, 1, 1)),
    ]
    assert [one.state for one in store.memberships(organizations=["league"], since=DAY, until=FOREVER)] == [
        "AAA",
        "BBB",
    ]
    assert store.memberships(states=["BBB"], since=date(1960, 1, 1)) == []
    # officials
    offices = store.offices(officials=["ann-alfa", "ben-alfa"])
    assert [(one.official, one.of, one.of_label, one.leader, one.since, one.until) for one in offices] == [
        ("ann-alfa", "AAA", "State", True, date(1949, 2, 1), date(1955, 3, 1)),
        ("ben-alfa", "army-of-alfa", "Organization", False, date(1949, 2, 1), None),
    ]
    assert [one.official for one in store.offices(holders=["AAA"], since=DAY, until=date(1952, 6, 27))] == ["ann-alfa"]
    assert store.offices(holders=["AAA"], since=date(1955, 3, 1)) == []
    assert store.kinships(["ann-alfa"]) == [Kinship("ben-alfa", "ann-alfa", "brother of")]
    # agreements
    agreements = store.get("Agreement", ["pact", "old-pact", "new-pact", "charter"])
    assert (agreements["pact"].in_force, agreements["pact"].terminated) == (date(1951, 1, 1), None)
    assert (agreements["old-pact"].in_force, agreements["old-pact"].terminated) == (
        date(1920, 1, 1),
        date(1930, 12, 31),
    )
    assert (agreements["new-pact"].in_force, agreements["new-pact"].signed) == (None, date(1950, 1, 1))
    assert agreements["charter"].multilateral
    assert not agreements["pact"].multilateral
    parties = {(one.agreement, one.party): (one.signed, one.since, one.until) for one in store.parties(agreements)}
    assert parties["pact", "AAA"] == (date(1950, 1, 1), date(1951, 1, 1), None)
    assert parties["old-pact", "CCC"] == (date(1919, 12, 1), date(1920, 1, 1), date(1930, 12, 31))
    assert parties["new-pact", "CCC"] == (date(1950, 1, 1), None, None)
    assert [one.agreement for one in store.parties_of_actors(["BBB"], DAY, FOREVER)] == ["charter", "pact"]
    assert [one.key for one in store.provisions(["pact"])] == ["pact/1", "pact/2", "pact/3"]
    assert [(one.official, one.on, one.party) for one in store.signatures(["pact"])] == [
        ("ann-alfa", date(1950, 1, 1), "AAA")
    ]
    assert [one.agreement for one in store.signatures(officials=["ann-alfa"])] == ["pact"]
    assert store.supersessions(["old-pact"]) == [("new-pact", "old-pact")]
    # derived edges: only what is in force, and nothing of universal agreements
    edges = {(edge.source, edge.target, edge.kind, edge.provision) for edge in store.alliance_edges(BEGINNING, FOREVER)}
    assert edges == {
        ("AAA", "BBB", "DEFENSE", "pact/1"), ("BBB", "AAA", "DEFENSE", "pact/1"),
        ("AAA", "BBB", "CONSULTATION", "pact/2"), ("BBB", "AAA", "CONSULTATION", "pact/2"),
        ("AAA", "BBB", "NON_AGGRESSION", "pact/3"), ("BBB", "AAA", "NON_AGGRESSION", "pact/3"),
        ("AAA", "CCC", "DEFENSE", "old-pact/1"), ("CCC", "AAA", "DEFENSE", "old-pact/1"),
    }  # fmt: skip
    assert len(store.alliance_edges(date(1925, 1, 1), date(1925, 1, 2))) == 2
    assert store.alliance_edges(DAY, FOREVER, [Kind.DEFENSE], ["CCC"]) == []
    assert len(store.alliance_edges(DAY, FOREVER, [Kind.DEFENSE, Kind.CONSULTATION], ["AAA"], ["pact"])) == 4
    assert len(store.bonds_between(["CCC"], BEGINNING, FOREVER)) == 2
    # bonds: universal ones between the sides only
    bonds = {(bond.obligor, bond.beneficiary, bond.provision.key) for bond in store.bonds(["AAA", "CCC"], DAY)}
    assert bonds == {
        ("BBB", "AAA", "pact/1"), ("BBB", "AAA", "pact/2"), ("BBB", "AAA", "pact/3"),
        ("AAA", "CCC", "charter/2(4)"), ("CCC", "AAA", "charter/2(4)"),
    }  # fmt: skip
    # hostilities of states and organizations
    assert [(one.source, one.target, one.kind, one.mutual) for one in store.hostilities([], DAY, FOREVER)] == [
        ("CCC", "AAA", HostilityKind.RIVALRY, True)
    ]
    clash = store.hostilities(["army-of-alfa"], BEGINNING, FOREVER)[0]
    assert (clash.source_label, clash.since, clash.until) == ("Organization", date(1952, 6, 25), date(1952, 6, 26))
    assert store.hostilities(["AAA"], BEGINNING, date(1950, 1, 1)) == []
    # events and what is about them
    assert [event.key for _, event in store.events_of_actors(["AAA"], Filter())] == ["raid"]
    assert store.events_of_actors(["AAA"], Filter(known=date(1952, 12, 31))) == []
    assert store.events_of_actors(["BBB"], Filter()) == []
    assert [(one.actor, one.role, one.alleged) for one in store.participants(["raid"])] == [
        ("CCC", "INITIATED_BY", False),
        ("AAA", "TARGETED", True),
    ]
    assert store.event_places(["raid"]) == [("raid", "aaa-home")]
    assert [row[:2] for row in store.about(records=["pact"])] == [("raid", "Event")]
    assert [row[2:] for row in store.about(subjects=["it-was-charlie"])] == [
        ("CCC", "State"),
        ("pact/1", "Provision"),
        ("raid", "Event"),
    ]
    stances = store.stances(["it-was-charlie"], known=date(1952, 6, 27))
    assert [(one.actor, one.stance, one.sources) for one in stances] == [
        ("AAA", Stance.ACCUSES, ()),
        ("CCC", Stance.DENIES, ("text",)),
    ]
    assert len(store.stances(["it-was-charlie"])) == 4
    assert [one.actor for one in store.stances(["two-in-a-day"])] == ["CCC", "BBB", "AAA", "CCC"], "as they were said"
    assert [one.actor_label for one in store.stances(actors=["army-of-alfa"])] == ["Organization"]
    # places
    assert store.wholes("Place", ["isle"]) == [("isle", "world")]
    assert [(one.state, one.role) for one in store.controls(places=["isle"])] == [
        ("CCC", "ADMINISTERED_BY"),
        ("AAA", "ADMINISTERED_BY"),
        ("CCC", "CLAIMED_BY"),
    ]
    # sources and data sets
    cited = store.citations("Agreement", ["pact"])
    assert [(key, type(one), one.source.key, one.locator) for key, one in cited] == [("pact", Citation, "text", "p. 1")]
    status = world.status()
    assert [(one.key, one.version, one.current_to) for one in status.datasets] == [("toy", "1", date(2024, 1, 1))]
    assert (status.counts["State"], status.counts["Provision"]) == (3, 6)
    assert store.first_day() == date(1920, 1, 1)


def test_lists_are_paged_filtered_and_counted(world: Graph) -> None:
    store = world.store
    first = world.page("State", Filter(), limit=2)
    assert ([state.key for state in first.records], first.more) == (["AAA", "BBB"], True)
    rest = world.page("State", Filter(), after="BBB", limit=2)
    assert ([state.key for state in rest.records], rest.more) == (["CCC"], False)
    assert [one.key for one in store.page("State", Filter(text="KINGDOM"), "", 9)] == ["AAA"]
    assert [one.key for one in store.page("Agreement", Filter(since=DAY, until=FOREVER), "", 9)] == ["charter", "pact"]
    assert [one.key for one in store.page("Agreement", Filter(kinds=("CHARTER",)), "", 9)] == ["charter"]
    assert store.page("Event", Filter(known=date(1952, 7, 1)), "", 9) == []
    assert store.count("State", Filter()) == 3
    assert store.count("Agreement", Filter()) == store.counts()["Agreement"] == 4
    assert [one.key for one in store.page("Agreement", Filter(text="new-pact"), "", 9)] == ["new-pact"]
    assert store.page("Agreement", Filter(since=date(1951, 1, 1), until=date(1951, 1, 2)), "", 9)[-1].key == "pact"
    assert store.count("Agreement", Filter(since=date(1950, 12, 31), until=date(1951, 1, 1))) == 1
    assert store.count("Place", Filter(text="isle")) == 1


def test_names_resolve_or_say_what_is_near(world: Graph) -> None:
    assert world.state_key("  KINGDOM  of alfa ", "code") == "AAA"
    with pytest.raises(UnknownName, match="no state or organization is called 'Brabo'") as unknown:
        world.state_key("Brabo", "victim")
    assert unknown.value.nearest == ("BBB",)
    assert unknown.value.argument == "victim"
    with pytest.raises(InvalidInput, match="is an organization"):
        world.state_key("league", "victim")
    with pytest.raises(UnknownName, match="pact") as nowhere:
        world.record("Agreement", "pakt")
    assert "pact" in nowhere.value.nearest
    assert world.place("the isle").key == "isle"
    with pytest.raises(UnknownName):
        world.place("Atlantis")


def test_the_main_question(world: Graph) -> None:
    found = world.who(["charlie"], "AA", DAY)
    assert [(one.state, one.verdict, one.obligations[0].bond.provision.key) for one in found.obligated] == [
        ("BBB", Verdict.TRIGGERED, "pact/1")
    ]
    assert [one.bond.provision.key for one in found.breaches] == ["charter/2(4)"]
    assert found.names["BBB"] == "Bravo"
    assert world.who(["CCC"], "AAA", date(1950, 6, 25)).obligated == (), "signed is not in force"
    assert world.who(["CCC"], "AAA", DAY, act=Act.INCIDENT).obligated == ()
    # the isle is Charlie's until 1972
    on_the_isle = world.who(["BBB"], "AAA", date(1972, 5, 14), place="isle")
    assert not on_the_isle.obligated
    assert world.who(["CCC"], "AAA", date(1972, 5, 14), place="The Isle").obligated == ()
    assert [one.state for one in world.who(["CCC"], "AAA", date(1972, 5, 15), place="isle").obligated] == ["BBB"]
    # a fellow party that attacks
    fellow = world.who(["BBB"], "AAA", DAY)
    assert [conflict.state for conflict in fellow.conflicts] == ["BBB"]
    assert {one.bond.provision.key for one in fellow.breaches} == {"charter/2(4)", "pact/3"}


def test_questions_that_make_no_sense(world: Graph) -> None:
    with pytest.raises(InvalidInput, match="attacker and victim at once"):
        world.who(["CCC", "alfa"], "AAA", DAY)
    with pytest.raises(InvalidInput, match="at least one attacker"):
        world.who([], "AAA", DAY)
    with pytest.raises(InvalidInput, match=r"1900-01-01 is before all data: .* 1920-01-01"):
        world.who(["CCC"], "AAA", date(1900, 1, 1))
    with pytest.raises(InvalidInput, match="organization"):
        world.who(["CCC"], "league", DAY)
    with pytest.raises(InvalidInput, match="waves"):
        world.who(["CCC"], "AAA", DAY, waves=99)
    with pytest.raises(InvalidInput, match="hops"):
        world.alliances(DAY, around="AAA", hops=99)
    with pytest.raises(InvalidInput, match="either on or during"):
        world.alliances(DAY, during=(DAY, FOREVER))


def test_an_empty_database_says_what_to_do(graph: Graph) -> None:
    with pytest.raises(NotReady, match="foedus load seed"):
        graph.who(["CCC"], "AAA", DAY)
    assert graph.version() == ""


def test_the_alliance_graph(world: Graph) -> None:
    whole = world.alliances(DAY)
    assert [(node.key, node.name, node.degree, node.cow_codes) for node in whole.nodes] == [
        ("AAA", "Alfa", 1, (901, 911)),
        ("BBB", "Bravo", 1, (902,)),
    ]
    assert len(whole.edges) == 6
    near = world.alliances(DAY, around="BBB", hops=2, hostility=True, kinds=[Kind.DEFENSE])
    assert [node.key for node in near.nodes] == ["AAA", "BBB", "CCC"]
    assert {(edge.source, edge.target, edge.kind, edge.hostile) for edge in near.edges} == {
        ("AAA", "BBB", "DEFENSE", False),
        ("BBB", "AAA", "DEFENSE", False),
        ("CCC", "AAA", "RIVALRY", True),
    }
    assert [node.key for node in world.alliances(DAY, around="BBB", hostility=True).nodes] == ["AAA", "BBB"]
    assert world.alliances(DAY, states=["BBB", "CCC"]).edges == ()
    assert len(world.alliances(during=(date(1920, 1, 1), date(1960, 1, 1)), kinds=[Kind.DEFENSE]).edges) == 4


def test_alliance_paths(world: Graph) -> None:
    (path,) = world.paths("BBB", "CCC", DAY, [Kind.DEFENSE], hostility=True)
    assert path.states == ("BBB", "AAA", "CCC")
    assert [[edge.kind for edge in step] for step in path.steps] == [["DEFENSE", "DEFENSE"], ["RIVALRY"]]
    assert world.paths("BBB", "CCC", DAY) == []
    assert world.paths("BBB", "CCC", DAY, hostility=True, max_length=1) == []
    with pytest.raises(InvalidInput, match="same state"):
        world.paths("BBB", "bravo", DAY)


def test_a_timeline_is_in_order_and_known(world: Graph) -> None:
    entries = world.timeline("AAA")
    assert [entry.on for entry in entries] == sorted(entry.on for entry in entries)
    texts = [entry.text for entry in entries]
    assert "Ann Alfa becomes President" in texts
    assert "Raid on Alfa" in texts
    assert "Raid on Alfa" not in [entry.text for entry in world.timeline("AAA", known=date(1952, 12, 31))]


def test_waves_end_and_name_their_premises(graph: Graph) -> None:
    from tests.documents import DATASET, SOURCE, pact, state

    keys = ["AAA", "BBB", "CCC", "DDD", "EEE"]
    chain = [pact(f"pact-{one}-{other}".lower(), (one, other)) for one, other in pairwise(keys)]
    graph.load_values(
        [DATASET, SOURCE, *(state(key, f"State {key}") for key in keys), state("XXX", "Attacker"), *chain]
    )
    found = graph.who(["XXX"], "AAA", DAY, waves=4)
    assert [(one.state, one.wave, one.verdict) for one in found.obligated] == [
        ("BBB", 1, Verdict.TRIGGERED),
        ("CCC", 2, Verdict.CONDITIONAL),
        ("DDD", 3, Verdict.CONDITIONAL),
        ("EEE", 4, Verdict.CONDITIONAL),
    ]
    second = found.obligated[1].obligations[0]
    assert second.premise is not None
    assert (second.premise.attackers, second.premise.victim) == (("XXX",), "BBB")
    assert "also attacks State BBB" in second.reasons[-1].text
    assert found.names["EEE"] == "State EEE"
    assert graph.who(["XXX"], "AAA", DAY, waves=2).obligated == found.obligated[:2]


def test_why_not_names_what_keeps_each_link_out(world: Graph) -> None:
    case, names = world.case(["CCC"], "AAA", date(1950, 6, 25))
    found = world.why_not("bravo", case, names)
    assert found.verdict is Verdict.NOT_TRIGGERED
    told = {
        (link.agreement.key, link.obligation and link.obligation.bond.provision.key): link.text for link in found.links
    }
    assert told == {
        ("pact", "pact/1"): "The article binds Bravo toward Alfa only from 1951-01-01.",
        ("pact", "pact/2"): "The article binds Bravo toward Alfa only from 1951-01-01.",
        ("pact", "pact/3"): "The article binds Bravo toward Alfa only from 1951-01-01.",
    }
    case, names = world.case(["BBB"], "AAA", DAY)
    outsider = world.why_not("CCC", case, names)
    assert {(link.agreement.key, link.text) for link in outsider.links} == {
        ("old-pact", "The article has not bound Charlie toward Alfa since 1930-12-31."),
        ("new-pact", "Signed with Alfa, never in force."),
        ("pact", "Protects Alfa; Charlie is no party to it on 1952-06-26."),
    }
    case, names = world.case(["CCC"], "AAA", DAY)
    assert world.why_not("BBB", case, names).verdict is Verdict.TRIGGERED
    with pytest.raises(InvalidInput, match="a side of the case itself"):
        world.why_not("AAA", case, names)


def test_two_cases_side_by_side(world: Graph) -> None:
    before, names = world.case(["CCC"], "AAA", date(1950, 12, 31))
    after, _ = world.case(["CCC"], "AAA", date(1951, 1, 1))
    (change,) = world.compare(before, after, names).changes
    assert (change.before.verdict, change.after.verdict) == (Verdict.NOT_TRIGGERED, Verdict.TRIGGERED)
    assert change.after.bond.obligor == "BBB"
    ((old, new),) = change.reasons
    assert old is not None
    assert old.text.endswith("only from 1951-01-01.")
    assert new.condition == "in force"
    milder, _ = world.case(["CCC"], "AAA", DAY, act=Act.INCIDENT)
    (change,) = world.compare(after, milder, names).changes
    assert [reason.condition for _, reason in change.reasons] == ["act"]
    assert world.compare(after, after, names).changes == ()
