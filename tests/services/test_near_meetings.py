"""The meetings around a day: found by their years, the same as by reading all."""

from __future__ import annotations

from datetime import date
from itertools import cycle

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Reply
from cica_events.domain.meetings import Stage
from cica_events.persistence.database import Database
from cica_events.queries.meetings import MeetingRow
from cica_events.queries.near_meetings import AWAITED
from cica_events.services.delegations import DelegationService
from cica_events.services.meetings import MeetingService
from tests.made_up import fill
from tests.services.made_once import Begin, Begun

DAYS = [date(2000, 1, 1), date(2019, 2, 28), date(2020, 12, 31), date(2024, 7, 1), date(2030, 1, 1)]


@pytest.fixture
def beginning() -> Begin:
    """Many meetings in all stages, some of them stretches over a new year."""
    return _fill


@pytest.fixture
def meetings(begun: Begun) -> MeetingService:
    """Return the service on all these."""
    return MeetingService(begun.database)


def _fill(database: Database) -> None:
    service = MeetingService(database)
    ids = fill(database, meetings=150)
    for stage, start in zip(cycle(Stage), range(len(Stage)), strict=False):
        service.edit(ids[start :: len(Stage)], {"stage": stage})
    for number, one in enumerate(ids[::9]):
        year = 2014 + number % 12
        service.edit([one], {"date": VagueDate.parse(f"{year}-Q4/{year + 1}-Q1")})


def test_the_nearest_meetings_are_those_that_reading_all_finds(meetings: MeetingService) -> None:
    rows = meetings.rows()
    awaited = [row for row in rows if row.stage in AWAITED]
    held = [row for row in rows if row.stage is Stage.HELD and row.date]
    for day in DAYS:
        overdue = [row for row in awaited if _passed(row, day)]
        near = meetings.near(day, 6, 4)
        assert list(near.ahead) == [row for row in awaited if row not in overdue][:6], day
        assert list(near.overdue) == overdue[-6:], day
        assert list(near.held) == held[-4:], day
        assert near.total == len(rows), day


def test_meetings_without_a_date_come_last_by_their_key(meetings: MeetingService) -> None:
    near = meetings.near(date(2030, 1, 1), 4, 4)
    assert near.ahead
    assert not any(row.date for row in near.ahead)
    assert [row.key for row in near.ahead] == sorted(row.key for row in near.ahead)


def test_an_empty_workspace_has_nothing_near(database: Database) -> None:
    near = MeetingService(database).near(date(2024, 1, 1), 6, 4)
    assert (near.ahead, near.overdue, near.held, near.total) == ((), (), (), 0)


def test_the_invited_and_the_silent_are_counted_by_meeting(database: Database) -> None:
    service, delegations = MeetingService(database), DelegationService(database)
    (meeting,) = fill(database, meetings=1, participants=3)
    rows = delegations.rows(meeting)
    delegations.edit([row.id for row in rows], {"invited": True})
    delegations.edit([rows[0].id], {"reply": Reply.ATTENDING})
    delegations.edit([rows[1].id], {"invited": False})
    assert service.silent([meeting]) == {meeting: (1 + len(rows) - 2, len(rows) - 2)}
    assert service.silent([]) == {}


def _passed(row: MeetingRow, day: date) -> bool:
    return row.date is not None and row.date.last_day < day
