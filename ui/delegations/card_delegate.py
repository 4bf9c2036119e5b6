"""Draws the cards of the board: name, head, number of participants and the sign of the credentials."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cica_events.domain.delegations import Credentials, Reply
from ui.delegations.card_columns import columns_for, height_of
from ui.delegations.columns import PILLS
from ui.delegations.delegation_line import PLACED, PROBLEM, DelegationLine
from ui.delegations.lane_model import LINE_ROLE, head_of
from ui.toolkit.cell_painting import badge_font
from ui.toolkit.cells import Index
from ui.toolkit.colours import Tone, badge_colours, colour
from ui.toolkit.directions import cut_text
from ui.toolkit.marks import Mark, draw_mark, mark_room

GAP = 4  # device-independent pixels between two cards
ROOM = 8  # inside a card, beside its words
WIDEST = 20  # average characters that a name is given before cards stand side by side
WRAPPING = 3  # Qt begins a new row before the last two pixels
NO_SIGN = ("neutral", "○")
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def sign_of(credentials: Credentials) -> tuple[Tone, str]:
    """Return the tone and the sign that stand for credentials."""
    tone, sign = PILLS["credentials"].get(credentials.value, NO_SIGN)
    return Tone(tone), sign


class CardDelegate(QStyledItemDelegate):
    """Lays the cards out in as many columns as the lane has room for."""

    def __init__(self, view: QListView, mark: Mark, room: Callable[[], QSize]) -> None:
        super().__init__(view)
        self._view, self._mark, self._room = view, mark, room
        self._known = (0, 0)  # for which room the columns were counted
        self._count, self._wide = 1, 0  # columns, and the width of them all
        self._scrolled = False
        model = view.model()
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged):
            signal.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        self._known = (0, 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a share of the lane's width for a card, all of it for a heading."""
        self._count_columns()
        heading, card = self._heights()
        if isinstance(index.data(LINE_ROLE), str):
            return QSize(self._wide, heading)
        return QSize(self._wide // self._count, card)

    def _heights(self) -> tuple[int, int]:
        """Return the heights of a heading and of a card."""
        height = self._view.fontMetrics().height()
        return height + 12, 2 * height + 12

    def _count_columns(self) -> None:
        """Find how many cards stand side by side; asked for each card, and counted once.

        Room for the scroll bar is kept only where it is seen.
        """
        size = self._room()
        width, height = size.width() - WRAPPING, size.height()
        if (width, height) == self._known:
            return
        self._known = width, height
        metrics = QFontMetrics(self._strong())
        lines, heights = list(self._widths(metrics)), self._heights()
        beside = 2 * ROOM + GAP + metrics.horizontalAdvance(PROBLEM) + 4
        bar = self._view.verticalScrollBar().sizeHint().width()
        for self._wide in (width, width - bar):
            most = max(1, self._wide // (self._view.fontMetrics().averageCharWidth() * WIDEST))
            self._count = columns_for(lines, (self._wide, height), most, beside, heights)
            self._scrolled = height_of(lines, self._count, heights) > height
            if not self._scrolled:
                break

    def is_scrolled(self) -> bool:
        """Return whether the cards are higher together than the lane."""
        self._count_columns()
        return self._scrolled

    def _widths(self, metrics: QFontMetrics) -> Iterator[int]:
        """Return the widths of the words from top to bottom, negative for a heading."""
        model, small = self._view.model(), QFontMetrics(badge_font(self._view.font()))
        mark = metrics.horizontalAdvance(PROBLEM) + 4
        for row in range(model.rowCount()):
            line = model.index(row, 0).data(LINE_ROLE)
            if isinstance(line, DelegationLine):
                head = small.horizontalAdvance(head_of(line)) + small.horizontalAdvance(str(line.count)) + 8
                name = metrics.horizontalAdvance(line.party_name) + (
                    mark_room(metrics) if line.party_id else 0
                )
                yield max(name, head + small.height() + 8 - mark)
            else:
                yield -1

    def _strong(self) -> QFont:
        strong = QFont(self._view.font())
        strong.setWeight(QFont.Weight.Medium)
        return strong

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one card or heading."""
        card = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._view.font())
        if isinstance(card, DelegationLine):
            self._draw_card(painter, option, card)
        else:
            self._draw_heading(painter, option.rect, str(card))
        painter.restore()

    def _draw_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.setFont(badge_font(self._view.font()))
        painter.setPen(self._colour("muted"))
        inner = rect.adjusted(ROOM, 4, -ROOM, 0)
        cut = cut_text(painter.fontMetrics(), text, inner.width())
        painter.drawText(inner, LEFT, cut)

    def _draw_card(self, painter: QPainter, option: QStyleOptionViewItem, line: DelegationLine) -> None:
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        ground = QRectF(option.rect).adjusted(GAP / 2 + 0.5, GAP / 2 + 0.5, -GAP / 2 - 0.5, -GAP / 2 - 0.5)
        painter.setPen(QPen(self._colour("accent" if selected or focused else "line"), 2 if focused else 1))
        painter.setBrush(self._colour("selection" if selected else "panel"))
        painter.drawRoundedRect(ground, 6, 6)
        inner = ground.toRect().adjusted(ROOM, 3, -ROOM, -3)
        half = inner.height() // 2
        first, second = inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)
        self._draw_name(painter, first, line)
        self._draw_facts(painter, second, line)

    def _draw_name(self, painter: QPainter, rect: QRect, line: DelegationLine) -> None:
        marks = ((PLACED, "muted", bool(line.order)), (PROBLEM, "warning", bool(line.problems)))
        painter.setFont(self._view.font())
        for mark, ink, shown in marks:
            if shown:
                painter.setPen(self._colour(ink))
                painter.drawText(rect, RIGHT, mark)
                rect = rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(mark) - 4, 0)
        strong = self._strong()
        painter.setFont(strong)
        if line.party_id:
            taken = draw_mark(painter, rect, rect.left(), line.party_id, self._mark)
            rect = rect.adjusted(taken, 0, 0, 0)
        painter.setPen(self._colour("text"))
        cut = cut_text(QFontMetrics(strong), line.party_name, rect.width())
        painter.drawText(rect, LEFT, cut)

    def _draw_facts(self, painter: QPainter, rect: QRect, line: DelegationLine) -> None:
        painter.setFont(badge_font(self._view.font()))
        metrics = painter.fontMetrics()
        if line.reply is not Reply.DECLINED or line.credentials is not Credentials.NONE:
            rect = self._draw_sign(painter, rect, line.credentials)
        if line.reply is Reply.DECLINED and not line.count:
            return
        painter.setPen(self._colour("muted"))
        count = str(line.count)
        painter.drawText(rect, RIGHT, count)
        rect = rect.adjusted(0, 0, -metrics.horizontalAdvance(count) - 8, 0)
        painter.drawText(rect, LEFT, cut_text(metrics, head_of(line), rect.width()))

    def _draw_sign(self, painter: QPainter, rect: QRect, credentials: Credentials) -> QRect:
        """Draw the sign of the credentials at the right and return what room is left beside it."""
        tone, sign = sign_of(credentials)
        ink, ground = badge_colours(self._view.palette(), tone)
        size = painter.fontMetrics().height() + 2
        centre = QPointF(rect.right() - size / 2 + 1, rect.center().y() + 0.5)
        box = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(box)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)
        return rect.adjusted(0, 0, -size - 6, 0)

    def _colour(self, name: str) -> QColor:
        return colour(self._view.palette(), name)
