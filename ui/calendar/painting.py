"""Draws the calendar: days, names, bars of meetings and bands of vague dates."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPalette, QPen

from cica_events.directions import DOT
from cica_events.domain.meetings import Stage
from cica_events.i18n import _
from cica_events.queries.calendar import CalendarMeeting
from ui.calendar.looks import Looks, Tint
from ui.calendar.period import Period, View
from ui.calendar.sheet import Box, DayRow, More, Piece, Sheet, Shelf
from ui.calendar.words import (
    SIGNS,
    date_words,
    month_name,
    more_words,
    short_day,
    short_month_name,
    title_of,
    weekday_name,
)
from ui.calendar.wrapping import EDGE, PAD, WrappedWords
from ui.toolkit.cell_painting import badge_font
from ui.toolkit.colours import colour, mixed
from ui.toolkit.directions import cut_text
from ui.toolkit.weeks import is_weekend

RADIUS = 4.0
MONTH_EDGES = 8  # pixels beside the name of a month over a year
NARROW = 70.0  # pixels: in a narrower day hidden meetings are told by their number alone
SQUEEZED = 0.85  # of its width, the least that letters can be read at
MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is drawn: the sheet, its meetings by id, and today."""

    sheet: Sheet
    period: Period
    rows: Mapping[str, CalendarMeeting]
    looks: Looks
    today: dt.date


