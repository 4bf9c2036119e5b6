"""The window notices what another program changed in the open workspace."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cica_events.errors import StorageError
from cica_events.services.reach import Reach
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


def test_a_workspace_that_goes_and_comes_back_is_told_once_each(
    tasks: TaskRunner, sqlite_workspace: str, qtbot: QtBot
) -> None:
    file = Path(sqlite_workspace)
    away = file.with_name("away")
    with closing(open_workspace(file)) as workspace:
        watch, told = Watch(tasks, tasks), []
        watch.lost.connect(lambda error: told.append(str(error)))
        watch.back.connect(lambda: told.append("back"))
        watch.follow(Reach(workspace).look)
        look(watch, tasks, qtbot)
        file.rename(away)
        for _turn in range(3):
            look(watch, tasks, qtbot)
        assert told == ["“test.cica” cannot be reached: its drive or folder is away."]
        with pytest.raises(StorageError):
            workspace.people.add({"family_name": "Somebody"})
        away.rename(file)
        look(watch, tasks, qtbot)
        assert told[1:] == ["back"]
        workspace.people.add({"family_name": "Somebody"})
        watch.follow(None)
    tasks.close()


def test_a_copy_put_in_the_place_of_the_file_is_read_from_then_on(sqlite_workspace: str) -> None:
    file = Path(sqlite_workspace)
    with closing(open_workspace(file)) as workspace:
        reach = Reach(workspace)
        reach.look()
        copy = file.with_name("copy.cica")
        copy.write_bytes(file.read_bytes())
        with closing(open_workspace(copy)) as other:
            other.people.add({"family_name": "Elsewhere"})
        copy.replace(file)
        with pytest.raises(StorageError):
            workspace.people.add({"family_name": "Nowhere"})
        reach.look()
        workspace.people.add({"family_name": "Somebody"})
        assert {row.family_name for row in workspace.people.rows()} == {"Elsewhere", "Somebody"}


def test_when_another_copy_lies_where_the_workspace_was_that_is_told_too(
    tasks: TaskRunner, qtbot: QtBot
) -> None:
    told: list[str] = []
    reasons = ["Away.", "Away.", "Away.", "Replaced.", "Replaced."]

    def fail() -> int:
        raise StorageError(reasons.pop(0))

    watch = Watch(tasks, tasks)
    watch.lost.connect(lambda error: told.append(str(error)))
    watch.follow(fail)
    while reasons:
        look(watch, tasks, qtbot)
    assert told == ["Away.", "Replaced."]
    watch.follow(None)
    tasks.close()


def look(watch: Watch, tasks: TaskRunner, qtbot: QtBot) -> None:
    """Let the watch look once and wait until it has."""
    watch.look()
    qtbot.waitUntil(lambda: not tasks.busy)
