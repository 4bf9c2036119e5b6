"""Another program locks the open workspace, or puts another copy in its place: told, and opened again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cica_events.services.locking import is_locked
from cica_events.services.workspace import open_workspace
from tests.ui.meeting_desk import Office
from ui.history.history_page import HistoryPage
from ui.main import Application
from ui.participants.participants_tab import ParticipantsTab
from ui.participants.selection_details import PAUSE
from ui.people.people_page import PeoplePage
from ui.runtime import watch
from ui.shell.passphrase_dialogs import UnlockDialog
from ui.toolkit.line_editor import LineEditor

PASSPHRASE = "Kettle пингвин 7 lantern"
PATIENCE = 20_000  # milliseconds


@pytest.fixture(autouse=True)
def looked_at_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the file more often than for users: in between every page would be prepared."""
    monkeypatch.setattr(watch, "INTERVAL", 200)


def opened(application: Application, office: Office, bot: QtBot) -> Path:
    """Open the workspace of `office` in the window, and nowhere else."""
    path = office.workspace.address.path
    office.workspace.close()
    application.start(str(path))
    settled(application, bot)
    return path


def settled(application: Application, bot: QtBot) -> None:
    bot.waitUntil(
        lambda: application.opener.workspace is not None and not application.tasks.busy, timeout=PATIENCE
    )


def open_again(application: Application, bot: QtBot) -> None:
    """Take the step that is offered over the page."""
    bot.waitUntil(lambda: bool(application.window.lasting.text), timeout=PATIENCE)
    buttons = application.window.findChildren(QPushButton)
    next(each for each in buttons if each.text() == "Open it again" and each.isVisible()).click()


def lock_elsewhere(path: Path) -> None:
    command = [sys.executable, "-m", "cica_events", "passphrase", "set", str(path)]
    environment = {**os.environ, "CICA_EVENTS_NEW_PASSPHRASE": PASSPHRASE}
    subprocess.run(command, env=environment, check=False, capture_output=True)  # 1: a backup is not locked
    assert is_locked(path)


@pytest.mark.usefixtures("usual_keys")
def test_a_workspace_that_another_program_locked_asks_for_its_passphrase_and_keeps_what_was_typed(
    application: Application, office: Office, meeting: str, qtbot: QtBot
) -> None:
    path = opened(application, office, qtbot)
    window = application.window
    window.show_page("meeting", meeting_id=meeting, tab="participants")
    tab = window.findChildren(ParticipantsTab)[0]
    table = tab.table
    qtbot.waitUntil(lambda: len(table.records.shown_ids()) > 1)
    second = table.records.shown_ids()[1]
    table.select_ids([second], "family_name")
    qtbot.waitUntil(lambda: tab.inspector.ids == (second,))
    qtbot.wait(2 * PAUSE)  # until the directory was asked about the participant
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    lock_elsewhere(path)
    assert table.edit_record(second, "family_name")
    QApplication.focusWidget().setText("Halftyped")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "The passphrase of" in window.lasting.text, timeout=PATIENCE)
    open_again(application, qtbot)
    qtbot.waitUntil(
        lambda: any(each.isVisible() for each in window.findChildren(UnlockDialog)), timeout=PATIENCE
    )
    dialog = next(each for each in window.findChildren(UnlockDialog) if each.isVisible())
    dialog.passphrase.line.setText(PASSPHRASE)
    dialog.primary.click()
    settled(application, qtbot)
    assert window.lasting.text == ""

    def again() -> list[str]:
        return [each.text() for each in window.findChildren(LineEditor) if each.isVisible()]

    qtbot.waitUntil(lambda: "Halftyped" in again(), timeout=PATIENCE)
    assert b"Halftyped" not in b"".join(each.read_bytes() for each in path.parent.rglob("*.ini"))


def test_another_copy_written_over_the_open_file_is_told_and_shown_when_opened_again(
    application: Application, office: Office, meeting: str, qtbot: QtBot
) -> None:
    workspace = office.workspace.address.path
    copy = workspace.with_name("copy.cica")
    shutil.copyfile(workspace, copy)
    with_more = open_workspace(copy)
    with_more.people.add({"family_name": "Elsewhere"})
    with_more.close()
    path = opened(application, office, qtbot)
    assert application.opener.workspace is not None
    application.opener.workspace.people.add({"family_name": "Here"})
    shutil.copyfile(copy, path)
    qtbot.waitUntil(lambda: "replaced by another copy" in application.window.lasting.text, timeout=PATIENCE)
    assert application.window.messages.text != application.window.lasting.text
    open_again(application, qtbot)
    settled(application, qtbot)
    names = {row.family_name for row in application.opener.workspace.people.rows()}
    assert "Elsewhere" in names
    assert "Here" not in names
    assert application.window.lasting.text == ""


def test_what_has_no_field_any_more_is_told_and_can_be_copied(
    application: Application,
    office: Office,
    meeting: str,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = office.workspace.address.path
    copy = Path(shutil.copy(path, path.with_name("copy.cica")))
    opened(application, office, qtbot)
    assert application.opener.workspace is not None
    person = application.opener.workspace.people.add({"family_name": "Here"})
    window = application.window
    window.show_page("people")
    table = window.findChildren(PeoplePage)[0].table
    qtbot.waitUntil(lambda: table.has_record(person), timeout=PATIENCE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shutil.copyfile(copy, path)
    assert table.edit_record(person, "family_name")
    QApplication.focusWidget().setText("Halftyped")  # type: ignore[union-attr]
    monkeypatch.setattr("ui.shell.standing.LOOKS", 10)
    open_again(application, qtbot)
    settled(application, qtbot)
    qtbot.waitUntil(lambda: window.messages.text.endswith("not saved: Halftyped"), timeout=PATIENCE)
    next(
        each for each in window.findChildren(QPushButton) if each.text() == "Copy" and each.isVisible()
    ).click()
    assert QApplication.clipboard().text() == "Halftyped"


class Shows(QObject):
    """Counts how often what it filters is shown."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let each event pass."""
        self.count += event.type() == QEvent.Type.Show
        return False


def test_no_page_is_shown_once_more_while_the_workspace_is_left(
    application: Application, office: Office, qtbot: QtBot
) -> None:
    opened(application, office, qtbot)
    for key in ("history", "people", "home"):
        application.window.show_page(key)
    page = application.window.findChildren(HistoryPage)[0]
    watch = Shows(page)
    page.installEventFilter(watch)
    application.ways_in.close_workspace()
    assert watch.count == 0
