"""One drag over the calendar, from the press of the button on: what it would do where the mouse is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPointF

from cica_events.domain.dates import VagueDate
from ui.calendar.moves import dropped, ending
from ui.calendar.sheet import Box, Piece, Sheet, Target, TargetKind

_MIME = "application/x-cica-meeting"


def meeting_mime(meeting_id: str) -> QMimeData:
    """Return a meeting as what is dragged."""
    mime = QMimeData()
    mime.setData(_MIME, meeting_id.encode())
    return mime


def carried_meeting(mime: QMimeData) -> str:
    """Return the id of the meeting that is dragged, empty for none."""
    return bytes(mime.data(_MIME).data()).decode() if mime.hasFormat(_MIME) else ""


@dataclass(slots=True)
class SheetDrag:
    """A drag of a meeting; `date` is what it would get, None where it would stay."""

    meeting_id: str
    was: VagueDate | None
    pressed: QPointF
    grabbed: int = 0  # by which of its days
    resizing: bool = False
    begun: bool = False
    date: VagueDate | None = None
    boxes: tuple[Box, ...] = ()  # places that would be its own

    @classmethod
    def of(
        cls, piece: Piece, was: VagueDate, at: QPointF, day: dt.date | None, *, resizing: bool
    ) -> SheetDrag:
        """Return the drag that begins on a piece."""
        grabbed = (day - was.first_day).days if day is not None and was.is_exact else 0
        return cls(piece.id, was, at, grabbed, resizing)

    def go(self, sheet: Sheet, x: float, y: float) -> bool:
        """Follow the mouse; tell whether anything is different from before."""
        before = self.date, self.boxes
        target = sheet.target_at(x, y)
        self.date, self.boxes = None, ()
        if target is not None:
            self._aim(sheet, target)
        return before != (self.date, self.boxes)

    def _aim(self, sheet: Sheet, target: Target) -> None:
        if self.resizing:
            if target.kind is not TargetKind.DAY or self.was is None:
                return
            date = ending(self.was, target.date.first_day)
        else:
            date = dropped(self.was, target, self.grabbed)
        if date == self.was or self._rests(sheet, target):
            return
        self.date = date
        self.boxes = days_of(sheet, date) if date.is_exact else (target.box,)

    def _rests(self, sheet: Sheet, target: Target) -> bool:
        """Return whether it lies already where it is, so that a slip of the hand changes nothing."""
        if self.was is None or self.was.is_exact or target.kind is TargetKind.DAY:
            return False
        return any(
            not shelf.by_itself and target.box == shelf.box and self.was.covers(shelf.date)
            for shelf in sheet.shelves
        )


def days_of(sheet: Sheet, date: VagueDate) -> tuple[Box, ...]:
    """Return the places of the days of an exact date, one for each row."""
    found = []
    for row in sheet.rows:
        first, last = max(row.first, date.first_day), min(row.last, date.last_day)
        if first <= last:
            left, right = row.day_box(first), row.day_box(last)
            found.append(Box(left.x, left.y, right.right - left.x, left.h))
    return tuple(found)
