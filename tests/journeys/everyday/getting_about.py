"""Going from page to page, finding what one seeks, and leaving a table."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from tests.journeys.driver import Person
from tests.journeys.everyday.mouse import Mouse
from tests.journeys.everyday.sights import chosen
from tests.journeys.everyday.steps import by_keys, by_mouse
from tests.journeys.keyboard import Keyboard
from ui.toolkit.tab_row import TabRow

SIXTH = "Sixth meeting of the CICA Youth Council"
NURBAYEVA = "H.E. Ms. Nazira Nurbayeva"
FORUM = "10th Beijing Xiangshan Forum"
PARTS = ["Overview", "Delegations", "Participants", "Agenda", "Documents", "Outcomes"]


def part(person: Person) -> str:
    """Return the part of the meeting's page that is shown."""
    row = person.first(TabRow)
    return row.tabText(row.currentIndex())


def keys_to_part(person: Keyboard, name: str) -> None:
    """Go from part to part of a meeting until one is shown."""
    for _part in PARTS:
        if part(person) == name:
            return
        person.press("Ctrl+PgDown")
        person.rests()
    raise AssertionError(f"{name!r} is never shown")


def sidebar(person: Person) -> QWidget:
    """Return the sidebar."""
    found = person.application.window.findChild(QWidget, "sidebar")
    assert isinstance(found, QWidget)
    return found


def arrives(person: Person, title: str) -> None:
    """Wait until a page or meeting is shown."""
    person.until(lambda: person.title == title, f"{title!r} was not shown")
    person.rests()


@by_keys(1)
def keys_meetings(person: Keyboard) -> None:
    person.press("Ctrl+2")
    arrives(person, "Meetings")
    assert "Meetings" in person.here


@by_mouse(1)
def mouse_meetings(person: Mouse) -> None:
    person.go("Meetings")
    arrives(person, "Meetings")


def keys_to_people(person: Keyboard) -> None:
    """Go to the directory."""
    person.press("Ctrl+4")
    arrives(person, "People")


def mouse_to_people(person: Mouse) -> None:
    """Go to the directory."""
    person.go("People")
    arrives(person, "People")


@by_keys(2)
def keys_people(person: Keyboard) -> None:
    keys_to_people(person)
    person.until(lambda: person.counts.startswith("36 people"))


@by_mouse(2)
def mouse_people(person: Mouse) -> None:
    mouse_to_people(person)
    person.until(lambda: person.counts.startswith("36 people"))


@by_keys(3)
def keys_home(person: Keyboard) -> None:
    person.press("Ctrl+1")
    arrives(person, "Home")
    assert person.sees("Needs attention")


@by_mouse(3)
def mouse_home(person: Mouse) -> None:
    person.go("Home")
    arrives(person, "Home")
    assert person.sees("Needs attention")


@by_keys(4)
def keys_narrow(person: Keyboard) -> None:
    wide = sidebar(person).width()
    person.press("Ctrl+B")
    person.until(lambda: sidebar(person).width() < wide / 2)
    person.press("Ctrl+B")
    person.until(lambda: sidebar(person).width() == wide)


@by_mouse(4)
def mouse_narrow(person: Mouse) -> None:
    wide = sidebar(person).width()
    person.click("Narrow sidebar")
    person.until(lambda: sidebar(person).width() < wide / 2)
    person.click("Narrow sidebar")
    person.until(lambda: sidebar(person).width() == wide)


def seek(person: Person, words: str, found: str) -> None:
    """Type into the field that opened, and wait until `found` is offered there."""
    person.until(lambda: bool(list(person.widgets(QLineEdit))) and "Find anything" in focus(person))
    person.type(words)
    person.until(lambda: found in offered(person), f"{found!r} was not found")
    person.rests()


def focus(person: Person) -> list[str]:
    """Return what is said of the widget that has the keyboard."""
    here = person.application.window.focusWidget()
    return [here.accessibleName()] if here is not None else []


def offered(person: Person) -> list[str]:
    """Return what the palette offers."""
    view = person.sheet("What was found").view
    model = view.model()
    return [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]


