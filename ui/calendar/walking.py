"""Where the arrow keys go on the calendar: from day to day, and through the meetings of a day."""

from __future__ import annotations

import datetime as dt

from ui.calendar.handles import Station
from ui.calendar.period import View, plus_months
from ui.calendar.sheet import Piece, Sheet


class Walk:
    """The stations of one sheet; a step that leads out of it returns a day that it does not show."""

    def __init__(self, sheet: Sheet, view: View) -> None:
        self._sheet, self._view = sheet, view

    def column(self, day: dt.date) -> list[Station]:
        """Return the day, its meetings from the top, and the words that tell of more."""
        found = [Station(day=day), *(Station(piece.id) for piece in self._sheet.on(day))]
        found += [Station(more=n) for n, more in enumerate(self._sheet.mores) if more.day == day]
        return found

    def shelved(self) -> list[Station]:
        """Return the bands above the days, and the words that tell of more of them."""
        found = [Station(piece.id) for piece in self._sheet.pieces if piece.row < 0]
        found += [Station(more=n) for n, more in enumerate(self._sheet.mores) if more.day is None]
        return found

    def vertical(self, here: Station, day: dt.date, step: int) -> Station:
        """Return the station above (-1) or below (1) the one that is `here`, in the column of `day`."""
        shelved, column = self.shelved(), self.column(day)
        if here in shelved and here not in column:
            return self._along_shelf(shelved, here, day, step)
        place = column.index(here) + step if here in column else 0
        if 0 <= place < len(column):
            return column[place]
        other = self.beyond(day, step)
        if self._sheet.row_of(other) is not None:
            return self.column(other)[0 if step > 0 else -1]
        if step < 0 and shelved:
            return shelved[-1]
        return Station(day=other)

    def _along_shelf(self, shelved: list[Station], here: Station, day: dt.date, step: int) -> Station:
        place = shelved.index(here) + step
        if place >= len(shelved):
            return Station(day=day)
        return shelved[max(place, 0)]

    def horizontal(self, here: Station, day: dt.date, step: int) -> Station:
        """Return the day before or after; from a meeting the one before or after it."""
        if here.day is not None or (not here.meeting_id and here.more < 0):
            return Station(day=day + dt.timedelta(days=step))
        order = list(dict.fromkeys(piece.id for piece in sorted(self._sheet.pieces, key=_reading)))
        if here.meeting_id in order:
            place = order.index(here.meeting_id) + step
            if 0 <= place < len(order):
                return Station(order[place])
            return here
        return Station(day=day + dt.timedelta(days=step))

    def beyond(self, day: dt.date, step: int) -> dt.date:
        """Return the day below or above."""
        if self._view is View.YEAR:
            return plus_months(day, step)
        return day + dt.timedelta(days=7 * step)


def _reading(piece: Piece) -> tuple[int, dt.date, int]:
    """Return the sorting key of the order in which one reads: bands first, then by days."""
    return max(piece.row, -1), piece.first, piece.lane
