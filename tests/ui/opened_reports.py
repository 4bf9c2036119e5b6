"""The page of reports over a meeting that was held."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cica_events.domain.meetings import Stage
from cica_events.domain.participants import Participation
from tests.ui.meeting_desk import Office, laid_once
from tests.ui.people_at_meeting import attended_meeting
from ui.reports.reports_page import ReportsPage


@laid_once
def held_meeting(office: Office) -> str:
    """Lay a meeting that was held, with two of Kazakhstan and one of China registered; returns its id."""
    meeting = attended_meeting(office)
    office.workspace.meetings.edit([meeting], {"stage": Stage.HELD})
    ids = [row.id for row in office.workspace.participants.rows(meeting)]
    office.workspace.participants.edit(ids, {"status": Participation.REGISTERED})
    return meeting


def open_reports(qtbot: QtBot, office: Office, report: str = "") -> ReportsPage:
    """Show the page with `report`, else the first one, and wait until it is read."""
    page = ReportsPage(office.desk)
    qtbot.addWidget(page)
    page.resize(1200, 720)
    page.bring_up(report=report)
    page.show()
    settle(qtbot, office)
    return page


def settle(qtbot: QtBot, office: Office) -> None:
    """Wait until nothing is read or written."""
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)
