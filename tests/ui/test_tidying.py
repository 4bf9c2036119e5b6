"""Garbage in circles goes while the window rests, in its own thread, and not while a task runs."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from weakref import finalize, ref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.runtime import quick_start
from ui.runtime.tidying import CALM, OFTEN, RARELY, SELDOM, YOUNG, Tidying


class Circle:
    """Refers to itself, so that only the collector takes it away."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def busy() -> list[str]:
    return []


@pytest.fixture
def tidying(qapp: QApplication, busy: list[str]) -> Iterator[Tidying]:
    """A tidying in a window that can be used."""
    gc.disable()
    gc.freeze()  # what other tests left is not looked at here
    interval, thresholds = sys.getswitchinterval(), gc.get_threshold()
    quick_start.settle()
    parent = QObject()
    yield Tidying(lambda: bool(busy), parent)
    parent.deleteLater()
    gc.disable()
    gc.unfreeze()
    sys.setswitchinterval(interval)
    gc.set_threshold(*thresholds)


def made(count: int) -> list[list[int]]:
    return [[] for _ in range(count)]


def test_many_new_objects_are_looked_through_while_the_window_rests(qtbot: QtBot, tidying: Tidying) -> None:
    gone = ref(Circle())
    kept = made(2 * YOUNG)
    assert gone() is not None
    qtbot.waitUntil(lambda: gone() is None)
    assert kept


def test_what_is_as_old_as_the_start_is_looked_at_where_much_was_let_go_of(tidying: Tidying) -> None:
    gone = ref(Circle())
    gc.freeze()
    gc.collect()
    assert gone() is not None
    tidying.look_well()
    tidying.look()
    assert gone() is None


def test_a_few_new_objects_are_let_be(tidying: Tidying) -> None:
    gone = ref(Circle())
    tidying.look()
    assert gone() is not None


def test_nothing_is_looked_for_while_a_task_runs(tidying: Tidying, busy: list[str]) -> None:
    gone = ref(Circle())
    kept = made(2 * YOUNG)
    busy.append("import")
    tidying.look()
    assert gone() is not None
    busy.clear()
    tidying.look()
    assert gone() is None
    assert kept


def test_what_outlived_many_looks_goes_at_last(tidying: Tidying) -> None:
    circle = Circle()
    gone = ref(circle)
    gc.collect()
    del circle
    looks = 0
    while gone() is not None and looks < RARELY + 3:
        for _young in range(OFTEN + 1):
            gc.collect(0)
        kept = made(2 * YOUNG)
        tidying.look()
        looks += 1
        kept.clear()  # what goes is no longer counted as new
    assert SELDOM < looks < RARELY + 3


def test_what_is_in_the_window_is_never_freed_by_another_thread(qtbot: QtBot, tidying: Tidying) -> None:
    freed: list[int] = []
    finalize(Circle(), lambda: freed.append(threading.get_ident()))
    kept: list[list[int]] = []
    reader = threading.Thread(target=lambda: kept.extend(made(200_000)))  # as that of a spreadsheet
    reader.start()
    reader.join()
    assert freed == []
    assert kept
    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [threading.get_ident()]


def test_nothing_is_looked_for_where_python_may_not(tidying: Tidying) -> None:
    gone = ref(Circle())
    kept = made(2 * YOUNG)
    gc.disable()
    tidying.look()
    assert gone() is not None
    assert kept


def test_free_memory_goes_back_after_a_while_without_a_task(tidying: Tidying, busy: list[str]) -> None:
    given: list[str] = []
    looking = Tidying(lambda: bool(busy), tidying.parent(), lambda: given.append("back"))
    looking.look()
    busy.append("import")
    for _look in range(CALM + 1):
        looking.look()
    busy.clear()
    for _look in range(CALM):
        looking.look()
    assert given == []
    looking.look()
    assert given == ["back"]
