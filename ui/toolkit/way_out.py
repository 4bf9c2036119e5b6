"""The way out of a table: there Tab goes from cell to cell, and F6 to the next control."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from cica_events.i18n import _
from ui.runtime.focus_rings import BY_KEYS


def go_on(window: QWidget, forward: bool) -> None:
    """Give the keyboard to the next control of `window`, or to the one before."""
    here = QApplication.focusWidget()
    if here is None or not window.isAncestorOf(here):
        return
    left = _table_of(here)
    step = QWidget.nextInFocusChain if forward else QWidget.previousInFocusChain
    goal = step(here)
    while goal is not None and goal is not here:
        if window.isAncestorOf(goal) and not _within(goal, left) and _takes_tab(goal):
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            window.setProperty(BY_KEYS, True)
            goal.setFocus(reason)
            window.setProperty(BY_KEYS, False)
            return
        goal = step(goal)


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


def _takes_tab(widget: QWidget) -> bool:
    by_tab = Qt.FocusPolicy.TabFocus.value
    return (
        bool(widget.focusPolicy().value & by_tab)
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.isEnabled()
    )
