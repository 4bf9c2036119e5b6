"""The list of meetings: found, sorted, changed, removed and opened."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import Stage
from cica_events.i18n import use_language
from tests.ui.meeting_desk import Office
from tests.ui.toolkit_typing import press, type_text
from ui.meetings import meetings_reading
from ui.meetings.meetings_page import MeetingsPage
from ui.meetings.new_meeting_dialog import NewMeetingDialog
from ui.toolkit.arrangement import SortBy
from ui.toolkit.cell_painting import MARGIN, badge_font
from ui.toolkit.in_table import InTable

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, office: Office) -> MeetingsPage:
    page = MeetingsPage(office.desk, lambda: date(2023, 12, 1))
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.bring_up()
    page.show()
    qtbot.waitExposed(page)
    return page


def column(page: MeetingsPage, key: str) -> list[str]:
    model = page.table.records
    return [model.text(model.index(line, model.column_of(key))) for line in range(model.rowCount())]


def button(page: MeetingsPage, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot, office: Office, qtmodeltester: ModelTester) -> None:
    office.plan("YC", "2024-03")
    page = shown(qtbot, office)
    office.plan("SOC", "2023-12-12")
    qtmodeltester.check(page.table.records)


def test_vague_dates_are_told_in_words_and_sorted_between_exact_ones(qtbot: QtBot, office: Office) -> None:
    for body, when in (("BC", "2024-Q3/2024-Q4"), ("SOC", "2023-12-12"), ("RALLY", "2024-05"), ("SWG", "")):
        office.plan(body, when)
    page = shown(qtbot, office)
    page.table.sort_by([SortBy("date")])
    assert column(page, "date") == [
        "12 December 2023", "May 2024", "third or fourth quarter of 2024", ""
    ]  # fmt: skip


def test_typing_in_the_filter_finds_by_any_column(qtbot: QtBot, office: Office) -> None:
    office.plan("YC", "2024-03")
    office.plan("SOC", "2023-12-12")
    page = shown(qtbot, office)
    type_text(page.filter, "youth 2024")
    assert column(page, "body") == ["Youth Council"]
    assert page.status().startswith("1 of 2 meetings")
    press(page.filter, Qt.Key.Key_Escape)
    assert page.status().startswith("2 meetings")


def test_enter_opens_the_meeting(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("YC", "2024-03")
    page = shown(qtbot, office)
    page.table.select_ids([meeting])
    press(page.table, Qt.Key.Key_Return)
    assert office.went == [("meeting", {"meeting_id": meeting})]


def test_a_double_click_opens_the_meeting(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("YC", "2024-03")
    page = shown(qtbot, office)
    place = page.table.visualRect(page.table.records.index(0, 1)).center()
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(page.table.viewport(), LEFT, pos=place)
    assert office.went == [("meeting", {"meeting_id": meeting})]


def test_removed_meetings_come_back_by_the_message(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("YC", "2024-03")
    office.plan("SOC", "2023-12-12")
    page = shown(qtbot, office)
    page.table.select_ids([meeting])
    qtbot.mouseClick(button(page, "Remove"), LEFT)
    assert column(page, "body") == ["Senior Officials Committee"]
    assert office.desk.messages.text == "Removed “Seventh meeting of the CICA Youth Council”."
    office.press_message_button("Undo")
    both = ["Senior Officials Committee", "Youth Council"]
    qtbot.waitUntil(lambda: sorted(column(page, "body")) == both)  # with all that belongs to it


def test_the_inspector_changes_all_selected_meetings_at_once(qtbot: QtBot, office: Office) -> None:
    both = [office.plan("YC", "2024-03"), office.plan("SOC", "2023-12-12")]
    page = shown(qtbot, office)
    page.table.select_ids(both)
    place = page.inspector.field("place").editor
    place.setFocus()
    type_text(place, "Almaty")
    press(place, Qt.Key.Key_Return)
    assert {row.place for row in office.workspace.meetings.rows()} == {"Almaty"}
    assert column(page, "place") == ["Almaty", "Almaty"]
    office.desk.undo.undo.trigger()
    assert "Almaty" not in column(page, "place")


def test_an_impossible_date_is_told_in_the_inspector_and_kept(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("YC", "2024-03")
    page = shown(qtbot, office)
    page.table.select_ids([meeting])
    field = page.inspector.field("date")
    field.editor.setFocus()
    field.editor.selectAll()
    type_text(field.editor, "31 November 2024")
    press(field.editor, Qt.Key.Key_Return)
    assert "November has 30 days" in field.problem
    assert office.workspace.meetings.get(meeting).date == VagueDate.parse("2024-03")


def test_country_is_chosen_by_name_in_the_inspector(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("YC", "2024-03")
    page = shown(qtbot, office)
    page.table.select_ids([meeting])
    editor = page.inspector.field("country").editor
    editor.setCurrentIndex(editor.findText("Türkiye"))
    editor.finished.emit()
    assert office.workspace.meetings.get(meeting).country == "Türkiye"


def test_a_stage_is_changed_in_the_table(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("YC", "2024-03")
    page = shown(qtbot, office)
    model = page.table.records
    index = model.index(0, model.column_of("stage"))
    assert model.setData(index, Stage.CONFIRMED)
    assert office.workspace.meetings.get(meeting).stage is Stage.CONFIRMED
    assert column(page, "stage") == ["Confirmed"]


def test_an_empty_workspace_offers_to_set_up_a_meeting(qtbot: QtBot, office: Office) -> None:
    page = shown(qtbot, office)
    assert not page.table.isVisible()
    qtbot.mouseClick(button(page, "New meeting"), LEFT)
    dialog = page.findChild(NewMeetingDialog)
    qtbot.mouseClick(dialog.primary, LEFT)
    (row,) = office.workspace.meetings.rows()
    assert office.went == [("meeting", {"meeting_id": row.id})]
    assert office.desk.messages.text == f"Created “{row.title}”."
    assert page.table.isVisible()


def test_being_asked_for_a_new_meeting_opens_the_dialog(qtbot: QtBot, office: Office) -> None:
    page = shown(qtbot, office)
    page.bring_up(new=True)
    qtbot.waitUntil(lambda: page.findChild(NewMeetingDialog) is not None)
    page.findChild(NewMeetingDialog).reject()
    qtbot.waitUntil(lambda: page.findChild(NewMeetingDialog) is None)


def test_the_columns_chosen_are_remembered(qtbot: QtBot, office: Office) -> None:
    office.plan("YC", "2024-03")
    page = shown(qtbot, office)
    states = page.table.columns.columns()
    page.table.columns.set_columns(
        [state for state in states if state.key == "key"] + [state for state in states if state.key != "key"]
    )
    again = shown(qtbot, office)
    assert again.table.columns.columns()[0].key == "key"


def test_one_changed_meeting_is_seen_without_reading_all(qtbot: QtBot, office: Office) -> None:
    first, second = office.plan("YC", "2024-03"), office.plan("SOC", "2023-12-12")
    page = shown(qtbot, office)
    page.table.sort_by([])
    assert page.table.records.shown_ids() == [second, first]
    office.workspace.meetings.edit([second], {"date": VagueDate.parse("2025")})
    assert page.table.records.shown_ids() == [first, second]
    assert column(page, "date") == ["March 2024", "2025"]
    office.desk.undo.undo.trigger()
    assert page.table.records.shown_ids() == [second, first]


@pytest.mark.parametrize("spoken", ["en", "ru"])
def test_the_column_of_dates_has_room_for_the_vaguest(qtbot: QtBot, office: Office, spoken: str) -> None:
    office.plan("BC", "2024-Q3/2024-Q4")
    use_language(spoken)
    try:
        page = shown(qtbot, office)
        where = page.table.records.index(0, page.table.records.column_of("date"))
        needed = page.table.fontMetrics().horizontalAdvance(where.data()) + 2 * MARGIN
        assert page.table.columnWidth(where.column()) >= needed
    finally:
        use_language("en")


@pytest.mark.parametrize("spoken", ["en", "ru"])
def test_the_column_of_stages_has_room_for_the_longest_as_a_badge(
    qtbot: QtBot, office: Office, spoken: str
) -> None:
    office.plan("YC", "2024-03")
    use_language(spoken)
    try:
        page = shown(qtbot, office)
        font = badge_font(page.table.font())
        needed = max(QFontMetrics(font).horizontalAdvance(f"○ {stage.text}") for stage in Stage)
        assert page.table.columnWidth(page.table.records.column_of("stage")) >= needed + 18 + MARGIN
    finally:
        use_language("en")


def test_many_meetings_are_read_beside_the_window_and_the_page_says_so(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meetings_reading, "FEW", 0)
    office.plan("YC", "2024-03")
    page = shown(qtbot, office)
    words = page.table.viewport().findChild(InTable)
    assert words is not None
    assert words.isVisible()
    assert not page.status()
    assert page.table.isVisible()  # the keyboard stays where it is
    qtbot.waitUntil(lambda: column(page, "body") == ["Youth Council"])
    assert words.isHidden()
    assert page.status().startswith("1 meeting")
