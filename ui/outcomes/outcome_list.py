"""The outcomes of one meeting as they are stored now, and the edits that the tab asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.changes import ChangeSet
from cica_events.domain.meetings import Meeting
from cica_events.domain.outcomes import Outcome
from cica_events.domain.parties import Party
from cica_events.i18n import _
from cica_events.queries.outcomes import OutcomeRow
from cica_events.services.editing import Cell
from cica_events.services.workspace import Workspace
from ui.outcomes.outcome_fields import catalogue_key
from ui.toolkit.table_model import CellEdit


class OutcomeList:
    """Stands between the tab and the service of outcomes."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.meeting_id = ""
        self.rows: Sequence[OutcomeRow] = ()
        self._fresh = ("", "")

    def load(self) -> None:
        """Read the outcomes anew."""
        self.rows = self._workspace.outcomes.rows(self.meeting_id)

    def concerned(self, changes: ChangeSet) -> bool:
        """Tell whether `changes` alter the outcomes of this meeting or what they refer to."""
        if changes.touches(Meeting, Party):
            return True
        shown = {row.id for row in self.rows} | {row.item_id for row in self.rows}
        for change in changes.changes:
            if change.table in {Outcome.__tablename__, AgendaItem.__tablename__}:
                values = change.after or change.before or {}
                if change.id in shown or values.get("meeting_id") == self.meeting_id:
                    return True
        return False

    def chosen(self, ids: Sequence[str]) -> list[OutcomeRow]:
        """Return the outcomes `ids` in their order."""
        wanted = set(ids)
        return [row for row in self.rows if row.id in wanted]

    # Edits; each raises `CicaError` where it is refused

    def edit(self, outcome_id: str, key: str, value: Any) -> None:
        """Give a field another value."""
        self.edit_all([outcome_id], key, value)

    def edit_all(self, ids: Sequence[str], key: str, value: Any) -> None:
        """Give a field of several outcomes the same value."""
        self._workspace.outcomes.edit(ids, {catalogue_key(key): value})

    def edit_many(self, edits: Sequence[CellEdit]) -> None:
        """Write several cells as one step."""
        cells = [Cell(edit.id, catalogue_key(edit.key), edit.value) for edit in edits]
        self._workspace.outcomes.edit_cells(cells)

    def add(self) -> str:
        """Add an outcome at the end, to be written at once, and return its id."""
        outcome_id = self._workspace.outcomes.add(self.meeting_id, {"text": _("New outcome")})
        step = self._workspace.history.undoable()
        self._fresh = outcome_id, step.id if step else ""
        return outcome_id

    def give_up(self, outcome_id: str) -> None:
        """Take back the outcome just added, if nothing was done since."""
        step = self._workspace.history.undoable()
        if step is not None and self._fresh == (outcome_id, step.id):
            self._workspace.history.undo()

    def move(self, outcome_id: str, index: int) -> None:
        """Move an outcome to another place."""
        self._workspace.outcomes.move(outcome_id, index)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove outcomes."""
        self._workspace.outcomes.remove(ids)
