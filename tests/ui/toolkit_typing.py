"""Typing into widgets in any script: key events that carry their text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

PLAIN = Qt.KeyboardModifier.NoModifier


def type_text(widget: QWidget, text: str) -> None:
    """Type `text`, letter by letter; `qtbot.keyClicks` aborts on letters that are not Latin."""
    for sign in text:
        press(widget, Qt.Key(ord(sign.upper())) if sign.isascii() else Qt.Key.Key_unknown, text=sign)


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN, text: str = "") -> None:
    """Press and release one key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, held, text))
