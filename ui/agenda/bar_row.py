"""The row above the views of a tab, whose middle goes into a row of its own where it has no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

SPACING = 8


class BarRow(QWidget):
    """Shows `first`, `middle` and `last` side by side, or `middle` below the others."""

    def __init__(self, first: QWidget, middle: QWidget, last: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._outer = [first, *last]
        self._middle = middle
        self.folded = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, 10, 20, 0)
        self._grid.setSpacing(SPACING)
        self._grid.addWidget(first, 0, 0)
        for column, widget in enumerate(last, start=2):
            self._grid.addWidget(widget, 0, column)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(middle, 0, 1)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than the middle has in a row of its own."""
        return QSize(self._middle.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether all have room side by side."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Look again where a button comes, goes or gets other words."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        outer = [widget.sizeHint().width() for widget in self._outer if widget.isVisibleTo(self)]
        middle = self._middle.minimumSizeHint().width()
        room = self._grid.contentsRect().width() - sum(outer) - SPACING * len(outer)
        folded = 0 < room < middle
        if folded != self.folded:
            self.folded = folded
            self._grid.removeWidget(self._middle)
            place = (1, 0, 1, -1) if folded else (0, 1, 1, 1)
            self._grid.addWidget(self._middle, *place)
