"""The day itself: lines for the hours, columns for the rooms, and the sessions as blocks in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from cica_events.domain.conflicts import Conflict
from cica_events.i18n import _
from ui.programme.day_drag import Act, DayDrag
from ui.programme.day_plan import Column, Placed, beside
from ui.programme.day_scale import LOW, NARROWEST, USUAL_ZOOM, DayScale, apart
from ui.programme.item_mime import item_mime
from ui.programme.programme_words import span
from ui.programme.sitting_block import SittingBlock
from ui.runtime.icons import Icons
from ui.runtime.spoken_roles import Role, speak_as
from ui.runtime.zoom import scaled
from ui.toolkit.cell_painting import likeness
from ui.toolkit.colours import colour

Key = Qt.Key
PAGES = {Key.Key_PageUp: -1, Key.Key_PageDown: 1}
ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}


class DayCanvas(QWidget):
    """Shows one day; tells what the user wants and changes nothing itself.

    `moved` says (session, minutes after midnight, column), `resized` (session, minutes), `drawn` (start,
    minutes, column), `sent` (session, day).
    """

    moved = Signal(str, int, int)
    resized = Signal(str, int)
    drawn = Signal(int, int, int)
    sent = Signal(str, object)
    opened = Signal(str)
    chosen = Signal(str)
    paged = Signal(int)  # to the next day, or to the one before
    followed = Signal(QPoint)  # where the mouse is while it drags, for the frame to scroll along

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._columns: Sequence[Column] = (Column("", ""),)
        self._drag: DayDrag | None = None
        self._hour = USUAL_ZOOM
        self.blocks: list[SittingBlock] = []
        self.grid = 15
        self.current = ""
        self._hint = _("Nothing on this day yet. Drag over the hours to add a session, or press Insert.")
        self.day_at: Callable[[QPoint], date | None] = lambda _point: None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        speak_as(self, Role.Canvas)

    # What is shown

    def show_day(
        self,
        placed: Sequence[Placed],
        columns: Sequence[Column],
        conflicts: Mapping[str, Sequence[Conflict]],
        names: Mapping[str, str],
    ) -> None:
        """Show the sessions of a day; the blocks of those that stay are kept, and with them the keyboard."""
        self._drop_drag()
        self._columns = columns
        known = {block.id: block for block in self.blocks}
        blocks = []
        for one in placed:
            row = one.piece.sitting.row
            meeting = "" if one.piece.sitting.own else names.get(row.meeting_id, "")
            block = known.pop(row.id, None)
            if block is None:
                block = SittingBlock(one, conflicts.get(row.id, ()), meeting, self)
            else:
                block.show_sitting(one, conflicts.get(row.id, ()), meeting)
            block.lock = self._icons.pixmap("lock", "muted", 12, self.devicePixelRatioF())
            blocks.append(block)
        held = any(block.hasFocus() for block in known.values()) or self.hasFocus()
        self.blocks = blocks
        for gone in known.values():
            gone.hide()
            gone.deleteLater()
        self._settle(held)

    def _settle(self, held: bool) -> None:
        """Put the blocks in their places and in the order of Tab."""
        if self.current not in {block.id for block in self.blocks}:
            self.current = self.blocks[0].id if self.blocks else ""
        before: QWidget = self
        for block in self.blocks:
            QWidget.setTabOrder(before, block)
            before = block
            block.choose(block.id == self.current)
            block.show()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self.blocks else Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription("" if self.blocks else self._hint)
        self._place()
        if held:
            self.enter()
        self.update()

    @property
    def scale(self) -> DayScale:
        """How minutes and columns become pixels now."""
        return DayScale(scaled(self._hour), self.width(), len(self._columns))

    def changeEvent(self, event: QEvent) -> None:
        """Draw hours as high as the letters of another size ask for."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.scale.height != self.height():
            self.set_hour(self._hour)

    def set_hour(self, pixels: int) -> None:
        """Draw an hour so high, at the usual size of the interface."""
        self._hour = pixels
        self.setMinimumSize(self.sizeHint())
        self.resize(self.width(), self.sizeHint().height())
        self._place()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for all columns at their narrowest, and the whole day."""
        return QSize(len(self._columns) * NARROWEST, self.scale.height)

    def minimumSizeHint(self) -> QSize:
        """Never be smaller."""
        return self.sizeHint()

    def _place(self) -> None:
        scale = self.scale
        rects = apart([scale.rect(block.placed) for block in self.blocks])
        for block, rect in zip(self.blocks, rects, strict=True):
            block.setGeometry(rect)
        self.setMinimumSize(self.sizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._place()

    # The current session

    def block(self, sitting_id: str) -> SittingBlock | None:
        """Return the block of a session, None where this day does not show it."""
        return next((block for block in self.blocks if block.id == sitting_id), None)

    def choose(self, sitting_id: str, *, enter: bool = False) -> None:
        """Make a session the current one."""
        if self.block(sitting_id) is None:
            return
        changed, self.current = sitting_id != self.current, sitting_id
        for block in self.blocks:
            block.choose(block.id == sitting_id)
        if enter:
            self.enter()
        if changed:
            self.chosen.emit(sitting_id)

    def holds_keyboard(self) -> bool:
        """Tell whether the keyboard is in this day."""
        return self.hasFocus() or any(block.hasFocus() for block in self.blocks)

    def enter(self) -> None:
        """Take the keyboard to the current session."""
        block = self.block(self.current)
        (block or self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to sessions, Page keys to days; Enter and F2 edit, Escape gives a drag up."""
        key = Key(event.key())
        if key is Key.Key_Escape and self._drag is not None:
            self._drop_drag()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in ARROWS and self.blocks:
            self._step(*ARROWS[key])
        elif key in PAGES:
            self.paged.emit(PAGES[key])
        elif key in {Key.Key_Home, Key.Key_End} and self.blocks:
            self.choose(self.blocks[0 if key is Key.Key_Home else -1].id, enter=True)
        elif key in {Key.Key_Return, Key.Key_Enter, Key.Key_F2} and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _step(self, dx: int, dy: int) -> None:
        placed = [block.placed for block in self.blocks]
        here = next((n for n, block in enumerate(self.blocks) if block.id == self.current), 0)
        self.choose(self.blocks[beside(placed, here, dx, dy)].id, enter=True)

    # The mouse

    def _under(self, position: QPoint) -> SittingBlock | None:
        child = self.childAt(position)
        return child if isinstance(child, SittingBlock) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a session, and begin what a drag from here does."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        at = event.position().toPoint()
        block, scale = self._under(at), self.scale
        column = scale.column_at(at.x())
        if block is None:
            self._drag = DayDrag(Act.DRAW, at, scale, self.grid, column)
            if not self._columns[column].own:
                self._drag = None
            return
        self.choose(block.id)
        block.setFocus(Qt.FocusReason.MouseFocusReason)
        if not block.movable:
            return
        inner = event.position() - block.pos()
        item_id = block.item_at(inner)
        act = Act.RESIZE if block.on_edge(inner) else Act.ITEM if item_id else Act.MOVE
        self._drag = DayDrag(act, at, scale, self.grid, column, block, item_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the session would go."""
        drag, at = self._drag, event.position().toPoint()
        if drag is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if not drag.begun:
            if (at - drag.pressed).manhattanLength() < QApplication.startDragDistance():
                return
            drag.start()
        if drag.act is Act.ITEM:
            self._carry_item(drag)
            return
        if drag.go(at):
            self._show_drag(drag)
        over = self.day_at(event.globalPosition().toPoint()) if drag.act is Act.MOVE else None
        if over is None:
            self.followed.emit(at)

    def _show_drag(self, drag: DayDrag) -> None:
        if drag.block is not None:
            drag.block.moving = span(drag.top, drag.bottom)
            drag.block.raise_()
            drag.block.setGeometry(drag.rect())
            drag.block.update()
        else:
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what the drag asks for."""
        drag, self._drag = self._drag, None
        if drag is None or not drag.begun:
            return
        day = self.day_at(event.globalPosition().toPoint()) if drag.act is Act.MOVE else None
        block = drag.block
        if block is not None:
            block.moving = ""
            block.update()
        self.update()
        if drag.act is Act.DRAW:
            self.drawn.emit(drag.top, drag.bottom - drag.top, drag.column)
        elif block is not None and day is not None:
            self._place()
            self.sent.emit(block.id, day)
        elif block is not None:
            self._tell(drag, block)

    def _tell(self, drag: DayDrag, block: SittingBlock) -> None:
        piece = block.placed.piece
        top = piece.top if piece.first else piece.bottom - block.sitting.minutes
        if drag.act is Act.RESIZE and drag.bottom - drag.top != block.sitting.minutes:
            self.resized.emit(block.id, drag.bottom - drag.top)
        elif drag.act is Act.MOVE and (drag.top != top or drag.to_column != drag.column):
            self.moved.emit(block.id, drag.top, drag.to_column if drag.to_column != drag.column else -1)
        self._place()  # a step that was refused leaves it where it was

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the session."""
        block = self._under(event.position().toPoint())
        if block is not None:
            self._drag = None
            self.choose(block.id)
            self.opened.emit(block.id)

    def _carry_item(self, drag: DayDrag) -> None:
        self._drag = None
        block = drag.block
        assert block is not None
        title = next((i.row.title for i in block.sitting.items if i.row.id == drag.item_id), "")
        carried = QDrag(block)
        carried.setMimeData(item_mime([drag.item_id]))
        carried.setPixmap(likeness(title, self))
        carried.exec(Qt.DropAction.MoveAction)

    def _drop_drag(self) -> None:
        drag, self._drag = self._drag, None
        if drag is not None and drag.block is not None:
            drag.block.moving = ""
        self._place()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Let Escape reach a drag before it closes anything."""
        if event.type() == QEvent.Type.ShortcutOverride and self._drag is not None:
            event.accept()
            return True
        return super().event(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines in sight, and the session that is being drawn."""
        painter, scale = QPainter(self), self.scale
        rect = event.rect()
        painter.fillRect(rect, colour(self.palette(), "panel"))
        line = colour(self.palette(), "line")
        for number, column in enumerate(self._columns):
            if not column.own:
                place = QRect(scale.left(number) - 3, rect.top(), self.width(), rect.height())
                painter.fillRect(place & rect, colour(self.palette(), "background"))
            if number:
                painter.fillRect(scale.left(number) - 4, rect.top(), 1, rect.height(), line)
        for number in range(rect.top() // scale.hour, rect.bottom() // scale.hour + 1):
            painter.fillRect(rect.left(), scale.y(number * 60), rect.width(), 1, line)
        if self._drag is not None and self._drag.begun and self._drag.act is Act.DRAW:
            self._draw_new(painter, self._drag)
        elif not self.blocks:
            painter.setPen(colour(self.palette(), "muted"))
            place = self.visibleRegion().boundingRect()
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._hint)
        painter.end()

    def _draw_new(self, painter: QPainter, drag: DayDrag) -> None:
        accent = colour(self.palette(), "accent")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
        painter.setBrush(colour(self.palette(), "selection"))
        rect = drag.rect()
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(accent)
        if rect.height() >= scaled(LOW):
            painter.drawText(rect.adjusted(11, 3, -4, 0), 0, span(drag.top, drag.bottom))
