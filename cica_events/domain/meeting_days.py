"""The days of a meeting, counted from the first day of its date, however vague that is."""

from __future__ import annotations

import datetime as dt
from typing import Final

from cica_events.domain.dates import VagueDate
from cica_events.errors import ValidationError
from cica_events.i18n import N_, _, translator

WITHOUT_DATE: Final = dt.date(2000, 1, 3)
"""The day that counts as the first while a meeting has no date; a Monday."""

_DAY = N_("Day {number}")


def base_day(date: VagueDate | None) -> dt.date:
    """Return the day from which the days of a meeting held on `date` are counted."""
    return date.first_day if date else WITHOUT_DATE


def day_number(day: dt.date, date: VagueDate | None) -> int:
    """Return 1 for the first day of a meeting held on `date`, 0 for the day before it."""
    return (day - base_day(date)).days + 1


def numbered_day(number: int, date: VagueDate | None) -> dt.date:
    """Return the day with that number; ValidationError where the calendar ends before it."""
    try:
        return base_day(date) + dt.timedelta(days=number - 1)
    except OverflowError as error:
        raise ValidationError("day", _("There is no such day.")) from error


def day_in_words(day: dt.date, date: VagueDate | None, language: str) -> str:
    """Return "13 November 2023" where the meeting's date is exact, else "Day 1", in `language`."""
    if date is not None and date.is_exact:
        return VagueDate.of(day).in_words(language)
    return translator(language).gettext(_DAY).format(number=day_number(day, date))


def moved_day(day: dt.date, before: VagueDate | None, after: VagueDate | None) -> dt.date:
    """Return where `day` goes when the meeting's date changes: it keeps its number."""
    return numbered_day(day_number(day, before), after)
