"""A table's headings: click sorts, Shift+click sorts further, none is narrower than its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.toolkit.arrangement import SortBy
from ui.toolkit.cell_painting import MARGIN, CellColours, badge_font

ARROW = 18


class RecordHeader(QHeaderView):
    """The headings of a `RecordTable`; `sort_asked` gives the column and whether it comes in addition."""

    sort_asked = Signal(int, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._adding = False
        self._order: dict[int, tuple[int, bool]] = {}
        self._steps = 0
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.sectionClicked.connect(self._ask_sort)
        self.sectionResized.connect(self._keep_width)

    def show_order(self, order: Sequence[SortBy], columns: Sequence[int]) -> None:
        """Mark `columns` as sorted by the steps of `order`."""
        self._steps = len(order)
        pairs = enumerate(zip(columns, order, strict=True), 1)
        self._order = {column: (place, step.descending) for place, (column, step) in pairs}
        self.viewport().update()

    def strong_font(self) -> QFont:
        """Return the font of the headings."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def least_width(self, column: int) -> int:
        """Return the width that the heading needs, arrow included."""
        text = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
        return QFontMetrics(self.strong_font()).horizontalAdvance(text) + 2 * MARGIN + ARROW

    def sectionSizeFromContents(self, column: int) -> QSize:
        """Return the least size of a heading."""
        return QSize(self.least_width(column), QFontMetrics(self.strong_font()).height() + 14)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember whether Shift was held."""
        self._adding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mousePressEvent(event)

    @Slot(int)
    def _ask_sort(self, column: int) -> None:
        self.sort_asked.emit(column, self._adding)

    @Slot(int, int, int)
    def _keep_width(self, column: int, _old: int, new: int) -> None:
        least = self.least_width(column)
        if 0 < new < least:
            self.resizeSection(column, least)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Draw a heading: quiet words, the line under them, an arrow where the table is sorted by it."""
        colours = CellColours.of(self.palette())
        painter.save()
        painter.fillRect(rect, colours.panel)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours.line)
        painter.setFont(self.strong_font())
        sorted_by = self._order.get(column)
        painter.setPen(colours.text if sorted_by else colours.muted)
        inner = rect.adjusted(MARGIN, 0, -MARGIN, -1)
        side = self._side(column)
        text = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | side), text)
        if sorted_by:
            width = painter.fontMetrics().horizontalAdvance(text)
            at_left = side == Qt.AlignmentFlag.AlignLeft
            place = inner.left() + width + 10 if at_left else inner.right() - width - 16
            self._draw_arrow(painter, QPointF(place, rect.center().y()), *sorted_by)
        painter.restore()

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Return the side at which the column's values stand."""
        wanted = self.model().headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        right = isinstance(wanted, Qt.AlignmentFlag) and bool(wanted & Qt.AlignmentFlag.AlignRight)
        return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft

    def _draw_arrow(self, painter: QPainter, middle: QPointF, place: int, descending: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(CellColours.of(self.palette()).accent, 1.6))
        rise = 2 if descending else -2
        tips = [QPointF(-3.5, -rise), QPointF(0, rise), QPointF(3.5, -rise)]
        painter.drawPolyline([middle + tip for tip in tips])
        if self._steps > 1:
            painter.setFont(badge_font(badge_font(self.font())))
            painter.drawText(middle + QPointF(6, painter.fontMetrics().ascent() / 2 - 1), str(place))
