"""Brings records back to what a recorded step found, or forward to what it made of them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy.orm import Session

from cica_events.domain.changes import Change
from cica_events.domain.columns import from_plain, to_plain
from cica_events.domain.model import RECORDS, Record
from cica_events.errors import ConflictError
from cica_events.i18n import _
from cica_events.progress import Progress, silent
from cica_events.services.editing import present

_PULSE = 100  # changes between two reports


class Replay:
    """Brings records from their 'before' to their 'after', where they still are as 'before' says."""

    def __init__(self, session: Session, label: str) -> None:
        self._session = session
        self._label = label
        self._records: dict[tuple[str, str], Record | None] = {}

    def play(self, changes: tuple[Change, ...], progress: Progress = silent) -> None:
        """Apply `changes` in their order; the steps reported are changes."""
        ids: dict[str, set[str]] = defaultdict(set)
        for change in changes:
            ids[change.table].add(change.id)
        for table, wanted in ids.items():
            for key, record in present(self._session, RECORDS[table], wanted).items():
                self._records[table, key] = record
        with self._session.no_autoflush:
            for count, change in enumerate(changes):
                if count % _PULSE == 0:
                    progress(count, len(changes))
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
        values = {name: from_plain(columns[name], value) for name, value in (change.after or {}).items()}
        record = entity(**values | {"version": (values.get("version") or 1) + 1})
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
