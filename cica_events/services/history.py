"""Taking steps back and putting them on again, also yesterday's, from the change log."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from cica_events.domain.changes import DOINGS, ChangeSet, LoggedChange, Origin
from cica_events.errors import ConflictError, NotFoundError
from cica_events.i18n import _, ngettext
from cica_events.persistence import change_log
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.queries import history
from cica_events.queries.history import Step

if TYPE_CHECKING:  # a start needs only what Undo and Redo name
    from cica_events.domain.taking_back import Choice, TakingBack
    from cica_events.queries.history_search import Found, HistoryFilter
    from cica_events.services.removed_records import Removed

_LONG = 10.0  # seconds; taking back a large import may have to wait for its turn


class HistoryService:
    """Reads the history, undoes and redoes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def steps(self, limit: int = 200, offset: int = 0) -> list[Step]:
        """Return the latest steps of the whole workspace, the newest first."""
        with self._database.reading() as session:
            return history.steps(session, limit, offset)

    def find(self, wanted: HistoryFilter, limit: int = 200, below: int | None = None) -> Found:
        """Return the latest steps of those that are meant, `limit` at most; what took too long goes on below.

        The answer comes within a tenth of a second; where it holds fewer steps and `below` is set, ask on.
        """
        from cica_events.queries.history_search import find_steps

        with self._database.reading() as session:
            return find_steps(session, wanted, limit, below)

    def actors(self) -> list[str]:
        """Return who ever did something in this workspace."""
        from cica_events.queries.history_search import actors

        with self._database.reading() as session:
            return actors(session)

    def family(self, table: str, ids: Sequence[str]) -> frozenset[str]:
        """Return the ids of records of a noun, by its table, and of all that belongs or belonged to them."""
        from cica_events.queries.record_family import family

        with self._database.reading() as session:
            return family(session, table, ids)

    def table_of(self, record_id: str) -> str:
        """Return the noun of a record by its table, also of one that is gone; empty where there is none."""
        from cica_events.queries.record_family import table_of

        with self._database.reading() as session:
            return table_of(session, record_id)

    def name_of(self, table: str, record_id: str) -> str:
        """Return what a record is called, also one that is gone."""
        from cica_events.services.record_names import RecordNames

        with self._database.reading() as session:
            return RecordNames(session).name(table, record_id)

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

    def made_elsewhere(self, step_id: str) -> bool:
        """Tell whether the user made a step in another window, since the workspace was opened here."""
        return self._database.made_elsewhere(step_id)

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

    # One old step, whatever came after it

    def foresee(self, step_id: str, choice: Choice | None = None) -> TakingBack:
        """Return what `take_back` would do, and in words what is in its way."""
        with self._database.reading() as session:
            return self._plan(session, self._step(session, step_id), choice)

    def take_back(
        self,
        step_id: str,
        choice: Choice | None = None,
        *,
        rest: bool = False,
        progress: Progress = silent,
    ) -> TakingBack:
        """Take back one old step, or the part of it that is meant, as a step of its own; later ones stay.

        Raises TakeBackConflict where something of it cannot be taken back, with the plan that says what and
        why; nothing changes then. With `rest` all that can be is taken back, and the rest stays as it is.
        """
        with self._database.reading() as session:
            step = self._step(session, step_id)
        if step.origin not in DOINGS:
            raise ConflictError(_("“{step}” is no step that could be taken back.").format(step=step.label))
        if step.undone:
            raise ConflictError(_("“{step}” was taken back already.").format(step=step.label))
        return self._undo_old(step, choice, rest, "", progress)

    def removed(
        self, tables: Collection[str] = (), words: str = "", limit: int = 200, below: int | None = None
    ) -> Removed:
        """Return records that are gone, the latest first, of some nouns (by table) and `words`."""
        from cica_events.services.removed_records import find_removed

        with self._database.reading() as session:
            return find_removed(session, tables, words, limit, below)

    def bring_back(self, step_id: str, record_id: str, *, rest: bool = False) -> TakingBack:
        """Bring back a record that a step removed, with what that step removed with it, as a step of its own.

        Raises TakeBackConflict in words where that cannot be, NotFoundError where the step removed no such
        record; nothing changes then. With `rest` what can come back comes, and the rest of what went with it
        stays away.
        """
        from cica_events.domain.taking_back import Choice
        from cica_events.services.record_names import RecordNames
        from cica_events.services.recorded_changes import recorded_changes
        from cica_events.services.removed_records import bringing_label, went_with

        with self._database.reading() as session:
            step = self._step(session, step_id)
            changes = recorded_changes(session, step_id)
            table = next((each.table for each in changes if each.id == record_id and each.after is None), "")
            if not table:
                raise NotFoundError(_("That step removed no such record."))
            name = RecordNames(session).name(table, record_id)
        choice = Choice(dict.fromkeys(went_with(changes, [record_id])))
        return self._undo_old(step, choice, rest, bringing_label(name), silent)

    def _undo_old(
        self, step: Step, choice: Choice | None, rest: bool, label: str, progress: Progress
    ) -> TakingBack:
        from cica_events.services.replay import Replay

        with self._database.reading() as session:
            plan = self._plan(session, step, choice)
        if plan.obstacles and not (rest and plan.changes):
            from cica_events.domain.taking_back import TakeBackConflict

            raise TakeBackConflict(_refusal(step, plan), plan)
        if not plan.changes:
            raise ConflictError(_("Nothing of “{step}” is left to be taken back.").format(step=step.label))
        whole = plan.whole and step.origin in DOINGS
        origin = Origin.TAKE_BACK if whole else Origin.TAKE_PART
        words = _("Taken back: {step}") if whole else _("Taken back in part: {step}")
        label = label or words.format(step=step.label)
        with self._database.changing(label, origin=origin, target_id=step.id, patience=_LONG) as session:
            Replay(session, step.label).play(plan.changes, progress)
        return plan

    def _plan(self, session: Session, step: Step, choice: Choice | None) -> TakingBack:
        from cica_events.services.obstacle_words import ObstacleWords
        from cica_events.services.recorded_changes import recorded_changes
        from cica_events.services.taking_back import plan_taking_back

        changes = recorded_changes(session, step.id)
        plan = plan_taking_back(session, changes, choice)
        return replace(plan, obstacles=ObstacleWords(session, step, changes).told(plan.obstacles))

    def _step(self, session: Session, step_id: str) -> Step:
        step = history.step_by(session, step_id)
        if step is None:
            raise NotFoundError(_("There is no such step in the history."))
        return step

    def _apply(self, step: Step, origin: Origin, progress: Progress) -> None:
        from cica_events.services.recorded_changes import recorded_changes
        from cica_events.services.replay import Replay

        words = _("Undo: {step}") if origin is Origin.UNDO else _("Redo: {step}")
        label = words.format(step=step.label)
        with self._database.changing(label, origin=origin, target_id=step.id, patience=_LONG) as session:
            recorded = ChangeSet(step.id, step.label, origin, recorded_changes(session, step.id))
            changes = recorded.changes
            if origin is Origin.UNDO:
                changes = tuple(change.inverse() for change in reversed(changes))
            Replay(session, step.label).play(changes, progress)


def _refusal(step: Step, plan: TakingBack) -> str:
    """Return in words why a step cannot be taken back whole: the first reason, and how many records more."""
    words = _("“{step}” cannot be taken back: {reason}").format(
        step=step.label, reason=plan.obstacles[0].text
    )
    others = plan.hindered - 1
    if others <= 0:
        return words
    more = ngettext("{count} more record is in the way.", "{count} more records are in the way.", others)
    return " ".join((words, more.format(count=others)))
