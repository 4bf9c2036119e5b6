"""What can be decided about the selected rows, as actions with keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.i18n import N_, _
from cica_events.services.import_plan import Decision, Side
from cica_events.services.planned_rows import PlannedRow
from ui.imports.import_work import ImportWork

KEYS: Final = {
    Decision.ADD: "Ctrl+1",
    Decision.UPDATE: "Ctrl+2",
    Decision.KEEP_BOTH: "Ctrl+3",
    Decision.SKIP: "Ctrl+4",
    Decision.REMOVE: "Ctrl+5",
}
SIDE_KEYS: Final = {Side.THEIRS: "Ctrl+6", Side.OURS: "Ctrl+7"}
HINTS: Final = {
    Decision.ADD: N_("Add it as somebody new"),
    Decision.UPDATE: N_("Change who is there already"),
    Decision.KEEP_BOTH: N_("Take it for another person of the same name"),
    Decision.SKIP: N_("Leave this row out"),
    Decision.REMOVE: N_("Remove here what is gone from the file"),
}


class Decisions:
    """Knows the selected rows; its actions are enabled as these rows allow."""

    def __init__(self, work: ImportWork, owner: QWidget) -> None:
        self._work = work
        self._rows: Sequence[PlannedRow] = ()
        self.actions = {each: self._action(each.text, KEYS[each], owner) for each in Decision}
        self.sides = {each: self._action(each.text, SIDE_KEYS[each], owner) for each in Side}
        for decision, action in self.actions.items():
            action.setToolTip(_(HINTS[decision]))
            action.triggered.connect(lambda _on=False, each=decision: self.decide(each))
        for side, action in self.sides.items():
            action.triggered.connect(lambda _on=False, each=side: self.settle(each))

    def _action(self, text: str, keys: str, owner: QWidget) -> QAction:
        action = QAction(text, owner)
        action.setShortcut(QKeySequence(keys))
        action.setEnabled(False)
        owner.addAction(action)
        return action

    def refresh(self, rows: Sequence[PlannedRow]) -> frozenset[Decision]:
        """Take the selected rows, enable what they allow, and return it."""
        self._rows = rows
        offered = frozenset(decision for choices in {row.choices for row in rows} for decision in choices)
        for decision, action in self.actions.items():
            action.setEnabled(decision in offered)
        conflict = any(row.conflicts for row in rows)
        for action in self.sides.values():
            action.setEnabled(conflict)
        return offered

    def decide(self, decision: Decision) -> None:
        """Decide about all selected rows that allow it; once more takes it back."""
        rows = [row for row in self._rows if decision in row.choices]
        again = all(row.decided is decision for row in rows)
        self._work.decide({row.key: None if again else decision for row in rows})

    def settle(self, side: Side, key: str = "") -> None:
        """Let the value of one side stay in the cells of the selected rows that are in conflict."""
        cells = {
            (row.number, each): side for row in self._rows for each in row.conflicts if key in ("", each)
        }
        self._work.settle(cells)

    def fill(self, menu: QMenu) -> None:
        """Put into a menu what can be decided now."""
        for action in (*self.actions.values(), *self.sides.values()):
            if action.isEnabled():
                menu.addAction(action)
