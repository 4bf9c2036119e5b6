"""Meetings get other dates in the calendar: dragged, moved by keys, made precise, taken away."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cica_events.domain.meetings import HostRole
from tests.ui.calendar_office import LEFT, NONE, TODAY, Key, day, key, mouse, shown
from tests.ui.meeting_desk import Office
from tests.ui.toolkit_typing import press, type_text
from ui.calendar.calendar_page import CalendarPage
from ui.calendar.handles import Handle, Station
from ui.calendar.period import View
from ui.calendar.precise_popup import PrecisePopup
from ui.calendar.sheet import Box
from ui.shell.content import content_of
from ui.toolkit.editors import LineEditor


def drag(page: CalendarPage, *way: tuple[float, float]) -> str:
    """Drag along a way; return what the calendar said last before the mouse was let go."""
    mouse(page, QEvent.Type.MouseButtonPress, way[0], LEFT)
    for one, other in pairwise(way):
        for part in (0.5, 1.0):
            at = one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part
            mouse(page, QEvent.Type.MouseMove, at, NONE)
    words = page.canvas.overlay.words
    mouse(page, QEvent.Type.MouseButtonRelease, way[-1], LEFT)
    return words


def bar(page: CalendarPage, meeting: str) -> Box:
    return page.canvas.sheet.pieces_of(meeting)[0].box


def when(office: Office, meeting: str) -> str:
    return str(office.workspace.meetings.get(meeting).date or "")


def popup_of(page: CalendarPage) -> PrecisePopup:
    found = page.findChild(PrecisePopup)
    assert isinstance(found, PrecisePopup)
    return found


def test_a_drag_moves_the_meeting_with_its_length_and_sessions_and_can_be_undone(
    qtbot: QtBot, office: Office
) -> None:
    meeting = office.plan("SOC", "2027-05-11/2027-05-12")
    values = {"title": "Opening", "day": date(2027, 5, 12), "start": time(9), "duration": 30}
    office.workspace.programme.add(meeting, values)
    page = shown(qtbot, office)
    box = bar(page, meeting)
    words = drag(page, (box.x + 20, box.y + 5), day(page, date(2027, 5, 19)))
    assert words == "19–20 May 2027"
    assert when(office, meeting) == "2027-05-19/2027-05-20"
    (session,) = office.workspace.sittings.rows(meeting)
    assert session.day == date(2027, 5, 20)
    assert "1 session moved with it." in office.desk.messages.text
    office.press_message_button("Undo")
    assert when(office, meeting) == "2027-05-11/2027-05-12"
    assert bar(page, meeting).y == box.y


def test_the_end_of_a_bar_makes_the_meeting_longer(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("SOC", "2027-05-11")
    page = shown(qtbot, office)
    box = bar(page, meeting)
    drag(page, (box.right - 2, box.y + 5), day(page, date(2027, 5, 13)))
    assert when(office, meeting) == "2027-05-11/2027-05-13"


def test_a_band_goes_to_another_month_or_onto_a_day(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("SOC", "2027-05")
    page = shown(qtbot, office)
    page.bar.switch.button(View.QUARTER).click()
    box = bar(page, meeting)
    drag(page, box.middle, (box.right + 100, box.y + 4))
    assert when(office, meeting) == "2027-06"
    box = bar(page, meeting)
    drag(page, box.middle, day(page, date(2027, 6, 8)))
    assert when(office, meeting) == "2027-06-08"


def test_a_slip_of_the_hand_on_a_band_changes_nothing(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("SOC", "2027-Q2")
    page = shown(qtbot, office)
    box = bar(page, meeting)
    drag(page, (box.x + 30, box.y + 4), (box.x + 90, box.y + 6))
    assert when(office, meeting) == "2027-Q2"


def test_in_a_year_a_meeting_dropped_on_the_name_of_a_month_gets_that_month(
    qtbot: QtBot, office: Office
) -> None:
    meeting = office.plan("SOC", "2027-05-11")
    page = shown(qtbot, office)
    page.bar.switch.button(View.YEAR).click()
    row = page.canvas.sheet.row_of(date(2027, 9, 1))
    assert row is not None
    assert row.label is not None
    box = bar(page, meeting)
    drag(page, (box.x + 6, box.y + 5), row.label.middle)
    assert when(office, meeting) == "2027-09"


def test_keys_go_through_days_and_meetings_and_move_them(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("SOC", "2027-05-13")
    page = shown(qtbot, office)
    assert content_of(page) is page.canvas
    page.canvas.choose(Station(day=TODAY))
    key(page, Key.Key_Right)
    key(page, Key.Key_Down)
    assert page.canvas.station == Station(meeting)
    handle = page.window().focusWidget()
    assert isinstance(handle, Handle)
    assert "Senior Officials Committee, 13 May 2027" in handle.accessibleName()
    page.actions_.moves[1, True].trigger()
    assert when(office, meeting) == "2027-05-20"
    assert page.canvas.station == Station(meeting)
    page.actions_.ends[1].trigger()
    assert when(office, meeting) == "2027-05-20/2027-05-21"
    key(page, Key.Key_Return)
    assert office.went == [("meeting", {"meeting_id": meeting})]
    key(page, Key.Key_Escape)
    assert page.canvas.station.day == date(2027, 5, 20)


def test_the_arrows_leave_the_month_and_page_keys_step(qtbot: QtBot, office: Office) -> None:
    office.plan("SOC", "2027-05-13")
    page = shown(qtbot, office)
    page.canvas.choose(Station(day=date(2027, 5, 31)))
    key(page, Key.Key_Right)
    assert page.period.first == date(2027, 6, 1)
    assert page.canvas.station == Station(day=date(2027, 6, 1))
    assert page.frame_.quiet == "No meetings in this time. Double-click a day to plan one."
    page.actions_.onward.trigger()
    assert page.bar.header.title == "July 2027"
    page.actions_.today.trigger()
    assert page.canvas.day == TODAY


def test_from_a_vague_band_the_days_are_offered_and_others_are_asked_about(
    qtbot: QtBot, office: Office
) -> None:
    meeting = office.plan("SOC", "2027-Q2")
    page = shown(qtbot, office)
    page.canvas.choose(Station(meeting))
    key(page, Key.Key_Space)
    popup = popup_of(page)
    type_text(popup.line, "12-14 October")
    popup.give.click()
    assert "outside of what was planned: second quarter of 2027" in popup.note.text()
    assert when(office, meeting) == "2027-Q2"
    popup.line.clear()
    buttons = {button.text(): button for button in popup.days if not button.isHidden()}
    buttons["18"].click()
    buttons["20"].click()
    assert popup.line.text() == "18–20 May 2027"
    popup.give.click()
    assert when(office, meeting) == "2027-05-18/2027-05-20"


def test_a_click_on_a_band_offers_its_days(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("SOC", "2027-Q2")
    page = shown(qtbot, office)
    at = bar(page, meeting).middle
    mouse(page, QEvent.Type.MouseButtonPress, at, LEFT)
    mouse(page, QEvent.Type.MouseButtonRelease, at, LEFT)
    qtbot.waitUntil(lambda: page.findChild(PrecisePopup) is not None)
    popup_of(page).close()
    mouse(page, QEvent.Type.MouseButtonPress, at, LEFT)
    mouse(page, QEvent.Type.MouseButtonRelease, at, LEFT)
    mouse(page, QEvent.Type.MouseButtonDblClick, at, LEFT)
    assert office.went == [("meeting", {"meeting_id": meeting})]


def test_an_impossible_day_is_told_in_the_popup(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("SOC", "2027-Q2")
    page = shown(qtbot, office)
    page.canvas.choose(Station(meeting))
    page.actions_.precise.trigger()
    popup = popup_of(page)
    type_text(popup.line, "31 June 2027")
    popup.give.click()
    assert "June has 30 days" in popup.note.text()
    popup.close()


def test_the_card_changes_the_date_and_tells_what_lies_in_the_way(qtbot: QtBot, office: Office) -> None:
    party = office.workspace.parties.rows()[0]
    first, second = office.plan("SOC", "2027-05-11"), office.plan("YC", "2027-05-14")
    for one in (first, second):
        office.workspace.meetings.add_host(one, HostRole.HOST, "The ministry", party.id)
    page = shown(qtbot, office)
    page.canvas.choose(Station(first))
    found = [label for label in page.card.findChildren(QLabel) if "▲" in label.text()]
    assert [label.text() for label in found] == ["▲ The ministry also hosts that week (14 May 2027): "
                     + office.workspace.meetings.get(second).title]  # fmt: skip
    field = page.card.inspector.field("date")
    assert isinstance(field.editor, LineEditor)
    qtbot.waitUntil(lambda: 0 < found[0].mapTo(page, QPoint()).y() < field.mapTo(page, QPoint()).y())
    field.editor.setFocus()
    field.editor.selectAll()
    type_text(field.editor, "june 2027")
    press(field.editor, Key.Key_Return)
    assert when(office, first) == "2027-06"


def test_a_date_is_taken_away_and_given_again_from_the_tray(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("SOC", "2027-05-13")
    page = shown(qtbot, office)
    page.canvas.choose(Station(meeting))
    page.actions_.undated.trigger()
    assert when(office, meeting) == ""
    page.tray.list.setCurrentRow(0)
    press(page.tray.list, Key.Key_Space)
    popup = popup_of(page)
    type_text(popup.line, "q3 2027")
    popup.give.click()
    assert when(office, meeting) == "2027-Q3"
    assert page.bar.header.title == "July 2027"
