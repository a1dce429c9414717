"""What the outside may ask, and what it is told when it asks badly."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import graphql
import pytest
from pydantic import SecretStr, ValidationError

from api import generate, schema
from api.settings import Settings, default_database, open_database
from graph.errors import DatabaseUnavailable, EngineFailure
from graph.facade import Graph
from tests.documents import WORLD, pact, state
from tests.http_client import WRITE_KEY, Client, Recording

ROOM = Path(generate.__file__).parent


@pytest.fixture
def world(graph: Graph) -> Client:
    """A small world behind a server, on every engine."""
    graph.load_values(WORLD)
    return Client(graph)


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The same on the embedded engine, for what the engine makes no difference to; not to be written to."""
    with open_database(Settings(database=f"ladybug://{tmp_path_factory.mktemp('toy')}/toy.lb")) as opened:
        opened.load_values(WORLD)
        yield opened


# --- the schema -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", generate.generated(), ids=lambda file: file.name)
def test_generated_files_are_kept_up_to_date(file: Path) -> None:
    assert file.read_text(encoding="utf-8") == generate.generated()[file], "run `python -m api.generate`"


def test_everything_in_the_schema_has_a_description() -> None:
    built = graphql.build_schema(schema.sdl())
    missing = []
    for name, kind in built.type_map.items():
        if name.startswith("__") or name in ("String", "Int", "Float", "Boolean", "ID"):
            continue
        if not kind.description:
            missing.append(name)
        for field_name, field in getattr(kind, "fields", {}).items():
            if not field.description:
                missing.append(f"{name}.{field_name}")
            for argument_name, argument in getattr(field, "args", {}).items():
                if not argument.description:
                    missing.append(f"{name}.{field_name}({argument_name})")
        for value_name, value in getattr(kind, "values", {}).items():
            if not value.description:
                missing.append(f"{name}.{value_name}")
    assert missing == []


CONTRACT = """
    whoIsObligated(attackers: [String!]!, victim: String!, on: Date, act: Act = ARMED_ATTACK,
        place: String, provoked: Boolean, requested: Boolean = true, waves: Int = 1): CasusReport!
    allianceGraph(on: Date, during: DateRange, kinds: [ObligationKind!], states: [String!], agreements: [String!],
        around: String, hops: Int = 1, hostility: Boolean = false): Graph!
    alliancePaths(source: String!, target: String!, on: Date, kinds: [ObligationKind!], maxLength: Int = 4): [Path!]!
    state(code: String!): State
    agreement(key: String!): Agreement
    official(key: String!): Official
    node(id: ID!): Node
"""

TYPES = """
    type CasusReport { case: Case!  obligated: [ObligatedState!]!  breaches: [Obligation!]!  conflicts: [Conflict!]!
        obligations(kinds: [ObligationKind!], verdicts: [Verdict!]): [Obligation!]! }
    type ObligatedState { state: State!  wave: Int!  verdict: Verdict!  strength: Strength!
        obligations: [Obligation!]! }
    type Obligation { obligor: State!  beneficiary: State!  wave: Int!  kind: ObligationKind!  verdict: Verdict!
        strength: Strength!  agreement: Agreement!  provision: Provision!  since: Date  until: Date
        reasons: [Reason!]!  premise: Premise }
    type Reason { condition: String!  outcome: Outcome!  text: String! }
    type Conflict { state: State!  toward: [Obligation!]!  against: [Obligation!]!  text: String! }
    type Graph { nodes: [GraphNode!]!  edges: [GraphEdge!]! }
    type GraphNode { key: String!  kind: String!  name: String!  cowCodes: [Int!]!  degree: Int! }
    type GraphEdge { source: String!  target: String!  kind: String!  agreement: String  since: Date  until: Date }
"""


def _named(text: str) -> Iterator[graphql.FieldDefinitionNode]:
    for definition in graphql.parse(text).definitions:
        assert isinstance(definition, graphql.ObjectTypeDefinitionNode)
        yield from definition.fields or ()


