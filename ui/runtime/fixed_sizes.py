"""Lets bounds that widgets once took from their font grow with the zoom of the interface."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QWidget
from shiboken6 import isValid

UNBOUNDED = (1 << 24) - 1  # QWIDGETSIZE_MAX
FREE = (0, 0, UNBOUNDED, UNBOUNDED)  # of what has no bounds
LINE = 4  # pixels; what is no larger is a line, not room for words
REFITS = "refits its columns"  # name of a property of headers that follow the zoom themselves
BY_SHEET = ("_q_stylesheet_minw", "_q_stylesheet_minh", "_q_stylesheet_maxw", "_q_stylesheet_maxh")


def grow(widgets: Sequence[QWidget], ratio: float) -> None:
    """Make the least and the largest size of each of `widgets` so many times as large.

    Windows keep theirs, since the screen does not grow; what the style sheet bounds it bounds anew itself.
    Widgets that Qt has deleted are left out.
    """
    widgets = list(filter(isValid, widgets))
    for header in _headers(widgets):
        _grow_columns(header, ratio)
    asked = (QWidget.minimumWidth, QWidget.minimumHeight, QWidget.maximumWidth, QWidget.maximumHeight)
    bounds = list(zip(*(map(ask, widgets) for ask in asked), strict=True))
    for widget, sizes in compress(zip(widgets, bounds, strict=True), map(FREE.__ne__, bounds)):
        _grow_bounds(widget, sizes, ratio)


def _grow_bounds(widget: QWidget, sizes: Sequence[int], ratio: float) -> None:
    if all(size <= LINE or size >= UNBOUNDED for size in sizes):
        return
    if widget.isWindow() or any(widget.property(name) is not None for name in BY_SHEET):
        return
    grown = [size if size <= LINE or size >= UNBOUNDED else round(size * ratio) for size in sizes]
    widget.setMaximumSize(max(grown[0], grown[2]), max(grown[1], grown[3]))
    widget.setMinimumSize(grown[0], grown[1])


def _headers(widgets: Sequence[QWidget]) -> list[QHeaderView]:
    kinds = {
        kind for kind in set(map(type, widgets)) if issubclass(kind, QHeaderView)
    }  # to ask each takes long
    return [each for each in widgets if type(each) in kinds and isinstance(each, QHeaderView)]


def _grow_columns(header: QHeaderView, ratio: float) -> None:
    if header.property(REFITS) or header.orientation() is not Qt.Orientation.Horizontal:
        return
    for section in range(header.count()):
        if header.sectionResizeMode(section) is QHeaderView.ResizeMode.Interactive:
            header.resizeSection(section, round(header.sectionSize(section) * ratio))
