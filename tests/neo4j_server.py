"""How the tests get a real Neo4j.

Three ways, tried in this order; the first that works is taken:

url     the server that `FOEDUS_TEST_NEO4J` names, as `neo4j://user:password@host:port[/database]`.
        The tests write to that database and empty it: never name one whose content matters.
docker  `neo4j:5.26-community` through testcontainers, if a Docker daemon answers.
maven   Neo4j Community as its jars (neo4j-pom.xml), on this machine's Java. They are fetched once, into
        the user's cache.

`FOEDUS_TEST_NEO4J_VIA=url|docker|maven` allows one way only, so that CI can try each. Where none works the
tests are skipped, with what to install; under `FOEDUS_REQUIRE_NEO4J=1` they fail instead.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

IMAGE = "neo4j:5.26-community"
POM = Path(__file__).with_name("neo4j-pom.xml")
OLDEST_JAVA = 17
READY_WITHIN = 120.0  # seconds: a start takes 5 s, and several times that on a busy machine
DOWNLOAD_WITHIN = 600.0  # seconds, for about 120 MB of jars


class Neo4jMissingError(Exception):
    """This machine offers no Neo4j in the way that was tried; the text says what to install."""


@dataclass(frozen=True)
class Neo4jAddress:
    """What a client needs to know to reach a server."""

    url: str
    user: str
    password: str = field(repr=False)
    database: str = "neo4j"

    def ping(self) -> None:
        """Ask the server for an answer once; raises OSError or what the driver raises."""
        parts = urlsplit(self.url)
        # the port first: the driver logs a warning for each time that it finds nobody there
        socket.create_connection((parts.hostname, parts.port or 7687), timeout=5).close()
        auth = (self.user, self.password)
        with GraphDatabase.driver(
            self.url, auth=auth, connection_timeout=5, max_transaction_retry_time=0, user_agent="foedus-tests"
        ) as driver:
            driver.execute_query("RETURN 1", database_=self.database)


@contextmanager
def neo4j_or_skip() -> Iterator[Neo4jAddress]:
    """`neo4j_for_tests`, where a machine without Neo4j skips the test, or fails it if one is required."""
    with ExitStack() as stack:
        try:
            address = stack.enter_context(neo4j_for_tests())
        except Neo4jMissingError as missing:
            skip_or_fail(missing)
        yield address


def skip_or_fail(missing: Neo4jMissingError) -> NoReturn:
    """Skip the test for want of a Neo4j; under `FOEDUS_REQUIRE_NEO4J=1`, fail it."""
    if os.environ.get("FOEDUS_REQUIRE_NEO4J") == "1":
        pytest.fail(str(missing), pytrace=False)
    pytest.skip(str(missing))


@contextmanager
def neo4j_for_tests() -> Iterator[Neo4jAddress]:
    """A server that answers, while the context is open; raises Neo4jMissingError where there is none."""
    ways: dict[str, Callable[[], AbstractContextManager[Neo4jAddress]]] = {
        "url": _by_url,
        "docker": _by_docker,
        "maven": _by_maven,
    }
    only = os.environ.get("FOEDUS_TEST_NEO4J_VIA")
    if only:
        if only not in ways:
            raise ValueError(f"FOEDUS_TEST_NEO4J_VIA={only}: it must be one of {', '.join(ways)}")
        ways = {only: ways[only]}
    reasons = []
    with ExitStack() as stack:
        for name, way in ways.items():
            try:
                address = stack.enter_context(way())
            except Neo4jMissingError as missing:
                reasons.append(f"{name}: {missing}")
            else:
                yield address
                return
    raise Neo4jMissingError("No Neo4j for the tests. Make one of these work. " + "; ".join(reasons))


@contextmanager
def _by_url() -> Iterator[Neo4jAddress]:
    given = os.environ.get("FOEDUS_TEST_NEO4J")
    if not given:
        raise Neo4jMissingError("set FOEDUS_TEST_NEO4J to neo4j://user:password@host:port of a server for tests")
    parts = urlsplit(given)
    if not (parts.hostname and parts.username and parts.password):
        # without the value: it may hold half a password
        raise ValueError("FOEDUS_TEST_NEO4J must have the form neo4j://user:password@host:port[/database]")
    address = Neo4jAddress(
        url=f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}",
        user=unquote(parts.username),
        password=unquote(parts.password),
        database=parts.path.strip("/") or "neo4j",
    )
    _wait_until_ready(address)
    yield address


@contextmanager
def _by_docker() -> Iterator[Neo4jAddress]:
    # here, not above: these take half a second, and most runs do not need them
    from docker.errors import DockerException  # type: ignore[import-untyped]
    from testcontainers.community.neo4j import Neo4jContainer
    from testcontainers.core.docker_client import DockerClient

    try:
        DockerClient().client.ping()
    except DockerException as error:
        raise Neo4jMissingError(f"start a Docker daemon ({error})") from error
    password = "foedus-tests"
    container = (
        Neo4jContainer(IMAGE, username="neo4j", password=password)
        .with_env("NEO4J_server_memory_pagecache_size", "128M")
        .with_env("NEO4J_server_memory_heap_initial__size", "512M")
        .with_env("NEO4J_server_memory_heap_max__size", "512M")
        .with_env("NEO4J_dbms_usage__report_enabled", "false")
    )
    try:
        try:
            container.start()
        except (DockerException, OSError, RuntimeError) as error:
            raise Neo4jMissingError(f"Docker answers, but cannot run {IMAGE} ({error})") from error
        # testcontainers gives a bolt:// address; the system is used with routing, so the tests use it too
        url = container.get_connection_url().replace("bolt://", "neo4j://")
        address = Neo4jAddress(url, "neo4j", password)
        _wait_until_ready(address)
        yield address
    finally:
        container.stop()


@contextmanager
def _by_maven() -> Iterator[Neo4jAddress]:
    with tempfile.TemporaryDirectory(prefix="foedus-neo4j-") as home:
        server = LocalNeo4j(Path(home))
        server.start()
        try:
            yield server.address
        finally:
            server.stop()


class LocalNeo4j:
    """Neo4j Community on this machine's Java, on loopback only, with all it keeps under one home folder.

    The same home can be started again after `stop` or `kill`, by the same object (then with the same port) or
    by another. It never outlives the process that started it, however that process ends.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self._port = _free_port()
        self._guard: subprocess.Popen[bytes] | None = None
        # a constant: a home must be readable by whoever starts it again, and only this machine can reach it
        self.address = Neo4jAddress(f"neo4j://127.0.0.1:{self._port}", "neo4j", "foedus-tests")

    def start(self) -> None:
        """Start the server, return when it answers queries; raises Neo4jMissingError without Java or jars."""
        self.launch()
        try:
            _wait_until_ready(self.address, self._check_running)
        except BaseException:
            self.kill()
            raise

    def launch(self) -> int:
        """Start the server's process and return its id at once, long before it answers."""
        if self._guard is not None:
            raise RuntimeError("this server has been started already")
        java = _find_java()
        classes = f"{_fetch_jars()}/*"
        self._prepare_home(java, classes)
        server = [*java, "-Xms512m", "-Xmx512m", "-cp", classes, "org.neo4j.server.CommunityEntryPoint"]
        server += [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}", "--console-mode"]
        with self._output.open("ab") as output:
            self._guard = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", _GUARD, *server],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=output,
                bufsize=0,
                start_new_session=True,  # Ctrl-C is for the tests, which then stop the server in order
            )
        assert self._guard.stdout is not None
        with self._guard.stdout as told:
            return int(told.readline())

    def stop(self) -> None:
        """Stop the server as an administrator would, and return when its process has ended."""
        self._order(b"t")

    def kill(self) -> None:
        """End the server at once, as a power cut would, and return when its process has ended."""
        self._order(b"k")

    def _order(self, order: bytes) -> None:
        if self._guard is None:
            return
        guard, self._guard = self._guard, None
        assert guard.stdin is not None
        with guard.stdin as orders:
            try:
                orders.write(order)
                orders.flush()
                guard.wait(60)
            except BrokenPipeError:
                guard.wait(60)  # the server ended by itself
            except subprocess.TimeoutExpired:
                orders.close()  # which the guard answers by killing the server
                guard.wait(60)
                raise

    def _prepare_home(self, java: list[str], classes: str) -> None:
        for folder in ("conf", "data", "logs", "run", "import", "plugins"):
            (self.home / folder).mkdir(parents=True, exist_ok=True)
        (self.home / "conf" / "neo4j.conf").write_text(
            f"server.bolt.listen_address=127.0.0.1:{self._port}\n"
            f"server.bolt.advertised_address=127.0.0.1:{self._port}\n"
            "server.http.enabled=false\n"  # tests speak Bolt, and the start is a second shorter
            "server.directories.import=import\n"
            "server.memory.pagecache.size=128m\n"
            "dbms.usage_report.enabled=false\n"
            # Bolt's network threads would keep the process for 10 s after each stop
            "internal.dbms.bolt.netty_server_shutdown_quiet_period=0\n"
        )
        if (self.home / "data" / "dbms").exists():
            return  # not the first start: the password is set, and can no longer be set this way
        admin = [*java, "-cp", classes, f"-Dbasedir={self.home}", "org.neo4j.cli.AdminTool"]
        subprocess.run(
            [*admin, "dbms", "set-initial-password", self.address.password],
            env=os.environ | {"NEO4J_HOME": str(self.home)},
            check=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=READY_WITHIN,
        )

    @property
    def _output(self) -> Path:
        return self.home / "logs" / "console.log"

    def _check_running(self) -> None:
        if self._guard is not None and self._guard.poll() is not None:
            last_lines = self._output.read_text(errors="replace")[-2000:]
            raise RuntimeError(f"Neo4j ended with code {self._guard.returncode} while starting:\n{last_lines}")


