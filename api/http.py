"""What is served beside GraphQL: health, alliance graphs as files for dashboards, the page and its parts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from api.context import in_thread
from api.errors import BAD_USER_INPUT, HTTP_STATUS, details, is_defect, masked
from api.inputs import day
from graph.dates import BEGINNING, FOREVER, DateError
from graph.errors import FoedusError, InvalidInput, UnknownName
from graph.export import FORMATS, Chunks
from graph.facade import Graph
from graph.records import Status
from graph.vocabulary import Kind

WEB = Path(__file__).parent / "web"

PAGE_HEADERS = {
    # GraphiQL sets styles and fonts from its own script; nothing comes from another server.
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}

NO_DATA = "no data loaded yet: run `foedus load seed`"


def add_routes(app: FastAPI, graph: Graph) -> None:
    """Adds all of this to an application."""
    routes = APIRouter()

    @routes.get("/", include_in_schema=False)
    async def page() -> Response:
        return html_page("index.html")

    @routes.get("/healthz", summary="Whether the process is up", response_class=PlainTextResponse)
    async def healthz() -> str:
        return "up\n"

    @routes.get("/readyz", summary="Whether questions can be answered, and from which data")
    async def readyz() -> Response:
        try:
            status = await in_thread(graph.status)
        except FoedusError as error:
            reason = "the database does not answer" if is_defect(error) else str(error)
            return JSONResponse({"ready": False, "reason": reason}, 503)
        reason = _not_ready(status)
        found = {"ready": not reason, **({"reason": reason} if reason else {}), **_status(status)}
        return JSONResponse(found, 503 if reason else 200)

    @routes.get("/graph.{suffix}", summary="An alliance graph as a file: json, graphml, gexf or csv")
    async def alliances(
        request: Request,
        suffix: str,
        on: Annotated[str | None, Query(description="As of this day, YYYY-MM-DD; today by default.")] = None,
        since: Annotated[str | None, Query(description="Instead of `on`: first day of a span.")] = None,
        until: Annotated[str | None, Query(description="Instead of `on`: first day after the span.")] = None,
        kinds: Annotated[list[Kind] | None, Query(description="Only obligations of these kinds.")] = None,
        states: Annotated[list[str] | None, Query(description="Only edges between these states.")] = None,
        agreements: Annotated[list[str] | None, Query(description="Only edges of these agreements.")] = None,
        around: Annotated[str | None, Query(description="Only what lies around this state.")] = None,
        hops: Annotated[int, Query(description="How many steps around it.")] = 1,
        hostility: Annotated[bool, Query(description="With hostile relations as edges, too.")] = False,
    ) -> Response:
        if suffix not in FORMATS:
            raise UnknownName(f"there is no graph.{suffix[:20]}: ask for graph.{' or graph.'.join(FORMATS)}")
        asked: dict[str, Any] = {
            "on": _day(on, "on"),
            "during": (_day(since, "since") or BEGINNING, _day(until, "until") or FOREVER) if since or until else None,
            "kinds": kinds or [],
            "states": states or [],
            "agreements": agreements or [],
            "around": around,
            "hops": hops,
            "hostility": hostility,
        }
        if not on and not asked["during"]:
            asked["on"] = date.today()
        version = await in_thread(graph.version)
        if not version:
            return _error(503, NO_DATA, {"code": "NOT_READY"})
        tag = etag(version, suffix, asked)
        headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if _same(request.headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=headers)
        found = await in_thread(graph.alliances, **asked)
        chosen = FORMATS[suffix]
        return StreamingResponse(_in_pieces(chosen.write(found)), media_type=chosen.media_type, headers=headers)

    app.include_router(routes)
    app.mount("/web", StaticFiles(directory=WEB), name="web")
    app.add_exception_handler(FoedusError, _on_error)
    app.add_exception_handler(DateError, _on_error)
    app.add_exception_handler(HTTPException, _on_http_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(Exception, _on_error)


def html_page(name: str) -> Response:
    """One of the pages in `web/`."""
    return FileResponse(WEB / name, media_type="text/html; charset=utf-8", headers=PAGE_HEADERS)


def etag(version: str, suffix: str, asked: dict[str, Any]) -> str:
    """A tag that is the same exactly where the data and the arguments are."""
    told = json.dumps([version, suffix, asked], sort_keys=True, default=str)
    return f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'


def _same(header: str, tag: str) -> bool:
    """Whether If-None-Match names the tag, weakly or not (RFC 9110, 13.1.2)."""
    return any(one.strip().removeprefix("W/") in (tag, "*") for one in header.split(","))


def _day(text: str | None, argument: str) -> date | None:
    try:
        return day(text) if text is not None else None
    except DateError as error:
        raise InvalidInput(str(error), argument) from None


def _in_pieces(chunks: Chunks, size: int = 65536) -> Iterator[str]:
    """The same text in fewer, larger pieces."""
    piece = ""
    for chunk in chunks:
        piece += chunk
        if len(piece) >= size:
            yield piece
            piece = ""
    yield piece


def _not_ready(status: Status) -> str:
    """Why questions cannot be answered yet; empty where they can."""
    if not status.version or not status.datasets:
        return NO_DATA
    partial = [dataset.key for dataset in status.datasets if not dataset.loaded]
    return f"a load was cut off, or is under way: {', '.join(partial)}" if partial else ""


def _status(status: Status) -> dict[str, Any]:
    return {
        "dialect": status.dialect,
        "version": status.version,
        "datasets": [
            {
                "key": dataset.key,
                "title": dataset.title,
                "version": dataset.version,
                "currentTo": dataset.current_to.isoformat(),
                "loaded": dataset.loaded or None,
            }
            for dataset in status.datasets
        ],
    }


def _error(status: int, message: str, extensions: dict[str, Any]) -> JSONResponse:
    """The same shape as an error of GraphQL."""
    return JSONResponse({"errors": [{"message": message, "extensions": extensions}]}, status)


async def _on_error(request: Request, error: Exception) -> Response:
    if is_defect(error):
        return _error(500, *masked(error, request.scope.get("request_id", "unknown")))
    assert isinstance(error, FoedusError | DateError)
    extensions = details(error)
    return _error(HTTP_STATUS.get(extensions["code"], 500), str(error), extensions)


async def _on_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = "NOT_FOUND" if error.status_code == 404 else "BAD_REQUEST"
    response = _error(error.status_code, str(error.detail), {"code": code})
    response.headers.update(error.headers or {})
    return response


async def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    # Where a thing stands in the request, such as ("query", "kinds", 0).
    argument = str(first["loc"][1] if len(first["loc"]) > 1 else first["loc"][0])
    return _error(400, f"{argument}: {first['msg']}", {"code": BAD_USER_INPUT, "argument": argument})
