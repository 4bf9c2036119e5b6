"""The board of replies: read at a glance, walked by keys, and cards moved by mouse, key and menu."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cica_events.domain.delegations import Credentials, Reply
from tests.ui.meeting_desk import Office
from tests.ui.people_at_meeting import KAZ, add, attended_meeting, bare_meeting, party
from tests.ui.toolkit_typing import press, type_text
from ui.delegations.card_columns import columns_for
from ui.delegations.delegation_line import DelegationLine
from ui.delegations.delegations_tab import DelegationsTab
from ui.delegations.lane import Lane
from ui.delegations.lane_model import LINE_ROLE
from ui.toolkit.value_filters import ValueFilter

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> DelegationsTab:
    """The board of a meeting: Mongolia and Thailand attend, Qatar declined, four others are silent."""
    meeting = attended_meeting(office)
    names = ("Egypt", "Mongolia", "Qatar", "Thailand")
    office.workspace.delegations.add_parties(meeting, [party(office, name) for name in names])
    rows = {row.party_name: row.id for row in office.workspace.delegations.rows(meeting)}
    edit = office.workspace.delegations.edit
    edit([rows["China"], rows["Kazakhstan"]], {"invited": True})
    edit([rows["Mongolia"], rows["Thailand"]], {"reply": Reply.ATTENDING})
    edit([rows["Qatar"]], {"reply": Reply.DECLINED})
    return shown(qtbot, office, meeting)


def shown(qtbot: QtBot, office: Office, meeting_id: str) -> DelegationsTab:
    tab = DelegationsTab(office.desk)
    qtbot.addWidget(tab)
    tab.resize(1150, 600)
    tab.show()
    qtbot.waitExposed(tab)
    tab.bring_up(meeting_id=meeting_id)
    tab.switch.button("board").click()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    return tab


def cards(lane: Lane) -> list[str]:
    """Return what stands in a lane, headings in square brackets."""
    model = lane.cards
    found = [model.index(row, 0).data(LINE_ROLE) for row in range(model.rowCount())]
    return [card.party_name if isinstance(card, DelegationLine) else f"[{card}]" for card in found]


def lanes(tab: DelegationsTab) -> list[list[str]]:
    return [[card for card in cards(lane) if card[0] != "["] for lane in tab.board.lanes.values()]


def chosen(tab: DelegationsTab) -> list[str]:
    return [row.party_name for row in tab.list.chosen(tab.selected_ids())]


def lane(tab: DelegationsTab, reply: Reply) -> Lane:
    return tab.board.lanes[reply]


def at(lane: Lane, name: str) -> QPointF:
    """Return the middle of a card."""
    for row in range(lane.cards.rowCount()):
        index = lane.cards.index(row, 0)
        if index.data() == name:
            lane.scrollTo(index)
            return QPointF(lane.visualRect(index).center())
    raise AssertionError(f"{name} is not in the lane")


def click(lane: Lane, name: str, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(lane.viewport(), LEFT, held, at(lane, name).toPoint())


def test_each_delegation_stands_in_the_lane_of_its_reply_under_its_section(tab: DelegationsTab) -> None:
    assert lanes(tab) == [["Mongolia", "Thailand"], ["Qatar"], ["China", "Egypt", "Kazakhstan"]]
    assert cards(lane(tab, Reply.NONE))[0] == "[Member States]"
    assert [label.text() for label in tab.board._counts.values()] == ["2", "1", "3"]
    for one in tab.board.lanes.values():
        QAbstractItemModelTester(one.cards, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_the_uninvited_are_counted_below(tab: DelegationsTab) -> None:
    assert all("Secretariat" not in names for names in lanes(tab))
    assert "1 without an invitation is in the list only." in tab.board._foot.text()


def test_a_card_says_everything_in_words(office: Office, tab: DelegationsTab) -> None:
    kazakhstan = next(row for row in tab.list.rows if row.party_name == "Kazakhstan")
    office.workspace.delegations.edit([kazakhstan.id], {"credentials": Credentials.ORIGINAL})
    add(office, tab.list.meeting_id, "Kazakhstan", KAZ)
    model: QAbstractItemModel = lane(tab, Reply.NONE).cards
    index = lane(tab, Reply.NONE).cards.index_of(kazakhstan.id)
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == (
        "Kazakhstan, H.E. Mr. Alibek Bakayev, 3 participants, Credentials: Original, 2 heads of delegation."
    )


def test_markup_in_a_name_is_only_text(office: Office, tab: DelegationsTab) -> None:
    row = next(row for row in tab.list.rows if row.party_name == "Egypt")
    office.workspace.parties.edit([str(row.party_id)], {"short_name": "<b>Egypt</b>"})
    tip = lane(tab, Reply.NONE).cards.index_of(row.id).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Egypt" in tip


def test_cards_are_selected_by_mouse_in_one_lane_at_a_time(tab: DelegationsTab) -> None:
    silent = lane(tab, Reply.NONE)
    click(silent, "China")
    click(silent, "Kazakhstan", CONTROL)
    assert chosen(tab) == ["China", "Kazakhstan"]
    assert tab.status().endswith("2 selected")
    click(lane(tab, Reply.DECLINED), "Qatar")
    assert chosen(tab) == ["Qatar"]


def test_the_board_is_walked_and_selected_by_keys(qtbot: QtBot, tab: DelegationsTab) -> None:
    silent = lane(tab, Reply.NONE)
    tab.resize(1600, 600)  # two cards side by side
    qtbot.waitUntil(lambda: silent.viewport().width() > 400)
    tab.board.select_ids([])
    silent.enter()
    assert chosen(tab) == ["China"]
    press(silent, Key.Key_Right)
    assert chosen(tab) == ["Egypt"]
    press(silent, Key.Key_Right)  # past the edge: there is no lane beside
    assert chosen(tab) == ["Egypt"]
    press(silent, Key.Key_Left)
    press(silent, Key.Key_Down)
    assert chosen(tab) == ["Kazakhstan"]
    press(silent, Key.Key_Up, SHIFT)
    assert {"China", "Kazakhstan"} <= set(chosen(tab))
    press(silent, Key.Key_Left)
    qtbot.waitUntil(lane(tab, Reply.DECLINED).hasFocus)
    assert chosen(tab) == ["Qatar"]


def test_alt_and_an_arrow_carry_the_selected_to_the_lane_beside(office: Office, tab: DelegationsTab) -> None:
    silent = lane(tab, Reply.NONE)
    click(silent, "China")
    click(silent, "Egypt", CONTROL)
    press(silent, Key.Key_Left, ALT)
    assert lanes(tab)[1:] == [["China", "Egypt", "Qatar"], ["Kazakhstan"]]
    assert chosen(tab) == ["China", "Egypt"]
    assert office.desk.messages.text == "2 delegations: Declined."
    press(lane(tab, Reply.DECLINED), Key.Key_Left, ALT)
    assert lanes(tab)[0] == ["China", "Egypt", "Mongolia", "Thailand"]
    office.desk.undo.undo.trigger()
    office.desk.undo.undo.trigger()
    assert lanes(tab)[2] == ["China", "Egypt", "Kazakhstan"]


def test_a_card_is_dropped_on_another_lane(office: Office, tab: DelegationsTab) -> None:
    silent, attending = lane(tab, Reply.NONE), lane(tab, Reply.ATTENDING)
    click(silent, "Kazakhstan")
    drop(attending, silent.cards.mimeData(silent.selectedIndexes()))
    assert lanes(tab)[0] == ["Kazakhstan", "Mongolia", "Thailand"]
    assert office.desk.messages.text == "Kazakhstan: Attending."
    office.press_message_button("Undo")
    assert lanes(tab)[0] == ["Mongolia", "Thailand"]


def test_what_is_no_delegation_of_the_meeting_is_not_taken(tab: DelegationsTab) -> None:
    before = lanes(tab)
    for stranger in (b"nobody\nat all", b""):
        data = QMimeData()
        data.setData(lane(tab, Reply.NONE).cards.mimeTypes()[0], stranger)
        drop(lane(tab, Reply.DECLINED), data)
    text = QMimeData()
    text.setText("some text")
    assert not drop(lane(tab, Reply.DECLINED), text)
    assert lanes(tab) == before


def drop(lane: Lane, data: QMimeData) -> bool:
    """Drag `data` over a lane and let it go; tell whether the lane welcomed it."""
    there, keys = lane.viewport().rect().center(), NONE
    move = Qt.DropAction.MoveAction
    entering = QDragEnterEvent(there, move, data, LEFT, keys)
    entering.setAccepted(False)
    lane.dragEnterEvent(entering)
    if entering.isAccepted():
        lane.dropEvent(QDropEvent(QPointF(there), move, data, LEFT, keys))
    return entering.isAccepted()


def test_the_menu_gives_a_reply(tab: DelegationsTab) -> None:
    click(lane(tab, Reply.NONE), "Egypt")
    menu = tab.actions_here.selected_menu(tab)
    replies = next(action.menu() for action in menu.actions() if action.text() == "Reply")
    assert isinstance(replies, QMenu)
    next(action for action in replies.actions() if action.text() == "Declined").trigger()
    assert lanes(tab)[1] == ["Egypt", "Qatar"]
    assert chosen(tab) == ["Egypt"]


@pytest.mark.parametrize("way", ["enter", "double click"])
def test_a_card_opens_its_participants(office: Office, tab: DelegationsTab, way: str) -> None:
    silent = lane(tab, Reply.NONE)
    click(silent, "Kazakhstan")
    if way == "enter":
        press(silent, Key.Key_Return)
    else:
        QTest.mouseDClick(silent.viewport(), LEFT, NONE, at(silent, "Kazakhstan").toPoint())
    row = next(row for row in tab.list.rows if row.party_name == "Kazakhstan")
    wanted = {"meeting_id": tab.list.meeting_id, "tab": "participants", "delegation_id": row.id}
    assert office.went == [("meeting", wanted)]


def test_selected_cards_are_copied_as_a_table(qtbot: QtBot, tab: DelegationsTab) -> None:
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    silent = lane(tab, Reply.NONE)
    click(silent, "Egypt")
    click(silent, "Kazakhstan", CONTROL)
    QTest.keyClick(silent, Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert any("Egypt" in line.split("\t") for line in lines[1:])


def test_the_filter_narrows_the_lanes(tab: DelegationsTab) -> None:
    type_text(tab.filter, "mongol")
    assert lanes(tab) == [["Mongolia"], [], []]
    assert "1 shown" in tab.status()
    type_text(tab.filter, "xyz")
    assert tab._seen.currentIndex() == 1
    tab.actions_here.show_all.trigger()
    assert len(lanes(tab)[2]) == 3


def test_what_the_list_is_filtered_by_holds_on_the_board_but_not_in_another_meeting(
    office: Office, tab: DelegationsTab
) -> None:
    tab.table.arranging.set_filter("reply", ValueFilter("reply", frozenset({Reply.DECLINED.value})))
    assert lanes(tab) == [[], ["Qatar"], []]
    assert tab.bar.chips.isVisible()
    assert "1 shown" in tab.status()
    tab.bring_up(meeting_id=bare_meeting(office, "MC", "2025-09-21"))
    assert tab.list.model.value_filters == ()


def test_the_view_is_remembered_and_keeps_the_selection(
    qtbot: QtBot, office: Office, tab: DelegationsTab
) -> None:
    click(lane(tab, Reply.NONE), "Egypt")
    other = DelegationsTab(office.desk)
    qtbot.addWidget(other)
    assert other.switch.view == "board"
    tab.switch.button("list").click()
    assert chosen(tab) == ["Egypt"]
    assert tab.table.isVisible()
    assert tab.inspector.isVisible()
    assert tab.table.selected_ids() == tab.selected_ids()


def test_removing_from_the_board_can_be_undone(office: Office, tab: DelegationsTab) -> None:
    click(lane(tab, Reply.NONE), "Egypt")
    press(lane(tab, Reply.NONE), Key.Key_Delete, CONTROL)
    assert lanes(tab)[2] == ["China", "Kazakhstan"]
    office.press_message_button("Undo")
    assert lanes(tab)[2] == ["China", "Egypt", "Kazakhstan"]


def test_cards_stand_in_fewer_columns_where_names_are_long_and_there_is_room() -> None:
    states = [-1, 90, 210, 80, 85, 70, 60]  # a heading, then the widths of six names
    heights = (30, 46)
    assert columns_for(states, (510, 700), 3, 30, heights) == 2
    assert columns_for([-1, 90, 80], (510, 700), 3, 30, heights) == 3
    assert columns_for([-1, 600, 80], (510, 700), 3, 30, heights) == 1
    assert columns_for(states, (510, 140), 3, 30, heights) == 3, "rather cut than scrolled"


def test_a_card_is_wide_enough_for_its_head_too_where_there_is_room(
    qtbot: QtBot, tab: DelegationsTab
) -> None:
    silent = lane(tab, Reply.NONE)
    card = silent.cards.index(cards(silent).index("China"), 0)
    tab.resize(1600, 700)
    qtbot.waitUntil(lambda: silent.viewport().width() > 400)
    narrow, line = silent.visualRect(card).width(), silent.cards.line_at(card)
    assert line is not None
    silent.cards.set_lines([replace(line, head="H.E. Ambassador Thamacha Machacha of Somewhere")])
    qtbot.waitUntil(lambda: silent.visualRect(silent.cards.index_of(line.id)).width() > narrow)


def test_cards_fill_their_lane_from_edge_to_edge_unless_it_is_scrolled(
    qtbot: QtBot, tab: DelegationsTab
) -> None:
    silent = lane(tab, Reply.NONE)
    heading = silent.cards.index(0, 0)

    def beside() -> int:
        """Return the pixels that the lane leaves at the right of its lines."""
        return silent.viewport().width() - silent.visualRect(heading).right()

    qtbot.waitUntil(lambda: 0 <= beside() <= 4)
    line = silent.cards.line_at(silent.cards.index(1, 0))
    assert line is not None
    silent.cards.set_lines([replace(line, id=str(number)) for number in range(60)])
    heading = silent.cards.index(0, 0)
    qtbot.waitUntil(silent.verticalScrollBar().isVisible)
    qtbot.waitUntil(lambda: 0 <= beside() <= 4)
