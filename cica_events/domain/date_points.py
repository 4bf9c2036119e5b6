"""One day, month, quarter or year of the calendar: the ends of which a vague date is made."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Self

from cica_events.domain.date_names import MONTHS, MONTHS_AFTER_DAY, known
from cica_events.errors import ValidationError
from cica_events.i18n import _, language, ngettext

FIRST_YEAR, LAST_YEAR = 1900, 2200


class Precision(IntEnum):
    """How much of a date is known, the most exact first."""

    DAY = 0
    MONTH = 1
    QUARTER = 2
    YEAR = 3


def refusal(reason: str) -> ValidationError:
    """Return the error that tells what is wrong with a date."""
    return ValidationError("date", reason)


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar that has a name of its own; make it by one of the class methods."""

    first_day: date
    last_day: date
    precision: Precision

    @classmethod
    def of_day(cls, year: int, month: int, day: int) -> Self:
        """Return one day; raises ValidationError if the calendar has no such day."""
        _check_month(year, month)
        _check_day(year, month, day)
        the_day = date(year, month, day)
        return cls(the_day, the_day, Precision.DAY)

    @classmethod
    def of_month(cls, year: int, month: int) -> Self:
        """Return a month; raises ValidationError if there is no such month."""
        _check_month(year, month)
        return cls(date(year, month, 1), _end_of_month(year, month), Precision.MONTH)

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Self:
        """Return a quarter; raises ValidationError if there is no such quarter."""
        _check_year(year)
        if not 1 <= quarter <= 4:
            raise refusal(_("There is no quarter {number}: a year has 4 quarters.").format(number=quarter))
        return cls(date(year, quarter * 3 - 2, 1), _end_of_month(year, quarter * 3), Precision.QUARTER)

    @classmethod
    def of_year(cls, year: int) -> Self:
        """Return a year; raises ValidationError if it is out of reach."""
        _check_year(year)
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

    @property
    def year(self) -> int:
        """Return the year that the point lies in."""
        return self.first_day.year

    @property
    def quarter(self) -> int:
        """Return the quarter, 1 to 4, in which the point begins."""
        return (self.first_day.month + 2) // 3

    @property
    def notation(self) -> str:
        """Return the stored form: "2023-12-12", "2024-05", "2024-Q3" or "2024"."""
        match self.precision:
            case Precision.DAY:
                return self.first_day.isoformat()
            case Precision.MONTH:
                return f"{self.first_day:%Y-%m}"
            case Precision.QUARTER:
                return f"{self.year}-Q{self.quarter}"
            case Precision.YEAR:
                return str(self.year)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        reason = _("The year {year} is out of reach. Write a year from {first} to {last}.")
        raise refusal(reason.format(year=year, first=FIRST_YEAR, last=LAST_YEAR))


def _check_month(year: int, month: int) -> None:
    _check_year(year)
    if not 1 <= month <= 12:
        reason = _("There is no month {number}: a year has 12 months. Write the day first, as in 31.12.2023.")
        raise refusal(reason.format(number=month))


def _check_day(year: int, month: int, day: int) -> None:
    length = calendar.monthrange(year, month)[1]
    if 1 <= day <= length:
        return
    names = known(language())
    after_day, name = MONTHS_AFTER_DAY[names][month - 1], MONTHS[names][month - 1]
    if (month, day) == (2, 29):
        reason = _("{day} {month} {year} does not exist: {year} is not a leap year.")
    else:
        reason = ngettext(
            "{day} {month} {year} does not exist: {month_name} has {count} day.",
            "{day} {month} {year} does not exist: {month_name} has {count} days.",
            length,
        )
    raise refusal(reason.format(day=day, month=after_day, year=year, month_name=name, count=length))
