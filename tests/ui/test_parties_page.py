"""States and organizations: their status on a day, their names, and their status over time."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cica_events.errors import ConflictError
from tests.ui.meeting_desk import Office
from tests.ui.parties_open import BEFORE, LEFT, cell, open_parties, party, type_day, under
from tests.ui.toolkit_typing import press, type_text
from ui.parties.parties_page import PartiesPage
from ui.toolkit.editors import LineEditor
from ui.toolkit.form_dialog import FormDialog
from ui.toolkit.nothing_found import NothingFound
from ui.toolkit.party_editor import PartyEditor


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> PartiesPage:
    return open_parties(qtbot, office)


def test_many_are_removed_beside_the_window_with_a_backup_before(
    page: PartiesPage, office: Office, qtbot: QtBot
) -> None:
    secured: list[threading.Thread] = []
    office.workspace.database.secure = lambda _reason, _progress: secured.append(threading.current_thread())
    page.remove([row.id for row in office.workspace.parties.rows()])
    qtbot.waitUntil(lambda: "were removed" in office.desk.messages.text)
    assert len(secured) == 1
    assert secured[0] is not threading.main_thread()


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
