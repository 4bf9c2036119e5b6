"""What the log keeps of each kind of value comes back as it was."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import select

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.base import Record
from cica_events.domain.changes import LoggedChangeSet
from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Delegation, Group, Reply
from cica_events.domain.meetings import Format, Meeting, Stage
from cica_events.domain.model import RECORDS
from cica_events.domain.outcomes import Outcome
from cica_events.domain.people import Person
from cica_events.domain.sittings import Sitting, SittingKind
from cica_events.persistence import change_log
from cica_events.persistence.database import Database
from cica_events.services.history import HistoryService
from tests.contents import contents

SCRIPTS = "Türkiye · Казахстан · 会议 · 서울 · اجتماع · बैठक · การประชุม · 👩‍⚖️ · \N{COMBINING ACUTE ACCENT}e"
VALUES: list[tuple[type[Record], dict[str, Any]]] = [
    (Person, {"family_name": SCRIPTS, "phone": "+007", "email": "=1+1", "family_first": True}),
    (
        Meeting,
        {
            "key": "SOC-1",
            "body": "SOC",
            "title": '"quoted" \\ back',
            "ordinal": 7,
            "date": VagueDate.parse("2024-Q3/2024-Q4"),
            "start_time": time(9, 5),
            "format": Format.HYBRID,
            "stage": Stage.POSTPONED,
            "participants_at_least": 0,
        },
    ),
    (Delegation, {"meeting_id": "m", "group": Group.MEDIA, "invited": True, "reply": Reply.DECLINED}),
    (AgendaItem, {"meeting_id": "m", "title": "Item", "duration": 90, "annotation": "one\ntwo\n\nthree"}),
    (Sitting, {"meeting_id": "m", "day": date(2024, 2, 29), "start": time(0, 0), "kind": SittingKind.LUNCH}),
    (Outcome, {"meeting_id": "m", "text": "Decided", "item_id": None}),
]


@pytest.fixture
def filled(database: Database) -> Database:
    """A workspace that holds one record with every kind of value."""
    with database.changing("Everything") as session:
        session.add(Meeting(id="m", key="M", body="SOC", title="Meeting"))
        session.add_all(entity(**values) for entity, values in VALUES)
    return database


def test_every_kind_of_value_comes_back_as_it_was(filled: Database) -> None:
    before = contents(filled)
    HistoryService(filled).undo()
    assert contents(filled) == {}
    HistoryService(filled).redo()
    assert contents(filled) == before
    found = {entity: row for (table, _id), row in before.items() for entity in [RECORDS[table]]}
    for entity, values in VALUES:
        rows = [row for (table, _id), row in contents(filled).items() if RECORDS[table] is entity]
        assert any({key: row[key] for key in values} == values for row in rows), entity
    assert len(found) == 6


def test_emptied_values_come_back(filled: Database) -> None:
    before = contents(filled)
    with filled.changing("Emptied") as session:
        meeting = session.scalars(select(Meeting).where(Meeting.key == "SOC-1")).one()
        meeting.ordinal = meeting.date = meeting.start_time = meeting.format = None
    assert contents(filled) != before
    HistoryService(filled).undo()
    assert contents(filled) == before


def test_the_log_is_read_in_the_order_in_which_it_was_written(filled: Database) -> None:
    with filled.reading() as session:
        line = session.scalars(select(LoggedChangeSet)).one()
        changes = change_log.changes_of(session, line.id)
        assert line.count == len(changes) == 7
        assert [change.table for change in changes] == [
            change.table for change in changes if not change.before
        ]
        assert change_log.changes_of(session, "no such set") == ()


def test_an_undo_marks_what_it_took_back_and_a_redo_unmarks_it(filled: Database) -> None:
    history = HistoryService(filled)
    history.undo()
    assert [(step.origin, step.undone) for step in history.steps()] == [("undo", False), ("change", True)]
    history.redo()
    assert [(step.origin, step.undone) for step in history.steps()] == [
        ("redo", False),
        ("undo", False),
        ("change", False),
    ]
