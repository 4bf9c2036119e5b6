"""What happens inside one unit of work is stored as one step, told once, or not at all."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from cica_events.domain.changes import ChangeSet, LoggedChange, LoggedChangeSet, Origin
from cica_events.domain.people import Person
from cica_events.errors import ConflictError, ValidationError
from cica_events.persistence.database import Database
from tests.contents import contents


def add(database: Database, family_name: str = "Somebody") -> str:
    with database.changing("New person") as session:
        person = Person(family_name=family_name)
        session.add(person)
        return person.id


def log(database: Database) -> list[tuple[int, str, int]]:
    with database.reading() as session:
        query = session.query(LoggedChangeSet).order_by(LoggedChangeSet.sequence)
        return [(line.sequence, line.label, line.count) for line in query]


def test_a_change_is_stored_and_logged(database: Database) -> None:
    person = add(database)
    assert contents(database)["person", person]["family_name"] == "Somebody"
    assert log(database) == [(1, "New person", 1)]


def test_steps_are_numbered_one_after_the_other(database: Database) -> None:
    add(database)
    add(database)
    assert [sequence for sequence, _label, _count in log(database)] == [1, 2]


def test_the_log_says_who_and_when(database: Database) -> None:
    add(database)
    with database.reading() as session:
        line = session.query(LoggedChangeSet).one()
    assert (line.actor, line.origin, line.undone) == ("test", Origin.CHANGE, False)
    assert line.at.utcoffset() is not None


def test_nothing_changed_is_nothing_logged_and_nothing_told(database: Database) -> None:
    person = add(database)
    told: list[ChangeSet] = []
    database.subscribe(told.append)
    with database.changing("Nothing") as session:
        record = session.get_one(Person, person)
        record.family_name = "Other"
        session.flush()
        record.family_name = "Somebody"
    with database.changing("Nothing"):
        pass
    assert told == []
    assert len(log(database)) == 1


def test_a_failure_inside_stores_nothing_and_tells_nobody(database: Database) -> None:
    before = contents(database)
    told: list[ChangeSet] = []
    database.subscribe(told.append)
    with pytest.raises(ZeroDivisionError), database.changing("Broken") as session:
        _half(session)
    assert contents(database) == before
    assert log(database) == []
    assert told == []


def _half(session: Session) -> None:
    session.add(Person(family_name="Half"))
    session.flush()
    raise ZeroDivisionError


def test_a_broken_rule_stores_nothing_of_the_step(database: Database) -> None:
    with pytest.raises(ValidationError), database.changing("Two people") as session:
        session.add_all([Person(family_name="Whole"), Person(family_name="")])
    assert contents(database) == {}
    assert log(database) == []


def test_the_log_is_written_in_the_transaction_of_the_change(database: Database) -> None:
    with pytest.raises(ConflictError), database.changing("Refers to nobody") as session:
        session.add(Person(family_name="Lost", party_id="no such party"))
    assert contents(database) == {}
    with database.reading() as session:
        assert session.query(LoggedChange).count() == 0
        assert session.query(LoggedChangeSet).count() == 0


def test_listeners_are_told_once_after_the_commit(database: Database) -> None:
    seen: list[tuple[str, int]] = []

    def listener(changes: ChangeSet) -> None:
        seen.append((changes.label, len(contents(database))))

    database.subscribe(listener)
    with database.changing("Two people") as session:
        session.add(Person(family_name="One"))
        session.flush()
        session.add(Person(family_name="Two"))
        assert seen == []
    assert seen == [("Two people", 2)]


def test_a_change_set_says_what_it_touches(database: Database) -> None:
    told: list[ChangeSet] = []
    database.subscribe(told.append)
    person = add(database)
    assert told[0].touches(Person)
    assert told[0].ids(Person) == {person}
    assert told[0].origin is Origin.CHANGE


def test_a_listener_that_left_is_told_no_more(database: Database) -> None:
    told: list[ChangeSet] = []
    leave = database.subscribe(told.append)
    leave()
    add(database)
    assert told == []


def test_a_listener_that_fails_keeps_neither_the_change_nor_the_others_from_happening(
    database: Database,
) -> None:
    told: list[ChangeSet] = []
    failing: list[Callable[[ChangeSet], object]] = [lambda changes: 1 // 0, told.append]
    for listener in failing:
        database.subscribe(listener)  # type: ignore[arg-type]  # what it returns is not looked at
    with pytest.raises(ZeroDivisionError):
        add(database)
    assert len(told) == 1
    assert len(contents(database)) == 1
    assert len(log(database)) == 1


def test_a_listener_may_change_something_itself(database: Database) -> None:
    def listener(changes: ChangeSet) -> None:
        if changes.label == "New person":
            with database.changing("Follow-up") as session:
                session.add(Person(family_name="Second"))

    database.subscribe(listener)
    add(database)
    assert [label for _sequence, label, _count in log(database)] == ["New person", "Follow-up"]


def test_a_second_change_of_the_same_process_is_refused_while_the_first_takes_long(
    database: Database,
) -> None:
    refused: list[ConflictError] = []

    def other() -> None:
        try:
            add(database, "Second")
        except ConflictError as error:
            refused.append(error)

    with database.changing("Long") as session:
        session.add(Person(family_name="First"))
        thread = threading.Thread(target=other)
        thread.start()
        thread.join(10)
    assert "Try again" in str(refused[0])
    assert [label for _sequence, label, _count in log(database)] == ["Long"]


def test_a_patient_change_waits_for_its_turn(database: Database) -> None:
    def other() -> None:
        with database.changing("Patient", patience=10) as session:
            session.add(Person(family_name="Second"))

    thread = threading.Thread(target=other)
    with database.changing("First") as session:
        session.add(Person(family_name="First"))
        thread.start()
    thread.join(10)
    assert [label for _sequence, label, _count in log(database)] == ["First", "Patient"]


def test_reading_goes_on_while_something_is_changed(database: Database) -> None:
    with database.changing("Change") as session:
        session.add(Person(family_name="Unseen"))
        session.flush()
        assert contents(database) == {}
    assert len(contents(database)) == 1


def test_what_is_read_is_one_state_throughout(database: Database) -> None:
    """On SQLite the writer waits for the reader, so it writes from a thread; the server keeps a snapshot."""
    add(database, "First")
    writer = threading.Thread(target=add, args=(database, "Second"))
    with database.reading() as session:
        assert session.query(Person).count() == 1
        writer.start()
        writer.join(0.5)
        assert session.query(Person).count() == 1
    writer.join(10)
    assert len(contents(database)) == 2


def test_each_change_raises_the_version(database: Database) -> None:
    person = add(database)
    for name in ("Other", "Third"):
        with database.changing("Rename") as session:
            session.get_one(Person, person).family_name = name
    with database.reading() as session:
        assert session.get_one(Person, person).version == 3


def test_a_change_planned_on_an_older_version_is_refused(database: Database) -> None:
    person = add(database)
    with pytest.raises(ConflictError, match="Somebody else"), database.changing("Rename") as session:
        _overtaken(session, person).family_name = "Planned on version 1"
    assert contents(database)["person", person]["family_name"] == "Somebody"


def test_a_removal_planned_on_an_older_version_is_refused(database: Database) -> None:
    person = add(database)
    with pytest.raises(ConflictError, match="Somebody else"), database.changing("Remove") as session:
        session.delete(_overtaken(session, person))
    assert ("person", person) in contents(database)


def _overtaken(session: Session, person: str) -> Person:
    """Return a record that another program changes after it was read."""
    record = session.get_one(Person, person)
    session.execute(text("UPDATE person SET version = 7"))
    return record


def test_a_closed_database_keeps_no_connection_of_who_was_reading_then_or_reads_later(
    database: Database,
) -> None:
    made: list[object] = []
    closed: list[object] = []
    event.listen(database.engine, "connect", lambda connection, _entry: made.append(connection))
    event.listen(database.engine, "close", lambda connection, _entry: closed.append(connection))
    with database.reading() as session:
        session.execute(text("SELECT 1")).all()
        database.close()
        with database.reading() as late:
            late.execute(text("SELECT 1")).all()
        assert closed[-1] is made[-1]
    assert {id(each) for each in made} <= {id(each) for each in closed}
