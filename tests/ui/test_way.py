"""The link to another meeting: the keyboard comes to it, opens it, and gets away in both directions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office
from ui.meetings.way import Way

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> QWidget:
    """A link between two fields."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for widget in (QLineEdit(page), Way("Sixth & last", "m6", office.desk, page), QLineEdit(page)):
        column.addWidget(widget)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.findChildren(QLineEdit)[1].setFocus()
    return page


def test_the_keyboard_gets_past_a_link_in_both_directions(page: QWidget) -> None:
    first, last = page.findChildren(QLineEdit)
    (way,) = page.findChildren(Way)
    window = page.windowHandle()
    for key, goal in (
        (Key.Key_Backtab, way),
        (Key.Key_Backtab, first),
        (Key.Key_Tab, way),
        (Key.Key_Tab, last),
    ):
        QTest.keyClick(window, key)
        assert QApplication.focusWidget() is goal


def test_enter_goes_to_the_meeting(page: QWidget, office: Office) -> None:
    (way,) = page.findChildren(Way)
    way.setFocus()
    QTest.keyClick(page.windowHandle(), Key.Key_Return)
    assert office.went == [("meeting", {"meeting_id": "m6"})]
