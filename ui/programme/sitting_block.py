"""One session in the day: a block that tells what happens, who speaks, and what does not fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from cica_events.directions import DOT
from cica_events.domain.conflicts import Conflict
from cica_events.i18n import _
from ui.programme.block_looks import Look, look_of
from ui.programme.block_text import BlockText, Ink, Paragraph, fitting
from ui.programme.day_plan import Placed
from ui.programme.programme_words import (
    SIGN,
    item_title,
    span,
    speakers_of,
    time_of,
    title_of,
    told,
)
from ui.toolkit.cell_painting import badge_font
from ui.toolkit.directions import cut_text
from ui.toolkit.plain import wrapped_hint

EDGE = 6  # pixels at the foot by which a block is made longer or shorter
LEFT, TOP = 11, 4  # pixels before and above the words
SMALL = 38  # pixels; a lower block has less room above its words


class SittingBlock(QAbstractButton):
    """Draws a session and says it to screen readers; the day around it does what is done with it."""

    def __init__(self, placed: Placed, conflicts: Sequence[Conflict], meeting: str, parent: QWidget) -> None:
        """`meeting` is the title of the accompanying meeting to which the session belongs, else empty."""
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        self.moving = ""  # the times at which it would be held, while it is dragged
        self.drop_line: float | None = None  # where an item would be put
        self.dropping = False
        self.chosen = False
        self.lock: QPixmap | None = None
        self.show_sitting(placed, conflicts, meeting)

    def show_sitting(self, placed: Placed, conflicts: Sequence[Conflict], meeting: str) -> None:
        """Show the session as it stands now."""
        self.placed = placed
        self.sitting = placed.piece.sitting
        self._conflicts = [conflict for conflict in conflicts if not conflict.accepted]
        self._meeting = meeting
        self._text: BlockText | None = None
        self.setAccessibleName(told(self.sitting, self._conflicts, meeting))
        self.setToolTip(self._hint())
        self.update()

    @property
    def id(self) -> str:
        """The session's id."""
        return self.sitting.row.id

    @property
    def movable(self) -> bool:
        """Whether it is a session of this meeting."""
        return self.sitting.own

    def choose(self, chosen: bool) -> None:
        """Draw it as the current one or not; only the current one is a station of Tab."""
        policy = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()

    # Its words

    def paragraphs(self) -> list[Paragraph]:
        """Return what it would tell if there were room for all."""
        sitting, piece = self.sitting, self.placed.piece
        chair = _("Chair: {name}").format(name=sitting.chair) if sitting.chair else ""
        facts = DOT.join(part for part in (chair, sitting.row.interpretation) if part)
        title = f"{SIGN} {self._title()}" if self._conflicts else self._title()
        words = [Paragraph(title, Ink.TITLE, aside=facts)]
        if self._conflicts:
            words.append(Paragraph(self._kinds(), Ink.WARNING, 2))
        if self._meeting:
            words.append(Paragraph(self._meeting, Ink.MUTED))
        for item in sitting.items if piece.first else ():
            text = DOT.join(filter(None, (time_of(item.start), item_title(item))))
            words.append(Paragraph(text, Ink.TEXT, 2, item.row.id, gap=2))
            if item.speakers:
                words.append(Paragraph(speakers_of(item), Ink.MUTED, 2, item.row.id))
        return words

    def _kinds(self) -> str:
        """Return the kinds of its conflicts; the sentences stand in the hint and in the panel."""
        return DOT.join(dict.fromkeys(conflict.kind.text for conflict in self._conflicts))

    def _title(self) -> str:
        title = title_of(self.sitting)
        return title if self.placed.piece.first else _("{title} (continued)").format(title=title)

    def _in_short(self) -> list[Paragraph]:
        """Return all on one line, for a block that has room for one."""
        if self._conflicts:
            return [Paragraph(f"{SIGN} {self._title()}{DOT}{self._kinds()}", Ink.WARNING, 1)]
        words = DOT.join(part for part in (self._title(), self._meeting) if part)
        return [Paragraph(words, Ink.TITLE, 1)]

    def _hint(self) -> str:
        piece = self.placed.piece
        lines = [f"{span(piece.top, piece.bottom)}  {self.sitting.row.room}".strip()]
        for each in self.paragraphs():
            if each.ink is Ink.WARNING:
                lines += [f"{SIGN} {conflict.text}" for conflict in self._conflicts]
            else:
                lines += [one for one in (each.text, each.aside) if one]
        return wrapped_hint("\n".join(lines))

    def text(self) -> str:
        """Return the title, as a button's text is asked for."""
        return title_of(self.sitting)

    @property
    def laid_out(self) -> BlockText:
        """The words as they stand in the block."""
        if self._text is None:
            small = self.height() < SMALL
            room = self.height() - (2 if small else 2 * TOP)
            font = fitting(badge_font(self.font()), room) if small else self.font()
            words = self._in_short() if small else self.paragraphs()
            lock = 14 if self.sitting.row.pinned else 0
            self._text = BlockText(words, font, self.width() - LEFT - 8 - lock, room)
        return self._text

    def item_at(self, position: QPointF) -> str:
        """Return the id of the item whose words stand there, empty for none."""
        return self.laid_out.item_at(position.y() - self._top())

    def place_at(self, position: QPointF) -> tuple[str, float]:
        """Return before which item a drop there would put something (empty: last), and the height."""
        text, y = self.laid_out, position.y() - self._top()
        end = text.height
        for item_id in text.items():
            extent = text.extent(item_id)
            if extent is not None:
                if y < (extent[0] + extent[1]) / 2:
                    return item_id, extent[0] + self._top() - 1
                end = extent[1]
        return "", min(end + self._top() + 1, self.height() - 3)

    def _top(self) -> float:
        """Return where the words begin: in the middle of a block that has room for one line."""
        return max(0.0, (self.height() - self.laid_out.height) / 2) if self.height() < SMALL else TOP

    def changeEvent(self, event: QEvent) -> None:
        """Lay the words out anew in another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._text = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the words out anew for another size."""
        super().resizeEvent(event)
        self._text = None

    def sizeHint(self) -> QSize:
        """Return the room for its title."""
        return QSize(120, self.fontMetrics().height() + 2 * TOP)

    # The mouse and the keys, which the day around it follows

    def on_edge(self, position: QPointF) -> bool:
        """Tell whether the mouse is at the edge by which it is made longer."""
        edge = min(EDGE, self.height() / 3)
        return self.movable and self.placed.piece.last and position.y() >= self.height() - edge

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave it to the day."""
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave it to the day."""
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave it to the day."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a drag from here would do, and leave it to the day."""
        if not event.buttons():
            shape = Qt.CursorShape.ArrowCursor
            if self.on_edge(event.position()):
                shape = Qt.CursorShape.SizeVerCursor
            elif self.movable:
                item = self.item_at(event.position())
                shape = Qt.CursorShape.PointingHandCursor if item else Qt.CursorShape.SizeAllCursor
            if self.cursor().shape() is not shape:
                self.setCursor(shape)
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave it to the day; a button would take the arrows."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave it to the day."""
        event.ignore()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the bar, the words, and where the keyboard is."""
        look = look_of(self.palette(), self.sitting.row.kind, conflict=bool(self._conflicts))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.ground)
        if not self.movable:
            painter.setBrush(look.panel)
            painter.setPen(QPen(look.bar, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(body, 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.bar)
        painter.drawRoundedRect(QRectF(0, 0, 3, self.height()), 1.5, 1.5)
        self._draw_words(painter, look)
        self._draw_frame(painter, look, body)
        painter.end()

    def _draw_words(self, painter: QPainter, look: Look) -> None:
        inks = {Ink.TITLE: look.title, Ink.TEXT: look.text, Ink.MUTED: look.muted, Ink.WARNING: look.warning}
        if self.moving:
            strong = QFont(self.font())
            strong.setWeight(QFont.Weight.DemiBold)
            painter.setFont(strong)
            painter.setPen(look.accent)
            words = f"{self.moving}  {title_of(self.sitting)}"
            room = self.width() - LEFT - 8
            cut = cut_text(painter.fontMetrics(), words, room)
            painter.drawText(self.rect().adjusted(LEFT, int(self._top()), -6, 0), 0, cut)
            return
        self.laid_out.draw(painter, QPointF(LEFT, self._top()), inks)
        if self.lock is not None and self.sitting.row.pinned:
            painter.drawPixmap(QPointF(self.width() - 18, self._top()), self.lock)

    def _draw_frame(self, painter: QPainter, look: Look, body: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus() or self.dropping or self.moving:
            painter.setPen(QPen(look.accent, 2))
            painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        elif self.chosen:
            painter.setPen(QPen(look.accent, 1))
            painter.drawRoundedRect(body, 5, 5)
        if self.drop_line is not None:
            painter.setPen(QPen(look.accent, 2))
            painter.drawLine(QPointF(LEFT, self.drop_line), QPointF(self.width() - 8, self.drop_line))
