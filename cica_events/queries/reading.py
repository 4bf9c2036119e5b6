"""How a noun's fields are selected: plain columns in, immutable rows out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, select

from cica_events.domain.base import Record

AT_ONCE: Final = 500  # ids in one query


def in_parts(ids: Iterable[str]) -> Iterator[list[str]]:
    """Yield `ids` in parts that fit into one query, each once and in order."""
    several = sorted(set(ids))
    for at in range(0, len(several), AT_ONCE):
        yield several[at : at + AT_ONCE]


def columns(entity: type[Record]) -> list[ColumnElement[Any]]:
    """Return every column of `entity`, in the order of the table."""
    return list(entity.__table__.columns)


def of_meeting(entity: type[Record], meeting_id: str) -> Select[Any]:
    """Return the query for every column of what belongs to a meeting.

    It names the table alone: attributes of the class would send each result through the mapping.
    """
    table = entity.__table__
    return select(*table.columns).where(table.c.meeting_id == meeting_id)
