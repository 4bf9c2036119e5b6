"""Long work beside the window: delivered on the GUI thread, held until then, stopped when asked."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cica_events.progress import Progress
from ui.runtime import tasks
from ui.runtime.changes import ChangeRelay
from ui.runtime.tasks import AT_ONCE, Task, TaskRunner, _run
from ui.shell.progress import ProgressStrip


@pytest.fixture
def reported() -> list[BaseException]:
    return []


@pytest.fixture
def runner(qapp: QApplication, reported: list[BaseException]) -> Iterator[TaskRunner]:
    runner = TaskRunner(reported.append)
    yield runner
    runner.close()


def test_work_that_ends_after_its_window_went_is_told_to_nobody(qapp: QApplication) -> None:
    runner = TaskRunner(lambda _error: None)
    ended, done = runner._ended, list[int]()
    shiboken6.delete(runner)
    _run([Task(lambda _step: done.append(1), "", lambda _result, _error: None)], ended, 1)
    assert done == [1]


def test_a_result_arrives_on_the_gui_thread_though_nobody_holds_the_task(
    runner: TaskRunner, qtbot: QtBot
) -> None:
    seen: list[tuple[int, int]] = []
    runner.start(
        lambda _step: threading.get_ident(), done=lambda at: seen.append((at, threading.get_ident()))
    )
    gc.collect()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != threading.get_ident()
    assert seen[0][1] == threading.get_ident()


@pytest.mark.parametrize("fails", [False, True])
def test_what_the_work_held_is_let_go_of_on_the_gui_thread(
    runner: TaskRunner, qtbot: QtBot, reported: list[BaseException], fails: bool
) -> None:
    """A widget that is freed in another thread takes the program with it."""
    freed: list[int] = []
    delivered = threading.Event()

    def linger(_frame: object, event: str, function: object) -> None:
        """Hold the thread up after it has told its end, as a busy machine does."""
        if event == "c_return" and getattr(function, "__name__", "") == "emit":
            delivered.wait(10)

    held = Held(freed, linger, fails)
    runner.start(held.work, done=held.take)
    del held
    qtbot.waitUntil(lambda: not runner.busy)
    reported.clear()
    delivered.set()
    runner.close()
    assert freed == [threading.get_ident()]


class Held:
    """Something that a task holds by its work and by who waits for it; it notes in which thread it goes."""

    def __init__(self, freed: list[int], linger: Callable[..., None], fails: bool) -> None:
        self._freed, self._linger, self._fails = freed, linger, fails

    def __del__(self) -> None:
        self._freed.append(threading.get_ident())

    def work(self, _progress: Progress) -> None:
        sys.setprofile(self._linger)
        if self._fails:
            raise ValueError("no")

    def take(self, _result: None) -> None:
        assert not self._fails


def test_a_failure_goes_to_who_started_the_work(
    runner: TaskRunner, qtbot: QtBot, reported: list[BaseException]
) -> None:
    failures: list[BaseException] = []
    runner.start(fail, done=unexpected, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert str(failures[0]) == "no"
    assert not reported


def test_a_failure_nobody_waits_for_is_reported(
    runner: TaskRunner, qtbot: QtBot, reported: list[BaseException]
) -> None:
    runner.start(fail, done=unexpected)
    qtbot.waitUntil(lambda: bool(reported))
    assert isinstance(reported[0], ValueError)


def test_an_error_that_is_no_exception_is_reported_too(
    runner: TaskRunner, qtbot: QtBot, reported: list[BaseException]
) -> None:
    class Panic(BaseException):
        pass

    def work(_progress: Progress) -> None:
        raise Panic

    runner.start(work, done=unexpected)
    qtbot.waitUntil(lambda: bool(reported))
    assert isinstance(reported[0], Panic)


def test_cancelled_work_stops_at_its_next_step_and_is_no_failure(
    runner: TaskRunner, qtbot: QtBot, reported: list[BaseException]
) -> None:
    begun = threading.Event()
    stopped: list[bool] = []
    task = runner.start(until_cancelled(begun), done=unexpected, cancelled=lambda: stopped.append(True))
    assert begun.wait(5)
    task.cancel()
    qtbot.waitUntil(lambda: bool(stopped))
    assert not reported
    assert not runner.busy


def test_progress_is_told_a_few_times_a_second_and_at_the_end(runner: TaskRunner, qtbot: QtBot) -> None:
    go = threading.Event()
    steps: list[tuple[int, int]] = []
    finished: list[object] = []

    def work(progress: Progress) -> None:
        go.wait(5)
        for step in range(1, 20_001):
            progress(step, 20_000)

    task = runner.start(work, done=finished.append)
    task.progressed.connect(lambda done, total: steps.append((done, total)))
    go.set()
    qtbot.waitUntil(lambda: bool(finished))
    assert steps[-1] == (20_000, 20_000)
    assert len(steps) < 200


def test_nothing_is_delivered_to_a_page_that_is_gone(runner: TaskRunner, qtbot: QtBot) -> None:
    import shiboken6

    page = QObject()
    go = threading.Event()
    runner.start(lambda _step: go.wait(5), done=unexpected, owner=page)
    shiboken6.delete(page)
    go.set()
    qtbot.waitUntil(lambda: not runner.busy)


def test_the_runner_is_busy_until_the_last_task_is_delivered(runner: TaskRunner, qtbot: QtBot) -> None:
    told: list[bool] = []
    runner.busy_changed.connect(told.append)
    runner.start(lambda _step: None, done=lambda _result: None)
    runner.start(lambda _step: None, done=lambda _result: None)
    assert runner.busy
    qtbot.waitUntil(lambda: not runner.busy)
    assert told == [True, False]


class OfTwoProcessors(QThreadPool):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setMaxThreadCount(2)


def test_short_work_does_not_wait_for_long_work(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "QThreadPool", OfTwoProcessors)
    runner, ended, told = TaskRunner(unexpected), threading.Event(), list[str]()
    for _each in range(AT_ONCE - 1):
        runner.start(lambda progress: ended.wait(), done=lambda _result: told.append("long"))
    try:
        runner.start(lambda progress: None, done=lambda _result: told.append("short"))
        qtbot.waitUntil(lambda: told == ["short"])
    finally:
        ended.set()
    qtbot.waitUntil(lambda: not runner.busy)


def test_closing_stops_the_work_and_waits_for_it(qapp: QApplication) -> None:
    begun, ended = threading.Event(), threading.Event()
    runner = TaskRunner(unexpected)

    def work(progress: Progress) -> None:
        try:
            until_cancelled(begun)(progress)
        finally:
            ended.set()

    runner.start(work, done=unexpected)
    assert begun.wait(5)
    runner.close()
    assert ended.is_set()


def test_titled_work_that_takes_long_is_shown_and_can_be_cancelled(runner: TaskRunner, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QLabel, QPushButton, QWidget

    area = QWidget()
    qtbot.addWidget(area)
    strip = ProgressStrip(runner, area)
    area.show()
    begun = threading.Event()
    stopped: list[bool] = []
    runner.start(
        until_cancelled(begun),
        done=unexpected,
        cancelled=lambda: stopped.append(True),
        title="Importing participants",
    )
    qtbot.waitUntil(strip.isVisible)
    assert "Importing participants" in strip.findChildren(QLabel)[0].text()
    qtbot.mouseClick(strip.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(stopped))
    assert not strip.isVisible()


def test_untitled_work_is_not_shown(runner: TaskRunner, qtbot: QtBot) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

    area = QWidget()
    qtbot.addWidget(area)
    strip = ProgressStrip(runner, area)
    waiting = strip.findChildren(QTimer)[0]
    go = threading.Event()
    runner.start(lambda _step: go.wait(5), done=lambda _result: None)
    assert not waiting.isActive()
    runner.start(lambda _step: go.wait(5), done=lambda _result: None, title="Importing participants")
    assert waiting.isActive()
    go.set()
    qtbot.waitUntil(lambda: not runner.busy)


def test_work_that_is_known_to_be_long_is_shown_at_once(runner: TaskRunner, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    area = QWidget()
    qtbot.addWidget(area)
    strip = ProgressStrip(runner, area)
    area.show()
    go = threading.Event()
    runner.start(lambda _step: go.wait(5), done=lambda _result: None, title="Undo: import", long=True)
    assert strip.isVisible()
    go.set()
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_a_change_from_another_thread_arrives_on_the_gui_thread(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    relay = ChangeRelay()
    seen: list[tuple[object, int]] = []
    relay.changed.connect(lambda changes: seen.append((changes, threading.get_ident())))
    thread = threading.Thread(target=relay.publish, args=("changes",))
    thread.start()
    thread.join()
    assert not seen
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("changes", threading.get_ident())]


def test_a_change_from_the_gui_thread_arrives_at_once(qapp: QApplication) -> None:
    relay = ChangeRelay()
    seen: list[object] = []
    relay.changed.connect(seen.append)
    relay.publish("changes")
    assert seen == ["changes"]


def fail(_progress: Progress) -> None:
    raise ValueError("no")


def unexpected(_result: object) -> None:
    raise AssertionError("must not be called")


def until_cancelled(begun: threading.Event):  # type: ignore[no-untyped-def]
    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress(0, 1)

    return work
