"""After a rehearsal a meeting is read by statements that stand ready."""

from __future__ import annotations

from cica_events.persistence.database import Database
from cica_events.services.workspace import Workspace
from tests.made_up import fill


def test_after_a_rehearsal_no_statement_has_to_be_put_together(database: Database) -> None:
    workspace = Workspace(database)
    (meeting,) = fill(database, parties=3, meetings=1, participants=9)
    ready = database._engine._compiled_cache
    assert ready is not None
    workspace.meetings.rehearse()
    workspace.participants.rehearse()
    before = set(ready)
    workspace.meetings.get(meeting)
    workspace.meetings.counts(meeting)
    assert workspace.participants.glance(meeting, first=4, more_than=5)
    rows, delegations = workspace.participants.with_delegations(meeting)
    assert len(rows) == 9
    assert delegations
    assert set(ready) == before
