"""The tray of a programme: items are put into sessions, ordered in them, and taken out again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.agenda_office import empty_meeting
from tests.ui.meeting_desk import Office
from tests.ui.programme_office import block, items_in, planned, program, shown
from ui.programme.item_mime import item_mime
from ui.programme.programme_view import ProgrammeView
from ui.programme.rooms_dialog import RoomsDialog
from ui.programme.tray_model import Part

Key = Qt.Key
MOVE, LEFT = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
LEFT_BUTTON, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot, office: Office) -> ProgrammeView:
    return shown(qtbot, office, planned(office))


def item(view: ProgrammeView, title: str) -> str:
    return next(row.id for row in view.programme.agenda if row.title == title)


def lines(view: ProgrammeView, part: Part) -> list[str]:
    return [f"{line.number} {line.title}".strip() for line in view.tray.model.lines if line.part is part]


def drop(view: ProgrammeView, ids: list[str], title: str, at: QPoint) -> None:
    """Drop items on a block, as a drag from the tray or from another session does."""
    point, mime = QPointF(block(view, title).pos() + at), item_mime(ids)
    enter = QDragEnterEvent(point.toPoint(), MOVE, mime, LEFT, PLAIN)
    QCoreApplication.sendEvent(view.canvas, enter)
    assert enter.isAccepted()
    assert block(view, title).dropping
    QCoreApplication.sendEvent(view.canvas, QDropEvent(point, MOVE, mime, LEFT, PLAIN))


def test_the_tray_shows_the_agenda_and_what_is_in_no_session(view: ProgrammeView) -> None:
    assert lines(view, Part.ITEM) == ["1 Opening", "2 Food security", "3 Green finance", "4 Closing"]
    assert lines(view, Part.UNSCHEDULED) == ["3 Green finance", "4 Closing"]
    assert "2 items not yet scheduled" in view.status()
    first = view.tray.model.index(1)
    assert "Plenary" in first.data(Qt.ItemDataRole.AccessibleTextRole)


def test_items_dropped_on_a_session_stand_where_they_were_dropped(view: ProgrammeView) -> None:
    view.frame.set_hour(240)
    opening = block(view, "Plenary").laid_out.extent(item(view, "Opening"))
    assert opening is not None
    drop(view, [item(view, "Closing")], "Plenary", QPoint(20, round(opening[0]) + 6))
    assert items_in(view, "Plenary") == ["Closing", "Opening", "Food security"]
    drop(view, [item(view, "Closing")], "Plenary", QPoint(20, 230))
    assert items_in(view, "Plenary") == ["Opening", "Food security", "Closing"]
    drop(view, [item(view, "Opening"), item(view, "Green finance")], "Food", QPoint(20, 40))
    assert items_in(view, "Food") == ["Opening", "Green finance"]
    assert not lines(view, Part.UNSCHEDULED)


def test_a_long_title_takes_another_line_in_the_tray_before_it_is_cut(
    view: ProgrammeView, office: Office, qtbot: QtBot
) -> None:
    tray = view.tray.list
    row = next(n for n, line in enumerate(tray.tray.lines) if line.title == "Closing")
    low = tray.visualRect(tray.model().index(row)).height()
    office.workspace.agenda.rename(item(view, "Closing"), "Closing of the session by the Chairman " * 5)
    qtbot.waitUntil(lambda: tray.tray.lines[row].title != "Closing")
    qtbot.waitUntil(lambda: tray.visualRect(tray.model().index(row)).height() > low * 2.5)


def test_items_dropped_on_the_tray_are_taken_out_with_undo(view: ProgrammeView, office: Office) -> None:
    mime = item_mime([item(view, "Opening")])
    QCoreApplication.sendEvent(
        view.tray.list.viewport(), QDragEnterEvent(QPoint(9, 9), MOVE, mime, LEFT, PLAIN)
    )
    QCoreApplication.sendEvent(view.tray.list.viewport(), QDropEvent(QPointF(9, 9), MOVE, mime, LEFT, PLAIN))
    assert items_in(view, "Plenary") == ["Food security"]
    assert "1 Opening" in lines(view, Part.UNSCHEDULED)
    office.press_message_button("Undo")
    assert items_in(view, "Plenary") == ["Opening", "Food security"]


def test_enter_in_the_tray_offers_the_sessions_and_enter_takes_one(view: ProgrammeView, qtbot: QtBot) -> None:
    view.tray.list.setFocus()
    view.tray.choose(item(view, "Closing"))
    qtbot.keyClick(view.tray.list, Key.Key_Return)
    menu = next(one for one in view.findChildren(QMenu) if one.isVisible())
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[0] == "09:00  Plenary · Main hall"
    qtbot.keyClick(menu, Key.Key_Return)
    assert items_in(view, "Plenary") == ["Opening", "Food security", "Closing"]


def test_a_double_click_offers_the_sessions_only_when_its_button_is_up(
    view: ProgrammeView, qtbot: QtBot
) -> None:
    view.tray.choose(item(view, "Closing"))
    row = view.tray.list.visualRect(view.tray.list.currentIndex()).center()
    place, port = QPointF(row), view.tray.list.viewport()
    qtbot.mouseClick(port, LEFT_BUTTON, pos=row)
    for kind, held, menus in (
        (QEvent.Type.MouseButtonDblClick, LEFT_BUTTON, 0),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton, 1),
    ):
        event = QMouseEvent(kind, place, QPointF(port.mapToGlobal(row)), LEFT_BUTTON, held, PLAIN)
        QCoreApplication.sendEvent(port, event)
        assert sum(menu.isVisible() for menu in view.findChildren(QMenu)) == menus


def test_alt_and_arrows_in_the_tray_order_the_items_of_a_session(view: ProgrammeView, qtbot: QtBot) -> None:
    view.tray.list.setFocus()
    view.tray.choose(item(view, "Food security"))
    qtbot.keyClick(view.tray.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert items_in(view, "Plenary") == ["Food security", "Opening"]
    assert view.tray.current_item() == item(view, "Food security")
    qtbot.keyClick(view.tray.list, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert items_in(view, "Plenary") == ["Opening", "Food security"]


def test_delete_in_the_tray_takes_an_item_out(view: ProgrammeView, qtbot: QtBot) -> None:
    view.tray.list.setFocus()
    view.tray.choose(item(view, "Opening"))
    qtbot.keyClick(view.tray.list, Key.Key_Delete)
    assert items_in(view, "Plenary") == ["Food security"]


def test_the_rest_is_scheduled_where_there_is_room(view: ProgrammeView, office: Office) -> None:
    view.commands.rest.trigger()
    assert not lines(view, Part.UNSCHEDULED)
    assert office.desk.messages.text == "2 items scheduled."
    assert not view.commands.rest.isEnabled()


def test_an_item_brought_up_is_selected_with_its_session(view: ProgrammeView) -> None:
    view.bring_up(meeting_id=view.programme.meeting_id, item_id=item(view, "Food security"))
    assert view.tray.current_item() == item(view, "Food security")
    assert view.canvas.current == block(view, "Plenary").id
    assert view.chosen_item() == item(view, "Food security")


def test_a_meeting_without_sessions_offers_the_usual_programme(office: Office, qtbot: QtBot) -> None:
    view = ProgrammeView(office.desk)
    qtbot.addWidget(view)
    view.bring_up(meeting_id=empty_meeting(office))
    view.show()
    assert view.usual.isVisible()
    view.commands.usual.trigger()
    assert program(view)
    assert "sessions added" in office.desk.messages.text
    office.press_message_button("Undo")
    assert view.usual.isVisible()
    view.commands.first.trigger()
    assert program(view) == ["12 09:00 60 * "]


def test_rooms_are_added_renamed_ordered_and_removed(view: ProgrammeView, qtbot: QtBot) -> None:
    view.commands.rooms.trigger()
    dialog = view.findChild(RoomsDialog)
    assert dialog is not None
    assert dialog.focusWidget() is dialog.list
    dialog.list.takeItem(0)
    dialog.primary.click()
    assert "Main hall" in dialog.problem
    dialog.reject()
    view.commands.rooms.trigger()
    dialog = next(one for one in view.findChildren(RoomsDialog) if one.isVisible())
    dialog.list.item(0).setText("Great hall")
    dialog.add()
    dialog.list.item(2).setText("Salon")
    dialog.list.insertItem(0, dialog.list.takeItem(2))
    dialog.primary.click()
    assert [column.room for column in view.frame.columns] == ["Salon", "Great hall", "Room B"]
    assert block(view, "Plenary").sitting.row.room == "Great hall"
