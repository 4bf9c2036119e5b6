"""The action that shows the history of the records that are selected on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from ui.shell.desk import Desk

KEYS = "Ctrl+Shift+H"


def history_action(
    desk: Desk,
    owner: QWidget,
    table: str,
    chosen: Callable[[], Sequence[str]],
) -> QAction:
    """Return the action "History of this record" of a page; it stands in the page's own menus as well.

    `chosen` returns the ids of the selected records of the noun `table`.
    """
    action = QAction(_("History of this record"), owner)
    action.setToolTip(_("Who changed this record and what belongs to it, when, from what to what"))
    action.setShortcut(KEYS)
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    desk.icons.put(action, "history", "muted")
    owner.addAction(action)
    way = _Way(desk, table, chosen, action)
    action.triggered.connect(way.go)
    return action


def removed_action(desk: Desk, owner: QWidget, table: str, text: str) -> QAction:
    """Return the action that shows which records of the noun `table` were removed, to bring one back."""
    action = QAction(text, owner)
    action.setToolTip(_("What was removed, when and by whom; bring it back"))
    desk.icons.put(action, "rotate-ccw", "muted")
    owner.addAction(action)
    action.triggered.connect(_Removed(desk, table, action).go)
    return action


class _Way(QObject):
    def __init__(
        self,
        desk: Desk,
        table: str,
        chosen: Callable[[], Sequence[str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._table, self._chosen = desk, table, chosen

    @Slot()
    def go(self) -> None:
        ids = list(self._chosen())
        if ids:
            self._desk.go("history", table=self._table, records=ids)


class _Removed(QObject):
    def __init__(self, desk: Desk, table: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._table = desk, table

    @Slot()
    def go(self) -> None:
        self._desk.go("history", removed=self._table)
