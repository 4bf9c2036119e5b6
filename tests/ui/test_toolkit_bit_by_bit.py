"""Little work is done at once however busy the machine is; much leaves the window time to answer."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.toolkit import bit_by_bit
from ui.toolkit.bit_by_bit import BREATH, FEW, BitByBit, Steps


def counted(steps: int) -> Steps[int]:
    """Do so many steps and return how many they were."""
    for _number in range(steps):
        yield
    return steps


@pytest.mark.parametrize(("steps", "at_once"), [(FEW - 1, True), (FEW + 1, False)])
def test_little_is_done_at_once_on_a_busy_machine(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, steps: int, at_once: bool
) -> None:
    monkeypatch.setattr(bit_by_bit, "SLICE", 0)  # as if each slice were over before it begins
    owner, done = QObject(), list[int]()
    work = BitByBit(owner)
    work.run(counted(steps), done.append)
    assert (done == [steps]) is at_once
    qtbot.waitUntil(lambda: done == [steps])
    assert not work.busy


@pytest.mark.parametrize("begun", [True, False])
def test_the_window_has_time_to_paint_what_tells_of_long_work(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, begun: bool
) -> None:
    owner, seen, told = QObject(), list[float](), list[float]()
    work = BitByBit(owner)

    def steps() -> Steps[None]:
        for _number in range(3 * FEW):
            seen.append(perf_counter())
            yield

    def tell() -> None:
        told.append(perf_counter())
        seen.clear()

    monkeypatch.setattr(bit_by_bit, "SLICE", 0)
    work.began.connect(tell)
    if begun:
        tell()
        work.begin(steps(), bool)
    else:
        work.run(steps(), bool)
    qtbot.waitUntil(lambda: not work.busy)
    assert (seen[0] - told[-1]) * 1000 > BREATH / 2
