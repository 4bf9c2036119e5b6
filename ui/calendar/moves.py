"""Which date a meeting gets when it is dragged, shifted by keys, made longer or put somewhere."""

from __future__ import annotations

import datetime as dt
from typing import Final

from cica_events.domain.date_points import Point, Precision
from cica_events.domain.dates import VagueDate
from cica_events.errors import ValidationError
from ui.calendar.period import EARLIEST, LATEST, plus_months
from ui.calendar.sheet import Target, TargetKind

_MONTHS: Final = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.YEAR: 12}
_DAY: Final = dt.timedelta(days=1)


def shifted(date: VagueDate, days: int) -> VagueDate:
    """Return an exact date so many days later, as long as before; the same where the calendar ends."""
    by = days * _DAY
    if date.first_day + by < EARLIEST or date.last_day + by > LATEST:
        return date
    return VagueDate.of(date.first_day + by, date.last_day + by)


def stepped(date: VagueDate, steps: int, *, large: bool = False) -> VagueDate:
    """Return a date so many steps later: of a day where it is exact, else of its own month, quarter or year.

    A `large` step is a week, or a year. The same date is returned where the calendar ends.
    """
    if date.is_exact:
        return shifted(date, steps * (7 if large else 1))
    months = steps * (12 if large else _MONTHS[date.precision])
    if not EARLIEST.year <= date.first_day.year + months // 12 <= LATEST.year - 1:
        return date
    try:
        return VagueDate(_moved(date.first, months), _moved(date.last, months))
    except ValidationError:
        return date


def _moved(point: Point, months: int) -> Point:
    first = plus_months(point.first_day, months)
    match point.precision:
        case Precision.MONTH:
            return Point.of_month(first.year, first.month)
        case Precision.QUARTER:
            return Point.of_quarter(first.year, (first.month + 2) // 3)
        case Precision.YEAR:
            return Point.of_year(first.year)
        case Precision.DAY:
            return Point.of_day(first.year, first.month, first.day)


def ending(date: VagueDate, last: dt.date) -> VagueDate:
    """Return an exact date that ends on another day, its first day at the earliest."""
    return VagueDate.of(date.first_day, max(last, date.first_day))


def dropped(date: VagueDate | None, target: Target, grabbed: int = 0) -> VagueDate:
    """Return the date of what had `date` once it is dropped on `target`.

    `grabbed` is by which of its days an exact meeting was taken, 0 for the first.
    """
    if target.kind is not TargetKind.DAY:
        return target.date
    if date is None or not date.is_exact:
        return target.date
    return shifted(date, (target.date.first_day - date.first_day).days - grabbed)
