"""The Agenda tab: an agenda is written, timed and rearranged by keys and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cica_events.domain.agenda import ItemKind
from cica_events.i18n import use_language
from tests.ui.agenda_office import button, columns, editor, go, item, lines, shown, written
from tests.ui.meeting_desk import Office
from tests.ui.toolkit_typing import press, type_text
from ui.agenda.agenda_view import AgendaView
from ui.shell.export_dialog import ExportDialog

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> AgendaView:
    return shown(qtbot, office, written(office))


def test_the_model_keeps_qts_rules_while_the_agenda_changes(tab: AgendaView, office: Office) -> None:
    QAbstractItemModelTester(tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal, tab)
    agenda = office.workspace.agenda
    agenda.nest(item(tab, "Closing"))
    agenda.move(item(tab, "Food security"), None, 0)
    agenda.remove([item(tab, "Opening")])
    office.workspace.history.undo()
    assert lines(tab) == ["1 Food security", "1.1 National approaches", "1.2 Closing", "2 Opening"]


def test_numbers_and_times_follow_from_the_starting_time_typed_in_the_toolbar(tab: AgendaView) -> None:
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
    tab: AgendaView, office: Office
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


def test_the_button_adds_behind_the_current_item_and_begins_to_name_it(tab: AgendaView, qtbot: QtBot) -> None:
    go(tab, "Opening")
    qtbot.mouseClick(button(tab, "Add item"), Qt.MouseButton.LeftButton)
    type_text(editor(tab), "Adoption of the agenda")
    press(editor(tab), Key.Key_Tab)
    assert lines(tab)[:3] == ["1 Opening", "2 Adoption of the agenda", "3 Food security"]
    assert tab.outline.current_key == "kind"


def test_enter_on_the_last_item_goes_on_writing_and_escape_ends_it(tab: AgendaView) -> None:
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


def test_escape_while_renaming_removes_nothing(tab: AgendaView) -> None:
    go(tab, "Opening")
    press(tab.outline, Key.Key_F2)
    type_text(editor(tab), "!")
    press(editor(tab), Key.Key_Escape)
    assert lines(tab)[0] == "1 Opening"
    assert len(tab.model.rows) == 4


def test_insert_adds_an_item_wherever_the_keyboard_is_in_the_tab(tab: AgendaView, qtbot: QtBot) -> None:
    go(tab, "Opening")
    qtbot.keyClick(tab.outline, Key.Key_Insert)
    assert lines(tab)[1] == "2 New item"
    assert editor(tab).selectedText() == "New item"


def test_typing_renames_and_an_empty_title_is_refused_where_it_was_typed(tab: AgendaView) -> None:
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


def test_alt_and_the_arrows_move_nest_and_lift(tab: AgendaView, qtbot: QtBot) -> None:
    go(tab, "Closing")
    qtbot.keyClick(tab.outline, Key.Key_Right, ALT)
    assert lines(tab)[2:] == ["2.1 National approaches", "2.2 Closing"]
    qtbot.keyClick(tab.outline, Key.Key_Up, ALT)
    assert lines(tab)[2:] == ["2.1 Closing", "2.2 National approaches"]
    qtbot.keyClick(tab.outline, Key.Key_Left, ALT)
    assert lines(tab) == ["1 Opening", "2 Food security", "2.1 National approaches", "3 Closing"]
    assert tab.outline.current_id() == item(tab, "Closing")


def test_the_buttons_do_what_the_keys_do_and_say_their_shortcut(tab: AgendaView, qtbot: QtBot) -> None:
    go(tab, "Opening")
    down = button(tab, "Move down")
    assert "Alt+Down" in down.toolTip()
    qtbot.mouseClick(down, Qt.MouseButton.LeftButton)
    assert lines(tab) == ["1 Food security", "1.1 National approaches", "2 Opening", "3 Closing"]
    qtbot.mouseClick(button(tab, "Nest under the item above"), Qt.MouseButton.LeftButton)
    assert lines(tab)[2] == "1.2 Opening"
    assert button(tab, "Lift out").isEnabled()
    assert not button(tab, "Move down").isEnabled()


def test_a_move_by_button_leaves_the_keyboard_at_the_item_and_not_at_the_button_that_removes(
    tab: AgendaView, qtbot: QtBot
) -> None:
    go(tab, "Food security")
    nest = button(tab, "Nest under the item above")
    nest.setFocus()
    press(nest, Key.Key_Space)
    assert not nest.isEnabled()
    assert tab.outline.hasFocus()


def test_dropping_an_item_on_another_nests_it_as_one_step(tab: AgendaView, office: Office) -> None:
    data = tab.model.mimeData([tab.model.index_of(item(tab, "Opening"))])
    target = tab.model.index_of(item(tab, "Food security"))
    tab.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, target)
    assert lines(tab) == ["1 Food security", "1.1 National approaches", "1.2 Opening", "2 Closing"]
    office.desk.undo.undo.trigger()
    assert lines(tab) == ["1 Opening", "2 Food security", "2.1 National approaches", "3 Closing"]


def test_dropping_between_two_items_reorders(tab: AgendaView) -> None:
    data = tab.model.mimeData([tab.model.index_of(item(tab, "Closing"))])
    tab.model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert lines(tab)[:2] == ["1 Opening", "2 Closing"]


def test_an_item_is_removed_with_those_under_it_and_comes_back_by_the_message(
    tab: AgendaView, office: Office, qtbot: QtBot
) -> None:
    go(tab, "Food security")
    qtbot.keyClick(tab.outline, Key.Key_Delete, CONTROL)
    assert lines(tab) == ["1 Opening", "2 Closing"]
    assert office.desk.messages.text == "2 items removed"
    assert tab.outline.selected_ids() == [item(tab, "Closing")]
    office.press_message_button("Undo")
    assert lines(tab) == ["1 Opening", "2 Food security", "2.1 National approaches", "3 Closing"]


def test_the_form_changes_the_kind_and_duration_of_many_at_once(tab: AgendaView, office: Office) -> None:
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


def test_the_form_refuses_what_is_no_duration_and_keeps_it(tab: AgendaView) -> None:
    go(tab, "Opening")
    form = tab.inspector.field("duration")
    form.editor.setFocus()
    form.editor.selectAll()
    type_text(form.editor, "soon")
    press(form.editor, Key.Key_Return)
    assert form.editor.text() == "soon"
    assert "soon" in form.problem


def test_a_form_that_is_being_typed_in_is_let_be_when_the_agenda_changes(
    tab: AgendaView, office: Office
) -> None:
    go(tab, "Opening")
    form = tab.inspector.field("annotation")
    form.editor.setFocus()
    type_text(form.editor, "The Chair welcomes")
    office.workspace.agenda.rename(item(tab, "Closing"), "Close")
    office.workspace.agenda.shift(item(tab, "Close"), -1)
    assert form.editor.toPlainText() == "The Chair welcomes"
    assert tab.outline.selected_ids() == [item(tab, "Opening")]


def test_the_duration_of_what_lies_below_stands_in_brackets(tab: AgendaView) -> None:
    assert lines(tab, "duration") == [
        "1 Opening 30 min",
        "2 Food security (40 min)",
        "2.1 National approaches 40 min",
        "3 Closing",
    ]


def test_another_meetings_agenda_is_not_read_anew_but_its_own_is(tab: AgendaView, office: Office) -> None:
    rows = tab.model.rows
    other = written(office)
    assert tab.model.rows is rows
    tab.bring_up(meeting_id=other)
    assert tab.model.rows is not rows
    office.workspace.meetings.edit([other], {"start_time": time(9)})
    assert lines(tab, "start")[0] == "1 Opening 09:00"


def test_what_changed_while_the_tab_was_hidden_is_there_when_it_is_shown(
    tab: AgendaView, office: Office
) -> None:
    tab.hide()
    office.workspace.agenda.rename(item(tab, "Closing"), "Close")
    assert lines(tab)[3] == "3 Closing"
    tab.show()
    assert lines(tab)[3] == "3 Close"


def test_chosen_columns_are_remembered_and_gone_through_by_tab(
    tab: AgendaView, office: Office, qtbot: QtBot
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


def test_export_asks_how_to_write_the_agenda(tab: AgendaView, qtbot: QtBot) -> None:
    assert [action.text() for action in tab.file_actions()] == ["Import…", "Export…"]
    tab.commands.export.trigger()
    dialog = tab.findChild(ExportDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_a_removed_meeting_leaves_the_tab_calm(tab: AgendaView, office: Office) -> None:
    office.workspace.meetings.remove([tab.model.rows[0].meeting_id])
    assert not office.reported


@pytest.fixture
def russian() -> Iterator[None]:
    use_language("ru")
    yield
    use_language("en")


def test_a_reader_of_russian_reads_and_changes_the_russian_titles(
    qtbot: QtBot, office: Office, russian: None
) -> None:
    meeting_id, agenda = written(office), office.workspace.agenda
    agenda.edit([agenda.rows(meeting_id)[0].id], {"title_ru": "Открытие"})
    tab = shown(qtbot, office, meeting_id)
    assert lines(tab)[:2] == ["1 Открытие", "2 Food security"]
    for before, after in (("Открытие", "Открытие заседания"), ("Food security", "Продовольствие")):
        go(tab, before)
        type_text(tab.outline, after[0])
        type_text(editor(tab), after[1:])
        press(editor(tab), Key.Key_Return)
    found = [(row.title, row.title_ru) for row in agenda.rows(meeting_id)[:2]]
    assert found == [("Opening", "Открытие заседания"), ("Продовольствие", "")]


def test_titles_are_filled_down_in_the_language_that_is_read(
    qtbot: QtBot, office: Office, russian: None
) -> None:
    meeting_id, agenda = written(office), office.workspace.agenda
    ids = [row.id for row in agenda.rows(meeting_id)]
    agenda.edit(ids[:2], {"title_ru": "Открытие"})
    agenda.edit([ids[1]], {"title_ru": "Продовольствие"})
    tab = shown(qtbot, office, meeting_id)
    go(tab, "Продовольствие")
    press(tab.outline, Key.Key_D, CONTROL)
    found = [(row.title, row.title_ru) for row in agenda.rows(meeting_id)[:2]]
    assert found == [("Opening", "Открытие"), ("Food security", "Открытие")]
