"""Another copy, or another lock, in the place of an open workspace is noticed before anything is saved."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import delete

from cica_events.domain.people import Person
from cica_events.errors import ReplacedError, StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.cipher import Key, new_key
from cica_events.persistence.database import Database
from cica_events.persistence.opening import open_database
from cica_events.persistence.own_handle import _handles, handle_of
from cica_events.persistence.relocking import relock
from cica_events.persistence.seal import Seal
from cica_events.persistence.seal_format import PAGE
from cica_events.persistence.touched_pages import free_pages
from cica_events.persistence.whole_files import wipe
from tests.contents import contents


def opened(path: Path, key: Key | None = None) -> closing[Database]:
    return closing(open_database(Address.of(path), key=key))


def add(database: Database, name: str) -> None:
    with database.changing("New person") as session:
        session.add(Person(family_name=name))


def copy_with(path: Path, *names: str) -> Path:
    """Return a copy of the workspace to which people were added elsewhere."""
    copy = path.with_name("copy.cica")
    shutil.copyfile(path, copy)
    with opened(copy) as other:
        for name in names:
            add(other, name)
    return copy


@pytest.mark.parametrize("elsewhere", [("Elsewhere",), (), ("One", "Two", "Three")], ids=len)
def test_another_copy_written_over_the_open_file_gets_nothing(
    sqlite_workspace: str, elsewhere: tuple[str, ...]
) -> None:
    path = Path(sqlite_workspace)
    copy = copy_with(path, *elsewhere)
    with opened(path) as database:
        database.look_over()
        database.catch_up()
        add(database, "Here")
        shutil.copyfile(copy, path)
        with pytest.raises(ReplacedError, match=r"replaced by another copy.*nothing more is saved"):
            add(database, "Nowhere")
        with pytest.raises(ReplacedError):
            database.catch_up()
        assert path.read_bytes() == copy.read_bytes()
        database.reconnect()
        with pytest.raises(ReplacedError):
            database.catch_up()
    with opened(path) as database:
        assert {row["family_name"] for row in contents(database).values()} == set(elsewhere)


def test_what_other_windows_add_is_no_other_copy(sqlite_workspace: str) -> None:
    path = Path(sqlite_workspace)
    with opened(path) as database, opened(path) as other:
        database.look_over()
        for number in range(3):
            add(database, f"Here {number}")
            add(other, f"There {number}")
            assert database.catch_up() == (1 if number else 0)
            other.catch_up()


def test_a_copy_that_goes_on_from_what_is_open_takes_its_place(sqlite_workspace: str) -> None:
    path = Path(sqlite_workspace)
    with opened(path) as database:
        database.look_over()
        database.catch_up()
        add(database, "Here")
        shutil.copyfile(copy_with(path, "Elsewhere"), path)
        assert database.catch_up() == 1
        add(database, "Here again")
        assert len(contents(database)) == 3


def put_in_its_place(copy: Path, path: Path) -> None:
    """Do to `path` what another program does that gives it another lock."""
    old = path.with_name("old")
    os.link(path, old)
    copy.replace(path)
    wipe(old)


def locks() -> list[tuple[Key | None, Key | None]]:
    one, other = new_key("one"), new_key("other")
    return [(None, one), (one, other), (one, None)]


@pytest.mark.parametrize(("before", "after"), locks(), ids=["set", "changed", "removed"])
def test_another_lock_is_told_as_such(sqlite_workspace: str, before: Key | None, after: Key | None) -> None:
    path = Path(sqlite_workspace)
    if before is not None:
        relock(path, None, before)
    with opened(path, before) as database:
        database.catch_up()
        add(database, "Here")
        copy = path.with_name("copy.cica")
        shutil.copyfile(path, copy)
        relock(copy, before, after)
        put_in_its_place(copy, path)
        there = path.read_bytes()
        for _attempt in range(2):
            with pytest.raises(
                ReplacedError, match=r"The passphrase of .* was set, changed or removed elsewhere"
            ):
                database.catch_up()
            with pytest.raises(ReplacedError, match="nothing more is saved until you open it again"):
                add(database, "Nowhere")
            database.reconnect()
        assert path.read_bytes() == there
    with opened(path, after) as database:
        assert {row["family_name"] for row in contents(database).values()} == {"Here"}


def test_what_a_failed_commit_of_another_window_leaves_in_free_pages_is_no_other_copy(
    sqlite_workspace: str,
) -> None:
    path = Path(sqlite_workspace)
    with opened(path) as database, opened(path) as other:
        with database.changing("Much") as session:
            session.add_all(Person(family_name=f"Person {number}", notes="x" * 900) for number in range(99))
        with database.changing("Gone") as session:
            session.execute(delete(Person))
        for each in (database, other):
            each.look_over()
            each.catch_up()
        assert isinstance(other.seal, Seal)
        with handle_of(path) as handle:
            free = max(free_pages(handle))
            handle.write((free - 1) * PAGE, b"?" * PAGE)
        other.seal.renew(frozenset({free}), failed=True)
        assert database.catch_up() == 0
        add(database, "Here")
        assert other.catch_up() == 1


@pytest.mark.parametrize("content", [b"", bytes(8192), b"?" * 8192], ids=["empty", "zeros", "noise"])
def test_damage_of_a_locked_file_is_no_other_lock(sqlite_workspace: str, content: bytes) -> None:
    path, key = Path(sqlite_workspace), new_key("one")
    relock(path, None, key)
    with opened(path, key) as database:
        database.catch_up()
        path.write_bytes(content)
        database.reconnect()
        with pytest.raises(StorageError) as told:
            database.catch_up()
        assert not isinstance(told.value, ReplacedError)


def test_who_wakes_a_workspace_that_has_no_passphrase_any_more_is_told(sqlite_workspace: str) -> None:
    path, key = Path(sqlite_workspace), new_key("one")
    relock(path, None, key)
    with opened(path, key) as database:
        database.fall_asleep()
        relock(path, key, None)
        with pytest.raises(ReplacedError, match="removed elsewhere"):
            database.wake(key)


def test_a_look_after_closing_leaves_nothing_open(sqlite_workspace: str) -> None:
    path = Path(sqlite_workspace)
    with opened(path) as database:
        database.look_over()
        database.catch_up()
    database.catch_up()
    facts = path.stat()
    assert (facts.st_dev, facts.st_ino) not in _handles._known
