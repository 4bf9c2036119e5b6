"""What was typed and could not be saved is told at the foot, by Ctrl+S and when the drive is back."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cica_events.domain.fields import Field
from cica_events.errors import StorageError
from tests.ui.shell_parts import Frame
from tests.ui.shell_sight import page
from ui.runtime.watch import Watch
from ui.shell.away import Away
from ui.shell.foot import Foot
from ui.shell.message_card import MessageCard
from ui.shell.window import MainWindow
from ui.toolkit.editors import LineEditor
from ui.toolkit.form_field import FormField
from ui.toolkit.plain import PlainLabel
from ui.toolkit.values import Values

FULL = "There is no room left on the disk."


def saved_at_the_foot(window: MainWindow) -> str:
    """What the foot says of saving."""
    labels = [label for foot in window.findChildren(Foot) for label in foot.findChildren(PlainLabel)]
    return next(label.text() for label in labels if label.isVisible() and "aved" in label.text())


def test_what_could_not_be_saved_is_told_until_it_is(opened: Frame, qtbot: QtBot) -> None:
    saved: list[str] = []
    troubles = [FULL, FULL]

    def save(_key: str, value: Any) -> None:
        if troubles:
            raise StorageError(troubles.pop())
        saved.append(value)

    window = opened.window
    state = partial(saved_at_the_foot, window)
    renewed: list[bool] = []
    watch = Watch(opened.tasks, window)
    Away(watch, lambda: window, lambda: renewed.append(True), stay, window)
    field = FormField(Field("position", "Position"), Values(), save, page(opened))
    field.show()
    field.show_values(["Expert"])
    assert isinstance(field.editor, LineEditor)
    field.editor.setFocus()
    field.editor.setText("Consul")
    qtbot.keyClick(field.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert (window.messages.text, state()) == (f"What is marked in red is not saved: {FULL}", "Not saved yet")
    watch.lost.emit(StorageError("The drive is gone."))
    assert window.lasting.text.startswith("The drive is gone.")
    assert state() == "Out of reach: nothing is saved"
    watch.back.emit()
    assert (window.lasting.text, state(), renewed) == ("", "Not saved yet", [])
    watch.back.emit()
    for expected in ([], ["Consul"]):  # the first time it fails once more
        (card,) = (card for card in window.findChildren(MessageCard) if card.isVisible())
        assert card.text == "The workspace is there again. What you typed is not saved yet."
        if expected:
            qtbot.keyClick(field.editor, Qt.Key.Key_Return)
        else:
            qtbot.mouseClick(card.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
            watch.back.emit()
        assert saved == expected
    assert state() == "Saved"
    qtbot.waitUntil(lambda: window.messages.text == "")


def stay() -> None:
    """Do nothing where something would be read or opened again."""


def _save(saved: list[str], _key: str, value: Any) -> None:
    saved.append(value)


def test_what_is_still_typed_in_is_told_until_it_is_saved(opened: Frame, qtbot: QtBot) -> None:
    saved: list[str] = []
    watch = Watch(opened.tasks, opened.window)
    Away(watch, lambda: opened.window, stay, stay, opened.window)
    field = FormField(Field("position", "Position"), Values(), partial(_save, saved), page(opened))
    field.show()
    field.show_values(["Expert"])
    assert isinstance(field.editor, LineEditor)
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, " at large")
    watch.lost.emit(StorageError("The drive is gone."))
    watch.back.emit()
    assert opened.window.messages.text.endswith("What you typed is not saved yet.")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.window.messages.text == "")
    assert saved


def test_what_the_drive_refused_can_be_saved_when_it_is_back(opened: Frame, qtbot: QtBot) -> None:
    away, saved = StorageError("The drive is away."), list[str]()
    troubles = [StorageError(f"{away} Connect it.")]

    def save(_key: str, value: Any) -> None:
        if troubles:
            raise troubles.pop()
        saved.append(value)

    watch = Watch(opened.tasks, opened.window)
    Away(watch, lambda: opened.window, stay, stay, opened.window)
    field = FormField(Field("position", "Position"), Values(), save, page(opened))
    field.show()
    field.show_values(["Expert"])
    assert isinstance(field.editor, LineEditor)
    watch.lost.emit(away)
    assert opened.window.lasting.shorter(f"{away} Connect it.") == "Connect it.", "the strip says the rest"
    field.editor.setFocus()
    field.editor.setText("Consul")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.editor.problem == "The drive is away. Connect it."
    watch.back.emit()
    assert field.editor.problem == "It can be saved now."
    assert opened.window.lasting.shorter(f"{away} Connect it.") == f"{away} Connect it."
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert (saved, field.editor.problem) == (["Consul"], "")
