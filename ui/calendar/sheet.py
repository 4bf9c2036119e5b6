"""Where everything of the calendar stands: rows of days, shelves of vague dates, bars and bands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from cica_events.domain.date_points import FIRST_YEAR, LAST_YEAR
from cica_events.domain.dates import VagueDate


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in pixels independent of the screen's density."""

    x: float
    y: float
    w: float
    h: float

    def holds(self, x: float, y: float) -> bool:
        """Return whether the point lies in it."""
        return self.x <= x < self.x + self.w and self.y <= y < self.y + self.h

    @property
    def right(self) -> float:
        """Return the first x behind it."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Return the first y below it."""
        return self.y + self.h

    @property
    def middle(self) -> tuple[float, float]:
        """Return its middle."""
        return self.x + self.w / 2, self.y + self.h / 2


@dataclass(frozen=True, slots=True)
class Measure:
    """How large things are in the font at hand."""

    bar: int  # height of a bar or band with one line of words
    head: int  # height of the number of a day
    caption: int  # height of a line of names: months, weekdays
    label: int  # width of the names of months before the rows of a year
    gap: int = 2  # between two bars
    pad: int = 4

    @property
    def line(self) -> int:
        """Return the height of one line of words in a bar of several."""
        return self.bar - 2


@dataclass(frozen=True, slots=True)
class DayRow:
    """Days one after the other from left to right; `month` is the first day of the month it stands for.

    The words of a meeting take `least` days, so that those of a shorter one stand behind it.
    """

    first: dt.date
    days: int
    box: Box
    head: int
    month: dt.date
    label: Box | None = None
    least: int = 1

    @property
    def last(self) -> dt.date:
        """Return its last day."""
        return self.first + dt.timedelta(days=self.days - 1)

    @property
    def cell(self) -> float:
        """Return the width of a day."""
        return self.box.w / self.days

    def day_box(self, day: dt.date) -> Box:
        """Return where a day stands."""
        place = (day - self.first).days
        return Box(self.box.x + place * self.cell, self.box.y, self.cell, self.box.h)

    def day_at(self, x: float) -> dt.date:
        """Return the day at x, the nearest where there is none."""
        place = int((x - self.box.x) // self.cell)
        return self.first + dt.timedelta(days=min(max(place, 0), self.days - 1))


@dataclass(frozen=True, slots=True)
class Shelf:
    """A place for the vague dates within `date`; each of its columns, if any, stands for a shorter one.

    What is dropped on its heading gets `date`, what is dropped on a column that column's.
    """

    date: VagueDate
    heading: Box
    box: Box
    columns: tuple[VagueDate, ...] = ()
    by_itself: bool = True  # what lies on it already may be dropped on it


@dataclass(frozen=True, slots=True)
class Piece:
    """A bar or band, or what of it stands in one row; `starts` and `ends` say which ends are its own."""

    id: str
    box: Box
    row: int  # number of its row, or -1 - number of its shelf
    lane: int
    starts: bool
    ends: bool
    vague: bool
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class More:
    """Words that tell how many meetings have no room: those of a day, or of a shelf (`day` is None)."""

    box: Box
    count: int
    day: dt.date | None
    shelf: int = -1
    ids: tuple[str, ...] = ()


class TargetKind(Enum):
    """What something is dropped on."""

    DAY = auto()
    VAGUE = auto()


@dataclass(frozen=True, slots=True)
class Target:
    """Where something would be put: on a day, or to a vague date, with the place that shows it."""

    kind: TargetKind
    date: VagueDate
    box: Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the calendar, laid out."""

    rows: tuple[DayRow, ...]
    shelves: tuple[Shelf, ...]
    pieces: tuple[Piece, ...] = ()
    mores: tuple[More, ...] = ()
    captions: tuple[tuple[Box, dt.date], ...] = ()  # names of months
    weekdays: tuple[tuple[Box, dt.date], ...] = ()  # a day that has the weekday
    height: float = 0

    def piece_at(self, x: float, y: float) -> Piece | None:
        """Return the bar or band at a point."""
        return next((one for one in reversed(self.pieces) if one.box.holds(x, y)), None)

    def more_at(self, x: float, y: float) -> More | None:
        """Return the words that tell of hidden meetings, at a point."""
        return next((one for one in self.mores if one.box.holds(x, y)), None)

    def row_of(self, day: dt.date) -> DayRow | None:
        """Return the row of a day: the one of its own month where two show it."""
        found = [row for row in self.rows if row.first <= day <= row.last]
        own = (row for row in found if (row.month.year, row.month.month) == (day.year, day.month))
        return next(own, found[0] if found else None)

    def day_at(self, x: float, y: float) -> dt.date | None:
        """Return the day at a point, None where there is none."""
        row = next((one for one in self.rows if one.box.holds(x, y)), None)
        return row.day_at(x) if row is not None else None

    def target_at(self, x: float, y: float) -> Target | None:
        """Return what something dropped at a point would get."""
        for row in self.rows:
            if row.box.holds(x, y):
                day = row.day_at(x)
                reached = FIRST_YEAR <= day.year <= LAST_YEAR
                return Target(TargetKind.DAY, VagueDate.of(day), row.day_box(day)) if reached else None
            if row.label is not None and row.label.holds(x, y):
                return Target(TargetKind.VAGUE, _month(row.month), row.label)
        for shelf in self.shelves:
            if shelf.heading.holds(x, y):
                return Target(TargetKind.VAGUE, shelf.date, shelf.heading)
            if shelf.box.holds(x, y):
                return _on_shelf(shelf, x)
        return None

    def pieces_of(self, meeting_id: str) -> Sequence[Piece]:
        """Return all pieces of a meeting."""
        return [piece for piece in self.pieces if piece.id == meeting_id]

    def on(self, day: dt.date) -> list[Piece]:
        """Return the bars on a day, and the bands in the same row, from the top."""
        row = self.row_of(day)
        number = self.rows.index(row) if row is not None else -9
        found = [one for one in self.pieces if one.row == number and one.first <= day <= one.last]
        return sorted(found, key=lambda one: one.lane)


def _on_shelf(shelf: Shelf, x: float) -> Target:
    if not shelf.columns:
        return Target(TargetKind.VAGUE, shelf.date, shelf.box)
    width = shelf.box.w / len(shelf.columns)
    place = min(max(int((x - shelf.box.x) // width), 0), len(shelf.columns) - 1)
    box = Box(shelf.box.x + place * width, shelf.box.y, width, shelf.box.h)
    return Target(TargetKind.VAGUE, shelf.columns[place], box)


def _month(day: dt.date) -> VagueDate:
    return VagueDate.parse(f"{day:%Y-%m}")
