"""The first picture of a long list: everybody's place, and the first as in the whole list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cica_events.persistence.database import Database
from cica_events.queries.participants import ParticipantRow, removed_row
from cica_events.services.participants import ParticipantService
from tests.made_up import fill


@pytest.fixture
def meeting(database: Database) -> str:
    """Return a meeting with participants."""
    return fill(database, meetings=1, participants=30)[0]


def test_a_glance_has_everybody_in_order_and_the_first_in_full(database: Database, meeting: str) -> None:
    participants = ParticipantService(database)
    rows = participants.rows(meeting)
    found = participants.glance(meeting, first=7, more_than=29)
    assert found is not None
    assert found.first == rows[:7]
    assert found.others == [(row.id, row.delegation_id) for row in rows[7:]]


def test_a_glance_has_the_delegations_with_their_counts(database: Database, meeting: str) -> None:
    participants = ParticipantService(database)
    found = participants.glance(meeting, first=7, more_than=0)
    whole = participants.with_delegations(meeting)[1]
    assert found is not None
    assert found.delegations == [replace(row, head="", coming=()) for row in whole]


def test_a_short_list_is_not_glanced_at(database: Database, meeting: str) -> None:
    assert ParticipantService(database).glance(meeting, first=7, more_than=30) is None
    assert ParticipantService(database).glance("", first=7, more_than=0) is None


def test_nothing_is_said_of_who_was_removed_meanwhile(database: Database, meeting: str) -> None:
    found = ParticipantService(database).glance(meeting, first=7, more_than=0)
    assert found is not None
    row = removed_row(found.others[0])
    assert isinstance(row, ParticipantRow)
    assert (row.id, row.delegation_id, row.name, row.email) == (*found.others[0], "", "")
