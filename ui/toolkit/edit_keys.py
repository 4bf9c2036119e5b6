"""What keys mean to the editor of a cell, as in a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
TABS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


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
