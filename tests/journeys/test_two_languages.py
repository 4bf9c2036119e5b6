"""The same pages in more than one language: nothing is cut off, and what is not translated stays English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QTableView, QTreeView

from cica_events.i18n import _
from tests.journeys.conftest import Office
from tests.journeys.driver import Person
from tests.journeys.reading import cut_texts

TABS = ("Overview", "Delegations", "Participants", "Agenda", "Outcomes")
PAGES = ("Home", "Meetings", "People", "States and organizations", "History", "Settings")


def test_nothing_is_cut_off_in_english(person: Person) -> None:
    faults = [f"{place}: {fault}" for place in walk(person) for fault in cut_texts(person)]
    assert not faults, "\n".join(faults)


def test_a_language_that_is_only_begun_shows_the_rest_in_english(office: Office, sample: Path) -> None:
    person = office.start(sample)
    person.go("Settings")
    person.click("Қазақша (partly)")
    person.until(lambda: person.title == _("Settings") == "Баптаулар")
    person.go("Іс-шаралар")
    meetings = person.sheet("Іс-шаралар")
    assert "Күні" in meetings.headings
    assert "2023 ж. 12 желтоқсан" in meetings.texts("Күні")
    person.awaits("Filter meetings")


def walk(person: Person) -> Iterator[str]:
    """Go from page to page and dialog to dialog, stopping at each."""
    for page in PAGES:
        person.go(_(page))
        yield page
    person.open_meeting("12 2023 senior" if _("Home") == "Home" else "старших")
    for tab in TABS:
        person.tab(_(tab))
        select_first(person)
        yield tab
    person.tab(_("Participants"))
    for keys, name in (("Ctrl+I", "Import"), ("Ctrl+E", "Export"), ("Ctrl+Shift+A", "Add participant")):
        person.press(keys)
        person.until(lambda: person.window is not person.application.window)
        yield name
        person.press("Escape")
    person.go(_("Meetings"))
    person.click(_("New meeting"))
    yield "New meeting"
    person.press("Escape")


def select_first(person: Person) -> None:
    """Select the first line, so that its details are shown."""
    for view in person.widgets(QAbstractItemView):  # type: ignore[type-abstract]
        if isinstance(view, QTableView | QTreeView) and view.accessibleName():
            view.setFocus()
            person.press("Ctrl+Home")
            person.press("Down")
