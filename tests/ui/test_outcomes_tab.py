"""The Outcomes tab: outcomes are written, picked, put in order, and lead on to where they were taken up."""

from __future__ import annotations

from threading import Thread, current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPolygon
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.outcomes import OutcomeKind
from cica_events.services.meetings import MeetingService
from tests.ui.meeting_desk import Office, laid_once
from tests.ui.toolkit_typing import press, type_text
from ui.outcomes.outcome_inspector import ChainNote
from ui.outcomes.outcome_moves import Move, shifted
from ui.outcomes.outcomes_tab import OutcomesTab
from ui.outcomes.wrapped_text import BESIDE, link_in
from ui.toolkit.arrangement import SortBy
from ui.toolkit.colours import Tone, badge_colours
from ui.toolkit.editors import EDITORS, PartyEditor
from ui.toolkit.plain import PlainLabel

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LATER = "Meeting of the CICA Ministerial Council · 26 December 2023"
NO_GRAB = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)


@pytest.fixture
@laid_once
def meeting(office: Office) -> str:
    """A meeting with three outcomes; the second went to the Ministerial Council, which took it up."""
    meeting_id, later = office.hold("SOC", "2023-12-12"), office.hold("MC", "2023-12-26")
    outcomes = office.workspace.outcomes
    outcomes.add(meeting_id, {"kind": OutcomeKind.ADOPTED, "text": "the budget"})
    recommended = {"kind": OutcomeKind.RECOMMENDED, "text": "to grant Observer status", "addressee": "MC"}
    outcomes.add(meeting_id, recommended | {"followed_by": later})
    outcomes.add(meeting_id, {"kind": OutcomeKind.NOTED, "text": "the report"})
    return meeting_id


def shown(qtbot: QtBot, office: Office, meeting_id: str) -> OutcomesTab:
    tab = OutcomesTab(office.desk)
    qtbot.addWidget(tab)
    tab.resize(1150, 650)
    tab.bring_up(meeting_id=meeting_id)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.table.setFocus()
    return tab


@pytest.fixture
def tab(qtbot: QtBot, office: Office, meeting: str) -> OutcomesTab:
    return shown(qtbot, office, meeting)


def texts(tab: OutcomesTab) -> list[str]:
    return [row.text for row in tab.model.rows]


def outcome(tab: OutcomesTab, text: str) -> str:
    return str(next(row.id for row in tab.model.rows if row.text == text))


def cell(tab: OutcomesTab, text: str, key: str) -> Any:
    return tab.model.index(tab.model.line_of(outcome(tab, text)), tab.model.column_of(key))


def go(tab: OutcomesTab, text: str, key: str = "text") -> None:
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect  # whatever modifier the last key event left
    tab.table.selectionModel().setCurrentIndex(cell(tab, text, key), flag)


def read(tab: OutcomesTab, text: str, key: str) -> str:
    return tab.model.text(cell(tab, text, key))


def editor(tab: OutcomesTab) -> Any:
    found = [one for one in tab.table.viewport().children() if isinstance(one, EDITORS)]
    return next((one for one in found if one.isVisible()), None)


def button(place: QWidget, name: str) -> Any:
    return next(
        one for one in place.findChildren(QAbstractButton) if name in {one.accessibleName(), one.text()}
    )


def test_the_model_keeps_qts_rules_while_outcomes_change(
    tab: OutcomesTab, office: Office, meeting: str
) -> None:
    QAbstractItemModelTester(tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal, tab)
    outcomes = office.workspace.outcomes
    outcomes.move(outcome(tab, "the report"), 0)
    outcomes.add(meeting, {"text": "one more"})
    outcomes.remove([outcome(tab, "the budget")])
    office.workspace.history.undo()
    assert texts(tab) == ["the report", "the budget", "to grant Observer status", "one more"]


def test_the_chain_is_told_in_words_and_its_button_leads_on(
    tab: OutcomesTab, office: Office, qtbot: QtBot
) -> None:
    go(tab, "to grant Observer status")
    note = tab.inspector.findChild(ChainNote)
    assert note.words == f"Recommended to the Ministerial Council, followed by {LATER}"
    label = note.findChild(PlainLabel)
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    qtbot.mouseClick(button(tab.inspector, "Open the meeting"), Qt.MouseButton.LeftButton)
    assert office.went == [("meeting", {"meeting_id": office.workspace.meetings.get("MC-2023-12-26").id})]


