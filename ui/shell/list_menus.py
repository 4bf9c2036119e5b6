"""What the menus Edit and View offer for the list at hand: cells, finding in it, the height of its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.i18n import _

ListAtHand = Callable[[], QWidget | None]
"""Returns the list that has the keyboard, or had it last and is still in sight."""


class ListMenus(QObject):
    """Puts the list's own actions into both menus while they are open."""

    def __init__(self, edit: QMenu, view: QMenu, at_hand: ListAtHand, parent: QObject) -> None:
        super().__init__(parent)
        self._edit = edit
        self._at_hand = at_hand
        self._put: list[QAction] = []
        self._heights = QMenu(_("Height of rows"), view)
        before = view.actions()[1:]
        view.insertMenu(before[0] if before else None, self._heights)  # type: ignore[arg-type]  # None: at the end
        edit.aboutToShow.connect(self._offer_cells)
        view.aboutToShow.connect(self._offer_heights)

    @Slot()
    def _offer_cells(self) -> None:
        for action in self._put:
            self._edit.removeAction(action)
        found = _cell_actions(self._at_hand())
        self._put = [self._edit.addSeparator(), *found] if found else []
        self._edit.addActions(found)

    @Slot()
    def _offer_heights(self) -> None:
        heights = getattr(self._at_hand(), "heights", None)
        self._heights.clear()
        self._heights.setEnabled(heights is not None)
        if heights is not None:
            self._heights.addActions(heights.actions)


def _cell_actions(view: QWidget | None) -> Sequence[QAction]:
    """Return what may be done with the cells of a list."""
    commands = getattr(view, "commands", None)
    finding = getattr(commands, "finding", None) or getattr(view, "finding", None)
    found = [] if finding is None else [finding.find_action, finding.replace_action]
    if commands is None:
        return found
    cells = [commands.cut_action, commands.copy_action, commands.paste_action, commands.clear_action]
    return [*cells, *commands.filling.actions, *commands.selecting, *found]
