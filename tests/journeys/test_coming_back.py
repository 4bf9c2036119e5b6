"""The application is closed and opened again: everything stands where it was left, and Undo still works."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton

from tests.journeys.conftest import LAPTOP, Office
from tests.journeys.driver import Person

OLD = "Deputy Minister of Foreign Affairs"


def test_a_new_start_goes_on_where_the_last_one_ended(office: Office, sample: Path) -> None:
    person = office.start(sample)
    width = arrange(person)
    left = person.application.window.size()
    office.leave(person)
    person = office.start(size=None)
    assert person.application.window.windowTitle() == "Office — CICA Events"
    assert person.application.window.size() == left
    person.application.window.resize(*LAPTOP)
    look_at_what_was_left(person, width)
    take_back_what_was_done_before(person)


def arrange(person: Person) -> int:
    """Change this and that, and return the width to which a column was pulled."""
    person.open_meeting("senior officials")
    person.tab("Participants")
    people = person.sheet("Participants")
    people.write("Bakayev", "Position", "Minister of Foreign Affairs")
    person.click("Group")
    person.choose_entry("Do not group")
    person.click("Columns")
    person.tick("Phone", "Columns")
    person.press("Escape")
    people.click_heading("Family name")
    people.click_heading("Family name")
    person.menu("View", "Theme", "Dark")
    person.press("Ctrl+B")
    person.go("People")
    header = person.sheet("People").header
    edge = QPoint(header.sectionViewportPosition(0) + header.sectionSize(0) - 1, header.height() // 2)
    before = header.sectionSize(0)
    person.pull(header, edge, 60)
    assert header.sectionSize(0) == before + 60
    person.application.window.resize(790, 610)
    return header.sectionSize(0)


def look_at_what_was_left(person: Person, width: int) -> None:
    assert person.application.theme.dark
    assert person.title == "People"
    assert person.sheet("People").header.sectionSize(0) == width
    assert person.find("People", QPushButton).text() == ""  # the sidebar is narrow
    person.open_meeting("senior officials")
    person.tab("Participants")
    people = person.sheet("Participants")
    assert "Phone" not in people.headings
    assert people.headings[0] == "Delegation"
    assert people.texts("Family name") == ["Sarybay", "Cho", "Bakayev"]


def take_back_what_was_done_before(person: Person) -> None:
    people = person.sheet("Participants")
    assert people.read("Bakayev", "Position") == "Minister of Foreign Affairs"
    person.press("Ctrl+Z")
    assert people.read("Bakayev", "Position") == OLD
    person.go("History")
    assert person.sheet("History").texts("What was done")[1] == "Undo: Change of “Position”"
