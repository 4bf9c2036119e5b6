"""How meetings, days and periods of the calendar are told in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from html import escape
from typing import Final

from PySide6.QtCore import QDate, QLocale

from cica_events.directions import COMMA, DOT
from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import Stage
from cica_events.i18n import _, language, ngettext
from cica_events.queries.calendar import CalendarMeeting
from cica_events.queries.priority_areas import dimensions
from ui.calendar.period import Period, View

SIGNS: Final = {
    Stage.PLANNED: "○",
    Stage.CONFIRMED: "✓",
    Stage.HELD: "●",
    Stage.POSTPONED: "▷",
    Stage.CANCELLED: "✕",
}
BodyName = Callable[[str], str]
"""Returns the name of a body by its code."""


def month_name(day: dt.date) -> str:
    """Return the name of the month of `day`, such as "November"."""
    name = QLocale(language()).standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
    return name[:1].upper() + name[1:]


def short_month_name(day: dt.date) -> str:
    """Return the short name of the month of `day`, such as "Nov", without a full stop."""
    name = QLocale(language()).standaloneMonthName(day.month, QLocale.FormatType.ShortFormat).rstrip(".")
    return name[:1].upper() + name[1:]


def weekday_name(day: dt.date) -> str:
    """Return the short name of a day of the week, such as "Mon"."""
    name = QLocale(language()).standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return name[:1].upper() + name[1:]


def period_title(period: Period) -> str:
    """Return "November 2026", "Fourth quarter of 2026" or "2026"."""
    if period.view is View.MONTH:
        return f"{month_name(period.first)} {period.first.year}"
    words = period.date.in_words(language())
    return str(period.first.year) if period.view is View.YEAR else words[:1].upper() + words[1:]


def day_words(day: dt.date) -> str:
    """Return "Monday, 12 December 2026"."""
    weekday = QLocale(language()).standaloneDayName(day.isoweekday(), QLocale.FormatType.LongFormat)
    return f"{weekday[:1].upper()}{weekday[1:]}, {date_words(VagueDate.of(day))}"


def short_day(day: dt.date, shown_year: int) -> str:
    """Return "12 Dec", with the year where it is not the one that is shown."""
    form = "d MMM" if day.year == shown_year else "d MMM yyyy"
    return QLocale(language()).toString(QDate(day.year, day.month, day.day), form)


def date_words(date: VagueDate | None) -> str:
    """Return a date in words, also that there is none."""
    return date.in_words(language()) if date is not None else _("No date yet")


def title_of(row: CalendarMeeting) -> str:
    """Return the title of a meeting in the language of the interface."""
    return row.shown_title(language())


def dimension_name(stored: str) -> str:
    """Return the name of a dimension in the language of the interface; another text stands for itself."""
    known = (each.name for each in dimensions())
    return next((name.text(language()) for name in known if stored in {name.en, name.ru}), stored)


def told(row: CalendarMeeting, body_name: BodyName) -> str:
    """Return a meeting in one sentence for who hears it."""
    vague = row.date is not None and not row.is_exact
    parts = [
        title_of(row),
        body_name(row.body),
        date_words(row.date),
        _("The days are not fixed yet") if vague else "",
        row.where,
        row.format.text if row.format else "",
        row.stage.text,
    ]
    return COMMA.join(part for part in parts if part)


def hint(row: CalendarMeeting, body_name: BodyName) -> str:
    """Return what the mouse is told over a meeting, as safe rich text."""
    lines = [
        date_words(row.date),
        body_name(row.body),
        row.where,
        DOT.join(part for part in (dimension_name(row.dimension), row.priority_area) if part),
        f"{SIGNS[row.stage]} {row.stage.text}",
    ]
    text = "\n".join(line for line in lines if line)
    return f"<p style='white-space:pre-wrap'><b>{escape(title_of(row))}</b><br>{escape(text)}</p>"


def count_words(count: int) -> str:
    """Return "3 meetings"."""
    return ngettext("{count} meeting", "{count} meetings", count).format(count=count)


def more_words(count: int, *, short: bool) -> str:
    """Return how many more meetings there are, as "+3" where room is `short`."""
    if short:
        return f"+{count}"
    return ngettext("+{count} more", "+{count} more", count).format(count=count)


def day_told(day: dt.date, count: int, *, today: bool) -> str:
    """Return a day for who hears it."""
    meetings = count_words(count) if count else _("No meetings")
    return COMMA.join(part for part in (day_words(day), _("Today") if today else "", meetings) if part)
