"""Lays out a month, a quarter or a year for the room there is; no Qt here."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from ui.calendar.filling import (
    Placed,
    by_row,
    fill_row,
    fill_shelf,
    lanes_wanted,
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


def laid_out(
    period: Period,
    meetings: Sequence[Placed],
    size: tuple[float, float],
    measure: Measure,
    first_weekday: int,
) -> Sheet:
    """Return the sheet of a period in `size` (width, height); it may be higher, and is scrolled then."""
    first, last = shown_days(period, first_weekday)
    within = [one for one in meetings if one.first <= last and one.last >= first]
    build: Callable[..., Sheet] = {View.MONTH: _month, View.QUARTER: _quarter, View.YEAR: _year}[period.view]
    return build(period, within, size, measure, first_weekday)


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


def _shelf(
    period: Period, vague: Sequence[Placed], size: tuple[float, float], measure: Measure, x: float = 0
) -> Shelf:
    """Return the shelf of the whole period, as high as what lies on it."""
    width, height = size
    most = max(min(_BANDS[period.view], int(height * _SHARE / (measure.bar + measure.gap))), 2)
    columns = tuple(map(month_of, period.months())) if period.view is not View.MONTH else ()
    plain = Shelf(period.date, Box(x, 0, width, measure.caption), Box(x, 0, width, 0), columns)
    lanes = shelf_lanes(vague, plain, most) if vague else 0
    high = lanes * (measure.bar + measure.gap) + (measure.pad if lanes else 0)
    own = period.view is not View.MONTH
    return replace(plain, box=Box(x, measure.caption, width, high), by_itself=own)


def _month(
    period: Period,
    meetings: Sequence[Placed],
    size: tuple[float, float],
    measure: Measure,
    first_weekday: int,
) -> Sheet:
    width, height = size
    exact, vague = _parted(period, meetings)
    shelf = _shelf(period, vague, size, measure)
    weeks = period.weeks(first_weekday)
    top = shelf.box.bottom + measure.caption
    least = measure.head + _LEAST * (measure.bar + measure.gap) + measure.pad
    high = max((height - top) / len(weeks), least)
    rows = tuple(
        DayRow(day, 7, Box(0, top + number * high, width, high), measure.head, period.first)
        for number, day in enumerate(weeks)
    )
    names = tuple(
        (
            Box(place * width / 7, shelf.box.bottom, width / 7, measure.caption),
            weeks[0] + dt.timedelta(days=place),
        )
        for place in range(7)
    )
    sheet = Sheet(rows, (shelf,), weekdays=names, height=top + high * len(weeks))
    return _filled(sheet, by_row(exact, rows), {0: vague}, measure)


def _quarter(
    period: Period,
    meetings: Sequence[Placed],
    size: tuple[float, float],
    measure: Measure,
    first_weekday: int,
) -> Sheet:
    width, height = size
    exact, vague = _parted(period, meetings)
    shelf = _shelf(period, vague, size, measure)
    weeks = max(len(Period(View.MONTH, month).weeks(first_weekday)) for month in period.months())
    top = shelf.box.bottom + 2 * measure.caption
    least = measure.head + _LEAST * (measure.bar + measure.gap)
    high = max((height - top) / weeks, least)
    captions, names, rows = [], [], []
    for number, month in enumerate(period.months()):
        x, wide = number * width / 3 + _BETWEEN / 2, width / 3 - _BETWEEN
        captions.append((Box(x, shelf.box.bottom, wide, measure.caption), month))
        first = start_of_week(month, first_weekday)
        names += [
            (Box(x + n * wide / 7, shelf.box.bottom + measure.caption, wide / 7, measure.caption),
             first + dt.timedelta(days=n))
            for n in range(7)
        ]  # fmt: skip
        rows += _weeks_of(month, Box(x, top, wide, high), measure, first_weekday)
    sheet = Sheet(
        tuple(rows), (shelf,), captions=tuple(captions), weekdays=tuple(names), height=top + weeks * high
    )
    return _filled(sheet, by_row(exact, rows), {0: vague}, measure)


def _weeks_of(month: dt.date, first_row: Box, measure: Measure, first_weekday: int) -> list[DayRow]:
    """Return the weeks of a month cut at its ends, the first of them in `first_row`."""
    rows = []
    for number, week in enumerate(Period(View.MONTH, month).weeks(first_weekday)):
        first = max(week, month)
        last = min(week + dt.timedelta(days=6), end_of_month(month))
        cell, days = first_row.w / 7, (last - first).days + 1
        x, y = first_row.x + (first - week).days * cell, first_row.y + number * first_row.h
        rows.append(DayRow(first, days, Box(x, y, days * cell, first_row.h), measure.head, month))
    return rows


def _year(
    period: Period, meetings: Sequence[Placed], size: tuple[float, float], measure: Measure, _weekday: int
) -> Sheet:
    width, height = size
    exact, vague = _parted(period, meetings)
    in_rows = exact + [one for one in vague if one.is_month]
    x, wide = float(measure.label), width - measure.label - 1.5 * measure.bar  # room for words behind
    whole = Shelf(period.date, Box(x, 0, wide, 0), Box(x, 0, wide, 0), tuple(map(month_of, period.months())))
    quarters = [
        Shelf(quarter_of(month), Box(0, 0, measure.label, 0), Box(x, 0, wide, 0))
        for month in period.months()[::3]
    ]
    on_shelves = split_by_shelf([one for one in vague if not one.is_month], [whole, *quarters])
    above = _shelf(period, on_shelves.get(0, []), (wide, height), measure, x)
    days = [_year_row(month, Box(x, 0, wide, 0), measure) for month in period.months()]
    parted = by_row(in_rows, days)
    highs = _year_heights(parted, days, measure)
    bands = [
        shelf_lanes(some, one, 2) * (measure.bar + measure.gap) + measure.pad if some else float(measure.bar)
        for n, one in enumerate(quarters)
        for some in [on_shelves.get(n + 1, [])]
    ]
    top = above.box.bottom + measure.caption
    spare = max(height - top - sum(bands) - sum(highs), 0) / 12
    rows, shelves, y = [], [above], top
    for number, row in enumerate(days):
        if number % 3 == 0:
            band = bands[number // 3]
            shelves.append(_quarter_shelf(quarters[number // 3], y, band, measure))
            y += band
        high = highs[number] + spare
        box = Box(row.box.x, y, row.box.w, high)
        rows.append(replace(row, box=box, label=Box(0, y, measure.label, high)))
        y += high
    names = tuple(
        (
            Box(x + place * wide / 31, above.box.bottom, wide / 31, measure.caption),
            period.first.replace(day=place + 1),
        )
        for place in range(31)
    )
    sheet = Sheet(tuple(rows), tuple(shelves), weekdays=names, height=y)
    return _filled(sheet, parted, on_shelves, measure)


def _year_row(month: dt.date, box: Box, measure: Measure) -> DayRow:
    days = end_of_month(month).day
    cell = box.w / 31
    least = 1 if cell >= 2.5 * measure.bar else 1 + math.ceil(2.2 * measure.bar / max(cell, 1))
    return DayRow(month, days, Box(box.x, 0, cell * days, 0), 2, month, least=least)


def _year_heights(
    parted: Sequence[Sequence[Placed]], rows: Sequence[DayRow], measure: Measure
) -> list[float]:
    step = measure.bar + measure.gap
    return [
        max(lanes_wanted(some, row, _YEAR_LANES), 1) * step + measure.gap + 2
        for some, row in zip(parted, rows, strict=True)
    ]


def _quarter_shelf(shelf: Shelf, y: float, height: float, measure: Measure) -> Shelf:
    heading = Box(shelf.heading.x, y, shelf.heading.w, height)
    box = Box(shelf.box.x, y + measure.pad / 2, shelf.box.w, height - measure.pad)
    return replace(shelf, heading=heading, box=box)


def _filled(
    sheet: Sheet, in_rows: Sequence[Sequence[Placed]], on_shelves: dict[int, list[Placed]], measure: Measure
) -> Sheet:
    """Return the sheet with its bars and bands, in the order in which one goes through them."""
    pieces: list[Piece] = []
    mores: list[More] = []
    for number, shelf in enumerate(sheet.shelves):
        found, told = fill_shelf(on_shelves.get(number, []), shelf, number, measure)
        pieces += found
        mores += told
    for number, (row, some) in enumerate(zip(sheet.rows, in_rows, strict=True)):
        found, told = fill_row(some, row, number, measure)
        pieces += found
        mores += told
    return replace(sheet, pieces=tuple(pieces), mores=tuple(mores))
