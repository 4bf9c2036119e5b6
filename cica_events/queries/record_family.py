"""A record with all that belongs to it, also what was removed since: whose changes are its history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from cica_events.domain.base import Record
from cica_events.domain.changes import LoggedChange, stored_values
from cica_events.domain.model import RECORDS
from cica_events.domain.plain_texts import storable
from cica_events.queries.reading import in_parts

BELONGING: Final = {
    "person": (("post", "person_id"), ("photo", "person_id"), ("participant", "person_id")),
    "party": (
        ("affiliation", "party_id"),
        ("chairmanship", "party_id"),
        ("contact_point", "party_id"),
    ),
    "meeting": (
        ("delegation", "meeting_id"),
        ("participant", "meeting_id"),
        ("sitting", "meeting_id"),
        ("agenda_item", "meeting_id"),
        ("outcome", "meeting_id"),
        ("issue", "meeting_id"),
        ("meeting_host", "meeting_id"),
        ("meeting_link", "source_id"),
        ("accepted_conflict", "meeting_id"),
    ),
    "delegation": (("participant", "delegation_id"),),
    "agenda_item": (("agenda_speaker", "item_id"), ("agenda_item", "parent_id")),
}
"""By the table of a record, the columns that tie what belongs to it."""


def family(session: Session, table: str, record_ids: Iterable[str]) -> frozenset[str]:
    """Return the ids of records, of all that belongs to them now, and of what belonged to them once."""
    found: dict[str, set[str]] = defaultdict(set)
    wanted = set(record_ids)
    _gather(session, table, wanted, found)
    if len(wanted) == 1:
        for child, record_id in _gone(session, table, next(iter(wanted))):
            _gather(session, child, {record_id}, found)
    return frozenset(one for ids in found.values() for one in ids)


def table_of(session: Session, record_id: str) -> str:
    """Return the name of the table of a record, also of one that is gone; empty where there never was one."""
    record_id = storable(record_id)
    query = select(LoggedChange.table_name).where(LoggedChange.record_id == record_id).limit(1)
    return session.scalar(query) or next(
        (
            name
            for name, entity in RECORDS.items()
            if session.scalar(select(entity.id).where(entity.id == record_id))
        ),
        "",
    )


def _gather(session: Session, table: str, ids: set[str], found: dict[str, set[str]]) -> None:
    fresh = ids - found[table]
    found[table] |= fresh
    if not fresh:
        return
    for child, key in BELONGING.get(table, ()):
        entity = RECORDS[child]
        there = set(_present(session, entity, entity.__table__.c[key], fresh))
        _gather(session, child, there, found)


def _present(
    session: Session, entity: type[Record], column: ColumnElement[Any], ids: set[str]
) -> Iterator[str]:
    for some in in_parts(ids):
        yield from session.scalars(select(entity.id).where(column.in_(some)))


def _gone(session: Session, table: str, record_id: str) -> Iterator[tuple[str, str]]:
    """Yield the removed records that belonged to one, each with its table; no index leads to them."""
    line, keys = LoggedChange, dict(BELONGING.get(table, ()))
    query = select(line.table_name, line.record_id, line.before).where(
        line.after.is_(None), line.before.contains(f'"{record_id}"'), line.table_name.in_(keys)
    )
    for child, child_id, before in session.execute(query):
        if (stored_values(before) or {}).get(keys[child]) == record_id:
            yield child, child_id
