"""Alliance graphs and paths as tables and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rich.table import Table

from cli.render import Output, by_kind, clean, count, table, written
from graph.export import edge_value
from graph.records import GraphEdge, Path, Subgraph


def show_graph(console: Output, graph: Subgraph, asked: str) -> None:
    """The edges of a graph; an edge that holds both ways is one row."""
    console.say(f"{count(len(graph.nodes), 'node')}, {count(len(graph.edges), 'edge')} {asked}", style="bold")
    if not graph.edges:
        console.say("No alliance fits: ask for another day, fewer states or other kinds.")
        return
    bundles = _bundled(graph.edges)
    until = any(bundle.until for bundle in bundles)
    made = table("Edge", "Obligations (articles), by which agreement", "Since", *(["Until"] if until else []))
    for column in (0, 2, *([3] if until else [])):
        made.columns[column].no_wrap = True
    for bundle in bundles:
        what = written(bundle.kinds, "red" if bundle.hostile else "")
        if bundle.agreement:
            what.append(f"\n{clean(bundle.agreement)}")
        ends = written(bundle.ends(console))
        made.add_row(ends, what, _day(bundle.since), *([_day(bundle.until)] if until else []))
    console.print(made)
    if len(graph.nodes) <= MANY:
        console.say("\n" + "; ".join(f"{node.key} {node.name}" for node in graph.nodes), style="dim")


MANY = 40
"""With more states than this, a legend of their keys is no help."""


def show_paths(console: Output, paths: Sequence[Path], names: dict[str, str]) -> None:
    """Each chain of states, and what joins each pair of neighbours."""
    if not paths:
        console.say("No chain of alliances joins the two within the steps asked for.", style="bold")
        return
    steps = len(paths[0].steps)
    console.say(f"{count(len(paths), 'shortest chain')} of {count(steps, 'step')}", style="bold")
    for path in paths:
        console.say("\n" + " – ".join(names.get(key, key) for key in path.states), style="bold")
        grid = Table.grid(padding=(0, 2, 0, 0))
        for edges in path.steps:
            for bundle in _bundled(edges):
                by = f" by {bundle.agreement}" if bundle.agreement else ""
                grid.add_row("", written(bundle.ends(console)), written(f"{bundle.kinds}{by}{_since(bundle.since)}"))
        grid.columns[1].no_wrap = True
        console.print(grid)


def paths_value(paths: Iterable[Path]) -> dict[str, Any]:
    """With the names of GraphQL's Path: `steps` are the edges between each pair of neighbours."""
    return {
        "paths": [
            {"states": list(path.states), "steps": [[edge_value(edge) for edge in step] for step in path.steps]}
            for path in paths
        ]
    }


@dataclass(frozen=True)
class Bundle:
    """Edges between the same two, by the same agreement, with the same dates: one row for people."""

    source: str
    target: str
    mutual: bool
    agreement: str | None
    since: date | None
    until: date | None
    hostile: bool
    kinds: str = ""

    def ends(self, console: Output) -> str:
        return f"{self.source} {_arrow(console, self.mutual)} {self.target}"


def _bundled(edges: Iterable[GraphEdge]) -> list[Bundle]:
    """In the order of the edges; one that holds both ways is there once, as mutual."""
    given = dict.fromkeys(edges)
    bundles: dict[Bundle, list[GraphEdge]] = {}
    done: set[GraphEdge] = set()
    for edge in given:
        if edge in done:
            continue
        back = replace(edge, source=edge.target, target=edge.source)
        done.add(back)
        bundle = Bundle(edge.source, edge.target, back in given, edge.agreement, edge.since, edge.until, edge.hostile)
        bundles.setdefault(bundle, []).append(edge)
    return [replace(bundle, kinds=_kinds(group)) for bundle, group in bundles.items()]


def _kinds(edges: Iterable[GraphEdge]) -> str:
    return by_kind((edge.kind, edge.provision and edge.provision.rpartition("/")[2]) for edge in edges)


def _since(day: date | None) -> str:
    return f", since {day}" if day else ""


def _arrow(console: Output, mutual: bool) -> str:
    if console.unicode:
        return "↔" if mutual else "→"
    return "<>" if mutual else "->"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
