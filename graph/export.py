"""Alliance graphs as text for other programs: JSON, GraphML, GEXF and CSV, and the database's schema.

Each writer is an iterator over pieces of the file, so that a large graph need not be held twice. The order is
that of the `Subgraph`, so that the same graph always gives the same file.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from graph.engine import NEO4J_SCHEMES
from graph.errors import InvalidInput
from graph.records import GraphEdge, GraphNode, Subgraph
from graph.statements import schema

Chunks = Iterator[str]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file; `name` is also its suffix."""

    name: str
    media_type: str
    write: Callable[[Subgraph], Chunks]


def node_value(node: GraphNode) -> dict[str, Any]:
    """A node as JSON, with the names of GraphQL's GraphNode."""
    return {
        "key": node.key,
        "kind": node.kind,
        "name": node.name,
        "cowCodes": list(node.cow_codes),
        "degree": node.degree,
    }


def edge_value(edge: GraphEdge) -> dict[str, Any]:
    """An edge as JSON, with the names of GraphQL's GraphEdge; `until` is the first day it no longer holds."""
    return {
        "source": edge.source,
        "target": edge.target,
        "kind": edge.kind,
        "agreement": edge.agreement,
        "provision": edge.provision,
        "since": _iso(edge.since),
        "until": _iso(edge.until),
        "hostile": edge.hostile,
    }


def to_json(graph: Subgraph) -> Chunks:
    """{nodes, edges}, one of them a line, so that two days can be compared with `diff`."""
    for name, values in (
        ("nodes", map(node_value, graph.nodes)),
        ("edges", map(edge_value, graph.edges)),
    ):
        yield '{"nodes": [' if name == "nodes" else ', "edges": ['
        for number, value in enumerate(values):
            yield ("\n  " if number == 0 else ",\n  ") + json.dumps(value, ensure_ascii=False)
        yield "\n]"
    yield "}\n"


NODE_FIELDS = ("name", "kind", "cow_codes", "degree")
EDGE_FIELDS = ("kind", "agreement", "provision", "since", "until", "hostile")
XML_TYPES = {"degree": ("int", "integer"), "hostile": ("boolean", "boolean")}
"""What is no text: the name of its type in GraphML and in GEXF."""


def to_graphml(graph: Subgraph) -> Chunks:
    """Directed, with parallel edges; the id of a node is its key."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for owner, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        for field in fields:
            kind = XML_TYPES.get(field, ("string", "string"))[0]
            yield _element("key", {"id": f"{owner}_{field}", "for": owner, "attr.name": field, "attr.type": kind})
    yield '<graph id="alliances" edgedefault="directed">\n'
    for node in graph.nodes:
        yield _element("node", {"id": node.key}, *_data("node", _node_fields(node)))
    for number, edge in enumerate(graph.edges):
        attributes = {"id": f"e{number}", "source": edge.source, "target": edge.target}
        yield _element("edge", attributes, *_data("edge", _edge_fields(edge)))
    yield "</graph>\n</graphml>\n"


def to_gexf(graph: Subgraph) -> Chunks:
    """Directed and dynamic, for Gephi's timeline; `start` and `end` are the first and the last day of an edge."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
        '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    )
    for owner, fields in (("node", NODE_FIELDS[1:]), ("edge", EDGE_FIELDS)):
        yield _element(
            "attributes",
            {"class": owner},
            *(
                ("attribute", {"id": field, "title": field, "type": XML_TYPES.get(field, ("", "string"))[1]})
                for field in fields
            ),
        )
    yield "<nodes>\n"
    for node in graph.nodes:
        fields_of_node = _node_fields(node)
        del fields_of_node["name"]
        yield _gexf("node", {"id": node.key, "label": node.name}, fields_of_node)
    yield "</nodes>\n<edges>\n"
    for number, edge in enumerate(graph.edges):
        attributes = {"id": f"e{number}", "source": edge.source, "target": edge.target, "label": edge.kind}
        if edge.since:
            attributes["start"] = edge.since.isoformat()
        if edge.until:
            # GEXF's end belongs to the span; our until is the day after.
            attributes["end"] = (edge.until - timedelta(days=1)).isoformat()
        yield _gexf("edge", attributes, _edge_fields(edge))
    yield "</edges>\n</graph>\n</gexf>\n"


CSV_COLUMNS = ("source", "source_name", "target", "target_name", *EDGE_FIELDS)


def to_csv(graph: Subgraph) -> Chunks:
    """One edge a row (RFC 4180). A cell that a spreadsheet would run as a formula begins with an apostrophe."""
    names = {node.key: node.name for node in graph.nodes}
    yield _row(CSV_COLUMNS)
    for edge in graph.edges:
        yield _row(
            (
                edge.source,
                names.get(edge.source, edge.source),
                edge.target,
                names.get(edge.target, edge.target),
                *(_edge_fields(edge).get(field, "") for field in EDGE_FIELDS),
            )
        )


FORMATS = {
    one.name: one
    for one in (
        Format("json", "application/json", to_json),
        Format("graphml", "application/graphml+xml", to_graphml),
        Format("gexf", "application/gexf+xml", to_gexf),
        Format("csv", "text/csv; charset=utf-8", to_csv),
    )
}


def schema_text(url: str) -> str:
    """The statements that create the schema in the database of this URL, which is not opened."""
    scheme = urlsplit(url).scheme
    if scheme != "ladybug" and scheme not in NEO4J_SCHEMES:
        raise InvalidInput(f"{url!r} is no database URL: write ladybug:///path, or neo4j://host:7687")
    dialect = "ladybug" if scheme == "ladybug" else "neo4j"
    return "".join(f"{text};\n" for text in schema(dialect))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _node_fields(node: GraphNode) -> dict[str, str]:
    return {
        "name": node.name,
        "kind": node.kind,
        "cow_codes": " ".join(map(str, node.cow_codes)),
        "degree": str(node.degree),
    }


def _edge_fields(edge: GraphEdge) -> dict[str, str]:
    """What is known of an edge; an open end is left out."""
    fields = {
        "kind": edge.kind,
        "agreement": edge.agreement,
        "provision": edge.provision,
        "since": _iso(edge.since),
        "until": _iso(edge.until),
        "hostile": "true" if edge.hostile else "false",
    }
    return {name: value for name, value in fields.items() if value is not None}


Child = tuple[str, dict[str, str]] | tuple[str, dict[str, str], str]


def _data(owner: str, fields: dict[str, str]) -> Iterator[Child]:
    for name, value in fields.items():
        yield "data", {"key": f"{owner}_{name}"}, value


def _gexf(tag: str, attributes: dict[str, str], fields: dict[str, str]) -> str:
    element = _made(tag, attributes)
    values = ElementTree.SubElement(element, "attvalues")
    for name, value in fields.items():
        values.append(_made("attvalue", {"for": name, "value": value}))
    return _text(element)


def _element(tag: str, attributes: dict[str, str], *children: Child) -> str:
    element = _made(tag, attributes)
    for child in children:
        element.append(_made(*child))
    return _text(element)


def _made(tag: str, attributes: dict[str, str], text: str | None = None) -> ElementTree.Element:
    element = ElementTree.Element(tag, {name: _legal(value) for name, value in attributes.items()})
    element.text = None if text is None else _legal(text)
    return element


def _text(element: ElementTree.Element) -> str:
    return ElementTree.tostring(element, encoding="unicode") + "\n"


_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 file may hold, not even escaped."""


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _row(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return out.getvalue()
