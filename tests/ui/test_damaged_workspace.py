"""A damaged workspace is told, can be looked at, and what can be saved of it is saved into a new file."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cica_events.errors import DamagedError
from cica_events.services.backups import BackupReason
from cica_events.services.workspace import open_workspace
from ui.main import Application
from ui.runtime.instance import Instance
from ui.shell.failed_state import FailedState
from ui.shell.message_card import MessageCard
from ui.shell.notices import NoticeStrip
from ui.shell.put_back_door import PutBackDoor
from ui.shell.restore_dialog import RestoreDialog

WAYS = ["Restore a backup…", "Save what can be saved…"]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def workspace(sqlite_workspace: str) -> Path:
    """A workspace file with a person whose phone number is easily found."""
    with closing(open_workspace(sqlite_workspace)) as workspace:
        workspace.people.add({"family_name": "Somebody", "phone": "+7 717 2 57 65 10"})
    return Path(sqlite_workspace)


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0x02
    path.write_bytes(content)


def offered(application: Application) -> list[str]:
    window = application.window
    cards = [*window.findChildren(MessageCard), *window.findChildren(NoticeStrip)]
    return [
        button.text()
        for card in cards
        if card.isVisible()
        for button in card.findChildren(QPushButton)
        if button.text()
    ]


def test_damage_is_told_beside_the_window_and_what_can_be_saved_is_saved(
    application: Application, workspace: Path, qtbot: QtBot
) -> None:
    flip(workspace, workspace.read_bytes().index(b"+7 717 2 57"))
    application.start(str(workspace))
    messages, lasting = application.window.messages, application.window.lasting
    qtbot.waitUntil(lambda: "is damaged: 1 place in it is not" in lasting.text, timeout=20_000)
    assert "It was last whole on" in lasting.text
    assert offered(application) == WAYS
    foot = [label.text() for label in application.window.findChildren(QLabel)]
    assert "Damaged: read-only" in foot
    opened = application.opener.workspace
    assert opened is not None
    with pytest.raises(DamagedError) as refused:
        opened.people.add({"family_name": "Other"})
    messages.close()
    application.errors.report(refused.value)
    qtbot.waitUntil(lambda: messages.text == "This workspace is damaged: nothing can be changed in it.")
    assert offered(application) == WAYS
    saved = workspace.with_name("saved.cica")
    application.ways_in.rescue.save(workspace, saved)
    qtbot.waitUntil(lambda: "1 byte was put right. Nothing is lost" in messages.text, timeout=20_000)
    assert offered(application) == ["Open it", *WAYS]
    with closing(open_workspace(saved)) as again:
        assert [row.phone for row in again.people.rows()] == ["+7 717 2 57 65 10"]


def test_damage_is_told_though_the_first_page_is_read_for_long(
    application: Application, workspace: Path, qtbot: QtBot
) -> None:
    flip(workspace, workspace.read_bytes().index(b"+7 717 2 57"))
    application.first_page.patience.setInterval(10)
    read = threading.Event()
    application.tasks.start(lambda _progress: read.wait(), done=bool)  # a page of very many people
    try:
        application.start(str(workspace))
        qtbot.waitUntil(lambda: "is damaged" in application.window.lasting.text, timeout=20_000)
    finally:
        read.set()


def test_a_workspace_with_parts_of_a_stranger_is_not_opened_and_its_records_can_be_saved(
    application: Application, workspace: Path, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(workspace)) as connection:
        connection.execute("CREATE TRIGGER greet AFTER INSERT ON person BEGIN DELETE FROM meeting; END")
    before = workspace.read_bytes()
    application.start(str(workspace))
    window = application.window
    qtbot.waitUntil(lambda: bool(window.findChildren(FailedState)), timeout=20_000)
    (state,) = window.findChildren(FailedState)
    assert any("automatic step “greet”" in label.text() for label in state.findChildren(QLabel))
    assert state.findChildren(QPushButton)[0].text() == "Save what can be saved…"
    saved = workspace.with_name("saved.cica")
    application.ways_in.rescue.save(workspace, saved)
    qtbot.waitUntil(lambda: "Left behind: automatic step “greet”" in window.messages.text, timeout=20_000)
    assert workspace.read_bytes() == before
    with closing(open_workspace(saved)) as again:
        assert [row.family_name for row in again.people.rows()] == ["Somebody"]


def press(application: Application, words: str, qtbot: QtBot) -> None:
    """Click a button of the window that says `words`."""
    buttons = application.window.findChildren(QPushButton)
    qtbot.mouseClick(next(one for one in buttons if one.isVisible() and one.text() == words), LEFT)


def restored(application: Application, qtbot: QtBot) -> str:
    """Restore what the dialog offers, and return what it says would be missing."""
    window = application.window
    qtbot.waitUntil(lambda: bool(window.findChildren(RestoreDialog)), timeout=20_000)
    (dialog,) = window.findChildren(RestoreDialog)
    qtbot.waitUntil(dialog.primary.isEnabled)
    said = dialog.missing.text()
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: "The file that was there is kept as" in window.messages.text, timeout=20_000)
    qtbot.waitUntil(lambda: application.opener.workspace is not None, timeout=20_000)
    return said


def test_two_clicks_lead_from_damage_back_to_work(
    application: Application, workspace: Path, qtbot: QtBot
) -> None:
    with closing(open_workspace(workspace)) as before:
        before.backups.take(BackupReason.WORK)
        before.people.add({"family_name": "Later", "phone": "+7 000"})
    flip(workspace, workspace.read_bytes().index(b"+7 717 2 57"))
    damaged = workspace.read_bytes()
    application.start(str(workspace))
    qtbot.waitUntil(lambda: "is damaged" in application.window.lasting.text, timeout=20_000)
    press(application, "Restore a backup…", qtbot)
    said = restored(application, qtbot)
    assert said == "1 change was made after it and would be missing:"
    opened = application.opener.workspace
    assert opened is not None
    assert [row.family_name for row in opened.people.rows()] == ["Somebody"]
    opened.people.add({"family_name": "Next"})
    kept = [path for path in workspace.parent.glob("*.cica") if path != workspace]
    assert damaged in [path.read_bytes() for path in kept]


def test_a_file_that_does_not_open_goes_back_to_its_backup(
    application: Application, workspace: Path, qtbot: QtBot
) -> None:
    with closing(open_workspace(workspace)) as before:
        before.backups.take(BackupReason.WORK)
    flip(workspace, 30)
    application.start(str(workspace))
    qtbot.waitUntil(lambda: bool(application.window.findChildren(FailedState)), timeout=20_000)
    press(application, "Restore a backup…", qtbot)
    restored(application, qtbot)


@pytest.mark.parametrize("left", [b"", bytes(8192), None], ids=["empty", "zeroed", "gone"])
def test_where_no_workspace_is_left_its_backup_is_offered(
    application: Application, workspace: Path, qtbot: QtBot, left: bytes | None
) -> None:
    with closing(open_workspace(workspace)) as before:
        before.backups.take(BackupReason.WORK)
    workspace.unlink() if left is None else workspace.write_bytes(left)
    application.start(str(workspace))
    window = application.window
    qtbot.waitUntil(lambda: bool(window.findChildren(FailedState)), timeout=20_000)
    (state,) = window.findChildren(FailedState)
    assert any("There are backups of it on this computer" in one.text() for one in state.findChildren(QLabel))
    press(application, "Restore a backup…", qtbot)
    qtbot.waitUntil(lambda: bool(window.findChildren(RestoreDialog)), timeout=20_000)
    (dialog,) = window.findChildren(RestoreDialog)
    qtbot.waitUntil(dialog.primary.isEnabled)
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: application.opener.workspace is not None, timeout=20_000)
    assert ("is kept as" in window.messages.text) == (left is not None)


def test_nothing_else_has_the_file_while_a_backup_takes_its_place(
    application: Application, workspace: Path, qtbot: QtBot
) -> None:
    with closing(open_workspace(workspace)) as before:
        before.backups.take(BackupReason.WORK)
    flip(workspace, workspace.read_bytes().index(b"+7 717 2 57"))
    application.start(str(workspace))
    window, opener = application.window, application.opener
    qtbot.waitUntil(lambda: "is damaged" in window.lasting.text, timeout=20_000)
    press(application, "Restore a backup…", qtbot)
    qtbot.waitUntil(lambda: bool(window.findChildren(RestoreDialog)), timeout=20_000)
    (dialog,) = window.findChildren(RestoreDialog)
    qtbot.waitUntil(dialog.primary.isEnabled)
    opener.close()
    elsewhere = Instance(workspace, window)
    assert elsewhere.take()
    qtbot.mouseClick(dialog.primary, LEFT)
    assert "is open in another window" in dialog.problem
    elsewhere.release()
    gate = threading.Event()
    application.tasks.start(lambda _progress: gate.wait(), done=bool)  # somebody still reads
    begun: list[object] = []
    application.tasks.started.connect(begun.append)
    qtbot.mouseClick(dialog.primary, LEFT)
    meanwhile = opener.open(str(workspace)), elsewhere.take(), len(begun)
    gate.set()
    assert meanwhile == (False, False, 0)
    qtbot.waitUntil(lambda: opener.workspace is not None, timeout=20_000)
    assert len(list(workspace.parent.glob("*replaced*.cica"))) == 1


def test_who_gives_up_a_backup_that_could_not_take_its_place_has_the_workspace_again(
    application: Application, workspace: Path, qtbot: QtBot
) -> None:
    with closing(open_workspace(workspace)) as before:
        before.backups.take(BackupReason.WORK)
    application.start(str(workspace))
    window, opener, rescue = application.window, application.opener, application.ways_in.rescue
    qtbot.waitUntil(lambda: opener.workspace is not None and not application.tasks.busy, timeout=20_000)
    elsewhere = Instance(workspace, window)

    def leave_to_another() -> None:
        rescue._back._leave()
        assert elsewhere.take()

    PutBackDoor(rescue._around, leave_to_another, window).ask(workspace, [])
    qtbot.waitUntil(lambda: bool(window.findChildren(RestoreDialog)), timeout=20_000)
    (dialog,) = window.findChildren(RestoreDialog)
    qtbot.waitUntil(dialog.primary.isEnabled)
    qtbot.mouseClick(dialog.primary, LEFT)
    assert "is open in another window" in dialog.problem
    assert opener.workspace is None
    elsewhere.release()
    dialog.reject()
    qtbot.waitUntil(lambda: opener.workspace is not None, timeout=20_000)


def test_without_a_good_backup_the_other_way_is_offered(
    application: Application, workspace: Path, qtbot: QtBot
) -> None:
    flip(workspace, 30)
    application.start(str(workspace))
    qtbot.waitUntil(lambda: bool(application.window.findChildren(FailedState)), timeout=20_000)
    press(application, "Restore a backup…", qtbot)
    messages = application.window.messages
    qtbot.waitUntil(lambda: "There is no good backup" in messages.text, timeout=20_000)
    assert offered(application) == ["Save what can be saved…"]


def test_a_file_too_damaged_to_open_offers_to_save_what_can_be_saved(
    application: Application, workspace: Path, qtbot: QtBot
) -> None:
    flip(workspace, 30)
    application.start(str(workspace))
    qtbot.waitUntil(lambda: bool(application.window.findChildren(FailedState)), timeout=20_000)
    (state,) = application.window.findChildren(FailedState)
    ways = [button.text() for button in state.findChildren(QPushButton)]
    assert ways[:2] == [
        "Restore a backup…",
        "Save what can be saved…",
    ]


def test_a_workspace_goes_out_into_an_archive_and_comes_back(
    application: Application, workspace: Path, qtbot: QtBot
) -> None:
    actions = application.window.frame_actions
    assert not actions.archive.isEnabled()
    application.start(str(workspace))
    qtbot.waitUntil(lambda: application.opener.workspace is not None, timeout=20_000)
    assert actions.archive.isEnabled()
    door, messages = application.ways_in.archive, application.window.messages
    assert application.opener.workspace is not None
    door.hand_out(application.opener.workspace, workspace.with_name("all.zip"))
    qtbot.waitUntil(lambda: "all.zip was written" in messages.text, timeout=20_000)
    door.rebuild(workspace.with_name("all.zip"), workspace.with_name("again.cica"))
    qtbot.waitUntil(lambda: "again.cica was made" in messages.text, timeout=20_000)
    with closing(open_workspace(workspace.with_name("again.cica"))) as again:
        assert [row.family_name for row in again.people.rows()] == ["Somebody"]
