"""The Participants tab: a list that is read in protocol order and worked on like a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cica_events.domain.participants import Participation
from cica_events.imports.sources.source import Source
from tests.ui.meeting_desk import Office
from tests.ui.participants_open import go, open_participants
from tests.ui.people_at_meeting import KAZ, add, bare_meeting, family_names, party
from tests.ui.toolkit_typing import press, type_text
from ui.imports.import_dialog import ImportDialog
from ui.participants.columns import PARTY
from ui.participants.participants_tab import ParticipantsTab
from ui.toolkit.editors import LineEditor, PartyEditor
from ui.toolkit.paste_preview import PastePreview
from ui.toolkit.value_filters import ValueFilter

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(qtbot: QtBot, office: Office, meeting: str) -> ParticipantsTab:
    return open_participants(qtbot, office, meeting)


def column(tab: ParticipantsTab, key: str) -> list[str]:
    model = tab.list.model
    return [
        model.text(model.index(line, model.column_of(key)))
        for line in range(model.rowCount())
        if model.row_at(line) is not None
    ]


def headings(tab: ParticipantsTab) -> list[str]:
    lines = (tab.list.model.group_at(line) for line in range(tab.list.model.rowCount()))
    return [f"{line.group.title}: {line.group.subtitle}" for line in lines if line]


def focus(tab: ParticipantsTab, family_name: str, key: str) -> None:
    go(tab, family_name, key)
    tab.table.setFocus()


def choose(tab: ParticipantsTab, *family_names: str) -> None:
    tab.table.select_ids([row.id for row in tab.list.rows if row.family_name in family_names])


def test_participants_stand_in_protocol_order_under_their_delegations(tab: ParticipantsTab) -> None:
    assert column(tab, "family_name") == ["Zhang", "Bakayev", "Nurbayeva", "Sarybay"]
    assert headings(tab) == [
        "China: Member State · 1 participant",
        "Kazakhstan: Member State · 2 participants",
        "Secretariat: 1 participant",
    ]
    QAbstractItemModelTester(tab.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_the_reply_of_an_invited_delegation_stands_in_its_heading(
    office: Office, tab: ParticipantsTab
) -> None:
    delegation = tab.list.delegations[0]
    office.workspace.delegations.edit([delegation.id], {"invited": True})
    assert headings(tab)[0] == "China: Member State · No reply · 1 participant"


def test_the_foot_counts_participants_states_observers_and_the_selection(tab: ParticipantsTab) -> None:
    assert tab.status() == "4 participants    2 Member States    0 observers"
    choose(tab, "Zhang", "Bakayev")
    assert tab.status().endswith("0 observers    2 selected")


def test_typing_into_a_cell_saves_and_one_undo_takes_it_back(office: Office, tab: ParticipantsTab) -> None:
    focus(tab, "Zhang", "position")
    type_text(tab.table, "C")
    editor = next(one for one in tab.table.findChildren(LineEditor) if one.isVisible())
    type_text(editor, "onsul")
    press(editor, Key.Key_Return)
    assert column(tab, "position")[0] == "Consul"
    office.desk.undo.undo.trigger()
    assert column(tab, "position")[0] == "Ambassador"


def test_an_edit_that_breaks_a_rule_is_told_in_words_and_changes_nothing(tab: ParticipantsTab) -> None:
    choose(tab, "Zhang")
    field = tab.inspector.field("family_name")
    assert isinstance(field.editor, LineEditor)
    field.editor.setText("")
    field.editor.finished.emit()
    assert "cannot be empty" in field.problem
    assert column(tab, "family_name")[0] == "Zhang"


def test_a_pasted_block_is_shown_first_and_then_one_step(office: Office, tab: ParticipantsTab) -> None:
    focus(tab, "Zhang", "given_name")
    QGuiApplication.clipboard().setText("A\tB\nC\tD")
    tab.table.commands.paste()
    assert column(tab, "given_name")[:2] != ["A", "C"]
    tab.findChildren(PastePreview)[0].primary.click()
    assert column(tab, "given_name")[:2] == ["A", "C"]
    assert column(tab, "family_name")[:2] == ["B", "D"]
    office.desk.undo.undo.trigger()
    assert column(tab, "family_name")[:2] == ["Zhang", "Bakayev"]


def test_fill_down_gives_the_selection_the_value_of_the_first(tab: ParticipantsTab) -> None:
    tab.table.select_ids([row.id for row in tab.list.rows])
    model = tab.list.model
    place = model.column_of("position")
    selection = tab.table.selectionModel()
    selection.clearSelection()
    for row in tab.list.rows:
        selection.select(model.index(model.line_of(row.id), place), selection.SelectionFlag.Select)
    tab.table.commands.fill_down()
    assert set(column(tab, "position")) == {"Ambassador"}


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_the_delegation_is_changed_by_a_picker(qtbot: QtBot, office: Office, tab: ParticipantsTab) -> None:
    tab.actions_here.group.trigger()
    row = tab.list.rows[0]
    assert tab.table.edit_record(row.id, PARTY)
    editor = next(one for one in tab.table.findChildren(PartyEditor) if one.isVisible())
    line = editor.lineEdit()
    assert line is not None
    line.selectAll()
    type_text(line, "Mongolia")
    press(line, Key.Key_Return)
    assert sorted(column(tab, PARTY)) == ["Kazakhstan", "Kazakhstan", "Mongolia", "Secretariat"]


def test_the_inspector_changes_many_as_one_step(office: Office, tab: ParticipantsTab, meeting: str) -> None:
    choose(tab, "Zhang", "Bakayev", "Nurbayeva")
    tab.list.edit_all(tab.inspector.ids, "status", Participation.ACCREDITED)
    rows = office.workspace.participants.rows(meeting)
    assert [row.status for row in rows[:3]] == [Participation.ACCREDITED] * 3
    office.desk.undo.undo.trigger()
    assert {row.status for row in tab.list.rows[:3]} == {Participation.NOMINATED}


def test_the_inspector_names_the_selection(tab: ParticipantsTab) -> None:
    choose(tab, "Zhang", "Bakayev")
    assert tab.inspector.ids == tuple(row.id for row in tab.list.rows[:2])


def test_the_inspector_moves_many_to_another_delegation(
    office: Office, tab: ParticipantsTab, meeting: str
) -> None:
    choose(tab, "Bakayev", "Nurbayeva")
    editor = tab.inspector.field(PARTY).editor
    assert isinstance(editor, PartyEditor)
    editor.setEditText("Japan")
    editor.finished.emit()
    assert headings(tab)[1] == "Japan: Observer State · 2 participants"
    office.desk.undo.undo.trigger()
    assert headings(tab)[1] == "Kazakhstan: Member State · 2 participants"


def test_removed_participants_come_back_by_the_messages_undo(
    office: Office, tab: ParticipantsTab, meeting: str
) -> None:
    choose(tab, "Zhang", "Bakayev")
    press(tab.table, Key.Key_Delete, CONTROL)
    assert family_names(office, meeting) == ["Nurbayeva", "Sarybay"]
    assert office.desk.messages.text == "2 participants were removed."
    office.press_message_button("Undo")
    assert column(tab, "family_name") == ["Zhang", "Bakayev", "Nurbayeva", "Sarybay"]


def test_each_letter_in_the_filter_narrows_the_list(tab: ParticipantsTab) -> None:
    type_text(tab.filter, "ambas")
    assert column(tab, "family_name") == ["Zhang", "Nurbayeva"]
    assert "2 shown" in tab.status()
    press(tab.filter, Key.Key_Escape)
    assert len(column(tab, "family_name")) == 4


def test_a_filter_that_finds_nobody_says_so_and_shows_all_again(tab: ParticipantsTab) -> None:
    type_text(tab.filter, "nobody at all")
    words = [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]
    assert "No participant matches “nobody at all”" in words
    next(b for b in tab.findChildren(QPushButton) if b.text() == "Show all participants").click()
    assert tab.table.isVisible()
    assert len(column(tab, "family_name")) == 4


def test_a_spreadsheet_dropped_on_the_list_is_previewed(
    qtbot: QtBot, office: Office, tab: ParticipantsTab, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("Country,Family name\nMongolia,Bat\n", "utf-8")
    assert tab.list_offer() == "Drop to import participants from this list"
    tab.take_list(Source(tmp_path / "list.csv"))
    qtbot.waitUntil(lambda: not office.desk.tasks.busy, timeout=15_000)
    dialog = tab.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert dialog.work.preview is not None
    assert [row.values["family_name"] for row in dialog.work.preview.rows] == ["Bat"]
    dialog.reject()


def test_without_groups_the_delegation_is_a_column_and_that_is_remembered(
    qtbot: QtBot, office: Office, tab: ParticipantsTab, meeting: str
) -> None:
    tab.actions_here.group.trigger()
    assert headings(tab) == []
    again = open_participants(qtbot, office, meeting)
    assert headings(again) == []
    assert next(state for state in again.table.columns.columns() if state.key == PARTY).shown


def test_one_delegation_is_shown_alone_until_all_are_asked_for(tab: ParticipantsTab, meeting: str) -> None:
    tab.bring_up(meeting_id=meeting, delegation_id=tab.list.delegations[1].id)
    assert column(tab, "family_name") == ["Bakayev", "Nurbayeva"]
    assert tab.only.text() == "Kazakhstan"
    tab.only.click()
    assert len(column(tab, "family_name")) == 4
    assert tab.only.isHidden()


def test_a_change_elsewhere_keeps_the_selection_and_an_open_editor(
    office: Office, tab: ParticipantsTab, meeting: str
) -> None:
    row = tab.list.rows[2]
    assert tab.table.edit_record(row.id, "position")
    editor = next(one for one in tab.table.findChildren(LineEditor) if one.isVisible())
    editor.setText("Half a wor")
    add(office, meeting, "Afghanistan", ("", "First", "Of All", "", KAZ[4]))
    assert column(tab, "family_name")[0] == "Of All"
    assert editor.isVisible()
    assert editor.text() == "Half a wor"
    assert tab.table.current_id() == row.id


def test_changes_of_another_meeting_are_let_be(office: Office, tab: ParticipantsTab) -> None:
    before = tab.list.rows
    other = bare_meeting(office, "MC", "2023-09-21")
    add(office, other, "Kazakhstan", KAZ)
    assert tab.list.rows is before


def test_a_hidden_tab_catches_up_when_it_is_shown(office: Office, tab: ParticipantsTab, meeting: str) -> None:
    tab.hide()
    add(office, meeting, "Afghanistan", ("", "First", "Of All", "", KAZ[4]))
    assert len(tab.list.rows) == 4
    tab.show()
    assert len(tab.list.rows) == 5


def test_a_renamed_state_is_renamed_in_the_list(office: Office, tab: ParticipantsTab) -> None:
    office.workspace.parties.edit([party(office, "China")], {"short_name": "People's China"})
    assert "People's China: Member State · 1 participant" in headings(tab)


def test_an_empty_meeting_offers_the_first_steps(qtbot: QtBot, office: Office) -> None:
    tab = open_participants(qtbot, office, bare_meeting(office))
    words = {button.text() for button in tab.findChildren(QPushButton) if button.isVisible()}
    assert words == {"Add participant", "Import…", "Import from the clipboard…"}
    add(office, tab.list.meeting_id, "China", KAZ)
    assert tab.table.isVisible()


def test_the_directorys_newer_function_can_be_taken_over(
    qtbot: QtBot, office: Office, tab: ParticipantsTab
) -> None:
    person = tab.list.rows[0].person_id
    office.workspace.people.edit([person], {"position": "Ambassador at large"})
    choose(tab, "Zhang")

    def offered() -> list[QPushButton]:
        return [b for b in tab.inspector.findChildren(QPushButton) if b.text() == "Take over"]

    qtbot.waitUntil(lambda: bool(offered()))
    offered()[0].click()
    assert column(tab, "position")[0] == "Ambassador at large"


def test_import_and_export_stand_in_the_file_menu(tab: ParticipantsTab) -> None:
    assert [action.text() for action in tab.file_actions()] == [
        "Import…",
        "Import from the clipboard…",
        "Export…",
    ]


def test_value_filters_do_not_stay_in_another_meeting(office: Office, tab: ParticipantsTab) -> None:
    tab.table.arranging.set_filter("capacity", ValueFilter("capacity", frozenset({"head"})))
    tab.bring_up(meeting_id=tab.list.meeting_id)
    assert tab.list.model.value_filters
    tab.bring_up(meeting_id=bare_meeting(office, "MC", "2025-09-21"))
    assert tab.list.model.value_filters == ()
