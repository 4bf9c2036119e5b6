"""The Agenda tab: an agenda is written, timed and rearranged by keys, mouse and clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.agenda import ItemKind
from cica_events.domain.dates import VagueDate
from tests.ui.meeting_desk import Office, make_template, open_office
from tests.ui.toolkit_typing import press, type_text
from ui.agenda.agenda_tab import AgendaTab
from ui.shell.export_dialog import ExportDialog
from ui.toolkit.editors import ChoiceEditor, LineEditor

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("agenda"))


@pytest.fixture
def office(qapp: QApplication, qtbot: QtBot, template: Path, tmp_path: Path) -> Iterator[Office]:
    with open_office(qapp, template, tmp_path) as office:
        yield office


def empty_meeting(office: Office, body: str = "SOC") -> str:
    plan = office.workspace.meetings.plan(body, VagueDate.parse("2023-12-12"))
    meeting_id = office.workspace.meetings.create(replace(plan, with_agenda=False))
    office.workspace.meetings.edit([meeting_id], {"start_time": None})
    return meeting_id


def written(office: Office) -> str:
    """Create a meeting with four items, the third under the second."""
    meeting_id, agenda = empty_meeting(office), office.workspace.agenda
    agenda.add(meeting_id, "Opening", values={"duration": 30})
    second = agenda.add(meeting_id, "Food security")
    agenda.add(meeting_id, "National approaches", parent_id=second, values={"duration": 40})
    agenda.add(meeting_id, "Closing")
    return meeting_id


def shown(qtbot: QtBot, office: Office, meeting_id: str) -> AgendaTab:
    tab = AgendaTab(office.desk)
    qtbot.addWidget(tab)
    tab.resize(1150, 650)
    tab.bring_up(meeting_id=meeting_id)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.outline.setFocus()
    return tab


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> AgendaTab:
    return shown(qtbot, office, written(office))


def lines(tab: AgendaTab, *keys: str) -> list[str]:
    """Return what the outline shows, a line for each item."""
    found = []
    for row in tab.model.rows:
        cells = [tab.model.text(tab.model.index_of(row.id, key)) for key in ("number", "title", *keys)]
        found.append(" ".join(filter(None, cells)))
    return found


def item(tab: AgendaTab, title: str) -> str:
    return str(next(row.id for row in tab.model.rows if row.title == title))


def go(tab: AgendaTab, title: str, key: str = "title") -> None:
    flags = QItemSelectionModel.SelectionFlag  # whatever modifier the last key event left
    index = tab.model.index_of(item(tab, title), key)
    tab.outline.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)


def editor(tab: AgendaTab) -> Any:
    found = [one for one in tab.outline.viewport().children() if isinstance(one, LineEditor | ChoiceEditor)]
    return next((one for one in found if one.isVisible()), None)


def button(place: QWidget, name: str) -> Any:
    return next(one for one in place.findChildren(QAbstractButton) if one.accessibleName() == name)


def test_the_model_keeps_qts_rules_while_the_agenda_changes(tab: AgendaTab, office: Office) -> None:
    QAbstractItemModelTester(tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal, tab)
    agenda = office.workspace.agenda
    agenda.nest(item(tab, "Closing"))
    agenda.move(item(tab, "Food security"), None, 0)
    agenda.remove([item(tab, "Opening")])
    office.workspace.history.undo()
    assert lines(tab) == ["1 Food security", "1.1 National approaches", "1.2 Closing", "2 Opening"]


def test_numbers_and_times_follow_from_the_starting_time_typed_in_the_toolbar(tab: AgendaTab) -> None:
    assert lines(tab, "start", "end")[0] == "1 Opening"
    tab.start.editor.setFocus()
    type_text(tab.start.editor, "10")
    press(tab.start.editor, Key.Key_Return)
    assert lines(tab, "start", "end") == [
        "1 Opening 10:00 10:30",
        "2 Food security 10:30 11:10",
        "2.1 National approaches 10:30 11:10",
        "3 Closing 11:10",
    ]
    assert tab.start.editor.text() == "10:00"
    assert tab.status() == "4 items    1 h 10 min    10:00–11:10    1 without a duration"


def test_an_impossible_time_stays_with_its_problem_until_it_is_given_up(
    tab: AgendaTab, office: Office
) -> None:
    tab.start.editor.setFocus()
    type_text(tab.start.editor, "25:00")
    press(tab.start.editor, Key.Key_Return)
    assert tab.start.editor.text() == "25:00"
    assert "25:00" in tab.start.bubble.text
    assert tab.start.bubble.isVisible()
    office.workspace.agenda.rename(item(tab, "Closing"), "Close")
    assert tab.start.editor.text() == "25:00"
    press(tab.start.editor, Key.Key_Escape)
    assert tab.start.editor.text() == ""
    assert not tab.start.bubble.isVisible()


def test_the_button_adds_behind_the_current_item_and_begins_to_name_it(tab: AgendaTab, qtbot: QtBot) -> None:
    go(tab, "Opening")
    qtbot.mouseClick(button(tab, "Add item"), Qt.MouseButton.LeftButton)
    type_text(editor(tab), "Adoption of the agenda")
    press(editor(tab), Key.Key_Tab)
    assert lines(tab)[:3] == ["1 Opening", "2 Adoption of the agenda", "3 Food security"]
    assert tab.outline.current_key == "kind"


def test_enter_on_the_last_item_goes_on_writing_and_escape_ends_it(tab: AgendaTab) -> None:
    go(tab, "Closing")
    press(tab.outline, Key.Key_Return)
    type_text(editor(tab), "Photo")
    press(editor(tab), Key.Key_Return)
    type_text(editor(tab), "Lunch")
    press(editor(tab), Key.Key_Return)
    press(editor(tab), Key.Key_Escape)
    assert editor(tab) is None
    assert lines(tab)[3:] == ["3 Closing", "4 Photo", "5 Lunch"]
    assert tab.outline.selected_ids() == [item(tab, "Lunch")]


def test_escape_while_renaming_removes_nothing(tab: AgendaTab) -> None:
    go(tab, "Opening")
    press(tab.outline, Key.Key_F2)
    type_text(editor(tab), "!")
    press(editor(tab), Key.Key_Escape)
    assert lines(tab)[0] == "1 Opening"
    assert len(tab.model.rows) == 4


def test_insert_adds_an_item_wherever_the_keyboard_is_in_the_tab(tab: AgendaTab, qtbot: QtBot) -> None:
    go(tab, "Opening")
    qtbot.keyClick(tab.outline, Key.Key_Insert)
    assert lines(tab)[1] == "2 New item"
    assert editor(tab).selectedText() == "New item"


def test_typing_renames_and_an_empty_title_is_refused_where_it_was_typed(tab: AgendaTab) -> None:
    go(tab, "Opening")
    type_text(tab.outline, "О")
    type_text(editor(tab), "ткрытие")
    press(editor(tab), Key.Key_Return)
    assert lines(tab)[0] == "1 Открытие"
    press(tab.outline, Key.Key_F2)
    editor(tab).clear()
    press(editor(tab), Key.Key_Return)
    assert "cannot be empty" in tab.outline.problem
    press(editor(tab), Key.Key_Escape)
    assert lines(tab)[1] == "2 Food security"


def test_alt_and_the_arrows_move_nest_and_lift(tab: AgendaTab, qtbot: QtBot) -> None:
    go(tab, "Closing")
    qtbot.keyClick(tab.outline, Key.Key_Right, ALT)
    assert lines(tab)[2:] == ["2.1 National approaches", "2.2 Closing"]
    qtbot.keyClick(tab.outline, Key.Key_Up, ALT)
    assert lines(tab)[2:] == ["2.1 Closing", "2.2 National approaches"]
    qtbot.keyClick(tab.outline, Key.Key_Left, ALT)
    assert lines(tab) == ["1 Opening", "2 Food security", "2.1 National approaches", "3 Closing"]
    assert tab.outline.current_id() == item(tab, "Closing")


def test_the_buttons_do_what_the_keys_do_and_say_their_shortcut(tab: AgendaTab, qtbot: QtBot) -> None:
    go(tab, "Opening")
    down = button(tab, "Move down")
    assert "Alt+Down" in down.toolTip()
    qtbot.mouseClick(down, Qt.MouseButton.LeftButton)
    assert lines(tab) == ["1 Food security", "1.1 National approaches", "2 Opening", "3 Closing"]
    qtbot.mouseClick(button(tab, "Nest under the item above"), Qt.MouseButton.LeftButton)
    assert lines(tab)[2] == "1.2 Opening"
    assert button(tab, "Lift out").isEnabled()
    assert not button(tab, "Move down").isEnabled()


def test_dropping_an_item_on_another_nests_it_as_one_step(tab: AgendaTab, office: Office) -> None:
    data = tab.model.mimeData([tab.model.index_of(item(tab, "Opening"))])
    target = tab.model.index_of(item(tab, "Food security"))
    tab.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, target)
    assert lines(tab) == ["1 Food security", "1.1 National approaches", "1.2 Opening", "2 Closing"]
    office.desk.undo.undo.trigger()
    assert lines(tab) == ["1 Opening", "2 Food security", "2.1 National approaches", "3 Closing"]


def test_dropping_between_two_items_reorders(tab: AgendaTab) -> None:
    data = tab.model.mimeData([tab.model.index_of(item(tab, "Closing"))])
    tab.model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert lines(tab)[:2] == ["1 Opening", "2 Closing"]


def test_an_item_is_removed_with_those_under_it_and_comes_back_by_the_message(
    tab: AgendaTab, office: Office, qtbot: QtBot
) -> None:
    go(tab, "Food security")
    qtbot.keyClick(tab.outline, Key.Key_Delete, CONTROL)
    assert lines(tab) == ["1 Opening", "2 Closing"]
    assert office.desk.messages.text == "2 items removed"
    assert tab.outline.selected_ids() == [item(tab, "Closing")]
    office.press_message_button("Undo")
    assert lines(tab) == ["1 Opening", "2 Food security", "2.1 National approaches", "3 Closing"]


def test_the_form_changes_the_kind_and_duration_of_many_at_once(tab: AgendaTab, office: Office) -> None:
    tab.outline.select_ids([item(tab, "Opening"), item(tab, "Closing")])
    assert tab.status().endswith("2 selected")
    form = tab.inspector.field("duration")
    form.editor.setFocus()
    type_text(form.editor, "0:15")
    press(form.editor, Key.Key_Return)
    kind = tab.inspector.field("kind")
    kind.editor.setCurrentIndex(1 + list(ItemKind).index(ItemKind.PROCEDURAL))
    kind.editor.activated.emit(kind.editor.currentIndex())
    assert lines(tab, "kind", "duration")[::3] == [
        "1 Opening Procedural 15 min",
        "3 Closing Procedural 15 min",
    ]
    office.desk.undo.undo.trigger()
    office.desk.undo.undo.trigger()
    assert lines(tab, "kind", "duration")[::3] == ["1 Opening 30 min", "3 Closing"]


def test_the_form_refuses_what_is_no_duration_and_keeps_it(tab: AgendaTab) -> None:
    go(tab, "Opening")
    form = tab.inspector.field("duration")
    form.editor.setFocus()
    form.editor.selectAll()
    type_text(form.editor, "soon")
    press(form.editor, Key.Key_Return)
    assert form.editor.text() == "soon"
    assert "soon" in form.problem


def test_a_form_that_is_being_typed_in_is_let_be_when_the_agenda_changes(
    tab: AgendaTab, office: Office
) -> None:
    go(tab, "Opening")
    form = tab.inspector.field("annotation")
    form.editor.setFocus()
    type_text(form.editor, "The Chair welcomes")
    office.workspace.agenda.rename(item(tab, "Closing"), "Close")
    office.workspace.agenda.shift(item(tab, "Close"), -1)
    assert form.editor.toPlainText() == "The Chair welcomes"
    assert tab.outline.selected_ids() == [item(tab, "Opening")]


def test_the_duration_of_what_lies_below_stands_in_brackets(tab: AgendaTab) -> None:
    assert lines(tab, "duration") == [
        "1 Opening 30 min",
        "2 Food security (40 min)",
        "2.1 National approaches 40 min",
        "3 Closing",
    ]


def test_ctrl_c_copies_the_selected_items_as_numbered_lines(tab: AgendaTab, qtbot: QtBot) -> None:
    tab.outline.select_ids([item(tab, "Food security"), item(tab, "National approaches")])
    qtbot.keyClick(tab.outline, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "2. Food security\n\t2.1. National approaches"
    qtbot.keyClick(tab.outline, Key.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text().splitlines()[-1] == "3. Closing"


def test_pasted_lines_become_items_and_the_message_takes_all_back(
    tab: AgendaTab, office: Office, qtbot: QtBot
) -> None:
    go(tab, "Opening")
    QGuiApplication.clipboard().setText("Statements\n\tMember States\n\tObservers\nPhoto\n")
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    assert lines(tab)[:5] == ["1 Opening", "2 Statements", "2.1 Member States", "2.2 Observers", "3 Photo"]
    assert office.desk.messages.text == "4 items added"
    assert len(tab.outline.selected_ids()) == 4
    office.press_message_button("Undo")
    assert lines(tab) == ["1 Opening", "2 Food security", "2.1 National approaches", "3 Closing"]


def test_a_pasted_title_that_is_too_long_adds_nothing_at_all(
    tab: AgendaTab, office: Office, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("Statements\n" + "long " * 300)
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    assert len(tab.model.rows) == 4
    assert "too long" in str(office.reported.pop())


def test_one_pasted_text_goes_into_the_cell(tab: AgendaTab, qtbot: QtBot) -> None:
    go(tab, "Closing", "duration")
    QGuiApplication.clipboard().setText("0:20")
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    assert lines(tab, "duration")[3] == "3 Closing 20 min"


def test_a_pasted_column_of_durations_is_one_step(tab: AgendaTab, office: Office, qtbot: QtBot) -> None:
    go(tab, "Opening", "duration")
    QGuiApplication.clipboard().setText("10\n20\n30\n40\n50\n")
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    assert [row.duration for row in tab.model.rows] == [10, 20, 30, 40]
    office.desk.undo.undo.trigger()
    assert [row.duration for row in tab.model.rows] == [30, None, 40, None]


def test_a_pasted_column_with_a_problem_changes_nothing_and_says_where(tab: AgendaTab, qtbot: QtBot) -> None:
    go(tab, "Opening", "duration")
    QGuiApplication.clipboard().setText("10\nsoon")
    qtbot.keyClick(tab.outline, Key.Key_V, CONTROL)
    assert [row.duration for row in tab.model.rows] == [30, None, 40, None]
    assert "soon" in tab.outline.problem


def test_fill_down_takes_the_value_of_the_item_above(tab: AgendaTab, qtbot: QtBot) -> None:
    go(tab, "Food security", "duration")
    qtbot.keyClick(tab.outline, Key.Key_D, CONTROL)
    assert [row.duration for row in tab.model.rows] == [30, 30, 40, None]


def test_an_empty_agenda_offers_the_usual_one_of_the_body(office: Office, qtbot: QtBot) -> None:
    tab = shown(qtbot, office, empty_meeting(office))
    usual = office.workspace.bodies.get("SOC").agenda
    qtbot.mouseClick(button(tab.usual, "Take the usual agenda"), Qt.MouseButton.LeftButton)
    assert [row.title for row in tab.model.rows if not row.depth] == [one.text("en", 2023) for one in usual]
    assert tab.model.rows[0].title_ru == usual[0].text("ru", 2023)
    assert tab.outline.isVisible()
    office.press_message_button("Undo")
    assert tab.usual.isVisible()


def test_without_a_usual_agenda_the_first_item_is_written(office: Office, qtbot: QtBot) -> None:
    tab = shown(qtbot, office, empty_meeting(office, "NEW"))
    assert tab.bare.isVisible()
    assert [one.text() for one in tab.bare.findChildren(QPushButton)] == ["Write the first item"]
    qtbot.mouseClick(button(tab.bare, "Write the first item"), Qt.MouseButton.LeftButton)
    type_text(editor(tab), "Opening")
    press(editor(tab), Key.Key_Tab)
    assert lines(tab) == ["1 Opening"]


def test_giving_up_the_first_item_returns_to_the_empty_agenda(office: Office, qtbot: QtBot) -> None:
    tab = shown(qtbot, office, empty_meeting(office))
    qtbot.mouseClick(button(tab.usual, "Write the first item"), Qt.MouseButton.LeftButton)
    press(editor(tab), Key.Key_Escape)
    assert tab.usual.isVisible()


def test_a_draft_can_be_pasted_into_an_empty_agenda(office: Office, qtbot: QtBot) -> None:
    tab = shown(qtbot, office, empty_meeting(office))
    QGuiApplication.clipboard().setText("1. Opening\n2. Closing")
    qtbot.keyClick(tab.usual, Key.Key_V, CONTROL)
    assert lines(tab) == ["1 Opening", "2 Closing"]


def test_another_meetings_agenda_is_not_read_anew_but_its_own_is(tab: AgendaTab, office: Office) -> None:
    rows = tab.model.rows
    other = written(office)
    assert tab.model.rows is rows
    tab.bring_up(meeting_id=other)
    assert tab.model.rows is not rows
    office.workspace.meetings.edit([other], {"start_time": time(9)})
    assert lines(tab, "start")[0] == "1 Opening 09:00"


def test_what_changed_while_the_tab_was_hidden_is_there_when_it_is_shown(
    tab: AgendaTab, office: Office
) -> None:
    tab.hide()
    office.workspace.agenda.rename(item(tab, "Closing"), "Close")
    assert lines(tab)[3] == "3 Closing"
    tab.show()
    assert lines(tab)[3] == "3 Close"


def test_chosen_columns_are_remembered_and_gone_through_by_tab(
    tab: AgendaTab, office: Office, qtbot: QtBot
) -> None:
    states = [replace(state, shown=state.key in {"number", "title", "symbol"}) for state in columns(tab)]
    tab.outline.columns.set_columns(states)
    again = shown(qtbot, office, tab.model.rows[0].meeting_id)
    assert [state.key for state in columns(again) if state.shown] == ["number", "title", "symbol"]
    go(again, "Opening")
    press(again.outline, Key.Key_Tab)
    assert again.outline.current_key == "symbol"
    press(again.outline, Key.Key_Tab)
    assert (again.outline.current_key, again.outline.current_id()) == ("number", item(again, "Food security"))


def columns(tab: AgendaTab) -> list[Any]:
    return tab.outline.columns.columns()


def test_export_asks_how_to_write_the_agenda(tab: AgendaTab, qtbot: QtBot) -> None:
    assert [action.text() for action in tab.file_actions()] == ["Export…"]
    qtbot.mouseClick(button(tab, "Export…"), Qt.MouseButton.LeftButton)
    dialog = tab.findChild(ExportDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_a_removed_meeting_leaves_the_tab_calm(tab: AgendaTab, office: Office) -> None:
    office.workspace.meetings.remove([tab.model.rows[0].meeting_id])
    assert not office.reported
