"""Writes the generated statements under `cypher/`, and `docs/model.md`, from `graph.model`.

Run `python -m graph.generate`. They are committed, so that a person can read, diff and EXPLAIN them; a test
fails when they differ.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from graph.model import ALLIANCE_EDGES, LABELS, RELATIONSHIPS, Label, Properties, Relationship, Type

NEO4J_INDEXES = {
    # The lists filter these labels by date; the others are small.
    "Event": ("since",),
    "Claim": ("known",),
}
LADYBUG_TYPE: dict[Type, str] = {
    "STRING": "STRING",
    "STRINGS": "STRING[]",
    "DATE": "DATE",
    "BOOLEAN": "BOOL",
    "INTEGER": "INT64",
    "INTEGERS": "INT64[]",
}
GENERATED = "// Generated from graph/model.py by `python -m graph.generate`."


def files() -> dict[str, str]:
    """Every generated file, by its path under `cypher/`."""
    made = {"neo4j/schema.cypher": _neo4j_schema(), "ladybug/schema.cypher": _ladybug_schema()}
    for label in LABELS:
        made[f"put/{label.name}.cypher"] = _put_label(label, "neo4j")
        if "INTEGERS" in label.properties.values():
            made[f"ladybug/put/{label.name}.cypher"] = _put_label(label, "ladybug")
    for relationship in RELATIONSHIPS:
        if relationship.name in ALLIANCE_EDGES:
            continue
        made[f"put/{relationship.name}.cypher"] = _put_relationship(relationship)
        if relationship.owner:
            made[f"clear/{relationship.name}.cypher"] = _clear_relationship(relationship)
    return made


def model_page() -> str:
    """`docs/model.md`: every label and relationship, as `graph.model` describes them."""
    labels = "\n".join(
        f"| {label.name} | {label.description} | {', '.join(f'`{name}`' for name in label.properties)} |"
        for label in LABELS
    )
    relationships = "\n".join(
        f"| {', '.join(f'({source})→({target})' for source, target in relationship.ends)} | {relationship.name} | "
        f"{relationship.description} | {', '.join(f'`{name}`' for name in relationship.properties)} |"
        for relationship in RELATIONSHIPS
    )
    return f"""# The graph

<!-- Generated from graph/model.py by `python -m graph.generate`. -->

Every node has `key`, unique over the graph. A span of time is half-open: `since` is the first day, `until` the first
day no longer (9999-12-31: still; 0001-01-01: since when is not known); `*_given` is the text of an imprecise date.

| label | is | properties |
|---|---|---|
{labels}

| joins | type | means | properties |
|---|---|---|---|
{relationships}
"""


def schema_version() -> str:
    """Changes whenever the stored graph's shape does."""
    described = repr(LABELS) + repr(RELATIONSHIPS)
    return hashlib.sha256(described.encode()).hexdigest()[:16]


def write(folder: Path) -> None:
    for path, text in files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def write_page(file: Path) -> None:
    file.write_text(model_page(), encoding="utf-8")


def _value(name: str, kind: Type, dialect: str) -> str:
    if kind == "DATE":
        return f"date(row.{name})"
    # Ladybug types a list parameter that is empty as STRING[].
    if kind == "INTEGERS" and dialect == "ladybug":
        return f"CAST(row.{name} AS INT64[])"
    return f"row.{name}"


def _put_label(label: Label, dialect: str) -> str:
    sets = ",\n    ".join(f"n.{name} = {_value(name, kind, dialect)}" for name, kind in label.properties.items())
    return f"""// Creates or updates {label.name} nodes. {label.description}
{GENERATED}
// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MERGE (n:{label.name} {{key: row.key}})
SET {sets}
RETURN count(*) AS written
"""


def _for_each(alternatives: Iterator[str] | tuple[str, ...]) -> str:
    given = list(alternatives)
    return f"// for each: {' | '.join(given)}\n" if len(given) > 1 else ""


def _put_relationship(relationship: Relationship) -> str:
    source, target = relationship.ends[0]
    same = all(pair[0] == pair[1] for pair in relationship.ends)
    each = _for_each(tuple(pair[0] if same else " ".join(pair) for pair in relationship.ends))
    inner = ", ".join(f"{name}: {_value(name, kind, 'neo4j')}" for name, kind in relationship.properties.items())
    properties = f" {{{inner}}}" if inner else ""
    return f"""// Creates {relationship.name} relationships. {relationship.description}
{GENERATED}
{each}// mode: write
// parameters: rows
// rows: written
UNWIND $rows AS row
MATCH (a:{source} {{key: row.source}})
MATCH (b:{target} {{key: row.target}})
CREATE (a)-[:{relationship.name}{properties}]->(b)
RETURN count(*) AS written
"""


def _clear_relationship(relationship: Relationship) -> str:
    owner = relationship.owners[0]
    arrow = f"-[r:{relationship.name}]->" if relationship.owner == "source" else f"<-[r:{relationship.name}]-"
    return f"""// Removes the {relationship.name} relationships that the documents of $keys wrote before.
{GENERATED}
{_for_each(relationship.owners)}// mode: write
// parameters: keys
// rows:
MATCH (n:{owner}){arrow}()
WHERE n.key IN $keys
DELETE r
"""


def _neo4j_schema() -> str:
    lines = [
        "// Constraints and indexes of Neo4j; Community has uniqueness constraints, and no others.",
        GENERATED,
    ]
    for label in LABELS:
        lines.append(
            f"CREATE CONSTRAINT {label.name.lower()}_key IF NOT EXISTS FOR (n:{label.name}) REQUIRE n.key IS UNIQUE;"
        )
    lines.append("CREATE CONSTRAINT hostility_key IF NOT EXISTS FOR ()-[r:HOSTILE_TO]-() REQUIRE r.key IS UNIQUE;")
    for name, columns in NEO4J_INDEXES.items():
        for column in columns:
            lines.append(f"CREATE INDEX {name.lower()}_{column} IF NOT EXISTS FOR (n:{name}) ON (n.{column});")
    for edge in (*ALLIANCE_EDGES, "HOSTILE_TO"):
        lines.append(f"CREATE INDEX {edge.lower()}_since IF NOT EXISTS FOR ()-[r:{edge}]-() ON (r.since);")
    for edge in ALLIANCE_EDGES:
        lines.append(f"CREATE INDEX {edge.lower()}_agreement IF NOT EXISTS FOR ()-[r:{edge}]-() ON (r.agreement);")
    return "\n".join(lines) + "\n"


def _ladybug_schema() -> str:
    lines = ["// Tables of Ladybug, which needs them before the first write.", GENERATED]
    for label in LABELS:
        lines.append(
            f"CREATE NODE TABLE IF NOT EXISTS {label.name}(key STRING PRIMARY KEY, {_columns(label.properties)});"
        )
    for relationship in RELATIONSHIPS:
        ends = ", ".join(f"FROM {source} TO {target}" for source, target in relationship.ends)
        columns = f", {_columns(relationship.properties)}" if relationship.properties else ""
        lines.append(f"CREATE REL TABLE IF NOT EXISTS {relationship.name}({ends}{columns});")
    return "\n".join(lines) + "\n"


def _columns(properties: Properties) -> str:
    return ", ".join(f"{name} {LADYBUG_TYPE[kind]}" for name, kind in properties.items())


if __name__ == "__main__":
    root = Path(__file__).parent.parent
    write(root / "cypher")
    write_page(root / "docs" / "model.md")
