"""What a State or organization has with dates: its statuses, chairmanships and contact points."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from cica_events.domain.parties import Status
from tests.ui.meeting_desk import Office
from tests.ui.parties_open import AFTER, LEFT, cell, open_parties, party, under
from tests.ui.toolkit_typing import press, type_text
from ui.parties.affiliation_card import AffiliationCard
from ui.parties.parties_page import PartiesPage
from ui.parties.record_card import RecordCard
from ui.toolkit.editors import LineEditor
from ui.toolkit.form_dialog import FormDialog


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> PartiesPage:
    return open_parties(qtbot, office)


def cards(page: PartiesPage) -> list[RecordCard]:
    return [card for card in page.inspector.affiliations.cards if not card.isHidden()]


def retype(card: RecordCard, key: str, text: str) -> None:
    editor = card.field(key).editor
    assert isinstance(editor, LineEditor)
    editor.setFocus()
    editor.selectAll()
    type_text(editor, text)
    press(editor, Qt.Key.Key_Return)


def test_a_status_is_ended_on_the_day_shown_and_undone(
    qtbot: QtBot, page: PartiesPage, office: Office
) -> None:
    kuwait = party(office, "Kuwait")
    page.table.select_ids([kuwait])
    [card] = cards(page)
    assert card.end.text() == "End on 26 December 2023"
    card.end.click()
    assert cell(page, kuwait, "changes") == "Member until 26 December 2023"
    page.day.choose(date(2023, 12, 27))
    assert under(page, kuwait) == "Other States"
    assert not cards(page)[0].end.isVisibleTo(page)
    office.press_message_button("Undo")
    assert under(page, kuwait) == "Member States"


def test_the_dates_of_a_status_may_be_vague(page: PartiesPage, office: Office) -> None:
    kuwait = party(office, "Kuwait")
    page.table.select_ids([kuwait])
    retype(cards(page)[0], "since", "May 2022")
    retype(cards(page)[0], "until", "Q3 2030")
    [affiliation] = office.workspace.parties.affiliations(kuwait)
    assert (affiliation.since, affiliation.until) == (VagueDate.parse("2022-05"), VagueDate.parse("2030-Q3"))
    assert cell(page, kuwait, "since") == "May 2022"


def test_an_end_before_the_beginning_is_refused_under_its_field(page: PartiesPage, office: Office) -> None:
    kuwait = party(office, "Kuwait")
    page.table.select_ids([kuwait])
    retype(cards(page)[0], "until", "1990")
    assert "before it begins" in cards(page)[0].field("until").problem
    assert office.workspace.parties.affiliations(kuwait)[0].until is None


def test_a_status_is_added_and_an_overlapping_one_refused(page: PartiesPage, office: Office) -> None:
    czechia = party(office, "Czechia")
    page.table.select_ids([czechia])
    assert cards(page) == []
    for _time in range(2):
        page.inspector.affiliations.add.click()
        dialog = page.inspector.affiliations.findChildren(FormDialog)[-1]
        type_text(dialog.field("since").editor, "2020")
        dialog.primary.click()
    assert "already is “observer”" in dialog.field("since").problem
    dialog.reject()
    assert under(page, czechia) == "Observer States"
    assert len(cards(page)) == 1
    [affiliation] = office.workspace.parties.affiliations(czechia)
    assert (affiliation.status, affiliation.since) == (Status.OBSERVER, VagueDate.parse("2020"))


def test_a_removed_status_comes_back_by_undo(page: PartiesPage, office: Office) -> None:
    saudi_arabia = party(office, "Saudi Arabia")
    page.table.select_ids([saudi_arabia])
    cards(page)[0].remove.click()
    assert under(page, saudi_arabia) == "Other States"
    assert cards(page) == []
    office.press_message_button("Undo")
    assert under(page, saudi_arabia) == "Observer States"


def test_an_overlap_made_by_a_change_is_told_under_its_field(page: PartiesPage, office: Office) -> None:
    kuwait = party(office, "Kuwait")
    office.workspace.affiliations.add(kuwait, Status.OBSERVER, None, VagueDate.parse("2021-12-31"))
    page.table.select_ids([kuwait])
    observer = cards(page)[1]
    retype(observer, "until", "May 2023")
    assert "already is “member”" in observer.field("until").problem
    assert observer.field("until").editor.text() == "May 2023"
    retype(observer, "until", "June 2021")
    assert observer.field("until").problem == ""
    [first, _second] = office.workspace.parties.affiliations(kuwait)
    assert first.until == VagueDate.parse("2021-06")


def test_the_decision_on_a_status_is_chosen_and_gone_to(
    qtbot: QtBot, page: PartiesPage, office: Office
) -> None:
    meeting = office.hold("MC", "2023-12-26")
    office.workspace.outcomes.add(meeting, {"kind": "granted", "text": "Observer status to Saudi Arabia"})
    saudi_arabia = party(office, "Saudi Arabia")
    page.table.select_ids([saudi_arabia])
    [card] = cards(page)
    assert isinstance(card, AffiliationCard)
    assert not card.meeting.isVisible()
    retype(card, "decision", "Decision of the Ministerial Council")
    card.choose.click()
    dialog = page.inspector.affiliations.findChildren(FormDialog)[-1]
    line = dialog.field("decided_by").editor
    type_text(line, "nothing like it")
    dialog.primary.click()
    assert "No decision on record" in dialog.field("decided_by").problem
    line.lineEdit().selectAll()
    type_text(line, "saudi")
    dialog.primary.click()
    assert card.meeting.isVisible()
    assert card.meeting.words == "MC-2023-12-26 · Granted: Observer status to Saudi Arabia"
    qtbot.mouseClick(card.meeting, LEFT)
    assert office.went == [("meeting", {"meeting_id": meeting, "tab": "outcomes"})]
    [row] = office.workspace.parties.affiliations(saudi_arabia)
    assert row.decision == "Decision of the Ministerial Council"
    card.choose.click()
    again = page.inspector.affiliations.findChildren(FormDialog)[-1]
    assert again.field("decided_by").draft() == card.meeting.words
    again.primary.click()
    assert card.meeting.isVisible()
    office.workspace.meetings.remove([meeting])
    assert not card.meeting.isVisible()


def test_a_party_chairs_from_a_date_on(page: PartiesPage, office: Office) -> None:
    kazakhstan = party(office, "Kazakhstan")
    page.table.select_ids([kazakhstan])
    panel = page.inspector.chairmanships
    for body, since in (("", "September 2020"), ("senior off", "2021"), ("", "2022")):
        panel.add.click()
        dialog = panel.findChildren(FormDialog)[-1]
        editor = dialog.field("body").editor
        assert editor.currentText() == "The Conference"
        if body:
            editor.lineEdit().selectAll()
            type_text(editor, body)
        type_text(dialog.field("since").editor, since)
        dialog.primary.click()
    assert "chairs in that period already" in dialog.field("since").problem
    dialog.reject()
    rows = office.workspace.chairmanships.rows(kazakhstan)
    assert [(row.body, str(row.since)) for row in rows] == [("SOC", "2021"), ("", "2020-09")]
    shown = [card for card in panel.cards if card.isVisible()]
    assert [card.field("body").draft() for card in shown] == ["Senior Officials Committee", "The Conference"]


def test_a_chairmanship_is_ended_and_undone(page: PartiesPage, office: Office) -> None:
    kazakhstan = party(office, "Kazakhstan")
    office.workspace.chairmanships.add(kazakhstan, {"since": VagueDate.parse("2020-09")})
    page.table.select_ids([kazakhstan])
    panel = page.inspector.chairmanships
    [card] = panel.cards
    retype(card, "until", "2019")
    assert "ends before it begins" in card.field("until").problem
    press(card.field("until").editor, Qt.Key.Key_Escape)
    card.end.click()
    [row] = office.workspace.chairmanships.rows(kazakhstan)
    assert row.until == VagueDate.of(AFTER)
    assert not card.end.isVisible()
    assert office.desk.messages.text == "The chairmanship ends on 26 December 2023."
    office.press_message_button("Undo")
    assert card.end.isVisible()


def test_a_removed_chairmanship_comes_back_by_undo(page: PartiesPage, office: Office) -> None:
    kazakhstan = party(office, "Kazakhstan")
    office.workspace.chairmanships.add(kazakhstan, {"since": VagueDate.parse("2020-09")})
    page.table.select_ids([kazakhstan])
    [card] = page.inspector.chairmanships.cards
    card.remove.click()
    assert not card.isVisible()
    office.press_message_button("Undo")
    assert card.isVisible()


def test_a_contact_point_is_added_changed_and_removed(page: PartiesPage, office: Office) -> None:
    iran = party(office, "Iran")
    page.table.select_ids([iran])
    panel = page.inspector.contact_points
    panel.add.click()
    dialog = panel.findChild(FormDialog)
    type_text(dialog.field("email").editor, "desk@example.org")
    dialog.primary.click()
    assert "must not be empty" in dialog.field("name").problem
    type_text(dialog.field("name").editor, "Ms. Сара <b>Ахмади</b>")
    dialog.primary.click()
    [card] = panel.cards
    assert card.field("name").draft() == "Ms. Сара <b>Ахмади</b>"
    retype(card, "phone", "+98 21 0000 0000")
    [row] = office.workspace.contact_points.rows(iran)
    assert (row.email, row.phone) == ("desk@example.org", "+98 21 0000 0000")
    page.table.select_ids([party(office, "Iraq")])
    assert not card.isVisible()
    page.table.select_ids([iran])
    card.remove.click()
    assert office.workspace.contact_points.rows() == []
    office.press_message_button("Undo")
    assert card.isVisible()
