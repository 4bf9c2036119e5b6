"""Home: what it tells on a given day, and where its lines lead."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.delegations import Reply
from cica_events.domain.meetings import Stage
from tests.ui.meeting_desk import Office
from ui.home.home_page import HomePage
from ui.home.matter_line import MatterLine
from ui.home.meeting_line import MeetingLine
from ui.home.panel import Panel
from ui.home.step_line import StepLine
from ui.home.title_label import TitleLabel
from ui.home.waiting_line import WaitingLine


def noon() -> datetime:
    return datetime(2023, 12, 1, 12, tzinfo=UTC)


def shown(qtbot: QtBot, office: Office) -> HomePage:
    page = HomePage(office.desk, noon)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.bring_up()
    page.show()
    settle(qtbot, office, page)
    return page


def settle(qtbot: QtBot, office: Office, page: HomePage) -> None:
    qtbot.waitUntil(lambda: not office.desk.tasks.busy and page.status() != "")


def lines(page: HomePage, panel: str) -> list[str]:
    found = next(one for one in page.findChildren(Panel) if one.accessibleName() == panel)
    return [line.accessibleName() for line in found.findChildren(MeetingLine)]


def matters(page: HomePage) -> list[MatterLine]:
    return [line for line in page.attention.findChildren(MatterLine) if line.isVisible()]


def sentences(page: HomePage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def test_next_meetings_come_by_date_vague_ones_too(qtbot: QtBot, office: Office) -> None:
    office.plan("BC", "2024-Q3/2024-Q4")
    office.plan("SOC", "2023-12-12", stage=Stage.CONFIRMED)
    office.plan("RALLY", "2024-05")
    page = shown(qtbot, office)
    dates = [line.rpartition(", ")[2] for line in lines(page, "Next meetings")]
    assert dates == ["12 December 2023", "May 2024", "third or fourth quarter of 2024"]
    assert "in 11 days" in sentences(page)


def test_a_long_title_has_the_room_of_its_two_lines(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("SOC", "2023-12-12")
    office.workspace.meetings.edit([meeting], {"title": "A meeting with a title that goes on " * 3})
    page = shown(qtbot, office)
    titles = [label for label in page.findChildren(TitleLabel) if label.text().startswith("A meeting with")]
    assert titles
    for label in titles:
        qtbot.waitUntil(lambda label=label: label.height() >= label.heightForWidth(label.width()))
        assert label.heightForWidth(label.width()) > label.sizeHint().height()


def test_a_plan_whose_date_has_passed_is_not_called_next(qtbot: QtBot, office: Office) -> None:
    office.plan("YC", "2023-10")
    office.plan("SWG", "2023-12")  # still running
    page = shown(qtbot, office)
    assert len(lines(page, "Next meetings")) == 1
    qtbot.waitUntil(
        lambda: [line.button.text() for line in matters(page)] == ["Set the date…", "Mark as held"]
    )


def test_meetings_held_last_come_newest_first_and_lead_to_the_meeting(qtbot: QtBot, office: Office) -> None:
    office.hold("SWG", "2023-10-05")
    latest = office.hold("SOC", "2023-11-14")
    page = shown(qtbot, office)
    held = next(one for one in page.findChildren(Panel) if one.accessibleName() == "Held last")
    qtbot.mouseClick(held.findChildren(MeetingLine)[0], Qt.MouseButton.LeftButton)
    assert office.went == [("meeting", {"meeting_id": latest})]


def test_delegations_without_a_reply_lead_to_the_delegations(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("SOC", "2023-12-12")
    rows = [row for row in office.workspace.delegations.rows(meeting) if row.invited]
    office.workspace.delegations.edit([row.id for row in rows[:-2]], {"reply": Reply.ATTENDING})
    page = shown(qtbot, office)
    (line,) = page.findChildren(WaitingLine)
    assert f"2 of {len(rows)} have not replied" in line.accessibleName()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert office.went == [("meeting", {"meeting_id": meeting, "tab": "delegations"})]


def test_a_reply_is_seen_at_once(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("SOC", "2023-12-12")
    page = shown(qtbot, office)
    rows = office.workspace.delegations.rows(meeting)
    office.workspace.delegations.edit([row.id for row in rows], {"reply": Reply.DECLINED})
    qtbot.waitUntil(lambda: not page.findChildren(WaitingLine))


def test_the_latest_step_is_taken_back_from_home(qtbot: QtBot, office: Office) -> None:
    office.plan("YC", "2024-03")
    page = shown(qtbot, office)
    (step,) = page.findChildren(StepLine)
    qtbot.mouseClick(step.findChild(QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.findChildren(StepLine)) == 2)
    assert office.workspace.meetings.rows() == []
    assert not [
        button
        for line in page.findChildren(StepLine)
        for button in line.findChildren(QPushButton)
        if button.text()
    ]


def test_a_step_says_what_it_changed(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("YC", "2024-03")
    title = office.workspace.meetings.get(meeting).title
    office.workspace.meetings.edit([meeting], {"place": "Almaty"})
    page = shown(qtbot, office)
    qtbot.waitUntil(lambda: f"Change of “Place” · {title}" in sentences(page))


def test_an_empty_workspace_says_what_to_do(qtbot: QtBot, office: Office) -> None:
    page = shown(qtbot, office)
    assert page.status() == "0 meetings"
    assert any("No meeting lies ahead" in text for text in sentences(page))
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "New meeting")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert office.went == [("meetings", {"new": True})]


def test_an_empty_workspace_invites_to_the_first_meeting(qtbot: QtBot, office: Office) -> None:
    page = shown(qtbot, office)
    assert "Begin with your first meeting" in visible(page)
    (button,) = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    button.click()
    assert office.went == [("meetings", {"new": True})]
    office.plan("YC", "2023-12")
    settle(qtbot, office, page)
    qtbot.waitUntil(lambda: "Next meetings" in visible(page))
    assert "Begin with your first meeting" not in visible(page)


def test_the_columns_stand_under_each_other_where_there_is_no_room_for_two(
    qtbot: QtBot, office: Office
) -> None:
    office.plan("YC", "2023-12")
    page = shown(qtbot, office)
    first, last = (panel(page, title) for title in ("Next meetings", "Waiting for a reply"))
    qtbot.waitUntil(lambda: last.x() > first.x())
    page.resize(600, 700)
    qtbot.waitUntil(lambda: last.x() == first.x() and last.y() > first.y())


def panel(page: HomePage, title: str) -> Panel:
    return next(one for one in page.findChildren(Panel) if one.accessibleName() == title)


def visible(page: HomePage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("size", [12, 13, 14])
def test_a_title_takes_a_second_line_before_it_is_cut(qtbot: QtBot, size: int) -> None:
    around, font = QWidget(), QFont("Noto Sans")
    qtbot.addWidget(around)
    font.setPixelSize(size)
    label = TitleLabel("Заседание Комитета старших должностных лиц СВМДА", around)
    label.setFont(font)
    wide, one = label.sizeHint().width(), label.sizeHint().height()
    label.resize(wide * 2 // 3, label.heightForWidth(wide * 2 // 3))
    two = label.height()
    assert one < two < 3 * one
    assert label.shown_text() == label.text()
    label.resize(wide // 3, two)
    assert label.shown_text().endswith("…")
    assert label.heightForWidth(label.width()) == two