def test_a_click_on_the_link_in_the_table_leads_on_and_one_beside_it_does_not(
    tab: OutcomesTab, office: Office, qtbot: QtBot
) -> None:
    index = cell(tab, "to grant Observer status", "followed_by_id")
    tab.table.scrollTo(index)
    link, viewport = tab.table.link_rect(index), tab.table.viewport()
    beside = link.center()
    beside.setX(tab.table.visualRect(index).right() - 2)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=beside)
    assert office.went == []
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=link.center())
    assert [args["meeting_id"] for _key, args in office.went] == [
        office.workspace.meetings.get("MC-2023-12-26").id
    ]


def painted(tab: OutcomesTab, index: QModelIndex) -> QRect:
    """Return what of a cell is painted in the colours of a link, in the viewport."""
    picture = tab.table.viewport().grab().toImage()
    cell = tab.table.visualRect(index).intersected(picture.rect())
    ground = badge_colours(tab.table.palette(), Tone.ACCENT)[1].rgb()
    places = [
        QPoint(x, y)
        for x in range(cell.left(), cell.right() + 1)
        for y in range(cell.top(), cell.bottom())
        if picture.pixel(x, y) == ground
    ]
    return QPolygon(places).boundingRect()


@pytest.mark.parametrize("width", [1150, 1900])
def test_the_link_answers_where_it_is_painted(width: int, tab: OutcomesTab, qtbot: QtBot) -> None:
    tab.resize(width, 650)
    go(tab, "the budget")
    index, table = cell(tab, "to grant Observer status", "followed_by_id"), tab.table
    qtbot.waitUntil(lambda: table.visualRect(index).height() >= table.link_rect(index).height())
    table.scrollTo(index)
    link = table.link_rect(index)
    assert painted(tab, index) == link
    assert (link.height() > 1.5 * table.fontMetrics().height()) == (width == 1150)


@pytest.mark.parametrize(("width", "cut"), [(90, True), (170, False), (500, False)])
def test_the_date_of_the_meeting_that_followed_is_never_cut(width: int, cut: bool, tab: OutcomesTab) -> None:
    place, words = link_in(QRect(0, 0, width, 40), f"→ {LATER}", tab.table.font())
    assert words.endswith(" · 26 December 2023")
    assert ("…" in words) == cut
    assert place.right() <= width - BESIDE


def test_ctrl_enter_follows_the_selected_outcome(tab: OutcomesTab, office: Office, qtbot: QtBot) -> None:
    go(tab, "the budget")
    qtbot.keyClick(tab.table, Key.Key_Return, CONTROL)
    assert office.went == []
    go(tab, "to grant Observer status")
    qtbot.keyClick(tab.table, Key.Key_Return, CONTROL)
    assert len(office.went) == 1


def test_an_outcome_is_added_at_the_end_and_written_at_once(tab: OutcomesTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(tab, "Add outcome"), Qt.MouseButton.LeftButton)
    type_text(editor(tab), "to convene experts")
    press(editor(tab), Key.Key_Tab)
    assert texts(tab)[-1] == "to convene experts"
    assert tab.table.current_id() == outcome(tab, "to convene experts")


def test_escape_right_after_adding_leaves_no_outcome(tab: OutcomesTab, office: Office) -> None:
    go(tab, "the report")
    press(tab.table, Key.Key_Return)
    assert len(texts(tab)) == 4
    press(editor(tab), Key.Key_Escape)
    assert texts(tab) == ["the budget", "to grant Observer status", "the report"]
    assert office.workspace.history.redoable() is not None


def test_escape_while_rewriting_takes_nothing_back(tab: OutcomesTab) -> None:
    go(tab, "the report")
    press(tab.table, Key.Key_F2)
    type_text(editor(tab), "!")
    press(editor(tab), Key.Key_Escape)
    assert texts(tab)[2] == "the report"


def test_an_empty_text_is_refused_where_it_was_typed(tab: OutcomesTab) -> None:
    go(tab, "the report")
    press(tab.table, Key.Key_F2)
    editor(tab).clear()
    press(editor(tab), Key.Key_Return)
    assert "cannot be empty" in tab.table.problem
    press(editor(tab), Key.Key_Escape)
    assert texts(tab)[2] == "the report"


