"""A column in the middle of a widget, for what stands in the page's place."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def middle_column(widget: QWidget) -> QVBoxLayout:
    """Return a column in the middle of `widget`."""
    outer = QHBoxLayout(widget)
    outer.setContentsMargins(24, 24, 24, 24)
    outer.addStretch(1)
    column = QVBoxLayout()
    column.setSpacing(12)
    column.addStretch(2)
    outer.addLayout(column, 3)
    outer.addStretch(1)
    return column
