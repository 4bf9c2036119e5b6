"""What waits for the first page of a workspace goes on when that is there, or after a while."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.runtime.tasks import TaskRunner
from ui.shell import first_page
from ui.shell.first_page import FirstPage

LONG = 60_000  # milliseconds


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[TaskRunner]:
    runner = TaskRunner(lambda error: None)
    yield runner
    runner.close()


def awaited(
    tasks: TaskRunner, patience: int, monkeypatch: pytest.MonkeyPatch
) -> tuple[FirstPage, list[bool]]:
    monkeypatch.setattr(first_page, "PATIENCE", patience)
    page, told = FirstPage(tasks, tasks), list[bool]()
    page.there.connect(lambda: told.append(tasks.busy))
    page.expect()
    return page, told


def test_a_page_that_is_read_is_waited_for(
    tasks: TaskRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = threading.Event()
    tasks.start(lambda progress: read.wait(), done=lambda _result: None)
    page, told = awaited(tasks, LONG, monkeypatch)
    with qtbot.assertNotEmitted(page.there, wait=20):
        pass
    read.set()
    qtbot.waitUntil(lambda: told == [False])
    page.expect()
    qtbot.waitUntil(lambda: told == [False, False])


def test_nothing_is_told_of_a_workspace_that_was_left(
    tasks: TaskRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, told = awaited(tasks, 10, monkeypatch)
    page.forget()
    with qtbot.assertNotEmitted(page.there, wait=40):
        pass
    assert told == []


def test_a_page_that_is_read_for_minutes_is_not_waited_for(
    tasks: TaskRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = threading.Event()
    tasks.start(lambda progress: read.wait(), done=lambda _result: None)
    page, told = awaited(tasks, 10, monkeypatch)
    try:
        qtbot.waitUntil(lambda: told == [True])
    finally:
        read.set()
    with qtbot.assertNotEmitted(page.there, wait=20):
        qtbot.waitUntil(lambda: not tasks.busy)
    assert told == [True]