def test_the_schema_keeps_the_contract() -> None:
    built = graphql.build_schema(schema.sdl())

    def check(owner: str, promised: graphql.FieldDefinitionNode) -> None:
        kind = built.type_map[owner]
        assert isinstance(kind, graphql.GraphQLObjectType)
        field = kind.fields[promised.name.value]
        at = f"{owner}.{promised.name.value}"
        assert str(field.type) == graphql.print_ast(promised.type), at
        for argument in promised.arguments or ():
            offered = str(field.args[argument.name.value].type)
            assert offered == graphql.print_ast(argument.type), f"{at}({argument.name.value})"

    for promised in _named(f"type Query {{ {CONTRACT} }}"):
        check("Query", promised)
    load = "loadAgreements(documents: [JSON!]!, dryRun: Boolean = false): LoadReport!"
    for promised in _named(f"type Mutation {{ {load} }}"):
        check("Mutation", promised)
    for definition in graphql.parse(TYPES).definitions:
        assert isinstance(definition, graphql.ObjectTypeDefinitionNode)
        for promised in definition.fields or ():
            check(definition.name.value, promised)
    for lists in ("states", "organizations", "officials", "agreements", "events", "claims", "sources"):
        assert str(built.query_type.fields[lists].type).endswith("Connection!")  # type: ignore[union-attr]


# --- answers ----------------------------------------------------------------------------------------------------

WHO = """
    query ($act: Act!, $on: Date) {
      default: whoIsObligated(attackers: ["Charlie"], victim: "cow:902", on: "1952-01-01") { ...Told }
      given: whoIsObligated(attackers: ["CCC"], victim: "BBB", on: $on, act: $act) { ...Told }
      literal: whoIsObligated(attackers: ["CCC"], victim: "BBB", on: "1952-01-01", act: ARMED_ATTACK) { ...Told }
    }
    fragment Told on CasusReport {
      case { on act place { key } provoked requested attackers { key name } victim { key } }
      obligated { wave verdict strength state { key } obligations { provision { key } premise { because } } }
      obligations(kinds: [DEFENSE], verdicts: [TRIGGERED]) {
        obligor { key } beneficiary { key } since until agreement { key } reasons { condition outcome text }
      }
      breaches { kind agreement { key } }
      conflicts { text }
    }"""


def test_who_is_obligated(world: Client) -> None:
    data = world.ask(WHO, {"act": "ARMED_ATTACK", "on": "1952-01-01"})
    report = data["default"]
    assert report == data["given"] == data["literal"]
    assert report["case"]["attackers"] == [{"key": "CCC", "name": "Charlie"}]
    (obligated,) = report["obligated"]
    assert (obligated["state"]["key"], obligated["verdict"], obligated["strength"]) == ("AAA", "TRIGGERED", "ASSIST")
    assert obligated["obligations"][0]["provision"]["key"] == "pact/1"
    (told,) = report["obligations"]
    assert (told["obligor"]["key"], told["beneficiary"]["key"], told["since"]) == ("AAA", "BBB", "1951-01-01")
    assert {reason["outcome"] for reason in told["reasons"]} == {"TRUE"}
    assert {breach["agreement"]["key"] for breach in report["breaches"]} == {"charter"}


def test_an_act_that_is_given_is_compared_as_an_act_and_not_as_text(toy: Graph) -> None:
    data = Client(toy).ask(WHO, {"act": "INCIDENT", "on": "1952-01-01"})
    assert data["given"]["obligated"] == []


def test_why_not_and_compare(world: Client) -> None:
    data = world.ask(
        """{
          whyNot(state: "AAA", case: { attackers: ["CCC"], victim: "BBB", on: "1950-06-01" }) {
            verdict state { key } links { text agreement { key } obligation { verdict } }
          }
          compare(
            before: { attackers: ["CCC"], victim: "BBB", on: "1950-06-01" }
            after: { attackers: ["CCC"], victim: "BBB", on: "1952-06-01" }
          ) { changes { before { verdict } after { verdict obligor { key } } reasons { after { condition outcome } } } }
        }"""
    )
    assert data["whyNot"]["verdict"] == "NOT_TRIGGERED"
    assert "pact" in {link["agreement"]["key"] for link in data["whyNot"]["links"]}
    (change,) = data["compare"]["changes"]
    assert change["after"] == {"verdict": "TRIGGERED", "obligor": {"key": "AAA"}}
    assert change["before"]["verdict"] == "NOT_TRIGGERED"


