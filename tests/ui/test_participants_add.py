"""Adding participants: typed anew or found in the directory, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cica_events.domain.participants import Capacity
from tests.ui.meeting_desk import Office
from tests.ui.participants_open import open_participants
from tests.ui.people_at_meeting import KAZ, add, attended_meeting, bare_meeting, family_names
from tests.ui.toolkit_typing import press, type_text
from ui.participants.add_dialog import AddDialog
from ui.participants.directory import Directory
from ui.participants.name_finder import NameFinder
from ui.participants.participants_tab import ParticipantsTab
from ui.toolkit.editors import LineEditor, PartyEditor

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard")


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> ParticipantsTab:
    return open_participants(qtbot, office, attended_meeting(office))


@pytest.fixture
def dialog(qtbot: QtBot, office: Office, tab: ParticipantsTab) -> Iterator[AddDialog]:
    tab.actions_here.add.trigger()
    found = tab.findChild(AddDialog)
    assert isinstance(found, AddDialog)
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)
    yield found
    found.close()


def line(dialog: AddDialog, key: str) -> LineEditor:
    editor = dialog.field(key).editor
    assert isinstance(editor, LineEditor)
    return editor


def choose_delegation(dialog: AddDialog, name: str) -> None:
    editor = dialog.field("delegation").editor
    assert isinstance(editor, PartyEditor)
    editor.setEditText(name)
    editor.finished.emit()


def offered(dialog: AddDialog, key: str) -> list[str]:
    return line(dialog, key).findChildren(NameFinder)[0].offered


def test_enter_adds_and_offers_the_next(office: Office, tab: ParticipantsTab, dialog: AddDialog) -> None:
    choose_delegation(dialog, "China")
    type_text(line(dialog, "family_name"), "Wang")
    type_text(line(dialog, "given_name"), "Yi")
    press(line(dialog, "given_name"), Key.Key_Return)
    assert family_names(office, tab.list.meeting_id)[1] == "Wang"
    assert dialog.isVisible()
    assert line(dialog, "family_name").text() == ""
    type_text(line(dialog, "family_name"), "Li")
    press(line(dialog, "family_name"), Key.Key_Return)
    assert family_names(office, tab.list.meeting_id)[1:3] == ["Li", "Wang"]
    assert tab.table.selected_ids() == [tab.list.rows[1].id]


def test_enter_in_the_delegation_goes_on_to_the_name(dialog: AddDialog) -> None:
    editor = dialog.field("delegation").editor
    assert isinstance(editor, PartyEditor)
    chosen = editor.lineEdit()
    assert chosen is not None
    chosen.setFocus()
    type_text(chosen, "Mongolia")
    press(chosen, Key.Key_Return)
    assert line(dialog, "family_name").hasFocus()
    assert dialog.field("family_name").problem == ""


def test_who_becomes_known_while_the_name_stands_there_is_offered(
    qtbot: QtBot, office: Office, tab: ParticipantsTab, dialog: AddDialog
) -> None:
    name = line(dialog, "family_name")
    name.setFocus()
    qtbot.waitUntil(name.hasFocus)
    type_text(name, "ozt")
    assert offered(dialog, "family_name") == []
    who = ("Ms.", "Ayşe", "Öztürk", "Ambassador", KAZ[4])
    add(office, bare_meeting(office, "MC", "2023-09-21"), "Türkiye", who)
    qtbot.waitUntil(lambda: offered(dialog, "family_name") == ["Ms. Ayşe Öztürk — Türkiye, Ambassador"])


def test_a_person_of_the_directory_is_offered_and_not_doubled(
    qtbot: QtBot, office: Office, tab: ParticipantsTab, dialog: AddDialog
) -> None:
    add(
        office,
        bare_meeting(office, "MC", "2023-09-21"),
        "Türkiye",
        ("Ms.", "Ayşe", "Öztürk", "Ambassador", KAZ[4]),
    )
    known = office.workspace.people.count()
    type_text(line(dialog, "family_name"), "ozt")
    offered_line = ["Ms. Ayşe Öztürk — Türkiye, Ambassador"]
    assert offered(dialog, "family_name") == offered_line
    office.workspace.finding.make()
    line(dialog, "family_name").clear()
    type_text(line(dialog, "family_name"), "Озтюрк")
    assert offered(dialog, "family_name") == offered_line
    finder = line(dialog, "family_name").findChildren(NameFinder)[0]
    popup = finder.popup()
    assert popup is not None
    popup.setCurrentIndex(finder.completionModel().index(0, 0))
    press(popup, Key.Key_Return)
    assert line(dialog, "position").text() == "Ambassador"
    dialog.add()
    row = next(row for row in tab.list.rows if row.family_name == "Öztürk")
    assert (row.party, row.given_name, row.capacity) == ("Türkiye", "Ayşe", Capacity.DELEGATE)
    assert office.workspace.people.count() == known


def test_who_takes_part_already_is_not_added_again(
    office: Office, tab: ParticipantsTab, dialog: AddDialog
) -> None:
    person = office.workspace.people.rows([tab.list.rows[0].person_id])[0]
    line(dialog, "family_name").findChildren(NameFinder)[0].chosen.emit(person)
    dialog.add()
    assert "takes part in this meeting already" in dialog.field("family_name").problem
    assert len(tab.list.rows) == 4


def test_changing_the_name_of_a_person_found_means_somebody_new(
    office: Office, tab: ParticipantsTab, dialog: AddDialog
) -> None:
    person = office.workspace.people.rows([tab.list.rows[0].person_id])[0]
    line(dialog, "family_name").findChildren(NameFinder)[0].chosen.emit(person)
    line(dialog, "family_name").end(False)
    type_text(line(dialog, "family_name"), "2")
    dialog.add()
    assert "Zhang2" in family_names(office, tab.list.meeting_id)


def test_what_is_missing_is_told_under_its_field(
    office: Office, tab: ParticipantsTab, dialog: AddDialog
) -> None:
    choose_delegation(dialog, "China")
    dialog.add()
    assert "must not be empty" in dialog.field("family_name").problem
    assert len(tab.list.rows) == 4


def test_no_delegation_is_told_under_its_field(
    office: Office, tab: ParticipantsTab, dialog: AddDialog
) -> None:
    type_text(line(dialog, "family_name"), "Nobody")
    dialog.add()
    assert dialog.field("delegation").problem == "Choose the State or organization."


def test_a_state_without_a_delegation_gets_one(
    office: Office, tab: ParticipantsTab, dialog: AddDialog
) -> None:
    choose_delegation(dialog, "Mongolia")
    type_text(line(dialog, "family_name"), "Bat")
    dialog.add()
    assert "Mongolia" in [row.party_name for row in tab.list.delegations]


def test_a_group_of_the_meeting_can_be_chosen(
    office: Office, tab: ParticipantsTab, dialog: AddDialog
) -> None:
    choose_delegation(dialog, "Secretariat")
    type_text(line(dialog, "family_name"), "Ivanova")
    dialog.add()
    assert next(row.party for row in tab.list.rows if row.family_name == "Ivanova") == "Secretariat"


def test_the_delegation_at_hand_is_proposed(qtbot: QtBot, office: Office, tab: ParticipantsTab) -> None:
    tab.table.select_ids([tab.list.rows[1].id])
    tab.actions_here.add.trigger()
    dialog = tab.findChild(AddDialog)
    assert isinstance(dialog, AddDialog)
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)
    assert dialog.field("delegation").draft() == "Kazakhstan"
    dialog.close()


def test_a_name_pasted_whole_is_parted_when_its_field_is_left_and_put_back_by_undo(
    dialog: AddDialog,
) -> None:
    family = line(dialog, "family_name")
    family.setFocus()
    family.insert("H.E. Ambassador ZHANG Xiao")
    dialog.field("position").setFocus()
    texts = {key: line(dialog, key).text() for key in ("honorific", "courtesy", "rank", "given_name")}
    assert texts == {"honorific": "H.E.", "courtesy": "", "rank": "Ambassador", "given_name": "Xiao"}
    assert family.text() == "ZHANG"
    assert dialog.form.values["family_first"]
    assert "Ctrl+Z puts it back" in dialog.form.said
    line(dialog, "given_name").setFocus()
    press(line(dialog, "given_name"), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert family.text() == "H.E. Ambassador ZHANG Xiao"
    assert line(dialog, "given_name").text() == ""
    dialog.field("position").setFocus()
    assert family.text() == "H.E. Ambassador ZHANG Xiao"  # it was wanted so


def test_enter_parts_a_whole_name_first_and_then_adds_it(
    office: Office, tab: ParticipantsTab, dialog: AddDialog
) -> None:
    choose_delegation(dialog, "China")
    type_text(line(dialog, "family_name"), "Ms. LI Na")
    press(line(dialog, "family_name"), Key.Key_Return)
    assert len(tab.list.rows) == 4
    press(line(dialog, "family_name"), Key.Key_Return)
    row = next(row for row in tab.list.rows if row.family_name == "LI")
    assert (row.courtesy, row.given_name, row.family_first, row.name) == ("Ms.", "Na", True, "Ms. LI Na")


def test_a_name_typed_beside_a_given_name_stays_as_it_is(dialog: AddDialog) -> None:
    type_text(line(dialog, "given_name"), "Na")
    type_text(line(dialog, "family_name"), "van der Berg")
    dialog.field("position").setFocus()
    assert line(dialog, "family_name").text() == "van der Berg"


def test_a_family_name_of_two_words_that_is_typed_stays(dialog: AddDialog) -> None:
    type_text(line(dialog, "family_name"), "Al Khalifa")
    line(dialog, "family_name").finished.emit()
    assert line(dialog, "family_name").text() == "Al Khalifa"
    assert line(dialog, "given_name").text() == ""


def test_of_a_pasted_name_parted_by_its_order_alone_a_look_is_asked_for(dialog: AddDialog) -> None:
    line(dialog, "family_name").insert("Nazira Nurbayeva")
    dialog.field("family_name").save()
    line(dialog, "family_name").finished.emit()
    assert [line(dialog, key).text() for key in ("given_name", "family_name")] == ["Nazira", "Nurbayeva"]
    assert "please look whether that is right" in dialog.form.said


def test_a_group_that_is_not_there_is_made_for_its_first_member(
    office: Office, tab: ParticipantsTab, dialog: AddDialog
) -> None:
    choose_delegation(dialog, "Interpreters")
    for name in ("Aitkhozhin", "Serikova"):
        type_text(line(dialog, "family_name"), name)
        dialog.add()
    groups = [row for row in tab.list.delegations if row.party_name == "Interpreters"]
    assert [row.participants for row in groups] == [2]


def test_somebody_much_alike_is_named_with_a_reason_and_can_be_taken(
    qtbot: QtBot, office: Office, tab: ParticipantsTab, dialog: AddDialog
) -> None:
    person = office.workspace.people.rows([tab.list.rows[1].person_id])[0]
    line(dialog, "given_name").insert("Alibek")
    line(dialog, "family_name").setFocus()
    line(dialog, "family_name").insert("Bakaev")
    dialog.field("given_name").save()
    dialog.field("position").setFocus()
    qtbot.waitUntil(lambda: any(b.text() == "That is the person" for b in dialog.findChildren(QPushButton)))
    said = [label.text() for label in dialog.findChildren(QLabel) if "Much alike" in label.text()]
    assert said[0].startswith(f"Much alike in the directory: {person.name}, Kazakhstan")
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "That is the person").click()
    assert dialog.form.person == person
    assert line(dialog, "family_name").text() == "Bakayev"


def test_names_are_found_by_the_beginnings_of_their_words(office: Office, tab: ParticipantsTab) -> None:
    directory = Directory(office.workspace.people.rows())
    assert [row.family_name for row in directory.find("BAK ali")] == ["Bakayev"]
    assert directory.find("ayev") == []
    assert directory.find(" ") == []
