"""A backup in a window of its own: told apart from the work, whole, and nothing in it can be changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cica_events.errors import StorageError
from cica_events.i18n import use_language
from cica_events.services.workspace import Workspace
from tests.ui.meeting_desk import Office
from tests.ui.shell_parts import settings_in
from ui.backups.backups_page import BackupsPage
from ui.backups.preview_window import PreviewWindow
from ui.main import Application
from ui.pages import ENTRIES
from ui.palette.commands import Commands
from ui.people.people_page import PeoplePage
from ui.runtime.reasons import why_not
from ui.shell.read_only_limits import CHANGING

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def application(
    qapp: QApplication, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[Application]:
    """The whole application over a workspace with one person."""
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    office.workspace.people.add({"family_name": "Somebody", "position": "Ambassador"})
    office.workspace.close()
    settings = settings_in(tmp_path)
    settings.language = "en"
    application = Application(qapp, settings, tmp_path / "data")
    application.start(str(shutil.copy(office.workspace.address.path, tmp_path / "own.cica")))
    qtbot.waitUntil(lambda: application.opener.workspace is not None, timeout=20_000)
    yield application
    application.close()
    application.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    use_language("en")


def rest(application: Application, qtbot: QtBot) -> None:
    """Wait until nothing goes on beside the window."""
    qtbot.waitUntil(lambda: not application.tasks.busy, timeout=20_000)


def looked_into(application: Application, qtbot: QtBot) -> PreviewWindow:
    """Go to the backups by their keys, make one and look into it."""
    window = application.window
    window.frame_actions.backups.trigger()
    rest(application, qtbot)
    (page,) = window.findChildren(BackupsPage)
    page.actions_of_backups.take.trigger()
    rest(application, qtbot)
    qtbot.waitUntil(lambda: page.chosen is not None)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewWindow)), timeout=20_000)
    rest(application, qtbot)
    (preview,) = window.findChildren(PreviewWindow)
    return preview


def test_every_page_is_shown_and_nothing_can_be_changed(application: Application, qtbot: QtBot) -> None:
    preview = looked_into(application, qtbot)
    assert "read-only" in preview.windowTitle()
    assert "Nothing can be changed here" in preview.banner.text()
    (backup,) = backups_of(application)
    before = backup.path.read_bytes()
    for entry in ENTRIES:
        if entry.key not in {"meeting", "backups"}:
            preview.show_page(entry.key)
            rest(application, qtbot)
            assert preview.messages.text == "", entry.key
            qtbot.waitUntil(lambda: offered(preview).isdisjoint(CHANGING))
    preview.show_page("people")
    rest(application, qtbot)
    (page,) = preview.findChildren(PeoplePage)
    person = page.table.records.rows[0].id
    page.table.select_ids([person])
    qtbot.waitUntil(lambda: not page.inspector.field("position").editor.isEnabled())
    qtbot.waitUntil(lambda: "Remove" not in offered(preview))
    assert "Filter people (Ctrl+F)" in {
        one.placeholderText() for one in preview.findChildren(QLineEdit) if one.isEnabled()
    }
    add = next(one for one in page.findChildren(QPushButton) if one.text() == "Add person")
    assert add.toolTip() == "This is a backup: nothing in it can be changed."
    assert why_not(page.add_action) == add.toolTip()
    assert not page.table.edit_record(person, "position")
    with pytest.raises(StorageError, match="This is a backup and read-only"):
        preview._workspace.people.edit([person], {"position": "Minister"})
    assert backup.path.read_bytes() == before
    qtbot.keyClick(preview, Qt.Key.Key_W, CONTROL)
    qtbot.waitUntil(lambda: not application.window.findChildren(PreviewWindow))
    assert application.settings.page != "people"  # what was looked at is not where one goes on


def test_what_is_not_available_there_exists_in_the_window() -> None:
    root = Path(__file__).parents[2] / "ui"
    sources = "\n".join(
        path.read_text("utf-8") for path in root.rglob("*.py") if path.name != "read_only_limits.py"
    )
    assert [text for text in CHANGING if f'"{text}"' not in sources and f">{text}<" not in sources] == []


def offered(window: QWidget) -> set[str]:
    """Return what the buttons of a window say that can be pressed."""
    buttons = (one for one in window.findChildren(QPushButton) if one.isVisible() and one.isEnabled())
    return {text for one in buttons for text in (one.text(), one.accessibleName())}


def backups_of(application: Application) -> list:  # type: ignore[type-arg]
    workspace = application.opener.workspace
    assert isinstance(workspace, Workspace)
    return list(workspace.backups.all())


def test_asked_for_again_the_same_window_comes_to_front(application: Application, qtbot: QtBot) -> None:
    preview = looked_into(application, qtbot)
    (page,) = [each for each in application.window.findChildren(BackupsPage) if each.window() is not preview]
    page.actions_of_backups.look.trigger()
    rest(application, qtbot)
    assert application.window.findChildren(PreviewWindow) == [preview]
    close = next(one for one in preview.findChildren(QPushButton) if one.text() == "Close the backup")
    qtbot.mouseClick(close, LEFT)
    qtbot.waitUntil(lambda: not application.window.findChildren(PreviewWindow))


def test_it_goes_with_the_window_when_the_language_changes(application: Application, qtbot: QtBot) -> None:
    looked_into(application, qtbot)
    russian = next(one for one in application.window.frame_actions.languages.actions() if one.data() == "ru")
    russian.trigger()
    old = application.window
    qtbot.waitUntil(lambda: application.window is not old)
    shown = QApplication.topLevelWidgets
    qtbot.waitUntil(lambda: not [one for one in shown() if isinstance(one, PreviewWindow)])
    rest(application, qtbot)


def test_it_goes_with_its_workspace(application: Application, qtbot: QtBot) -> None:
    looked_into(application, qtbot)
    application.window.frame_actions.close.trigger()
    qtbot.waitUntil(lambda: not application.window.findChildren(PreviewWindow))


def test_settings_menu_and_palette_lead_to_the_backups(application: Application, qtbot: QtBot) -> None:
    window = application.window
    window.show_page("settings")
    (settings,) = [one for one in window.findChildren(QPushButton) if one.text() == "Backups"]
    qtbot.mouseClick(settings, LEFT)
    assert window.place() == "backups"
    rest(application, qtbot)
    offered = [action.text() for action in window.menuBar().actions()[0].menu().actions()]
    assert offered.index("Backups") < offered.index("Restore a backup of a damaged workspace…")
    found = Commands(window, [], window.frame_actions.find)
    names = [line.text for line in found.actions]
    assert {"Backups", "Back up now"} <= set(names)
    window.frame_actions.close.trigger()
    assert not window.frame_actions.backups.isEnabled()
    assert why_not(window.frame_actions.backups) == "Open a workspace first."
