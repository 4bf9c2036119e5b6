"""The action that shows in what the selected person or party stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cica_events.domain.found import Ref, Sort
from cica_events.i18n import _
from ui.shell.desk import Desk
from ui.toolkit.plain import plain_hint

KEYS = "Alt+F3"


def where_used_action(
    desk: Desk, owner: QWidget, sort: Sort, chosen: Callable[[], tuple[str, str] | None]
) -> QAction:
    """Return the action "Where used" of a page; `chosen` returns id and name of the one that is selected."""
    action = QAction(_("Where used"), owner)
    action.setToolTip(
        plain_hint(_("In which meetings, delegations and roles it stands ({keys})").format(keys=KEYS))
    )
    action.setShortcut(KEYS)
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    desk.icons.put(action, "link", "muted")
    owner.addAction(action)
    action.triggered.connect(_Asking(desk, sort, chosen, owner, action).show)
    return action


class _Asking(QObject):
    def __init__(
        self,
        desk: Desk,
        sort: Sort,
        chosen: Callable[[], tuple[str, str] | None],
        owner: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._sort, self._chosen, self._owner = desk, sort, chosen, owner

    @Slot()
    def show(self) -> None:
        from ui.shell.where_used_dialog import show_where_used

        one = self._chosen()
        if one is not None:
            show_where_used(self._desk, Ref(self._sort, one[0]), one[1], self._owner.window())
