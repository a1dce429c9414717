"""What the database holds, and what a load did to it."""

from __future__ import annotations

from datetime import date

import strawberry

from api.describe import given, object_type
from graph import records


@object_type
class Count:
    """How many there are of a kind."""

    name: str = strawberry.field(description="The kind.")
    total: int = strawberry.field(description="How many.")


def _counts(found: dict[str, int]) -> list[Count]:
    return [Count(name=name, total=total) for name, total in sorted(found.items())]


@object_type
class DataSet:
    """A set of records, which can be replaced whole."""

    record: strawberry.Private[records.Dataset]

    key: str = given("Its key.")
    title: str = given("Its title.")
    version: str = given("Its version.")
    current_to: date = given("The day up to which its facts were looked at.")
    licence: str = given("On what terms it may be used.")
    citation: str = given("How to cite it.")
    url: str | None = given("Where it comes from.")

    @strawberry.field
    def loaded(self) -> str | None:
        """When it was loaded; null where a load was cut off before its end."""
        return self.record.loaded or None


@object_type
class Status:
    """Which data the database holds, and since when."""

    record: strawberry.Private[records.Status]

    dialect: str = given("The kind of database: `ladybug` or `neo4j`.")
    version: str = given("Version of the data; it changes with every write. Empty where nothing was ever loaded.")

    @strawberry.field
    def datasets(self) -> list[DataSet]:
        """The data sets."""
        return [DataSet(record=one) for one in self.record.datasets]

    @strawberry.field
    def counts(self) -> list[Count]:
        """How many nodes there are of each kind."""
        return _counts(self.record.counts)


@object_type
class LoadReport:
    """What a load did, or with `dryRun` would do."""

    record: strawberry.Private[records.LoadReport]

    created: list[str] = given("Keys of records that are new.")
    changed: list[str] = given("Keys of records that differ from what was there.")
    unchanged: int = given("How many records were there as given.")
    dry_run: bool = given("Whether nothing was written on purpose.")

    @strawberry.field
    def by_type(self) -> list[Count]:
        """How many new or changed records there are of each type of document."""
        return _counts(self.record.by_type)
