"""`foedus serve`: opens the database, loads the seed into an empty one, and serves until it is told to stop."""

from __future__ import annotations

import errno
import ipaddress
import os
import signal
import socket
import sys
import time
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import uvicorn

from api.app import create_app
from api.settings import open_database
from cli.exits import PortUnavailable
from cli.loads import public
from cli.render import Output, count, working
from cli.values import seed_folder
from graph.reading import read_paths

if TYPE_CHECKING:
    from api.settings import Settings
    from graph.facade import Graph

FIRST_QUESTION = """\
{
  whoIsObligated(attackers: ["PRK"], victim: "KOR", on: "2024-10-21") {
    obligated {
      state { name }
      verdict
      strength
      obligations {
        agreement { name }
        provision { article paraphrase }
        reasons { condition outcome text }
      }
    }
  }
}"""

GRACE = 10
"""Seconds that requests under way get when the server is told to stop: as long as a statement may take."""


def serve(settings: Settings, *, seed: bool) -> None:
    """Returns once the server was told to stop and has closed the database."""
    signal.signal(signal.SIGTERM, _stop)
    # The port first: a load that ends with "port taken" would have been for nothing.
    with listen(settings.host, settings.port) as listening, open_database(settings) as graph:
        if seed and needs_seed(graph):
            load_seed(graph)
        config = uvicorn.Config(
            create_app(graph, settings),
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=GRACE,
        )
        # uvicorn finishes the requests, and then sends its process the signal once more.
        with suppress(KeyboardInterrupt, Stopped):
            Announcing(config, graph, settings).run(sockets=[listening])
    print("Stopped.", file=sys.stderr)


class Stopped(SystemExit):
    """SIGTERM as an exception, so that the database is closed on the way out; 143 where nothing was served yet."""


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise Stopped(143)


class Announcing(uvicorn.Server):
    """Tells the addresses once they answer."""

    def __init__(self, config: uvicorn.Config, graph: Graph, settings: Settings) -> None:
        super().__init__(config)
        self._graph, self._settings = graph, settings

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and sockets:
            port = sockets[0].getsockname()[1]
            announce(Output(), self._graph, self._settings, port)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; raises `PortUnavailable` where it cannot."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortUnavailable(
                f"port {port} of {host} is taken by another server: choose another with --port"
            ) from None
        # getaddrinfo's numbers are negative, and none of the system's.
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise PortUnavailable(f"cannot listen on {host}, port {port}: {why}") from None


def needs_seed(graph: Graph) -> bool:
    """Whether nothing was ever loaded, or a load was cut off before its end."""
    return not graph.version() or any(not dataset.loaded for dataset in graph.status().datasets)


def load_seed(graph: Graph) -> None:
    started = time.monotonic()
    try:
        with working("The database lacks the seed, or a part of it: loading …"):
            report = graph.load_placed(read_paths([seed_folder()]))
    except (KeyboardInterrupt, Stopped):
        print("The seed is loaded in part: `foedus load seed` loads the rest.", file=sys.stderr)
        raise
    took = time.monotonic() - started
    print(f"Loaded {count(len(report.created), 'document')} in {took:.1f} s.", file=sys.stderr)


def announce(console: Output, graph: Graph, settings: Settings, port: int) -> None:
    """Where it is served, what it knows, and a first question to paste."""
    status = graph.status()
    base = f"http://{_reachable(settings.host)}:{port}"
    console.say(f"Foedus serves {public(settings.database)}", style="bold")
    for dataset in status.datasets:
        console.say(f"  {dataset.title}, version {dataset.version}, current to {dataset.current_to}")
    if not status.datasets:
        console.say("  No data loaded yet: stop, run `foedus load seed`, and serve again.")
    # Addresses and the question are to be copied: they are never wrapped.
    console.out(
        f"\n  Page      {base}/\n  GraphiQL  {base}/graphql\n\nA first question to paste there:\n", highlight=False
    )
    console.out(FIRST_QUESTION + "\n", highlight=False)
    if not settings.write_key:
        console.say("Writes over HTTP are off: set FOEDUS_WRITE_KEY to allow them.")
    if not is_loopback(settings.host):
        console.say(f"Listening on {settings.host}: anyone who reaches this machine can read.")
    console.say("Ctrl-C stops it.")
    console.file.flush()


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _reachable(host: str) -> str:
    """The host as a browser on this machine writes it."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.is_unspecified:
        return "127.0.0.1" if address.version == 4 else "[::1]"
    return host if address.version == 4 else f"[{host}]"
