"""The `foedus` command: parses, calls the graph, renders. Every import beyond Typer waits for the command that
needs it, so that `foedus --help` answers at once."""

from __future__ import annotations

import logging
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from cli import exits, values

if TYPE_CHECKING:
    from graph.facade import Graph
    from graph.records import Subgraph


class Commands(TyperGroup):
    """Turns what a command raises into a message and an exit code."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort, typer.TyperException):
            raise
        except BrokenPipeError:
            raise typer.Exit(exits.PIPE) from None
        except Exception as error:
            raise typer.Exit(exits.tell(error)) from error


# Click keeps the lines of a paragraph that begins with a backspace.
EPILOG = "\b\nExit codes:\n" + "\n".join(f"{code:5}  {text}" for code, text in exits.EXIT_CODES.items())

app = typer.Typer(
    name="foedus",
    cls=Commands,
    help="Who is obligated, by which article, if X attacks Y on this date, and why, or why not.",
    epilog=EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

DAY, SPAN = "YYYY-MM-DD", "SINCE..UNTIL"

Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="URL",
        help="ladybug:///path or neo4j://host; else FOEDUS_DATABASE, else a file in your data folder.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON for scripts, with GraphQL's names.")]
On = Annotated[str | None, typer.Option("--on", metavar=DAY, help="The day asked about; today if left out.")]
During = Annotated[
    str | None,
    typer.Option("--during", metavar=SPAN, help="A span of days instead; UNTIL is the first day after it."),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kinds", metavar="KIND,…", help=f"Only these: {values.KINDS}."),
]
States = Annotated[
    list[str] | None, typer.Option("--states", metavar="STATE,…", help="Only edges between these states.")
]
Agreements = Annotated[
    list[str] | None, typer.Option("--agreements", metavar="KEY,…", help="Only by these agreements.")
]
Around = Annotated[str | None, typer.Option("--around", metavar="STATE", help="Only what lies near this state.")]
Hops = Annotated[int, typer.Option("--hops", metavar="N", help="How many steps around it.")]
Hostility = Annotated[bool, typer.Option("--hostility", help="Hostile edges too.")]
DocumentPaths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        help="Files and folders of YAML, JSON or NDJSON documents; `seed` for the packaged ones (the default), "
        "`./seed` for a folder of that name.",
        show_default=False,
    ),
]


@app.callback(invoke_without_command=True)
def foedus(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"foedus {installed('foedus')}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
        raise typer.Exit(exits.USAGE)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option("--host", help="Address to listen on.", show_default=False)] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, help="0 takes any free port.", show_default=False)
    ] = None,
    no_seed: Annotated[bool, typer.Option("--no-seed", help="Leave an empty database empty.")] = False,
    database: Database = None,
) -> None:
    """Serve GraphQL and the page; seed an empty database first."""
    from cli.serving import serve as run_server

    run_server(values.settings(database, host=host, port=port), seed=not no_seed)


@app.command()
def load(
    paths: DocumentPaths = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")] = False,
    as_json: Json = False,
    database: Database = None,
) -> None:
    """Load documents; loading again changes nothing."""
    from cli import loads, render
    from graph.reading import read_paths

    placed = read_paths(values.documents(paths or []))
    with opened(database) as graph, render.working(f"Loading {render.count(len(placed), 'document')} …"):
        report = graph.load_placed(placed, dry_run=dry_run)
    if as_json:
        render.emit_json(loads.load_value(report, placed))
    else:
        loads.show_load(render.Output(), report, placed)


@app.command("import")
def import_(
    name: Annotated[str, typer.Argument(metavar="|".join(values.IMPORTER_NAMES), show_default=False)],
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, show_default=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")] = False,
    as_json: Json = False,
    database: Database = None,
) -> None:
    """Import a data set of the field from a file that you have.

    states is COW's system membership with ISO3 and GW codes, atop the member-level file of ATOP 4.01 to 5.1, which
    needs the states first. Rows that are not taken are told, each with why.
    """
    from cli import loads, render

    values.choice(name, values.IMPORTER_NAMES, "|".join(values.IMPORTER_NAMES))
    with opened(database) as graph, render.working(f"Importing {file} …"):
        report, skipped = graph.import_file(name, file, dry_run=dry_run)
    if as_json:
        render.emit_json({**loads.load_value(report, []), "skipped": list(skipped)})
    else:
        loads.show_import(render.Output(), report, skipped)


@app.command()
def check(paths: DocumentPaths = None, database: Database = None) -> None:
    """Check documents without writing anything.

    They may refer to each other, and with --database to what that database holds. Documents that build on the
    seed are checked with it: foedus check my.yaml seed
    """
    from tempfile import TemporaryDirectory

    from cli import render
    from graph.reading import read_paths

    placed = read_paths(values.documents(paths or []))
    with (
        TemporaryDirectory(prefix="foedus-check-") as folder,
        opened(database or f"ladybug://{folder}/empty.lb") as graph,
    ):
        graph.load_placed(placed, dry_run=True)
    render.Output().say(f"{render.count(len(placed), 'document')}, no errors.")


Attackers = Annotated[
    list[str],
    typer.Argument(
        metavar="ATTACKER",
        help="Keys, ISO codes or names; other codes take a prefix: cow:300, gw:300, wikidata:Q40.",
        show_default=False,
    ),
]
Victim = Annotated[str, typer.Argument(metavar="VICTIM", help="Whom they attack.", show_default=False)]
ActOption = Annotated[str, typer.Option("--act", metavar=values.ACTS, help="What happened.")]
PlaceOption = Annotated[
    str | None, typer.Option("--place", metavar="PLACE", help="Where the attack falls; the victim's home if left out.")
]
Provoked = Annotated[
    bool | None, typer.Option("--provoked/--unprovoked", help="Whether the victim provoked it; open if left out.")
]
NoRequest = Annotated[bool, typer.Option("--no-request", help="The victim does not ask for help.")]


@app.command()
def who(
    attackers: Attackers,
    victim: Victim,
    on: On = None,
    act: ActOption = "armed_attack",
    place: PlaceOption = None,
    provoked: Provoked = None,
    no_request: NoRequest = False,
    waves: Annotated[int, typer.Option("--waves", metavar="N", help="How far to follow who is drawn in.")] = 1,
    explain: Annotated[bool, typer.Option("--explain", help="Every condition, and the articles' words.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Also what does not bind, and why.")] = False,
    as_json: Json = False,
    database: Database = None,
) -> None:
    """Who is obligated, by which article, and why.

    foedus who PRK KOR --on 2024-10-21

    foedus who Germany Austria-Hungary Serbia --on 1914-07-28 --act war --all
    """
    day, level = values.day(on, "--on"), values.act(act, "--act")
    from cli import casus, render

    with opened(database) as graph:
        report = graph.who(attackers, victim, day, level, place, provoked, requested=not no_request, waves=waves)
    if as_json:
        render.emit_json(casus.report_value(report))
    else:
        casus.show_report(render.Output(), report, everything=everything, explain=explain)


@app.command()
def why_not(
    state: Annotated[str, typer.Argument(metavar="STATE", help="Whose obligations to explain.", show_default=False)],
    attackers: Attackers,
    victim: Victim,
    on: On = None,
    act: ActOption = "armed_attack",
    place: PlaceOption = None,
    provoked: Provoked = None,
    no_request: NoRequest = False,
    as_json: Json = False,
    database: Database = None,
) -> None:
    """What keeps a state out: every link that it has with the sides.

    foedus why-not RUS KOR PRK --on 2024-10-21 --act war
    """
    day, level = values.day(on, "--on"), values.act(act, "--act")
    from cli import reasons, render

    with opened(database) as graph:
        found = graph.why_not(state, *graph.case(attackers, victim, day, level, place, provoked, not no_request))
    if as_json:
        render.emit_json(reasons.why_not_value(found))
    else:
        reasons.show_why_not(render.Output(), found)


@app.command()
def compare(
    attackers: Attackers,
    victim: Victim,
    on: On = None,
    act: ActOption = "armed_attack",
    place: PlaceOption = None,
    provoked: Provoked = None,
    no_request: NoRequest = False,
    then_on: Annotated[str | None, typer.Option("--then-on", metavar=DAY, help="The other day.")] = None,
    then_act: Annotated[str | None, typer.Option("--then-act", metavar=values.ACTS, help="The other act.")] = None,
    then_place: Annotated[str | None, typer.Option("--then-place", metavar="PLACE", help="The other place.")] = None,
    then_provoked: Annotated[
        bool | None, typer.Option("--then-provoked/--then-unprovoked", help="Provoked in the other case.")
    ] = None,
    as_json: Json = False,
    database: Database = None,
) -> None:
    """Two dates or two cases: who is in, who is out, because of what.

    foedus compare KOR PRK --act war --on 2024-10-21 --then-on 2024-12-05
    """
    day, level = values.day(on, "--on"), values.act(act, "--act")
    other_day = values.day(then_on, "--then-on") or day
    other_level = values.act(then_act, "--then-act") if then_act else level
    from cli import reasons, render

    with opened(database) as graph:
        before, names = graph.case(attackers, victim, day, level, place, provoked, not no_request)
        after, _ = graph.case(
            attackers,
            victim,
            other_day,
            other_level,
            then_place or place,
            provoked if then_provoked is None else then_provoked,
            not no_request,
        )
        found = graph.compare(before, after, names)
    if as_json:
        render.emit_json(reasons.comparison_value(found))
    else:
        reasons.show_comparison(render.Output(), found)


@app.command()
def graph(
    on: On = None,
    during: During = None,
    kinds: Kinds = None,
    states: States = None,
    agreements: Agreements = None,
    around: Around = None,
    hops: Hops = 1,
    hostility: Hostility = False,
    as_json: Json = False,
    database: Database = None,
) -> None:
    """The alliance graph of a day or a span, as a table."""
    found = _alliances(database, on, during, kinds, states, agreements, around, hops, hostility)
    from cli import alliances, render

    if as_json:
        from graph.export import to_json

        sys.stdout.writelines(to_json(found))
    else:
        alliances.show_graph(render.Output(), found, f"during {during}" if during else f"on {on or date.today()}")


@app.command()
def path(
    source: Annotated[str, typer.Argument(metavar="STATE", show_default=False)],
    target: Annotated[str, typer.Argument(metavar="STATE", show_default=False)],
    on: On = None,
    kinds: Kinds = None,
    max_length: Annotated[int, typer.Option("--max-length", metavar="N", help="The most steps to look.")] = 4,
    hostility: Hostility = False,
    as_json: Json = False,
    database: Database = None,
) -> None:
    """The shortest chains of alliances that join two states."""
    day, wanted = values.day(on, "--on"), values.kinds(kinds or [], "--kinds")
    from cli import alliances, render

    with opened(database) as graph:
        paths = graph.paths(source, target, day, wanted, max_length, hostility)
        keys = {key for found in paths for key in found.states}
        names = {actor.key: actor.name for actor in graph.actors(sorted(keys), "source")} if keys else {}
    if as_json:
        render.emit_json(alliances.paths_value(paths))
    else:
        alliances.show_paths(render.Output(), paths, names)


@app.command()
def export(
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(values.FORMAT_NAMES),
            help="By FILE's suffix if left out, else json.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE.", show_default=False)
    ] = None,
    on: On = None,
    during: During = None,
    kinds: Kinds = None,
    states: States = None,
    agreements: Agreements = None,
    around: Around = None,
    hops: Hops = 1,
    hostility: Hostility = False,
    database: Database = None,
) -> None:
    """Export that graph as JSON, GraphML, GEXF or CSV."""
    by_suffix = output.suffix.lstrip(".").lower() if output else ""
    name = values.choice(
        form or (by_suffix if by_suffix in values.FORMAT_NAMES else "json"), values.FORMAT_NAMES, "--format"
    )
    found = _alliances(database, on, during, kinds, states, agreements, around, hops, hostility)
    from cli import render
    from graph.export import FORMATS

    chunks = FORMATS[name].write(found)
    if output is None:
        sys.stdout.writelines(chunks)
        return
    render.write_file(output, chunks)
    edges = render.count(len(found.edges), "edge")
    typer.echo(f"{output}: {render.count(len(found.nodes), 'node')}, {edges} ({name})", err=True)


@app.command()
def schema(
    of: Annotated[str, typer.Argument(metavar="documents|graphql|cypher", show_default=False)] = "documents",
    database: Database = None,
) -> None:
    """Print the schema of documents, GraphQL or the database.

    documents is the JSON Schema of one document, graphql the SDL, cypher the statements that create the schema
    in the database (of --database, which is not opened).
    """
    match values.choice(of, ("documents", "graphql", "cypher"), "documents|graphql|cypher"):
        case "documents":
            from cli.render import emit_json
            from graph.documents import json_schema

            emit_json(json_schema())
        case "graphql":
            from api.schema import sdl

            typer.echo(sdl().rstrip("\n"))
        case _:
            from graph.export import schema_text

            typer.echo(schema_text(values.settings(database).database).rstrip("\n"))


@app.command()
def status(as_json: Json = False, database: Database = None) -> None:
    """Which data the database holds, and of which version."""
    from api.settings import open_database
    from cli import loads, render

    settings = values.settings(database)
    with open_database(settings) as graph:
        found = graph.status()
    if as_json:
        render.emit_json(loads.status_value(found, settings.database))
    else:
        loads.show_status(render.Output(), found, settings.database)


def opened(database: str | None) -> Graph:
    """The database of the settings, or of --database; closed on leaving the context."""
    from api.settings import open_database

    return open_database(values.settings(database))


def _alliances(
    database: str | None,
    on: str | None,
    during: str | None,
    kinds: list[str] | None,
    states: list[str] | None,
    agreements: list[str] | None,
    around: str | None,
    hops: int,
    hostility: bool,
) -> Subgraph:
    """What `graph` shows and `export` writes."""
    day, days = values.day(on, "--on"), values.days(during, "--during")
    wanted = values.kinds(kinds or [], "--kinds")
    with opened(database) as graph:
        return graph.alliances(
            day, days, wanted, values.words(states or []), values.words(agreements or []), around, hops, hostility
        )


def run() -> None:
    """The entry point."""
    # Neo4j's driver logs each attempt at a connection; the error that ends them says it once.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter gets a question mark, not an error.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    code: Any = exits.OK
    try:
        app()
    except SystemExit as exited:
        code = exited.code
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = exits.PIPE
    if code == exits.PIPE:
        # Else the interpreter would complain when it flushes on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
