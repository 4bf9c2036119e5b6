"""How a noun's fields are selected: plain columns in, immutable rows out."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement

from cica_events.domain.base import Record


def columns(entity: type[Record]) -> list[ColumnElement[Any]]:
    """Return every column of `entity`, in the order of the table."""
    return list(entity.__table__.columns)
