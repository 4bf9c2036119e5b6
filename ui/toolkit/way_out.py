"""The way out of a table: there Tab goes from cell to cell, and F6 to the next control."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from cica_events.i18n import _

MOST = 50  # controls of one table that are passed on the way out


def go_on(window: QWidget, forward: bool) -> None:
    """Give the keyboard to the next control of `window`, or to the one before.

    The window itself is handed Tab, past the table. Asking each control for its neighbour would be no way:
    PySide6 takes a widget from `nextInFocusChain` for a child of the one before, and menus with it for gone.
    """
    from PySide6.QtCore import Qt  # whose many enumerations the first picture does not wait for

    here = QApplication.focusWidget()
    if here is None or not window.isAncestorOf(here):
        return
    left = _table_of(here)
    key = Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab
    for _step in range(MOST):
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(window, press)
        now = QApplication.focusWidget()
        if now is None or not _within(now, left):
            return


def offer_way_out(dialog: QWidget) -> None:
    """Let F6 and Shift+F6 lead out of the tables of a dialog, as they do in the window."""
    ways = (
        (_("To the next control, out of a table"), "F6", True),
        (_("To the control before, out of a table"), "Shift+F6", False),
    )
    for text, keys, forward in ways:
        action = QAction(text, dialog)
        action.setShortcut(keys)
        action.triggered.connect(partial(go_on, dialog, forward))
        dialog.addAction(action)


def _table_of(widget: QWidget) -> QWidget:
    """Return the outermost table or list around a widget, else the widget itself."""
    found, above = widget, widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractItemView):
            found = above
        above = above.parentWidget()
    return found


def _within(widget: QWidget, other: QWidget) -> bool:
    return widget is other or other.isAncestorOf(widget)
