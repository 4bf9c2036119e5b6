"""The same pages in English and in Russian: nothing is cut off, nothing is left untranslated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView, QTreeView

from cica_events.i18n import _
from tests import test_translations
from tests.journeys.conftest import LAPTOP, Office
from tests.journeys.driver import Person, workspace
from tests.journeys.reading import Untranslated, cut_texts

TABS = ("Overview", "Delegations", "Participants", "Agenda", "Outcomes")
PAGES = ("Home", "Meetings", "People", "States and organizations", "History", "Settings")


def test_nothing_is_cut_off_in_english(person: Person) -> None:
    faults = [f"{place}: {fault}" for place in walk(person) for fault in cut_texts(person)]
    assert not faults, "\n".join(faults)


def test_nothing_is_cut_off_or_left_in_english_in_russian(office: Office, sample: Path) -> None:
    untranslated = russian()
    person = office.start(sample)
    person.go("Settings")
    person.click("Русский")
    person.until(lambda: person.title == _("Settings") != "Settings")
    person.application.window.setGeometry(0, 0, *LAPTOP)
    faults = []
    for place in walk(person):
        faults += [f"{place}: {fault}" for fault in cut_texts(person)]
        faults += [f"{place}: {text!r} is English" for text in untranslated.among(read(person))]
    assert not faults, "\n".join(faults)


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


def read(person: Person) -> Iterator[str]:
    """Return every text of the program in front, headings and menus with them, but nothing that was typed."""
    typed = {line.text() for line in person.widgets(QLineEdit)}
    typed |= {step.label for step in workspace(person).history.steps(10)}
    yield from (text for text in person.texts() if text not in typed)
    for action in person.application.window.menuBar().actions():
        yield action.text()
    for view in person.widgets(QAbstractItemView):  # type: ignore[type-abstract]
        if isinstance(view, QTableView | QTreeView) and view.accessibleName():
            yield from person.sheet(view.accessibleName()).headings


def russian() -> Untranslated:
    """Return what finds English texts."""
    catalogue = test_translations.catalogue("ru")
    return Untranslated((id_, text) for _message, id_, text in test_translations.translated(catalogue))
