"""What a screen reader takes a widget for, where Qt itself would call it nothing but a filler."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

PROPERTY = "spokenRole"
Role = QAccessible.Role


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Let a widget that paints itself, or scrolls, be told as what it is; before it gets a name."""
    widget.setProperty(PROPERTY, role.value)


@cache
def install() -> None:
    """Answer for those widgets from now on; the application must be there."""
    QAccessible.installFactory(_interface)


def _interface(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    role = thing.property(PROPERTY) if isinstance(thing, QWidget) else None
    return QAccessibleWidget(thing, Role(role)) if isinstance(thing, QWidget) and role else None
