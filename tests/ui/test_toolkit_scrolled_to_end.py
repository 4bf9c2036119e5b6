"""More of a list is asked for when its end comes near, and not once its scroll bar is gone."""

from __future__ import annotations

import shiboken6
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QScrollBar, QTableView
from pytestqt.qtbot import QtBot

from ui.toolkit.scrolled_to_end import ScrolledToEnd


def test_more_is_asked_for_near_the_end_and_not_while_the_list_is_destroyed(qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(QStandardItemModel(500, 1, view))
    view.show()
    qtbot.waitExposed(view)
    end = ScrolledToEnd(view)
    near = QSignalSpy(end.near)
    view.verticalScrollBar().setValue(10)
    assert near.count() == 0
    view.scrollToBottom()
    assert near.count() == 1
    end._bar = QScrollBar(view)
    shiboken6.delete(end._bar)  # as when the window goes while the list still scrolls back
    end._look()
    assert near.count() == 1
