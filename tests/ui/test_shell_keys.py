"""The keys of the window: each leads to one thing, and a sheet lists them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.ui.shell_parts import Frame
from tests.ui.shell_sight import page
from ui.shell.shortcut_sheet import Where, gather
from ui.shell.shortcuts_dialog import ShortcutsDialog
from ui.toolkit.enter_keys import key_sequences


def test_no_two_actions_share_a_shortcut(opened: Frame) -> None:
    keys = [
        key.toString()
        for action in opened.window.findChildren(QAction)
        for key in action.shortcuts()
        if key.toString()
    ]
    assert len(keys) == len(set(keys))


def test_the_sheet_lists_every_shortcut(opened: Frame, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(opened.window, opened.window.current_page())
    qtbot.addWidget(dialog)
    listed = {each.text: each for each in gather(opened.window, opened.window.current_page())}
    assert listed["Meetings"].keys == "Ctrl+2"
    assert listed["Redo"].keys == "Ctrl+Shift+Z · Ctrl+Y"
    assert listed["Keyboard shortcuts"].keys == "F1 · ?"
    assert listed["Meetings"].where is Where.EVERYWHERE
    export = page(opened).export
    export.setShortcuts(key_sequences("Ctrl+Return"))
    assert {each.text: each.keys for each in gather(opened.window, page(opened))}["Export"] == "Ctrl+Enter"
    assert {each.text: each.where for each in gather(opened.window, page(opened))}["Export"] is Where.PAGE
    other = opened.window._page("meetings")
    assert "Export" not in {each.text for each in gather(opened.window, other)}
    dialog.search.setText("redo")
    (group,) = [dialog.list.topLevelItem(n) for n in range(dialog.list.topLevelItemCount())]
    assert [group.child(n).text(1) for n in range(group.childCount())] == ["Ctrl+Shift+Z · Ctrl+Y"]
    dialog.search.setText("fly to the moon")
    assert dialog.list.topLevelItem(0).text(0) == "No shortcut does that."


def test_a_question_mark_opens_the_sheet_where_no_text_is_typed(opened: Frame, qtbot: QtBot) -> None:
    asked: list[bool] = []
    opened.window.frame_actions.shortcuts.triggered.connect(lambda: asked.append(True))
    editor = page(opened).editor
    editor.setFocus()
    qtbot.keyClicks(editor, "?")
    assert (editor.text(), asked) == ("?", [])
    qtbot.keyClicks(page(opened), "?")
    assert len(asked) == 1


def test_the_key_for_saving_says_that_everything_is_saved(opened: Frame, qtbot: QtBot) -> None:
    editor = page(opened).editor
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert opened.window.messages.text.startswith("Everything is saved")
    opened.window.lasting.damaged("It is damaged.", [])
    qtbot.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert opened.window.messages.text == "Damaged: read-only"
    assert editor.text() == ""
