"""Lays out a month, a quarter or a year for the room there is; no Qt here."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ui.calendar.filling import (
    Lines,
    Placed,
    by_row,
    fill_row,
    fill_shelf,
    lanes_wanted,
    one_line,
    shelf_lanes,
    split_by_shelf,
)
from ui.calendar.period import Period, View, end_of_month, month_of, quarter_of, start_of_week
from ui.calendar.sheet import Box, DayRow, Measure, More, Piece, Sheet, Shelf

_BANDS: Final = {View.MONTH: 4, View.QUARTER: 5, View.YEAR: 4}  # lanes that a shelf may take at most
_SHARE: Final = 0.19  # of the height that they may take together
_YEAR_LANES: Final = 5  # that a month of a year may take at most
_LEAST: Final = 2  # lanes of a week below which the sheet is rather scrolled
_BETWEEN: Final = 16  # pixels between two months of a quarter


@dataclass(frozen=True, slots=True)
class _Room:
    """What a sheet is laid out in: its width and least height, the sizes in it, the day weeks begin with.

    `lines` tells how high bars may grow where there is room.
    """

    width: float
    height: float
    measure: Measure
    first_weekday: int
    lines: Lines

    @property
    def step(self) -> float:
        """From one bar to the next below it."""
        return self.measure.bar + self.measure.gap

    @property
    def caption(self) -> int:
        """The height of a line of names."""
        return self.measure.caption


def laid_out(
    period: Period,
    meetings: Sequence[Placed],
    size: tuple[float, float],
    measure: Measure,
    first_weekday: int,
    lines: Lines = one_line,
) -> Sheet:
    """Return the sheet of a period in `size` (width, height); it may be higher, and is scrolled then."""
    first, last = shown_days(period, first_weekday)
    within = [one for one in meetings if one.first <= last and one.last >= first]
    build = {View.MONTH: _month, View.QUARTER: _quarter, View.YEAR: _year}[period.view]
    return build(period, within, _Room(*size, measure, first_weekday, lines))


def shown_days(period: Period, first_weekday: int) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that the sheet of a period shows."""
    if period.view is not View.MONTH:
        return period.first, period.last
    return start_of_week(period.first, first_weekday), period.weeks(first_weekday)[-1] + dt.timedelta(days=6)


def _parted(period: Period, meetings: Sequence[Placed]) -> tuple[list[Placed], list[Placed]]:
    """Return the exact meetings, and the vague ones that lie in the period."""
    first, last = period.first, period.last
    vague = [one for one in meetings if not one.date.is_exact and one.touches(first, last)]
    return [one for one in meetings if one.date.is_exact], vague


def _shelf(period: Period, vague: Sequence[Placed], room: _Room, x: float = 0) -> Shelf:
    """Return the shelf of the whole period from `x` on, as high as what lies on it."""
    width = room.width - x
    most = max(min(_BANDS[period.view], int(room.height * _SHARE / room.step)), 2)
    columns = tuple(map(month_of, period.months())) if period.view is not View.MONTH else ()
    plain = Shelf(period.date, Box(x, 0, width, room.caption), Box(x, 0, width, 0), columns)
    lanes = shelf_lanes(vague, plain, most) if vague else 0
    high = lanes * room.step + (room.measure.pad if lanes else 0)
    own = period.view is not View.MONTH
    return replace(plain, box=Box(x, room.caption, width, high), by_itself=own)


def _names(first: dt.date, count: int, row: Box) -> tuple[tuple[Box, dt.date], ...]:
    """Return the places of `count` days side by side in `row`, each with its day."""
    return tuple(
        (Box(row.x + place * row.w / count, row.y, row.w / count, row.h), first + dt.timedelta(days=place))
        for place in range(count)
    )


def _month(period: Period, meetings: Sequence[Placed], room: _Room) -> Sheet:
    exact, vague = _parted(period, meetings)
    shelf = _shelf(period, vague, room)
    weeks = period.weeks(room.first_weekday)
    top = shelf.box.bottom + room.caption
    least = room.measure.head + _LEAST * room.step + room.measure.pad
    high = max((room.height - top) / len(weeks), least)
    rows = tuple(
        DayRow(day, 7, Box(0, top + number * high, room.width, high), room.measure.head, period.first)
        for number, day in enumerate(weeks)
    )
    names = _names(weeks[0], 7, Box(0, shelf.box.bottom, room.width, room.caption))
    sheet = Sheet(rows, (shelf,), weekdays=names, height=top + high * len(weeks))
    return _filled(sheet, by_row(exact, rows), {0: vague}, room)


def _quarter(period: Period, meetings: Sequence[Placed], room: _Room) -> Sheet:
    exact, vague = _parted(period, meetings)
    shelf = _shelf(period, vague, room)
    weeks = max(len(Period(View.MONTH, month).weeks(room.first_weekday)) for month in period.months())
    top = shelf.box.bottom + 2 * room.caption
    high = max((room.height - top) / weeks, room.measure.head + _LEAST * room.step)
    captions, rows = [], []
    names: list[tuple[Box, dt.date]] = []
    for number, month in enumerate(period.months()):
        x, wide = number * room.width / 3 + _BETWEEN / 2, room.width / 3 - _BETWEEN
        captions.append((Box(x, shelf.box.bottom, wide, room.caption), month))
        first = start_of_week(month, room.first_weekday)
        names += _names(first, 7, Box(x, shelf.box.bottom + room.caption, wide, room.caption))
        rows += _weeks_of(month, Box(x, top, wide, high), room)
    sheet = Sheet(
        tuple(rows), (shelf,), captions=tuple(captions), weekdays=tuple(names), height=top + weeks * high
    )
    return _filled(sheet, by_row(exact, rows), {0: vague}, room)


