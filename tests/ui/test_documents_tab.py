"""The Documents tab: options make the text, and findings lead to their place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cica_events.domain.delegations import Reply
from tests.ui.documents_open import button, click, open_documents, settle, text
from tests.ui.meeting_desk import Office
from tests.ui.people_at_meeting import KAZ_SECOND, add, bare_meeting
from tests.ui.toolkit_typing import press, type_text
from ui.delegations.delegations_tab import DelegationsTab
from ui.documents.list_view import ListView
from ui.documents.remembered import KEY
from ui.participants.participants_tab import ParticipantsTab

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(qtbot: QtBot, office: Office, meeting: str) -> ListView:
    return open_documents(qtbot, office, meeting)


def finding(tab: ListView, words: str) -> str:
    return next(line for lines in tab.findings.list.texts.values() for line in lines if words in line)


def click_finding(qtbot: QtBot, tab: ListView, words: str) -> None:
    listed = tab.findings.list
    index = listed.index_of(finding(tab, words))
    listed.scrollTo(index)
    qtbot.mouseClick(listed.viewport(), LEFT, pos=listed.visualRect(index).center())


# The text


def test_the_preview_says_who_stands_in_the_list_in_protocol_order(tab: ListView) -> None:
    names = [
        "Member States",
        "China",
        "Zhang",
        "Kazakhstan",
        "Bakayev",
        "Nurbayeva",
        "Secretariat",
        "Sarybay",
    ]
    listed = text(tab)[text(tab).index("Member States") :]  # the cover names the place of the meeting
    places = [listed.index(name) for name in names]
    assert places == sorted(places)
    assert tab.status().startswith("4 participants")


def test_what_looks_like_html_is_text(qtbot: QtBot, office: Office, meeting: str, tab: ListView) -> None:
    person = next(row for row in office.workspace.participants.rows(meeting) if row.family_name == "Zhang")
    office.workspace.participants.edit([person.id], {"position": "<b>Envoy</b> &amp; more", "honorific": ""})
    office.workspace.participants.edit([person.id], {"courtesy": "", "rank": "<i>Dr.</i>"})
    settle(qtbot, office, tab)
    assert "<b>Envoy</b> &amp; more" in text(tab)
    assert "<i>Dr.</i>" in text(tab)


def test_capitals_are_a_choice_of_the_document(qtbot: QtBot, office: Office, tab: ListView) -> None:
    assert "BAKAYEV" not in text(tab)
    click(qtbot, tab.options.capitals)
    settle(qtbot, office, tab)
    assert "Alibek BAKAYEV" in text(tab)


def test_the_document_has_its_own_language(qtbot: QtBot, office: Office, tab: ListView) -> None:
    qtbot.keyClick(tab.options.language, Key.Key_Down)
    settle(qtbot, office, tab)
    assert "Казахстан" in text(tab)
    assert "Kazakhstan" not in text(tab)


def test_what_stands_under_a_name_can_be_chosen(qtbot: QtBot, office: Office, tab: ListView) -> None:
    assert "Deputy Minister of Foreign Affairs" in text(tab)
    qtbot.keyClick(tab.options.show_under["position"], Key.Key_Space)
    settle(qtbot, office, tab)
    assert "Deputy Minister of Foreign Affairs" not in text(tab)


def test_a_symbol_that_is_typed_stands_at_the_top(qtbot: QtBot, office: Office, tab: ListView) -> None:
    type_text(tab.options.symbol, "SOC/INF.1")
    settle(qtbot, office, tab)
    assert text(tab).startswith("SOC/INF.1")


def test_a_change_elsewhere_is_followed(qtbot: QtBot, office: Office, meeting: str, tab: ListView) -> None:
    add(office, meeting, "Azerbaijan", KAZ_SECOND)
    settle(qtbot, office, tab)
    assert "Azerbaijan" in text(tab)


def test_a_hidden_tab_catches_up_when_it_is_shown(
    qtbot: QtBot, office: Office, meeting: str, tab: ListView
) -> None:
    tab.hide()
    add(office, meeting, "Azerbaijan", KAZ_SECOND)
    assert "Azerbaijan" not in text(tab)
    tab.show()
    settle(qtbot, office, tab)
    assert "Azerbaijan" in text(tab)


def test_choices_are_remembered_and_the_symbol_only_for_its_meeting(
    qtbot: QtBot, office: Office, tab: ListView, meeting: str
) -> None:
    click(qtbot, tab.options.capitals)
    click(qtbot, tab.options.show_under["contacts"])
    type_text(tab.options.symbol, "SOC/INF.1")
    settle(qtbot, office, tab)
    again, other = (
        open_documents(qtbot, office, meeting),
        open_documents(qtbot, office, bare_meeting(office, "YC", "2024-05-01")),
    )
    kept = again.options.options()
    assert replace(kept, show=kept.show | {"contacts"}) == tab.options.options()
    assert other.options.options().capitals
    assert other.options.options().symbol == ""


def test_contacts_are_asked_for_each_time(qtbot: QtBot, office: Office, tab: ListView, meeting: str) -> None:
    click(qtbot, tab.options.show_under["contacts"])
    click(qtbot, tab.options.show_under["department"])
    settle(qtbot, office, tab)
    assert "contacts" in tab.options.options().show
    again = open_documents(qtbot, office, meeting)
    assert again.options.options().show == tab.options.options().show - {"contacts"}


def test_contacts_that_were_remembered_once_are_forgotten(qtbot: QtBot, office: Office, meeting: str) -> None:
    office.desk.settings.set_layout(KEY, {"show": ["contacts", "position"]})
    assert open_documents(qtbot, office, meeting).options.options().show == {"position"}


def test_a_meeting_without_people_offers_the_way_to_them(qtbot: QtBot, office: Office) -> None:
    meeting_id = bare_meeting(office)
    tab = open_documents(qtbot, office, meeting_id)
    assert not tab.preview.isVisible()
    assert tab.options.isVisible()  # and above it the choice of the other documents
    assert not any(action.isEnabled() for action in tab.file_actions())
    click(qtbot, button(tab, "Go to the participants"))
    assert office.went == [("meeting", {"meeting_id": meeting_id, "tab": "participants"})]


def test_a_meeting_that_is_removed_leaves_its_tab_in_peace(
    qtbot: QtBot, office: Office, meeting: str, tab: ListView
) -> None:
    office.workspace.meetings.remove([meeting])
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)
    assert office.reported == []


# The check


def test_findings_stand_under_their_kind_with_the_count(tab: ListView) -> None:
    assert tab.findings.list.texts == {
        "No function · 1": ["Kairat Sarybay, Secretariat"],
        "No title before the name · 1": ["Kairat Sarybay, Secretariat"],
    }
    assert tab.status().endswith("2 to look at")


def test_a_click_leads_to_the_participant_and_its_field(
    qtbot: QtBot, office: Office, meeting: str, tab: ListView
) -> None:
    person = office.workspace.participants.rows(meeting)[-1]
    click_finding(qtbot, tab, "Sarybay")
    place = {"meeting_id": meeting, "tab": "participants", "select": person.id, "field": "position"}
    assert office.went == [("meeting", place)]


def test_enter_leads_there_too(qtbot: QtBot, office: Office, tab: ListView) -> None:
    listed = tab.findings.list
    listed.setFocus()
    listed.setCurrentIndex(listed.index_of(finding(tab, "Sarybay")))
    press(listed, Key.Key_Return)
    assert office.went[0][1]["tab"] == "participants"


def test_a_heading_folds_and_stays_folded(qtbot: QtBot, office: Office, meeting: str, tab: ListView) -> None:
    listed = tab.findings.list
    QAbstractItemModelTester(listed.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, listed)
    listed.setCurrentIndex(listed.index_of("No function · 1"))
    press(listed, Key.Key_Space)
    assert not listed.isExpanded(listed.index_of("No function · 1"))
    office.workspace.participants.edit(
        [row.id for row in office.workspace.participants.rows(meeting)], {"position": ""}
    )
    settle(qtbot, office, tab)
    assert not listed.isExpanded(listed.index_of("No function · 4"))
    assert office.went == []


def test_a_delegation_that_lacks_its_people_is_gone_to(
    qtbot: QtBot, office: Office, meeting: str, tab: ListView
) -> None:
    states = {name: key for key, name in office.workspace.parties.choices()}
    (delegation,) = office.workspace.delegations.add_parties(meeting, [states["Qatar"]])
    office.workspace.delegations.edit([delegation], {"reply": Reply.ATTENDING})
    settle(qtbot, office, tab)
    click_finding(qtbot, tab, "Qatar")
    assert office.went == [("meeting", {"meeting_id": meeting, "tab": "delegations", "select": delegation})]


def test_contacts_about_to_leave_are_told_and_lead_to_the_choice(
    qtbot: QtBot, office: Office, meeting: str, tab: ListView
) -> None:
    person = office.workspace.participants.rows(meeting)[0]
    office.workspace.participants.edit([person.id], {"email": "zhang@example.org"})
    click(qtbot, tab.options.show_under["contacts"])
    tab.options.symbol.setFocus()
    settle(qtbot, office, tab)
    assert "zhang@example.org" in text(tab)
    click_finding(qtbot, tab, "E-mail of 1 participant")
    assert tab.options.show_under["contacts"].hasFocus()
    assert office.went == []


def test_a_list_in_order_says_so(qtbot: QtBot, office: Office, meeting: str, tab: ListView) -> None:
    person = office.workspace.participants.rows(meeting)[-1]
    office.workspace.participants.edit([person.id], {"position": "Secretary General", "honorific": "H.E."})
    settle(qtbot, office, tab)
    assert tab.findings.list.texts == {}
    assert not tab.findings.list.isVisible()
    assert tab.status() == "4 participants"


def test_the_participants_tab_goes_to_the_field_through_filter_and_folds(
    qtbot: QtBot, office: Office, meeting: str
) -> None:
    people = ParticipantsTab(office.desk)
    qtbot.addWidget(people)
    people.bring_up(meeting_id=meeting)
    people.show()
    row = next(row for row in office.workspace.participants.rows(meeting) if row.family_name == "Bakayev")
    people.list.model.set_folded(row.delegation_id, True)
    people.filter.setText("Zhang")
    people.bring_up(meeting_id=meeting, select=row.id, field="position")
    assert people.table.current_id() == row.id
    assert people.list.model.fields[people.table.currentIndex().column()].key == "position"


def test_the_delegations_tab_goes_to_the_delegation(qtbot: QtBot, office: Office, meeting: str) -> None:
    delegations = DelegationsTab(office.desk)
    qtbot.addWidget(delegations)
    delegations.bring_up(meeting_id=meeting)
    delegations.show()
    row = office.workspace.delegations.rows(meeting)[1]
    delegations.filter.setText("nothing of the kind")
    delegations.bring_up(meeting_id=meeting, select=row.id)
    assert delegations.table.selected_ids() == [row.id]
