"""The numbers at the left of a table's records; a click selects the whole row."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.toolkit.cell_painting import MARGIN, CellColours

DIGITS = 3


class NumberHeader(QHeaderView):
    """Row numbers in a quiet hand."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Return the width that the last number needs."""
        digits = max(DIGITS, len(str(self.count())))
        return QSize(self.fontMetrics().horizontalAdvance("0") * digits + 2 * MARGIN, 0)

    def paintSection(self, painter: QPainter, rect: QRect, line: int) -> None:
        """Draw one number, or the beginning of a group's band."""
        colours = CellColours.of(self.palette())
        number = str(self.model().headerData(line, Qt.Orientation.Vertical) or "")
        painter.save()
        painter.fillRect(rect, colours.panel if number else colours.band)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours.line)
        painter.setPen(colours.muted)
        inner = rect.adjusted(MARGIN, 0, -MARGIN, -1)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), number)
        painter.restore()
