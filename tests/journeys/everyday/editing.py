"""Editing cells: in the directory, in the list of meetings, and in a meeting."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.journeys.driver import Person, workspace
from tests.journeys.everyday.mouse import Mouse
from tests.journeys.everyday.moving import people
from tests.journeys.everyday.sights import chosen, heading_here, walk_to
from tests.journeys.everyday.steps import by_keys, by_mouse
from tests.journeys.keyboard import Keyboard
from tests.journeys.sheet import CONTROL

ASHIROV = "Mr. Denis Ashirov"
BAL = "H.E. Mr. Salman Bal"
BAKAYEV = "H.E. Mr. Alibek Bakayev"
CARBONNIER = "Mr. Gilles Carbonnier"


def stored(person: Person, name: str, key: str) -> str:
    """Return what the workspace holds of a person, as text."""
    (row,) = [row for row in workspace(person).people.rows() if row.name == name]
    return str(getattr(row, key))


def read(person: Person, name: str, heading: str) -> str:
    """Return what the directory shows of a person."""
    return people(person).read(name, heading)


def go_to(person: Keyboard, name: str, heading: str) -> None:
    """Go with the arrows to a cell of the directory."""
    person.press("Ctrl+Home")
    person.down_to(name)
    walk_to(person, people(person), heading)


def details(person: Person) -> QWidget:
    """Return the form beside the list."""
    return person.find("Details of the selection", QWidget)


@by_keys(21)
def keys_replace(person: Keyboard) -> None:
    go_to(person, ASHIROV, "Position")
    person.type("First deputy")
    person.press("Return")
    assert chosen(people(person), "Name") == BAKAYEV  # one goes on downwards
    assert stored(person, ASHIROV, "position") == "First deputy"


@by_mouse(21)
def mouse_replace(person: Mouse) -> None:
    people(person).click(ASHIROV, "Position")
    person.type("First deputy")
    people(person).click(BAKAYEV, "Position")
    assert stored(person, ASHIROV, "position") == "First deputy"


@by_keys(22)
def keys_change_part(person: Keyboard) -> None:
    person.press("Up")
    person.press("F2")
    person.type(" head")
    person.press("Return")
    assert read(person, ASHIROV, "Position") == "First deputy head"
    assert stored(person, ASHIROV, "position") == "First deputy head"


@by_mouse(22)
def mouse_change_part(person: Mouse) -> None:
    people(person).click(ASHIROV, "Position", twice=True)
    person.type(" head")
    people(person).click(BAKAYEV, "Position")
    assert stored(person, ASHIROV, "position") == "First deputy head"


@by_keys(23)
def keys_give_up(person: Keyboard) -> None:
    before = stored(person, BAKAYEV, "position")
    person.type("Nonsense")
    person.press("Escape")
    assert read(person, BAKAYEV, "Position") == before == stored(person, BAKAYEV, "position")


@by_mouse(23)
def mouse_give_up(person: Mouse) -> None:
    before = stored(person, BAKAYEV, "position")
    person.type("Nonsense")
    person.press("Escape")
    assert read(person, BAKAYEV, "Position") == before == stored(person, BAKAYEV, "position")


@by_keys(24)
def keys_fill_row(person: Keyboard) -> None:
    go_to(person, BAL, "E-mail")
    person.type("bal@example.org")
    person.press("Tab")
    assert heading_here(people(person)) == "Phone"
    person.type("+41 58 555 0101")
    is_reached(person, BAL, "bal@example.org", "")


@by_mouse(24)
def mouse_fill_row(person: Mouse) -> None:
    for heading, text in (("E-mail", "bal@example.org"), ("Phone", "+41 58 555 0101")):
        people(person).click(BAL, heading)
        person.type(text)
    is_reached(person, BAL, "bal@example.org", "")


def is_reached(person: Person, name: str, email: str, phone: str) -> None:
    """Look how a person can be reached."""
    assert (stored(person, name, "email"), stored(person, name, "phone")) == (email, phone)


@by_keys(25)
def keys_return(person: Keyboard) -> None:
    person.press("Return")
    is_reached(person, BAL, "bal@example.org", "+41 58 555 0101")
    after = people(person).texts("Name")[people(person).texts("Name").index(BAL) + 1]
    assert (chosen(people(person), "Name"), heading_here(people(person))) == (after, "E-mail")


@by_mouse(25)
def mouse_return(person: Mouse) -> None:
    after = people(person).texts("Name")[people(person).texts("Name").index(BAL) + 1]
    people(person).click(after, "E-mail")
    is_reached(person, BAL, "bal@example.org", "+41 58 555 0101")


@by_keys(26)
def keys_state(person: Keyboard) -> None:
    go_to(person, CARBONNIER, "State or organization")
    person.type("switz")
    person.press("Return")
    assert read(person, CARBONNIER, "State or organization") == "Switzerland"


@by_mouse(26)
def mouse_state(person: Mouse) -> None:
    people(person).click(CARBONNIER, "State or organization", twice=True)
    person.type("switz")
    person.pick("Switzerland")
    assert read(person, CARBONNIER, "State or organization") == "Switzerland"


@by_keys(27)
def keys_clear(person: Keyboard) -> None:
    go_to(person, BAL, "E-mail")
    person.press("Shift+Right")
    person.press("Delete")
    is_reached(person, BAL, "", "")


@by_mouse(27)
def mouse_clear(person: Mouse) -> None:
    person.drag_cells(people(person), (BAL, "E-mail"), (BAL, "Phone"))
    person.cell_menu(people(person), BAL, "E-mail", "Clear cells")
    is_reached(person, BAL, "", "")


@by_keys(28)
def keys_fill_down(person: Keyboard) -> None:
    go_to(person, BAKAYEV, "Organization")
    person.press("Ctrl+D")
    assert stored(person, BAKAYEV, "organization") == stored(person, ASHIROV, "organization") != ""


@by_mouse(28)
def mouse_fill_down(person: Mouse) -> None:
    people(person).click(BAKAYEV, "Organization")
    person.cell_menu(people(person), BAKAYEV, "Organization", "Fill down")
    assert stored(person, BAKAYEV, "organization") == stored(person, ASHIROV, "organization") != ""


@by_keys(29)
def keys_fill_right(person: Keyboard) -> None:
    go_to(person, CARBONNIER, "Organization")
    person.press("Ctrl+R")
    assert stored(person, CARBONNIER, "organization") == "Switzerland"


@by_mouse(29)
def mouse_fill_right(person: Mouse) -> None:
    people(person).click(CARBONNIER, "Organization")
    person.cell_menu(people(person), CARBONNIER, "Organization", "Fill to the right")
    assert stored(person, CARBONNIER, "organization") == "Switzerland"


SECRETARIAT = "CICA Secretariat"
THREE = (ASHIROV, BAKAYEV, BAL)


@by_keys(30)
def keys_spread(person: Keyboard) -> None:
    go_to(person, ASHIROV, "Organization")
    person.press("Shift+Down", times=2)
    person.type(SECRETARIAT)
    person.press("Ctrl+Return")
    assert organizations(person) == [SECRETARIAT] * 3


@by_mouse(30)
def mouse_spread(person: Mouse) -> None:
    person.drag_cells(people(person), (ASHIROV, "Organization"), (BAL, "Organization"))
    person.fill("Organization", SECRETARIAT, details(person))
    people(person).click(CARBONNIER, "Name")
    assert organizations(person) == [SECRETARIAT] * 3


def organizations(person: Person) -> list[str]:
    """Return the organizations of the three that were changed together."""
    shown = [read(person, name, "Organization") for name in THREE]
    assert shown == [stored(person, name, "organization") for name in THREE]
    return shown


@by_keys(31)
def keys_undo(person: Keyboard) -> None:
    person.press("Ctrl+Z")
    assert SECRETARIAT not in organizations(person)
    assert not person.sees("Undo: Change of “Organization” in 3 rows")


@by_mouse(31)
def mouse_undo(person: Mouse) -> None:
    person.menu("Edit", "Undo: Change of “Organization” in 3 rows")
    assert SECRETARIAT not in organizations(person)


@by_keys(32)
def keys_redo(person: Keyboard) -> None:
    person.press("Ctrl+Y")
    assert organizations(person) == [SECRETARIAT] * 3


@by_mouse(32)
def mouse_redo(person: Mouse) -> None:
    person.menu("Edit", "Redo: Change of “Organization” in 3 rows")
    assert organizations(person) == [SECRETARIAT] * 3


@by_keys(33)
def keys_inspector(person: Keyboard) -> None:
    go_to(person, CARBONNIER, "Name")
    person.tab_to("Courtesy title", "F6")
    person.tab_to("Department")
    person.type("Cabinet")
    person.press("Tab")
    assert stored(person, CARBONNIER, "department") == "Cabinet"


@by_mouse(33)
def mouse_inspector(person: Mouse) -> None:
    people(person).click(CARBONNIER, "Name")
    person.fill("Department", "Cabinet", details(person))
    person.click_field("Organization", details(person))
    assert stored(person, CARBONNIER, "department") == "Cabinet"


@by_keys(34)
def keys_many(person: Keyboard) -> None:
    person.tab_to("People", "Shift+F6")
    go_to(person, ASHIROV, "Name")
    person.press("Shift+Down", times=2)
    person.awaits("3 people")
    person.tab_to("Courtesy title", "F6")
    person.tab_to("Languages")
    person.type("English, French")
    person.press("Return")
    assert [stored(person, name, "languages") for name in THREE] == ["English, French"] * 3
    person.tab_to("People", "Shift+F6")


@by_mouse(34)
def mouse_many(person: Mouse) -> None:
    people(person).click(ASHIROV, "Name")
    for name in THREE[1:]:
        people(person).click(name, "Name", CONTROL)
    person.awaits("3 people")
    person.fill("Languages", "English, French", details(person))
    people(person).click(CARBONNIER, "Name")
    assert [stored(person, name, "languages") for name in THREE] == ["English, French"] * 3


WRONG = "“carbonnier” is no e-mail address."


@by_keys(35)
def keys_wrong(person: Keyboard) -> None:
    go_to(person, CARBONNIER, "E-mail")
    person.type("carbonnier")
    person.press("Return")
    person.awaits(WRONG)
    assert stored(person, CARBONNIER, "email") == ""
    person.type("@example.org")
    person.press("Return")
    assert stored(person, CARBONNIER, "email") == "carbonnier@example.org"


@by_mouse(35)
def mouse_wrong(person: Mouse) -> None:
    people(person).click(CARBONNIER, "E-mail")
    person.type("carbonnier")
    people(person).click(BAL, "E-mail")
    person.awaits(WRONG)
    assert stored(person, CARBONNIER, "email") == ""
    person.type("@example.org")
    people(person).click(BAL, "E-mail")
    assert stored(person, CARBONNIER, "email") == "carbonnier@example.org"


@by_keys(36)
def keys_from_above(person: Keyboard) -> None:
    go_to(person, BAL, "Position")
    person.press("Ctrl+'")
    assert stored(person, BAL, "position") == stored(person, BAKAYEV, "position")


@by_mouse(36)
def mouse_from_above(person: Mouse) -> None:
    people(person).click(BAL, "Position")
    person.menu("Edit", "Copy from the cell above")
    assert stored(person, BAL, "position") == stored(person, BAKAYEV, "position")
