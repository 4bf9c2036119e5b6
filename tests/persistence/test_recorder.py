"""The recorder tells what became of each record, from its first state to its last."""

from __future__ import annotations

from datetime import time

import pytest

from cica_events.domain.changes import Change, ChangeSet
from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import Format, Meeting
from cica_events.domain.people import Person
from cica_events.persistence.database import Database

MEETING = {"key": "SOC-1", "body": "SOC", "title": "A meeting"}


@pytest.fixture
def told(database: Database) -> list[ChangeSet]:
    """Every change set of the database from now on."""
    sets: list[ChangeSet] = []
    database.subscribe(sets.append)
    return sets


@pytest.fixture
def meeting(database: Database) -> str:
    """The id of a meeting."""
    with database.changing("New meeting") as session:
        record = Meeting(**MEETING)
        session.add(record)
        return record.id


def only(told: list[ChangeSet]) -> Change:
    assert len(told[-1].changes) == 1
    return told[-1].changes[0]


def test_a_new_record_is_told_whole(database: Database, told: list[ChangeSet]) -> None:
    with database.changing("New meeting") as session:
        session.add(Meeting(**MEETING, date=VagueDate.parse("2024-Q3"), format=Format.ONLINE))
    change = only(told)
    assert change.before is None
    assert change.after is not None
    assert change.after["date"] == "2024-Q3"
    assert change.after["format"] == "online"
    assert set(change.after) == {column.key for column in Meeting.__table__.columns}


def test_a_changed_record_is_told_by_the_fields_that_differ(
    database: Database, meeting: str, told: list[ChangeSet]
) -> None:
    with database.changing("Change") as session:
        record = session.get_one(Meeting, meeting)
        record.place, record.start_time, record.title = "Astana", time(9, 30), record.title
    change = only(told)
    assert change.before == {"place": "", "start_time": None}
    assert change.after == {"place": "Astana", "start_time": "09:30"}


def test_a_removed_record_is_told_whole_as_it_was(
    database: Database, meeting: str, told: list[ChangeSet]
) -> None:
    with database.changing("Remove") as session:
        record = session.get_one(Meeting, meeting)
        record.place = "never stored"
        session.delete(record)
    change = only(told)
    assert change.after is None
    assert change.before is not None
    assert (change.before["key"], change.before["place"]) == ("SOC-1", "")


def test_two_changes_of_one_record_are_one_from_first_to_last(
    database: Database, meeting: str, told: list[ChangeSet]
) -> None:
    with database.changing("Change") as session:
        record = session.get_one(Meeting, meeting)
        record.place = "Almaty"
        session.flush()
        record.place, record.venue = "Astana", "Hall"
    assert only(told).before == {"place": "", "venue": ""}
    assert only(told).after == {"place": "Astana", "venue": "Hall"}


def test_a_record_created_and_changed_is_told_as_created(database: Database, told: list[ChangeSet]) -> None:
    with database.changing("New") as session:
        record = Person(family_name="First")
        session.add(record)
        session.flush()
        record.family_name = "Last"
    assert only(told).before is None
    assert (only(told).after or {})["family_name"] == "Last"


def test_a_record_created_and_removed_again_is_not_told(
    database: Database, meeting: str, told: list[ChangeSet]
) -> None:
    with database.changing("New and gone") as session:
        record = Person(family_name="Short")
        session.add(record)
        session.flush()
        session.delete(record)
        session.get_one(Meeting, meeting).place = "Astana"
    assert only(told).table == "meeting"


def test_a_record_changed_and_removed_is_told_as_it_was_at_first(
    database: Database, meeting: str, told: list[ChangeSet]
) -> None:
    with database.changing("Change and remove") as session:
        record = session.get_one(Meeting, meeting)
        record.place = "Astana"
        session.flush()
        session.delete(record)
    assert only(told).after is None
    assert (only(told).before or {})["place"] == ""


def test_the_same_value_in_another_form_is_no_change(
    database: Database, meeting: str, told: list[ChangeSet]
) -> None:
    with database.changing("Time") as session:
        session.get_one(Meeting, meeting).start_time = time(9, 30)
    with database.changing("Time with seconds, which are not kept") as session:
        session.get_one(Meeting, meeting).start_time = time(9, 30, 15)
    with database.changing("A choice by its stored value") as session:
        session.get_one(Meeting, meeting).stage = "planned"  # type: ignore[assignment]  # as read from a file
    assert [changes.label for changes in told] == ["Time"]


def test_the_inverse_of_a_change_takes_it_back() -> None:
    change = Change("person", "1", {"position": "a"}, {"position": "b"})
    assert change.inverse() == Change("person", "1", {"position": "b"}, {"position": "a"})
    assert change.inverse().inverse() == change
