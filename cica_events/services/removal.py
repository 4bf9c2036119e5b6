"""Removing records with what belongs to them, by the rules that the foreign keys declare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, select
from sqlalchemy.orm import Session

from cica_events.domain.backups import BackupReason
from cica_events.domain.base import Record, Removal, removal_of
from cica_events.errors import ConflictError
from cica_events.i18n import ngettext
from cica_events.persistence.database import Database
from cica_events.progress import silent
from cica_events.services.editing import loaded

_CHUNK = 500
MANY = 50
"""Records whose removal needs no backup, as an undo brings them back."""


def secure(database: Database, count: int) -> None:
    """See to it that a backup is there before `count` records are removed, if that is many."""
    if count > MANY:
        database.secure(BackupReason.REMOVAL, silent)


def remove(session: Session, entity: type[Record], ids: Sequence[str]) -> None:
    """Remove records through the recorder; ConflictError where something that must stay refers to them."""
    doomed: dict[str, Record] = {}
    _gather(session, entity, loaded(session, entity, ids), doomed)
    for record in doomed.values():
        session.delete(record)


def _gather(
    session: Session, entity: type[Record], records: dict[str, Any], doomed: dict[str, Record]
) -> None:
    fresh = {key: record for key, record in records.items() if key not in doomed}
    doomed |= fresh
    if not fresh:
        return
    for other, column in referring_to(entity.__tablename__):
        rule = removal_of(column, entity.__tablename__)
        found = {
            key: record
            for key, record in _referring(session, other, column, list(fresh)).items()
            if key not in doomed
        }
        if found and rule is Removal.REFUSE:
            message = ngettext(
                "It is still used in {count} place. Remove it there first.",
                "It is still used in {count} places. Remove it there first.",
                len(found),
            )
            raise ConflictError(message.format(count=len(found)))
        if rule is Removal.REMOVE:
            _gather(session, other, found, doomed)
        else:
            for record in found.values():
                setattr(record, column.key, None)


def referring_to(table: str) -> list[tuple[type[Record], Column[Any]]]:
    """Return the columns of all nouns that refer to a table."""
    from cica_events.domain.model import RECORDS

    return [
        (entity, column)
        for entity in RECORDS.values()
        for column in entity.__table__.columns
        if isinstance(column, Column) and any(key.column.table.name == table for key in column.foreign_keys)
    ]


def _referring(session: Session, entity: type[Record], column: Column[Any], ids: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for start in range(0, len(ids), _CHUNK):
        query = select(entity).where(column.in_(ids[start : start + _CHUNK]))
        found |= {record.id: record for record in session.scalars(query)}
    return found
