"""The next meeting is made from the last one, vaguely dated, and everything moves when the days are known."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from cica_events.services.workspace import open_workspace
from tests.journeys.conftest import Office
from tests.journeys.driver import Person, workspace

SIXTH = "Sixth Plenary Session of the CICA Business Council"
SEVENTH = "Seventh Plenary Session of the CICA Business Council"
MINUTE = 60  # seconds


@pytest.fixture
def person(office: Office, sample_of_2023: Path) -> Person:
    """A person before the programmes of 2023; the seventh session is not yet planned."""
    with closing(open_workspace(sample_of_2023)) as open_one:
        open_one.meetings.remove([open_one.meetings.get("BC-7").id])
    return office.start(sample_of_2023)


def test_the_seventh_is_made_from_the_sixth_and_everything_moves(person: Person) -> None:
    person.open_meeting("sixth plenary")
    person.awaits("together with the Eighth CICA Business Forum")
    begun = monotonic()
    make(person)
    assert monotonic() - begun < MINUTE
    look(person)
    make_precise(person)
    go_to_the_sixth(person)


def make(person: Person) -> None:
    person.click("More")
    person.choose_entry("New meeting from this one…")
    person.until(lambda: person.sees("Create meeting"))
    person.awaits(SEVENTH)
    person.type("third or fourth quarter of 2024")  # the keyboard stands in the date
    person.awaits("✓ third or fourth quarter of 2024")
    person.tab("Left open")
    person.awaits("Check what is to be taken up")
    person.click("Create meeting")
    person.rests()
    person.is_told(f"Created “{SEVENTH}”.")


def look(person: Person) -> None:
    assert person.title == SEVENTH
    person.awaits("Third or fourth quarter of 2024")
    person.awaits(f"follows the {SIXTH}")
    person.tab("Agenda")
    agenda = person.sheet("Agenda")
    assert agenda.texts("No.")[:4] == ["1", "2", "2.1", "2.2"]
    assert times(person, "2024-07-01") == times(person, "2023-11-13", "BC-6")


def make_precise(person: Person) -> None:
    person.tab("Overview")
    person.fill("Date", "14-15 October 2024")
    person.press("Tab")
    person.is_told("11 sessions moved: 14 October 2024.")
    person.awaits("14–15 October 2024")
    assert times(person, "2024-10-14") == times(person, "2023-11-13", "BC-6")
    assert in_utc(person, "BC-6", "Opening ceremony") == "2023-11-13 03:00"  # Astana was at UTC+6 then
    assert (
        in_utc(person, "BC-7", "Opening ceremony") == "2024-10-14 04:00"
    )  # and is at UTC+5 since March 2024
    person.answer("Undo")
    person.awaits("Third or fourth quarter of 2024")
    assert times(person, "2024-07-01")
    person.press("Ctrl+Shift+Z")
    person.awaits("14–15 October 2024")
    assert times(person, "2024-10-14")


def go_to_the_sixth(person: Person) -> None:
    way = person.find(f"follows the {SIXTH}", QLabel)
    person.click_at(way, QPoint(way.width() - 20, way.height() // 2))
    person.until(lambda: person.title == SIXTH)


def times(person: Person, day: str, key: str = "BC-7") -> list[tuple[str, str, list[str]]]:
    """Return the sessions of the one day, each with its start and the starts of its items."""
    office = workspace(person)
    programme = office.programme.read(office.meetings.get(key).id)
    own = [one for one in programme.sittings() if one.own]
    assert {one.start.date() for one in own if one.start} == {date.fromisoformat(day)}
    assert programme.unscheduled == ()
    return [
        (
            one.row.title,
            f"{one.start:%H:%M}" if one.start else "",
            [f"{item.start:%H:%M} {item.row.title}" for item in one.items if item.start],
        )
        for one in own
    ]


def in_utc(person: Person, key: str, title: str) -> str:
    office = workspace(person)
    sittings = office.programme.read(office.meetings.get(key).id).sittings()
    start = next(one.start for one in sittings if one.own and one.row.title == title)
    assert start is not None
    return f"{start.astimezone(UTC):%Y-%m-%d %H:%M}"
