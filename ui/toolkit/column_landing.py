"""The line that shows between which columns a heading that is dragged would go."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QHeaderView, QLabel, QWidget

from ui.toolkit.row_dragging import THICK, DropLine


class ColumnLanding:
    """Stands over headings and cells of `table`, to which `header` belongs."""

    def __init__(self, header: QHeaderView, table: QWidget) -> None:
        self._header, self._table = header, table
        self.line: DropLine | None = None  # made when a heading is dragged for the first time
        self._last: tuple[int, bool] | None = None

    @property
    def dragging(self) -> bool:
        """Whether a heading is being dragged: Qt shows its picture at the mouse then, and says so nowhere."""
        labels = self._header.viewport().findChildren(QLabel)
        return any(not label.isHidden() and not label.pixmap().isNull() for label in labels)

    def target(self, column: int, at: int) -> tuple[int, bool] | None:
        """Return beside which column one goes that is dropped at `at`, and whether behind it, as Qt does.

        Beyond the last column that is where it would have gone before.
        """
        header = self._header
        place, own = header.visualIndexAt(at), header.visualIndex(column)
        if place >= 0:
            self._last = self._beside(column, at, place, own) if place != own else None
        return self._last

    def _beside(self, column: int, at: int, place: int, own: int) -> tuple[int, bool] | None:
        header = self._header
        near = header.logicalIndex(place)
        before = at < header.sectionViewportPosition(near) + header.sectionSize(near) / 2
        behind = place > own
        if before == behind:  # not past its middle yet: beside the one before it
            near = header.logicalIndex(place - 1 if behind else place + 1)
        return None if near == column else (near, behind)

    def show(self, seen: QRect, behind: bool) -> None:
        """Draw the line at the edge of a heading that is seen at `seen`."""
        header, table = self._header, self._table
        if self.line is None:
            self.line = DropLine(table)
        x = seen.x() + (seen.width() if behind else 0) - THICK // 2
        top = header.viewport().mapTo(table, QPoint(max(x, 0), 0))
        self.line.setGeometry(top.x(), top.y(), THICK, table.height() - top.y())
        self.line.raise_()
        self.line.show()

    def hide(self) -> None:
        """Take the line away."""
        if self.line is not None:
            self.line.hide()
