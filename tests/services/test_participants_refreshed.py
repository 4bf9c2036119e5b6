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
    return fill(database, parties=4, meetings=1, participants=30)[0]


def test_an_edited_row_is_as_in_the_whole_list(database: Database, meeting: str) -> None:
    participants = ParticipantService(database)
    before = participants.rows(meeting)
    participants.edit([before[3].id, before[7].id], {"position": "Doge"})
    fresh = participants.refreshed(before, {before[3].id, before[7].id})
    assert fresh == participants.rows(meeting)
    assert fresh != before


@pytest.mark.parametrize(
    "values",
    [{"family_name": "Aa"}, {"given_name": "Zz"}, {"capacity": Capacity.MEDIA}, {"position": "Minister"}],
    ids=lambda values: next(iter(values)),
)
def test_rows_that_moved_stand_where_they_do_in_the_whole_list(
    database: Database, meeting: str, values: dict[str, object]
) -> None:
    participants = ParticipantService(database)
    before = participants.rows(meeting)
    ids = [row.id for row in before if row.capacity is not Capacity.MEDIA][3::5]
    participants.edit(ids, values)
    fresh = participants.refreshed(before, ids)
    assert fresh == participants.rows(meeting)
    assert fresh != before


def test_a_row_that_comes_first_by_hand_stands_first(database: Database, meeting: str) -> None:
    participants = ParticipantService(database)
    before = participants.rows(meeting)
    homes = [row.delegation_id for row in before]
    last = max(place for place, home in enumerate(homes) if homes.count(home) > 1)
    participants.edit([before[last].id], {"order": 1})
    assert participants.refreshed(before, [before[last].id]) == participants.rows(meeting) != before


def test_a_row_of_another_delegation_asks_for_the_whole_list(database: Database, meeting: str) -> None:
    participants = ParticipantService(database)
    before = participants.rows(meeting)
    home = next(row for row in before if row.delegation_id != before[0].delegation_id)
    participants.edit([before[0].id], {"party": home.party_id})
    assert participants.refreshed(before, {before[0].id}) is None


def test_a_row_that_is_gone_asks_for_the_whole_list(database: Database, meeting: str) -> None:
    participants = ParticipantService(database)
    before = participants.rows(meeting)
    participants.remove([before[0].id])
    assert participants.refreshed(before, {before[0].id}) is None