STATE = """{
  state(code: "kingdom of alfa") {
    id key name iso2 cowCodes names { name since until } system { since until } confidence dataset
    obligations(on: "1952-01-01") {
      kind strength since until obligor { key } beneficiary { key } agreement { key } provision { article }
    }
    toBravo: obligations(on: "1952-01-01", owedTo: "Bravo", kinds: [DEFENSE]) { provision { key } }
    protections(on: "1952-01-01", owedBy: "BBB", kinds: [DEFENSE]) { obligor { key } }
    hostilities(during: { since: "1952-01-01", until: "1953-01-01" }, with: "CCC") {
      kind mutual source { key __typename } target { key } events { key } sources { key }
    }
    officials(on: "1950-01-01", leadersOnly: true) { title since until official { key } of { key } }
    agreements { key }
    inForce: agreements(on: "1952-01-01") { key }
    shared: agreements(with: "CCC") { key }
    participations(on: "1952-01-01") { since until basis actor { key } agreement { key } }
    memberships { since role organization { key } state { key } }
    events(kinds: [INCURSION]) {
      key act places { key homeOf { key } partOf { key } administeredBy { state { key } } } about { __typename key }
      initiatedBy { alleged actor { key } } targeted { alleged actor { key } }
    }
    unknown: events(asKnown: "1952-12-31") { key }
    claims { key }
    stances { stance claim { key } }
    sources { locator source { key kind citation } }
    timeline(during: { since: "1951-01-01", until: "1953-01-01" }) { on text about { key } hostility { key } }
  }
}"""


def test_a_state_and_all_that_is_dated_of_it(world: Client) -> None:
    alfa = world.ask(STATE)["state"]
    assert alfa["names"][0] == {"name": "Kingdom of Alfa", "since": None, "until": "1940-12-31"}
    assert {(one["kind"], one["beneficiary"]["key"]) for one in alfa["obligations"]} == {
        ("DEFENSE", "BBB"),
        ("CONSULTATION", "BBB"),
        ("NON_AGGRESSION", "BBB"),
    }
    assert [one["provision"]["key"] for one in alfa["toBravo"]] == ["pact/1"]
    assert [one["obligor"]["key"] for one in alfa["protections"]] == ["BBB"]
    (hostility,) = alfa["hostilities"]
    assert (hostility["source"]["key"], hostility["events"][0]["key"]) == ("CCC", "raid")
    assert [one["official"]["key"] for one in alfa["officials"]] == ["ann-alfa"]
    assert {one["key"] for one in alfa["agreements"]} == {"pact", "old-pact", "new-pact", "charter"}
    assert {one["key"] for one in alfa["inForce"]} == {"pact", "charter"}
    assert {one["key"] for one in alfa["shared"]} == {"old-pact", "new-pact", "charter"}
    assert alfa["memberships"][0]["organization"]["key"] == "league"
    (event,) = alfa["events"]
    assert event["targeted"] == [{"alleged": True, "actor": {"key": "AAA"}}]
    assert event["places"][0]["homeOf"] == {"key": "AAA"}
    assert event["about"] == [{"__typename": "Agreement", "key": "pact"}]
    assert alfa["unknown"] == []
    assert [(one["stance"], one["claim"]["key"]) for one in alfa["stances"]] == [
        ("ACCUSES", "it-was-charlie"),
        ("ACCUSES", "two-in-a-day"),
    ]
    assert alfa["sources"][0]["source"]["kind"] == "TREATY_TEXT"
    assert [one["on"] for one in alfa["timeline"]] == sorted(one["on"] for one in alfa["timeline"])
    assert {"pact", "raid"} <= {one["about"]["key"] for one in alfa["timeline"] if one["about"]}


