"""What is done with delegations: credentials and contacts, who comes again, places by hand, whom to chase."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cica_events.domain.delegations import Credentials, Reply
from cica_events.domain.meetings import Leading
from cica_events.domain.participants import Capacity, Participation
from cica_events.services.workspace import open_workspace
from tests.ui.delegations_open import Key, cell, choose, names, opened, shown
from tests.ui.meeting_desk import Office
from tests.ui.people_at_meeting import KAZ, add, attended_meeting, bare_meeting, party
from tests.ui.toolkit_typing import press, type_text
from ui.delegations.bring_over_dialog import BringOverDialog
from ui.delegations.delegation_list import DelegationList
from ui.delegations.delegations_tab import DelegationsTab
from ui.delegations.lane_model import words_on
from ui.delegations.place_dialog import PlaceDialog
from ui.shell.export_dialog import ExportDialog


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> DelegationsTab:
    return shown(qtbot, office, attended_meeting(office))


def test_credentials_are_typed_into_the_inspector(tab: DelegationsTab) -> None:
    choose(tab, "China")
    editor = tab.inspector.field("credentials_by").editor
    assert isinstance(editor, QLineEdit)
    type_text(editor, "Ministry of Foreign Affairs")
    press(editor, Key.Key_Return)
    assert tab.list.rows[0].credentials_by == "Ministry of Foreign Affairs"


def test_credentials_are_shown_where_they_are_expected(office: Office, tab: DelegationsTab) -> None:
    china, kazakhstan, _secretariat = (row.id for row in tab.list.rows)
    office.workspace.delegations.edit([china], {"invited": True})
    office.workspace.delegations.edit([kazakhstan], {"reply": Reply.DECLINED})
    shown = [cell(tab, name, "credentials") for name in names(tab)]
    assert shown == ["None yet", "", ""]
    office.workspace.delegations.edit([kazakhstan], {"credentials": Credentials.COPY})
    assert cell(tab, "Kazakhstan", "credentials") == "As a copy"


def test_two_heads_and_none_are_remarked_on(office: Office, tab: DelegationsTab) -> None:
    assert [row.remarks for row in tab.list.rows] == ["", "", ""]
    add(office, tab.list.meeting_id, "Kazakhstan", KAZ)
    assert cell(tab, "Kazakhstan", "remarks") == "⚠ 2 heads of delegation."
    choose(tab, "Kazakhstan")
    assert tab.inspector._subtitle.text() == "Member State\n⚠ 2 heads of delegation."
    people = office.workspace.participants
    heads = [row.id for row in people.rows(tab.list.meeting_id) if row.capacity is Capacity.HEAD]
    people.edit(heads, {"status": Participation.DECLINED})
    assert cell(tab, "China", "remarks") == ""  # nobody of it comes any more
    assert cell(tab, "Kazakhstan", "remarks") == "⚠ No head of delegation."
    assert tab.list.rows[1].head == ""


def test_more_than_the_body_allows_is_remarked_on(qapp: QApplication, template: Path, tmp_path: Path) -> None:
    body = 'code = "OTHER"\nname = { en = "Other" }\nlimits = { head = 1, delegate = 1 }\n'
    (tmp_path / "OTHER.toml").write_text(body, encoding="utf-8")
    workspace = open_workspace(shutil.copy(template, tmp_path / "limits.cica"), bodies_folder=tmp_path)
    with closing(workspace):
        meeting = workspace.meetings.create(workspace.meetings.plan("OTHER", None))
        home = workspace.parties.rows()[0].id
        for capacity in (Capacity.HEAD, Capacity.DELEGATE, Capacity.DELEGATE):
            person = {"party": home, "family_name": "Someone", "capacity": capacity}
            workspace.participants.add(meeting, person)
        owner = QObject()
        delegations = DelegationList(workspace, owner)
        delegations.meeting_id = meeting
        delegations.read()
        (line,) = (row for row in delegations.rows if row.party_id == home)
        assert line.remarks == "⚠ Delegate: 2, where the body allows 1."
        assert words_on(line)[-1] == "Delegate: 2, where the body allows 1."


@pytest.fixture
def later(qtbot: QtBot, office: Office) -> DelegationsTab:
    """A meeting of the same body a year later, with three delegations but nobody in them."""
    attended_meeting(office)
    meeting = bare_meeting(office, when="2024-12-12")
    ids = [party(office, name) for name in ("China", "Egypt", "Kazakhstan")]
    office.workspace.delegations.add_parties(meeting, ids)
    return shown(qtbot, office, meeting)


def review(tab: DelegationsTab, *names: str) -> BringOverDialog:
    choose(tab, *names)
    tab.actions_here.bring.trigger()
    return opened(tab, BringOverDialog)


def test_who_would_come_again_is_shown_before(office: Office, later: DelegationsTab) -> None:
    person = next(row for row in office.workspace.people.rows() if row.family_name == "Zhang")
    office.workspace.people.edit([person.id], {"position": "Vice Minister"})
    dialog = review(later, "China", "Egypt", "Kazakhstan")
    heads = [dialog.tree.topLevelItem(number) for number in range(3)]
    assert [head.text(0) for head in heads if head] == [
        "China: as on 12 December 2023",
        "Egypt: no earlier meeting of this body in which it took part",
        "Kazakhstan: as on 12 December 2023",
    ]
    assert [[item.text(column) for column in range(4)] for item in dialog.people()] == [
        [
            "H.E. Mr. Xiao Zhang",
            "Head of delegation",
            "Vice Minister",
            "Position: Ambassador → Vice Minister",
        ],
        ["H.E. Mr. Alibek Bakayev", "Head of delegation", "Deputy Minister of Foreign Affairs", ""],
        ["Ms. Nazira Nurbayeva", "Delegate", "Ambassador", ""],
    ]
    assert dialog.primary.text() == "Add 3 participants"


def test_only_those_who_stay_checked_come(office: Office, later: DelegationsTab) -> None:
    dialog = review(later, "China", "Kazakhstan")
    list(dialog.people())[1].setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.primary.text() == "Add 2 participants"
    dialog.primary.click()
    assert [(row.head, row.participants) for row in later.list.rows[:3]] == [
        ("H.E. Mr. Xiao Zhang", 1),
        ("", 0),
        ("", 1),
    ]
    assert office.desk.messages.text == "2 participants were added."
    office.press_message_button("Undo")
    assert [row.participants for row in later.list.rows[:3]] == [0, 0, 0]


def test_nobody_checked_is_refused_in_words(later: DelegationsTab) -> None:
    dialog = review(later, "China")
    next(dialog.people()).setCheckState(0, Qt.CheckState.Unchecked)
    dialog.primary.click()
    assert dialog.problem == "Check at least one person."
    dialog.reject()


def test_it_is_said_where_there_is_nobody_to_bring(office: Office, later: DelegationsTab) -> None:
    choose(later, "Egypt")
    later.actions_here.bring.trigger()
    assert office.desk.messages.text == "There is no earlier meeting of this body in which they took part."
    review(later, "China").primary.click()
    choose(later, "China")
    later.actions_here.bring.trigger()
    assert office.desk.messages.text == "All who came last time are here already."


def place(tab: DelegationsTab, name: str) -> PlaceDialog:
    choose(tab, name)
    tab.actions_here.place.trigger()
    return opened(tab, PlaceDialog)


def test_a_place_by_hand_needs_a_reason(office: Office, tab: DelegationsTab) -> None:
    dialog = place(tab, "Kazakhstan")
    assert [dialog.before.itemText(number) for number in range(dialog.before.count())] == [
        "1. Before China",
        "2. Last",
    ]
    dialog.primary.click()
    assert dialog.problem == "Say in words why it stands there."
    assert names(tab)[0] == "China"
    type_text(dialog.reason, "Host country")
    press(dialog.reason, Key.Key_Return)
    assert names(tab) == ["Kazakhstan", "China", "Secretariat"]
    assert cell(tab, "Kazakhstan", "remarks") == "↕ Placed by hand: Host country"
    assert office.desk.messages.text == "Kazakhstan was placed by hand."
    office.press_message_button("Undo")
    assert names(tab)[0] == "China"


def test_what_was_placed_goes_back_to_the_protocol_order(office: Office, tab: DelegationsTab) -> None:
    office.workspace.delegations.pin(tab.list.rows[1].id, tab.list.rows[0].id, "Host country")
    choose(tab, "China")
    assert not tab.actions_here.unplace.isEnabled()
    choose(tab, "Kazakhstan", "China")
    assert not tab.actions_here.place.isEnabled()
    tab.actions_here.unplace.trigger()
    assert names(tab)[:2] == ["China", "Kazakhstan"]
    assert office.desk.messages.text == "1 delegation is back in the protocol order."


def test_a_chair_that_leads_is_not_placed_by_hand(office: Office, tab: DelegationsTab) -> None:
    chair = {"chair": party(office, "Kazakhstan"), "leading": Leading.CHAIR}
    office.workspace.meetings.edit([tab.list.meeting_id], chair)
    assert names(tab)[0] == "Kazakhstan"
    dialog = place(tab, "China")
    assert [dialog.before.itemText(number) for number in range(dialog.before.count())] == ["1. Last"]
    dialog.reject()
    choose(tab, "Kazakhstan")
    tab.actions_here.place.trigger()
    assert "chair or host first" in str(office.reported.pop())


def test_the_file_menu_exports_all_delegations(office: Office, tab: DelegationsTab) -> None:
    (export,) = tab.file_actions()
    export.trigger()
    dialog = opened(tab, ExportDialog)
    assert dialog.file.path().name.endswith("Delegations.xlsx")
    dialog.reject()
