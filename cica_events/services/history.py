"""Taking steps back and putting them on again, also yesterday's, from the change log."""

from __future__ import annotations

from cica_events.domain.changes import ChangeSet, LoggedChange, Origin
from cica_events.errors import NotFoundError
from cica_events.i18n import _
from cica_events.persistence import change_log
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.queries import history
from cica_events.queries.history import Step

_LONG = 10.0  # seconds; taking back a large import may have to wait for its turn


class HistoryService:
    """Reads the history, undoes and redoes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def steps(self, limit: int = 200, offset: int = 0) -> list[Step]:
        """Return the latest steps of the whole workspace, the newest first."""
        with self._database.reading() as session:
            return history.steps(session, limit, offset)

    def newest(self) -> int:
        """Return the number of the newest step, 0 where there is none; it grows with every change."""
        with self._database.reading() as session:
            return change_log.last_sequence(session)

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

    def undo(self, progress: Progress = silent) -> Step:
        """Take back the latest step of this user.

        Raises NotFoundError where there is none; ConflictError where a value is no longer what the step
        made it, and then nothing changes.
        """
        step = self.undoable()
        if step is None:
            raise NotFoundError(_("There is nothing to undo."))
        self._apply(step, Origin.UNDO, progress)
        return step

    def redo(self, progress: Progress = silent) -> Step:
        """Put on again what was taken back last; errors as for `undo`."""
        step = self.redoable()
        if step is None:
            raise NotFoundError(_("There is nothing to redo."))
        self._apply(step, Origin.REDO, progress)
        return step

    def _apply(self, step: Step, origin: Origin, progress: Progress) -> None:
        from cica_events.services.replay import Replay

        words = _("Undo: {step}") if origin is Origin.UNDO else _("Redo: {step}")
        label = words.format(step=step.label)
        with self._database.changing(label, origin=origin, target_id=step.id, patience=_LONG) as session:
            recorded = ChangeSet(step.id, step.label, origin, change_log.changes_of(session, step.id))
            changes = recorded.changes
            if origin is Origin.UNDO:
                changes = tuple(change.inverse() for change in reversed(changes))
            Replay(session, step.label).play(changes, progress)
