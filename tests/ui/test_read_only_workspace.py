"""A workspace that can only be read is copied to another place, and the copy is opened."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cica_events.errors import StorageError
from cica_events.services.copying_file import can_only_be_read, copy_file
from cica_events.services.workspace import open_workspace
from ui.main import Application
from ui.shell.failed_state import FailedState

NOBODY = 65534

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid"), reason="permissions of this kind are those of Unix"
)


@pytest.fixture
def read_only(sqlite_workspace: str) -> Iterator[Path]:
    """A workspace that may be read and not written, also where the tests run as root."""
    with closing(open_workspace(sqlite_workspace)) as workspace:
        workspace.people.add({"family_name": "Somebody"})
    with tempfile.TemporaryDirectory() as folder:  # which others may enter, unlike those of the tests
        path = Path(shutil.copy(sqlite_workspace, folder))
        path.chmod(0o444)
        Path(folder).chmod(0o755)
        root = os.getuid() == 0
        if root:
            os.setreuid(NOBODY, -1)  # what may be done is asked for the real user
        yield path
        if root:
            os.setreuid(0, -1)


def test_a_copy_is_offered_and_opened(
    application: Application, read_only: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    before = read_only.read_bytes()
    application.start(str(read_only))
    window = application.window
    qtbot.waitUntil(lambda: bool(window.findChildren(FailedState)), timeout=20_000)
    (state,) = window.findChildren(FailedState)
    assert state.findChildren(QPushButton)[0].text() == "Copy it and open the copy…"
    target = tmp_path / "copy.cica"
    if os.geteuid() == 0:
        os.setreuid(0, -1)  # the copy lies where its owner may write
    application.ways_in.copies.copy(read_only, target)
    qtbot.waitUntil(lambda: application.opener.workspace is not None, timeout=20_000)
    opened = application.opener.workspace
    assert opened is not None
    opened.people.add({"family_name": "Next"})
    assert {row.family_name for row in opened.people.rows()} == {"Somebody", "Next"}
    assert target.stat().st_mode & 0o777 == 0o600
    assert read_only.read_bytes() == before


def test_nothing_is_written_over(read_only: Path, tmp_path: Path) -> None:
    assert can_only_be_read(read_only)
    target = tmp_path / "copy.cica"
    target.write_bytes(b"mine")
    with pytest.raises(StorageError, match="exists already"):
        copy_file(read_only, target)
    assert target.read_bytes() == b"mine"
    assert not list(tmp_path.glob(".*.tmp"))
    assert not can_only_be_read(target)  # it is no workspace
