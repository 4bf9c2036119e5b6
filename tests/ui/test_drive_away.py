"""A workspace whose drive or folder goes away and comes back: what is told of it, and the ways on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cica_events.errors import StorageError
from tests.ui.test_shell_application import failed, opened
from ui.main import Application
from ui.runtime.instance import Instance


def test_a_file_let_go_of_while_its_drive_was_away_can_be_taken_again(tmp_path: Path) -> None:
    drive, away = tmp_path / "drive", tmp_path / "away"
    drive.mkdir()
    first = Instance(drive / "a.cica")
    assert first.take()
    drive.rename(away)
    first.release()
    away.rename(drive)
    assert list(drive.iterdir()), "nothing was left over"
    second = Instance(drive / "a.cica")
    assert second.take()
    assert not Instance(drive / "a.cica").take()
    (tmp_path / "way").symlink_to(drive)
    other = Instance(tmp_path / "way" / "a.cica")
    assert not other.take()
    other.release()
    assert not Instance(drive / ".." / "drive" / "a.cica").take()
    second.release()


def test_a_workspace_whose_folder_was_away_opens_by_trying_again(
    application: Application, sqlite_workspace: str, tmp_path: Path, qtbot: QtBot
) -> None:
    drive, away = tmp_path / "drive", tmp_path / "away"
    away.mkdir()
    (away / "Office.cica").write_bytes(Path(sqlite_workspace).read_bytes())
    application.start(str(drive / "Office.cica"))
    state = failed(application, qtbot)
    assert any("nor is the folder" in label.text() for label in state.findChildren(QLabel))
    away.rename(drive)
    next(each for each in state.findChildren(QPushButton) if each.text() == "Try again").click()
    opened(application, qtbot)


def test_a_folder_that_cannot_be_looked_at_is_told_like_one_that_is_away(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    application.start(str(tmp_path / ("x" * 300) / "Office.cica"))
    state = failed(application, qtbot)
    assert any(each.text() == "Try again" for each in state.findChildren(QPushButton))


def test_what_went_wrong_in_a_workspace_is_not_told_after_it_is_left(
    application: Application, sqlite_workspace: str, qtbot: QtBot
) -> None:
    application.start(sqlite_workspace)
    opened(application, qtbot)
    application.errors.report(StorageError("It cannot be reached."))
    assert application.window.messages.text == "It cannot be reached."
    application.ways_in.close_workspace()
    qtbot.waitUntil(lambda: application.window.messages.text == "")
