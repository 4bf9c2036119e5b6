"""Where the keyboard begins on a page, and when a button shows that it has it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QPushButton,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.runtime.focus_rings import PROPERTY, FocusRings
from ui.shell.content import content_of
from ui.toolkit.way_out import go_on

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    page = QWidget()
    QVBoxLayout(page)
    qtbot.addWidget(page)
    with suppress(SystemError, RuntimeError):  # nobody follows
        qapp.focusChanged.disconnect()  # a window of an earlier test may still follow the focus
    rings = FocusRings(qapp, page)
    yield page
    rings.stop()


def put(page: QWidget, *widgets: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)


def test_a_page_begins_at_its_list(page: QWidget) -> None:
    table = QTableView()
    put(page, QPushButton("Add"), table)
    assert content_of(page) is table
    table.hide()
    assert isinstance(content_of(page), QPushButton)


def test_a_page_without_a_list_begins_at_its_first_control(page: QWidget) -> None:
    off, other, chosen = QPushButton("Off"), QRadioButton("Light"), QRadioButton("Dark")
    off.setEnabled(False)
    put(page, off, other, chosen)
    chosen.setChecked(True)
    assert content_of(page) is chosen


def test_a_page_without_controls_begins_at_itself(page: QWidget) -> None:
    assert content_of(page) is page


def test_only_the_keyboard_shows_the_ring(page: QWidget, qtbot: QtBot) -> None:
    first, second, third = QPushButton("One"), QPushButton("Two"), QCheckBox("Three")
    put(page, first, second, third)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.mouseClick(page, LEFT, pos=QPoint(1, 1))  # an earlier test may have left a button pressed
    first.setFocus()
    assert not first.property(PROPERTY)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert second.property(PROPERTY)
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert third.property(PROPERTY)
    second.setFocus()
    assert second.property(PROPERTY)


def test_the_way_out_of_a_table_shows_the_ring_too(page: QWidget, qtbot: QtBot) -> None:
    table, button = QTableView(), QPushButton("After")
    put(page, table, button)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.mouseClick(page, LEFT, pos=QPoint(1, 1))
    table.setFocus()
    go_on(page, forward=True)
    assert button.hasFocus()
    assert button.property(PROPERTY)
