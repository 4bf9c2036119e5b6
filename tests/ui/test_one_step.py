"""A step over many records is done beside the window, one over few at once, and never two together."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cica_events.errors import ConflictError
from ui.runtime.tasks import TaskRunner
from ui.shell.one_step import FEW, OneStep


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[TaskRunner]:
    failures: list[BaseException] = []
    runner = TaskRunner(failures.append)
    yield runner
    runner.close()
    assert not failures


class Told:
    """What became of steps, and the threads in which they were done."""

    def __init__(self) -> None:
        self.threads: list[int] = []
        self.done = 0
        self.refused: list[str] = []

    def act(self) -> None:
        self.threads.append(threading.get_ident())

    def refuse(self) -> None:
        self.act()
        raise ConflictError("Somebody else was quicker.")

    def note(self) -> None:
        self.done += 1

    def hear(self, error: BaseException) -> None:
        self.refused.append(str(error))


def test_few_records_are_changed_at_once(tasks: TaskRunner) -> None:
    owner, told = QObject(), Told()
    OneStep(tasks, owner)(FEW, told.act, told.note, told.hear)
    assert (told.done, told.threads) == (1, [threading.get_ident()])


def test_many_records_are_changed_beside_the_window_once(qtbot: QtBot, tasks: TaskRunner) -> None:
    owner, told = QObject(), Told()
    step = OneStep(tasks, owner)
    for _press in range(2):
        step(FEW + 1, told.act, told.note, told.hear)
    assert told.done == 0
    qtbot.waitUntil(lambda: told.done == 1)
    assert len(told.threads) == 1
    assert told.threads != [threading.get_ident()]
    step(1, told.act, told.note, told.hear)
    assert told.done == 2


@pytest.mark.parametrize("count", [1, FEW + 1])
def test_who_asked_hears_why_nothing_was_done(qtbot: QtBot, tasks: TaskRunner, count: int) -> None:
    owner, told = QObject(), Told()
    step = OneStep(tasks, owner)
    step(count, told.refuse, told.note, told.hear)
    qtbot.waitUntil(lambda: told.refused == ["Somebody else was quicker."])
    assert told.done == 0
    assert not step.busy
