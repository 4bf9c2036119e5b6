"""Gives actions their keys without loading all of Qt's enums, which the first picture should not wait for."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence


def set_keys(action: QAction, *keys: str) -> None:
    """Let each of `keys` ("Ctrl+Shift+Z") trigger `action`; the first is the one shown."""
    action.setShortcuts([QKeySequence.fromString(key) for key in keys if key])