def choose_found(person: Person, found: str) -> None:
    """Click what the palette offers."""
    view = person.sheet("What was found").view
    index = view.model().index(offered(person).index(found), 0)
    person.click_at(view.viewport(), view.visualRect(index).center())
    person.rests()


def keys_find(person: Keyboard, words: str, found: str) -> None:
    """Find something by its words from anywhere, and go there."""
    person.press("Ctrl+K")
    seek(person, words, found)
    person.press("Return")


def mouse_find(person: Mouse, words: str, found: str) -> None:
    """Find something by its words from anywhere, and click it."""
    person.click("Find anything…")
    seek(person, words, found)
    choose_found(person, found)


def is_at_nurbayeva(person: Person) -> None:
    """Look whether the person sought is the one in the inspector."""
    arrives(person, "People")
    person.until(lambda: chosen(person.sheet("People"), "Name") == NURBAYEVA)


@by_keys(5)
def keys_find_person(person: Keyboard) -> None:
    keys_find(person, "Нурбаева", NURBAYEVA)
    is_at_nurbayeva(person)


@by_mouse(5)
def mouse_find_person(person: Mouse) -> None:
    mouse_find(person, "Нурбаева", NURBAYEVA)
    is_at_nurbayeva(person)


@by_keys(6)
def keys_find_meeting(person: Keyboard) -> None:
    keys_find(person, "yc-6", SIXTH)
    arrives(person, SIXTH)


@by_mouse(6)
def mouse_find_meeting(person: Mouse) -> None:
    mouse_find(person, "yc-6", SIXTH)
    arrives(person, SIXTH)


@by_keys(7)
def keys_find_action(person: Keyboard) -> None:
    for name in ("Narrow sidebar", "✓ Narrow sidebar"):
        before = sidebar(person).width()
        keys_find(person, "narrow", name)
        has_another_width(person, before)


def has_another_width(person: Person, before: int) -> None:
    """Wait until the sidebar is wider or narrower than before."""
    person.until(lambda: sidebar(person).width() != before)


@by_mouse(7)
def mouse_find_action(person: Mouse) -> None:
    for name in ("Narrow sidebar", "✓ Narrow sidebar"):
        before = sidebar(person).width()
        mouse_find(person, "narrow", name)
        has_another_width(person, before)


@by_keys(8)
def keys_open_meeting(person: Keyboard) -> None:
    keys_to_forum(person)


def keys_to_forum(person: Keyboard) -> None:
    """Open the forum from the list of meetings."""
    person.press("Ctrl+2")
    person.rests()
    person.press("Ctrl+Home")
    person.down_to(FORUM)
    person.press("Return")
    arrives(person, FORUM)


@by_mouse(8)
def mouse_open_meeting(person: Mouse) -> None:
    mouse_to_forum(person)


def mouse_to_forum(person: Mouse) -> None:
    """Open the forum from the list of meetings."""
    person.go("Meetings")
    person.sheet("Meetings").click(FORUM, "Title", twice=True)
    arrives(person, FORUM)


@by_keys(9)
def keys_tabs(person: Keyboard) -> None:
    seen = [part(person)]
    while len(seen) <= len(PARTS):
        person.press("Ctrl+PgDown")
        person.rests()
        seen.append(part(person))
    assert seen == [*PARTS, "Overview"]
    person.press("Ctrl+PgDown", times=2)
    person.rests()


@by_mouse(9)
def mouse_tabs(person: Mouse) -> None:
    for name in (*PARTS, "Participants"):
        person.tab(name)
        assert part(person) == name


@by_keys(10)
def keys_way_out(person: Keyboard) -> None:
    person.tab_to("Participants", "F6")
    table = person.here
    person.press("Ctrl+Home")
    person.press("Down")
    person.press("F6")
    assert person.here != table
    person.press("Shift+F6")
    assert person.here == table
    assert "Li" in person.line


@by_mouse(10)
def mouse_way_out(person: Mouse) -> None:
    people = person.sheet("Participants")
    people.click("Li", "Given name")
    person.click_field("Filter participants")
    assert not people.view.hasFocus()
    people.click("Li", "Given name")
    assert people.view.hasFocus()
