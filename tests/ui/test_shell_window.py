"""The window: pages by sidebar and keyboard, the line at the foot, the menus, what it remembers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell_parts import Frame, PlainPage, build_frame
from tests.ui.shell_sight import counts, page
from ui.runtime.settings import Settings
from ui.shell import tone
from ui.shell.message_card import MessageCard
from ui.shell.preparing import Preparing


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


def test_pages_are_built_beforehand_while_the_workspace_is_open(opened: Frame, qtbot: QtBot) -> None:
    window = opened.window
    before = window.current_page()
    known = len(window.findChildren(PlainPage))
    Preparing(window, ["meetings"])
    qtbot.waitUntil(lambda: len(window.findChildren(PlainPage)) == known + 1)
    assert window.current_page() is before
    window.leave_workspace()
    window.prepare("meetings")
    qtbot.waitUntil(lambda: not window.findChildren(PlainPage))


def test_no_page_is_built_beforehand_while_somebody_types_or_a_menu_is_open(opened: Frame) -> None:
    window = opened.window
    known = len(window.findChildren(PlainPage))
    preparing = Preparing(window, ["meetings"], rest=60)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    preparing._next()
    assert len(window.findChildren(PlainPage)) == known
    preparing._rest = 0
    menu = QMenu(window)
    menu.addAction("Copy")
    menu.popup(window.mapToGlobal(QPoint(5, 5)))
    preparing._next()
    assert len(window.findChildren(PlainPage)) == known
    menu.close()
    preparing._next()
    assert len(window.findChildren(PlainPage)) == known + 1


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


def test_the_page_is_built_anew_where_another_workspace_opens_at_once(opened: Frame) -> None:
    before = page(opened)
    opened.window.leave_workspace()
    opened.window.open_workspace("Other")
    assert page(opened) is not before
    assert page(opened).isVisible()


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


def test_windows_that_stand_beside_the_window_close_with_it(opened: Frame) -> None:
    beside = QDialog(page(opened))
    beside.show()
    opened.window.close()
    assert not beside.isVisible()


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


def test_every_control_of_the_frame_has_a_name_for_screen_readers(opened: Frame) -> None:
    for button in opened.window.findChildren(QPushButton):
        assert button.text() or button.accessibleName()


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


def drop(window: QWidget, path: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path)])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), *how))


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
