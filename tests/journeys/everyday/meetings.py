"""A meeting is created, its agenda written, its programme arranged and handed out."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QMenu, QScrollArea, QWidget

from cica_events.domain.dates import VagueDate
from cica_events.queries.agenda import AgendaRow
from cica_events.queries.meetings import MeetingRow
from tests.journeys.driver import Person, plain, workspace
from tests.journeys.everyday.getting_about import SIXTH, arrives, keys_find, keys_to_part, mouse_find
from tests.journeys.everyday.mouse import Mouse
from tests.journeys.everyday.popups import Keys
from tests.journeys.everyday.sights import walk_to
from tests.journeys.everyday.steps import by_keys, by_mouse
from tests.journeys.sheet import Sheet
from ui.programme.sitting_block import SittingBlock
from ui.toolkit.month_grid import MonthGrid

SEVENTH = "Seventh meeting of the CICA Youth Council"
VAGUE = "third or fourth quarter of 2027"
DAY = dt.date(2027, 10, 14)
CALENDAR = "Calendar of youth events"
RALLY = "Rally of Volunteer Movement Leaders"
TRAY = "Agenda, and what is not yet scheduled"
OPENING = "Opening of the meeting"
NOTE = "Annotation"


def seventh(person: Person) -> MeetingRow:
    """Return the meeting that is created here."""
    return next(row for row in workspace(person).meetings.rows() if row.title == SEVENTH)


@by_keys(84)
def keys_create(person: Keys) -> None:
    person.press("Ctrl+2")
    arrives(person, "Meetings")
    person.press("Ctrl+Shift+A")
    person.awaits("Create meeting")
    person.press("Ctrl+A")
    person.type("youth")
    person.press("Tab")
    person.type(VAGUE)
    person.awaits(SEVENTH)
    person.press("Return")
    is_created(person)


def is_created(person: Person) -> None:
    """Look whether the meeting is there and shown."""
    arrives(person, SEVENTH)
    date = seventh(person).date
    assert date is not None
    assert date == VagueDate.read(VAGUE)


@by_mouse(84)
def mouse_create(person: Mouse) -> None:
    person.go("Meetings")
    person.click("New meeting")
    person.awaits("Create meeting")
    person.fill("Body", "youth")
    person.pick("Youth Council")
    person.click_field("Date, exact or vague")
    person.type(VAGUE)
    person.awaits(SEVENTH)
    person.click("Create meeting")
    is_created(person)


@by_keys(85)
def keys_precise(person: Keys) -> None:
    person.write("Date", "14 October 2027")
    person.press("Tab")
    is_precise(person)


def is_precise(person: Person) -> None:
    """Look whether the date is exact, and told under the title."""
    person.until(lambda: seventh(person).date == VagueDate.of(DAY))
    person.awaits("14 October 2027")


@by_mouse(85)
def mouse_precise(person: Mouse) -> None:
    person.click("Choose from the calendar (Alt+Down)", within=person.find("Date", QLineEdit))
    for _month in range(DAY.month - 7):
        person.click("A month on")
    grid = person.first(MonthGrid)
    first = DAY.replace(day=1).weekday()
    place = first + DAY.day - 1
    wide, high = grid.width() // 7, grid.height() // 7
    person.click_at(grid, QPoint(place % 7 * wide + wide // 2, (place // 7 + 1) * high + high // 2))
    person.click_field("Venue")
    is_precise(person)


def agenda(person: Person) -> Sheet:
    """Return the agenda."""
    return person.sheet("Agenda")


def items(person: Person) -> dict[str, AgendaRow]:
    """Return the items by their titles, which must be those shown."""
    person.rests()
    rows = workspace(person).agenda.rows(seventh(person).id)
    assert [row.title for row in rows] == agenda(person).texts("Title")
    return {row.title: row for row in rows}


def last(person: Person) -> str:
    """Return the title of the last item at the top."""
    rows = workspace(person).agenda.rows(seventh(person).id)
    return [row for row in rows if not row.parent_id][-1].title


@by_keys(86)
def keys_items(person: Keys) -> None:
    keys_to_part(person, "Agenda")
    person.press("Alt+1")
    person.press("Ctrl+End")
    for title in (CALENDAR, RALLY):
        person.press("Insert")
        person.type(title)
        person.press("Return")
        person.press("Up")
        person.rests()
    assert {CALENDAR, RALLY} <= set(items(person))


@by_mouse(86)
def mouse_items(person: Mouse) -> None:
    person.tab("Agenda")
    agenda(person).click(last(person), "Title")
    for title in (CALENDAR, RALLY):
        person.click("Add item")
        person.type(title)
    agenda(person).click(CALENDAR, "Title")
    assert {CALENDAR, RALLY} <= set(items(person))


@by_keys(87)
def keys_nest(person: Keys) -> None:
    person.press("Ctrl+Home")
    person.down_to(RALLY)
    person.press("Alt+Right")
    assert items(person)[RALLY].parent_id == items(person)[CALENDAR].id
    person.press("Alt+Left")
    assert not items(person)[RALLY].parent_id


@by_mouse(87)
def mouse_nest(person: Mouse) -> None:
    agenda(person).click(RALLY, "Title")
    person.click("Nest under the item above")
    assert items(person)[RALLY].parent_id == items(person)[CALENDAR].id
    person.click("Lift out")
    assert not items(person)[RALLY].parent_id


@by_keys(88)
def keys_move(person: Keys) -> None:
    person.press("Alt+Up")
    stands_above(person)


def stands_above(person: Person) -> None:
    """Look whether the one item stands before the other."""
    titles = list(items(person))
    assert titles.index(RALLY) == titles.index(CALENDAR) - 1


@by_mouse(88)
def mouse_move(person: Mouse) -> None:
    agenda(person).drag(RALLY, CALENDAR, part=0)
    person.until(lambda: items(person)[RALLY].order < items(person)[CALENDAR].order)
    stands_above(person)


@by_keys(89)
def keys_lines(person: Keys) -> None:
    person.push("Columns", "Shift+F6")
    person.down_to(NOTE)
    person.press("Space")
    person.press("Escape")
    person.press("Alt+1")
    person.until(agenda(person).view.hasFocus)
    walk_to(person, agenda(person), NOTE)
    person.type("By the hosts")
    person.press("Alt+Return")
    person.type("On the second day")
    person.press("Return")
    assert items(person)[RALLY].annotation == "By the hosts\nOn the second day"


@by_mouse(89)
def mouse_lines(person: Mouse) -> None:
    person.tick_column(NOTE)
    agenda(person).click(RALLY, NOTE)
    person.type("By the hosts")
    person.press("Alt+Return")
    person.type("On the second day")
    agenda(person).click(CALENDAR, "Title")
    assert items(person)[RALLY].annotation == "By the hosts\nOn the second day"


@by_keys(90)
def keys_programme(person: Keys) -> None:
    keys_find(person, "yc-6", SIXTH)
    arrives(person, SIXTH)
    keys_to_part(person, "Agenda")
    person.press("Alt+2")
    shows_day(person)


def shows_day(person: Person) -> None:
    """Look whether the sessions of the day are drawn."""
    person.rests()
    person.until(lambda: bool(blocks(person)), "no session is shown")
    assert OPENING in blocks(person)


def blocks(person: Person) -> dict[str, SittingBlock]:
    """Return the sessions drawn by their titles."""
    return {one.sitting.row.title: one for one in person.widgets(SittingBlock)}


def starts(person: Person) -> dict[str, str]:
    """Return when the sessions start, as the workspace holds it."""
    (meeting,) = [row for row in workspace(person).meetings.rows() if row.title == SIXTH]
    sittings = workspace(person).programme.read(meeting.id).sittings()
    return {one.row.title: f"{one.start:%H:%M}" for one in sittings}


@by_mouse(90)
def mouse_programme(person: Mouse) -> None:
    mouse_find(person, "yc-6", SIXTH)
    arrives(person, SIXTH)
    person.tab("Agenda")
    person.click("Programme")
    shows_day(person)


@by_keys(91)
def keys_session(person: Keys) -> None:
    person.until(lambda: isinstance(QApplication.focusWidget(), SittingBlock))
    before = starts(person)[OPENING]
    assert OPENING in " ".join(person.here)
    person.press("Alt+Down")
    is_later(person, before)


def is_later(person: Person, before: str) -> None:
    """Look whether the first session begins later than it did, and says so."""
    person.rests()
    after = starts(person)[OPENING]
    assert after > before
    assert after in " ".join((blocks(person)[OPENING].accessibleName(), blocks(person)[OPENING].text()))


@by_mouse(91)
def mouse_session(person: Mouse) -> None:
    before = starts(person)[OPENING]
    block = blocks(person)[OPENING]
    canvas = block.parentWidget()
    assert canvas is not None
    around = scrolled(canvas)
    around.ensureWidgetVisible(block, 40, 40)
    start = block.geometry().center()
    hour = block.height() * 60 // 25
    person.drag_over(canvas, start, start + QPoint(0, hour // 4))
    is_later(person, before)


def scrolled(widget: QWidget) -> QScrollArea:
    """Return what a widget is scrolled in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    assert above is not None
    return above