class SheetPainter:
    """Draws one scene with one font and palette."""

    def __init__(self, painter: QPainter, scene: Scene, font: QFont, palette: QPalette) -> None:
        self._painter, self._scene, self._palette = painter, scene, palette
        self._font = font
        self._small = badge_font(font)
        self._strong = QFont(self._small)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._small_size, self._strong_size = QFontMetricsF(self._small), QFontMetricsF(self._strong)
        self._wrapped = WrappedWords(self._small)
        self._signs = True  # short bars show the sign of their stage
        self._tints: dict[str, Tint] = {}
        self._line = colour(palette, "line")
        self._muted = colour(palette, "muted")
        self._text = colour(palette, "text")

    def draw(self) -> None:
        """Draw everything but selection, keyboard and drags."""
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._names()
        self._shelves()
        for row in self._scene.sheet.rows:
            self._days(row)
        free = self._free_room()
        self._signs = self._told_short()
        for number, piece in enumerate(self._scene.sheet.pieces):
            meeting = self._scene.rows.get(piece.id)
            if meeting is not None:
                self._piece(piece, meeting, free[number])
        for more in self._scene.sheet.mores:
            self._more(more)

    # Days and names

    def _names(self) -> None:
        sheet, painter = self._scene.sheet, self._painter
        painter.setFont(self._strong)
        painter.setPen(self._text)
        for box, month in sheet.captions:
            painter.drawText(rect(box).adjusted(4, 0, 0, 0), MIDDLE, month_name(month))
        painter.setFont(self._small)
        for box, day in sheet.weekdays:
            if self._scene.period.view is View.YEAR:
                text, flags = str(day.day), Qt.AlignmentFlag.AlignHCenter | MIDDLE
            else:
                text, flags = weekday_name(day), Qt.AlignmentFlag.AlignLeft | MIDDLE
            painter.setPen(self._muted)
            area = rect(box)
            left = 0 if self._scene.period.view is View.YEAR else 6
            painter.drawText(area.adjusted(left, 0, 0, 0), flags, self._cut(text, area.width() - left))

    def _shelves(self) -> None:
        painter = self._painter
        in_year = self._scene.period.view is View.YEAR
        for number, shelf in enumerate(self._scene.sheet.shelves):
            painter.setFont(self._small)
            painter.setPen(self._muted)
            if in_year and number:
                banded = any(piece.row == -1 - number for piece in self._scene.sheet.pieces)
                self._quarter(shelf, days=number > 1 and not banded)  # over the first they stand already
            elif in_year and shelf.box.h:
                self._months(shelf)
            else:
                heading = rect(shelf.heading).adjusted(6, 0, -6, 0)
                words = _("Days not fixed yet: {when}").format(when=date_words(shelf.date))
                painter.drawText(heading, MIDDLE, self._cut(words, heading.width()))

    def _quarter(self, shelf: Shelf, *, days: bool) -> None:
        """Name a quarter, and its days once more where there is room for them."""
        painter, heading = self._painter, rect(shelf.heading)
        painter.fillRect(QRectF(0, shelf.heading.y, shelf.box.right, 1), self._line)
        for box, day in self._scene.sheet.weekdays if days else ():
            area = QRectF(box.x, heading.top(), box.w, heading.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(day.day))
        painter.setFont(self._strong)
        quarter = (shelf.date.first_day.month + 2) // 3
        painter.drawText(heading.adjusted(4, 0, 0, 0), MIDDLE, _roman(quarter))

    def _months(self, shelf: Shelf) -> None:
        """Name the months over the bands of a year, as below them stand the days of a month."""
        wide = shelf.box.w / len(shelf.columns)
        names = [month_name(one.first_day) for one in shelf.columns]
        if any("…" in self._cut(name, wide - MONTH_EDGES) for name in names):
            names = [short_month_name(one.first_day) for one in shelf.columns]
        for number, name in enumerate(names):
            x, top = shelf.box.x + number * wide, shelf.heading.y
            area = QRectF(x, top, wide, shelf.heading.h)
            text = self._cut(name, wide - MONTH_EDGES)
            self._painter.drawText(area.adjusted(6, 0, 0, 0), MIDDLE, text)
            self._painter.fillRect(QRectF(x, top, 1, shelf.heading.h + shelf.box.h), self._line)

    def _days(self, row: DayRow) -> None:
        painter, period = self._painter, self._scene.period
        year = period.view is View.YEAR
        if row.label is not None:
            current = (row.month.year, row.month.month) == (self._scene.today.year, self._scene.today.month)
            painter.setFont(self._strong if current else self._small)
            painter.setPen(self._text)
            painter.drawText(rect(row.label).adjusted(4, 0, -4, 0), MIDDLE, month_name(row.month))
        for number in range(row.days):
            day = row.first + dt.timedelta(days=number)
            box = row.day_box(day)
            area = rect(box)
            other = not period.holds(day)
            if is_weekend(day):
                painter.fillRect(area, colour(self._palette, "background"))
            if day == self._scene.today:
                painter.fillRect(area, colour(self._palette, "selection"))
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), self._line)
            if number or not year:
                painter.fillRect(QRectF(area.left(), area.top(), 1, area.height()), self._line)
            if not year:
                self._number(area, row, day, other=other)
        end = rect(row.box)
        painter.fillRect(QRectF(end.right() - 1, end.top(), 1, end.height()), self._line)
        painter.fillRect(QRectF(end.left(), end.bottom(), end.width(), 1), self._line)

    def _number(self, area: QRectF, row: DayRow, day: dt.date, *, other: bool) -> None:
        painter = self._painter
        place = QRectF(area.left() + 6, area.top() + 1, area.width() - 8, row.head)
        text = str(day.day)
        if other and (day.day == 1 or day == row.first) and area.width() > NARROW:
            text = short_day(day, self._scene.period.first.year)
        if day == self._scene.today:
            wide = max(self._strong_size.horizontalAdvance(text) + 8, self._strong_size.height())
            pill = QRectF(area.left() + 3, area.top() + 3, wide, row.head - 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self._palette, "accent"))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            painter.setFont(self._strong)
            painter.setPen(colour(self._palette, "on_accent"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
            return
        painter.setFont(self._small)
        painter.setPen(self._muted if other else self._text)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | MIDDLE, text)

    # Meetings

    def _free_room(self) -> list[float]:
        """Return for each piece how far its words may go: to the next one beside it in its row."""
        sheet = self._scene.sheet
        right_of: dict[int, list[Box]] = defaultdict(list)
        found = [0.0] * len(sheet.pieces)
        order = sorted(range(len(sheet.pieces)), key=lambda n: -sheet.pieces[n].box.x)
        for number in order:
            piece = sheet.pieces[number]
            row = sheet.rows[piece.row].box if piece.row >= 0 else sheet.shelves[-1 - piece.row].box
            nearest = (each.x for each in reversed(right_of[piece.row]) if _beside(piece.box, each))
            found[number] = next(nearest, row.right) - piece.box.x - 4
            right_of[piece.row].append(piece.box)
        return found

    def _tint(self, meeting: CalendarMeeting) -> Tint:
        subject = self._scene.looks.subject(meeting)
        if subject not in self._tints:
            self._tints[subject] = self._scene.looks.tint(subject, self._palette)
        return self._tints[subject]

    def _piece(self, piece: Piece, meeting: CalendarMeeting, free: float) -> None:
        tint = self._tint(meeting)
        area = rect(piece.box)
        ink = self._muted if meeting.stage is Stage.CANCELLED else tint.ink
        draw_ground(self._painter, area, piece, meeting.stage, tint, self._palette)
        self._painter.setPen(ink)
        if area.height() >= 2 * self._small_size.height():
            self._wrapped.draw(self._painter, area, meeting)
        else:
            self._words(area, piece, meeting, free)

    def _room(self, piece: Piece) -> tuple[float, float]:
        """Return where the words of a bar begin, and the room for them."""
        pad = PAD if piece.box.w > NARROW / 2 else PAD / 2
        left = pad + (EDGE if piece.starts and not piece.vague else 0)
        return piece.box.x + left, piece.box.w - left - min(pad, 2.0)

    def _told_short(self) -> bool:
        """Return whether each short bar has room for the sign of its stage: else none of them shows it."""
        for piece in self._scene.sheet.pieces:
            meeting = self._scene.rows.get(piece.id)
            if meeting is not None and not piece.vague and piece.box.w < NARROW:
                head = f"{SIGNS[meeting.stage]} {meeting.body}"
                if self._strong_size.horizontalAdvance(head) > self._room(piece)[1]:
                    return False
        return True

    def _words(self, area: QRectF, piece: Piece, meeting: CalendarMeeting, free: float) -> None:
        painter, head = self._painter, meeting.body
        start, room = self._room(piece)
        if piece.vague or area.width() >= NARROW or self._signs:
            head = f"{SIGNS[meeting.stage]} {meeting.body}"
        wide = self._strong_size.horizontalAdvance(head)
        squeezed = min(room / wide, 1.0)  # a code is rather squeezed than cut
        if squeezed < SQUEEZED:
            squeezed = 1.0
            if free > area.width() + room:
                start, room = area.right() + 3, min(wide + 1, free - area.width() - 3)
        painter.setFont(self._struck(self._strong, meeting.stage))
        area = QRectF(start, area.top(), max(room, 0), area.height())
        if squeezed < 1:
            self._squeeze(area, head, squeezed)
        elif area.width() > PAD * 2:  # else it would be a lonely ellipsis
            painter.drawText(area, MIDDLE, self._cut(head, area.width(), strong=True))
        rest = area.adjusted(wide + 6, 0, 0, 0)
        if rest.width() < 24:
            return
        words = title_of(meeting)
        if piece.vague:
            words = DOT.join((date_words(meeting.date), words))
        painter.setFont(self._struck(self._small, meeting.stage))
        painter.drawText(rest, MIDDLE, self._cut(words, rest.width()))

    def _squeeze(self, area: QRectF, text: str, share: float) -> None:
        """Draw a text at that share of its width."""
        painter = self._painter
        painter.save()
        painter.translate(area.topLeft())
        painter.scale(share, 1)
        painter.drawText(QRectF(0, 0, area.width() / share + 1, area.height()), MIDDLE, text)
        painter.restore()

    @staticmethod
    def _struck(font: QFont, stage: Stage) -> QFont:
        if stage is not Stage.CANCELLED:
            return font
        struck = QFont(font)
        struck.setStrikeOut(True)
        return struck

    def _more(self, more: More) -> None:
        area = rect(more.box)
        self._painter.setFont(self._strong)
        self._painter.setPen(self._muted)
        text = more_words(more.count, short=area.width() < NARROW)
        left = 6 if area.width() > NARROW / 2 else 1
        inner = area.adjusted(left, 0, 0, 0)
        self._painter.drawText(inner, MIDDLE, self._cut(text, inner.width(), strong=True))

    def _cut(self, text: str, room: float, *, strong: bool = False) -> str:
        size = self._strong_size if strong else self._small_size
        return cut_text(size, text, room)


def draw_ground(
    painter: QPainter, area: QRectF, piece: Piece, stage: Stage, tint: Tint, palette: QPalette
) -> None:
    """Draw the ground of a bar or band: its edges and pattern tell the stage, and whether it is vague."""
    ink, panel = colour(palette, "muted") if stage is Stage.CANCELLED else tint.ink, colour(palette, "panel")
    body = area.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(panel if piece.vague or stage in {Stage.PLANNED, Stage.CANCELLED} else tint.ground)
    style = Qt.PenStyle.DashLine if stage is Stage.PLANNED or piece.vague else Qt.PenStyle.SolidLine
    if stage is Stage.POSTPONED:
        style = Qt.PenStyle.DotLine
    faint = mixed(ink, panel, 0.45)
    painter.setPen(QPen(faint, 1, style))
    if piece.vague or stage is Stage.POSTPONED:
        painter.drawRoundedRect(body, RADIUS, RADIUS)
        painter.setBrush(QBrush(tint.ground, Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(body, RADIUS, RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if piece.vague:
        return
    if piece.starts:
        painter.drawRoundedRect(QRectF(area.left(), area.top(), EDGE, area.height()), 1.5, 1.5)
    if not piece.ends:
        top, right, high = area.top(), area.right(), area.height()
        arrow = [
            QPointF(right - 5, top + 4),
            QPointF(right, top + high / 2),
            QPointF(right - 5, top + high - 4),
        ]
        painter.drawPolygon(arrow)


def _beside(one: Box, other: Box) -> bool:
    return one.y < other.bottom and other.y < one.bottom


def rect(box: Box) -> QRectF:
    """Return a box as Qt has it."""
    return QRectF(box.x, box.y, box.w, box.h)


def _roman(quarter: int) -> str:
    return ("I", "II", "III", "IV")[quarter - 1]