@NO_GRAB
def test_a_body_is_picked_in_place_by_a_part_of_its_name(tab: OutcomesTab) -> None:
    go(tab, "the report", "addressee")
    type_text(tab.table, "t")
    type_text(editor(tab), "hink")
    press(editor(tab), Key.Key_Return)
    assert read(tab, "the report", "addressee") == "Think Tank Forum"
    assert next(row for row in tab.model.rows if row.text == "the report").addressee == "TTF"


@NO_GRAB
def test_opening_and_leaving_an_empty_picker_picks_nothing(tab: OutcomesTab) -> None:
    for key in ("item_id", "addressee", "followed_by_id"):
        go(tab, "the report", key)
        press(tab.table, Key.Key_F2)
        press(editor(tab), Key.Key_Return)
        assert read(tab, "the report", key) == ""


@NO_GRAB
def test_what_nobody_is_called_is_refused_and_kept(tab: OutcomesTab) -> None:
    go(tab, "the report", "addressee")
    press(tab.table, Key.Key_F2)
    editor(tab).setEditText("Senate")
    press(editor(tab), Key.Key_Return)
    assert editor(tab).currentText() == "Senate"
    assert tab.table.problem == "There is no body “Senate”."
    press(editor(tab), Key.Key_Escape)


@pytest.mark.parametrize(
    ("key", "typed", "text"),
    [
        ("item_id", "budget", "Budget of the CICA Secretariat"),
        ("addressee", "SUMMIT", "Summit"),
        ("prepared_by_id", "mongol", "Mongolia"),
        ("followed_by_id", "mc-2023", LATER),
    ],
)
def test_the_form_picks_what_an_outcome_refers_to(tab: OutcomesTab, key: str, typed: str, text: str) -> None:
    go(tab, "the budget")
    form = tab.inspector.field(key)
    form.editor.setFocus()
    form.editor.setEditText(typed)
    form.save()
    assert form.problem == ""
    assert read(tab, "the budget", key).startswith(text)
    assert tab.model.row_at(0).id == outcome(tab, "the budget")


def test_the_form_gives_several_outcomes_the_same_item_as_one_step(tab: OutcomesTab, office: Office) -> None:
    tab.table.select_ids([outcome(tab, "the budget"), outcome(tab, "the report")])
    form = tab.inspector.field("item_id")
    form.editor.setFocus()
    form.editor.setEditText("budget")
    form.save()
    assert all(read(tab, text, "item_id").startswith("Budget") for text in ("the budget", "the report"))
    office.desk.undo.undo.trigger()
    assert [row.item for row in tab.model.rows] == ["", "", ""]


def test_a_new_agenda_item_can_be_picked_at_once(tab: OutcomesTab, office: Office, meeting: str) -> None:
    office.workspace.agenda.add(meeting, "Relations with other organizations")
    go(tab, "the report")
    form = tab.inspector.field("item_id")
    form.editor.setEditText("relations with")
    form.save()
    assert read(tab, "the report", "item_id") == "Relations with other organizations"


def test_alt_and_the_arrows_put_outcomes_in_order(tab: OutcomesTab, office: Office, qtbot: QtBot) -> None:
    tab.table.select_ids([outcome(tab, "to grant Observer status"), outcome(tab, "the report")])
    qtbot.keyClick(tab.table, Key.Key_Up, ALT)
    assert texts(tab) == ["to grant Observer status", "the report", "the budget"]
    office.desk.undo.undo.trigger()
    assert texts(tab) == ["the budget", "to grant Observer status", "the report"]
    assert not tab.commands.down.isEnabled()


def test_a_sorted_table_offers_no_order_to_change(tab: OutcomesTab) -> None:
    go(tab, "to grant Observer status")
    assert tab.commands.up.isEnabled()
    tab.table.sort_by([SortBy("text")])
    assert not tab.commands.up.isEnabled()
    tab.table.sort_by([])
    assert tab.commands.up.isEnabled()


