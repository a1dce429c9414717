"""What may be written, and by whom."""

from __future__ import annotations

import hmac
from typing import Annotated

import strawberry
from strawberry.scalars import JSON

from api.context import Context, Info, in_thread
from api.describe import object_type
from api.errors import Forbidden, Unauthenticated
from api.inputs import argument
from api.system import LoadReport


def check_write_key(context: Context) -> None:
    """Lets only a request pass that carries the server's write key."""
    key = context.settings.write_key
    if key is None:
        raise Forbidden(
            "this server takes no writes over HTTP: start it with FOEDUS_WRITE_KEY set, or load with `foedus load`"
        )
    headers = context.request.headers if context.request else {}
    scheme, _, shown = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not shown:
        raise Unauthenticated("a write needs a key: send the header `Authorization: Bearer <key>`")
    # Headers arrive as Latin-1, whatever their bytes mean.
    if not hmac.compare_digest(shown.strip().encode("latin-1"), key.get_secret_value().encode()):
        raise Unauthenticated("the key is not the write key of this server")


@object_type
class Mutation:
    """Writes; each needs the header `Authorization: Bearer <key>`."""

    @strawberry.mutation
    async def load_agreements(
        self,
        info: Info,
        documents: Annotated[
            list[JSON],
            argument("Documents as `foedus schema documents` describes them: agreements and what they refer to."),
        ],
        dry_run: Annotated[bool | None, argument("Only check, and say what would change.")] = False,
    ) -> LoadReport:
        """Loads documents: all of them, or where one has an error none."""
        check_write_key(info.context)
        return LoadReport(record=await in_thread(info.context.graph.load_values, documents, dry_run=bool(dry_run)))
