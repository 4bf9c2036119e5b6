"""The window: pages by sidebar and keyboard, the line at the foot, the menus, what it remembers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell_parts import Frame, PlainPage, Steps, build_frame, settings_in
from ui.runtime.settings import Settings
from ui.shell import tone
from ui.shell.message_card import MessageCard
from ui.shell.shortcut_sheet import Where, gather
from ui.shell.shortcuts_dialog import ShortcutsDialog


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
def frame(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[Frame]:
    frame = build_frame(qapp, settings)
    qtbot.addWidget(frame.window)
    frame.window.show()
    yield frame
    frame.tasks.close()


@pytest.fixture
def opened(frame: Frame) -> Frame:
    frame.window.leave_workspace()
    frame.window.open_workspace("Meetings")
    return frame


def test_without_a_workspace_only_what_works_is_there(frame: Frame) -> None:
    frame.window.stand_without(QLabel("Start"))
    assert visible_entries(frame) == ["Settings"]
    assert not frame.window.frame_actions.close.isVisible()
    assert [action.text() for action in frame.window.menus._go.actions() if action.isVisible()] == [
        "Settings"
    ]


def test_opening_a_workspace_shows_the_first_page(opened: Frame) -> None:
    assert visible_entries(opened) == ["Home", "Meetings", "Settings"]
    assert page(opened).isVisible()
    assert checked_entry(opened) == "Home"
    assert opened.window.windowTitle() == "Meetings — CICA Events"
    assert opened.window.frame_actions.close.isVisible()


def test_the_page_left_last_is_shown_again(frame: Frame, settings: Settings) -> None:
    settings.page = "meetings"
    frame.window.leave_workspace()
    frame.window.open_workspace("Meetings")
    assert checked_entry(frame) == "Meetings"


def test_a_page_is_built_when_first_shown_and_kept(opened: Frame) -> None:
    assert set(opened.window._pages) == {"home"}
    opened.window.show_page("meetings")
    meetings = page(opened)
    opened.window.show_page("home")
    opened.window.show_page("meetings")
    assert page(opened) is meetings


def test_a_page_without_an_entry_gets_its_arguments_and_marks_its_parent(opened: Frame) -> None:
    opened.window.show_page("meeting", meeting_id="m1")
    assert page(opened).asked == [{"meeting_id": "m1"}]
    assert checked_entry(opened) == "Meetings"


def test_a_click_in_the_sidebar_shows_the_page(opened: Frame, qtbot: QtBot) -> None:
    qtbot.mouseClick(entry(opened, "Meetings"), Qt.MouseButton.LeftButton)
    assert checked_entry(opened) == "Meetings"


def test_a_click_on_the_entry_of_a_page_within_goes_back_to_it(opened: Frame, qtbot: QtBot) -> None:
    opened.window.show_page("meeting", meeting_id="m1")
    qtbot.mouseClick(entry(opened, "Meetings"), Qt.MouseButton.LeftButton)
    assert opened.window._current == "meetings"


def test_ctrl_and_a_number_shows_the_page(opened: Frame, qtbot: QtBot) -> None:
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    qtbot.keyClick(opened.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert checked_entry(opened) == "Meetings"


def test_a_page_asked_for_while_the_workspace_opens_is_shown_when_it_is_open(frame: Frame) -> None:
    frame.window.wait(QLabel("Opening"))
    frame.window.show_page("meeting", meeting_id="m2")
    frame.window.open_workspace("Meetings")
    assert page(frame).asked == [{"meeting_id": "m2"}]


def test_closing_a_workspace_drops_its_pages(opened: Frame, qtbot: QtBot) -> None:
    home = page(opened)
    with qtbot.waitSignal(home.destroyed):
        opened.window.stand_without(QLabel("Start"))


def test_settings_stay_open_while_the_workspace_changes(opened: Frame) -> None:
    opened.window.show_page("settings")
    settings_page = page(opened)
    opened.window.leave_workspace()
    opened.window.open_workspace("Other")
    assert page(opened) is settings_page


def test_counts_of_the_page_stand_at_the_foot(opened: Frame) -> None:
    assert counts(opened) == "143 participants"
    page(opened).counts = "144 participants"
    page(opened).status_changed.emit()
    assert counts(opened) == "144 participants"


def test_the_file_menu_offers_what_the_page_can_do(opened: Frame) -> None:
    file_menu = opened.window.menus._file
    assert page(opened).export in file_menu.actions()
    export = page(opened).export
    opened.window.stand_without(QLabel("Start"))
    assert export not in file_menu.actions()


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


def test_an_ampersand_in_a_step_is_shown(opened: Frame) -> None:
    opened.window.undo.follow(Steps(done=["Rename R&D"]))
    assert undo_button(opened).text().startswith("Undo: Rename R&&D")


def test_a_conflict_is_reported(opened: Frame) -> None:
    opened.window.undo.follow(Steps(done=["Rename"], conflict="changed meanwhile"))
    opened.window.undo.undo.trigger()
    assert [str(error) for error in opened.reported] == ["changed meanwhile"]


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


def test_the_keyboard_begins_on_the_page_and_not_in_the_sidebar(opened: Frame, qtbot: QtBot) -> None:
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    assert opened.window.focusWidget() is page(opened).editor
    opened.window.stand_without(QLabel("Start"))
    opened.window.open_workspace("Other")
    assert not sidebar(opened).isAncestorOf(opened.window.focusWidget())


class Changing(PlainPage):
    """A page whose control goes when something else is brought up; then another one comes."""

    def __init__(self) -> None:
        super().__init__()
        self.other = QPushButton("Other", self)
        self.other.hide()

    def bring_up(self, **args: object) -> None:
        self.editor.setVisible(not args)
        self.other.setVisible(bool(args))


def test_the_keyboard_stays_on_a_page_whose_control_goes(opened: Frame, qtbot: QtBot) -> None:
    opened.window.add_page("meeting", "Meeting", "flag", Changing, section="none", under="meetings")
    opened.window.show_page("meeting")
    shown = page(opened)
    opened.window.activateWindow()
    shown.editor.setFocus()
    qtbot.waitUntil(shown.editor.hasFocus)
    opened.window.show_page("meeting", meeting_id="other")
    assert shown.isAncestorOf(opened.window.focusWidget())


def test_the_sidebar_can_be_narrow_and_stays_so(opened: Frame, settings: Settings, qtbot: QtBot) -> None:
    wide = sidebar(opened).sizeHint().width()
    opened.window.frame_actions.sidebar.trigger()
    qtbot.waitUntil(lambda: sidebar(opened).sizeHint().width() < wide / 2)
    assert settings.sidebar_collapsed
    assert entry(opened, "Meetings").text() == ""
    assert entry(opened, "Meetings").toolTip() == "Meetings (Ctrl+2)"


def test_the_current_pages_bold_name_shows_in_full(opened: Frame) -> None:
    opened.window.add_page("parties", "States and organizations", "flag", PlainPage)
    opened.window.show_page("parties")
    QApplication.processEvents()
    button = entry(opened, "States and organizations")
    bold = QFont(button.font())
    bold.setBold(True)
    room = button.width() - button.iconSize().width() - 20
    assert QFontMetrics(bold).horizontalAdvance(button.text()) <= room


def test_the_window_opens_where_it_was_left(
    frame: Frame, qapp: QApplication, qtbot: QtBot, settings: Settings
) -> None:
    frame.window.resize(790, 607)
    frame.window.close()
    again = build_frame(qapp, settings)
    qtbot.addWidget(again.window)
    assert (again.window.width(), again.window.height()) == (790, 607)


def test_a_damaged_geometry_is_ignored(qapp: QApplication, qtbot: QtBot, settings: Settings) -> None:
    settings.geometry = "no geometry"
    frame = build_frame(qapp, settings)
    qtbot.addWidget(frame.window)
    assert frame.window.width() >= 760


def test_a_workspace_file_dropped_on_the_window_is_opened(frame: Frame, qtbot: QtBot, tmp_path: Path) -> None:
    path = str(tmp_path / "Meetings.cica")
    with qtbot.waitSignal(frame.window.file_dropped) as dropped:
        drop(frame.window, path)
    assert dropped.args == [path]


def test_the_first_picture_is_told_once(qapp: QApplication, qtbot: QtBot, settings: Settings) -> None:
    frame = build_frame(qapp, settings)
    qtbot.addWidget(frame.window)
    told: list[bool] = []
    frame.window.painted.connect(lambda: told.append(True))
    frame.window.show()
    qtbot.waitUntil(lambda: bool(told))
    frame.window.update()
    frame.window.repaint()
    assert told == [True]


def test_recent_workspaces_stand_in_the_menu(frame: Frame, qtbot: QtBot, settings: Settings) -> None:
    settings.remember("/tmp/one.cica")
    frame.window.menus._file.aboutToShow.emit()
    (action,) = frame.window.menus._recent.actions()
    assert action.text() == "one.cica"
    with qtbot.waitSignal(frame.window.menus.recent_chosen) as chosen:
        action.trigger()
    assert chosen.args == ["/tmp/one.cica"]


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
    export.setShortcut("Ctrl+E")
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


def test_every_control_of_the_frame_has_a_name_for_screen_readers(opened: Frame) -> None:
    for button in opened.window.findChildren(QPushButton):
        assert button.text() or button.accessibleName()


def page(frame: Frame) -> PlainPage:
    current = frame.window.current_page()
    assert isinstance(current, PlainPage)
    return current


def sidebar(frame: Frame) -> QWidget:
    found = frame.window.findChild(QWidget, "sidebar")
    assert found is not None
    return found


def entries(frame: Frame) -> list[QPushButton]:
    return [button for button in sidebar(frame).findChildren(QPushButton) if button.property("page")]


def entry(frame: Frame, name: str) -> QPushButton:
    return next(button for button in entries(frame) if button.accessibleName() == name)


def visible_entries(frame: Frame) -> list[str]:
    return [button.accessibleName() for button in entries(frame) if button.isVisible()]


def checked_entry(frame: Frame) -> str:
    return next(button.accessibleName() for button in entries(frame) if button.isChecked())


def foot(frame: Frame) -> QWidget:
    found = frame.window.findChild(QWidget, "foot")
    assert found is not None
    return found


def counts(frame: Frame) -> str:
    return next(label.text() for label in foot(frame).findChildren(QLabel) if label.accessibleName())


def undo_button(frame: Frame) -> QPushButton:
    return foot(frame).findChildren(QPushButton)[0]


def drop(window: QWidget, path: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path)])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), *how))


def test_a_message_takes_back_its_own_step_only(opened: Frame) -> None:
    history = Steps(done=["Removal of a host"])
    opened.window.undo.follow(history)
    take_back = opened.window.undo.this_step()
    history.done.append("Change of “Title”")
    take_back()
    assert history.done == ["Removal of a host", "Change of “Title”"]
    assert "Other things were done since" in str(opened.reported[-1])
    history.done.pop()
    take_back()
    assert history.done == []


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


def test_a_large_step_is_taken_back_beside_the_window(opened: Frame, qtbot: QtBot) -> None:
    history = Steps(done=["Import of 5,000 participants"], count=5000)
    opened.window.undo.follow(history)
    opened.window.undo.undo.trigger()
    assert not opened.window.undo.undo.isEnabled()
    qtbot.waitUntil(opened.window.undo.redo.isEnabled)
    assert history.undone == ["Import of 5,000 participants"]
    assert history.thread is not None
    assert history.thread != threading.get_ident()


def test_the_sidebar_shows_icons_while_the_window_is_narrow(opened: Frame, settings: Settings) -> None:
    window = opened.window
    window.resize(1400, 700)
    wide = sidebar(opened).width()
    window.resize(800, 700)
    QApplication.processEvents()
    assert sidebar(opened).width() < wide
    assert not settings.sidebar_collapsed
    window.frame_actions.sidebar.trigger()
    QApplication.processEvents()
    assert sidebar(opened).width() == wide
    window.resize(1400, 700)
    QApplication.processEvents()
    assert sidebar(opened).width() == wide


def test_counts_that_do_not_fit_are_cut_and_told_by_the_tooltip(opened: Frame) -> None:
    page(opened).counts = "28 Member States · " * 40
    page(opened).status_changed.emit()
    QApplication.processEvents()
    counts = next(one for one in opened.window.findChildren(QLabel) if one.accessibleName() == "Counts")
    assert counts.width() < opened.window.width() < counts.fontMetrics().horizontalAdvance(counts.text())
    assert counts.toolTip() == page(opened).counts


def test_a_message_stays_before_the_page_that_is_shown_next(opened: Frame) -> None:
    messages = opened.window.messages
    messages.show("Removed", steps=[tone.Step("Undo", print)])
    card = opened.window.findChildren(MessageCard)[0]
    for key in ("meetings", "home"):
        opened.window.show_page(key)
        assert page(opened).isVisible()
        under = opened.window.childAt(card.mapTo(opened.window, card.rect().center()))
        assert under is card or card.isAncestorOf(under)
