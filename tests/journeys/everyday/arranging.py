"""Sorting, filtering, grouping and columns: the directory is arranged, and returns."""

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
from tests.journeys.sheet import CONTROL, SHIFT
from ui.toolkit.record_header import RecordHeader

STATE, ORGANIZATION, EMAIL = "State or organization", "Organization", "E-mail"
VIEW = "For the invitations"
HERE = "Menu of the current column"


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
    heading_menu(person, STATE, "Sort upwards")
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
