"""What a request carries: the graph, the settings, loaders of its own, and an id for the log."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeAlias, TypeVar
from uuid import uuid4

import strawberry
from anyio import to_thread
from strawberry.fastapi import BaseContext

from api.loaders import Loaders
from api.settings import Settings
from graph.facade import Graph

P = ParamSpec("P")
T = TypeVar("T")


async def in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Runs a question to the graph beside the event loop, which must not wait for a database."""
    return await to_thread.run_sync(partial(work, *args, **kwargs))


class Context(BaseContext):
    """One request."""

    def __init__(self, graph: Graph, settings: Settings) -> None:
        super().__init__()
        self.graph = graph
        self.settings = settings
        self.request_id = uuid4().hex
        self.loaders = Loaders(graph, in_thread)


Info: TypeAlias = strawberry.Info[Context, None]
