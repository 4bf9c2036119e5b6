"""Files that are dragged over fields."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.toolkit_people import FIELDS
from ui.toolkit.editors import LineEditor, TextEditor
from ui.toolkit.values import Values


def test_a_file_dragged_over_a_field_is_left_to_the_window(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    fields = {field.key: field for field in FIELDS}
    line, text = LineEditor(fields["position"], Values(), page), TextEditor(fields["notes"], page)
    layout = QVBoxLayout(page)
    layout.addWidget(line)
    layout.addWidget(text)
    page.show()
    files, words = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/home/office/meetings.cica")])
    files.setText("/home/office/meetings.cica")
    words.setText("Astana")
    assert [drags_into(field, words) for field in (line, text.viewport())] == [True, True]
    assert [drags_into(field, files) for field in (line, text.viewport())] == [False, False]


def drags_into(field: QWidget, data: QMimeData) -> bool:
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event = QDragEnterEvent(QPoint(5, 5), *how)
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()
