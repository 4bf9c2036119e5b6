"""What is done with much room, and with too little: sides that grow, values that are cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.toolkit_people import FIELDS
from ui.toolkit.choice_editor import ChoiceEditor
from ui.toolkit.cut_values import CutLine
from ui.toolkit.side_by_side import MOST, side_by_side


def test_a_side_grows_with_the_window_until_somebody_divides_it(qtbot: QtBot) -> None:
    window, details = QWidget(), QWidget()
    qtbot.addWidget(window)
    splitter = side_by_side(QWidget(window), details, window)
    QVBoxLayout(window).addWidget(splitter)
    details.setMinimumWidth(200)
    window.resize(800, 300)
    window.show()
    assert details.width() == 200
    window.resize(1600, 300)
    assert 300 < details.width() < MOST
    window.resize(3800, 300)
    assert details.width() == MOST
    splitter.setSizes([3000, 700])
    window.resize(3000, 300)
    assert details.width() > MOST


def test_a_long_value_ends_in_an_ellipsis_and_is_told_in_full_under_the_mouse(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line, other = CutLine(window), QLineEdit(window)
    column = QVBoxLayout(window)
    column.addWidget(other)
    column.addWidget(line)
    whole = "Conference of Ministers of the Member States"
    line.setText(whole)
    window.resize(160, 90)
    window.show()
    assert line.is_cut()
    assert line.shown_text().replace("\u2068", "").startswith("Conf")
    assert "…" in line.shown_text()
    while_away = line.grab().toImage()
    line.setText(line.shown_text())
    assert line.grab().toImage() == while_away  # what is painted is the text with its ellipsis
    line.setText(whole)
    QApplication.sendEvent(
        line, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), line.mapToGlobal(QPoint(5, 5)))
    )
    assert whole in QToolTip.text()
    QToolTip.hideText()
    window.resize(900, 90)
    assert not line.is_cut()


def test_a_long_choice_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    field = next(field for field in FIELDS if field.choices)
    editor = ChoiceEditor(field)
    qtbot.addWidget(editor)
    editor.addItem("A choice with a name of many words")
    editor.setCurrentIndex(editor.count() - 1)
    editor.resize(120, 30)
    assert editor.is_cut()
    assert "…" in editor.shown_text()
    editor.resize(600, 30)
    assert not editor.is_cut()
