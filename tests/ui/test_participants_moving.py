"""Participants put in order by hand: dragged by their numbers, or moved by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cica_events.domain.delegations import Group
from cica_events.domain.participants import Capacity
from tests.ui.meeting_desk import Office
from tests.ui.participants_open import open_participants
from tests.ui.people_at_meeting import add, bare_meeting
from tests.ui.toolkit_typing import press
from ui.participants.participants_tab import ParticipantsTab
from ui.toolkit.arrangement import SortBy
from ui.toolkit.editors import LineEditor

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> ParticipantsTab:
    """A tab with China (Head, A, B, C), Kazakhstan (X, Y) and an empty media group."""
    meeting = bare_meeting(office)
    for country, names in (("China", ("Head", "A", "B", "C")), ("Kazakhstan", ("X", "Y"))):
        for name in names:
            capacity = Capacity.HEAD if name == "Head" else Capacity.DELEGATE
            add(office, meeting, country, ("", "", name, "", capacity))
    office.workspace.delegations.add_group(meeting, Group.MEDIA)
    return open_participants(qtbot, office, meeting)


def order(tab: ParticipantsTab) -> str:
    model = tab.list.model
    rows = [model.row_at(line) for line in range(model.rowCount())]
    return " ".join("|" if row is None else row.family_name for row in rows)


def line_of(tab: ParticipantsTab, name: str) -> int:
    return tab.list.model.line_of(next(row.id for row in tab.list.rows if row.family_name == name))


def at(tab: ParticipantsTab, line: int, part: float) -> QPoint:
    """Return a point on the number of a line, `part` of its height down."""
    table = tab.table
    top = table.rowViewportPosition(line)
    return QPoint(8, top + int(table.rowHeight(line) * part))


def drag(tab: ParticipantsTab, name: str, to: QPoint, *, drop: bool = True) -> None:
    numbers = tab.table.verticalHeader().viewport()
    start = at(tab, line_of(tab, name), 0.5)
    QTest.mousePress(numbers, LEFT, pos=start)
    for step in (1, 2, 3):
        QTest.mouseMove(numbers, start + (to - start) * step / 3)
    if drop:
        QTest.mouseRelease(numbers, LEFT, pos=to)


def choose(tab: ParticipantsTab, *names: str) -> None:
    tab.table.select_ids([row.id for row in tab.list.rows if row.family_name in names])
    tab.table.setFocus()


def test_a_number_that_is_dragged_takes_its_row_along(office: Office, tab: ParticipantsTab) -> None:
    assert order(tab) == "| Head A B C | X Y"
    drag(tab, "C", at(tab, line_of(tab, "A"), 0.2))
    assert order(tab) == "| Head C A B | X Y"
    drag(tab, "C", at(tab, line_of(tab, "B"), 0.8))
    assert order(tab) == "| Head A B C | X Y"
    office.desk.undo.undo.trigger()
    assert order(tab) == "| Head C A B | X Y"


def test_several_selected_rows_go_together_and_stay_selected(tab: ParticipantsTab) -> None:
    choose(tab, "B", "C")
    drag(tab, "C", at(tab, line_of(tab, "A"), 0.2))
    assert order(tab) == "| Head B C A | X Y"
    names = {row.family_name for row in tab.chosen()}
    assert names == {"B", "C"}


def test_the_head_stays_first(tab: ParticipantsTab) -> None:
    drag(tab, "B", at(tab, line_of(tab, "Head"), 0.1))
    assert order(tab) == "| Head B A C | X Y"


def test_into_another_delegation_nothing_is_asked_and_undo_is_offered(
    office: Office, tab: ParticipantsTab
) -> None:
    drag(tab, "A", at(tab, line_of(tab, "X"), 0.8))
    assert order(tab) == "| Head B C | X A Y"
    assert office.desk.messages.text == "A was moved to Kazakhstan."
    office.press_message_button("Undo")
    assert order(tab) == "| Head A B C | X Y"


def test_dropped_on_a_heading_one_comes_first_there(office: Office, tab: ParticipantsTab) -> None:
    heading = line_of(tab, "X") - 1
    drag(tab, "B", at(tab, heading, 0.5))
    assert order(tab) == "| Head A C | B X Y"


def test_escape_lets_go(tab: ParticipantsTab) -> None:
    to = at(tab, line_of(tab, "A"), 0.2)
    drag(tab, "C", to, drop=False)
    tab.table.setFocus()
    press(tab.table, Key.Key_Escape)
    QTest.mouseRelease(tab.table.verticalHeader().viewport(), LEFT, pos=to)
    assert order(tab) == "| Head A B C | X Y"


def test_a_list_sorted_otherwise_says_why_nothing_moves(office: Office, tab: ParticipantsTab) -> None:
    tab.table.sort_by([SortBy("family_name", descending=True)])
    before = order(tab)
    drag(tab, "A", at(tab, line_of(tab, "C"), 0.2))
    assert order(tab) == before
    assert office.desk.messages.text.startswith("The list is sorted by “Family name”.")
    office.press_message_button("Show in protocol order")
    assert order(tab) == "| Head A B C | X Y"


def test_a_click_on_a_number_selects_the_row_alone(tab: ParticipantsTab) -> None:
    choose(tab, "A", "B")
    QTest.mouseClick(tab.table.verticalHeader().viewport(), LEFT, pos=at(tab, line_of(tab, "B"), 0.5))
    assert [row.family_name for row in tab.chosen()] == ["B"]
    third = at(tab, line_of(tab, "C"), 0.5)
    QTest.mouseClick(tab.table.verticalHeader().viewport(), LEFT, SHIFT, pos=third)
    assert [row.family_name for row in tab.chosen()] == ["B", "C"]
    assert order(tab) == "| Head A B C | X Y"


def test_alt_and_arrows_move_up_and_down(qtbot: QtBot, office: Office, tab: ParticipantsTab) -> None:
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    choose(tab, "C")
    QTest.keyClick(tab.table, Key.Key_Up, ALT)
    QTest.keyClick(tab.table, Key.Key_Up, ALT)
    assert order(tab) == "| Head C A B | X Y"
    QTest.keyClick(tab.table, Key.Key_Up, ALT)
    assert "heads and deputies stand first" in office.desk.messages.text
    QTest.keyClick(tab.table, Key.Key_Down, ALT)
    assert order(tab) == "| Head A C B | X Y"
    assert [row.family_name for row in tab.chosen()] == ["C"]


def test_a_place_by_hand_takes_a_reason_and_can_be_given_up(office: Office, tab: ParticipantsTab) -> None:
    choose(tab, "C")
    reason = tab.inspector.field("order_reason")
    assert not reason.isVisible()
    assert not tab.actions_here.unplace.isEnabled()
    drag(tab, "C", at(tab, line_of(tab, "A"), 0.2))
    assert reason.isVisible()
    assert isinstance(reason.editor, LineEditor)
    reason.editor.setText("Speaks first")
    reason.editor.finished.emit()
    assert next(row.order_reason for row in tab.list.rows if row.family_name == "C") == "Speaks first"
    assert tab.actions_here.unplace.isEnabled()
    tab.actions_here.unplace.trigger()
    assert order(tab) == "| Head A B C | X Y"
    assert not tab.actions_here.unplace.isEnabled()
