"""What needs attention on Home, and what is done about it there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import Stage
from cica_events.services.workspace import Workspace
from tests.ui.meeting_desk import Office
from tests.ui.test_home_page import matters, noon, shown
from ui.home.attention import Need, read_attention, reminder
from ui.home.date_dialog import DateDialog
from ui.home.home_page import HomePage
from ui.home.matter_line import MatterLine
from ui.home.step_line import StepLine

LEFT = Qt.MouseButton.LeftButton


def needs(workspace: Workspace) -> dict[Need, int]:
    """Return what needs attention at noon, each with its count."""
    today = noon().date()
    near = workspace.meetings.near(today, 6, 4)
    return {each.need: each.count for each in read_attention(workspace, near.ahead, near.overdue, today)}


def one_line(qtbot: QtBot, page: HomePage) -> MatterLine:
    qtbot.waitUntil(lambda: len(matters(page)) == 1)
    return matters(page)[0]


def choose(owner: MatterLine | StepLine, text: str) -> None:
    """Choose an entry of the menu of a line."""
    (menu,) = owner.findChildren(QMenu)
    next(action for action in menu.actions() if action.text() == text).trigger()


def issue_soon(office: Office) -> None:
    meeting = office.plan("SOC", "2023-12-10")
    party = next(row.id for row in office.workspace.parties.rows())
    office.workspace.participants.add(meeting, {"family_name": "Sarybay", "party": party})


def schedule_nothing(office: Office) -> None:
    meeting = office.plan("YC", "2024-01-10")
    office.workspace.beginnings.add_usual_programme(meeting)
    office.workspace.agenda.add(meeting, "Scheduled nowhere")


@pytest.mark.parametrize(
    ("prepare", "need"),
    [
        (lambda office: office.plan("YC", "2023-10"), Need.OVERDUE),
        (lambda office: office.plan("YC", "2024-02"), Need.VAGUE),
        (issue_soon, Need.UNISSUED),
        (schedule_nothing, Need.UNSCHEDULED),
    ],
)
def test_what_needs_attention_is_found(
    office: Office, prepare: Callable[[Office], object], need: Need
) -> None:
    assert need not in needs(office.workspace)
    prepare(office)
    assert need in needs(office.workspace)


def test_far_off_meetings_need_nothing_yet(office: Office) -> None:
    office.plan("YC", "2025-Q3")
    assert needs(office.workspace) == {}


def test_a_meeting_that_is_removed_while_it_is_looked_at_needs_nothing(office: Office) -> None:
    office.plan("YC", "2024-02")
    rows = office.workspace.meetings.rows()
    office.workspace.meetings.remove([row.id for row in rows])
    assert read_attention(office.workspace, rows, (), noon().date()) == ()


def test_a_vague_date_is_made_precise_on_the_spot(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("YC", "2024-02")
    page = shown(qtbot, office)
    line = one_line(qtbot, page)
    assert line.button.text() == "Set the date…"
    qtbot.mouseClick(line.button, LEFT)
    dialog = page.findChild(DateDialog)
    assert dialog is not None
    dialog.date.setText("no date")
    dialog.primary.click()
    assert dialog.problem
    dialog.date.setText("12–14 February 2024")
    dialog.primary.click()
    assert office.workspace.meetings.get(meeting).date == VagueDate.parse("2024-02-12/2024-02-14")
    qtbot.waitUntil(lambda: not matters(page))
    office.press_message_button("Undo")
    assert office.workspace.meetings.get(meeting).date == VagueDate.parse("2024-02")


def test_a_meeting_that_is_over_is_marked_as_held_by_keyboard(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("YC", "2023-10")
    page = shown(qtbot, office)
    line = one_line(qtbot, page)
    line.button.setFocus()
    qtbot.keyClick(line.button, Qt.Key.Key_Space)
    assert office.workspace.meetings.get(meeting).stage is Stage.HELD
    qtbot.waitUntil(lambda: not matters(page))
    assert page.attention.matters == ()


def test_what_is_put_off_comes_back_on_its_day(qtbot: QtBot, office: Office) -> None:
    office.plan("YC", "2024-02")
    page = shown(qtbot, office)
    choose(one_line(qtbot, page), "Hide for a week")
    assert matters(page) == []
    key = f"vague:{office.workspace.meetings.rows()[0].id}"
    today = noon().date()
    assert page.attention.later.hides(key, today)
    assert page.attention.later.hides(key, today.replace(day=7))
    assert not page.attention.later.hides(key, today.replace(day=8))
    (link,) = [one for one in page.attention.findChildren(QPushButton) if "put off" in one.text()]
    link.click()
    one_line(qtbot, page)


def test_a_reminder_goes_to_the_contacts_that_are_known(office: Office) -> None:
    meeting = office.plan("SOC", "2023-12-12")
    rows = [row for row in office.workspace.delegations.rows(meeting) if row.invited]
    office.workspace.delegations.edit([rows[0].id], {"contact_email": "one@example.org"})
    office.workspace.contact_points.add(rows[1].party_id or "", {"name": "Desk", "email": "two@example.org"})
    found = reminder(office.workspace, meeting)
    assert found.addresses == ("one@example.org", "two@example.org")
    assert found.without == len(rows) - 2


def test_addresses_are_copied_from_the_line_of_those_who_are_silent(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("SOC", "2023-12-12")
    rows = [row for row in office.workspace.delegations.rows(meeting) if row.invited]
    office.workspace.delegations.edit([rows[0].id], {"contact_email": "one@example.org"})
    page = shown(qtbot, office)
    page.attention.deeds.copy_reminder(meeting)
    assert QGuiApplication.clipboard().text() == "one@example.org"


def test_an_older_step_is_taken_back_from_home(qtbot: QtBot, office: Office) -> None:
    people = office.workspace.people
    one = people.add({"family_name": "Sarybay"})
    people.edit([one], {"position": "Expert"})
    people.edit([one], {"phone": "1"})
    page = shown(qtbot, office)
    choose(page.findChildren(StepLine)[1], "Take back this step")
    row = people.rows([one])[0]
    assert (row.position, row.phone) == ("", "1")


def test_a_step_in_the_way_is_told_with_the_way_to_the_history(qtbot: QtBot, office: Office) -> None:
    people = office.workspace.people
    one = people.add({"family_name": "Sarybay"})
    people.edit([one], {"position": "Expert"})
    people.edit([one], {"position": "Adviser"})
    step = office.workspace.history.steps()[1]
    page = shown(qtbot, office)
    choose(page.findChildren(StepLine)[1], "Take back this step")
    assert people.rows([one])[0].position == "Adviser"
    office.press_message_button("Show in the history")
    assert office.went == [("history", {"step": step.id})]
