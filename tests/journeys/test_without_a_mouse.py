"""A new user's first programme is made, arranged and handed out without a mouse."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from icalendar import Calendar
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from cica_events.services.workspace import open_workspace
from tests.journeys.conftest import Office
from tests.journeys.driver import workspace
from tests.journeys.first_programme import (
    BRIEFING,
    CALENDAR,
    ICS,
    KEY,
    PAPER,
    RALLY,
    REASON,
    SPEAKER,
    STEPS,
    prepare,
)
from tests.journeys.keyboard import Keyboard

MANY = 800  # keys


@pytest.fixture
def person(office: Office, sample: Path, qtbot: QtBot) -> Keyboard:
    """A person without a mouse before the programmes of 2023; the seventh meeting is not yet planned."""
    with closing(open_workspace(sample)) as open_one:
        prepare(open_one)
    return Keyboard(qtbot, office.start(sample).application)


def test_a_first_programme_is_made_without_a_mouse(person: Keyboard, tmp_path: Path) -> None:
    for step in STEPS:
        step.act(person, tmp_path)
    assert person.keys < MANY
    look_at_agenda(person)
    look_at_programme(person)
    assert (tmp_path / f"{PAPER}.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / f"{PAPER}.pdf").read_bytes().startswith(b"%PDF")
    told = Calendar.from_ical((tmp_path / ICS).read_bytes())
    starts = {str(event["summary"]): event.decoded("dtstart") for event in told.walk("VEVENT")}
    briefing = next(start for title, start in starts.items() if BRIEFING in title)
    assert f"{briefing:%Y-%m-%d %H:%M}" == "2024-10-14 16:00"


def look_at_agenda(person: Keyboard) -> None:
    office = workspace(person)
    meeting = office.meetings.get(KEY)
    assert meeting.date == VagueDate.parse("2024-10-14")
    numbers = {row.title: row.number for row in office.agenda.rows(meeting.id)}
    assert (numbers[RALLY], numbers[CALENDAR]) == ("7.1", "7.2")


def look_at_programme(person: Keyboard) -> None:
    office = workspace(person)
    meeting_id = office.meetings.get(KEY).id
    sittings = office.programme.read(meeting_id).sittings()
    (briefing,) = [one for one in sittings if one.row.title == BRIEFING]
    assert f"{briefing.start:%Y-%m-%d %H:%M}–{briefing.end:%H:%M}" == "2024-10-14 16:00–16:30"
    (item,) = briefing.items
    assert item.row.title == RALLY
    assert [one.speaker for one in item.speakers] == [SPEAKER]
    assert REASON in [conflict.accepted for conflict in office.conflicts.of(meeting_id)]
