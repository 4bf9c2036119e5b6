"""Ten edits in table and inspector are taken back one by one, and made again one by one."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tests.journeys.driver import Person, workspace

KEY = "REP-2023-10-29"
State = tuple[tuple[Any, ...], ...]


def test_ten_edits_are_undone_and_redone_one_by_one(person: Person) -> None:
    person.open_meeting("xiangshan")
    person.tab("Participants")
    states = [state(person)]
    for edit in EDITS:
        edit(person)
        person.rests()
        states.append(state(person))
        assert states[-1] != states[-2], edit.__name__
    for before in reversed(states[:-1]):
        person.press("Ctrl+Z")
        assert state(person) == before
    for after in states[1:]:
        person.press("Ctrl+Shift+Z")
        assert state(person) == after


def state(person: Person) -> State:
    """Return all that the services say of the participants, which is what the window shows."""
    (meeting,) = [row for row in workspace(person).meetings.rows() if row.key == KEY]
    rows = workspace(person).participants.rows(meeting.id)
    shown = [text for text in person.sheet("Participants").texts("Position") if text]
    assert shown == [row.position for row in rows if row.position]
    keys = (
        "id",
        "number",
        "party_id",
        *(key for key in workspace(person).participants.fields if key != "party"),
    )
    return tuple(tuple(getattr(row, key) for key in keys) for row in rows)


def inspector(person: Person) -> QWidget:
    return person.find("Details of the selection", QWidget)


def type_over_a_cell(person: Person) -> None:
    person.sheet("Participants").write("Hui", "Position", "Special Representative")


def edit_within_a_cell(person: Person) -> None:
    people = person.sheet("Participants")
    people.click("Hui", "Position")
    person.press("F2")
    person.type(" of the Government")
    person.press("Tab")
    assert people.read("Hui", "Position") == "Special Representative of the Government"


def choose_in_a_cell(person: Person) -> None:
    people = person.sheet("Participants")
    people.click("Dongxiao", "Capacity")
    person.press("F2")
    person.pick("Expert")
    assert people.read("Dongxiao", "Capacity") == "Expert"


def empty_a_cell(person: Person) -> None:
    person.sheet("Participants").click("Carbonnier", "Position")
    person.press("Delete")


def write_an_address(person: Person) -> None:
    person.sheet("Participants").click("Carbonnier", "Given name")
    person.fill("Delegation", "Atlantis", inspector(person))
    person.press("Tab")
    person.awaits("There is no State or organization “Atlantis”.")
    person.fill("E-mail", "carbonnier@example.org", inspector(person))
    person.press("Tab")
    assert person.sheet("Participants").read("Carbonnier", "E-mail") == "carbonnier@example.org"


def write_in_another_script(person: Person) -> None:
    person.sheet("Participants").click("Hui", "Given name")
    person.fill("Second script", "李辉", inspector(person))
    person.press("Return")


def put_the_family_name_first(person: Person) -> None:
    person.click("Family name first", within=inspector(person))


def choose_in_the_form(person: Person) -> None:
    person.choose("Status", "Registered", inspector(person))


def go_to_another_delegation(person: Person) -> None:
    person.fill("Delegation", "mong", inspector(person))
    person.press("Tab")
    assert person.sees("Mongolia")


def paste_a_block(person: Person) -> None:
    QGuiApplication.clipboard().setText("Lieutenant General\nMajor General")
    person.sheet("Participants").click("Jianfeng", "Position")
    person.press("Ctrl+V")
    person.click("Paste 2 cells")


EDITS = (
    type_over_a_cell,
    edit_within_a_cell,
    choose_in_a_cell,
    empty_a_cell,
    write_an_address,
    write_in_another_script,
    put_the_family_name_first,
    choose_in_the_form,
    go_to_another_delegation,
    paste_a_block,
)
