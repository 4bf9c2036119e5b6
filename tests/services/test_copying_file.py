"""A copy of a workspace file: of one moment, without what is half saved; nothing is left where it fails."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cica_events.errors import Cancelled, StorageError
from cica_events.persistence.touched_pages import journal_of
from cica_events.services import locking
from cica_events.services.copying_file import copy_file
from cica_events.services.workspace import create_workspace, open_workspace


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "from" / "S.cica"
    path.parent.mkdir()
    with closing(create_workspace(path)) as workspace:
        workspace.people.add({"family_name": "Somebody"})
    return path


@pytest.fixture
def half_saved(source: Path, tmp_path: Path) -> Path:
    """A file whose program died while it was saving, with its journal."""
    left = tmp_path / "left" / "S.cica"
    left.parent.mkdir()
    with closing(sqlite3.connect(source, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE half (text TEXT)")
        for _count in range(400):
            connection.execute("INSERT INTO half VALUES (?)", ("x" * 3000,))
        shutil.copy(source, left)
        shutil.copy(journal_of(source), journal_of(left))
        connection.execute("ROLLBACK")
    return left


def test_a_copy_has_nothing_of_what_was_half_saved_and_needs_no_journal(
    half_saved: Path, tmp_path: Path
) -> None:
    before = half_saved.read_bytes()
    target = tmp_path / "T.cica"
    copy_file(half_saved, target)
    assert not journal_of(target).exists()
    assert half_saved.read_bytes() == before
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").fetchone() == (0,)
    with closing(open_workspace(target)) as workspace:
        assert [row.family_name for row in workspace.people.rows()] == ["Somebody"]


def test_no_journal_stays_where_the_copy_fails(half_saved: Path, tmp_path: Path) -> None:
    journal_of(half_saved).unlink()
    journal_of(half_saved).mkdir()  # it can no more be read than one on a share that went away
    (journal_of(half_saved) / "one").write_bytes(b"one")
    target = tmp_path / "to" / "T.cica"
    target.parent.mkdir()
    with pytest.raises(StorageError, match="could not be copied"):
        copy_file(half_saved, target)
    assert list(target.parent.iterdir()) == []


def test_a_file_that_comes_in_its_place_meanwhile_gets_no_journal_of_a_locked_one(
    source: Path, tmp_path: Path
) -> None:
    locking.lock(source, "three quiet words")
    journal_of(source).write_bytes(b"a journal")
    target = tmp_path / "to" / "T.cica"
    target.parent.mkdir()
    asked = []

    def somebody_else(done: int, _total: int) -> None:
        asked.append(done)
        if done > 0:
            target.write_bytes(b"theirs")

    with pytest.raises(StorageError, match=r"T\.cica exists already"):
        copy_file(source, target, somebody_else)
    assert [path.name for path in target.parent.iterdir()] == ["T.cica"]
    target.unlink()
    copy_file(source, target)
    assert journal_of(target).read_bytes() == b"a journal"


def test_what_is_saved_while_it_is_copied_is_in_the_copy_whole(source: Path, tmp_path: Path) -> None:
    target, saved = tmp_path / "T.cica", []

    def somebody_saves(done: int, _total: int) -> None:
        if done and not saved:  # the copy was read once
            saved.append(done)
            with closing(open_workspace(source)) as workspace:
                workspace.people.add({"family_name": "Next"})

    copy_file(source, target, somebody_saves)
    assert saved
    assert target.read_bytes() == source.read_bytes()


def test_a_file_that_changes_all_the_time_is_refused_in_words(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "T.cica"

    def somebody_saves(done: int, _total: int) -> None:
        if done:
            with source.open("ab") as file:
                file.write(os.urandom(8))

    with pytest.raises(StorageError, match="saving in"):
        copy_file(source, target, somebody_saves)
    assert not target.exists()
    assert not list(tmp_path.glob(".*"))


def test_a_copy_can_be_called_off_in_the_middle(source: Path, tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        copy_file(source, tmp_path / "T.cica", stop)
    assert [path.name for path in tmp_path.iterdir()] == ["from"]
