"""What is in sight on a page is found, and nothing that is hidden on it or behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.in_sight import in_sight


def test_only_what_is_shown_with_the_page_is_in_sight(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    stack = QStackedWidget(page)
    QVBoxLayout(page).addWidget(stack)
    tabs = [QSplitter(stack), QSplitter(stack)]
    parts = [QSplitter(Qt.Orientation.Vertical, tab) for tab in tabs]
    for tab in tabs:
        stack.addWidget(tab)
    QSplitter(QDialog(page))
    for number in (0, 1):
        stack.setCurrentIndex(number)
        splitters = [each for each in in_sight(page) if isinstance(each, QSplitter)]
        assert splitters == [tabs[number], parts[number]]
        assert splitters == [each for each in page.findChildren(QSplitter) if each.isVisibleTo(page)]
