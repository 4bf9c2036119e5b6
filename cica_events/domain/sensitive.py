"""What is sensitive: the columns of passport, birth and health data, as the catalogue declares them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from cica_events.domain.base import column_of, defaults_of, fields_of
from cica_events.domain.fields import Privacy
from cica_events.domain.model import RECORDS


@cache
def sensitive_columns() -> Mapping[str, Mapping[str, Any]]:
    """Return by table the sensitive columns, each with what stands there when there is nothing."""
    found: dict[str, dict[str, Any]] = {}
    for table, entity in RECORDS.items():
        empty = dict(defaults_of(entity))
        keys = [key for key, field in fields_of(entity).items() if field.privacy is Privacy.SENSITIVE]
        columns = [column_of(entity, key) for key in keys]
        if columns:
            found[table] = {column: empty[column] for column in columns}
    return found
