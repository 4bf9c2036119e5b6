"""The calendar under keys and mouse: it tells what the user wants and changes nothing itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from cica_events.domain.dates import VagueDate
from ui.calendar.drag import SheetDrag, carried_meeting
from ui.calendar.handles import Station
from ui.calendar.looks import Looks
from ui.calendar.period import Period
from ui.calendar.sheet import Piece
from ui.calendar.sheet_view import SheetView
from ui.calendar.sifted import Entry
from ui.calendar.walking import Walk
from ui.calendar.words import BodyName, hint

Key = Qt.Key
STEPS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}
ENTERS = {Key.Key_Return, Key.Key_Enter}
EDGE = 6  # pixels at the end of a bar by which it is made longer


class CalendarCanvas(SheetView):
    """`moved` says (meeting, new date), `more_asked` (words, place), `unplaced` what goes to the tray."""

    moved = Signal(str, object)
    opened = Signal(str)
    new_asked = Signal(object)
    precise_asked = Signal(str, QRect)
    more_asked = Signal(object, QRect)
    unplaced = Signal(str)
    followed = Signal(QPoint)  # where the mouse is while it drags, for the frame to scroll along

    def __init__(
        self, looks: Looks, body_name: BodyName, today: Callable[[], dt.date], parent: QWidget
    ) -> None:
        super().__init__(looks, body_name, today, parent)
        self.over_tray: Callable[[QPoint], bool] = lambda _point: False
        self._drag: SheetDrag | None = None
        self._clicked = ""  # a vague meeting that was clicked, until it is sure that no second click follows
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(QApplication.doubleClickInterval())
        self._patience.timeout.connect(self._ask_clicked)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)

    def show_period(self, period: Period, entries: Sequence[Entry]) -> None:
        """Show meetings in `period`; a drag ends."""
        self._drop_drag()
        super().show_period(period, entries)

    def press_station(self, station: Station) -> None:
        """Go to a station that was pressed by who does not see it; the words of hidden ones list them."""
        super().press_station(station)
        if station.more >= 0:
            self._open_station()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to days and meetings, Enter opens, Space makes a vague date precise, Escape goes back."""
        key = Key(event.key())
        if key is Key.Key_Escape and self._drag is not None:
            self._drop_drag()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in STEPS:
            self._walk(*STEPS[key])
        elif key in ENTERS:
            self._open_station()
        elif key is Key.Key_Space and self.station.meeting_id:
            self.ask_precise(self.station.meeting_id)
        elif key is Key.Key_Escape and self.station.day is None:
            self.choose(Station(day=self.day))
        elif key in {Key.Key_Home, Key.Key_End}:
            self.choose(Station(day=self.period.first if key is Key.Key_Home else self.period.last))
        else:
            super().keyPressEvent(event)

    def _walk(self, dx: int, dy: int) -> None:
        walk = Walk(self.sheet, self.period.view)
        if dy:
            self.choose(walk.vertical(self.station, self.day, dy))
        else:
            self.choose(walk.horizontal(self.station, self.day, dx))

    def _open_station(self) -> None:
        if self.station.meeting_id:
            self.opened.emit(self.station.meeting_id)
        elif self.station.more >= 0:
            self.more_asked.emit(self.sheet.mores[self.station.more], self.place(self.station))
        elif inside := Walk(self.sheet, self.period.view).column(self.day)[1:]:
            self.choose(inside[0])
        else:
            self.new_asked.emit(VagueDate.of(self.day))

    def ask_precise(self, meeting_id: str) -> None:
        """Offer the days of a vague date."""
        row = self._rows.get(meeting_id)
        if row is not None and row.date is not None:
            self.precise_asked.emit(meeting_id, self.place(Station(meeting_id)))

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse, and begin what a drag from here does."""
        if event.button() not in {Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton}:
            super().mousePressEvent(event)
            return
        at = event.position()
        piece = self.sheet.piece_at(at.x(), at.y())
        more = self.sheet.more_at(at.x(), at.y())
        if piece is not None:
            self.choose(Station(piece.id))
            self._begin(piece, at, event.button())
        elif more is not None:
            self.choose(Station(more=self.sheet.mores.index(more)))
        elif (day := self.sheet.day_at(at.x(), at.y())) is not None:
            self.choose(Station(day=day))

    def _begin(self, piece: Piece, at: QPointF, button: Qt.MouseButton) -> None:
        row = self._rows.get(piece.id)  # choosing a day outside shows another period
        if row is None or row.date is None or button is not Qt.MouseButton.LeftButton:
            return
        day = self.sheet.day_at(at.x(), at.y())
        self._drag = SheetDrag.of(piece, row.date, at, day, resizing=self._on_edge(piece, at))

    @staticmethod
    def _on_edge(piece: Piece, at: QPointF) -> bool:
        return not piece.vague and piece.ends and at.x() >= piece.box.right - min(EDGE, piece.box.w / 3)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the meeting would go, or what a drag from here would do."""
        at, drag = event.position(), self._drag
        if drag is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_cursor(at)
            return
        if not drag.begun:
            if (at - drag.pressed).manhattanLength() < QApplication.startDragDistance():
                return
            drag.begun = True
            self.setCursor(Qt.CursorShape.SizeHorCursor if drag.resizing else Qt.CursorShape.ClosedHandCursor)
        drag.go(self.sheet, at.x(), at.y())
        self.overlay.show_drag(drag, at)
        self.followed.emit(at.toPoint())

    def _show_cursor(self, at: QPointF) -> None:
        piece = self.sheet.piece_at(at.x(), at.y())
        shape = Qt.CursorShape.ArrowCursor
        if piece is not None:
            edge = self._on_edge(piece, at)
            shape = Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.PointingHandCursor
        elif self.sheet.more_at(at.x(), at.y()) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        if self.cursor().shape() is not shape:
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what the drag asks for; a click on a vague date or on hidden ones offers what there is."""
        drag = self._drag
        self._drop_drag()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if drag is not None and drag.begun:
            if self.over_tray(event.globalPosition().toPoint()):
                self.unplaced.emit(drag.meeting_id)
            elif drag.date is not None:
                self.moved.emit(drag.meeting_id, drag.date)
        elif drag is not None and drag.was is not None and not drag.was.is_exact:
            self._clicked = drag.meeting_id
            self._patience.start()
        elif drag is None and self.station.more >= 0:
            self._open_station()

    def _ask_clicked(self) -> None:
        if self.station.meeting_id == self._clicked:
            self.ask_precise(self._clicked)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the meeting, or make a new one on an empty day or for a vague date."""
        self._drop_drag()
        self._patience.stop()
        at = event.position()
        piece = self.sheet.piece_at(at.x(), at.y())
        target = self.sheet.target_at(at.x(), at.y())
        if piece is not None:
            self.opened.emit(piece.id)
        elif self.sheet.more_at(at.x(), at.y()) is None and target is not None:
            self.new_asked.emit(target.date)

    def _drop_drag(self) -> None:
        self._drag = None
        self.overlay.show_drag(None)
        self.unsetCursor()

    # What comes from the tray

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a meeting from the tray."""
        meeting_id = carried_meeting(event.mimeData())
        if meeting_id:
            self._drag = SheetDrag(meeting_id, None, event.position(), begun=True)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show which date it would get."""
        if self._drag is not None:
            at = event.position()
            self._drag.go(self.sheet, at.x(), at.y())
            self.overlay.show_drag(self._drag, at)
            event.setAccepted(self._drag.date is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget it."""
        super().dragLeaveEvent(event)
        self._drop_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        """Give the meeting its date."""
        drag = self._drag
        self._drop_drag()
        if drag is not None and drag.date is not None:
            event.acceptProposedAction()
            self.moved.emit(drag.meeting_id, drag.date)

    # Hints

    def event(self, event: QEvent) -> bool:
        """Let Escape reach a drag before it closes anything; say in a hint what is under the mouse."""
        if event.type() == QEvent.Type.ShortcutOverride and self._drag is not None:
            event.accept()
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._hint(event)
            return True
        return super().event(event)

    def _hint(self, event: QHelpEvent) -> None:
        piece = self.sheet.piece_at(event.pos().x(), event.pos().y())
        row = self._rows.get(piece.id) if piece is not None else None
        if row is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), hint(row, self._body_name), self)
