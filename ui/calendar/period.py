"""Which stretch of time the calendar shows: a month, a quarter or a year."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from cica_events.domain.date_points import FIRST_YEAR, LAST_YEAR, Point
from cica_events.domain.dates import VagueDate

_DAY: Final = dt.timedelta(days=1)
EARLIEST, LATEST = dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31)


class View(StrEnum):
    """How much is shown at once."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Return how many months it shows."""
        return {View.MONTH: 1, View.QUARTER: 3, View.YEAR: 12}[self]


@dataclass(frozen=True, slots=True)
class Period:
    """The month, quarter or year that begins on `first`; make it by `of`."""

    view: View
    first: dt.date

    @classmethod
    def of(cls, view: View, day: dt.date) -> Self:
        """Return the period of that length in which `day` lies; a day out of reach is brought back."""
        day = min(max(day, EARLIEST), LATEST)
        month = (day.month - 1) // view.months * view.months + 1
        return cls(view, dt.date(day.year, month, 1))

    @property
    def last(self) -> dt.date:
        """Return its last day."""
        return end_of_month(plus_months(self.first, self.view.months - 1))

    def step(self, count: int) -> Period:
        """Return the period so many later; the same one where the calendar ends."""
        return Period.of(self.view, plus_months(self.first, count * self.view.months))

    def holds(self, day: dt.date) -> bool:
        """Return whether `day` lies in it."""
        return self.first <= day <= self.last

    def months(self) -> list[dt.date]:
        """Return the first days of its months."""
        return [plus_months(self.first, number) for number in range(self.view.months)]

    def weeks(self, first_weekday: int) -> list[dt.date]:
        """Return the first days of the weeks that hold a day of it; weekdays count from Monday, 0."""
        day = start_of_week(self.first, first_weekday)
        found = []
        while day <= self.last:
            found.append(day)
            day += 7 * _DAY
        return found

    @property
    def date(self) -> VagueDate:
        """Return it as a date as vague as it is."""
        year, month = self.first.year, self.first.month
        match self.view:
            case View.MONTH:
                point = Point.of_month(year, month)
            case View.QUARTER:
                point = Point.of_quarter(year, (month + 2) // 3)
            case View.YEAR:
                point = Point.of_year(year)
        return VagueDate(point, point)


def month_of(day: dt.date) -> VagueDate:
    """Return the month of `day` as a date."""
    return Period.of(View.MONTH, day).date


def quarter_of(day: dt.date) -> VagueDate:
    """Return the quarter of `day` as a date."""
    return Period.of(View.QUARTER, day).date


def plus_months(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, or the last day of that month; never out of reach."""
    number = min(max(day.year * 12 + day.month - 1 + months, FIRST_YEAR * 12), LAST_YEAR * 12 + 11)
    year, month = divmod(number, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def end_of_month(day: dt.date) -> dt.date:
    """Return the last day of the month of `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def start_of_week(day: dt.date, first_weekday: int) -> dt.date:
    """Return the first day of the week of `day`."""
    return day - (day.weekday() - first_weekday) % 7 * _DAY
