"""Steps of a participation in the window: the Status menu, replacements, what the directory differs in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cica_events.domain.participants import Participation
from cica_events.services.history_details import HistoryDetails
from tests.ui.meeting_desk import Office
from tests.ui.participants_open import open_participants
from tests.ui.people_at_meeting import attended_meeting
from tests.ui.toolkit_typing import press, type_text
from ui.participants import selection_details
from ui.participants.columns import DIFFERS
from ui.participants.participants_tab import ParticipantsTab
from ui.participants.replace_dialog import ReplaceDialog
from ui.toolkit.buttons import MenuButton
from ui.toolkit.choice_editor import ChoiceEditor
from ui.toolkit.column_layout import ColumnState
from ui.toolkit.editors import LineEditor

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> ParticipantsTab:
    tab = open_participants(qtbot, office, attended_meeting(office))
    tab.resize(1300, 700)
    return tab


def choose(tab: ParticipantsTab, *names: str) -> None:
    tab.table.select_ids([row.id for row in tab.list.rows if row.family_name in names])


def offered(tab: ParticipantsTab) -> list[str]:
    """Return what the Status button offers, without its signs; a line is a dash."""
    button = next(b for b in tab.findChildren(MenuButton) if b.text() == "Status")
    menu = button.menu()
    menu.aboutToShow.emit()
    return ["-" if one.isSeparator() else one.text().split("  ")[-1] for one in menu.actions()]


def take(tab: ParticipantsTab, text: str) -> None:
    offered(tab)
    next(one for one in tab.steps.menu.actions() if one.text().endswith(text)).trigger()


def column(tab: ParticipantsTab, key: str) -> dict[str, str]:
    model = tab.list.model
    lines = [line for line in range(model.rowCount()) if model.row_at(line) is not None]
    place = model.column_of(key)
    return {model.row_at(line).family_name: model.text(model.index(line, place)) for line in lines}


def buttons(tab: ParticipantsTab, text: str) -> list[QPushButton]:
    return [b for b in tab.inspector.findChildren(QPushButton) if b.text() == text and b.isVisible()]


def test_only_steps_that_make_sense_are_offered(tab: ParticipantsTab) -> None:
    choose(tab, "Zhang")
    assert offered(tab) == [
        "Accredited", "Registered", "Attended", "-", "Declined", "Replaced by…", "-", "Back to “Invited”",
    ]  # fmt: skip
    choose(tab, "Zhang", "Sarybay")
    assert offered(tab) == [
        "Accredited", "Registered", "Attended", "-", "Declined", "-", "Back to “Nominated”",
    ]  # fmt: skip
    tab.table.clearSelection()
    assert offered(tab) == ["Select participants first"]


def test_many_take_a_step_at_once_and_one_undo_takes_it_back(office: Office, tab: ParticipantsTab) -> None:
    choose(tab, "Zhang", "Bakayev", "Nurbayeva")
    take(tab, "Accredited")
    assert list(column(tab, "status").values()) == ["Accredited"] * 3 + ["Registered"]
    assert office.desk.messages.text == "3 participants: Accredited."
    office.press_message_button("Undo")
    assert list(column(tab, "status").values()) == ["Nominated"] * 3 + ["Registered"]


def test_a_step_of_nobody_is_none(tab: ParticipantsTab, office: Office) -> None:
    choose(tab, "Zhang")
    offered(tab)
    office.workspace.participants.remove([row.id for row in tab.list.rows if row.family_name == "Zhang"])
    done = office.workspace.history.undoable()
    next(one for one in tab.steps.menu.actions() if one.text().endswith("Attended")).trigger()
    assert office.workspace.history.undoable() == done


def test_the_menu_stands_in_the_context_menu_too(tab: ParticipantsTab) -> None:
    menu = tab.table.commands.menu()
    assert "Status" in [action.text() for action in menu.actions()]
    menu.close()


def test_a_status_typed_that_makes_no_sense_is_refused_under_the_cell(
    office: Office, tab: ParticipantsTab
) -> None:
    choose(tab, "Zhang")
    take(tab, "Attended")
    row = tab.list.rows[0]
    model = tab.list.model
    tab.table.setCurrentIndex(model.index(model.line_of(row.id), model.column_of("status")))
    tab.table.setFocus()
    type_text(tab.table, "d")
    editor = next(one for one in tab.table.findChildren(ChoiceEditor) if one.isVisible())
    assert editor.currentText() == "Declined"
    press(editor, Key.Key_Return)
    assert "Xiao Zhang attended" in tab.table.problem
    press(editor, Key.Key_Escape)
    assert column(tab, "status")["Zhang"] == "Attended"


def test_someone_new_comes_instead_and_both_sides_say_so(
    qtbot: QtBot, office: Office, tab: ParticipantsTab
) -> None:
    choose(tab, "Bakayev")
    take(tab, "Replaced by…")
    dialog = tab.findChild(ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)
    family = dialog.form.field("family_name").editor
    assert isinstance(family, LineEditor)
    family.setFocus()
    family.insert("H.E. Ms. Aigul NURLANOVA")
    dialog.form.field("position").setFocus()
    dialog.primary.click()
    heir = next(row for row in tab.list.rows if row.family_name == "NURLANOVA")
    replaced = next(row for row in tab.list.rows if row.family_name == "Bakayev")
    assert (heir.capacity, heir.party, heir.status) == (
        replaced.capacity,
        "Kazakhstan",
        Participation.NOMINATED,
    )
    assert column(tab, "status")["Bakayev"] == "Replaced by Aigul NURLANOVA"
    assert [row.family_name for row in tab.chosen()] == ["NURLANOVA"]
    choose(tab, "Bakayev")
    qtbot.waitUntil(lambda: bool(buttons(tab, "Show")))
    buttons(tab, "Show")[0].click()
    assert [row.family_name for row in tab.chosen()] == ["NURLANOVA"]
    qtbot.waitUntil(lambda: "Comes instead of H.E. Mr. Alibek Bakayev" in said(tab))
    step = office.workspace.history.steps()[0]
    assert step.label == "H.E. Mr. Alibek Bakayev replaced by H.E. Ms. Aigul NURLANOVA"
    details = HistoryDetails(office.workspace.database).of_step(step.id)
    fields = [line.field.label for change in details for line in change.fields]
    assert "Replaced by" in fields


def said(tab: ParticipantsTab) -> list[str]:
    return [label.text() for label in tab.inspector.findChildren(QLabel) if label.isVisible()]


def test_a_replacement_without_a_name_is_told_and_the_dialog_stays(
    qtbot: QtBot, office: Office, tab: ParticipantsTab
) -> None:
    choose(tab, "Bakayev")
    take(tab, "Replaced by…")
    dialog = tab.findChild(ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)
    dialog.primary.click()
    assert "must not be empty" in dialog.form.field("family_name").problem
    assert dialog.isVisible()
    dialog.reject()


def test_what_the_directory_says_stands_under_the_field_and_either_side_is_taken_over(
    qtbot: QtBot, office: Office, tab: ParticipantsTab
) -> None:
    person = tab.list.rows[0].person_id
    office.workspace.people.edit([person], {"position": "Minister", "rank": "Dr."})
    choose(tab, "Zhang")
    qtbot.waitUntil(lambda: "Directory: Minister" in said(tab))
    whole = "⚠ The directory differs: Rank or academic title, Position"
    qtbot.waitUntil(lambda: whole in said(tab))
    assert column(tab, "position")["Zhang"] == "Ambassador"
    qtbot.waitUntil(lambda: len(buttons(tab, "Take over")) == 2)
    buttons(tab, "Take over")[-1].click()
    assert column(tab, "position")["Zhang"] == "Minister"
    qtbot.waitUntil(lambda: "Directory: Minister" not in said(tab))
    qtbot.waitUntil(lambda: "Directory: Dr." in said(tab))
    buttons(tab, "Write to directory")[0].click()
    assert office.workspace.people.rows([person])[0].rank == ""
    qtbot.waitUntil(lambda: not buttons(tab, "Take over"))


def test_many_selected_are_compared_with_the_directory_beside_the_window(
    qtbot: QtBot, office: Office, tab: ParticipantsTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection_details, "FEW", 1)
    for row in tab.list.rows[:2]:
        office.workspace.people.edit([row.person_id], {"position": f"Minister {row.family_name}"})
    with qtbot.waitSignal(office.desk.tasks.started):
        tab.table.select_ids([row.id for row in tab.list.rows])
    qtbot.waitUntil(lambda: "⚠ The directory differs for 2 of the selected: Position" in said(tab))


def test_all_that_differs_of_several_is_taken_over_at_once(
    qtbot: QtBot, office: Office, tab: ParticipantsTab
) -> None:
    for row in tab.list.rows[:2]:
        office.workspace.people.edit([row.person_id], {"position": f"Minister {row.family_name}"})
    tab.table.select_ids([row.id for row in tab.list.rows])
    qtbot.waitUntil(lambda: "⚠ The directory differs for 2 of the selected: Position" in said(tab))
    buttons(tab, "Take all over")[0].click()
    found = column(tab, "position")
    assert (found["Zhang"], found["Bakayev"], found["Nurbayeva"]) == (
        "Minister Zhang",
        "Minister Bakayev",
        "Ambassador",
    )
    office.desk.undo.undo.trigger()
    assert column(tab, "position")["Zhang"] == "Ambassador"


def test_a_column_says_where_the_directory_differs_and_is_searched(
    office: Office, tab: ParticipantsTab
) -> None:
    states = tab.table.columns.columns()
    own = [ColumnState(DIFFERS, state.label, True) for state in states if state.key == DIFFERS]
    tab.table.columns.set_columns([*[state for state in states if state.key != DIFFERS], *own])
    assert set(column(tab, DIFFERS).values()) == {""}
    office.workspace.people.edit([tab.list.rows[0].person_id], {"phone": "+7 000"})
    assert column(tab, DIFFERS)["Zhang"] == "Phone"
    type_text(tab.filter, "phone")
    assert list(column(tab, "family_name")) == ["Zhang"]


def test_an_address_that_is_none_is_refused_in_words(tab: ParticipantsTab) -> None:
    choose(tab, "Zhang")
    field = tab.inspector.field("email")
    assert isinstance(field.editor, LineEditor)
    field.editor.setText("carbonnier")
    field.editor.finished.emit()
    assert field.problem == "“carbonnier” is no e-mail address."
    assert tab.list.rows[0].email == ""
    press(field.editor, Key.Key_Escape)
