"""Several participants are changed together, and removed; the message takes it back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.journeys.driver import Person, workspace

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = "REP-2023-10-17"


def test_many_are_changed_together_and_removed_and_come_back(person: Person) -> None:
    person.open_meeting("belt and road")
    person.tab("Participants")
    assert person.counts == "7 participants    0 Member States    1 observer"
    change_together(person)
    fill_down(person)
    remove_and_undo(person)


def stored(person: Person, key: str) -> list[str]:
    (meeting,) = [row for row in workspace(person).meetings.rows() if row.key == KEY]
    return [str(getattr(row, key)) for row in workspace(person).participants.rows(meeting.id)]


def change_together(person: Person) -> None:
    people = person.sheet("Participants")
    people.click("Waly", "Given name")
    people.click("Moratinos", "Given name", CONTROL)
    people.click("Alisjahbana", "Given name", CONTROL)
    person.awaits("3 participants")
    assert person.counts.endswith("3 selected")
    inspector = person.find("Details of the selection", QWidget)
    person.choose("Status", "Registered", inspector)
    assert people.texts("Status").count("Registered") == 3
    person.fill("Organization", "United Nations", inspector)
    person.press("Tab")
    assert stored(person, "organization").count("United Nations") == 3
    person.press("Ctrl+Z")
    person.press("Ctrl+Z")
    assert people.texts("Status").count("Registered") == 0


def fill_down(person: Person) -> None:
    people = person.sheet("Participants")
    names = [name for name in people.texts("Family name") if name]
    people.click(names[0], "Phone")
    person.type("+86 10 5555 0101")
    person.press("Return")
    people.click(names[0], "Phone")
    people.click(names[2], "Phone", SHIFT)
    person.press("Ctrl+D")
    assert stored(person, "phone") == ["+86 10 5555 0101"] * 3 + [""] * 4


def remove_and_undo(person: Person) -> None:
    people = person.sheet("Participants")
    before = stored(person, "id")
    people.click("Waly", "Given name")
    people.click("Moratinos", "Given name", CONTROL)
    person.press("Ctrl+Delete")
    person.is_told("2 participants were removed.")
    assert len(stored(person, "id")) == 5
    assert person.counts.startswith("5 participants")
    person.answer("Undo")
    assert stored(person, "id") == before
    assert person.counts.startswith("7 participants")
    assert {"Waly", "Moratinos"} <= set(people.texts("Family name"))
