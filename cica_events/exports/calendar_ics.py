"""The programme as a calendar file (.ics) for Outlook, Apple Calendar, Thunderbird and others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cica_events.exports.calendar_zones import zone_component
from cica_events.exports.target import replacing
from cica_events.exports.text import cell_text

if TYPE_CHECKING:  # loaded when the first calendar is written
    from icalendar import Event

SUFFIX: Final = ".ics"
_PRODUCER: Final = "-//CICA Events//CICA Events//EN"
_HOST: Final = "cica-events.invalid"  # no host: nobody can ever own a name that ends so (RFC 2606)
_MARGIN: Final = timedelta(days=1)


class EventStatus(StrEnum):
    """How sure an event is, in the words of RFC 5545."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry; the texts are in the language of the calendar, moments aware, whole days dates.

    `end` is the first moment, or day, behind it. `key` stays the same as long as it is the same event, and
    `sequence` grows with each change of it. One that is not `busy` leaves the time free.
    """

    key: str
    start: datetime | date
    end: datetime | date
    summary: str
    description: str
    location: str
    status: EventStatus
    sequence: int
    changed: datetime | None = None
    category: str = ""
    busy: bool = True


@dataclass(frozen=True, slots=True)
class Organizer:
    """Who answers for the meeting: an e-mail address and the name that is shown for it."""

    email: str
    name: str


@dataclass(frozen=True, slots=True)
class CalendarInput:
    """Everything that a calendar file says; `made` is the moment at which it is given out."""

    name: str
    language: str
    zone: tzinfo
    made: datetime
    events: tuple[CalendarEvent, ...]
    organizer: Organizer | None = None


def write_calendar(calendar: CalendarInput, path: Path) -> None:
    """Write the file at `path`, all of it or nothing; OutputError where it cannot be written."""
    content = calendar_bytes(calendar)
    with replacing(path) as file:
        file.write(content)


def calendar_bytes(calendar: CalendarInput) -> bytes:
    """Return the calendar as RFC 5545 writes it: UTF-8, lines of 75 octets at most that end in CR LF."""
    from icalendar import Calendar

    document = Calendar()
    document.add("prodid", _PRODUCER)
    document.add("version", "2.0")
    document.add("calscale", "GREGORIAN")
    document.add("method", "PUBLISH")
    document.add("x-wr-calname", _line(calendar.name))
    document.add("x-wr-timezone", str(calendar.zone))
    if span := _span(calendar):
        document.add_component(zone_component(calendar.zone, *span))
    for event in calendar.events:
        document.add_component(_component(event, calendar))
    content: bytes = document.to_ical(sorted=False)
    return content


def _span(calendar: CalendarInput) -> tuple[datetime, datetime] | None:
    """Return from when to when the zone is needed; None where no event names it."""
    moments = [
        moment.astimezone(UTC)
        for event in calendar.events
        for moment in (event.start, event.end)
        if isinstance(moment, datetime)
    ]
    if not moments or calendar.zone is UTC:
        return None
    return min(moments) - _MARGIN, max(moments) + _MARGIN


def _component(event: CalendarEvent, calendar: CalendarInput) -> Event:
    from icalendar import Event, vCalAddress

    found = Event()
    found.add("uid", f"{event.key}@{_HOST}")
    found.add("dtstamp", calendar.made.astimezone(UTC).replace(microsecond=0))
    found.add("dtstart", _written(event.start, calendar.zone))
    found.add("dtend", _written(event.end, calendar.zone))
    found.add("sequence", event.sequence)
    if event.changed is not None:
        found.add("last-modified", event.changed.astimezone(UTC).replace(microsecond=0))
    found.add("status", event.status.value)
    found.add("transp", "OPAQUE" if event.busy else "TRANSPARENT")
    language = {"language": calendar.language}
    found.add("summary", _line(event.summary), parameters=language)
    for name, text in (("description", _clean(event.description)), ("location", _line(event.location))):
        if text:
            found.add(name, text, parameters=language)
    if event.category:
        found.add("categories", [_line(event.category)])
    if calendar.organizer is not None:
        address = vCalAddress(f"mailto:{_line(calendar.organizer.email)}")
        if name := _line(calendar.organizer.name).replace('"', "'"):
            address.params["cn"] = name
        found.add("organizer", address, encode=False)
    return found


def _written(moment: datetime | date, zone: tzinfo) -> datetime | date:
    """Return the moment by the clocks of `zone`, or in UTC in the hour that these show twice.

    Of two such moments a calendar can name only the first, and readers do not agree even on that.
    """
    if not isinstance(moment, datetime):
        return moment
    there = moment.astimezone(UTC).astimezone(zone)
    twice = there.replace(fold=0).utcoffset() != there.replace(fold=1).utcoffset()
    return there.astimezone(UTC) if twice else there.replace(fold=0)


def _clean(text: str) -> str:
    """Return `text` without byte order marks, too: nobody sees them, and at its start readers drop them."""
    return cell_text(text).replace("\ufeff", "")


def _line(text: str) -> str:
    return " ".join(_clean(text).split())
