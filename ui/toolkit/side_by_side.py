"""A list with the details of what is selected beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


def side_by_side(records: QWidget, details: QWidget, parent: QWidget, gap: int = 0) -> QSplitter:
    """Return a splitter in which the list takes what room there is and neither part can vanish.

    `gap` is the room between them in pixels, 0 for what is usual.
    """
    splitter = QSplitter(Qt.Orientation.Horizontal, parent)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(records)
    splitter.addWidget(details)
    splitter.setStretchFactor(0, 1)
    splitter.setStretchFactor(1, 0)
    if gap:
        splitter.setHandleWidth(gap)
    return splitter
