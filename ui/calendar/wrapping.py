"""The words on a bar over several lines: how many they ask for, and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from cica_events.domain.meetings import Stage
from cica_events.queries.calendar import CalendarMeeting
from ui.calendar.words import SIGNS, title_of
from ui.toolkit.directions import cut_text

EDGE = 3.0  # pixels, the bar at the left of a meeting
PAD = 5.0  # pixels before and behind words
NARROW = 56.0  # pixels; in a narrower bar a title would be broken within its words
WIDE = 100.0  # pixels; in a wider bar a broken word is better than a title on one line
MOST = 4  # lines of one bar


@dataclass(frozen=True, slots=True)
class WrappedWords:
    """Sign and code of a meeting in bold, its title behind them, in the font of bars."""

    font: QFont

    def lines(self, meeting: CalendarMeeting, width: float) -> int:
        """Return how many lines a bar so wide (pixels) needs, at most four; one if a word would be broken."""
        if width < NARROW or (width < WIDE and self._breaks(_words(meeting), _room(width))):
            return 1
        return self._layout(_words(meeting), meeting, _room(width)).lineCount()

    def draw(self, painter: QPainter, area: QRectF, meeting: CalendarMeeting) -> None:
        """Draw the words into a bar in the painter's ink, the last line cut where they do not fit."""
        size = QFontMetricsF(self.font)
        most = max(round((area.height() - 2) / size.height()), 1)
        text, room = _words(meeting), _room(area.width())
        layout = self._layout(text, meeting, room, most)
        last = layout.lineAt(layout.lineCount() - 1)
        if last.textStart() + last.textLength() < len(text):
            start = last.textStart()
            cut = cut_text(size, text[start:], room - PAD)  # the code in bold may take a little more
            layout = self._layout(text[:start] + cut, meeting, room, most)
        layout.draw(painter, QPointF(area.left() + EDGE + PAD, area.top() + 1))

    def _breaks(self, text: str, room: float) -> bool:
        size = QFontMetricsF(self.font)
        return any(size.horizontalAdvance(word) > room for word in text.split())

    def _layout(self, text: str, meeting: CalendarMeeting, room: float, most: int = MOST) -> QTextLayout:
        font = QFont(self.font)
        font.setStrikeOut(meeting.stage is Stage.CANCELLED)
        layout = QTextLayout(text, font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([_bold(len(_head(meeting)))])
        high = QFontMetricsF(font).height()
        layout.beginLayout()
        for number in range(most):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room)
            line.setPosition(QPointF(0, number * high))
        layout.endLayout()
        return layout


def _room(width: float) -> float:
    return width - EDGE - 2 * PAD


def _head(meeting: CalendarMeeting) -> str:
    return f"{SIGNS[meeting.stage]}\N{NO-BREAK SPACE}{meeting.body}"


def _words(meeting: CalendarMeeting) -> str:
    return f"{_head(meeting)}  {title_of(meeting)}"


def _bold(length: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = 0, length
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.DemiBold)
    found.format = form
    return found
