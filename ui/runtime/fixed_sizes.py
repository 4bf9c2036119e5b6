"""Lets bounds that widgets once took from their font grow with the zoom of the interface."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

UNBOUNDED = (1 << 24) - 1  # QWIDGETSIZE_MAX
NONE, ANY = QSize(0, 0), QSize(UNBOUNDED, UNBOUNDED)
LINE = 4  # pixels; what is no larger is a line, not room for words
REFITS = "refits its columns"  # name of a property of headers that follow the zoom themselves
BY_SHEET = ("_q_stylesheet_minw", "_q_stylesheet_minh", "_q_stylesheet_maxw", "_q_stylesheet_maxh")


def grow(widgets: Iterable[QWidget], ratio: float) -> None:
    """Make the least and the largest size of each of `widgets` so many times as large.

    Windows keep theirs, since the screen does not grow; what the style sheet bounds it bounds anew itself.
    """
    for widget in widgets:
        if isinstance(widget, QHeaderView):
            _grow_columns(widget, ratio)
        least, most = widget.minimumSize(), widget.maximumSize()
        if least == NONE and most == ANY:
            continue
        sizes = least.width(), least.height(), most.width(), most.height()
        if all(size <= LINE or size >= UNBOUNDED for size in sizes):
            continue
        if widget.isWindow() or any(widget.property(name) is not None for name in BY_SHEET):
            continue
        grown = [size if size <= LINE or size >= UNBOUNDED else round(size * ratio) for size in sizes]
        widget.setMaximumSize(max(grown[0], grown[2]), max(grown[1], grown[3]))
        widget.setMinimumSize(grown[0], grown[1])


def _grow_columns(header: QHeaderView, ratio: float) -> None:
    if header.property(REFITS) or header.orientation() is not Qt.Orientation.Horizontal:
        return
    for section in range(header.count()):
        if header.sectionResizeMode(section) is QHeaderView.ResizeMode.Interactive:
            header.resizeSection(section, round(header.sectionSize(section) * ratio))
