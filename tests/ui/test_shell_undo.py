"""Undo in the window: what the foot and the messages offer to take back, and what the keys do."""

from __future__ import annotations

import threading
from contextlib import closing

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cica_events.errors import StorageError
from cica_events.services.workspace import open_workspace
from tests.ui.shell_parts import Frame, Step, Steps
from tests.ui.shell_sight import foot, page
from tests.ui.toolkit_guests import go, guest_table
from ui.shell import tone
from ui.shell.progress import ProgressStrip
from ui.shell.selection_facts import SelectionFacts


def test_the_foot_names_what_undo_takes_back(opened: Frame) -> None:
    assert "Import" not in undo_button(opened).text()
    assert not undo_button(opened).isVisible()
    opened.window.undo.follow(Steps(done=["Import of 12 participants"]))
    assert undo_button(opened).text() == "Undo: Import of 12 participants (Ctrl+Z)"
    assert undo_button(opened).isVisible()
    undo_button(opened).click()
    assert not undo_button(opened).isVisible()
    assert opened.window.undo.redo.text() == "Redo: Import of 12 participants"


def test_the_foot_names_the_step_only_where_the_counts_stay_whole(opened: Frame, qtbot: QtBot) -> None:
    opened.window.undo.follow(Steps(done=["Import of 12 participants"]))
    page(opened).counts = "143 participants · " * 40
    page(opened).status_changed.emit()
    assert undo_button(opened).text() == "Ctrl+Z"
    assert undo_button(opened).accessibleName() == "Undo: Import of 12 participants (Ctrl+Z)"
    page(opened).counts = "143 participants"
    page(opened).status_changed.emit()
    assert undo_button(opened).text() == "Undo: Import of 12 participants (Ctrl+Z)"


def test_facts_of_a_selection_leave_the_foot_what_there_is_room_for(opened: Frame, qtbot: QtBot) -> None:
    opened.window.resize(1600, 700)
    opened.window.undo.follow(Steps(done=["Import of 12 participants"]))
    page(opened).counts = "143 participants"
    page(opened).status_changed.emit()
    table, _book = guest_table(qtbot)
    table.setParent(page(opened))
    table.show()
    facts = opened.window.findChild(SelectionFacts)
    assert facts is not None
    facts.attend(None, table)
    saved = next(label for label in foot(opened).findChildren(QLabel) if label.text() == "Saved")
    go(table, "1", "position", down=5)
    qtbot.waitUntil(facts.isVisible)
    assert undo_button(opened).text() == "Undo: Import of 12 participants (Ctrl+Z)"
    assert saved.isVisible()
    page(opened).counts = "143 participants · " * 40  # more than there is room for
    page(opened).status_changed.emit()
    assert undo_button(opened).text() in {"", "Ctrl+Z"}
    assert undo_button(opened).accessibleName() == "Undo: Import of 12 participants (Ctrl+Z)"
    assert not saved.isVisible()
    facts.attend(table, None)
    table.setParent(None)


def test_an_ampersand_in_a_step_is_shown(opened: Frame) -> None:
    opened.window.undo.follow(Steps(done=["Rename R&D"]))
    assert undo_button(opened).text().startswith("Undo: Rename R&&D")


def test_a_conflict_is_reported(opened: Frame) -> None:
    opened.window.undo.follow(Steps(done=["Rename"], conflict="changed meanwhile"))
    opened.window.undo.undo.trigger()
    assert [str(error) for error in opened.reported] == ["changed meanwhile"]


def test_a_change_told_while_the_file_is_away_leaves_undo_as_it_was(opened: Frame) -> None:
    history = Away(done=["Rename"])
    opened.window.undo.follow(history)
    history.is_away = True
    opened.window.undo.refresh()
    assert opened.window.undo.undo.text() == "Undo: Rename"


class Away(Steps):
    """Steps that cannot be read for a while."""

    is_away = False

    def undoable(self) -> Step | None:
        if self.is_away:
            raise StorageError("The drive is away.")
        return super().undoable()


def test_ctrl_z_takes_back_typing_first_and_then_the_step(opened: Frame, qtbot: QtBot) -> None:
    history = Steps(done=["Rename agenda item"])
    opened.window.undo.follow(history)
    editor = page(opened).editor
    opened.window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "abc")
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == ""
    assert history.done == ["Rename agenda item"]
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert history.done == []


