"""How long a newcomer waits: `python -m bench.start [--rounds N]`.

Measures, after installation: `foedus --help`; from `foedus serve` on an empty folder to the first GraphQL answer
(the database is made and seeded in between); the same on a second start; and `foedus who` from the shell.
Medians of N rounds, with the fastest and the slowest.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

FOEDUS = Path(sys.executable).with_name("foedus")
QUESTION = '{ whoIsObligated(attackers: ["PRK"], victim: "KOR", on: "2024-10-21") { obligated { state { key } } } }'
PATIENCE = 120.0


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def run(*arguments: str, folder: str | None = None) -> None:
    environment = {**os.environ, **({"FOEDUS_DATABASE": f"ladybug://{folder}/foedus.lb"} if folder else {})}
    subprocess.run([FOEDUS, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)


def first_answer(folder: str) -> None:
    """Starts the server, asks until it answers, and stops it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "FOEDUS_DATABASE": f"ladybug://{folder}/foedus.lb"}
    server = subprocess.Popen([FOEDUS, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL)
    body = json.dumps({"query": QUESTION}).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/graphql", body, {"Content-Type": "application/json"})
    try:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if server.poll() is not None:
                raise SystemExit(f"the server ended with {server.returncode}")
            try:
                with urllib.request.urlopen(request, timeout=10) as answer:
                    states = json.load(answer)["data"]["whoIsObligated"]["obligated"]
                    assert states == [{"state": {"key": "USA"}}], states
                    return
            except urllib.error.URLError:
                time.sleep(0.02)
        raise SystemExit("no answer")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            found.setdefault("foedus --help", []).append(timed(lambda: run("--help")))
            found.setdefault("serve, empty machine, to the first answer", []).append(
                timed(lambda: first_answer(folder))
            )
            found.setdefault("serve, second start, to the first answer", []).append(timed(lambda: first_answer(folder)))
            found.setdefault("foedus who", []).append(
                timed(lambda: run("who", "PRK", "KOR", "--on", "2024-10-21", folder=folder))
            )
    for what, seconds in found.items():
        print(f"{what:<45} median {statistics.median(seconds):6.2f} s   ({min(seconds):.2f} to {max(seconds):.2f})")


if __name__ == "__main__":
    main()
