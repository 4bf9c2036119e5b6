"""The folder that is proposed for a file to be written: the one used last, else one that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office
from tests.ui.people_at_meeting import attended_meeting
from ui.shell.export_dialog import open_export
from ui.toolkit.file_dialogs import FileDialogs


def test_the_folder_that_was_typed_is_proposed_for_the_next_export(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    parent, meeting_id, folder = QWidget(), attended_meeting(office), tmp_path / "to send"
    qtbot.addWidget(parent)
    folder.mkdir()
    dialog = open_export(office.desk, "participants", meeting_id, parent)
    dialog.file.set_path(folder / "list.xlsx")
    dialog.primary.click()
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)
    assert (folder / "list.xlsx").is_file()
    following = open_export(office.desk, "agenda", meeting_id, parent)
    assert following.file.path().parent == folder


def test_a_home_without_documents_is_proposed_itself(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(tmp_path / "Documents")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: place)
    dialogs = FileDialogs(office.desk.settings, "export")
    assert dialogs.folder() == Path.home()
    Path(place).mkdir()
    assert dialogs.folder() == Path(place)
