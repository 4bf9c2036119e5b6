"""Puts meetings as bars into rows of days, and as bands onto the shelves of vague dates."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from cica_events.domain.dates import Precision, VagueDate
from ui.calendar.lanes import Shown, Stretch, fitted
from ui.calendar.sheet import Box, DayRow, Measure, More, Piece, Shelf

_SIDE: Final = 1  # pixels between a bar and the edge of its day


@dataclass(frozen=True, slots=True)
class Placed:
    """What the layout knows of a meeting: its date, and the ids of those that are held together with it."""

    id: str
    date: VagueDate
    partners: frozenset[str] = frozenset()
    first: dt.date = field(init=False)  # days that may be meant; the layout asks for them very often
    last: dt.date = field(init=False)

    def __post_init__(self) -> None:
        """Keep the days at hand."""
        object.__setattr__(self, "first", self.date.first_day)
        object.__setattr__(self, "last", self.date.last_day)

    @property
    def is_month(self) -> bool:
        """Return whether just its month is known."""
        return self.date.precision is Precision.MONTH and self.date.first == self.date.last

    def touches(self, first: dt.date, last: dt.date) -> bool:
        """Return whether a day of it is from `first` to `last`."""
        return self.first <= last and self.last >= first


Found = tuple[list[Piece], list[More]]
Lines = Callable[[str, float], int]
"""Returns how many lines the words of a meeting, by its id, need in a bar so wide (pixels)."""


def one_line(_meeting_id: str, _width: float) -> int:
    """Return that one line does."""
    return 1


def by_row(meetings: Iterable[Placed], rows: Sequence[DayRow]) -> list[list[Placed]]:
    """Return what stands in each row; rows of one sheet may repeat days of each other."""
    found: list[list[Placed]] = [[] for _row in rows]
    ends = [(row.first, row.last) for row in rows]
    for meeting in meetings:
        first, last = meeting.first, meeting.last
        for number, (begin, end) in enumerate(ends):
            if first <= end and last >= begin:
                found[number].append(meeting)
    return found


def lanes_wanted(meetings: Sequence[Placed], row: DayRow, most: int) -> int:
    """Return how many lanes a row needs, no more than `most`."""
    shown = fitted(_stretches(meetings, row), most)
    return most if shown.hidden else max(shown.lanes.values(), default=-1) + 1


def fill_row(
    meetings: Sequence[Placed], row: DayRow, number: int, measure: Measure, lines: Lines = one_line
) -> Found:
    """Return the pieces of a row, and the words where not all have room; where all have, bars grow."""
    top = row.box.y + row.head
    step = measure.bar + measure.gap
    room = max(int((row.box.bottom - measure.gap - top) // step), 1)
    shown = fitted(_stretches(meetings, row), room)
    pieces = [
        _piece(one, row, number, shown.lanes[one.id], measure) for one in meetings if one.id in shown.lanes
    ]
    mores = []
    for ordinal, count in sorted(shown.hidden.items()):
        day = dt.date.fromordinal(ordinal)
        box = row.day_box(day)
        mores.append(More(Box(box.x, top + (room - 1) * step, box.w, measure.bar), count, day))
    return (pieces if mores else _grown(pieces, row, measure, lines)), mores


def _grown(pieces: Sequence[Piece], row: DayRow, measure: Measure, lines: Lines) -> list[Piece]:
    """Return the pieces with the lines that their words need, as far as the row has room for them."""
    ordered = sorted(pieces, key=lambda piece: piece.lane)
    wanted = [lines(piece.id, piece.box.w) for piece in ordered]
    if max(wanted, default=1) == 1:  # each stays in its lane, with its words behind it where days are narrow
        return list(pieces)
    above = [[o for o in range(n) if _share_a_day(ordered[o], piece)] for n, piece in enumerate(ordered)]
    top = row.box.y + row.head
    end = row.box.bottom - measure.bar / 2  # a little of the day itself stays free, to be clicked
    counts = wanted
    if _bottom(above, wanted, top, measure) > end:
        counts = [1] * len(ordered)
        for more in range(2, max(wanted) + 1):  # a line for each in turn, the higher ones first
            for number in (n for n, count in enumerate(wanted) if count >= more == counts[n] + 1):
                counts[number] = more
                if _bottom(above, counts, top, measure) > end:
                    counts[number] = more - 1
    tops = _tops(above, counts, top, measure)
    boxes = {
        piece.id: replace(piece.box, y=y, h=_height(count, measure))
        for piece, y, count in zip(ordered, tops, counts, strict=True)
    }
    return [replace(piece, box=boxes[piece.id]) for piece in pieces]


def _share_a_day(one: Piece, other: Piece) -> bool:
    return one.first <= other.last and other.first <= one.last


def _tops(above: Sequence[Sequence[int]], counts: Sequence[int], top: float, measure: Measure) -> list[float]:
    """Return where each piece begins that stands below those `above` it, each of so many lines."""
    found: list[float] = []
    for over in above:
        found.append(max((found[n] + _height(counts[n], measure) + measure.gap for n in over), default=top))
    return found


def _bottom(above: Sequence[Sequence[int]], counts: Sequence[int], top: float, measure: Measure) -> float:
    """Return where the lowest piece ends."""
    tops = _tops(above, counts, top, measure)
    return max((y + _height(count, measure) for y, count in zip(tops, counts, strict=True)), default=top)


def _height(lines: int, measure: Measure) -> float:
    return measure.bar + (lines - 1) * measure.line


def fill_shelf(meetings: Sequence[Placed], shelf: Shelf, number: int, measure: Measure) -> Found:
    """Return the bands of a shelf; each is as wide as its share of the time that the shelf stands for."""
    first, last = shelf.date.first_day, shelf.date.last_day
    step = measure.bar + measure.gap
    room = max(int((shelf.box.h + measure.gap) // step), 1)
    spread = [_spread(one, shelf) for one in meetings]
    shown: Shown = fitted(spread, room)
    pieces = []
    for one, stretch in zip(meetings, spread, strict=True):
        if one.id in shown.lanes:
            lane = shown.lanes[one.id]
            box = _part(shelf, stretch, lane * step, measure.bar)
            ends = one.first >= first, one.last <= last
            pieces.append(Piece(one.id, box, -1 - number, lane, *ends, True, one.first, one.last))
    hidden = tuple(one.id for one in meetings if one.id not in shown.lanes)
    if not hidden:
        return pieces, []
    line = Box(shelf.box.x, shelf.box.y + (room - 1) * step, shelf.box.w, measure.bar)
    return pieces, [More(line, len(hidden), None, number, hidden)]


def shelf_lanes(meetings: Sequence[Placed], shelf: Shelf, most: int) -> int:
    """Return how many lanes a shelf needs, no more than `most`."""
    shown = fitted([_spread(one, shelf) for one in meetings], most)
    return most if shown.hidden else max(shown.lanes.values(), default=-1) + 1


def _stretches(meetings: Iterable[Placed], row: DayRow) -> list[Stretch]:
    begin, end = row.first.toordinal(), row.last.toordinal()
    found = []
    for one in meetings:
        first, last = max(one.first.toordinal(), begin), min(one.last.toordinal(), end)
        found.append(Stretch(one.id, first, last, one.partners, max(row.least - (last - first + 1), 0)))
    return found


def _spread(one: Placed, shelf: Shelf) -> Stretch:
    """Return what a band takes of its shelf, in columns where the shelf has some."""
    columns = shelf.columns or (shelf.date,)
    touched = [number for number, each in enumerate(columns) if one.touches(each.first_day, each.last_day)]
    return Stretch(one.id, touched[0], touched[-1], one.partners)


def _part(shelf: Shelf, stretch: Stretch, down: float, height: float) -> Box:
    width = shelf.box.w / len(shelf.columns or (shelf.date,))
    x = shelf.box.x + stretch.first * width
    wide = (stretch.last - stretch.first + 1) * width
    return Box(x + 2, shelf.box.y + down, wide - 4, height)


def _piece(one: Placed, row: DayRow, number: int, lane: int, measure: Measure) -> Piece:
    first, last = max(one.first, row.first), min(one.last, row.last)
    starts, ends = first == one.first, last == one.last
    left, right = row.day_box(first).x, row.day_box(last).right
    begin = left + (_SIDE + 1 if starts else 0)
    end = right - (_SIDE + 1 if ends else 0)
    top = row.box.y + row.head + lane * (measure.bar + measure.gap)
    box = Box(begin, top, end - begin, measure.bar)
    return Piece(one.id, box, number, lane, starts, ends, not one.date.is_exact, first, last)


def split_by_shelf(meetings: Iterable[Placed], shelves: Sequence[Shelf]) -> dict[int, list[Placed]]:
    """Return what lies on each shelf by its number: each on the last, and smallest, that holds it whole.

    What no shelf holds lies on the first.
    """
    found: dict[int, list[Placed]] = defaultdict(list)
    for one in meetings:
        holding = [n for n, shelf in enumerate(shelves) if shelf.date.covers(one.date)]
        found[holding[-1] if holding else 0].append(one)
    return found
