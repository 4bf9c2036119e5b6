"""The Delegations tab: who is invited, what they replied, and many of them added or changed at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cica_events.domain.delegations import Group, Reply
from cica_events.domain.parties import Status
from cica_events.domain.protocol import Section
from tests.ui.delegations_open import Key, choose, names, shown
from tests.ui.meeting_desk import Office
from tests.ui.people_at_meeting import attended_meeting, bare_meeting, party
from tests.ui.toolkit_typing import press, type_text
from ui.delegations.delegations_tab import DelegationsTab
from ui.delegations.group_dialog import GroupDialog
from ui.delegations.party_picker import PartyPicker
from ui.toolkit.editors import ChoiceEditor

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> DelegationsTab:
    return shown(qtbot, office, attended_meeting(office))


def headings(tab: DelegationsTab) -> list[str]:
    lines = (tab.list.model.group_at(line) for line in range(tab.list.model.rowCount()))
    return [f"{line.group.title}: {line.group.subtitle}" for line in lines if line]


def go(tab: DelegationsTab, name: str, key: str) -> None:
    row = next(row for row in tab.list.rows if row.party_name == name)
    model = tab.list.model
    tab.table.setCurrentIndex(model.index(model.line_of(row.id), model.column_of(key)))
    tab.table.setFocus()


def test_delegations_stand_in_protocol_order_under_their_sections(tab: DelegationsTab) -> None:
    assert names(tab) == ["China", "Kazakhstan", "Secretariat"]
    assert headings(tab) == ["Member States: 2 delegations", "Secretariat: 1 delegation"]
    QAbstractItemModelTester(tab.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_heads_and_numbers_of_participants_are_shown(tab: DelegationsTab) -> None:
    assert [(row.head, row.participants) for row in tab.list.rows] == [
        ("H.E. Mr. Xiao Zhang", 1),
        ("H.E. Mr. Alibek Bakayev", 2),
        ("", 1),
    ]


def test_a_reply_is_chosen_by_its_first_letter(office: Office, tab: DelegationsTab) -> None:
    go(tab, "China", "reply")
    type_text(tab.table, "a")
    editor = next(one for one in tab.table.findChildren(ChoiceEditor) if one.isVisible())
    press(editor, Key.Key_Return)
    assert tab.list.rows[0].reply is Reply.ATTENDING
    assert headings(tab)[0] == "Member States: 2 delegations · 1 attending"


def test_space_turns_invited_on_and_off(tab: DelegationsTab) -> None:
    go(tab, "China", "invited")
    press(tab.table, Key.Key_Space, text=" ")
    assert tab.list.rows[0].invited
    press(tab.table, Key.Key_Space, text=" ")
    assert not tab.list.rows[0].invited


def test_the_inspector_changes_many_as_one_step(office: Office, tab: DelegationsTab) -> None:
    choose(tab, "China", "Kazakhstan")
    editor = tab.inspector.field("reply").editor
    assert isinstance(editor, ChoiceEditor)
    editor.setCurrentIndex(editor.findText("Declined"))
    editor.finished.emit()
    assert [row.reply for row in tab.list.rows[:2]] == [Reply.DECLINED] * 2
    office.desk.undo.undo.trigger()
    assert [row.reply for row in tab.list.rows[:2]] == [Reply.NONE] * 2


def test_only_a_groups_name_can_be_typed(tab: DelegationsTab) -> None:
    choose(tab, "China")
    assert tab.inspector.field("name").isHidden()
    choose(tab, "Secretariat")
    assert not tab.inspector.field("name").isHidden()


def test_the_foot_counts_replies_of_the_invited(office: Office, tab: DelegationsTab) -> None:
    office.workspace.delegations.edit([tab.list.rows[0].id], {"invited": True, "reply": Reply.ATTENDING})
    office.workspace.delegations.edit([tab.list.rows[1].id], {"invited": True})
    assert tab.status() == ("3 delegations    2 invited    1 attending    0 declined    1 without a reply")


def test_all_member_states_of_the_day_are_added_as_one_step(office: Office, tab: DelegationsTab) -> None:
    tab.actions_here.members.trigger()
    members = [row for row in tab.list.rows if row.section is Section.MEMBER_STATES]
    assert len(members) == 28
    assert sum(row.invited for row in members) == 26
    assert office.desk.messages.text == "26 delegations were added."
    office.press_message_button("Undo")
    assert names(tab) == ["China", "Kazakhstan", "Secretariat"]


def test_observers_are_those_of_the_day_of_the_meeting(qtbot: QtBot, office: Office) -> None:
    tab = shown(qtbot, office, bare_meeting(office))
    tab.adding.add_all(Status.OBSERVER)
    assert "Saudi Arabia" not in names(tab)
    later = shown(qtbot, office, bare_meeting(office, when="2024-12-12"))
    later.adding.add_all(Status.OBSERVER)
    assert "Saudi Arabia" in names(later)


def test_adding_all_again_says_that_they_are_there(office: Office, tab: DelegationsTab) -> None:
    tab.actions_here.members.trigger()
    tab.actions_here.members.trigger()
    assert office.desk.messages.text == "All of them are there already."


def test_the_picker_lists_those_absent_and_adds_a_whole_section(tab: DelegationsTab) -> None:
    picker = pick(tab)
    listed = [item.text(0) for item in picker._parties()]
    assert "China" not in listed
    assert "Mongolia" in listed
    observers = next(head for head in picker._heads() if head.text(0) == Section.OBSERVER_STATES.text)
    observers.setCheckState(0, Qt.CheckState.Checked)
    count = len(picker.chosen())
    assert picker.primary.text() == f"Add {count} delegations"
    picker.invited.setChecked(False)
    picker.primary.click()
    added = [row for row in tab.list.rows if row.section is Section.OBSERVER_STATES]
    assert len(added) == count
    assert not any(row.invited for row in added)
    assert set(tab.table.selected_ids()) == {row.id for row in added}


def test_the_picker_narrows_by_typing_and_refuses_nothing_in_words(tab: DelegationsTab) -> None:
    picker = pick(tab)
    type_text(picker.filter, "turk")
    shown = [item.text(0) for item in picker._parties() if not item.isHidden()]
    assert shown == ["Türkiye", "Turkmenistan", "TURKPA"]
    picker.primary.click()
    assert picker.problem == "Check at least one State or organization."
    picker.reject()


def pick(tab: DelegationsTab) -> PartyPicker:
    tab.actions_here.parties.trigger()
    picker = tab.findChild(PartyPicker)
    assert isinstance(picker, PartyPicker)
    return picker


def test_usual_groups_and_groups_by_name_are_added(office: Office, tab: DelegationsTab) -> None:
    guests = tab.actions_here.groups[Group.GUESTS]
    guests.trigger()
    tab.actions_here.other.trigger()
    dialog = tab.findChild(GroupDialog)
    assert isinstance(dialog, GroupDialog)
    dialog.primary.click()
    assert dialog.problem == "Give the group a name."
    type_text(dialog.name, "Boao Forum")
    press(dialog.name, Key.Key_Return)
    assert names(tab) == ["China", "Kazakhstan", "Boao Forum", "Guests", "Secretariat"]
    guests.trigger()
    assert office.desk.messages.text == "“Guests” is there already."


def test_removing_takes_the_participants_along_and_undo_brings_all_back(
    office: Office, tab: DelegationsTab
) -> None:
    choose(tab, "Kazakhstan")
    press(tab.table, Key.Key_Delete, CONTROL)
    assert names(tab) == ["China", "Secretariat"]
    assert office.desk.messages.text == "Kazakhstan was removed. 2 participants went with it."
    office.press_message_button("Undo")
    assert tab.list.rows[1].participants == 2


def test_a_double_click_goes_to_the_participants_of_the_delegation(
    office: Office, tab: DelegationsTab
) -> None:
    go(tab, "Kazakhstan", "party_name")
    at = tab.table.visualRect(tab.table.currentIndex()).center()
    click(tab, at)
    row = tab.list.rows[1]
    wanted = {"meeting_id": tab.list.meeting_id, "tab": "participants", "delegation_id": row.id}
    assert office.went == [("meeting", wanted)]


def click(tab: DelegationsTab, at: QPoint) -> None:
    for act in (QTest.mouseClick, QTest.mouseDClick):
        act(tab.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_an_empty_meeting_offers_its_member_states(qtbot: QtBot, office: Office) -> None:
    tab = shown(qtbot, office, bare_meeting(office))
    office.workspace.delegations.remove([row.id for row in tab.list.rows])
    button = next(b for b in tab.findChildren(QPushButton) if b.isVisible())
    button.click()
    assert len(tab.list.rows) == 28


def test_a_party_that_changes_its_status_changes_its_section(office: Office, tab: DelegationsTab) -> None:
    state = party(office, "China")
    for affiliation in office.workspace.parties.affiliations(state):
        office.workspace.affiliations.edit([affiliation.id], {"status": Status.OBSERVER})
    assert headings(tab)[:2] == ["Member States: 1 delegation", "Observer States: 1 delegation"]
