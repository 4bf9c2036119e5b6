"""States and organizations: their status on a day, their names, and their status over time."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from cica_events.domain.parties import Status
from cica_events.errors import ConflictError
from tests.ui.meeting_desk import Office
from tests.ui.toolkit_typing import press, type_text
from ui.parties.affiliation_card import AffiliationCard
from ui.parties.parties_page import PartiesPage
from ui.parties.record_card import RecordCard
from ui.toolkit.editors import LineEditor
from ui.toolkit.form_dialog import FormDialog
from ui.toolkit.nothing_found import NothingFound
from ui.toolkit.party_editor import PartyEditor

LEFT = Qt.MouseButton.LeftButton
BEFORE, AFTER = date(2023, 12, 12), date(2023, 12, 26)


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> PartiesPage:
    page = PartiesPage(office.desk, lambda: AFTER)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.bring_up()
    page.show()
    qtbot.waitExposed(page)
    return page


def party(office: Office, name: str) -> str:
    return next(row.id for row in office.workspace.parties.rows() if row.short_name == name)


def cell(page: PartiesPage, party_id: str, key: str) -> str:
    model = page.model
    return model.text(model.index(model.line_of(party_id), model.column_of(key)))


def under(page: PartiesPage, party_id: str) -> str:
    """Return the heading under which a party stands."""
    model = page.model
    lines = (model.group_at(line) for line in range(model.line_of(party_id), -1, -1))
    return next(line.group.title for line in lines if line is not None)


def cards(page: PartiesPage) -> list[RecordCard]:
    return [card for card in page.inspector.affiliations.cards if not card.isHidden()]


def retype(card: RecordCard, key: str, text: str) -> None:
    editor = card.field(key).editor
    assert isinstance(editor, LineEditor)
    editor.setFocus()
    editor.selectAll()
    type_text(editor, text)
    press(editor, Qt.Key.Key_Return)


def type_day(page: PartiesPage, text: str) -> None:
    page.day.line.setFocus()
    page.day.line.selectAll()
    type_text(page.day.line, text)
    press(page.day.line, Qt.Key.Key_Return)


def test_the_model_keeps_the_rules_of_qt(page: PartiesPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)
    page.day.choose(BEFORE)


def test_a_state_stands_under_the_status_it_has_on_the_day(page: PartiesPage, office: Office) -> None:
    saudi_arabia = party(office, "Saudi Arabia")
    assert under(page, saudi_arabia) == "Observer States"
    assert cell(page, saudi_arabia, "status") == "Observer"
    assert cell(page, saudi_arabia, "since") == "26 December 2023"
    assert page.status().startswith("28 Member States · 10 Observer States · ")
    type_day(page, "12.12.2023")
    assert under(page, saudi_arabia) == "Other States"
    assert cell(page, saudi_arabia, "status") == "Not affiliated"
    assert cell(page, saudi_arabia, "changes") == "Observer from 26 December 2023"
    assert page.status().startswith("28 Member States · 9 Observer States · ")


def test_today_is_one_click_away(qtbot: QtBot, page: PartiesPage, office: Office) -> None:
    assert not page.day.back.isVisible()
    type_day(page, "12 December 2023")
    qtbot.mouseClick(page.day.back, LEFT)
    assert page.day.is_today
    assert page.day.line.text() == ""
    assert under(page, party(office, "Saudi Arabia")) == "Observer States"


@pytest.mark.parametrize("text", ["31 November 2023", "May 2024"])
def test_what_is_no_day_is_told_and_kept(page: PartiesPage, text: str) -> None:
    type_day(page, text)
    assert page.day.problem
    assert page.day.line.text() == text
    assert page.day.is_today


def test_typing_in_the_filter_finds_names_in_both_languages(page: PartiesPage, office: Office) -> None:
    type_text(page.filter, "казах")
    assert page.model.shown_ids() == [party(office, "Kazakhstan")]
    assert page.status().startswith("1 of ")
    press(page.filter, Qt.Key.Key_Escape)
    type_text(page.filter, "turkiye")
    assert party(office, "Türkiye") in page.model.shown_ids()
    nothing = page.findChild(NothingFound)
    assert not nothing.isVisible()
    type_text(page.filter, "xyz")
    assert nothing.isVisible()
    assert nothing.text() == "Nothing matches “turkiyexyz”. Esc clears the filter."


def test_the_inspector_changes_a_name(page: PartiesPage, office: Office) -> None:
    kazakhstan = party(office, "Kazakhstan")
    page.table.select_ids([kazakhstan])
    field = page.inspector.field("formal_name")
    assert isinstance(field.editor, LineEditor)
    field.editor.setText("The Republic of Kazakhstan")
    field.save()
    assert cell(page, kazakhstan, "formal_name") == "The Republic of Kazakhstan"


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


def test_a_new_organization_is_selected(page: PartiesPage, office: Office) -> None:
    page.add_action.trigger()
    dialog = page.findChild(FormDialog)
    type_text(dialog.field("code").editor, "KZ")
    type_text(dialog.field("short_name").editor, "Somewhere")
    dialog.primary.click()
    assert dialog.isVisible()  # the code is taken
    dialog.field("code").editor.selectAll()
    type_text(dialog.field("code").editor, "SW")
    dialog.primary.click()
    made = party(office, "Somewhere")
    assert page.table.selected_ids() == [made]
    assert page.inspector.ids == (made,)


def test_a_party_in_use_stays_and_another_is_removed_with_undo(page: PartiesPage, office: Office) -> None:
    office.plan("SOC", "2023-12-12")
    kazakhstan, czechia = party(office, "Kazakhstan"), party(office, "Czechia")
    page.table.select_ids([kazakhstan])
    page.remove_action.trigger()
    refusal = office.reported.pop()
    assert isinstance(refusal, ConflictError)
    assert str(refusal).startswith("Kazakhstan cannot be removed. It is still used in ")
    page.table.select_ids([czechia])
    press(page.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert page.model.line_of(czechia) < 0
    assert office.desk.messages.text == "Czechia was removed."
    office.press_message_button("Undo")
    assert under(page, czechia) == "Other States"


def test_the_page_comes_up_at_the_party_asked_for(page: PartiesPage, office: Office) -> None:
    iran = party(office, "Iran")
    type_text(page.filter, "kazakh")
    page.bring_up(party_id=iran)
    assert page.table.selected_ids() == [iran]


def test_what_cannot_be_done_is_not_offered(page: PartiesPage) -> None:
    buttons = [one for one in page.findChildren(QPushButton) if one.text() == "Remove" and one.isVisible()]
    assert [button.isEnabled() for button in buttons] == [False]


def test_a_flag_stands_before_the_name_of_a_state(page: PartiesPage, office: Office) -> None:
    japan = party(office, "Japan")
    page.table.select_ids([japan])
    index = page.model.index(page.model.line_of(japan), page.model.column_of("short_name"))
    page.table.scrollTo(index)
    image = page.table.viewport().grab(page.table.visualRect(index)).toImage()
    points = [image.pixelColor(x, y) for x in range(image.width() // 2) for y in range(image.height())]
    assert sum(point.red() > 170 and point.green() < 60 for point in points) > 10


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


def test_of_several_parties_only_what_they_share_is_shown(page: PartiesPage, office: Office) -> None:
    page.table.select_ids([party(office, "Iran"), party(office, "Iraq")])
    assert not page.inspector.chairmanships.isVisible()
    assert not page.inspector.contact_points.isVisible()
    assert page.inspector.ids == (party(office, "Iran"), party(office, "Iraq"))


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_the_home_state_is_found_by_typing_also_one_that_is_new(page: PartiesPage, office: Office) -> None:
    newland = office.workspace.parties.add({"code": "NL", "short_name": "Newland"})
    bank = party(office, "Eurasian Development Bank")
    page.table.select_ids([bank])
    editor = page.inspector.field("home_id").editor
    assert isinstance(editor, PartyEditor)
    assert editor.findText("Newland") >= 0
    editor.setFocus()
    type_text(editor, "newl")
    press(editor, Qt.Key.Key_Return)
    assert next(row.home_id for row in office.workspace.parties.rows() if row.id == bank) == newland
    assert editor.currentText() == "Newland"
    assert not editor.itemIcon(editor.currentIndex()).isNull()


def test_the_code_of_a_state_brings_its_usual_names(page: PartiesPage, office: Office) -> None:
    page.add_action.trigger()
    dialog = page.findChild(FormDialog)
    type_text(dialog.field("short_name_ru").editor, "Голландия")
    for code, name in (("FR", "France"), ("XX", ""), ("NL", "Netherlands")):
        dialog.field("code").editor.selectAll()
        type_text(dialog.field("code").editor, code)
        press(dialog.field("code").editor, Qt.Key.Key_Return)
        assert dialog.field("short_name").draft() == name
    assert dialog.field("short_name_ru").draft() == "Голландия"
    assert "usual names" in dialog.remark
    dialog.primary.click()
    made = next(row for row in office.workspace.parties.rows() if row.code == "NL")
    assert (made.short_name, made.short_name_ru, made.short_name_kk) == (
        "Netherlands",
        "Голландия",
        "Нидерланд",
    )


def test_the_code_of_an_organization_brings_no_name(page: PartiesPage) -> None:
    page.add_action.trigger()
    dialog = page.findChild(FormDialog)
    kind = dialog.field("kind").editor
    kind.setCurrentIndex(kind.findText("Organization"))
    dialog.field("kind").save()
    type_text(dialog.field("code").editor, "FR")
    dialog.field("code").save()
    assert dialog.field("short_name").draft() == ""
    dialog.reject()