def test_a_message_goes_with_the_step_that_it_tells_of(opened: Frame) -> None:
    opened.window.undo.follow(Steps(done=["Import of 12 participants"]))
    opened.window.messages.show("Imported.", steps=[tone.Step("Undo", opened.window.undo.this_step())])
    opened.window.undo.undo.trigger()
    assert opened.window.messages.text == ""


def test_the_undo_action_takes_back_typing_first_as_well(opened: Frame, qtbot: QtBot) -> None:
    history = Steps(done=["Rename agenda item"])
    opened.window.undo.follow(history)
    editor = page(opened).editor
    opened.window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "abc")
    opened.window.undo.undo.trigger()
    assert (editor.text(), history.done) == ("", ["Rename agenda item"])


def undo_button(frame: Frame) -> QPushButton:
    return foot(frame).findChildren(QPushButton)[0]


def test_a_message_takes_back_its_own_step_only(opened: Frame) -> None:
    history = Steps(done=["Removal of a host"])
    opened.window.undo.follow(history)
    take_back = opened.window.undo.this_step()
    history.done.append("Change of “Title”")
    take_back()
    assert history.done == ["Change of “Title”"]


def test_a_message_takes_back_its_step_below_what_was_done_since(
    opened: Frame, sqlite_workspace: str
) -> None:
    with closing(open_workspace(sqlite_workspace)) as workspace:
        opened.window.undo.follow(workspace.history)
        workspace.people.add({"family_name": "First"})
        take_back = opened.window.undo.this_step()
        workspace.people.add({"family_name": "Second"})
        take_back()
        assert [row.family_name for row in workspace.people.rows()] == ["Second"]
        take_back()
        assert "was taken back already" in str(opened.reported[-1])
        assert [row.family_name for row in workspace.people.rows()] == ["Second"]
        later = opened.window.undo.this_step()
        opened.window.undo.follow(None)
        later()
        assert [row.family_name for row in workspace.people.rows()] == ["Second"], "its workspace was left"


def test_what_another_program_did_is_named_before_it_is_taken_back(opened: Frame) -> None:
    history = Steps(done=["Change of “Title”"])
    opened.window.undo.follow(history)
    history.done.append("Import of 3 participants")
    opened.window.undo.undo.trigger()
    assert len(history.done) == 2
    assert "Import of 3 participants" in str(opened.reported[-1])
    assert opened.window.undo.undo.text() == "Undo: Import of 3 participants"
    opened.window.undo.undo.trigger()
    assert history.done == ["Change of “Title”"]


def test_what_the_same_user_did_in_another_window_is_called_that(opened: Frame) -> None:
    history = Steps(done=["Change of “Title”", "New person"], elsewhere=frozenset({"New person"}))
    opened.window.undo.follow(history)
    assert opened.window.undo.undo.text() == "Undo: New person (in another window)"
    opened.window.undo.undo.trigger()
    assert opened.window.undo.undo.text() == "Undo: Change of “Title”"
    assert opened.window.undo.redo.text() == "Redo: New person (in another window)"


def test_keys_pressed_while_a_large_step_is_taken_back_wait_their_turn(opened: Frame, qtbot: QtBot) -> None:
    history = Steps(done=["Import", "Rename", "Import of 143 participants"], count=1000)
    opened.window.undo.follow(history)
    for _press in range(3):
        opened.window.undo.undo.trigger()
    qtbot.waitUntil(lambda: history.done == [])
    assert len(history.undone) == 3


def test_a_large_step_is_taken_back_beside_the_window(opened: Frame, qtbot: QtBot) -> None:
    history = Steps(done=["Import of 100 participants"], count=100)
    opened.window.undo.follow(history)
    opened.window.undo.undo.trigger()
    qtbot.waitUntil(lambda: history.undone == ["Import of 100 participants"])
    qtbot.waitUntil(lambda: not opened.window.undo.undo.isEnabled())
    assert history.thread is not None
    assert history.thread != threading.get_ident()


def test_taking_back_a_very_large_step_is_told_at_once(opened: Frame, qtbot: QtBot) -> None:
    history = Steps(done=["Import of 1,000 participants"], count=1000)
    opened.window.undo.follow(history)
    strip = opened.window.findChildren(ProgressStrip)[0]
    opened.window.undo.undo.trigger()
    assert not strip.isHidden()
    qtbot.waitUntil(strip.isHidden)
    assert history.undone == ["Import of 1,000 participants"]
