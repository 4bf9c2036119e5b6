"""Buttons that stand for an action or open a menu, with their shortcut in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget


def with_shortcut(text: str, keys: QKeySequence) -> str:
    """Return `text` for a tooltip, the shortcut behind it."""
    shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({shown})" if shown else text


def shown_keys(action: QAction) -> str:
    """Return the keys of an action as this system writes them."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def look_compact(button: QPushButton, compact: bool) -> None:
    """Give a button without words no more room than its icon needs."""
    if bool(button.property("compact")) != compact:
        button.setProperty("compact", compact)
        button.style().unpolish(button)
        button.style().polish(button)


class ActionButton(QPushButton):
    """A button that shows and triggers `action`; `primary` is the one main action of a page."""

    def __init__(self, action: QAction, *, primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._compact = False
        self.setProperty("primary", primary)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._show)
        self._show()

    def set_compact(self, compact: bool) -> None:
        """Show the icon only, where there is one; the words stand in the tooltip."""
        self._compact = compact and not self.property("primary") and not self._action.icon().isNull()
        self._show()

    @Slot()
    def _show(self) -> None:
        action = self._action
        self.setText("" if self._compact else action.text())
        look_compact(self, self._compact)
        if not self.property("primary"):
            self.setIcon(action.icon())
        plain = action.text().replace("&", "")
        self.setAccessibleName(plain)
        hint = action.toolTip() if action.toolTip() != plain else plain.removesuffix("…")
        self.setToolTip(with_shortcut(hint, action.shortcut()))
        self.setEnabled(action.isEnabled())
        self.setHidden(not action.isVisible())


class IconButton(ActionButton):
    """A button that shows the action's icon only; its words and shortcut stand in the tooltip."""

    @Slot()
    def _show(self) -> None:
        super()._show()
        self.setText("")


class MenuButton(QPushButton):
    """A button that opens `menu`."""

    def __init__(self, text: str, menu: QMenu, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("menu", True)
        self._words = text
        self.setAccessibleName(text)
        self.setToolTip(hint or text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMenu(menu)

    def set_compact(self, compact: bool) -> None:
        """Show the icon only, where there is one; the words stand in the tooltip."""
        compact = compact and not self.icon().isNull()
        self.setText("" if compact else self._words)
        look_compact(self, compact)


def quiet_row(*buttons: QPushButton) -> QHBoxLayout:
    """Return buttons without frames, close to each other."""
    row = QHBoxLayout()
    row.setSpacing(2)
    for button in buttons:
        button.setFlat(True)
        row.addWidget(button)
    return row
