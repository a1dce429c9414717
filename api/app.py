"""The application: GraphQL, GraphiQL, the page, and what operators and dashboards need beside them."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any

from cross_web import HTTPException
from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response
from starlette.requests import Request
from strawberry.fastapi import GraphQLRouter

from api.context import Context
from api.http import add_routes, html_page
from api.schema import schema
from api.settings import Settings
from graph.facade import Graph


class Router(GraphQLRouter[Context, None]):
    """GraphQL over HTTP, whose every error is JSON with a code, and GraphiQL from our own files."""

    async def run(self, request: Any, context: Any = None, root_value: Any = None) -> Any:
        try:
            return await super().run(request=request, context=context, root_value=root_value)
        except HTTPException as error:
            body = {"errors": [{"message": error.reason, "extensions": {"code": "BAD_REQUEST"}}]}
            return JSONResponse(body, error.status_code)

    async def parse_http_body(self, request: Any) -> Any:
        try:
            return await super().parse_http_body(request)
        except (AttributeError, TypeError):
            # The view takes for granted that JSON is an object.
            raise HTTPException(400, "the body must be a JSON object with a text `query`") from None

    async def render_graphql_ide(self, request: Request) -> Any:
        return html_page("graphiql.html")


def create_app(graph: Graph, settings: Settings) -> FastAPI:
    """Serves one open graph. Closing it is the caller's duty, once the server has stopped."""
    app = FastAPI(
        title="Foedus",
        description="A knowledge graph of treaties: who is obligated, by which article, and why, or why not.",
        version=_version(),
        # FastAPI's pages for these load their scripts from another server.
        docs_url=None,
        redoc_url=None,
    )

    async def context() -> Context:
        return Context(graph, settings)

    # Without subscriptions there is nothing that a WebSocket could carry.
    app.include_router(Router(schema, path="/graphql", context_getter=context, subscription_protocols=()))
    add_routes(app, graph)

    @app.middleware("http")
    async def no_sniffing(request: Request, call_next: Any) -> Response:
        response: Response = await call_next(request)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        return response

    return app


def _version() -> str:
    try:
        return version("foedus")
    except PackageNotFoundError:
        return "0"
