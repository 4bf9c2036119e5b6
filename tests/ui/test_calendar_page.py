"""The calendar by mouse and keys: what it shows, filters, reads out and hands out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QColor, QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from cica_events.domain.meetings import LinkKind, Stage
from cica_events.i18n import use_language
from tests.contrast import contrast
from tests.ui.calendar_office import LEFT, TODAY, Key, day, key, mouse, shown, told
from tests.ui.meeting_desk import Office
from tests.ui.toolkit_typing import press, type_text
from ui.calendar.calendar_page import CalendarPage
from ui.calendar.calendar_reading import CalendarReading
from ui.calendar.go_to import GoTo
from ui.calendar.handles import Handle, Station
from ui.calendar.looks import HUES
from ui.calendar.period import View
from ui.calendar.sieve import Facet
from ui.runtime.theme import colours
from ui.shell.plan_dialog import PlanDialog
from ui.toolkit.weeks import first_weekday


@pytest.mark.parametrize(
    ("view", "found"),
    [(View.MONTH, ["BC", "MC", "SOC"]), (View.QUARTER, ["BC", "MC", "SOC", "SWG"]),
     (View.YEAR, ["BC", "MC", "SOC", "SWG", "YC"])],
)  # fmt: skip
def test_each_view_shows_what_is_or_may_be_in_it(
    qtbot: QtBot, office: Office, view: View, found: list[str]
) -> None:
    for body, date_of in (("SOC", "2027-05-12/2027-05-14"), ("MC", "2027-Q2"), ("BC", "2027"),
                          ("SWG", "2027-06-20"), ("YC", "2027-11-20"), ("TTF", "")):  # fmt: skip
        office.plan(body, date_of)
    page = shown(qtbot, office)
    page.bar.switch.button(view).click()
    assert sorted(told(page)) == found
    assert page.tray.list.count() == 1
    vague = {piece.id for piece in page.canvas.sheet.pieces if piece.vague}
    assert len(vague) == 2
    assert page.status().startswith(f"{len(found)} meetings    Days not fixed yet: 2    No date yet: 1")


def test_who_opens_the_calendar_waits_for_its_days_to_be_read_once(qtbot: QtBot, office: Office) -> None:
    office.plan("SOC", "2027-05-12/2027-05-14")
    page = CalendarPage(office.desk, lambda: TODAY)
    qtbot.addWidget(page)
    reading = page.findChildren(CalendarReading)[0]
    with qtbot.waitSignals([reading.read] * 2):  # those days, and then all
        page.bring_up()
        page.show()
        assert told(page) == ["SOC"]
        assert not office.desk.tasks.busy
    assert not page.reading
    with qtbot.assertNotEmitted(reading.read, wait=50):
        pass


def test_who_hears_the_screen_finds_each_meeting_by_name(qtbot: QtBot, office: Office) -> None:
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    try:
        for body, date_of in (("SOC", "2027-05-12/2027-05-18"), ("MC", "2027-Q2"), ("SWG", "2027-05-31")):
            office.plan(body, date_of)
        page = shown(qtbot, office)
        qtbot.waitUntil(lambda: not page.canvas.handles.busy)
        handles = [one for one in page.canvas.findChildren(Handle) if one.isVisible()]
        names = [one.accessibleName() for one in handles]
        assert len(names) == 4  # and the day at hand
        assert any("12–18 May 2027" in name for name in names)
        assert any("second quarter of 2027, The days are not fixed yet" in name for name in names)
        assert "Wednesday, 12 May 2027, Today, 1 meeting" in names
        for one in handles:
            found = QAccessible.queryAccessibleInterface(one)
            assert found.text(QAccessible.Text.Name) == one.accessibleName()
    finally:
        QAccessible.setActive(before)


def test_a_double_click_on_an_empty_day_makes_a_meeting_there(qtbot: QtBot, office: Office) -> None:
    office.plan("SOC", "2027-05-13")
    page = shown(qtbot, office)
    mouse(page, QEvent.Type.MouseButtonDblClick, day(page, date(2027, 5, 20)), LEFT)
    assert office.went == [("meetings", {"new": True, "date": "2027-05-20"})]


def test_what_has_no_room_on_a_day_is_listed_and_can_be_chosen(qtbot: QtBot, office: Office) -> None:
    for body in ("SOC", "SWG", "YC", "BC", "BF", "MC", "TTF"):
        office.plan(body, "2027-05-13")
    page = shown(qtbot, office)
    page.canvas.choose(Station(day=date(2027, 5, 13)))
    for _step in page.canvas.sheet.on(date(2027, 5, 13)):
        key(page, Key.Key_Down)
    key(page, Key.Key_Down)
    handle = page.window().focusWidget()
    assert isinstance(handle, Handle)
    hidden = 7 - len(page.canvas.sheet.on(date(2027, 5, 13)))
    assert handle.accessibleName() == f"+{hidden} more, Thursday, 13 May 2027, 7 meetings"
    assert page.canvas.day == date(2027, 5, 13)
    key(page, Key.Key_Return)
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    actions = menu.actions()
    assert len(actions) == 7
    actions[-1].trigger()
    assert page.card.isVisible()
    menu.close()


def test_filters_have_counts_and_chips_and_are_remembered(qtbot: QtBot, office: Office) -> None:
    office.plan("SOC", "2027-05-13", place="Astana")
    office.plan("SWG", "2027-05-13", place="Baku")
    office.plan("SWG", "2027-05-14", place="Baku", stage=Stage.HELD)
    page = shown(qtbot, office)
    assert page.sieve_menu.counts(Facet.BODY) == [("SWG", 2), ("SOC", 1)]
    page.sieve_menu.choose(Facet.BODY, "SOC")
    assert told(page) == ["SOC"]
    (chip,) = page.chips.findChildren(QPushButton)
    assert chip.text() == "Body: Senior Officials Committee"
    again = shown(qtbot, office)
    assert told(again) == ["SOC"]
    again.chips.findChildren(QPushButton)[0].click()
    type_text(again.bar.filter, "baku")
    assert told(again) == ["SWG"]


def test_going_to_a_date_in_words(qtbot: QtBot, office: Office) -> None:
    office.plan("SOC", "2027-05-13")
    page = shown(qtbot, office)
    page.actions_.go_to.trigger()
    ask = page.findChild(GoTo)
    assert isinstance(ask, GoTo)
    type_text(ask.line, "december 2029")
    assert ask.note.text() == "✓ December 2029"
    press(ask.line, Key.Key_Return)
    assert page.bar.header.title == "December 2029"


def test_meetings_held_together_stand_beside_each_other(qtbot: QtBot, office: Office) -> None:
    forum, council = office.plan("BF", "2027-05-13"), office.plan("BC", "2027-05-13")
    for body in ("SOC", "SWG"):
        office.plan(body, "2027-05-13")
    office.workspace.meetings.link(forum, council, LinkKind.ACCOMPANIES)
    page = shown(qtbot, office)
    lanes = {piece.id: piece.lane for piece in page.canvas.sheet.pieces}
    assert abs(lanes.get(forum, 9) - lanes.get(council, -9)) == 1


def test_what_is_shown_goes_to_the_clipboard_and_into_a_calendar_file(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    fixed, vague = office.plan("SOC", "2027-05-13/2027-05-14"), office.plan("SWG", "2027-Q2")
    page = shown(qtbot, office)
    page.actions_.copy.trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert lines[2].startswith("13–14 May 2027\tSenior Officials Committee")
    view = office.workspace.calendar_view
    written = view.write([fixed, vague], tmp_path / "a.ics")
    text = written.path.read_text("utf-8")
    assert "DTSTART;VALUE=DATE:20270513" in text
    assert "DTEND;VALUE=DATE:20270515" in text
    assert text.count("BEGIN:VEVENT") == 1
    assert written.notices == ("1 meeting without exact days is left out.",)
    text = view.write([fixed, vague], tmp_path / "b.ics", vague=True).path.read_text("utf-8")
    assert text.count("BEGIN:VEVENT") == 2
    assert "The days are not fixed yet." in text.replace("\n ", "")  # lines are folded


def test_what_changed_while_another_page_was_shown_is_seen(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("SOC", "2027-05-13")
    page = shown(qtbot, office)
    page.hide()
    office.workspace.meetings.edit([meeting], {"stage": Stage.CANCELLED})
    office.workspace.meetings.remove([office.plan("SWG", "2027-05-14")])
    office.plan("YC", "2027-05-20")
    page.show()
    qtbot.waitUntil(lambda: not page.reading)
    assert told(page) == ["SOC", "YC"]
    row = page.canvas.row(meeting)
    assert row is not None
    assert row.stage is Stage.CANCELLED


def test_an_empty_workspace_explains_the_calendar(qtbot: QtBot, office: Office) -> None:
    page = shown(qtbot, office)
    assert not page.canvas.isVisible()
    buttons = [
        one for one in page.findChildren(QPushButton) if one.text() == "New meeting" and one.isVisible()
    ]
    buttons[-1].click()
    assert office.went == [("meetings", {"new": True, "date": "2027-05-12"})]


def test_titles_of_periods_are_in_the_language_of_the_interface(qtbot: QtBot, office: Office) -> None:
    use_language("ru")
    try:
        office.plan("SOC", "2027-05-13")
        page = shown(qtbot, office)
        assert page.bar.header.title == "Май 2027"
        assert "SOC&nbsp;Комитет&nbsp;старших&nbsp;должностных&nbsp;лиц" in page.legend.text()
        assert first_weekday() == 0
    finally:
        use_language("en")
    assert first_weekday() == 0  # Monday: not as in America


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_body_has_its_own_colour_and_the_words_on_bars_can_be_read(theme: str, office: Office) -> None:
    table = colours(theme)
    assert len({table[f"hue_{number}"] for number in range(1, HUES + 1)}) == HUES
    assert len(list(office.desk.workspace.bodies)) <= HUES
    for number in range(1, HUES + 1):
        ink = table[f"hue_{number}"]
        for ground in (table[f"hue_{number}_background"], table["panel"], table["background"]):
            assert contrast(QColor(ink), QColor(ground)) >= 4.5, (number, ground)


def test_the_annual_plan_is_offered_for_the_year_shown_and_for_what_the_filters_leave(
    qtbot: QtBot, office: Office
) -> None:
    office.plan("SOC", "2027-05-20")
    office.plan("BC", "2027-Q3")
    page = shown(qtbot, office)
    page.actions_.plan.trigger()
    dialog = page.findChild(PlanDialog)
    assert (dialog.year.value(), dialog.filtered.isVisibleTo(dialog)) == (2027, False)
    dialog.reject()
    type_text(page.bar.filter, "SOC")
    page.actions_.plan.trigger()
    dialog = page.findChildren(PlanDialog)[-1]
    assert dialog.filtered.text() == "Only the 1 meeting that the filters of the calendar leave"
    dialog.reject()
