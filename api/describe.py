"""Strawberry's decorators, with the docstring as the description that the schema publishes.

So what a type or a field means is written once, and readers of the code and of the schema read the same.
"""

from __future__ import annotations

import inspect
from enum import EnumMeta
from typing import Any, TypeVar, dataclass_transform

import strawberry
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.enum import StrawberryEnumDefinition

Class = TypeVar("Class", bound=type)
Enum = TypeVar("Enum", bound=EnumMeta)


def given(description: str) -> Any:
    """A field whose value the record behind the object has under the same name."""
    # The default only lets the object be made without it: `read` is the resolver of all of these.
    return strawberry.field(description=description, default=None)


def read(root: object, name: str) -> object:
    """The value of a field without a resolver: of the record behind the object, or of the object itself."""
    record = getattr(root, "record", None)
    return getattr(root if record is None else record, name)


@dataclass_transform(kw_only_default=True, field_specifiers=(strawberry.field,))
def object_type(made: Class) -> Class:
    """A GraphQL object type."""
    return _described(strawberry.type(made))


@dataclass_transform(kw_only_default=True, field_specifiers=(strawberry.field,))
def interface(made: Class) -> Class:
    """A GraphQL interface."""
    return _described(strawberry.interface(made))


@dataclass_transform(kw_only_default=True, field_specifiers=(strawberry.field,))
def input_type(made: Class) -> Class:
    """A GraphQL input type."""
    return _described(strawberry.input(made))


def enum(made: Enum, name: str | None = None) -> Enum:
    """Publishes an enum of `graph.vocabulary`, whose members have descriptions."""
    strawberry.enum(made, name=name, description=_first_sentence(made))
    definition: StrawberryEnumDefinition = made.__strawberry_definition__  # type: ignore[attr-defined]
    for value in definition.values:
        value.description = made[value.name].description
    return made


def _described(made: Class) -> Class:
    definition: StrawberryObjectDefinition = made.__strawberry_definition__  # type: ignore[attr-defined]
    definition.description = inspect.cleandoc(made.__doc__ or "")
    for field in definition.fields:
        if field.description is None and field.base_resolver is not None:
            field.description = inspect.cleandoc(field.base_resolver.wrapped_func.__doc__ or "")
    return made


def _first_sentence(made: EnumMeta) -> str:
    return inspect.cleandoc(made.__doc__ or "").partition("\n")[0]
