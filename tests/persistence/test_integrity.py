"""The check of a workspace finds what no way through the application could have stored."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from cica_events.domain.people import Person
from cica_events.errors import StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.database import Database
from cica_events.persistence.integrity import problems_of
from cica_events.persistence.opening import open_database
from cica_events.queries.meetings import meeting_rows
from tests.made_up import fill


@pytest.fixture
def filled(database: Database) -> Database:
    """A workspace with a little of everything that a meeting needs."""
    fill(database, parties=4, meetings=2, participants=8)
    return database


def tamper(database: Database, statement: str) -> None:
    """Change the tables behind the application's back."""
    with database.changing("behind the back") as session:
        session.execute(text(statement))


def test_a_sound_workspace_has_no_problems(filled: Database) -> None:
    assert problems_of(filled) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE person SET family_name = ''", "“person”, record .*: “Family name” must not be empty"),
        ("UPDATE participant SET status = 'lost'", "“participant”: 'lost' is no choice"),
        ("UPDATE meeting SET date = '2024-11-31'", "“meeting”: "),
        ("UPDATE meeting SET start_time = 'noon'", "“meeting”: "),
        ("UPDATE meeting SET languages = 7, start_time = '25:00'", "“meeting”: "),
    ],
)
def test_values_that_break_the_rules_are_found(filled: Database, statement: str, said: str) -> None:
    tamper(filled, statement)
    found = problems_of(filled)
    assert any(re.search(said, line) for line in found), found


@pytest.mark.parametrize("change", ["stage = 'lost'", "date = '2024-11-31'", "start_time = 'noon'"])
def test_values_that_cannot_be_read_are_told_as_damage(filled: Database, change: str) -> None:
    tamper(filled, f"UPDATE meeting SET {change}")
    with pytest.raises(StorageError, match="is damaged"), filled.reading() as session:
        meeting_rows(session, "en")


def test_a_reference_to_nothing_is_found(sqlite_workspace: str) -> None:
    with closing(sqlite3.connect(sqlite_workspace)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        columns = "id, version, party_id, status"
        connection.execute(f"INSERT INTO affiliation ({columns}) VALUES ('1', 1, 'nobody', 'member')")
    with closing(open_database(Address.of(sqlite_workspace))) as database:
        assert problems_of(database) == ["Row 1 of “affiliation” refers to something missing in “party”."]


def test_not_more_is_told_than_one_can_read(filled: Database) -> None:
    with filled.changing("People") as session:
        session.add_all(Person(family_name=f"{number}") for number in range(300))
    tamper(filled, "UPDATE person SET family_name = ''")
    assert len(problems_of(filled)) == 100
