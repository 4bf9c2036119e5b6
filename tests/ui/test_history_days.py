"""The history stands in the order in which things were done, whatever the clock showed."""

from __future__ import annotations

from datetime import datetime, timedelta

from pytestqt.qtbot import QtBot
from sqlalchemy import update

from cica_events.domain.changes import LoggedChangeSet
from tests.ui.meeting_desk import Office
from tests.ui.test_history_page import ShortReading, column, shown
from ui.history.history_page import HistoryPage

AHEAD = timedelta(days=3650)


def position(office: Office, person: str, text: str, ahead: timedelta = timedelta()) -> None:
    """Do a step while the clock of the machine is `ahead` of the right time."""
    office.workspace.people.edit([person], {"position": text})
    step = office.workspace.history.steps(1)[0].id
    moved = update(LoggedChangeSet).where(LoggedChangeSet.id == step)
    with office.workspace.database.engine.begin() as connection:
        connection.execute(moved.values(at=datetime.now().astimezone() + ahead))


def days(page: HistoryPage) -> list[tuple[str, int]]:
    lines = (page.model.group_at(line) for line in range(page.model.rowCount()))
    return [(line.group.title, line.count) for line in lines if line is not None]


def test_a_step_of_a_wrong_clock_stands_where_it_was_done(qtbot: QtBot, office: Office) -> None:
    person = office.workspace.people.add({"family_name": "Sarybay"})
    position(office, person, "Envoy", AHEAD)
    position(office, person, "Expert")
    page = shown(qtbot, office)
    steps = [step.id for step in office.workspace.history.steps()]
    seen = (page.model.row_at(line) for line in range(page.model.rowCount()))
    assert [row.id for row in seen if row is not None] == steps
    titles = days(page)
    assert titles[0] == ("Today", 1)
    assert titles[1][0].endswith(str((datetime.now().astimezone() + AHEAD).year))
    assert titles[2][0] == "Today"
    assert len({page.model.group_at(line).id for line in range(5) if page.model.group_at(line)}) == 3
    assert column(page, "ago")[:2] == ["just now", titles[1][0]]


def test_a_wrong_clock_turns_no_page_round(qtbot: QtBot, office: Office) -> None:
    person = office.workspace.people.add({"family_name": "Sarybay"})
    for number in range(98):
        position(office, person, f"Post {number}", AHEAD if number in (10, 55, 90) else timedelta())
    page = shown(qtbot, office, kind=ShortReading)
    assert [count for _title, count in days(page)] == [7, 1, 32]
    bar = page.table.verticalScrollBar()

    def scrolled_through() -> bool:
        bar.setValue(bar.maximum())
        return len(page.model.rows) == 100

    qtbot.waitUntil(scrolled_through)
    assert [count for _title, count in days(page)][:6] == [7, 1, 34, 1, 44, 1]
    assert [row.id for row in page.model.rows] == [step.id for step in office.workspace.history.steps()]


def test_a_day_that_is_asked_for_holds_its_steps_alone(qtbot: QtBot, office: Office) -> None:
    person = office.workspace.people.add({"family_name": "Sarybay"})
    position(office, person, "Envoy", AHEAD)
    position(office, person, "Expert")
    page = shown(qtbot, office)
    day = (datetime.now().astimezone() + AHEAD).date()
    page.filters.date.setText(day.isoformat())
    qtbot.waitUntil(lambda: len(page.model.rows) == 1)
    assert [count for _title, count in days(page)] == [1]
