"""A move in a long list shows the one record that was moved, however many were shifted by it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from sqlalchemy import update

from cica_events.domain.changes import LoggedChange
from tests.ui.meeting_desk import Office
from tests.ui.test_history_page import column, select, shown, told


def test_a_moved_record_is_found_behind_many_that_were_only_shifted(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("YC", "2024-03")
    outcomes = office.workspace.outcomes
    made = [outcomes.add(meeting, {"text": f"Decision {number}"}) for number in range(1, 231)]
    outcomes.move(made[-1], 0)
    step = office.workspace.history.steps(1)[0].id
    moved = update(LoggedChange).where(LoggedChange.set_id == step, LoggedChange.record_id == made[-1])
    with office.workspace.database.engine.begin() as connection:
        connection.execute(moved.values(position=1000))  # within a step they stand in any order
    page = shown(qtbot, office)
    select(qtbot, page, "Move of an outcome")
    assert told(page) == [
        ("Outcome: Decision 230", "Changed · " + office.workspace.meetings.get(meeting).title),
        ("Place in the list", "230", "1"),
    ]
    qtbot.waitUntil(lambda: column(page, "count")[0] == "1")
    assert page.details.facts.endswith("1 record")
