"""Backups while one works: due ones are made beside the window, and what goes wrong is told once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cica_events.services.backups import BackupReason
from cica_events.services.workspace import Workspace, open_workspace
from ui.runtime.icons import Icons
from ui.runtime.tasks import Task, TaskRunner
from ui.runtime.theme import Theme
from ui.shell.backing_up import BackingUp
from ui.shell.messages import Messages


@pytest.fixture
def workspace(sqlite_workspace: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Open a workspace whose backups go to a folder of the test."""
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    with closing(open_workspace(sqlite_workspace)) as opened:
        yield opened


@pytest.fixture
def messages(qapp: QApplication, qtbot: QtBot) -> Iterator[Messages]:
    """Show messages over a window."""
    area, theme = QWidget(), Theme(qapp)
    qtbot.addWidget(area)
    area.show()
    yield Messages(Icons(theme), area)
    theme.deleteLater()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    """Run tasks."""
    runner = TaskRunner(lambda error: pytest.fail(str(error)))
    yield runner
    runner.close()


def test_one_is_made_when_due_and_trouble_is_told_once(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, messages: Messages
) -> None:
    backing_up = BackingUp(tasks, lambda: messages, messages)

    def look() -> None:
        backing_up.look()
        qtbot.waitUntil(lambda: not tasks.busy)

    backing_up.follow(workspace)
    look()
    assert workspace.backups.all() == []
    workspace.people.add({"family_name": "First"})
    place = workspace.backups.folder.parent
    place.write_text("a file where the folder should be")
    look()
    assert messages.text.startswith("No backup of “test” could be made")
    messages.close()
    look()
    assert messages.text == ""
    place.unlink()
    look()
    assert messages.text == "A backup could be made again."
    assert [backup.reason for backup in workspace.backups.all()] == [BackupReason.WORK]
    backing_up.follow(None)
    look()


def test_what_was_stopped_leaves_what_came_after_it(
    qtbot: QtBot,
    workspace: Workspace,
    tasks: TaskRunner,
    messages: Messages,
    sqlite_template: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace.people.add({"family_name": "First"})
    backing_up = BackingUp(tasks, lambda: messages, messages)
    started: list[Task] = []
    tasks.started.connect(started.append)
    backing_up.follow(workspace)
    backing_up.look()
    with closing(open_workspace(sqlite_template)) as other:
        gate = threading.Event()
        monkeypatch.setattr(other.backups, "due", gate.wait)
        backing_up.follow(other)
        tasks.busy_changed.connect(lambda busy: backing_up.look() if len(started) < 2 else None)
        qtbot.waitUntil(lambda: len(started) == 2)
        backing_up.follow(None)
        gate.set()
        assert started[1].cancelled
        qtbot.waitUntil(lambda: not tasks.busy)


def test_an_unexpected_error_is_reported_once_and_not_shown_as_words(
    qtbot: QtBot, workspace: Workspace, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[BaseException] = []
    tasks = TaskRunner(reported.append, messages)
    backing_up = BackingUp(tasks, lambda: messages, messages)
    backing_up.follow(workspace)

    def fail() -> bool:
        raise KeyError("nobody")

    monkeypatch.setattr(workspace.backups, "due", fail)
    for _time in range(2):
        backing_up.look()
        qtbot.waitUntil(lambda: not tasks.busy)
    assert [type(error) for error in reported] == [KeyError]
    assert messages.text == ""
    backing_up.follow(None)
    tasks.close()
