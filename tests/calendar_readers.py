"""Two readers of calendar files that have nothing in common: what each says of every entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import icalendar
import vobject


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as a reader understood it: moments in UTC, whole days as dates."""

    start: datetime | date
    end: datetime | date
    summary: str
    description: str
    location: str
    status: str
    sequence: int


def by_icalendar(content: bytes) -> dict[str, Entry]:
    """Return the entries by UID as icalendar reads them, which takes zones by their names."""
    return {
        str(event["uid"]): Entry(
            _moment(event.decoded("dtstart")),
            _moment(event.decoded("dtend")),
            str(event["summary"]),
            str(event.get("description", "")),
            str(event.get("location", "")),
            str(event["status"]),
            int(event["sequence"]),
        )
        for event in icalendar.Calendar.from_ical(content).walk("VEVENT")
    }


def by_vobject(content: bytes) -> dict[str, Entry]:
    """Return the entries by UID as vobject reads them, which takes zones as the file describes them."""
    calendar = vobject.readOne(content.decode("utf-8"))
    return {
        event.uid.value: Entry(
            _moment(event.dtstart.value),
            _moment(event.dtend.value),
            event.summary.value,
            getattr(getattr(event, "description", None), "value", ""),
            getattr(getattr(event, "location", None), "value", ""),
            event.status.value,
            int(event.sequence.value),
        )
        for event in calendar.contents.get("vevent", ())
    }


def read_alike(content: bytes) -> dict[str, Entry]:
    """Return the entries, of which both readers say the same."""
    found = by_icalendar(content)
    assert by_vobject(content) == found
    return found


def _moment(value: datetime | date) -> datetime | date:
    return value.astimezone(UTC) if isinstance(value, datetime) else value