# The server's parent. It ends the server when told to ("t" terminate, anything else kill), or when its
# standard input closes, which happens at the latest when the process that started it ends, even by SIGKILL.
# (Linux's parent-death signal would come already when the thread that started the server ends.)
_GUARD = """
import os, subprocess, sys, threading

server = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=sys.stderr)
print(server.pid, flush=True)

def obey():
    while os.read(0, 1) == b"t":
        server.terminate()
    server.kill()

threading.Thread(target=obey, daemon=True).start()
os._exit(server.wait() & 255)
"""


def _wait_until_ready(address: Neo4jAddress, check_running: Callable[[], None] = lambda: None) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while True:
        check_running()
        try:
            return address.ping()
        except AuthError:
            raise  # waiting does not mend a wrong password
        except (OSError, DriverError, Neo4jError) as error:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{address.url} did not answer within {READY_WITHIN:.0f} s") from error
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _find_java() -> list[str]:
    """The command that runs Java, with the options that make a server's short life shorter still."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=f"{home}/bin") if home else shutil.which("java")
    if java is None:
        raise Neo4jMissingError(f"install Java {OLDEST_JAVA} or later")
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=True, timeout=60).stderr
    version = re.search(r'version "(\d+)', told)
    if version is None or int(version[1]) < OLDEST_JAVA:
        raise Neo4jMissingError(f"install Java {OLDEST_JAVA} or later ({java} is {told.partition(chr(10))[0]})")
    return [java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]


def _fetch_jars() -> Path:
    """The folder with Neo4j's jars: in the user's cache, filled by Maven the first time."""
    version = ElementTree.parse(POM).findtext(".//{*}dependency/{*}version")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "foedus"
    jars = cache / f"neo4j-{version}"
    if jars.exists():
        return jars
    maven = shutil.which("mvn")
    if maven is None:
        raise Neo4jMissingError("install Maven (mvn), which fetches Neo4j the first time")
    cache.mkdir(parents=True, exist_ok=True)
    # aside first, and moved when it is whole: a fetch cut short leaves no half-filled folder behind
    with tempfile.TemporaryDirectory(dir=cache, prefix="fetching-") as aside:
        fetched = Path(aside) / "jars"
        command = [maven, "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"]
        command += ["-DincludeScope=runtime", f"-DoutputDirectory={fetched}"]
        try:
            subprocess.run(
                command,
                check=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=DOWNLOAD_WITHIN,
            )
        except subprocess.CalledProcessError as error:
            raise Neo4jMissingError(f"Maven could not fetch Neo4j: {error.stdout[-1000:]}") from error
        except subprocess.TimeoutExpired as error:
            raise Neo4jMissingError(f"Maven did not fetch Neo4j within {DOWNLOAD_WITHIN:.0f} s") from error
        try:
            fetched.rename(jars)
        except OSError:
            if not jars.exists():  # else another run was first, with the same jars
                raise
    return jars
