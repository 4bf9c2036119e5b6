"""Sorting, filtering and grouping the directory."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget

from tests.journeys.driver import Person, handle, workspace
from tests.journeys.everyday.getting_about import keys_to_people, mouse_to_people
from tests.journeys.everyday.mouse import Mouse
from tests.journeys.everyday.moving import people
from tests.journeys.everyday.popups import Keys
from tests.journeys.everyday.sights import walk_to
from tests.journeys.everyday.steps import by_keys, by_mouse
from tests.journeys.sheet import SHIFT
from ui.toolkit.record_header import RecordHeader

STATE, ORGANIZATION = "State or organization", "Organization"


def states(person: Person) -> list[str]:
    """Return the States from top to bottom."""
    return people(person).texts(STATE)


def heading_menu(person: Keys, heading: str, entry: str) -> None:
    """Choose from the menu of a heading."""
    walk_to(person, people(person), heading)
    person.press("Alt+Shift+Down")
    person.choose_entry(entry)
    person.rests()


def to_table(person: Keys) -> None:
    """Return to the table from the bar over it."""
    person.tab_to("People", "F6")


def from_bar(person: Keys, button: str, *path: str) -> None:
    """Choose from what a button over the table unfolds."""
    person.push(button, "Shift+F6")
    for entry in path:
        person.choose_entry(entry)
    person.rests()


def count_shown(person: Person) -> int:
    """Return how many people are shown."""
    return len([one for one in people(person).texts("Position") if one])


@by_keys(47)
def keys_sort(person: Keys) -> None:
    keys_to_people(person)
    person.press("Ctrl+Home")
    heading_menu(person, STATE, "Sort ascending")
    is_sorted(person)


def is_sorted(person: Person) -> None:
    """Look whether the directory stands in the order of the States."""
    person.until(
        lambda: without_empty(states(person)) == sorted(without_empty(states(person)), key=str.casefold)
    )


def without_empty(texts: list[str]) -> list[str]:
    """Return what is not empty."""
    return [text for text in texts if text]


@by_mouse(47)
def mouse_sort(person: Mouse) -> None:
    mouse_to_people(person)
    people(person).click_heading(STATE)
    is_sorted(person)


@by_keys(48)
def keys_sort_further(person: Keys) -> None:
    from_bar(person, "Sort…")
    person.push("Add a level")
    person.type("Posi")
    person.press("Return")
    to_table(person)
    is_sorted_further(person)


def is_sorted_further(person: Person) -> None:
    """Look whether those of one State stand in the order of their positions."""
    person.rests()
    lines = list(zip(states(person), people(person).texts("Position"), strict=True))
    home = [position for state, position in lines if state == "Kazakhstan"]
    assert len(home) > 2
    assert home == sorted(home, key=str.casefold)


@by_mouse(48)
def mouse_sort_further(person: Mouse) -> None:
    people(person).click_heading("Position", SHIFT)
    is_sorted_further(person)


@by_keys(49)
def keys_sort_back(person: Keys) -> None:
    heading_menu(person, STATE, "Do not sort")
    is_unsorted(person)


def is_unsorted(person: Person) -> None:
    """Look whether the directory stands in its own order."""
    own = [row.name for row in workspace(person).people.rows()]
    person.until(lambda: set(people(person).texts("Name")) == set(own))
    assert people(person).texts("Name")[0] == "H.E. Ambassador Dr. Montaser Abu Zeid"
    assert states(person)[0] == "Palestine"


@by_mouse(49)
def mouse_sort_back(person: Mouse) -> None:
    person.heading_menu(people(person), STATE, "Do not sort")
    is_unsorted(person)


@by_keys(50)
def keys_filter(person: Keys) -> None:
    person.press("Ctrl+F")
    person.type("kazakh secretar")
    passes(person)


def passes(person: Person) -> None:
    """Look whether the list holds only what was typed."""
    person.until(lambda: person.counts.startswith(f"{count_shown(person)} of {person_count(person)} people"))
    assert 0 < count_shown(person) < person_count(person)


def person_count(person: Person) -> int:
    """Return how many people the workspace holds."""
    return int(workspace(person).people.count())


@by_mouse(50)
def mouse_filter(person: Mouse) -> None:
    person.click_field("Filter people")
    person.type("kazakh secretar")
    passes(person)


@by_keys(51)
def keys_filter_away(person: Keys) -> None:
    person.press("Escape")
    shows_all(person)
    to_table(person)


def shows_all(person: Person) -> None:
    """Look whether everybody is shown."""
    person.until(lambda: len(people(person).texts("Name")) == person_count(person))


@by_mouse(51)
def mouse_filter_away(person: Mouse) -> None:
    field = person.find("Filter people", QLineEdit)
    (cross,) = [one for one in field.findChildren(QToolButton) if one.isVisible()]
    person.click_on(cross)
    shows_all(person)


def awaits_values(person: Person) -> QWidget:
    """Wait until the values of a column are counted, and return what has opened with them."""
    person.until(lambda: QApplication.activePopupWidget() is not None, "no filter opened")
    popup = person.front
    person.until(lambda: not person.sees("Counting…"), "the values were not counted")
    return popup


@by_keys(52)
def keys_filter_values(person: Keys) -> None:
    walk_to(person, people(person), STATE)
    person.press("Alt+Down")
    awaits_values(person)
    person.press("Down")
    without = person.line.split()[0]
    person.press("Space")
    person.press("Return")
    lacks(person, without)


def lacks(person: Person, state: str) -> None:
    """Look whether those of one State are no longer shown."""
    person.until(lambda: 0 < len(people(person).texts("Name")) < person_count(person))
    assert not [one for one in states(person) if one.startswith(state)]


@by_mouse(52)
def mouse_filter_values(person: Mouse) -> None:
    open_funnel(person, STATE)
    popup = awaits_values(person)
    value = person.sheet_in(popup)
    place = value.visualRect(value.model().index(0, 0))
    without = str(value.model().index(0, 0).data()).split()[0]
    person.click_at(value.viewport(), QPoint(place.left() + 12, place.center().y()))
    person.click("Apply")
    lacks(person, without)


def open_funnel(person: Mouse, heading: str) -> None:
    """Point at a heading, and click the funnel that appears."""
    header = people(person).header
    assert isinstance(header, RecordHeader)
    middle = person.heading_place(people(person), heading)
    QTest.mouseMove(handle(header.window()), header.viewport().mapTo(header.window(), middle))
    person.click_at(header.viewport(), header.funnel_place(people(person).column(heading)).center())


@by_keys(53)
def keys_filter_second(person: Keys) -> None:
    walk_to(person, people(person), ORGANIZATION)
    person.press("Ctrl+Shift+L")
    awaits_values(person)
    person.type("secretariat")
    person.press("Return")
    are_of_the_secretariat(person)


def are_of_the_secretariat(person: Person) -> None:
    """Look whether only those of the Secretariat are shown, and both filters are told."""
    person.until(lambda: set(people(person).texts(ORGANIZATION)) == {"CICA Secretariat"})
    person.awaits("Organization: ")
    person.awaits("State or organization: ")


@by_mouse(53)
def mouse_filter_second(person: Mouse) -> None:
    person.click("Filter")
    person.choose_entry(ORGANIZATION)
    awaits_values(person)
    person.click_field("Find a value")
    person.type("secretariat")
    person.click("Apply")
    are_of_the_secretariat(person)


@by_keys(54)
def keys_clear_filters(person: Keys) -> None:
    person.push("Clear all filters", "Shift+F6")
    shows_all(person)
    assert "People" in person.here


@by_mouse(54)
def mouse_clear_filters(person: Mouse) -> None:
    person.click("Clear all filters")
    shows_all(person)


@by_keys(55)
def keys_group(person: Keys) -> None:
    from_bar(person, "Group", STATE)
    to_table(person)
    is_grouped(person)


def groups(person: Person) -> list[str]:
    """Return the headings of the groups."""
    sheet = people(person)
    other = sheet.column("Position")
    bands = [line for line in sheet.lines() if line.siblingAtColumn(other).data() is None]
    return [str(line.siblingAtColumn(sheet.column("Name")).data()) for line in bands]


def is_grouped(person: Person) -> None:
    """Look whether the directory stands under its States."""
    person.until(lambda: len(groups(person)) > 5, f"no groups among {people(person).texts('Name')[:5]}")
    assert len(people(person).texts("Name")) == person_count(person) + len(groups(person))


@by_mouse(55)
def mouse_group(person: Mouse) -> None:
    person.click("Group")
    person.choose_entry(STATE)
    is_grouped(person)


@by_keys(56)
def keys_fold(person: Keys) -> None:
    person.press("Ctrl+Home")
    lines = len(people(person).texts("Name"))
    person.press("Left")
    person.until(lambda: len(people(person).texts("Name")) < lines)
    person.press("Right")
    person.until(lambda: len(people(person).texts("Name")) == lines)


@by_mouse(56)
def mouse_fold(person: Mouse) -> None:
    lines = len(people(person).texts("Name"))
    band = people(person).cell(groups(person)[0], "Name")
    for wanted in (lambda now: now < lines, lambda now: now == lines):
        place = person.place_of(people(person), band)
        person.click_at(people(person).view.viewport(), QPoint(40, place.y()))
        person.until(lambda wanted=wanted: wanted(len(people(person).texts("Name"))))


@by_keys(57)
def keys_fold_all(person: Keys) -> None:
    person.press("Alt+Shift+Left")
    person.until(lambda: people(person).texts("Name") == groups(person))
    person.press("Alt+Shift+Right")
    is_grouped(person)
    from_bar(person, "Group", "Do not group")
    to_table(person)
    shows_all(person)


@by_mouse(57)
def mouse_fold_all(person: Mouse) -> None:
    person.click("Group")
    person.choose_entry("Fold all groups")
    person.until(lambda: people(person).texts("Name") == groups(person))
    person.click("Group")
    person.choose_entry("Unfold all groups")
    is_grouped(person)
    person.click("Group")
    person.choose_entry("Do not group")
    shows_all(person)
