"""Columns, views and the height of rows: the directory is arranged, and returns."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from tests.journeys.driver import Person, workspace
from tests.journeys.everyday.arranging import ORGANIZATION, STATE, from_bar, heading_menu, to_table
from tests.journeys.everyday.mouse import Mouse
from tests.journeys.everyday.moving import people
from tests.journeys.everyday.popups import Keys
from tests.journeys.everyday.steps import by_keys, by_mouse
from tests.journeys.sheet import CONTROL

EMAIL = "E-mail"
VIEW = "For the invitations"


@by_keys(58)
def keys_show_column(person: Keys) -> None:
    person.push("Columns", "Shift+F6")
    person.down_to("Languages")
    person.press("Space")
    person.press("Escape")
    assert "Languages" in people(person).headings
    to_table(person)


@by_mouse(58)
def mouse_show_column(person: Mouse) -> None:
    person.tick_column("Languages")
    assert "Languages" in people(person).headings


@by_keys(59)
def keys_hide_column(person: Keys) -> None:
    person.press("Ctrl+Home")
    heading_menu(person, "Meetings", "Hide this column")
    assert "Meetings" not in people(person).headings


@by_mouse(59)
def mouse_hide_column(person: Mouse) -> None:
    person.heading_menu(people(person), "Meetings", "Hide this column")
    assert "Meetings" not in people(person).headings


@by_keys(60)
def keys_move_column(person: Keys) -> None:
    person.push("Columns", "Shift+F6")
    person.down_to(ORGANIZATION)
    person.press("Alt+Up")
    person.press("Escape")
    to_table(person)
    stands_before(person)


def stands_before(person: Person) -> None:
    """Look whether the organization stands before the State."""
    shown = people(person).headings
    assert shown.index(ORGANIZATION) + 1 == shown.index(STATE)


@by_mouse(60)
def mouse_move_column(person: Mouse) -> None:
    header = people(person).header
    start, end = (person.heading_place(people(person), one) for one in (ORGANIZATION, STATE))
    person.drag_over(header.viewport(), start, end - QPoint(60, 0))
    stands_before(person)


@by_keys(61)
def keys_fit_column(person: Keys) -> None:
    before = width(person, ORGANIZATION)
    heading_menu(person, ORGANIZATION, "Fit the width to what is in it")
    assert width(person, ORGANIZATION) > before


def width(person: Person, heading: str) -> int:
    """Return the width of a column."""
    return people(person).header.sectionSize(people(person).column(heading))


@by_mouse(61)
def mouse_fit_column(person: Mouse) -> None:
    header, column = people(person).header, people(person).column(ORGANIZATION)
    person.heading_place(people(person), ORGANIZATION)
    before = width(person, ORGANIZATION)
    edge = header.sectionViewportPosition(column) + header.sectionSize(column) - 1
    person.click_at(header.viewport(), QPoint(edge, header.height() // 2), twice=True)
    assert width(person, ORGANIZATION) > before


@by_keys(62)
def keys_freeze(person: Keys) -> None:
    heading_menu(person, "Name", "Freeze up to here")
    person.press("End")
    stays(person)


def stays(person: Person) -> None:
    """Look whether the names are in sight although the list is scrolled to its last column."""
    view = people(person).view
    assert view.horizontalScrollBar().value() > 0
    assert view.visualRect(people(person).cell(people(person).texts("Name")[0], "Name")).left() == 0


@by_mouse(62)
def mouse_freeze(person: Mouse) -> None:
    person.heading_menu(people(person), "Name", "Freeze up to here")
    person.pull_bar(people(person).view.horizontalScrollBar(), to_end=True)
    stays(person)


@by_keys(63)
def keys_rename_heading(person: Keys) -> None:
    heading_menu(person, EMAIL, "Rename the heading…")
    person.type("Write to")
    person.press("Return")
    person.until(lambda: "Write to" in people(person).headings)


@by_mouse(63)
def mouse_rename_heading(person: Mouse) -> None:
    person.heading_menu(people(person), EMAIL, "Rename the heading…")
    person.fill("Heading", "Write to")
    person.click("Rename")
    person.until(lambda: "Write to" in people(person).headings)


@by_keys(64)
def keys_save_view(person: Keys) -> None:
    from_bar(person, "Views", "Save this view as…")
    person.type(VIEW)
    person.press("Return")
    is_saved(person)


def is_saved(person: Person) -> None:
    """Look whether the workspace holds the view."""
    person.rests()
    assert [row.name for row in workspace(person).saved_views.rows("people")] == [VIEW]


@by_mouse(64)
def mouse_save_view(person: Mouse) -> None:
    person.click("Views")
    person.choose_entry("Save this view as…")
    person.fill("Name of the view", VIEW)
    person.click("Save")
    is_saved(person)


@by_keys(65)
def keys_views(person: Keys) -> None:
    arranged = people(person).headings
    from_bar(person, "Views", "As delivered")
    is_delivered(person)
    from_bar(person, "Views", VIEW)
    assert people(person).headings == arranged
    from_bar(person, "Views", "As delivered")
    to_table(person)


def is_delivered(person: Person) -> None:
    """Look whether the columns stand as they came."""
    usual = ["Name", "Position", STATE, ORGANIZATION, "Meetings", EMAIL, "Phone"]
    person.until(lambda: people(person).headings == usual, "the list is not as it came")


@by_mouse(65)
def mouse_views(person: Mouse) -> None:
    arranged = people(person).headings
    for entry in ("As delivered", VIEW, "As delivered"):
        person.click("Views")
        person.choose_entry(entry)
        if entry == VIEW:
            assert people(person).headings == arranged
        else:
            is_delivered(person)


@by_keys(66)
def keys_taller(person: Keys) -> None:
    usual = height(person)
    person.menu("View", "Height of rows", "Tall rows, long texts on several lines")
    assert height(person) > usual
    person.menu("View", "Height of rows", "Usual rows")
    assert height(person) == usual


def height(person: Person) -> int:
    """Return the height of the first row."""
    sheet = people(person)
    return sheet.view.visualRect(next(iter(sheet.lines()))).height()


@by_mouse(66)
def mouse_taller(person: Mouse) -> None:
    usual = height(person)
    person.turn_wheel(people(person).view, 1, CONTROL)
    assert height(person) > usual
    person.turn_wheel(people(person).view, -1, CONTROL)
    assert height(person) == usual
