"""F6 leads the keyboard out of a table and on to the next control, Shift+F6 to the one before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell_parts import Frame, build_frame, settings_in

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def frame(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Frame]:
    frame = build_frame(qapp, settings_in(tmp_path))
    qtbot.addWidget(frame.window)
    yield frame
    frame.tasks.close()


@pytest.fixture
def page(qtbot: QtBot, frame: Frame) -> QWidget:
    """A table with an open editor in it, between two fields; a hidden field is behind it."""
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in (QLineEdit(page), QTableWidget(2, 2, page), QLineEdit(page), QLineEdit(page)):
        column.addWidget(widget)
    frame.window.stand_without(page)
    frame.window.show()
    frame.window.activateWindow()
    qtbot.waitUntil(frame.window.isActiveWindow)
    page.findChildren(QLineEdit)[1].hide()
    return page


def test_f6_leaves_a_table_in_both_directions(page: QWidget, frame: Frame) -> None:
    before, _hidden, after = page.findChildren(QLineEdit)
    (table,) = page.findChildren(QTableWidget)
    table.setFocus()
    QTest.keyClick(frame.window.windowHandle(), Qt.Key.Key_F6)
    assert QApplication.focusWidget() is after
    table.setFocus()
    QTest.keyClick(frame.window.windowHandle(), Qt.Key.Key_F6, SHIFT)
    assert QApplication.focusWidget() is before
