"""Locked files: the key of a passphrase, what is known of a file without it, and pages that were damaged."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cica_events.errors import Cancelled, LockedError
from cica_events.persistence.cipher import (
    Key,
    KeyHolder,
    connected,
    is_locked,
    key_of,
    new_key,
    sqlite_errors,
)
from cica_events.persistence.cipher_copying import locked_kind
from cica_events.persistence.cipher_pages import PAGE, PageCodes
from cica_events.persistence.own_handle import handle_of
from cica_events.persistence.relocking import relock

SECRET = "Passport N0123456"
KEY = Key(b"k" * 32, b"CICA" + b"\xf0" * 12)
OTHER = Key(b"o" * 32, b"CICA" + b"\xf1" * 12)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "plain.cica"
    with closing(connected(path, create=True)) as connection:
        connection.execute("CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT, age INTEGER)")
        connection.execute("PRAGMA user_version = 5")
        connection.execute("PRAGMA application_id = 77")
        rows = [(f"{number:06}", SECRET * 9, number) for number in range(300)]
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO person VALUES (?, ?, ?)", rows)
        connection.execute("COMMIT")
    return path


@pytest.fixture
def locked(plain: Path) -> Iterator[Path]:
    relock(plain, None, KEY)
    return plain


def _rows(path: Path, key: Key | None) -> list[tuple[object, ...]]:
    with closing(connected(path, key)) as connection:
        return list(connection.execute("SELECT * FROM person ORDER BY id"))


def _flip(path: Path, place: int) -> None:
    with handle_of(path) as handle:
        byte = handle.read(place, 1)[0]
        handle.write(place, bytes((byte ^ 0x10,)))


def test_a_locked_file_tells_nothing_and_comes_back_the_same(plain: Path) -> None:
    before = _rows(plain, None)
    relock(plain, None, KEY)
    assert is_locked(plain)
    assert SECRET.encode() not in plain.read_bytes()
    assert b"SQLite" not in plain.read_bytes()
    assert _rows(plain, KEY) == before
    relock(plain, KEY, OTHER)
    with pytest.raises(sqlite_errors()):
        _rows(plain, KEY)
    assert _rows(plain, OTHER) == before
    relock(plain, OTHER, None)
    assert not is_locked(plain)
    with closing(connected(plain)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (5,)
        assert connection.execute("PRAGMA application_id").fetchone() == (77,)
    assert _rows(plain, None) == before
    assert [path.name for path in plain.parent.iterdir()] == ["plain.cica"]


def test_the_old_bytes_are_overwritten_where_they_lay(plain: Path, tmp_path: Path) -> None:
    other_name = tmp_path / "kept"
    other_name.hardlink_to(plain)
    relock(plain, None, KEY)
    assert SECRET.encode() not in other_name.read_bytes()


def test_a_wrong_key_and_a_stop_leave_the_file_as_it_was(locked: Path) -> None:
    before = locked.read_bytes()
    with pytest.raises(LockedError) as told:
        relock(locked, OTHER, None)
    assert told.value.tried

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        relock(locked, KEY, None, stop)
    assert locked.read_bytes() == before
    assert list(locked.parent.iterdir()) == [locked]


def test_a_plain_draft_that_is_given_up_is_overwritten(locked: Path, tmp_path: Path) -> None:
    other_name = tmp_path / "kept"

    def stop(_done: int, total: int) -> None:
        if total:  # it is written, and being compared
            (draft,) = locked.parent.glob(".*.new")
            other_name.hardlink_to(draft)
            assert SECRET.encode() in draft.read_bytes()
            raise Cancelled

    with pytest.raises(Cancelled):
        relock(locked, KEY, None, stop)
    assert SECRET.encode() not in other_name.read_bytes()


def test_a_folder_that_cannot_be_settled_does_not_deny_what_was_done(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle = os.fsync

    def refuse(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        settle(descriptor)

    monkeypatch.setattr(os, "fsync", refuse)
    relock(plain, None, KEY)
    assert len(_rows(plain, KEY)) == 300


def test_nobody_changes_the_file_while_it_is_written_anew(plain: Path) -> None:
    tried = []

    def change(_done: int, _total: int) -> None:
        if not tried:
            with closing(connected(plain, KEY)) as other:
                other.execute("PRAGMA busy_timeout = 0")
                with pytest.raises(sqlite_errors()) as refused:
                    other.execute("DELETE FROM person")
            tried.append(refused.value)

    relock(plain, None, KEY)
    relock(plain, KEY, OTHER, change)
    assert "locked" in str(tried[0])
    assert len(_rows(plain, OTHER)) == 300


@pytest.mark.usefixtures("usual_keys")
def test_a_passphrase_makes_the_key_that_any_sqlcipher_tool_makes(plain: Path) -> None:
    passphrase = "Кофе с café"
    relock(plain, None, new_key(passphrase))
    library = pytest.importorskip("sqlcipher3.dbapi2")
    with closing(library.connect(str(plain))) as tool:
        tool.execute(f"PRAGMA key = '{passphrase}'")
        assert tool.execute("SELECT count(*) FROM person").fetchone() == (300,)
    decomposed = "Кофе с cafe\N{COMBINING ACUTE ACCENT}"
    assert key_of(plain, decomposed) == key_of(plain, passphrase)
    assert passphrase not in repr(key_of(plain, passphrase))
    assert key_of(plain, passphrase).raw.hex() not in repr(key_of(plain, passphrase))


def test_a_copy_that_is_cut_short_or_emptied_is_not_whole(locked: Path) -> None:
    kind, whole = locked_kind(KeyHolder(locked, KEY)), locked.read_bytes()
    assert kind.is_whole(locked)
    for harmed in (
        whole[:-PAGE],
        whole[:-100],
        whole[:PAGE],
        whole + bytes(PAGE),
        whole[: 4 * PAGE] + bytes(PAGE) + whole[5 * PAGE :],
        whole[:PAGE] + bytes(len(whole) - PAGE),
    ):
        locked.write_bytes(harmed)
        assert not kind.is_whole(locked)
    locked.write_bytes(whole)
    assert kind.is_whole(locked)


@pytest.mark.parametrize("place", [20, 3 * PAGE + 90, 3 * PAGE - 3])
def test_a_wrong_byte_of_a_page_is_found_and_put_right(locked: Path, place: int) -> None:
    whole, number = locked.read_bytes(), place // PAGE + 1
    _flip(locked, place)
    codes = PageCodes(KEY)
    with handle_of(locked) as handle:
        assert codes.damaged(handle) == {number}
        page = handle.read((number - 1) * PAGE, PAGE)
    assert codes.fits(codes.signed(page, number), number)
    assert codes.mended(page, number) == whole[(number - 1) * PAGE : number * PAGE]
