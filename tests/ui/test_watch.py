"""The window notices what another program changed in the open workspace."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cica_events.errors import StorageError
from cica_events.services.workspace import open_workspace
from ui.runtime.tasks import TaskRunner
from ui.runtime.watch import Watch


@pytest.fixture
def tasks(qapp: QApplication) -> TaskRunner:
    return TaskRunner(lambda _error: None)


def test_a_change_of_another_program_is_told(tasks: TaskRunner, sqlite_workspace: str, qtbot: QtBot) -> None:
    with (
        closing(open_workspace(Path(sqlite_workspace))) as workspace,
        closing(open_workspace(Path(sqlite_workspace))) as other,
    ):
        told: list[str] = []
        workspace.catch_up()
        workspace.subscribe(lambda changes: told.append(changes.label))
        other.people.add({"family_name": "Somebody"})
        watch = Watch(tasks, tasks)
        watch.follow(workspace.catch_up)
        watch.look()
        qtbot.waitUntil(lambda: told == ["New person"])
        watch.follow(None)
        tasks.close()


def test_a_look_that_fails_is_tried_again(tasks: TaskRunner, qtbot: QtBot) -> None:
    looks: list[int] = []

    def fail() -> int:
        looks.append(1)
        raise StorageError("The server does not answer.")

    watch = Watch(tasks, tasks)
    watch.follow(fail)
    for count in (1, 2):
        watch.look()
        qtbot.waitUntil(lambda count=count: len(looks) == count and not tasks.busy)
    watch.follow(None)
    tasks.close()
