"""What is sensitive: the columns of passport, birth and health data, as the catalogue declares them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from cica_events.domain.base import Record, column_of, defaults_of, fields_of
from cica_events.domain.fields import Privacy

T = TypeVar("T")


@cache
def sensitive_of(entity: type[Record]) -> Mapping[str, Any]:
    """Return the sensitive columns of a noun, each with what stands there when there is nothing."""
    empty = dict(defaults_of(entity))
    keys = [key for key, field in fields_of(entity).items() if field.privacy is Privacy.SENSITIVE]
    return {column: empty[column] for column in (column_of(entity, key) for key in keys)}


@cache
def sensitive_columns() -> Mapping[str, Mapping[str, Any]]:
    """Return the same by table, of all nouns that have any."""
    from cica_events.domain.model import RECORDS  # a start needs a few nouns only

    return {table: found for table, entity in RECORDS.items() if (found := sensitive_of(entity))}


def bared(row: T, entity: type[Record], names: Iterable[str]) -> T:
    """Return a row without what `names` hold, as a form shows it that hides their fields."""
    empty = sensitive_of(entity)
    gone = {name: empty[name] for name in names if getattr(row, name)}
    return replace(row, **gone) if gone else row  # type: ignore[type-var]  # rows are dataclasses
