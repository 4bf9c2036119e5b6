"""What the head of a meeting's page leads to: meetings next to it, another one from it, a template of it."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTreeWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.beginnings import Part, Start
from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import LinkKind
from cica_events.domain.outcomes import OutcomeKind
from tests.ui.meeting_desk import Office, laid_once
from ui.meetings.meeting_page import MeetingPage
from ui.meetings.meeting_tab import MeetingTab
from ui.meetings.new_meeting_dialog import NewMeetingDialog
from ui.meetings.overview_tab import OverviewTab
from ui.meetings.take_up_dialog import TakeUpDialog
from ui.meetings.template_dialog import TemplateDialog
from ui.meetings.way import Way

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
@laid_once
def meeting(office: Office) -> str:
    """A meeting planned for autumn, with a session on each of two days."""
    meeting_id = office.plan("BC", "2024-Q3/2024-Q4")
    for day in (1, 2):
        session = {"title": f"Day {day}", "day": date(2024, 7, day), "start": time(9), "duration": 60}
        office.workspace.sittings.add(meeting_id, session)
    return meeting_id


@pytest.fixture
def page(office: Office, qtbot: QtBot, meeting: str) -> MeetingPage:
    page = MeetingPage(office.desk, (MeetingTab("overview", "Overview", lambda: OverviewTab),))
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.bring_up(meeting_id=meeting)
    page.show()
    qtbot.waitExposed(page)
    return page


def ways(page: MeetingPage) -> list[str]:
    return [way.accessibleName() for way in page.header.findChildren(Way) if way.isVisible()]


def test_the_meetings_next_to_it_are_named_and_lead_there(
    page: MeetingPage, office: Office, meeting: str, qtbot: QtBot
) -> None:
    forum = office.plan("BF", "2024-Q4")
    office.workspace.meetings.link(forum, meeting, LinkKind.ACCOMPANIES)
    assert ways(page) == ["together with the Ninth CICA Business Forum"]
    prepared = office.plan("SOC", "2024-12")
    office.workspace.meetings.link(meeting, prepared, LinkKind.PREPARES)
    assert "prepares the Meeting of the CICA Senior Officials Committee" in ways(page)
    shown = [way for way in page.header.findChildren(Way) if way.isVisible()]
    first = next(way for way in shown if way.accessibleName().startswith("together"))
    first.linkActivated.emit("#")
    assert office.went == [("meeting", {"meeting_id": forum})]


def test_another_meeting_begins_with_this_one(page: MeetingPage, meeting: str, qtbot: QtBot) -> None:
    page.menu.new_meeting.trigger()
    dialog = page.findChild(NewMeetingDialog)
    assert isinstance(dialog, NewMeetingDialog)
    assert dialog.draft.beginning.start == Start(meeting_id=meeting)
    assert dialog.form.ordinal.text() == "Eighth"
    assert dialog.form.date.hasFocus() or not dialog.isActiveWindow()
    dialog.reject()


def test_what_was_left_open_is_taken_up(
    page: MeetingPage, office: Office, meeting: str, qtbot: QtBot
) -> None:
    sixth = office.hold("BC", "2023-11-13")
    office.workspace.meetings.edit([sixth], {"ordinal": 6})
    office.workspace.outcomes.add(sixth, {"kind": OutcomeKind.DEFERRED, "text": "the rules of procedure"})
    page.menu.open.trigger()
    dialog = page.findChild(TakeUpDialog)
    assert isinstance(dialog, TakeUpDialog)
    assert not dialog.primary.isEnabled()
    tree = dialog.findChild(QTreeWidget)
    assert isinstance(tree, QTreeWidget)
    line = tree.topLevelItem(0)
    assert line is not None
    line.setCheckState(0, Qt.CheckState.Checked)
    qtbot.mouseClick(dialog.primary, LEFT)
    assert office.desk.messages.text == "1 item added to the agenda."
    titles = [row.title for row in office.workspace.agenda.rows(meeting)]
    assert titles[-2:] == ["The rules of procedure", "Closing of the session"]


def test_a_template_is_saved_under_a_name(
    page: MeetingPage, office: Office, meeting: str, qtbot: QtBot
) -> None:
    page.menu.template.trigger()
    dialog = page.findChild(TemplateDialog)
    assert isinstance(dialog, TemplateDialog)
    qtbot.mouseClick(dialog.primary, LEFT)
    assert dialog.row.remark == "Give the template a name."
    assert dialog.isVisible()
    assert not dialog.boxes[Part.HOSTS].isEnabled()
    dialog.name.setCurrentText(" Two  days ")
    dialog.boxes[Part.AGENDA].click()
    qtbot.mouseClick(dialog.primary, LEFT)
    (row,) = office.workspace.beginnings.templates("BC")
    assert row.name == "Two days"
    assert "Saved the template “Two days”" in office.desk.messages.text
    offer = office.workspace.beginnings.offer("BC", Start(template_id=row.id))
    assert set(offer.counts) == {Part.PROGRAMME, Part.ROOMS}
    office.press_message_button("Undo")
    assert office.workspace.beginnings.templates() == []


def test_a_new_date_tells_how_the_sessions_came_out(page: MeetingPage, office: Office, meeting: str) -> None:
    office.workspace.meetings.edit([meeting], {"date": VagueDate.parse("2024-10-14/2024-10-15")})
    assert office.desk.messages.text == "2 sessions moved: 14 October 2024 to 15 October 2024."
    office.press_message_button("Undo")
    assert office.workspace.sittings.rows(meeting)[0].day == date(2024, 7, 1)


def test_a_date_that_becomes_vague_again_numbers_the_days(
    page: MeetingPage, office: Office, meeting: str
) -> None:
    office.workspace.meetings.edit([meeting], {"date": VagueDate.parse("2024-11")})
    assert office.desk.messages.text == "2 sessions moved: Day 1 to Day 2."


def test_other_changes_tell_nothing_of_sessions(page: MeetingPage, office: Office, meeting: str) -> None:
    office.workspace.meetings.edit([meeting], {"place": "Almaty"})
    assert office.desk.messages.text == ""
    assert [label.text() for label in page.header.findChildren(QLabel) if "Almaty" in label.text()]