def _weeks_of(month: dt.date, first_row: Box, room: _Room) -> list[DayRow]:
    """Return the weeks of a month cut at its ends, the first of them in `first_row`."""
    rows = []
    for number, week in enumerate(Period(View.MONTH, month).weeks(room.first_weekday)):
        first = max(week, month)
        last = min(week + dt.timedelta(days=6), end_of_month(month))
        cell, days = first_row.w / 7, (last - first).days + 1
        x, y = first_row.x + (first - week).days * cell, first_row.y + number * first_row.h
        rows.append(DayRow(first, days, Box(x, y, days * cell, first_row.h), room.measure.head, month))
    return rows


def _year(period: Period, meetings: Sequence[Placed], room: _Room) -> Sheet:
    measure = room.measure
    exact, vague = _parted(period, meetings)
    in_rows = exact + [one for one in vague if one.is_month]
    x = float(measure.label)
    lines = replace(room, width=room.width - 1.5 * measure.bar)  # the rest is for words behind
    wide = lines.width - x
    whole = Shelf(period.date, Box(x, 0, wide, 0), Box(x, 0, wide, 0), tuple(map(month_of, period.months())))
    quarters = [_quarter_shelf(month, Box(x, 0, wide, 0), measure) for month in period.months()[::3]]
    on_shelves = split_by_shelf([one for one in vague if not one.is_month], [whole, *quarters])
    above = _shelf(period, on_shelves.get(0, []), lines, x)
    days = [_year_row(month, Box(x, 0, wide, 0), measure) for month in period.months()]
    parted = by_row(in_rows, days)
    highs = _year_heights(parted, days, room)
    bands = [_band_height(on_shelves.get(number, []), one, room) for number, one in enumerate(quarters, 1)]
    top = above.box.bottom + room.caption
    spare = max(room.height - top - sum(bands) - sum(highs), 0) / 12
    rows, shelves, bottom = _stacked(days, [high + spare for high in highs], quarters, bands, top, measure)
    names = _names(period.first, 31, Box(x, above.box.bottom, wide, room.caption))
    sheet = Sheet(rows, (above, *shelves), weekdays=names, height=bottom)
    return _filled(sheet, parted, on_shelves, replace(room, lines=one_line))  # a day is narrow here


def _stacked(
    days: Sequence[DayRow],
    highs: Sequence[float],
    quarters: Sequence[Shelf],
    bands: Sequence[float],
    top: float,
    measure: Measure,
) -> tuple[tuple[DayRow, ...], list[Shelf], float]:
    """Return the months of a year below each other, the shelves above each third, and where they end."""
    rows, shelves, y = list[DayRow](), list[Shelf](), top
    for number, (row, high) in enumerate(zip(days, highs, strict=True)):
        if number % 3 == 0:
            band = bands[number // 3]
            shelves.append(_placed_shelf(quarters[number // 3], y, band, measure))
            y += band
        box = Box(row.box.x, y, row.box.w, high)
        rows.append(replace(row, box=box, label=Box(0, y, measure.label, high)))
        y += high
    return tuple(rows), shelves, y


def _quarter_shelf(month: dt.date, box: Box, measure: Measure) -> Shelf:
    return Shelf(quarter_of(month), Box(0, 0, measure.label, 0), box)


def _placed_shelf(shelf: Shelf, y: float, height: float, measure: Measure) -> Shelf:
    heading = Box(shelf.heading.x, y, shelf.heading.w, height)
    box = Box(shelf.box.x, y + measure.pad / 2, shelf.box.w, height - measure.pad)
    return replace(shelf, heading=heading, box=box)


def _band_height(vague: Sequence[Placed], shelf: Shelf, room: _Room) -> float:
    if not vague:
        return float(room.measure.bar)
    return shelf_lanes(vague, shelf, 2) * room.step + room.measure.pad


def _year_row(month: dt.date, box: Box, measure: Measure) -> DayRow:
    days = end_of_month(month).day
    cell = box.w / 31
    least = 1 if cell >= 2.5 * measure.bar else 1 + math.ceil(2.2 * measure.bar / max(cell, 1))
    return DayRow(month, days, Box(box.x, 0, cell * days, 0), 2, month, least=least)


def _year_heights(parted: Sequence[Sequence[Placed]], rows: Sequence[DayRow], room: _Room) -> list[float]:
    """Return how high the months are; one in which nothing happens gives the others its room."""
    lanes = [lanes_wanted(some, row, _YEAR_LANES) for some, row in zip(parted, rows, strict=True)]
    return [each * room.step + room.measure.gap + 2 if each else room.measure.bar + 2.0 for each in lanes]


def _filled(
    sheet: Sheet, in_rows: Sequence[Sequence[Placed]], on_shelves: dict[int, list[Placed]], room: _Room
) -> Sheet:
    """Return the sheet with its bars and bands, in the order in which one goes through them."""
    pieces: list[Piece] = []
    mores: list[More] = []
    for number, shelf in enumerate(sheet.shelves):
        found, told = fill_shelf(on_shelves.get(number, []), shelf, number, room.measure)
        pieces += found
        mores += told
    for number, (row, some) in enumerate(zip(sheet.rows, in_rows, strict=True)):
        found, told = fill_row(some, row, number, room.measure, room.lines)
        pieces += found
        mores += told
    return replace(sheet, pieces=tuple(pieces), mores=tuple(mores))