def test_agreements_officials_organizations_claims(world: Client) -> None:
    data = world.ask(
        """{
          agreement(key: "pact") {
            inForce signed terminated instrument multilateral
            parties { actor { key } since } none: parties(on: "1950-06-01") { actor { key } }
            provisions(article: "II") { key kind casus { trigger } agreement { key } sources { source { key } } }
            signers { official { key } party { key } on }
            events { key } claims { key }
          }
          new: agreement(key: "new-pact") { inForce supersedes { key } parties { actor { key } since until } }
          old: agreement(key: "old-pact") { supersededBy { key } }
          official(key: "ben-alfa") {
            offices { title of { __typename key } } relatives { relation official { key } other { key } }
          }
          ann: official(key: "ann-alfa") { signed { agreement { key } } stances { stance } relatives { relation } }
          organization(key: "league") { kind members(on: "1965-01-01") { state { key } } }
          claim(key: "it-was-charlie") {
            statement about { __typename key name }
            stances(asKnown: "1952-06-27") { stance on actor { __typename key } sources { key } }
          }
          place(key: "The Isle") { key administeredBy(on: "1980-01-01") { state { key } } claimedBy { basis } }
          event(key: "raid") { reported claims { key } }
          source(key: "text") { citation }
        }"""
    )
    assert [party["actor"]["key"] for party in data["agreement"]["parties"]] == ["AAA", "BBB"]
    assert data["agreement"]["none"] == []
    assert data["agreement"]["provisions"][0]["casus"]["trigger"] == "INCIDENT"
    assert data["agreement"]["signers"][0]["party"] == {"key": "AAA"}
    assert data["agreement"]["events"] == [{"key": "raid"}]
    assert data["new"]["inForce"] is None
    assert data["new"]["parties"][0]["since"] is None
    assert data["new"]["supersedes"] == [{"key": "old-pact"}]
    assert data["old"]["supersededBy"] == [{"key": "new-pact"}]
    assert data["official"]["offices"][0]["of"] == {"__typename": "Organization", "key": "army-of-alfa"}
    assert data["official"]["relatives"][0]["relation"] == "brother of"
    assert data["ann"]["signed"] == [{"agreement": {"key": "pact"}}]
    assert [one["state"]["key"] for one in data["organization"]["members"]] == ["AAA"]
    assert {(one["__typename"], one["key"]) for one in data["claim"]["about"]} == {
        ("Event", "raid"),
        ("State", "CCC"),
        ("Provision", "pact/1"),
    }
    assert [one["stance"] for one in data["claim"]["stances"]] == ["ACCUSES", "DENIES"]
    assert data["place"] == {
        "key": "isle",
        "administeredBy": [{"state": {"key": "AAA"}}],
        "claimedBy": [{"basis": "History"}],
    }


def test_alliance_graph_and_paths(world: Client) -> None:
    data = world.ask(
        """{
          allianceGraph(on: "1952-01-01", kinds: [DEFENSE], hostility: true) {
            nodes { key kind name cowCodes degree } edges { source target kind agreement hostile boundBy { key } }
          }
          alliancePaths(source: "BBB", target: "CCC", on: "1952-01-01", hostility: true) {
            length actors { key } steps { source target edges { kind provision } }
          }
        }"""
    )
    nodes = {node["key"]: node for node in data["allianceGraph"]["nodes"]}
    assert nodes["AAA"] == {"key": "AAA", "kind": "State", "name": "Alfa", "cowCodes": [901, 911], "degree": 2}
    assert {(edge["source"], edge["target"], edge["kind"]) for edge in data["allianceGraph"]["edges"]} == {
        ("AAA", "BBB", "DEFENSE"),
        ("BBB", "AAA", "DEFENSE"),
        ("CCC", "AAA", "RIVALRY"),
    }
    (path,) = data["alliancePaths"]
    assert [actor["key"] for actor in path["actors"]] == ["BBB", "AAA", "CCC"]
    assert path["length"] == 2


@pytest.mark.parametrize(
    "label", ["State", "Organization", "Official", "Agreement", "Place", "Event", "Claim", "Source"]
)
def test_every_node_is_found_by_its_id(toy: Graph, label: str) -> None:
    client = Client(toy)
    listed = {"Source": "sources"}.get(label, f"{label.lower()}s")
    for found in client.ask(f"{{ {listed} {{ nodes {{ id key }} }} }}")[listed]["nodes"]:
        node = client.ask("query ($id: ID!) { node(id: $id) { __typename id key name } }", {"id": found["id"]})["node"]
        assert (node["__typename"], node["id"], node["key"]) == (label, found["id"], found["key"])


# --- lists ------------------------------------------------------------------------------------------------------

