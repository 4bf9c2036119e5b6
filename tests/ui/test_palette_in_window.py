"""The palette opens by its keys in the whole window, and leads to where the record is selected."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from cica_events.i18n import use_language
from cica_events.services.workspace import open_workspace
from tests.ui.shell_parts import settings_in
from ui.main import Application
from ui.palette.commands import Commands
from ui.palette.lines import Line
from ui.palette.panel import PalettePanel
from ui.palette.parts import PARTS
from ui.people.add_person_dialog import AddPersonDialog

Key = Qt.Key


@pytest.fixture
def application(qapp: QApplication, qtbot: QtBot, template: Path, tmp_path: Path) -> Iterator[Application]:
    """The window with a workspace that holds a person."""
    path = shutil.copy(template, tmp_path / "work.cica")
    with closing(open_workspace(path)) as workspace:
        workspace.people.add({"given_name": "Nazira", "family_name": "Nurbayeva"})
    settings = settings_in(tmp_path)
    settings.language = "en"
    application = Application(qapp, settings, tmp_path / "data")
    application.start(str(path))
    qtbot.waitUntil(lambda: application.window.current_page() is not None)
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    yield application
    application.close()
    application.deleteLater()
    use_language("en")


def opened(application: Application, qtbot: QtBot) -> PalettePanel:
    QTest.keyClick(application.window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    panel = application.palette.panel
    assert panel is not None
    qtbot.waitUntil(panel.isVisible)
    return panel


def test_the_person_who_was_found_is_selected_on_the_page(application: Application, qtbot: QtBot) -> None:
    panel = opened(application, qtbot)
    QTest.keyClicks(panel.field, "nazira")
    QTest.keyClick(panel.field, Key.Key_Return)
    window = application.window
    qtbot.waitUntil(lambda: type(window.current_page()).__name__ == "PeoplePage")
    page = window.current_page()
    qtbot.waitUntil(lambda: len(page.table.selected_ids()) == 1)  # type: ignore[union-attr]  # it is the page of people
    panel = opened(application, qtbot)
    first = next(entry for entry in panel.model.entries if isinstance(entry, Line))
    assert first.text == "Nazira Nurbayeva"  # opened lately


def test_pages_and_settings_are_gone_to(application: Application, qtbot: QtBot) -> None:
    panel = opened(application, qtbot)
    texts = [entry.text for entry in panel.model.entries if isinstance(entry, Line)]
    assert {"Meetings", "People", "Theme: Dark", "Settings"} <= set(texts)
    QTest.keyClicks(panel.field, "states")
    QTest.keyClick(panel.field, Key.Key_Return)
    qtbot.waitUntil(lambda: type(application.window.current_page()).__name__ == "PartiesPage")


def test_the_keys_close_it_again(application: Application, qtbot: QtBot) -> None:
    panel = opened(application, qtbot)
    with qtbot.waitSignal(panel.destroyed):
        QTest.keyClick(panel.field, Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_a_dialog_that_waits_says_why_it_does_not_open(application: Application, qtbot: QtBot) -> None:
    dialog = QDialog(application.window)
    field = QLineEdit("Written already", dialog)
    dialog.open()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(QToolTip.isVisible)
    assert QToolTip.text().startswith("First finish or close this dialog")
    assert application.palette.panel is None
    assert field.text() == "Written already"
    QToolTip.hideText()
    dialog.close()


def test_the_actions_of_the_window_have_icons_of_their_own(application: Application, qtbot: QtBot) -> None:
    panel = opened(application, qtbot)
    icons = {entry.text: entry.icon for entry in panel.model.entries if isinstance(entry, Line)}
    assert (icons["Settings"], icons["New workspace…"], icons["Theme: Dark"]) == (
        "settings",
        "file-plus",
        "sun-moon",
    )


def test_whatever_is_not_possible_says_why(application: Application, qtbot: QtBot) -> None:
    window, workspace = application.window, application.opener.workspace
    assert workspace is not None
    meeting = workspace.meetings.create(workspace.meetings.plan("SOC", VagueDate.parse("2023-12-12")))
    places: list[tuple[str, dict[str, str]]] = [
        *((page, {}) for page in ("meetings", "calendar", "people", "parties", "history")),
        *(
            ("meeting", {"meeting_id": meeting, "tab": tab})
            for tab in ("participants", "agenda", "documents", "outcomes")
        ),
    ]
    silent = set()
    for page, args in places:
        window.show_page(page, **args)
        qtbot.waitUntil(lambda: not application.tasks.busy)
        impossible = Commands(window, (), QAction(window)).impossible
        assert impossible
        silent |= {(page, line.text) for line in impossible if line.detail == "Not possible just now."}
    assert silent == set()


def test_what_other_pages_hold_is_found_and_done_from_anywhere(
    application: Application, qtbot: QtBot
) -> None:
    window = application.window
    for typed, found in (
        ("press", "Reports: Press sentence"),
        ("participation map", "Reports: Participation map"),
        ("zoom", "Settings: Size of everything"),
        ("язык", "Settings: Language"),
        ("calendar year", "Calendar: Year"),
        ("ics", "Calendar: Calendar file…"),
        ("import", "Meetings: Import a list of participants"),
        ("merge", "People: Find duplicates"),
    ):
        panel = opened(application, qtbot)
        panel.field.setText(typed)
        assert found in [entry.text for entry in panel.model.entries if isinstance(entry, Line)], typed
        panel.close_palette()
    panel = opened(application, qtbot)
    QTest.keyClicks(panel.field, "add person")
    QTest.keyClick(panel.field, Key.Key_Return)
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(AddPersonDialog)))
    next(dialog for dialog in window.findChildren(AddPersonDialog) if dialog.isVisible()).reject()
    for part in PARTS:
        window.show_page(part.page, **part.args)
        page = window.current_page()
        assert page is not None
        offered = {action.text() for action in page.findChildren(QAction) if action.isEnabled()}
        assert not part.act or part.act in offered, part.act
        assert page.way_back().items() >= part.args.items() or part.page == "people"
