"""What stands around the day: the rooms above it, the hours at its left in one or more time zones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from cica_events.i18n import _
from ui.programme.day_plan import Column
from ui.programme.day_scale import GAP, DayScale
from ui.programme.programme_words import zone_name
from ui.toolkit.cell_painting import badge_font
from ui.toolkit.colours import colour
from ui.toolkit.directions import cut_text
from ui.toolkit.plain import plain_hint, wrapped_hint

Clock = Callable[[int, str], str]
"""Returns what the clock of a zone shows at a minute of the day."""
PADDING = 8
MOST = 80  # pixels for the name of a city


class RoomHeads(QWidget):
    """The names of the rooms over their columns; a double click asks to rename them."""

    asked = Signal()

    def __init__(self, scale: Callable[[], DayScale], parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        self._columns: Sequence[Column] = ()
        self._offset = 0

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show the names of these columns."""
        self._columns = columns
        self.setAccessibleName(", ".join(column.title for column in columns if column.title))
        self.updateGeometry()
        self.update()

    def scroll_to(self, offset: int) -> None:
        """Follow the day to the side."""
        self._offset = offset
        self.update()

    def sizeHint(self) -> QSize:
        """Return one line of height."""
        return QSize(0, self.fontMetrics().height() + 2 * PADDING)

    def _rect(self, number: int) -> QRect:
        scale = self._scale()
        left = scale.left(number) - self._offset
        return QRect(left, 0, scale.left(number + 1) - scale.left(number) - GAP, self.height())

    def event(self, event: QEvent) -> bool:
        """Tell a name whole that was cut."""
        if isinstance(event, QHelpEvent):
            for number, column in enumerate(self._columns):
                if self._rect(number).contains(event.pos()):
                    QToolTip.showText(event.globalPos(), wrapped_hint(column.title), self)
        return super().event(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Ask for the rooms."""
        self.asked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the names, each cut to its column."""
        painter = QPainter(self)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(colour(self.palette(), "muted"))
        for number, column in enumerate(self._columns):
            rect = self._rect(number)
            title = column.title or (_("All rooms") if len(self._columns) > 1 else "")
            words = cut_text(painter.fontMetrics(), title, rect.width())
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.end()


class Hours(QWidget):
    """The hours of the day, those of further time zones before them, each under the name of its city."""

    def __init__(self, scale: Callable[[], DayScale], parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        self._offset = 0
        self._zones: Sequence[str] = ()
        self._clock: Clock = lambda minutes, _zone: f"{minutes // 60:02}:00"

    def show_zones(self, zones: Sequence[str], clock: Clock) -> None:
        """Show the clocks of these zones beside that of the place ("")."""
        self._zones, self._clock = zones, clock
        self.setFixedWidth(self.width_needed())
        self.updateGeometry()
        self.setAccessibleName(", ".join([_("Hours"), *map(zone_name, zones)]))
        self.update()

    def scroll_to(self, offset: int) -> None:
        """Follow the day up and down."""
        self._offset = offset
        self.update()

    def width_needed(self) -> int:
        """Return the width of all clocks."""
        return self._own() + len(self._zones) * self.other()

    def _own(self) -> int:
        return self.fontMetrics().horizontalAdvance("00:00") + 3 * PADDING

    def other(self) -> int:
        """Return the width of the clock of a further zone, with room for the name of its city."""
        metrics = QFontMetrics(badge_font(self.font()))
        names = [min(metrics.horizontalAdvance(zone_name(zone)), MOST) for zone in self._zones]
        return max([metrics.horizontalAdvance("00:00 +1"), *names]) + PADDING

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hours in sight."""
        painter, scale = QPainter(self), self._scale()
        line, muted = colour(self.palette(), "line"), colour(self.palette(), "muted")
        small = badge_font(self.font())
        first = max(0, (self._offset - scale.hour) // scale.hour)
        last = min(23, (self._offset + self.height()) // scale.hour + 1)
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        for hour in range(first, last + 1):
            top = scale.y(hour * 60) - self._offset
            painter.fillRect(0, top, self.width(), 1, line)
            painter.setPen(muted)
            painter.setFont(small)
            for number, zone in enumerate(self._zones):
                rect = QRect(number * self.other(), top + 3, self.other() - PADDING, scale.hour)
                painter.drawText(rect, flags, self._clock(hour * 60, zone))
            painter.setFont(self.font())
            own = QRect(self.width() - self._own(), top + 2, self._own() - 2 * PADDING, scale.hour)
            painter.drawText(own, flags, f"{hour:02}:00")
        painter.end()


class ZoneHeads(QWidget):
    """The cities of the further time zones over their clocks."""

    def __init__(self, hours: Hours, parent: QWidget) -> None:
        super().__init__(parent)
        self._hours = hours
        self._zones: Sequence[str] = ()

    def show_zones(self, zones: Sequence[str], own: str) -> None:
        """Show the names of these zones and of that of the place."""
        self._zones = [*zones, own] if zones else []
        self.setFixedWidth(self._hours.width_needed())
        self.setToolTip(plain_hint("\n".join(self._zones)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the names, each cut to its clock."""
        painter = QPainter(self)
        painter.setFont(badge_font(self.font()))
        painter.setPen(colour(self.palette(), "muted"))
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        wide = self._hours.other()
        for number, zone in enumerate(self._zones):
            last = number == len(self._zones) - 1
            right = self.width() - 2 * PADDING if last else (number + 1) * wide - PADDING
            rect = QRect(number * wide, 0, right - number * wide, self.height())
            words = cut_text(painter.fontMetrics(), zone_name(zone), rect.width())
            painter.drawText(rect, flags, words)
        painter.end()
