"""What stands in the window: the page, the entries of the sidebar, the foot with its counts."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.shell_parts import Frame, PlainPage


def page(frame: Frame) -> PlainPage:
    current = frame.window.current_page()
    assert isinstance(current, PlainPage)
    return current


def foot(frame: Frame) -> QWidget:
    found = frame.window.findChild(QWidget, "foot")
    assert found is not None
    return found


def counts(frame: Frame) -> str:
    return next(label.text() for label in foot(frame).findChildren(QLabel) if label.accessibleName())
