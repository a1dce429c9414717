"""Every setting of a server in one place, each with its meaning; they come from the environment as FOEDUS_<NAME>."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.facade import Access, Graph, open_graph


def default_database() -> str:
    """An embedded database in the user's data folder, as the XDG specification places it."""
    folder = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return f"ladybug://{folder / 'foedus' / 'foedus.lb'}"


class Settings(BaseSettings):
    """How the database is reached and what is served where."""

    model_config = SettingsConfigDict(env_prefix="FOEDUS_", extra="ignore", frozen=True)

    database: str = Field(
        default_factory=default_database,
        description="URL of the database: ladybug:///path for an embedded file, neo4j://host:7687 for a server.",
    )
    neo4j_user: str | None = Field(None, description="User of the Neo4j server, where its URL names none.")
    neo4j_password: SecretStr | None = Field(None, description="Password of that user.")
    neo4j_database: str = Field("neo4j", description="Name of the database on the Neo4j server.")
    time_limit: float = Field(10.0, gt=0, le=3600, description="Seconds after which the database gives up a statement.")
    host: str = Field("127.0.0.1", description="Address to listen on; the default is reachable from this machine only.")
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    write_key: SecretStr | None = Field(
        None,
        description="Key that a write must carry as `Authorization: Bearer <key>`; without one nothing is written.",
    )


def open_database(settings: Settings) -> Graph:
    """Opens the database of these settings; closing it is the caller's duty."""
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else None
    access = Access(settings.neo4j_user, password, settings.neo4j_database)
    return open_graph(settings.database, access, settings.time_limit)
