"""Finding and replacing in the directory."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView

from tests.journeys.driver import Person, workspace
from tests.journeys.everyday.mouse import Mouse
from tests.journeys.everyday.popups import Keys
from tests.journeys.everyday.sights import chosen
from tests.journeys.everyday.steps import by_keys, by_mouse
from tests.journeys.sheet import Sheet

MINISTRY, SHORT = "Ministry of Foreign Affairs", "MFA"


def directory(person: Person) -> Sheet:
    """Return the directory, also while a dialog stands before it."""
    views = person.application.window.findChildren(QAbstractItemView)
    return Sheet(person, next(one for one in views if one.isVisible() and one.accessibleName() == "People"))


def of_the_ministry(person: Person) -> list[str]:
    """Return the names of those who are of the ministry."""
    return [row.name for row in workspace(person).people.rows() if MINISTRY in row.organization]


def is_at(person: Person, name: str) -> None:
    """Wait until the list shows somebody as current."""
    person.until(lambda: chosen(directory(person), "Name") == name, f"{name!r} is not current")


def returns(person: Keys) -> None:
    """Look whether the keyboard is in the list again once the dialog is closed."""
    person.bring_to_front(person.application.window)
    person.until(lambda: "People" in person.here)


@by_keys(67)
def keys_find(person: Keys) -> None:
    person.press("Ctrl+Home")
    person.press("Ctrl+Shift+F")
    person.until(lambda: "Find" in person.here)
    person.type(MINISTRY)
    person.press("Return")
    first, second, *_others = in_order(person)
    is_at(person, first)
    person.press("F3")
    is_at(person, second)
    person.press("Escape")
    returns(person)


def in_order(person: Person) -> list[str]:
    """Return the names of those of the ministry as the list shows them."""
    found = set(of_the_ministry(person))
    return [name for name in directory(person).texts("Name") if name in found]


@by_mouse(67)
def mouse_find(person: Mouse) -> None:
    directory(person).click(directory(person).texts("Name")[0], "Name")
    person.menu("Edit", "Find in the list…")
    person.type(MINISTRY)
    for name in in_order(person)[:2]:
        person.until(lambda: bool(person.buttons("Find next")), "nothing was found")
        person.click("Find next")
        is_at(person, name)
    person.click("Close")


def offers(person: Person, many: int) -> None:
    """Wait until the list was looked through for what was typed."""
    person.until(lambda: person.sheet("Cells found").texts("After") == [SHORT] * many)
    person.awaits(f"Replace in {many} cells")


@by_keys(68)
def keys_look_before(person: Keys) -> None:
    person.press("Ctrl+H")
    person.until(lambda: "Find" in person.here)
    person.press("Ctrl+A")
    person.type(MINISTRY)
    person.write("Replace with", SHORT)
    many = len(of_the_ministry(person))
    offers(person, many)
    person.tab_to("Cells found")
    person.press("Down")
    person.press("Space")
    person.awaits(f"Replace in {many - 1} cells")


@by_mouse(68)
def mouse_look_before(person: Mouse) -> None:
    person.menu("Edit", "Find and replace…")
    person.fill("Find", MINISTRY)
    person.fill("Replace with", SHORT)
    many = len(of_the_ministry(person))
    offers(person, many)
    view = person.sheet("Cells found").view
    place = view.visualRect(view.model().index(0, 0))
    person.click_at(view.viewport(), QPoint(place.left() + 16, place.center().y()))
    person.awaits(f"Replace in {many - 1} cells")


@by_keys(69)
def keys_replace_others(person: Keys) -> None:
    many = len(of_the_ministry(person))
    person.press("Ctrl+Return")
    is_replaced(person, many)
    person.press("Escape")
    returns(person)


def is_replaced(person: Person, many: int) -> None:
    """Look whether one is left of `many`, and the others have the short name."""
    person.until(lambda: len(of_the_ministry(person)) == 1)
    short = [row.name for row in workspace(person).people.rows() if SHORT in row.organization]
    assert len(short) == many - 1
    assert sum(SHORT in one for one in directory(person).texts("Organization")) == many - 1


@by_mouse(69)
def mouse_replace_others(person: Mouse) -> None:
    many = len(of_the_ministry(person))
    person.click(f"Replace in {many - 1} cells")
    is_replaced(person, many)
    person.click("Close")
