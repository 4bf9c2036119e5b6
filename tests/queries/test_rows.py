"""Lists are read in few statements however long they are, as rows that cannot be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from cica_events.domain.sittings import Sitting
from cica_events.persistence.database import Database
from cica_events.queries.sittings import sitting_rows
from cica_events.services.workspace import Workspace
from tests.made_up import fill

LISTS: dict[str, tuple[Callable[[Workspace, str], Any], int]] = {
    "participants": (lambda w, meeting: w.participants.rows(meeting), 10),
    "delegations": (lambda w, meeting: w.delegations.rows(meeting), 9),
    "agenda": (lambda w, meeting: w.agenda.rows(meeting), 10),
    "programme": (lambda w, meeting: w.programme.read(meeting), 19),
    "speakers": (lambda w, meeting: w.speakers.rows(meeting), 3),
    "conflicts": (lambda w, meeting: w.conflicts.of(meeting), 22),
    "outcomes": (lambda w, meeting: w.outcomes.rows(meeting), 4),
    "sittings": (lambda w, meeting: w.sittings.rows(meeting), 2),
    "people": (lambda w, meeting: w.people.rows(), 5),
    "meetings": (lambda w, meeting: w.meetings.rows(), 5),
    "parties": (lambda w, meeting: w.parties.rows(), 3),
    "hosts": (lambda w, meeting: w.meetings.hosts(meeting), 2),
    "links": (lambda w, meeting: w.meetings.links(meeting), 3),
    "steps": (lambda w, meeting: w.history.steps(), 2),
    "undoable": (lambda w, meeting: w.history.undoable(), 2),
    "redoable": (lambda w, meeting: w.history.redoable(), 3),
}


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collect the statements sent to any database."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith("SELECT"):
            statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_takes_few_statements_however_long_it_is(database: Database, name: str) -> None:
    workspace = Workspace(database)
    read, most = LISTS[name]
    short = workspace.meetings.create(workspace.meetings.plan("OTHER", None))
    with counted() as few:
        read(workspace, short)
    long = fill(database, parties=10, meetings=200, participants=400)[0]
    with counted() as many:
        read(workspace, long)
    assert len(few) == len(many) <= most


@pytest.mark.parametrize("name", ["participants", "delegations", "people", "meetings", "parties"])
def test_a_row_cannot_be_changed(database: Database, name: str) -> None:
    meeting = fill(database, parties=4, meetings=2, participants=4)[0]
    row = LISTS[name][0](Workspace(database), meeting)[0]
    with pytest.raises(AttributeError):
        row.id = "other"
    assert hash(row)


def test_sittings_come_by_day_and_time_and_those_without_last(database: Database) -> None:
    meeting = fill(database, parties=0, meetings=1)[0]
    made = [
        ("second day", date(2024, 5, 7), time(9, 0), 0),
        ("afternoon", date(2024, 5, 6), time(14, 30), 1),
        ("morning", date(2024, 5, 6), time(9, 0), 2),
        ("some time that day", date(2024, 5, 6), None, 3),
        ("some day, later", None, None, 5),
        ("some day", None, None, 4),
    ]
    with database.changing("Sittings") as session:
        session.add_all(
            Sitting(meeting_id=meeting, title=title, day=day, start=start, order=order)
            for title, day, start, order in made
        )
    with database.reading() as session:
        assert [row.title for row in sitting_rows(session, meeting)] == [
            "morning", "afternoon", "some time that day", "second day", "some day", "some day, later",
        ]  # fmt: skip
        assert sitting_rows(session, "no such meeting") == []
