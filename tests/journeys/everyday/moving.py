"""Moving and selecting in a table: the people of the directory."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QTableView

from tests.journeys.driver import Person
from tests.journeys.everyday.getting_about import keys_to_people, mouse_to_people
from tests.journeys.everyday.mouse import Mouse
from tests.journeys.everyday.sights import block, chosen, heading_here
from tests.journeys.everyday.steps import by_keys, by_mouse
from tests.journeys.keyboard import Keyboard
from tests.journeys.sheet import CONTROL, SHIFT, Sheet

NAME, STATE, LAST = "Name", "State or organization", "Phone"
LINES, COLUMNS = 36, 7
THIRD, FOURTH = "Ms. Armida Alisjahbana", "Mr. Denis Ashirov"


def people(person: Person) -> Sheet:
    """Return the directory."""
    return person.sheet("People")


def names(person: Person) -> list[str]:
    """Return the names from top to bottom."""
    return people(person).texts(NAME)


def table(sheet: Sheet) -> QTableView:
    """Return the table that a sheet reads."""
    assert isinstance(sheet.view, QTableView)
    return sheet.view


@by_keys(11)
def keys_down(person: Keyboard) -> None:
    keys_to_people(person)
    person.press("Ctrl+Home")
    person.press("Down", times=3)
    assert chosen(people(person), NAME) == FOURTH == names(person)[3]


@by_mouse(11)
def mouse_down(person: Mouse) -> None:
    mouse_to_people(person)
    person.pull_bar(people(person).view.verticalScrollBar(), to_end=False)
    people(person).click(FOURTH, NAME)
    assert chosen(people(person), NAME) == FOURTH == names(person)[3]


@by_keys(12)
def keys_last(person: Keyboard) -> None:
    person.press("Ctrl+Down")
    person.until(lambda: chosen(people(person), NAME) == names(person)[-1])
    is_in_sight(person)


@by_mouse(12)
def mouse_last(person: Mouse) -> None:
    sheet = people(person)
    person.pull_bar(sheet.view.verticalScrollBar(), to_end=True)
    sheet.click(names(person)[-1], NAME)
    assert chosen(sheet, NAME) == names(person)[-1]


def is_in_sight(person: Person) -> None:
    """Look whether the current cell can be seen whole, top to bottom."""
    view = people(person).view
    place = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(QPoint(place.left(), place.bottom()))
    assert view.viewport().rect().contains(place.topLeft())


@by_keys(13)
def keys_first(person: Keyboard) -> None:
    person.press("Ctrl+Home")
    assert (chosen(people(person), NAME), heading_here(people(person))) == (names(person)[0], NAME)
    is_in_sight(person)


@by_mouse(13)
def mouse_first(person: Mouse) -> None:
    person.pull_bar(people(person).view.verticalScrollBar(), to_end=False)
    people(person).click(names(person)[0], NAME)
    assert (chosen(people(person), NAME), heading_here(people(person))) == (names(person)[0], NAME)


@by_keys(14)
def keys_end_of_row(person: Keyboard) -> None:
    person.press("End")
    assert (chosen(people(person), NAME), heading_here(people(person))) == (names(person)[0], LAST)
    is_in_sight(person)


@by_mouse(14)
def mouse_end_of_row(person: Mouse) -> None:
    sheet = people(person)
    person.pull_bar(sheet.view.horizontalScrollBar(), to_end=True)
    sheet.click(names(person)[0], LAST)
    assert (chosen(sheet, NAME), heading_here(sheet)) == (names(person)[0], LAST)


@by_keys(15)
def keys_block(person: Keyboard) -> None:
    person.press("Home")
    person.press("Shift+Down", times=2)
    person.press("Shift+Right")
    assert block(people(person)) == (3, 2)
    assert person.counts.endswith("3 selected")


@by_mouse(15)
def mouse_block(person: Mouse) -> None:
    sheet = people(person)
    person.pull_bar(sheet.view.horizontalScrollBar(), to_end=False)
    person.drag_cells(sheet, (names(person)[0], NAME), (names(person)[2], "Position"))
    assert block(sheet) == (3, 2)
    assert person.counts.endswith("3 selected")


@by_keys(16)
def keys_row(person: Keyboard) -> None:
    person.press("Down")
    person.press("Shift+Space")
    assert block(people(person)) == (1, COLUMNS)


@by_mouse(16)
def mouse_row(person: Mouse) -> None:
    sheet = people(person)
    numbers = table(sheet).verticalHeader()
    middle = QPoint(numbers.width() // 2, sheet.view.visualRect(sheet.cell(THIRD, NAME)).center().y())
    person.click_at(numbers.viewport(), middle)
    assert block(sheet) == (1, COLUMNS)
    assert chosen(sheet, NAME) == THIRD


@by_keys(17)
def keys_column(person: Keyboard) -> None:
    person.press("Down")
    person.press("Ctrl+Space")
    assert block(people(person)) == (LINES, 1)


@by_mouse(17)
def mouse_column(person: Mouse) -> None:
    sheet = people(person)
    sheet.click_heading(NAME, CONTROL)
    assert block(sheet) == (LINES, 1)
    assert heading_here(sheet) == NAME
    assert names(person)[2] == THIRD  # it was not sorted


@by_keys(18)
def keys_all(person: Keyboard) -> None:
    person.press("Ctrl+A")
    assert block(people(person)) == (LINES, COLUMNS)


@by_mouse(18)
def mouse_all(person: Mouse) -> None:
    sheet = people(person)
    here = Qt.FindChildOption.FindDirectChildrenOnly
    (corner,) = sheet.view.findChildren(QAbstractButton, options=here)
    assert corner.toolTip() == "Select all (Ctrl+A)"
    person.click_on(corner)
    assert block(sheet) == (LINES, COLUMNS)


@by_keys(19)
def keys_to_the_end(person: Keyboard) -> None:
    person.press("Ctrl+Home")
    person.press("Down")
    person.press("Ctrl+Shift+End")
    assert block(people(person)) == (LINES - 1, COLUMNS)


@by_mouse(19)
def mouse_to_the_end(person: Mouse) -> None:
    sheet = people(person)
    sheet.click(names(person)[1], NAME)
    person.pull_bar(sheet.view.verticalScrollBar(), to_end=True)
    person.pull_bar(sheet.view.horizontalScrollBar(), to_end=True)
    sheet.click(names(person)[-1], LAST, SHIFT)
    assert block(sheet) == (LINES - 1, COLUMNS)


@by_keys(20)
def keys_sum(person: Keyboard) -> None:
    person.press("Ctrl+Home")
    person.press("Right", times=4)
    assert heading_here(people(person)) == "Meetings"
    person.press("Ctrl+Space")
    tells_the_sum(person)


@by_mouse(20)
def mouse_sum(person: Mouse) -> None:
    people(person).click_heading("Meetings", CONTROL)
    tells_the_sum(person)


def tells_the_sum(person: Person) -> None:
    """Look whether the foot of the window tells what the numbers selected make together."""
    total = sum(map(int, people(person).texts("Meetings")))
    person.awaits(f"Sum: {total}")
    assert person.sees(f"Count: {LINES}")
