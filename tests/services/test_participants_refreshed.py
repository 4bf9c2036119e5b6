"""Reading a few rows of a list anew: the same rows as by reading all, or the word that all are needed."""

from __future__ import annotations

import pytest

from cica_events.domain.participants import Capacity
from cica_events.persistence.database import Database
from cica_events.services.participants import ParticipantService
from tests.made_up import fill


@pytest.fixture
def meeting(database: Database) -> str:
    """Return a meeting with participants."""
    return fill(database, meetings=1, participants=30)[0]


def test_an_edited_row_is_as_in_the_whole_list(database: Database, meeting: str) -> None:
    participants = ParticipantService(database)
    before = participants.rows(meeting)
    participants.edit([before[3].id, before[7].id], {"position": "Doge"})
    fresh = participants.refreshed(before, {before[3].id, before[7].id})
    assert fresh == participants.rows(meeting)
    assert fresh != before


@pytest.mark.parametrize(
    "values",
    [{"family_name": "Aa"}, {"given_name": "Zz"}, {"capacity": Capacity.MEDIA}, {"order": 3}],
    ids=lambda values: next(iter(values)),
)
def test_a_row_that_may_have_moved_asks_for_the_whole_list(
    database: Database, meeting: str, values: dict[str, object]
) -> None:
    participants = ParticipantService(database)
    before = participants.rows(meeting)
    row = next(row for row in before if row.capacity is not Capacity.MEDIA)
    participants.edit([row.id], values)
    assert participants.refreshed(before, {row.id}) is None


def test_a_row_that_is_gone_asks_for_the_whole_list(database: Database, meeting: str) -> None:
    participants = ParticipantService(database)
    before = participants.rows(meeting)
    participants.remove([before[0].id])
    assert participants.refreshed(before, {before[0].id}) is None
