"""Dialogs make room for what they have to say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.base import fields_of
from cica_events.domain.people import Post
from ui.runtime.zoom import use_zoom
from ui.toolkit.dialogs import Dialog
from ui.toolkit.form_dialog import FormDialog, by_key
from ui.toolkit.values import Values


def test_a_problem_of_several_lines_stands_under_its_field_and_the_dialog_grows(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    places = by_key(list(fields_of(Post).values()), {"since": (0, 0, 1), "until": (0, 1, 1)})
    dialog = FormDialog("New post", places, values=Values(), make=lambda _values: "", parent=parent)
    dialog.show()
    qtbot.waitExposed(dialog)
    before, field = dialog.height(), dialog.field("since")
    field.editor.setText("31 November 2024, which is a day that no calendar of any country has ever had")
    field.save()
    qtbot.waitUntil(lambda: dialog.height() > before)
    told = next(label for label in field.findChildren(QLabel) if label.text() == field.problem)
    qtbot.waitUntil(lambda: told.height() >= told.heightForWidth(told.width()))
    assert told.geometry().top() >= field.editor.geometry().bottom()
    dialog.close()


def test_a_dialog_that_grows_stays_on_the_screen(qtbot: QtBot) -> None:
    dialog = Dialog("New post", "Add")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    room = dialog.screen().availableGeometry()
    dialog.move(room.left(), room.bottom() - dialog.height())
    dialog.tell("This is wrong for a reason that takes many words. " * 20)
    qtbot.waitUntil(lambda: room.contains(dialog.frameGeometry()) and dialog.height() > 200)


def test_a_dialog_follows_the_zoom_that_changes_while_it_is_open(qtbot: QtBot) -> None:
    dialog = Dialog("New post", "Add")
    qtbot.addWidget(dialog)
    dialog.resize(300, 200)
    dialog.show()
    qtbot.waitExposed(dialog)
    room = dialog.screen().availableGeometry()
    dialog.move(room.right() - 300, room.bottom() - 200)
    try:
        use_zoom(150)
        QCoreApplication.sendEvent(dialog, QEvent(QEvent.Type.StyleChange))
        qtbot.waitUntil(lambda: (dialog.width(), dialog.height()) == (450, 300))
        assert room.contains(dialog.frameGeometry())
    finally:
        use_zoom(100)
