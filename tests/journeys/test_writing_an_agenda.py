"""An agenda is written: items added, named, moved by mouse and keys, nested, timed."""

from __future__ import annotations

from cica_events.queries.agenda import AgendaRow
from tests.journeys.driver import Person, workspace

KEY = "YC-6"


def test_an_agenda_is_written_moved_nested_and_timed(person: Person) -> None:
    person.open_meeting("sixth youth")
    person.tab("Agenda")
    assert person.counts == "5 items"
    add_and_name(person)
    move_by_keys(person)
    nest_and_lift(person)
    move_by_mouse(person)
    set_times(person)
    remove_with_all_beneath(person)


def items(person: Person) -> list[str]:
    """Return number and title of the items as stored, which is what the outline shows."""
    stored = [f"{row.number} {row.title}" for row in rows(person)]
    agenda = person.sheet("Agenda")
    shown = [f"{n} {title}" for n, title in zip(agenda.texts("No."), agenda.texts("Title"), strict=True)]
    assert shown == stored
    return [text[:20].strip() for text in stored]


def rows(person: Person) -> list[AgendaRow]:
    (meeting,) = [row for row in workspace(person).meetings.rows() if row.key == KEY]
    return list(workspace(person).agenda.rows(meeting.id))


def add_and_name(person: Person) -> None:
    person.sheet("Agenda").click("Opening")
    person.click("Add item")
    person.type("Приветствие Ташкента")
    person.press("Return")
    assert items(person)[:3] == ["1 Opening", "2 Приветствие Ташкен", "3 Dialogue of Genera"]
    assert person.counts == "6 items"
    person.sheet("Agenda").write("Приветствие Ташкента", "Title", "Adoption of the agenda")
    assert items(person)[1] == "2 Adoption of the ag"
    person.press("Insert")
    person.press("Escape")
    assert person.counts == "6 items"  # Escape right after adding leaves nothing behind


def move_by_keys(person: Person) -> None:
    person.sheet("Agenda").click("Adoption of the agenda")
    person.press("Alt+Down")
    assert items(person)[1:3] == ["2 Dialogue of Genera", "3 Adoption of the ag"]
    person.press("Alt+Up", times=2)
    assert items(person)[:2] == ["1 Adoption of the ag", "2 Opening"]
    person.press("Ctrl+Z")
    assert items(person)[:2] == ["1 Opening", "2 Adoption of the ag"]


def nest_and_lift(person: Person) -> None:
    person.sheet("Agenda").click("Adoption of the agenda")
    person.press("Alt+Right")
    assert items(person)[:3] == ["1 Opening", "1.1 Adoption of the", "2 Dialogue of Genera"]
    person.click("Lift out")
    assert items(person)[1] == "2 Adoption of the ag"
    person.click("Nest under the item above")
    assert items(person)[1] == "1.1 Adoption of the"


def move_by_mouse(person: Person) -> None:
    agenda = person.sheet("Agenda")
    agenda.drag("Statements on national youth policies", "Opening", part=0)
    assert items(person)[:2] == ["1 Statements on nati", "2 Opening"]
    person.press("Ctrl+Z")
    agenda.drag("Statements on national youth policies", "Opening", part=0.5)
    assert [row.number for row in rows(person) if row.title.startswith("Statements")] == ["1.2"]


def set_times(person: Person) -> None:
    agenda = person.sheet("Agenda")
    person.fill("Time at which the meeting starts", "9:30")
    person.press("Return")
    for line, minutes in (
        ("Adoption of the agenda", "10"),
        ("Statements on national youth policies", "1:30"),
    ):
        agenda.write(line, "Duration", minutes)
    assert agenda.read("Statements on national youth policies", "Starts") == "09:40"
    assert agenda.read("Statements on national youth policies", "Ends") == "11:10"
    assert person.counts == "6 items    1 h 40 min    09:30–11:10    3 without a duration"
    agenda.write("Adoption of the agenda", "Duration", "ten", end="Return")
    person.press("Escape")
    assert agenda.read("Adoption of the agenda", "Duration") == "10 min"


def remove_with_all_beneath(person: Person) -> None:
    before = items(person)
    person.sheet("Agenda").click("Opening")
    person.press("Ctrl+Delete")
    person.is_told("3 items removed")
    assert items(person)[0].startswith("1 Dialogue")
    person.answer("Undo")
    assert items(person) == before
