"""Dragging records by their numbers to another place of a table; a line shows where they would go."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from cica_events.i18n import _
from ui.toolkit.colours import colour
from ui.toolkit.record_selection import RecordSelection
from ui.toolkit.table_model import RecordTableModel

THICK = 3  # pixels, independent of the screen's density
EDGE = 24  # pixels from the upper and lower end within which the table scrolls
PULSE = 40  # milliseconds between two steps of scrolling


@dataclass(frozen=True, slots=True)
class Landing:
    """Where records would go: before or below a record, or under the heading of a group."""

    record_id: str  # empty for a group
    group_id: str  # empty for a record
    below: bool


class DropLine(QWidget):
    """The line between two rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the accent."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self.palette(), "accent"))
        painter.end()


class RowDragging(QObject):
    """Watches the numbers of a table; one that is dragged takes its record, or all selected ones, along."""

    began = Signal(list)  # ids; whoever listens may call `give_up`
    moved = Signal(list, object)  # ids and their Landing

    def __init__(self, table: QTableView, model: RecordTableModel, selection: RecordSelection) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._selection = selection
        self._numbers = numbers = table.verticalHeader()
        self._pressed: QPoint | None = None
        self._ids: list[str] = []
        self._landing: Landing | None = None
        self._line = DropLine(table.viewport())
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(PULSE)
        self._scrolling.timeout.connect(self._scroll)
        self._step = 0
        numbers.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        numbers.setToolTip(_("Drag a number to move the row; Alt+Up and Alt+Down move it too"))
        numbers.viewport().installEventFilter(self)
        table.installEventFilter(self)

    @property
    def running(self) -> bool:
        """Whether something is being dragged."""
        return bool(self._ids)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse from a number on; Escape gives up."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape and self.running:
                self.give_up()
                return True
        elif isinstance(event, QMouseEvent) and watched is self._numbers.viewport():
            return self._follow(event)
        return super().eventFilter(watched, event)

    def _follow(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonPress:
                return self._press(event, at)
            case QEvent.Type.MouseMove if self._pressed is not None:
                far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
                if far and not self.running:
                    self._begin()
                if self.running:
                    self._hover(at.y())
                return True
            case QEvent.Type.MouseButtonRelease if self._pressed is not None:
                return self._release()
        return False

    def _press(self, event: QMouseEvent, at: QPoint) -> bool:
        row = self._model.row_at(self._table.rowAt(at.y()))
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if row is None or not plain or event.button() != Qt.MouseButton.LeftButton:
            return False
        self._pressed = at
        several = self._selection.ids()
        return len(several) > 1 and row.id in several  # keeps the selection that is to be dragged

    def _begin(self) -> None:
        assert self._pressed is not None
        row = self._model.row_at(self._table.rowAt(self._pressed.y()))
        chosen = self._selection.ids()
        self._ids = chosen if row is not None and row.id in chosen else [row.id] if row is not None else []
        self._numbers.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.began.emit(self._ids)

    def give_up(self) -> None:
        """Let go without moving anything."""
        self._pressed, self._ids, self._landing = None, [], None
        self._scrolling.stop()
        self._line.hide()
        self._numbers.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def _release(self) -> bool:
        ids, landing, pressed = self._ids, self._landing, self._pressed
        self.give_up()
        if ids and landing is not None:
            self.moved.emit(ids, landing)
        elif not ids and pressed is not None and len(self._selection.ids()) > 1:
            row = self._model.row_at(self._table.rowAt(pressed.y()))
            if row is not None:  # a mere click on one of several selected rows
                self._table.selectRow(self._table.rowAt(pressed.y()))
        return False

    def _hover(self, y: int) -> None:
        """Find where the records would go and draw the line there."""
        room = self._table.viewport().height()
        self._step = -1 if y < EDGE else 1 if y > room - EDGE else 0
        if self._step:
            self._scrolling.start()
        else:
            self._scrolling.stop()
        line = self._table.rowAt(min(max(0, y), room - 1))
        if line < 0:
            line = self._model.rowCount() - 1
        if line < 0:
            return
        top, height = self._table.rowViewportPosition(line), self._table.rowHeight(line)
        heading = self._model.group_at(line)
        below = heading is not None or y > top + height / 2
        row = self._model.row_at(line)
        self._landing = Landing(
            record_id="" if row is None else row.id,
            group_id="" if heading is None else heading.group.id,
            below=below,
        )
        edge = top + (height if below else 0)
        width = self._table.viewport().width()
        self._line.setGeometry(QRect(0, edge - (THICK + 1) // 2, width, THICK))
        self._line.show()
        self._line.raise_()

    @Slot()
    def _scroll(self) -> None:
        bar = self._table.verticalScrollBar()
        bar.setValue(bar.value() + self._step * self._table.verticalHeader().defaultSectionSize())
        if self.running:
            self._hover(0 if self._step < 0 else self._table.viewport().height())
