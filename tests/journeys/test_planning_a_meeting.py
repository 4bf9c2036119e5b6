"""A meeting is set up with a date that is hardly known, which is made precise later."""

from __future__ import annotations

from cica_events.domain.dates import VagueDate
from tests.journeys.driver import Person, workspace

SEVENTH = "Seventh meeting of the CICA Youth Council"


def test_the_seventh_youth_council_is_planned_vaguely_and_made_precise(person: Person) -> None:
    set_up(person)
    assert person.title == SEVENTH
    person.is_told(f"Created “{SEVENTH}”.")
    person.awaits("Third or fourth quarter of 2024")
    person.awaits("43 invited")
    look_at_what_came_filled_in(person)
    make_precise(person)
    find_it_on_the_other_pages(person)


def set_up(person: Person) -> None:
    person.click("New meeting")
    person.until(lambda: person.sees("Create meeting"))
    person.fill("Body", "youth")
    person.press("Tab")
    person.type("third or fourth quarter of 2024")
    person.awaits("✓ third or fourth quarter of 2024")
    person.awaits(SEVENTH)
    person.awaits("Седьмое заседание Молодежного совета СВМДА")
    person.awaits("Seventh")
    person.click("Create meeting")
    person.rests()


def look_at_what_came_filled_in(person: Person) -> None:
    person.tab("Delegations")
    delegations = person.sheet("Delegations")
    assert delegations.read("Kazakhstan", "Invitation") != ""
    assert delegations.read("Saudi Arabia", "Invitation") != ""  # an observer by then
    person.tab("Agenda")
    agenda = person.sheet("Agenda")
    assert agenda.texts("No.")[:4] == ["1", "1.1", "1.2", "2"]
    assert agenda.read("1", "Title") == "Opening of the meeting"
    assert agenda.read("Adoption of the agenda", "Starts") == "10:20"


def make_precise(person: Person) -> None:
    person.tab("Overview")
    person.fill("Date", "31 November 2024")
    person.press("Return")
    person.awaits("31 November 2024 does not exist: November has 30 days.")
    person.fill("Date", "14 october 2024")
    person.press("Tab")
    person.awaits("14 October 2024")
    (row,) = [row for row in workspace(person).meetings.rows() if row.title == SEVENTH]
    assert row.date == VagueDate.parse("2024-10-14")
    person.press("Ctrl+Z")
    person.awaits("Third or fourth quarter of 2024")
    person.press("Ctrl+Shift+Z")
    person.awaits("14 October 2024")


def find_it_on_the_other_pages(person: Person) -> None:
    person.go("Home")
    person.rests()
    person.awaits(SEVENTH)
    assert person.counts == "41 meetings"
    person.open_meeting("seventh youth")
    assert person.title == SEVENTH
