"""Records what a unit of work changes, so that it can be told, undone and kept."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from cica_events.domain.changes import Change, Values
from cica_events.domain.columns import to_plain
from cica_events.domain.model import Record
from cica_events.domain.rules import validate

_KEY = "recorder"


class Recorder:
    """Listens to the flushes of one session."""

    def __init__(self, session: Session) -> None:
        self._changes: dict[tuple[str, str], Change | None] = {}
        session.info[_KEY] = self
        event.listen(session, "before_flush", self._before_flush)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return what became of each record so far, one change for each that is not as it was."""
        return tuple(change for change in self._changes.values() if change)

    def note(self, change: Change) -> None:
        """Record what plain SQL did to a record that this unit of work leaves alone otherwise."""
        self._changes[change.table, change.id] = change

    def _before_flush(self, session: Session, _context: object, _instances: object) -> None:
        for entity in session.dirty:
            if isinstance(entity, Record) and session.is_modified(entity):
                self._changed(entity)
        for entity in session.deleted:
            if isinstance(entity, Record):
                self._add(Change(entity.__tablename__, entity.id, _stored(entity), None))
        for entity in session.new:
            if isinstance(entity, Record):
                validate(entity)
                self._add(Change(entity.__tablename__, entity.id, None, _stored(entity)))

    def _add(self, change: Change) -> None:
        key = (change.table, change.id)
        earlier = self._changes.get(key)
        self._changes[key] = earlier.followed_by(change) if earlier else change

    def _changed(self, entity: Record) -> None:
        validate(entity)
        columns = entity.__table__.columns
        old, new = {}, {}
        for key, value in _committed(entity).items():
            stored = to_plain(columns[key], value)
            current = to_plain(columns[key], getattr(entity, key))
            if key != "version" and stored != current:
                old[key], new[key] = stored, current
        if new:
            entity.version += 1
            self._add(Change(entity.__tablename__, entity.id, old, new))


def recorder_of(session: Session) -> Recorder:
    """Return what records the unit of work of `session`."""
    recorder: Recorder = session.info[_KEY]
    return recorder


def _committed(entity: Record) -> dict[str, Any]:
    """Return the values as the database has them, of the attributes that were set."""
    return dict(inspect(entity).committed_state)


def _stored(entity: Record) -> Values:
    """Return all values of a record as the database has them, or will have them."""
    state = inspect(entity)
    before = state.committed_state if state.persistent else {}
    return {
        column.key: to_plain(column, before.get(column.key, state.dict.get(column.key)))
        for column in entity.__table__.columns
    }
