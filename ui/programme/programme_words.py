"""How days, times and sessions of a programme are told in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import Enum

from PySide6.QtCore import QDate, QLocale

from cica_events.directions import COMMA, DOT
from cica_events.domain.conflicts import Conflict
from cica_events.domain.meeting_days import day_number
from cica_events.i18n import N_, _, language, ngettext
from cica_events.queries.programme import Programme, ProgrammeItem, ProgrammeSitting
from ui.programme.day_plan import DAY

SIGN = "▲"  # before a conflict


def clock(minutes: int) -> str:
    """Return minutes after midnight as "09:30"; those of the next day begin again."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def span(start: int, end: int) -> str:
    """Return "09:30–10:15"."""
    return f"{clock(start)}–{clock(end)}"


def time_of(moment: datetime | None) -> str:
    """Return the wall clock of a moment, empty for none."""
    return moment.strftime("%H:%M") if moment is not None else ""


class DayName(Enum):
    """How a day is named, the longest first, in Qt's form of a date that a language may change."""

    WHOLE = N_("dddd d MMMM")
    SHORT = N_("ddd d MMM")
    BARE = ""


def day_words(day: date, programme: Programme, name: DayName = DayName.WHOLE) -> str:
    """Return "Day 1 · Monday 13 November", without the date while that is vague."""
    number = _("Day {number}").format(number=day_number(day, programme.meeting.date))
    if not programme.dated or name is DayName.BARE:
        return number
    form = _(name.value)
    return f"{number}{DOT}{QLocale(language()).toString(QDate(day.year, day.month, day.day), form)}"


def title_of(sitting: ProgrammeSitting) -> str:
    """Return what a session is called, the name of its kind where it has no title."""
    return sitting.row.shown_title(language()) or sitting.row.kind.text


def item_title(item: ProgrammeItem) -> str:
    """Return an item with its number."""
    return f"{item.row.cited} {item.row.shown_title(language())}".strip()


def speakers_of(item: ProgrammeItem) -> str:
    """Return who speaks to an item, in order."""
    return DOT.join(speaker.speaker for speaker in item.speakers)


def minutes_words(minutes: int) -> str:
    """Return "30 min", empty for none."""
    return _("{minutes} min").format(minutes=minutes) if minutes else ""


def told(sitting: ProgrammeSitting, conflicts: Sequence[Conflict], meeting: str = "") -> str:
    """Return a session in one sentence for who hears it; `meeting` is another one to which it belongs."""
    row = sitting.row
    ends = f"{time_of(sitting.start)}–{time_of(sitting.end)}" if sitting.start else ""
    count = len(sitting.items)
    items = ngettext("{count} item", "{count} items", count).format(count=count) if count else ""
    kind = row.kind.text if row.shown_title(language()) else ""
    parts = [title_of(sitting), kind, ends, row.room or _("All rooms"), sitting.chair, items, meeting]
    if row.pinned:
        parts.append(_("Fixed time"))
    parts.extend(_("Conflict: {text}").format(text=conflict.text) for conflict in conflicts)
    return COMMA.join(part for part in parts if part)


def zone_time(minutes: int, day: date, programme: Programme, zone: str) -> str:
    """Return what the clock of another zone shows at that minute of a day, "+1" behind it on the next day."""
    from cica_events.domain.zones import zone_called

    own = zone_called(programme.meeting.time_zone)
    midnight = datetime.combine(day, datetime.min.time(), own)
    there = (midnight + timedelta(minutes=minutes % DAY)).replace(tzinfo=own).astimezone(zone_called(zone))
    apart = (there.date() - day).days
    return there.strftime("%H:%M") + (f" {apart:+d}" if apart else "")


def zone_name(zone: str) -> str:
    """Return the city of a zone."""
    return zone.rpartition("/")[2].replace("_", " ")
