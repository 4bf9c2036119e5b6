"""What is told while a passphrase is typed, and when a workspace is to be shut for idleness."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.main import Application
from ui.runtime.idleness import Idleness
from ui.shell.passphrase_field import PassphraseField


def test_caps_lock_is_told_by_the_letters_that_come(qtbot: QtBot, application: Application) -> None:
    field = PassphraseField("Passphrase", application.icons, application.window)

    def press(text: str, modifiers: Qt.KeyboardModifier) -> None:
        QApplication.sendEvent(field.line, QKeyEvent(QKeyEvent.Type.KeyPress, 0, modifiers, text))

    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for text, modifiers, said in (
        ("а", none, False),
        ("Ж", none, True),
        ("7", none, True),
        ("ж", none, False),
        ("Q", shift, False),
        ("q", shift, True),
    ):
        press(text, modifiers)
        assert field.caps_lock is said, (text, modifiers)
    assert field.line.echoMode() is QLineEdit.EchoMode.Password


def test_idleness_is_told_after_the_minutes_chosen(qapp: QApplication, qtbot: QtBot) -> None:
    told: list[bool] = []
    idleness = Idleness(qapp, qapp)
    idleness.idle.connect(lambda: told.append(True))
    idleness.follow(5)
    idleness.look()
    assert not told
    idleness._touched = (idleness._touched[0] - 299, idleness._touched[1] - 299)
    idleness.look()
    assert not told
    idleness._touched = (idleness._touched[0] - 2, idleness._touched[1] - 2)
    idleness.look()
    assert told == [True]
    idleness.follow(0)
    idleness.deleteLater()
