"""The list of the documents of a meeting."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.documents.document_choice import DocumentChoice
from ui.runtime.icons import Icons
from ui.runtime.theme import Scheme, Theme


def test_what_was_issued_keeps_off_the_end_of_its_line(qtbot: QtBot, qapp: QApplication) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    icons = Icons(Theme(qapp, Scheme.LIGHT, page), page)
    choice = DocumentChoice({"agenda": ("Agenda", "list-ordered")}, icons, page)
    choice.show_state("agenda", ())
    choice.resize(choice.sizeHint())
    page.show()
    line = choice.findChildren(QPushButton)[0].geometry()
    state = next(label for label in choice.findChildren(QLabel) if label.text()).geometry()
    assert line.left() < state.left()
    assert state.right() + 6 <= line.right()
