"""Calendar files: every reader comes to the same moments, and no text can break a line."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cica_events.domain.programme_times import moment as moment_of
from cica_events.exports.calendar_ics import (
    CalendarEvent,
    CalendarInput,
    EventStatus,
    Organizer,
    calendar_bytes,
)
from cica_events.exports.calendar_zones import stretches
from cica_events.exports.text import cell_text
from tests.calendar_readers import read_alike

MADE = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def event(start: datetime | date, end: datetime | date, key: str = "one", **texts: str) -> CalendarEvent:
    """Return an entry with usual texts, but for `texts`."""
    told = {"summary": "Opening", "description": "", "location": "Hall A"} | texts
    return CalendarEvent(key, start, end, status=EventStatus.CONFIRMED, sequence=7, changed=MADE, **told)


def written(*events: CalendarEvent, zone: str = "Asia/Almaty", organizer: Organizer | None = None) -> bytes:
    return calendar_bytes(CalendarInput("Programme", "en", ZoneInfo(zone), MADE, events, organizer))


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "wall", "moment"),
    [
        ("Asia/Almaty", "2023-11-13 09:00", utc(2023, 11, 13, 3)),  # six hours ahead until March 2024 ...
        ("Asia/Almaty", "2024-02-29 22:00", utc(2024, 2, 29, 16)),
        ("Asia/Almaty", "2024-03-01 09:00", utc(2024, 3, 1, 4)),  # ... and five since
        ("Asia/Almaty", "2024-11-13 09:00", utc(2024, 11, 13, 4)),
        ("America/New_York", "2023-11-04 09:00", utc(2023, 11, 4, 13)),
        ("America/New_York", "2023-11-06 09:00", utc(2023, 11, 6, 14)),
        ("America/New_York", "2024-07-01 09:00", utc(2024, 7, 1, 13)),
        ("Asia/Samarkand", "2023-11-13 09:00", utc(2023, 11, 13, 4)),
        ("Asia/Tehran", "2022-09-20 09:00", utc(2022, 9, 20, 4, 30)),
        ("Asia/Tehran", "2023-07-20 09:00", utc(2023, 7, 20, 5, 30)),
        ("Europe/Zurich", "2035-07-01 09:00", utc(2035, 7, 1, 7)),
    ],
)
def test_both_readers_come_to_the_moment_that_is_meant(zone: str, wall: str, moment: datetime) -> None:
    there = datetime.fromisoformat(wall)
    start = moment_of(there.date(), there.time(), ZoneInfo(zone))
    content = written(event(start, start + HOUR), zone=zone)
    assert f"DTSTART;TZID={zone}:{there:%Y%m%dT%H%M%S}".encode() in content
    (read,) = read_alike(content).values()
    assert (read.start, read.end) == (moment, moment + HOUR)
    for place in ("Asia/Almaty", "America/New_York", "Asia/Samarkand"):
        assert isinstance(read.start, datetime)
        assert f"{read.start.astimezone(ZoneInfo(place))}" == f"{moment.astimezone(ZoneInfo(place))}"


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_night_the_clocks_change_has_no_wrong_hour(day: date) -> None:
    zone = ZoneInfo("Europe/Zurich")
    first = moment_of(day, time(0, 30), zone).astimezone(UTC)
    starts = [first + timedelta(minutes=15) * count for count in range(16)]
    events = [event(start, start + HOUR, f"e{count}") for count, start in enumerate(starts)]
    read = read_alike(written(*events, zone="Europe/Zurich"))
    assert [entry.start for entry in read.values()] == starts
    assert [entry.end for entry in read.values()] == [start + HOUR for start in starts]


def test_a_time_that_the_clocks_skip_is_as_much_later() -> None:
    zone = ZoneInfo("Europe/Zurich")
    start = moment_of(date(2026, 3, 29), time(2, 30), zone)
    assert start == utc(2026, 3, 29, 1, 30)
    assert b":20260329T033000" in written(event(start, start + HOUR), zone="Europe/Zurich")


def test_an_entry_may_go_over_midnight() -> None:
    start = moment_of(date(2023, 12, 12), time(23), ZoneInfo("Asia/Almaty"))
    (read,) = read_alike(written(event(start, start + 3 * HOUR))).values()
    assert (read.start, read.end) == (utc(2023, 12, 12, 17), utc(2023, 12, 12, 20))


def test_whole_days_name_no_zone() -> None:
    content = written(event(date(2024, 5, 1), date(2024, 6, 1)))
    (read,) = read_alike(content).values()
    assert (read.start, read.end) == (date(2024, 5, 1), date(2024, 6, 1))
    assert b"VTIMEZONE" not in content


def test_a_zone_is_described_the_same_in_calendars_of_different_years() -> None:
    """A reader may keep the first description of a zone for every later file."""
    described = []
    for year in (2023, 2024, 2026):
        start = moment_of(date(year, 11, 13), time(9), ZoneInfo("Asia/Almaty"))
        content = written(event(start, start + HOUR))
        described.append(content[content.index(b"BEGIN:VTIMEZONE") : content.index(b"END:VTIMEZONE")])
    assert described[0] == described[1] == described[2]


def test_stretches_follow_each_other() -> None:
    found = stretches(ZoneInfo("Asia/Almaty"), utc(2023, 1, 1), utc(2025, 1, 1))
    assert [(each.begins, each.offset // HOUR) for each in found] == [
        (utc(1970, 1, 1), 6),
        (utc(2024, 2, 29, 18), 5),
    ]


def test_an_organizer_stands_there_only_with_an_address() -> None:
    start = utc(2023, 11, 13, 3)
    assert b"ORGANIZER" not in written(event(start, start + HOUR))
    organizer = Organizer("office@example.org", 'The "Office"; CICA,\r\nAstana')
    content = written(event(start, start + HOUR), organizer=organizer)
    (found,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert found["organizer"] == "mailto:office@example.org"
    assert found["organizer"].params["cn"] == "The 'Office'; CICA, Astana"


HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("\r\n\t\x00\x07\x0b\x0c\x1b\x7f\x85\u2028\u2029\u202e\ud800\ufeff;:,\\\"'=^"),
        st.sampled_from("ЖқӘ界م🇰🇿é"),
        st.characters(),
    ),
    max_size=1000,
)


@given(HOSTILE, HOSTILE, HOSTILE)
@example("\ufeff", "\ufeffa", " \ufeff b")
def test_no_text_breaks_a_line(title: str, description: str, place: str) -> None:
    start = utc(2023, 11, 13, 3)
    content = written(event(start, start + HOUR, summary=title, description=description, location=place))
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    for line in lines:
        text = line.decode("utf-8")  # no letter is torn apart
        assert all(sign == "\t" or sign.isprintable() or ord(sign) > 0x9F for sign in text)
    (read,) = read_alike(content).values()
    assert read.start == start
    said, where, told = (cell_text(text).replace("\ufeff", "") for text in (title, place, description))
    assert read.summary == " ".join(said.split())
    assert read.location == " ".join(where.split())
    assert read.description == told


def test_a_title_that_pretends_to_be_an_entry_stays_a_title() -> None:
    start = utc(2023, 11, 13, 3)
    title = "Opening\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nATTENDEE:mailto:a@b.example\r\n" * 15
    content = written(event(start, start + HOUR, summary=title[:1000]))
    assert content.count(b"\r\nBEGIN:VEVENT\r\n") == 1
    assert list(read_alike(content)) == ["one@cica-events.invalid"]
