"""A table's headings: click sorts, Shift+click sorts further, Ctrl+click selects, a funnel opens values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.toolkit.arrangement import SortBy
from ui.toolkit.cell_painting import MARGIN, CellColours, badge_font
from ui.toolkit.directions import cut_text
from ui.toolkit.frozen_columns import FrozenHeader
from ui.toolkit.heading_ground import fill_heading

ARROW = 18
EDGE = 5  # pixels beside it that still resize
FUNNEL = 18  # pixels at one end of a heading that open its filter


class RecordHeader(FrozenHeader):
    """The headings of a `RecordTable`; `sort_asked` gives the column and whether it comes in addition.

    `select_asked` names the column that is to be selected.

    Where `filterable` is set a heading under the mouse shows a funnel, one that is filtered always.
    """

    sort_asked = Signal(int, bool)
    filter_asked = Signal(int)
    select_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.filterable = False
        self._filtered: frozenset[int] = frozenset()
        self._hovered = -1
        self._funnel_pressed = False
        self._adding = self._selecting = False
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

    def show_filtered(self, columns: Sequence[int]) -> None:
        """Mark `columns` as filtered."""
        self._filtered = frozenset(columns)
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
        """Open the filter on the funnel; remember whether Shift or Ctrl was held."""
        self._selecting = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._adding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        column = self._funnel_at(event)
        self._funnel_pressed = column >= 0 and event.button() == Qt.MouseButton.LeftButton
        if self._funnel_pressed:
            self.filter_asked.emit(column)
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that opened a filter does not sort."""
        if self._funnel_pressed:
            self._funnel_pressed = False
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks on a funnel are no double click on the edge beside it."""
        if self._funnel_at(event) < 0:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the funnel of the heading under the mouse."""
        self._hover(self.column_at(event.position().toPoint().x()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the funnel that was shown."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, column: int) -> None:
        if self.filterable and column != self._hovered:
            self._hovered = column
            self.viewport().update()

    def _funnel_at(self, event: QMouseEvent) -> int:
        """Return the column whose funnel is clicked, -1 for none; the edge beside it still resizes."""
        at = event.position().toPoint()
        column = self.column_at(at.x())
        shown = self.filterable and column >= 0 and column in {self._hovered, *self._filtered}
        return column if shown and self.funnel_place(column).contains(at) else -1

    def funnel_place(self, column: int) -> QRect:
        """Return where the funnel of a heading is seen: at the end where no words stand."""
        rect = self.place(column)
        at_right = self._side(column) == Qt.AlignmentFlag.AlignLeft
        left = rect.right() - FUNNEL - EDGE if at_right else rect.left() + EDGE
        return QRect(left, rect.top(), FUNNEL, rect.height())

    @Slot(int)
    def _ask_sort(self, column: int) -> None:
        if self._selecting:
            self.select_asked.emit(column)
        else:
            self.sort_asked.emit(column, self._adding)

    @Slot(int, int, int)
    def _keep_width(self, column: int, _old: int, new: int) -> None:
        least = self.least_width(column)
        if 0 < new < least:
            self.resizeSection(column, least)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Draw a heading: its words, the line under them, how the table is sorted and filtered by it."""
        colours = CellColours.of(self.palette())
        painter.save()
        fill_heading(self, painter, rect, colours.panel)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours.line)
        painter.setFont(self.strong_font())
        sorted_by, filtered = self._order.get(column), column in self._filtered
        painter.setPen(colours.text if sorted_by or filtered else colours.muted)
        side = self._side(column)
        at_left = side == Qt.AlignmentFlag.AlignLeft
        room = FUNNEL - MARGIN + EDGE if filtered else 0
        inner = rect.adjusted(MARGIN + (0 if at_left else room), 0, -MARGIN - (room if at_left else 0), -1)
        text = cut_text(
            painter.fontMetrics(),
            str(self.model().headerData(column, Qt.Orientation.Horizontal) or ""),
            inner.width() - (ARROW - MARGIN if sorted_by else 0),
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | side), text)
        if sorted_by:
            width = painter.fontMetrics().horizontalAdvance(text)
            place = inner.left() + width + 10 if at_left else inner.right() - width - 16
            self._draw_arrow(painter, QPointF(place, rect.center().y()), *sorted_by)
        if self.filterable and (filtered or column == self._hovered):
            self._draw_funnel(painter, self.funnel_place(column), colours, filtered)
        painter.restore()

    def _draw_funnel(self, painter: QPainter, place: QRect, colours: CellColours, filtered: bool) -> None:
        """Draw a funnel, filled where the column is filtered."""
        painter.fillRect(place.adjusted(0, 1, 0, -2), colours.panel)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = colours.accent if filtered else colours.muted
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(ink if filtered else Qt.BrushStyle.NoBrush)
        corners = ((-5, -4.5), (5, -4.5), (1.2, 0.3), (1.2, 4.5), (-1.2, 3.3), (-1.2, 0.3))
        middle = QPointF(place.center())
        painter.drawPolygon(QPolygonF([middle + QPointF(*corner) for corner in corners]))

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
