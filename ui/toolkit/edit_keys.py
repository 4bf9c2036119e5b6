"""What keys and other windows mean to the editor of a cell, as in a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
TABS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


def looks_elsewhere(editor: QObject, event: QEvent) -> bool:
    """Tell whether the user only goes to another window for a while: what is being typed stays as it is.

    A dialog of the same window may be about what is typed, as find and replace.
    """
    if event.type() != QEvent.Type.FocusOut or not isinstance(event, QFocusEvent):
        return False
    front = QApplication.activeWindow()
    while front is not None and (owner := front.parentWidget()) is not None:
        front = owner.window()
    same = isinstance(editor, QWidget) and front is editor.window()
    return event.reason() == Qt.FocusReason.ActiveWindowFocusReason and not same


def spreads(event: QKeyEvent) -> bool:
    """Tell whether all selected cells shall have what is typed: Ctrl+Enter."""
    return event.key() in RETURN and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def begins_line(event: QKeyEvent, several: bool) -> bool:
    """Tell whether a new line is asked for: Alt+Enter, where there may be `several` also Shift+Enter."""
    held = event.modifiers() & (ALT | SHIFT if several else ALT)
    return event.key() in RETURN and bool(held)


def step_of(event: QKeyEvent) -> tuple[int, int] | None:
    """Return the step (down, right) to the next cell that a key asks for; None for other keys."""
    back = -1 if event.modifiers() & SHIFT else 1
    if event.key() in RETURN:
        return back, 0
    if event.key() in TABS:
        return 0, -1 if event.key() == Qt.Key.Key_Backtab else back
    return None
