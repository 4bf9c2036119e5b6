"""The calendar, reports, the history, and the looks of everything."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItemIterator

from cica_events.domain.dates import VagueDate
from tests.journeys.driver import Person, workspace
from tests.journeys.everyday.getting_about import arrives, keys_find
from tests.journeys.everyday.meetings import DAY, seventh
from tests.journeys.everyday.mouse import Mouse
from tests.journeys.everyday.popups import Keys
from tests.journeys.everyday.steps import by_keys, by_mouse
from tests.journeys.sheet import Sheet
from ui.calendar.handles import Handle, Station
from ui.calendar.sheet_view import SheetView
from ui.toolkit.colours import colour

WEEK = dt.timedelta(days=7)
DEPARTMENT = "Change of “Department”"
CARBONNIER = "Mr. Gilles Carbonnier"


def canvas(person: Person) -> SheetView:
    """Return the sheet of the calendar."""
    return person.first(SheetView)


@by_keys(94)
def keys_year(person: Keys) -> None:
    person.press("Ctrl+3")
    person.until(lambda: bool(list(person.widgets(SheetView))))
    person.rests()
    person.press("Alt+3")
    person.until(lambda: shows(person, str(today().year)))
    person.press("Alt+1")
    person.until(lambda: shows(person, f"{today():%B %Y}"))


def today() -> dt.date:
    """Return the day of the one who works."""
    return dt.datetime.now().astimezone().date()


def shows(person: Person, period: str) -> bool:
    """Tell whether the calendar shows just this time."""
    return canvas(person).accessibleName() == f"Calendar, {period}"


@by_mouse(94)
def mouse_year(person: Mouse) -> None:
    person.go("Calendar")
    person.until(lambda: bool(list(person.widgets(SheetView))))
    person.rests()
    person.click("Year")
    person.until(lambda: shows(person, str(today().year)))
    person.click("Month")
    person.until(lambda: shows(person, f"{today():%B %Y}"))


@by_keys(95)
def keys_week(person: Keys) -> None:
    person.press("Ctrl+G")
    person.type("14 October 2027")
    person.press("Return")
    person.until(lambda: shows(person, "October 2027"))
    person.until(lambda: holds_seventh(person))
    person.press("Down")
    person.until(lambda: any("Seventh meeting" in one for one in person.here))
    person.press("Alt+Down")
    is_moved(person)


def holds_seventh(person: Person) -> bool:
    """Tell whether what is shown was read, and holds the meeting."""
    return canvas(person).box_of(Station(seventh(person).id)) is not None


def is_moved(person: Person) -> None:
    """Look whether the meeting is a week later."""
    person.until(lambda: seventh(person).date == VagueDate.of(DAY + WEEK))
    person.until(lambda: any("21 October" in name for name in handles(person)))


def handles(person: Person) -> list[str]:
    """Return what is said of the days and meetings of the calendar."""
    return [one.accessibleName() for one in person.widgets(Handle)]


@by_mouse(95)
def mouse_week(person: Mouse) -> None:
    person.click("Go to a date…")
    person.type("14 October 2027")
    person.click_go()
    person.until(lambda: shows(person, "October 2027"))
    person.until(lambda: holds_seventh(person))
    sheet = canvas(person)
    start = sheet.mapFromGlobal(sheet.place(Station(seventh(person).id)).center())
    days = (sheet.place(Station(day=DAY)), sheet.place(Station(day=DAY + WEEK)))
    person.drag_over(sheet, start, start + QPoint(0, days[1].top() - days[0].top()))
    is_moved(person)


@by_keys(96)
def keys_sentence(person: Keys) -> None:
    QGuiApplication.clipboard().clear()
    person.press("Ctrl+6")
    arrives(person, "Reports")
    person.press("Ctrl+PgDown", times=2)
    person.rests()
    person.awaits("Copy")
    person.tab_to("Copy")
    person.press("Space")
    is_copied(person)


def is_copied(person: Person) -> None:
    """Look whether the sentence is on the clipboard."""
    person.is_told("The sentence was copied.")
    assert "representative" in QGuiApplication.clipboard().text()


@by_mouse(96)
def mouse_sentence(person: Mouse) -> None:
    QGuiApplication.clipboard().clear()
    person.go("Reports")
    arrives(person, "Reports")
    person.tab("Press sentence")
    person.until(lambda: len(person.buttons("Copy")) > 0)
    person.click_on(person.buttons("Copy")[0])
    is_copied(person)


def department(person: Person) -> str:
    """Return the department of the one who was given it long ago."""
    return next(row.department for row in workspace(person).people.rows() if row.name == CARBONNIER)


def history(person: Person) -> Sheet:
    """Return what was done, the latest first."""
    return person.sheet("History")


@by_keys(97)
def keys_take_back(person: Keys) -> None:
    assert department(person) == "Cabinet"
    person.menu("Go", "History")
    arrives(person, "History")
    person.tab_to("Removed", "F6")
    person.press("Left")
    person.rests()
    person.press("Ctrl+F")
    person.type("Department")
    person.rests()
    person.until(lambda: DEPARTMENT in history(person).texts("What was done"))
    person.press("Return")
    person.down_to(DEPARTMENT)
    person.press("Ctrl+Alt+Z")
    is_taken_back(person)


def is_taken_back(person: Person) -> None:
    """Look whether only the old change is gone."""
    person.until(lambda: not department(person))
    assert seventh(person).date == VagueDate.of(DAY + WEEK)


@by_mouse(97)
def mouse_take_back(person: Mouse) -> None:
    assert department(person) == "Cabinet"
    person.go("History")
    arrives(person, "History")
    person.click("Steps")
    person.fill("Filter the history", "Department")
    person.rests()
    person.until(lambda: DEPARTMENT in history(person).texts("What was done"))
    history(person).click(DEPARTMENT, "What was done")
    person.rests()
    person.click("Take back this step")
    is_taken_back(person)


def found(person: Person) -> list[str]:
    """Return what the list of shortcuts shows, with the keys."""
    tree = person.first(QTreeWidget)
    every = QTreeWidgetItemIterator(tree)
    lines = []
    while (item := every.value()) is not None:
        if not item.isHidden():
            lines.append(f"{item.text(0)}: {item.text(1)}")
        every += 1
    return lines


@by_keys(98)
def keys_shortcut(person: Keys) -> None:
    person.press("F1")
    person.until(lambda: "Find a shortcut by what it does or by its keys" in person.here)
    person.type("fill down")
    person.until(lambda: any("Fill down: Ctrl+D" in one for one in found(person)))
    person.press("Escape")
    person.bring_to_front(person.application.window)


@by_mouse(98)
def mouse_shortcut(person: Mouse) -> None:
    person.menu("Help", "Keyboard shortcuts")
    person.click_field("Find a shortcut by what it does or by its keys")
    person.type("fill down")
    person.until(lambda: any("Fill down: Ctrl+D" in one for one in found(person)))
    person.click("Close")


def letters(person: Person) -> int:
    """Return how high a line of the interface is."""
    return person.application.window.fontMetrics().height()


@by_keys(99)
def keys_larger(person: Keys) -> None:
    usual = letters(person)
    person.press("Ctrl++")
    person.until(lambda: letters(person) > usual)
    person.press("Ctrl+0")
    person.until(lambda: letters(person) == usual)


@by_mouse(99)
def mouse_larger(person: Mouse) -> None:
    usual = letters(person)
    person.menu("View", "Size of everything", "Larger")
    person.until(lambda: letters(person) > usual)
    person.menu("View", "Size of everything", "Usual size")
    person.until(lambda: letters(person) == usual)


def is_dark(person: Person) -> bool:
    """Tell whether light words stand on a dark ground."""
    ground = person.application.window.palette().window().color()
    return ground.lightness() < 100 and colour(person.application.window.palette(), "text").lightness() > 150


@by_keys(100)
def keys_looks(person: Keys) -> None:
    for words, name in (("dark", "Theme: Dark"), ("русский", "Language: Русский")):
        keys_find(person, words, name)
        person.rests()
    stays(person)


def stays(person: Person) -> None:
    """Look whether the same page stands there, dark and in Russian, and the same step is current."""
    person.until(lambda: is_dark(person), "it is not dark")
    person.until(lambda: person.title == "История", "it is not in Russian")


@by_mouse(100)
def mouse_looks(person: Mouse) -> None:
    person.menu("View", "Theme", "Dark")
    person.menu("View", "Language", "Русский")
    person.rests()
    stays(person)
