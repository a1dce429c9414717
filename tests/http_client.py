"""A server in this process, and statements counted under it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import httpx
from pydantic import SecretStr

from api.app import create_app
from api.settings import Settings
from graph.engine import Engine, Row, Transaction
from graph.facade import Graph
from graph.statements import Statement

Result = TypeVar("Result")

WRITE_KEY = "a key for tests"


class Client:
    """Asks an application as a browser would, without a socket."""

    def __init__(self, graph: Graph, write_key: str | None = WRITE_KEY) -> None:
        self._app = create_app(graph, Settings(write_key=SecretStr(write_key) if write_key else None))

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def sent() -> httpx.Response:
            transport = httpx.ASGITransport(self._app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                return await client.request(method, path, **more)

        return asyncio.run(sent())

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def answer(self, query: str, variables: dict[str, Any] | None = None, key: str | None = None) -> dict[str, Any]:
        """The whole answer, errors and all."""
        headers = {"Authorization": f"Bearer {key}".encode()} if key else {}
        body = {"query": query, "variables": variables or {}}
        answered: dict[str, Any] = self.request("POST", "/graphql", json=body, headers=headers).json()
        return answered

    def ask(self, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """The data of an answer that must have no errors."""
        answered = self.answer(query, variables)
        assert "errors" not in answered, answered["errors"]
        data: dict[str, Any] = answered["data"]
        return data

    def error(self, query: str, variables: dict[str, Any] | None = None, key: str | None = None) -> dict[str, Any]:
        """The one error of an answer; its extensions are beside its message."""
        (error,) = self.answer(query, variables, key)["errors"]
        return {"message": error["message"], **error["extensions"]}


class Recording:
    """An engine that notes the name of each statement it reads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.names: list[str] = []

    @property
    def dialect(self) -> str:
        return self._engine.dialect

    def read(self, asked: Statement, parameters: Mapping[str, object]) -> list[Row]:
        self.names.append(asked.name)
        return self._engine.read(asked, parameters)

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        return self._engine.write(work)

    def create_schema(self, statements: tuple[str, ...]) -> None:
        self._engine.create_schema(statements)

    def close(self) -> None:
        self._engine.close()