def test_removed_outcomes_come_back_by_the_message(tab: OutcomesTab, office: Office, qtbot: QtBot) -> None:
    tab.table.select_ids([outcome(tab, "the budget"), outcome(tab, "the report")])
    qtbot.keyClick(tab.table, Key.Key_Delete, CONTROL)
    assert texts(tab) == ["to grant Observer status"]
    assert office.desk.messages.text == "2 outcomes removed"
    office.press_message_button("Undo")
    assert texts(tab) == ["the budget", "to grant Observer status", "the report"]


def test_a_pasted_block_finds_bodies_and_kinds_by_name(tab: OutcomesTab, office: Office) -> None:
    go(tab, "the budget", "kind")
    QGuiApplication.clipboard().setText("Approved\tthe budget for 2024\t\tSummit")
    tab.table.commands.paste()
    row = tab.model.rows[0]
    assert (row.kind, row.text, row.addressee) == (OutcomeKind.APPROVED, "the budget for 2024", "SUMMIT")


def test_a_meeting_without_outcomes_says_what_belongs_here(office: Office, qtbot: QtBot) -> None:
    tab = shown(qtbot, office, office.plan("YC", "2024-05"))
    assert tab.empty.isVisible()
    assert tab.status() == ""
    qtbot.mouseClick(button(tab.empty, "Add outcome"), Qt.MouseButton.LeftButton)
    type_text(editor(tab), "the programme")
    press(editor(tab), Key.Key_Tab)
    assert texts(tab) == ["the programme"]
    assert tab.status() == "1 outcome"


def test_the_meetings_are_read_before_the_tab_is_gone_to_and_not_by_the_window(
    office: Office, meeting: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[Thread] = []
    lines = MeetingService.lines

    def noted(service: MeetingService) -> list[tuple[str, str]]:
        readers.append(current_thread())
        return lines(service)

    monkeypatch.setattr(MeetingService, "lines", noted)
    tab = OutcomesTab(office.desk)
    qtbot.addWidget(tab)
    tab.prepare()
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)
    tab.bring_up(meeting_id=meeting)
    tab.show()
    assert texts(tab)
    assert len(readers) == 1
    assert readers[0] is not main_thread()


def test_a_new_meeting_can_be_picked_in_the_same_form(tab: OutcomesTab, office: Office) -> None:
    form = tab.inspector
    key = office.workspace.meetings.get(office.hold("BC", "2024-02-01")).key
    picker = tab.inspector.field("followed_by_id").editor
    assert isinstance(picker, PartyEditor)
    assert tab.inspector is form
    assert any(picker.itemText(place).endswith(key) for place in range(picker.count()))


def test_a_form_that_is_being_typed_in_is_let_be_when_outcomes_change(
    tab: OutcomesTab, office: Office
) -> None:
    go(tab, "the budget")
    form = tab.inspector.field("text")
    form.editor.setFocus()
    type_text(form.editor, "X")
    office.workspace.outcomes.edit([outcome(tab, "the report")], {"kind": OutcomeKind.WELCOMED})
    assert "X" in form.editor.toPlainText()
    assert tab.table.selected_ids() == [outcome(tab, "the budget")]


def test_another_meetings_outcomes_are_not_read_anew(tab: OutcomesTab, office: Office) -> None:
    rows = tab.model.rows
    later = office.workspace.meetings.get("MC-2023-12-26").id
    office.workspace.outcomes.add(later, {"text": "granted"})
    assert tab.model.rows is rows


def test_a_renamed_meeting_is_named_anew(tab: OutcomesTab, office: Office) -> None:
    later = office.workspace.meetings.get("MC-2023-12-26").id
    office.workspace.meetings.edit([later], {"title": "Extra session"})
    assert read(tab, "to grant Observer status", "followed_by_id") == "Extra session · 26 December 2023"


@pytest.mark.parametrize(
    ("chosen", "down", "move"),
    [
        (["b"], True, Move("c", 1)),
        (["b"], False, Move("a", 1)),
        (["b", "c"], False, Move("a", 2)),
        (["a", "b"], True, Move("c", 0)),
        (["a"], False, None),
        (["a", "c"], True, None),
        ([], True, None),
    ],
)
def test_a_block_moves_by_moving_the_one_beside_it(chosen: list[str], down: bool, move: Move | None) -> None:
    assert shifted(["a", "b", "c"], chosen, down) == move
