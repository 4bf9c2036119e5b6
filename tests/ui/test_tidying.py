"""Garbage in circles goes while the window rests, and nothing is looked for while a task runs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.runtime.tidying import YOUNG, Tidying


class Circle:
    """Refers to itself, so that only the collector takes it away."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def tidying(qapp: QApplication) -> Iterator[Tidying]:
    """A tidying among rare looks of Python's own."""
    thresholds, enabled = gc.get_threshold(), gc.isenabled()
    gc.set_threshold(1_000_000, 20, 50)
    gc.enable()
    gc.collect()
    parent = QObject()
    yield Tidying(parent)
    parent.deleteLater()
    gc.set_threshold(*thresholds)
    if not enabled:
        gc.disable()


def test_many_new_objects_are_looked_through_while_the_window_rests(qtbot: QtBot, tidying: Tidying) -> None:
    gone = ref(Circle())
    kept: list[list[int]] = [[] for _ in range(2 * YOUNG)]
    assert gone() is not None
    qtbot.waitUntil(lambda: gone() is None)
    assert kept


def test_a_few_new_objects_are_let_be(tidying: Tidying) -> None:
    gone = ref(Circle())
    tidying.look()
    assert gone() is not None


def test_nothing_is_looked_for_where_python_may_not(tidying: Tidying) -> None:
    gone = ref(Circle())
    kept: list[list[int]] = [[] for _ in range(2 * YOUNG)]
    gc.disable()
    tidying.look()
    assert gone() is not None
    assert kept
