"""Texts as they are: no label or hint takes them for HTML, which Qt would, and open the files it names."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QLabel

PLAIN: Final = 0  # Qt.TextFormat.PlainText: naming it loads all of Qt's enumerations before the first picture


class PlainLabel(QLabel):
    """A label that shows every sign of its text as it is; takes what a QLabel takes."""

    def __init__(self, *content: Any) -> None:
        super().__init__(*content)
        self.setProperty("textFormat", PLAIN)


def plain_hint(text: str) -> str:
    """Return `text` as a hint that Qt takes for nothing but text; what it would take for more is escaped."""
    return wrapped_hint(text) if "<" in text or "&lt;" in text else text


def wrapped_hint(text: str) -> str:
    """Return `text` as a hint that goes on in the next line where it is too long, with its own lines."""
    from html import escape  # hardly any hint asks for it before the first picture

    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>"


def without_keys(text: str) -> str:
    """Return `text` for a menu, button or tab, whose “&” is a sign of it and no underlined key."""
    return text.replace("&", "&&")
