"""The picture of a period with its handles: what stands where, and where the keyboard is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from cica_events.queries.calendar import CalendarMeeting
from ui.calendar.filling import Placed
from ui.calendar.handles import Handle, Handles, Station
from ui.calendar.layouts import laid_out
from ui.calendar.looks import Looks
from ui.calendar.overlay import Overlay, draw_station
from ui.calendar.painting import Scene, SheetPainter, rect
from ui.calendar.period import Period, View
from ui.calendar.sheet import Box, Measure, Sheet
from ui.calendar.sifted import Entry
from ui.calendar.words import BodyName, day_told, month_name, more_words, told
from ui.calendar.wrapping import WrappedWords
from ui.toolkit.cell_painting import badge_font
from ui.toolkit.colours import colour
from ui.toolkit.weeks import first_weekday


class SheetView(QWidget):
    """Shows one period; `chosen` names the meeting gone to (empty for none), `left` a day outside."""

    chosen = Signal(str)
    day_chosen = Signal(object)
    left = Signal(object)

    def __init__(
        self, looks: Looks, body_name: BodyName, today: Callable[[], dt.date], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._looks, self._body_name, self._today = looks, body_name, today
        self._rows: dict[str, CalendarMeeting] = {}
        self._placed: list[Placed] = []
        self.period = Period.of(View.MONTH, today())
        self.sheet = Sheet((), ())
        self.day = today()
        self.station = Station(day=self.day)
        self._room = QSize(0, 0)
        self._picture: QPixmap | None = None
        self.overlay = Overlay(self)
        self.handles = Handles(self, self._name_of, self.press_station)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    # What is shown

    def show_period(self, period: Period, entries: Sequence[Entry]) -> None:
        """Show meetings in `period`; the day at hand goes along."""
        if not period.holds(self.day):
            self.day = self._today() if period.holds(self._today()) else period.first
            if self.station.day is not None:
                self.station = Station(day=self.day)
        self.period = period
        self._rows = {each.row.id: each.row for each in entries}
        self._placed = [each.placed for each in entries]
        self._lay_out()

    def set_room(self, room: QSize) -> None:
        """Fill so much room; be higher where that does not do."""
        if room != self._room:
            self._room = room
            self._lay_out()

    def _lay_out(self) -> None:
        width = max(self._room.width(), self._least_width())
        size = float(width), float(self._room.height() - 2)
        words = WrappedWords(badge_font(self.font()))
        self.sheet = laid_out(
            self.period,
            self._placed,
            size,
            self.measure(),
            first_weekday(),
            lambda key, wide: words.lines(self._rows[key], wide),
        )
        self.resize(width, max(round(self.sheet.height) + 2, self._room.height()))
        if self._is_gone(self.station):
            self.station = Station(day=self.day)
        self.renew()
        self._settle()

    def _is_gone(self, station: Station) -> bool:
        if station.meeting_id:
            return not self.sheet.pieces_of(station.meeting_id)
        return station.more >= len(self.sheet.mores)

    def renew(self) -> None:
        """Draw all anew, as in other colours."""
        self._picture = None
        self.update()

    def _least_width(self) -> int:
        days = 31 if self.period.view is View.YEAR else 21 if self.period.view is View.QUARTER else 7
        return days * self.fontMetrics().averageCharWidth() * (2 if days == 31 else 3)

    def measure(self) -> Measure:
        """Return how large things are in the font at hand."""
        small = QFontMetrics(badge_font(self.font()))
        names = (month_name(dt.date(2000, month + 1, 1)) for month in range(12))
        label = max(map(self.fontMetrics().horizontalAdvance, names)) + 16
        high = small.height()
        return Measure(bar=high + 2, head=high + 4, caption=high + 8, label=label)

    def _settle(self) -> None:
        """Put the handles in their places, and the keyboard where it was."""
        held = self.holds_keyboard()
        self.handles.show(dict(self._stations()))
        self.handles.stop_at(self.station)
        if held:
            self.enter()

    def _stations(self) -> Iterator[tuple[Station, Box]]:
        seen = set()
        for piece in self.sheet.pieces:
            if piece.id not in seen:
                seen.add(piece.id)
                yield Station(piece.id), piece.box
        for number, more in enumerate(self.sheet.mores):
            yield Station(more=number), more.box
        row = self.sheet.row_of(self.day)
        if row is not None:
            yield Station(day=self.day), row.day_box(self.day)

    def _name_of(self, station: Station) -> str:
        """Return what a station is called for who hears it."""
        if station.meeting_id:
            return told(self._rows[station.meeting_id], self._body_name)
        if station.day is not None:
            return day_told(station.day, self.count_on(station.day), today=station.day == self._today())
        more = self.sheet.mores[station.more]
        where = day_told(more.day, self.count_on(more.day), today=False) if more.day else ""
        return ", ".join(part for part in (more_words(more.count, short=False), where) if part)

    def press_station(self, station: Station) -> None:
        """Do what a press on a station does: go to it."""
        self.choose(station)

    def count_on(self, day: dt.date) -> int:
        """Return how many meetings there are on a day."""
        return sum(one.date.is_exact and one.touches(day, day) for one in self._placed)

    def meetings_on(self, day: dt.date) -> list[CalendarMeeting]:
        """Return the meetings on a day, those whose days are known."""
        return [self._rows[one.id] for one in self._placed if one.date.is_exact and one.touches(day, day)]

    def row(self, meeting_id: str) -> CalendarMeeting | None:
        """Return a meeting that is shown."""
        return self._rows.get(meeting_id)

    @property
    def scene(self) -> Scene:
        """What is drawn."""
        return Scene(self.sheet, self.period, self._rows, self._looks, self._today())

    # The current station

    def holds_keyboard(self) -> bool:
        """Tell whether the keyboard is in the calendar."""
        at = self.window().focusWidget()
        return at is self or (isinstance(at, Handle) and self.isAncestorOf(at))

    def enter(self) -> None:
        """Take the keyboard to where it last was."""
        handle = self.handles.at(self.station)
        if handle is not None:
            handle.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the station at hand."""
        super().focusInEvent(event)
        self.enter()

    def choose(self, station: Station, *, enter: bool = True) -> None:
        """Go to a meeting, a day or the words that tell of more; a day outside is told by `left`."""
        if station.day is not None and not self.period.holds(station.day):
            self.left.emit(station.day)
            return
        before, self.station = self.station, station
        self._take_day(station)
        self.handles.stop_at(station)
        if enter:
            self.enter()
        self.update()
        if before.meeting_id != station.meeting_id:
            self.chosen.emit(station.meeting_id)
        if station.day is not None:
            self.day_chosen.emit(station.day)

    def _take_day(self, station: Station) -> None:
        """Let the day at hand be that of the station."""
        hidden = self.sheet.mores[station.more].day if station.more >= 0 else None
        day = station.day or hidden or self.day
        pieces = self.sheet.pieces_of(station.meeting_id) if station.meeting_id else []
        exact = [piece for piece in pieces if not piece.vague]
        if exact and not any(piece.first <= day <= piece.last for piece in exact):
            day = max(exact[0].first, self.period.first)
        row = self.sheet.row_of(day)
        if row is not None:
            if day != self.day:
                self.handles.drop(Station(day=self.day))
            self.handles.put(Station(day=day), row.day_box(day))
        self.day = day

    def box_of(self, station: Station) -> Box | None:
        """Return where a station is."""
        if station.meeting_id:
            pieces = self.sheet.pieces_of(station.meeting_id)
            return pieces[0].box if pieces else None
        if 0 <= station.more < len(self.sheet.mores):
            return self.sheet.mores[station.more].box
        row = self.sheet.row_of(station.day) if station.day else None
        return row.day_box(station.day) if row is not None and station.day else None

    def place(self, station: Station) -> QRect:
        """Return where a station is on the screen."""
        box = self.box_of(station) or Box(0, 0, 1, 1)
        area = rect(box).toRect()
        return QRect(self.mapToGlobal(area.topLeft()), area.size())

    # Painting

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew in another font, draw anew in other colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._lay_out()
        elif event.type() == QEvent.Type.PaletteChange:
            self.renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what lies over the calendar as large."""
        super().resizeEvent(event)
        self.overlay.resize(self.size())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in sight from the picture of it all."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._drawn(ratio)
        painter = QPainter(self)
        area = QRectF(event.rect())
        source = QRectF(area.x() * ratio, area.y() * ratio, area.width() * ratio, area.height() * ratio)
        painter.drawPixmap(area, self._picture, source)
        draw_station(painter, self._station_boxes(), self, focused=self.holds_keyboard())
        painter.end()

    def _station_boxes(self) -> list[Box]:
        if self.station.meeting_id:
            return [piece.box for piece in self.sheet.pieces_of(self.station.meeting_id)]
        box = self.box_of(self.station)
        return [box] if box is not None else []

    def _drawn(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(colour(self.palette(), "panel"))
        painter = QPainter(picture)
        SheetPainter(painter, self.scene, self.font(), self.palette()).draw()
        painter.end()
        return picture
