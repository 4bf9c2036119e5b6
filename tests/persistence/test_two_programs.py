"""Two programs on one workspace: what one saved the other sees, and neither overwrites the other."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial

import pytest
from sqlalchemy import event

from cica_events.domain.parties import Party
from cica_events.domain.people import Person
from cica_events.errors import ChangedMeanwhileError, ConflictError, NotFoundError, StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.database import Database
from cica_events.persistence.opening import open_database
from cica_events.services.history import HistoryService
from cica_events.services.people import PeopleService


@pytest.fixture
def other(database: Database) -> Iterator[Database]:
    """The same workspace, opened a second time by someone else."""
    with closing(open_database(database.address, actor="colleague")) as opened:
        yield opened


@pytest.fixture
def person(database: Database) -> str:
    """The id of a person."""
    return PeopleService(database).add({"family_name": "Somebody"})


def position(database: Database, person: str) -> str:
    return PeopleService(database).rows([person])[0].position


def test_each_sees_what_the_other_saved(database: Database, other: Database, person: str) -> None:
    PeopleService(other).edit([person], {"position": "Minister"})
    assert position(database, person) == "Minister"
    PeopleService(database).edit([person], {"position": "Expert"})
    assert position(other, person) == "Expert"


def test_steps_of_both_are_numbered_in_one_row(database: Database, other: Database, person: str) -> None:
    for number in range(3):
        PeopleService(database).edit([person], {"position": f"a{number}"})
        PeopleService(other).edit([person], {"position": f"b{number}"})
    assert [step.sequence for step in HistoryService(database).steps()] == [7, 6, 5, 4, 3, 2, 1]


def test_each_takes_back_only_the_own_steps(database: Database, other: Database, person: str) -> None:
    PeopleService(other).edit([person], {"phone": "+1"})
    PeopleService(database).edit([person], {"position": "Expert"})
    HistoryService(other).undo()
    row = PeopleService(database).rows([person])[0]
    assert (row.phone, row.position) == ("", "Expert")
    with pytest.raises(NotFoundError, match="nothing to undo"):
        HistoryService(other).undo()


def test_a_step_that_the_other_changed_since_is_not_taken_back(
    database: Database, other: Database, person: str
) -> None:
    PeopleService(database).edit([person], {"position": "Expert"})
    PeopleService(other).edit([person], {"position": "Minister"})
    with pytest.raises(ConflictError, match="was changed again since"):
        HistoryService(database).undo()
    assert position(database, person) == "Minister"
    assert HistoryService(database).steps()[0].label == "Change of “Position”"


def test_a_field_that_the_other_changed_unseen_is_not_written_over(
    database: Database, other: Database, person: str
) -> None:
    database.catch_up()
    told: list[str] = []
    database.subscribe(lambda changes: told.append(changes.label))
    PeopleService(other).edit([person], {"position": "Minister"})
    with pytest.raises(ChangedMeanwhileError, match="colleague changed the same") as refused:
        PeopleService(database).edit([person], {"position": "Expert"})
    assert (refused.value.who, refused.value.value) == ("colleague", "Minister")
    assert (position(database, person), told) == ("Minister", ["Change of “Position”"])
    PeopleService(database).edit([person], {"position": "Expert"})  # having been told, one may
    assert position(database, person) == "Expert"


def test_what_was_told_this_very_moment_counts_as_not_seen_yet(
    database: Database, other: Database, person: str
) -> None:
    database.catch_up()
    PeopleService(database).edit([person], {"position": "Director"})
    PeopleService(other).edit([person], {"position": "Minister"})
    assert database.catch_up() == 1
    with pytest.raises(ChangedMeanwhileError):
        PeopleService(database).edit([person], {"position": "Expert"})
    PeopleService(database).edit([person], {"position": "Expert"})
    assert position(database, person) == "Expert"


def test_other_fields_the_same_value_and_the_own_steps_stand_against_nothing(
    database: Database, other: Database, person: str
) -> None:
    database.catch_up()
    PeopleService(other).edit([person], {"position": "Minister"})
    PeopleService(database).edit([person], {"phone": "+1", "position": "Minister"})
    PeopleService(database).edit([person], {"phone": "+2"})
    row = PeopleService(other).rows([person])[0]
    assert (row.position, row.phone) == ("Minister", "+2")


def test_a_step_of_the_same_user_in_another_window_is_known_as_such(database: Database, person: str) -> None:
    database.catch_up()
    history = HistoryService(database)
    with closing(open_database(database.address, actor=database.actor)) as window:
        PeopleService(window).edit([person], {"position": "Minister"})
    database.catch_up()
    theirs = history.undoable()
    PeopleService(database).edit([person], {"phone": "+1"})
    database.catch_up()
    mine = history.undoable()
    assert theirs is not None
    assert mine is not None
    assert (history.made_elsewhere(theirs.id), history.made_elsewhere(mine.id)) == (True, False)


def test_a_step_that_is_being_sealed_is_not_taken_for_one_of_another_window(
    database: Database, person: str
) -> None:
    database.catch_up()
    history, told = HistoryService(database), list[int]()
    step = partial(PeopleService(database).edit, [person])
    for moment in ("before_commit", "after_commit"):
        listener = lambda _session: told.append(database.catch_up())  # noqa: E731 - it must be removed again
        event.listen(database._sessions, moment, listener)
        step({"position": moment})
        event.remove(database._sessions, moment, listener)
        told.append(database.catch_up())
        mine = history.undoable()
        assert mine is not None
        assert not history.made_elsewhere(mine.id)
    assert told == [0] * 4


def test_a_step_that_failed_is_none_of_ours(database: Database, other: Database, person: str) -> None:
    database.catch_up()
    with pytest.raises(ConflictError), database.changing("Two with one code") as session:
        session.add_all([Party(code="AAA", short_name=name) for name in ("One", "Other")])
    PeopleService(other).edit([person], {"position": "Minister"})
    assert database.catch_up() == 1


def test_a_record_that_the_other_removed_cannot_be_changed(
    database: Database, other: Database, person: str
) -> None:
    PeopleService(other).remove([person])
    with pytest.raises(NotFoundError, match="removed meanwhile"):
        PeopleService(database).edit([person], {"position": "Expert"})


def test_steps_of_both_at_once_all_arrive(database: Database, other: Database, person: str) -> None:
    def edit(service: PeopleService, field: str) -> None:
        for number in range(10):
            service.edit([person], {field: str(number + 1)})

    works = [(PeopleService(database), "position"), (PeopleService(other), "phone")]
    threads = [threading.Thread(target=edit, args=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    row = PeopleService(database).rows([person])[0]
    assert (row.position, row.phone) == ("10", "10")
    assert [step.sequence for step in HistoryService(database).steps()] == list(range(21, 0, -1))
    assert row.version == 21


def test_a_change_waits_only_so_long_for_another_program(sqlite_workspace: str) -> None:
    with (
        closing(open_database(Address.of(sqlite_workspace))) as database,
        closing(sqlite3.connect(sqlite_workspace, isolation_level=None)) as program,
    ):
        program.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="used by another program"):
            PeopleService(database).add({"family_name": "Too early"})
        assert PeopleService(database).rows() == []
        program.execute("ROLLBACK")
        PeopleService(database).add({"family_name": "In time"})
        assert PeopleService(database).count() == 1


def test_a_change_on_a_server_waits_only_so_long_for_another_program(postgres_workspace: str) -> None:
    with (
        closing(open_database(Address.of(postgres_workspace), actor="colleague")) as busy,
        closing(open_database(Address.of(postgres_workspace))) as waiting,
        busy.changing("A long change"),
        pytest.raises(StorageError, match="is being used by another program"),
    ):
        PeopleService(waiting).add({"family_name": "Somebody"})


def test_a_change_takes_the_lock_at_its_beginning(sqlite_workspace: str) -> None:
    """Otherwise two changes could both read, and the second would fail half-way."""
    with (
        closing(open_database(Address.of(sqlite_workspace))) as database,
        closing(sqlite3.connect(sqlite_workspace, isolation_level=None, timeout=0)) as program,
    ):
        with database.changing("Nothing yet"), pytest.raises(sqlite3.OperationalError, match="locked"):
            program.execute("BEGIN IMMEDIATE")
        with database.reading() as session:
            session.query(Person).count()
            program.execute("BEGIN IMMEDIATE")
            program.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 3000),
    ],
)
def test_every_connection_to_a_file_is_a_safe_one(sqlite_workspace: str, setting: str, value: object) -> None:
    with (
        closing(open_database(Address.of(sqlite_workspace))) as database,
        database.reading() as one,
        database.reading() as two,
    ):
        for session in (one, two):
            assert session.connection().exec_driver_sql(f"PRAGMA {setting}").scalar_one() == value


def test_the_listeners_are_told_what_the_other_changed(
    database: Database, other: Database, person: str
) -> None:
    told: list[str] = []
    assert database.catch_up() == 0
    database.subscribe(lambda changes: told.extend(changes.ids(Person)))
    PeopleService(database).edit([person], {"phone": "+1"})
    PeopleService(other).edit([person], {"position": "Expert"})
    assert told == [person]
    assert database.catch_up() == 1
    assert told == [person, person]
    assert database.catch_up() == 0
