"""The window stands whole on a screen that is there, whatever was remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.window_place import WindowPlace, fitted

LAPTOP = QRect(0, 0, 1366, 728)
BESIDE = QRect(1366, 0, 1920, 1040)
LOW = QRect(0, 0, 1024, 560)


@pytest.mark.parametrize(
    ("frame", "screens", "there"),
    [
        (QRect(100, 50, 1200, 600), [LAPTOP], QRect(100, 50, 1200, 600)),
        (QRect(1500, 100, 1200, 700), [LAPTOP, BESIDE], QRect(1500, 100, 1200, 700)),
        (QRect(1500, 100, 1200, 700), [LAPTOP], QRect(166, 28, 1200, 700)),  # its screen is gone
        (QRect(0, 0, 1920, 1080), [LOW], LOW),  # 1024x600
        (QRect(-300, -200, 800, 500), [LAPTOP], QRect(0, 0, 800, 500)),
        (QRect(1300, 0, 900, 600), [LAPTOP, BESIDE], QRect(1366, 0, 900, 600)),  # on the one it is most on
        (QRect(0, 0, 2000, 900), [QRect(0, 0, 1536, 824)], QRect(0, 0, 1536, 824)),  # 4K at 250 %
    ],
)
def test_a_window_is_moved_and_made_smaller_only_as_needed(
    frame: QRect, screens: list[QRect], there: QRect
) -> None:
    assert fitted(frame, screens) == there


def test_a_remembered_window_larger_than_the_screen_is_made_smaller(qapp: QApplication, qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    first.setGeometry(4000, 3000, 5000, 4000)
    place = WindowPlace(qapp, first).saved()
    WindowPlace(qapp, second).restore(place)
    screen = qapp.primaryScreen().availableGeometry()
    assert screen.contains(second.frameGeometry())


def test_a_damaged_place_gives_the_usual_size(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    WindowPlace(qapp, window).restore("no geometry")
    assert (window.width(), window.height()) == (1200, 740)