MATTERS = "Other matters"


def sitting_of(person: Person, title: str) -> str:
    """Return the session in which an item is."""
    (meeting,) = [row for row in workspace(person).meetings.rows() if row.title == SIXTH]
    sittings = workspace(person).programme.read(meeting.id).sittings()
    found = [one.row.title for one in sittings for item in one.items if item.row.title == title]
    return found[0] if found else ""


@by_keys(92)
def keys_put(person: Keys) -> None:
    person.tab_to(TRAY, "Shift+Tab")
    person.press("Home")
    person.down_to(MATTERS)
    person.press("Return")
    before = sitting_of(person, MATTERS)
    goal = OPENING if before != OPENING else ""
    person.choose_entry(goal)
    person.rests()
    assert sitting_of(person, MATTERS) == OPENING != before


@by_mouse(92)
def mouse_put(person: Mouse) -> None:
    tray = person.find(TRAY, QAbstractItemView)  # type: ignore[type-abstract]
    model = tray.model()
    index = next(
        one for one in (model.index(row, 0) for row in range(model.rowCount())) if one.data() == MATTERS
    )
    tray.scrollTo(index)
    before = sitting_of(person, MATTERS)
    person.click_at(tray.viewport(), tray.visualRect(index).center())
    person.click("Put into…")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    person.choose_entry(next(plain(one.text()) for one in menu.actions() if OPENING in one.text()))
    person.rests()
    assert sitting_of(person, MATTERS) == OPENING != before


@by_keys(93)
def keys_word(person: Keys) -> None:
    path = person.folder / "agenda.docx"
    keys_to_part(person, "Documents")
    person.tab_to("List of participants")
    person.press("Down")
    person.rests()
    person.tab_to("Agenda as Word…")
    person.names_file(path, lambda: person.press("Space"))
    person.is_told("agenda.docx was written")
    assert path.read_bytes().startswith(b"PK")


@by_mouse(93)
def mouse_word(person: Mouse) -> None:
    path = person.folder / "agenda.docx"
    person.tab("Documents")
    switch = next(one for one in person.choices() if plain(one.text()) == "Agenda")
    person.click_on(switch)
    person.rests()
    person.names_file(path, lambda: person.click("Agenda as Word…"))
    person.is_told("agenda.docx was written")
    assert path.read_bytes().startswith(b"PK")
