"""Taking steps back and putting them on again, also yesterday's, from the change log."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy.orm import Session

from cica_events.domain.changes import Change, ChangeSet, LoggedChange, Origin
from cica_events.domain.columns import from_plain, to_plain
from cica_events.domain.model import RECORDS, Record
from cica_events.errors import ConflictError, NotFoundError
from cica_events.i18n import _
from cica_events.persistence import change_log
from cica_events.persistence.database import Database
from cica_events.queries import history
from cica_events.queries.history import Step
from cica_events.services.editing import present

_LONG = 10.0  # seconds; taking back a large import may have to wait for its turn


class HistoryService:
    """Reads the history, undoes and redoes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def steps(self, limit: int = 200, offset: int = 0) -> list[Step]:
        """Return the latest steps of the whole workspace, the newest first."""
        with self._database.reading() as session:
            return history.steps(session, limit, offset)

    def changes(self, step_id: str, limit: int = 200) -> list[LoggedChange]:
        """Return the recorded changes of one step."""
        with self._database.reading() as session:
            return history.changes_in(session, step_id, limit)

    def undoable(self) -> Step | None:
        """Return the step that `undo` would take back."""
        with self._database.reading() as session:
            return history.next_undo(session, self._database.actor)

    def redoable(self) -> Step | None:
        """Return the step that `redo` would put on again."""
        with self._database.reading() as session:
            return history.next_redo(session, self._database.actor)

    def undo(self) -> Step:
        """Take back the latest step of this user.

        Raises NotFoundError where there is none; ConflictError where a value is no longer what the step
        made it, and then nothing changes.
        """
        step = self.undoable()
        if step is None:
            raise NotFoundError(_("There is nothing to undo."))
        self._apply(step, Origin.UNDO)
        return step

    def redo(self) -> Step:
        """Put on again what was taken back last; errors as for `undo`."""
        step = self.redoable()
        if step is None:
            raise NotFoundError(_("There is nothing to redo."))
        self._apply(step, Origin.REDO)
        return step

    def _apply(self, step: Step, origin: Origin) -> None:
        words = _("Undo: {step}") if origin is Origin.UNDO else _("Redo: {step}")
        label = words.format(step=step.label)
        with self._database.changing(label, origin=origin, target_id=step.id, patience=_LONG) as session:
            recorded = ChangeSet(step.id, step.label, origin, change_log.changes_of(session, step.id))
            changes = recorded.changes
            if origin is Origin.UNDO:
                changes = tuple(change.inverse() for change in reversed(changes))
            _Replay(session, step.label).play(changes)


class _Replay:
    """Brings records from their 'before' to their 'after', where they still are as 'before' says."""

    def __init__(self, session: Session, label: str) -> None:
        self._session = session
        self._label = label
        self._records: dict[tuple[str, str], Record | None] = {}

    def play(self, changes: tuple[Change, ...]) -> None:
        """Apply `changes` in their order."""
        ids: dict[str, set[str]] = defaultdict(set)
        for change in changes:
            ids[change.table].add(change.id)
        for table, wanted in ids.items():
            for key, record in present(self._session, RECORDS[table], wanted).items():
                self._records[table, key] = record
        with self._session.no_autoflush:
            for change in changes:
                self._apply(change)

    def _apply(self, change: Change) -> None:
        key = (change.table, change.id)
        record = self._records.get(key)
        if change.before is None:
            if record is not None or change.after is None:
                raise self._conflict()
            self._records[key] = self._create(change)
            return
        if record is None or not _still(record, change):
            raise self._conflict()
        if change.after is None:
            self._session.delete(record)
            self._records[key] = None
            return
        columns = type(record).__table__.columns
        for name, value in change.after.items():
            setattr(record, name, from_plain(columns[name], value))

    def _create(self, change: Change) -> Record:
        entity = RECORDS[change.table]
        columns = entity.__table__.columns
        after = dict(change.after or {})
        after["version"] = after.get("version", 1) + 1
        record = entity(**{name: from_plain(columns[name], value) for name, value in after.items()})
        self._session.add(record)
        return record

    def _conflict(self) -> ConflictError:
        message = _("“{step}” cannot be taken back or repeated: what it changed was changed again since.")
        return ConflictError(message.format(step=self._label))


def _still(record: Any, change: Change) -> bool:
    columns = type(record).__table__.columns
    return all(
        to_plain(columns[name], getattr(record, name)) == value
        for name, value in (change.before or {}).items()
        if name != "version"
    )