PAGE = """query ($first: Int!, $after: String) {
  states(first: $first, after: $after) {
    totalCount nodes { key } edges { cursor node { key } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""


def test_pages_stay_right_when_records_come(world: Client, graph: Graph) -> None:
    first = world.ask(PAGE, {"first": 2})["states"]
    assert [node["key"] for node in first["nodes"]] == ["AAA", "BBB"]
    assert first["totalCount"] == 3
    assert first["pageInfo"]["hasNextPage"]
    graph.load_values([*WORLD[:2], state("AAB", "Alfa-Bravo"), state("CCA", "Charlie-Alfa")])
    second = world.ask(PAGE, {"first": 2, "after": first["pageInfo"]["endCursor"]})["states"]
    assert [node["key"] for node in second["nodes"]] == ["CCA", "CCC"]
    assert second["pageInfo"]["hasPreviousPage"]
    assert not second["pageInfo"]["hasNextPage"]
    again = world.ask(PAGE, {"first": 1, "after": second["edges"][0]["cursor"]})["states"]
    assert [node["key"] for node in again["nodes"]] == ["CCC"]


def test_lists_are_filtered(world: Client) -> None:
    data = world.ask(
        """{
          states(search: "kingdom") { nodes { key } }
          none: states(search: "nowhere") { nodes { key } totalCount pageInfo { endCursor } }
          agreements(on: "1925-01-01") { nodes { key } }
          charters: agreements(kinds: [CHARTER]) { nodes { key } }
          events(during: { since: "1952-01-01", until: "1953-01-01" }, kinds: [INCURSION]) { nodes { key } }
          unknown: events(asKnown: "1952-12-31") { nodes { key } }
          places(kinds: [ISLANDS]) { nodes { key } }
          organizations(kinds: [GOVERNMENT_BODY]) { nodes { key } }
        }"""
    )
    assert {name: [node["key"] for node in found["nodes"]] for name, found in data.items()} == {
        "states": ["AAA"],
        "none": [],
        "agreements": ["old-pact"],
        "charters": ["charter"],
        "events": ["raid"],
        "unknown": [],
        "places": ["isle"],
        "organizations": ["army-of-alfa"],
    }
    assert data["none"]["totalCount"] == 0


NESTED = """query ($first: Int!) {
  states(first: $first) {
    nodes {
      name
      agreements {
        name
        parties { actor { name } }
        provisions { article sources { source { name } } agreement { name } }
        signers { official { name offices { title of { name } } } }
        claims { statement stances { actor { name } sources { name } } }
      }
      officials { official { name } }
      hostilities { source { name } target { name } events { name places { name } initiatedBy { actor { name } } } }
      obligations(on: "1952-01-01") { obligor { name } beneficiary { name } }
      events { name }
      sources { source { name } }
    }
  }
}"""


def test_nested_lists_cost_no_more_statements_for_more_rows(graph: Graph) -> None:
    engine = Recording(graph._engine)
    graph.load_values(WORLD)
    client = Client(Graph(engine))
    counted = []
    letters = "DEFGHIJKLMNOPQ"
    for more in ([], [state(letter * 3, f"State {letter}") for letter in letters]):
        pacts = [pact(f"pact-of-{one['name'][-1].lower()}", ("AAA", one["key"])) for one in more]
        graph.load_values([*WORLD[:2], *more, *pacts])
        engine.names.clear()
        states = client.ask(NESTED, {"first": 100})["states"]["nodes"]
        assert len(states) == 3 + len(more)
        assert len(states[0]["agreements"]) == 4 + len(more)
        counted.append(Counter(engine.names))
    # How the fields of different places in the query fall into batches depends on how fast the database answers;
    # but a statement is never asked more often than there are such places (seven of these ask for states).
    assert counted[0].keys() == counted[1].keys()
    assert max(counted[1].values()) <= 7


def test_the_main_question_costs_a_handful_of_statements(toy: Graph) -> None:
    engine = Recording(toy._engine)
    client = Client(Graph(engine))
    engine.names.clear()
    client.ask(
        """{ whoIsObligated(attackers: ["CCC"], victim: "BBB", on: "1952-01-01") {
          obligated { state { name } obligations { agreement { name } provision { article } reasons { text } } }
          obligations { obligor { name } beneficiary { name } }
        } }"""
    )
    # Resolve the names, the two kinds of obligations, the setting's names and places, and the states shown.
    assert len(engine.names) <= 9, engine.names


# --- errors -----------------------------------------------------------------------------------------------------


def who_if(more: str = "") -> str:
    """The main question with some more arguments."""
    return f'{{ whoIsObligated(attackers: ["CCC"], victim: "BBB"{more}) {{ obligated {{ wave }} }} }}'


@pytest.mark.parametrize(
    ("query", "code", "says"),
    [
        ('{ state(code: "Alpha") { name } }', "NOT_FOUND", "did you mean AAA"),
        ('{ agreement(key: "pakt") { name } }', "NOT_FOUND", "did you mean pact"),
        ('{ whoIsObligated(attackers: ["AAA"], victim: "Alfa") { obligated { wave } } }', "BAD_USER_INPUT", "at once"),
        ('{ whoIsObligated(attackers: [], victim: "AAA") { obligated { wave } } }', "BAD_USER_INPUT", "who attacks"),
        (who_if(', on: "1800-01-01"'), "BAD_USER_INPUT", "before all data"),
        (who_if(', on: "1952-13-01"'), "BAD_USER_INPUT", "1952-13-01"),
        (who_if(', on: "1952"'), "BAD_USER_INPUT", "YYYY-MM-DD"),
        (who_if(", on: 19520101"), "BAD_USER_INPUT", "19520101"),
        (who_if(", on: {day: 1}"), "BAD_USER_INPUT", "YYYY-MM-DD"),
        (who_if(', on: "١٩٥٢-٠١-٠١"'), "BAD_USER_INPUT", "YYYY-MM-DD"),
        (who_if(", waves: 99"), "BAD_USER_INPUT", "99"),
        (who_if(", act: SIEGE"), "GRAPHQL_VALIDATION_FAILED", "SIEGE"),
        (who_if(', place: "Atlantis"'), "NOT_FOUND", "Atlantis"),
        ("{ states(first: 0) { totalCount } }", "BAD_USER_INPUT", "1 to 100"),
        ("{ states(first: 101) { totalCount } }", "BAD_USER_INPUT", "1 to 100"),
        ('{ states(after: "AAA") { totalCount } }', "BAD_USER_INPUT", "AAA"),
        ('{ node(id: "!") { key } }', "BAD_USER_INPUT", "'!'"),
        ('{ node(id: "U3RhdGU6WlpZ") { key } }', "NOT_FOUND", "ZZY"),
        ('{ node(id: "Tm9kZTpYWFg") { key } }', "NOT_FOUND", "Node"),
        (
            '{ agreements(on: "1950-01-01", during: { since: "1950-01-01" }) { totalCount } }',
            "BAD_USER_INPUT",
            "not both",
        ),
        (
            '{ agreements(during: { since: "1950-01-02", until: "1950-01-01" }) { totalCount } }',
            "BAD_USER_INPUT",
            "not before",
        ),
        ('{ alliancePaths(source: "AAA", target: "AAA") { length } }', "BAD_USER_INPUT", "same state"),
        ('{ allianceGraph(around: "league") { nodes { key } } }', "BAD_USER_INPUT", "organization"),
        ("{ states { nodes { key }", "GRAPHQL_PARSE_FAILED", "Syntax Error"),
        ("{ stats { key } }", "GRAPHQL_VALIDATION_FAILED", "stats"),
        ("query ($on: Date!) { agreements(on: $on) { totalCount } }", "BAD_USER_INPUT", "$on"),
    ],
)
def test_bad_questions_are_told_what_is_wrong(toy: Graph, query: str, code: str, says: str) -> None:
    error = Client(toy).error(query)
    assert error["code"] == code
    assert says in error["message"]


def test_bad_variables_are_told_what_is_wrong(toy: Graph) -> None:
    client = Client(toy)
    query = """query ($on: Date, $act: Act!) {
      whoIsObligated(attackers: [], victim: "A", on: $on, act: $act) { case { on } }
    }"""
    for on in ("1952-02-30", 1952, True, ["1952-01-01", "x"], {"a": "b"}):
        error = client.error(query, {"on": on, "act": "WAR"})
        assert error["code"] == "BAD_USER_INPUT"
        assert "$on" in error["message"]
    assert client.error(query, {"act": "SIEGE"})["code"] == "BAD_USER_INPUT"


def test_an_unknown_name_lists_the_nearest(toy: Graph) -> None:
    error = Client(toy).error('{ state(code: "Brawo") { name } }')
    assert (error["nearest"], error["argument"]) == (["BBB"], "code")


def test_an_error_in_one_field_leaves_the_others(toy: Graph) -> None:
    answered = Client(toy).answer('{ a: state(code: "AAA") { name } b: state(code: "Nowhere") { name } }')
    assert answered["data"] == {"a": {"name": "Alfa"}, "b": None}
    assert [error["path"] for error in answered["errors"]] == [["b"]]


def test_too_much_is_refused(toy: Graph) -> None:
    client = Client(toy)
    deep = "agreements { parties { actor { ... on State { " * 4 + "key" + " } } } }" * 4
    for query in (
        f'{{ state(code: "AAA") {{ {deep} }} }}',
        "{ " + " ".join(f"a{number}: __typename" for number in range(schema.MAX_ALIASES + 1)) + " }",
        "{ " + "__typename " * schema.MAX_TOKENS + " }",
    ):
        assert client.error(query)["code"] in ("GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED")


@pytest.mark.parametrize("failure", [EngineFailure("secret: MATCH (n)"), RuntimeError("secret: bolt://u:p@db")])
def test_defects_are_logged_and_not_shown(
    toy: Graph, failure: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> Any:
        raise failure

    monkeypatch.setattr(toy, "who", broken)
    monkeypatch.setattr(toy, "alliances", broken)
    client = Client(toy)
    error = client.error(who_if(""))
    assert error["code"] == "INTERNAL"
    assert "secret" not in str(error)
    assert error["requestId"] in caplog.text
    assert "secret" in caplog.text
    answered = client.get("/graph.json")
    assert answered.status_code == 500
    assert "secret" not in answered.text
    assert answered.json()["errors"][0]["extensions"]["code"] == "INTERNAL"


def test_a_database_that_is_away_is_named_as_such(toy: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> Any:
        raise DatabaseUnavailable("the database cannot be reached")

    monkeypatch.setattr(toy, "status", away)
    client = Client(toy)
    assert client.error("{ status { version } }")["code"] == "DATABASE_UNAVAILABLE"
    answered = client.get("/readyz")
    assert (answered.status_code, answered.json()["ready"]) == (503, False)
    assert client.get("/healthz").status_code == 200


def test_nothing_loaded_yet(graph: Graph) -> None:
    client = Client(graph)
    answered = client.get("/readyz")
    assert answered.status_code == 503
    assert "foedus load seed" in answered.json()["reason"]
    error = client.error(who_if(""))
    assert error["code"] == "NOT_READY"
    assert client.get("/graph.json").status_code == 503
    assert client.ask("{ states { totalCount nodes { key } } }") == {"states": {"totalCount": 0, "nodes": []}}


@pytest.mark.parametrize(
    "body", ["{", "[]", '"x"', "{}", '{"query": 1}', '{"query": "{__typename}", "variables": []}', "[" * 100]
)
def test_broken_requests_are_answered_in_json_with_a_code(toy: Graph, body: str) -> None:
    answered = Client(toy).request("POST", "/graphql", content=body, headers={"Content-Type": "application/json"})
    assert answered.status_code == 400
    assert all(error["extensions"]["code"] for error in answered.json()["errors"])


# --- writes -----------------------------------------------------------------------------------------------------

LOAD = """mutation ($documents: [JSON!]!, $dryRun: Boolean!) {
  loadAgreements(documents: $documents, dryRun: $dryRun) { created changed unchanged dryRun byType { name total } }
}"""


def test_a_load_needs_the_key_and_writes_all_or_nothing(graph: Graph) -> None:
    client = Client(graph)
    asked: dict[str, Any] = {"documents": WORLD, "dryRun": False}
    assert client.error(LOAD, asked)["code"] == "UNAUTHENTICATED"
    assert client.error(LOAD, asked, key="another key")["code"] == "UNAUTHENTICATED"
    assert client.error(LOAD, asked, key="другой ключ")["code"] == "UNAUTHENTICATED"
    assert graph.version() == ""

    planned = client.answer(LOAD, {**asked, "dryRun": True}, key=WRITE_KEY)["data"]["loadAgreements"]
    assert planned["dryRun"]
    assert len(planned["created"]) == len(WORLD)
    assert graph.version() == ""

    loaded = client.answer(LOAD, asked, key=WRITE_KEY)["data"]["loadAgreements"]
    assert loaded["created"] == planned["created"]
    assert {"name": "agreement", "total": 4} in loaded["byType"]
    again = client.answer(LOAD, asked, key=WRITE_KEY)["data"]["loadAgreements"]
    assert (again["created"], again["changed"], again["unchanged"]) == ([], [], len(WORLD))

    version = graph.version()
    broken = [pact("third-pact"), pact("fourth-pact", ("AAA", "XYZ"), signed="1950-13-01")]
    error = client.error(LOAD, {"documents": broken, "dryRun": False}, key=WRITE_KEY)
    assert error["code"] == "INVALID_DOCUMENTS"
    assert any("fourth-pact" in problem or "1950-13-01" in problem for problem in error["problems"])
    assert graph.version() == version


def test_without_a_key_nothing_is_written(toy: Graph) -> None:
    error = Client(toy, write_key=None).error(LOAD, {"documents": [], "dryRun": False}, key="any")
    assert error["code"] == "FORBIDDEN"
    assert "FOEDUS_WRITE_KEY" in error["message"]


def test_a_link_cannot_write(toy: Graph) -> None:
    answered = Client(toy).get("/graphql?query=mutation{loadAgreements(documents:[]){unchanged}}")
    assert answered.status_code in (400, 405)


# --- beside GraphQL ---------------------------------------------------------------------------------------------


def test_ready_says_which_data(world: Client, graph: Graph) -> None:
    answered = world.get("/readyz")
    assert answered.status_code == 200
    found = answered.json()
    assert (found["ready"], found["version"], found["dialect"]) == (True, graph.version(), graph.status().dialect)
    assert [one["key"] for one in found["datasets"]] == ["toy"]
    status = world.ask("{ status { version dialect datasets { key loaded currentTo } counts { name total } } }")
    assert status["status"]["version"] == found["version"]
    assert {"name": "State", "total": 3} in status["status"]["counts"]


def test_graph_file_is_what_graphql_answers_and_is_not_sent_twice(world: Client, graph: Graph) -> None:
    path = "/graph.json?on=1952-01-01&kinds=DEFENSE&hostility=true"
    answered = world.get(path)
    told = world.ask(
        """{ allianceGraph(on: "1952-01-01", kinds: [DEFENSE], hostility: true) {
          nodes { key kind name cowCodes degree }
          edges { source target kind agreement provision since until hostile }
        } }"""
    )
    assert answered.json() == told["allianceGraph"]
    tag = answered.headers["etag"]
    assert world.get(path, if_none_match=f'"other", W/{tag}').status_code == 304
    assert world.get(f"{path}&hops=2", if_none_match=tag).status_code == 200
    graph.load_values([*WORLD[:2], state("DDD", "Delta")])
    assert world.get(path, if_none_match=tag).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "code", "argument"),
    [
        ("/graph.json?on=1952", 400, "BAD_USER_INPUT", "on"),
        ("/graph.json?kinds=LOVE", 400, "BAD_USER_INPUT", "kinds"),
        ("/graph.json?hops=many", 400, "BAD_USER_INPUT", "hops"),
        ("/graph.json?hops=9", 400, "BAD_USER_INPUT", "hops"),
        ("/graph.json?around=Nowhere", 404, "NOT_FOUND", "around"),
        ("/graph.json?on=1952-01-01&since=1952-01-01", 400, "BAD_USER_INPUT", "during"),
        ("/graph.xls", 404, "NOT_FOUND", None),
        ("/nowhere", 404, "NOT_FOUND", None),
        ("/web/../app.py", 404, "NOT_FOUND", None),
    ],
)
def test_bad_addresses_are_told_what_is_wrong(
    toy: Graph, path: str, status: int, code: str, argument: str | None
) -> None:
    answered = Client(toy).get(path)
    assert answered.status_code == status
    (error,) = answered.json()["errors"]
    assert error["extensions"]["code"] == code
    assert error["extensions"].get("argument") == argument


def test_pages_need_no_other_server(toy: Graph) -> None:
    client = Client(toy)
    pages = [client.get("/"), client.get("/graphql", accept="text/html")]
    assert all(page.status_code == 200 for page in pages)
    assert all("default-src 'self'" in page.headers["content-security-policy"] for page in pages)
    parts = {part for page in pages for part in re.findall(r'(?:src|href)="([^"]+)"', page.text)} - {"/graphql"}
    assert len(parts) > 6
    for part in sorted(parts):
        assert part.startswith("/web/")
        assert client.get(part).status_code == 200, part
    for file in (ROOM / "web").glob("*.*"):
        # Names of XML namespaces are no addresses.
        assert not re.findall(r"https?://(?!www\.w3\.org/2000/svg)", file.read_text(encoding="utf-8")), file
        assert not re.findall(r"<script(?![^>]*src=)", file.read_text(encoding="utf-8")), "no script within a page"


def test_what_others_made_is_named_with_its_licence() -> None:
    vendor = ROOM / "web" / "vendor"
    manifest = json.loads((vendor / "manifest.json").read_text(encoding="utf-8"))["files"]
    named = {one["file"] for one in manifest} | {one["licenceFile"] for one in manifest} | {"manifest.json"}
    assert {file.name for file in vendor.iterdir()} == named


# --- settings ---------------------------------------------------------------------------------------------------


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOEDUS_WRITE_KEY", "hush")
    monkeypatch.setenv("FOEDUS_PORT", "9000")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    settings = Settings()
    assert settings.port == 9000
    assert settings.write_key == SecretStr("hush")
    assert "hush" not in repr(settings)
    assert settings.database == default_database() == f"ladybug://{tmp_path}/foedus/foedus.lb"
    monkeypatch.setenv("FOEDUS_TIME_LIMIT", "0")
    with pytest.raises(ValidationError):
        Settings()


def test_every_setting_says_what_it_is() -> None:
    for name, field in Settings.model_fields.items():
        assert (field.description or "").endswith("."), name
