"""The day in its frame: the rooms stay above it and the hours at its left while it scrolls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from cica_events.domain.conflicts import Conflict
from cica_events.queries.programme import Programme
from ui.programme.day_canvas import DayCanvas
from ui.programme.day_margins import Hours, RoomHeads, ZoneHeads
from ui.programme.day_plan import Column, arrange, columns_of, pieces_of
from ui.programme.item_drops import ItemDrops
from ui.programme.programme_words import day_words, zone_time
from ui.runtime.icons import Icons

MORNING = 8 * 60  # minutes: what is in sight of a day without sessions
ABOVE, HOUR = 20, 60  # minutes: at least so many are in sight above the first session, from a full hour on


class DayFrame(QFrame):
    """Puts canvas, rooms and hours together; `canvas` tells what the user does."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.canvas = DayCanvas(icons, self)
        self.drops = ItemDrops(self.canvas)
        self.heads = RoomHeads(lambda: self.canvas.scale, self)
        self.hours = Hours(lambda: self.canvas.scale, self)
        self.zones = ZoneHeads(self.hours, self)
        self.columns: Sequence[Column] = ()
        self._day: date | None = None
        self._meeting = ""
        self.area = QScrollArea(self)
        self.area.setWidget(self.canvas)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.area.verticalScrollBar().valueChanged.connect(self.hours.scroll_to)
        self.area.horizontalScrollBar().valueChanged.connect(self.heads.scroll_to)
        self.canvas.installEventFilter(self)
        self.canvas.followed.connect(self._follow)
        self.canvas.chosen.connect(self.bring_into_sight)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(4, 2, 8, 8)
        grid.setSpacing(0)
        grid.addWidget(self.zones, 0, 0)
        grid.addWidget(self.heads, 0, 1)
        grid.addWidget(self.hours, 1, 0)
        grid.addWidget(self.area, 1, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)

    def show_day(
        self,
        programme: Programme,
        day: date,
        conflicts: Mapping[str, Sequence[Conflict]],
        names: Mapping[str, str],
    ) -> None:
        """Show one day of a programme; `names` are the titles of accompanying meetings."""
        another = (day, programme.meeting.id) != (self._day, self._meeting)
        self._day, self._meeting = day, programme.meeting.id
        self.columns = columns_of(programme, names)
        placed = arrange(pieces_of(programme, day), self.columns)
        self.canvas.setAccessibleName(day_words(day, programme))
        self.hours.show_zones(programme.zones, lambda minutes, zone: zone_time(minutes, day, programme, zone))
        self.zones.show_zones(programme.zones, programme.meeting.time_zone)
        self.canvas.show_day(placed, self.columns, conflicts, names)
        self.heads.show_columns(self.columns)
        if another:
            first = placed[0].piece.top - ABOVE if placed else MORNING
            self.scroll_to(first - first % HOUR)

    def scroll_to(self, minutes: int) -> None:
        """Bring a minute of the day to the top."""
        self.canvas.adjustSize()
        self.area.verticalScrollBar().setValue(self.canvas.scale.y(max(minutes, 0)))

    def set_hour(self, pixels: int) -> None:
        """Draw an hour so high; the minute at the top stays there."""
        bar = self.area.verticalScrollBar()
        minutes = self.canvas.scale.minutes(bar.value())
        self.canvas.set_hour(pixels)
        bar.setValue(self.canvas.scale.y(minutes))
        self.hours.update()

    @Slot(str)
    def bring_into_sight(self, sitting_id: str) -> None:
        """Scroll so far that a session is in sight, its beginning rather than its end."""
        block = self.canvas.block(sitting_id)
        if block is not None:
            self.area.ensureVisible(block.x(), block.geometry().bottom(), 0, 8)
            self.area.ensureVisible(block.x(), block.y(), 0, 8)

    @Slot(QPoint)
    def _follow(self, at: QPoint) -> None:
        self.area.ensureVisible(at.x(), at.y(), 8, 8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the names of the rooms over their columns when the day gets another size."""
        if event.type() == QEvent.Type.Resize:
            self.heads.update()
            self.hours.update()
        return super().eventFilter(watched, event)
