"""A copy comes to an end beside those who save, holds one state, and is told apart from a damaged one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cica_events.domain.people import Person
from cica_events.errors import Cancelled, StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.backup_copying import PLAIN, UnsoundCopyError, copy_pages, examine
from cica_events.persistence.database import Database
from cica_events.persistence.faults import told_plainly
from cica_events.persistence.opening import open_database
from cica_events.progress import silent


@pytest.fixture
def database(sqlite_workspace: str) -> Iterator[Database]:
    """Open a file."""
    with closing(open_database(Address.of(sqlite_workspace), actor="test")) as opened:
        yield opened


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Path of an empty file."""
    path = tmp_path / "draft"
    path.touch()
    return path


def add(database: Database, name: str) -> None:
    with database.changing("Person") as session:
        session.add(Person(family_name=name))


def people(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as copy:
        return [name for (name,) in copy.execute("SELECT family_name FROM person ORDER BY family_name")]


@pytest.mark.parametrize("times", [1, 3, 30])
def test_whoever_saves_meanwhile_is_not_held_up_and_is_in_it(
    database: Database, draft: Path, times: int
) -> None:
    saved: list[str] = []

    def save(done: int, _total: int) -> None:
        if len(saved) < times and done > 5:
            saved.append(f"Person {len(saved)}")
            add(database, saved[-1])

    copy_pages(database.engine, draft, PLAIN, save, pages=4, rest=0)
    PLAIN.seal(draft)
    assert people(draft) == saved[: len(people(draft))]
    assert len(people(draft)) >= len(saved) - 1  # one who saved after the last page was read came too late
    assert examine(draft, PLAIN, silent).counts["person"] == len(people(draft))


def test_one_that_is_stopped_holds_nobody_up(database: Database, draft: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done > 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        copy_pages(database.engine, draft, PLAIN, stop, pages=4)
    add(database, "Afterwards")
    draft.write_bytes(b"")
    copy_pages(database.engine, draft, PLAIN, silent)
    assert people(draft) == ["Afterwards"]


def test_one_who_holds_the_file_for_long_is_told_and_not_waited_for(database: Database, draft: Path) -> None:
    asked: list[int] = []

    def ask(done: int, _total: int) -> None:
        asked.append(done)
        if len(asked) > 9:
            raise Cancelled  # it would wait for ever

    with database.engine.connect() as lent:
        lent.exec_driver_sql("PRAGMA busy_timeout = 0")  # the copy is lent it next
    with closing(sqlite3.connect(database.address.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError, match="used by another program"), told_plainly(database.address):
            copy_pages(database.engine, draft, PLAIN, ask, patience=0)
    draft.write_bytes(b"")
    copy_pages(database.engine, draft, PLAIN, silent)
    assert people(draft) == []


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_flipped_byte_anywhere_is_noticed(database: Database, draft: Path, place: float) -> None:
    copy_pages(database.engine, draft, PLAIN, silent)
    PLAIN.seal(draft)
    content = bytearray(draft.read_bytes())
    content[int(len(content) * place)] ^= 16
    draft.write_bytes(content)
    with pytest.raises(UnsoundCopyError):
        examine(draft, PLAIN, silent)
