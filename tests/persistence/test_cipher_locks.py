"""The locks on a locked file stay while this process reads it beside SQLCipher's library."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cica_events.persistence.address import Address
from cica_events.persistence.cipher import Key, is_locked, key_of
from cica_events.persistence.drive_faults import was_the_drive
from cica_events.persistence.opening import create_database
from cica_events.persistence.relocking import relock
from cica_events.persistence.salvage import salvage

KEY = Key(b"k" * 32, b"CICA" + b"\xf0" * 12)
_ANOTHER = (
    "import sys\n"
    "from cica_events.persistence.cipher import Key, connected, sqlite_errors\n"
    "from pathlib import Path\n"
    "file = connected(Path(sys.argv[1]), Key(bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3])))\n"
    "file.execute('PRAGMA busy_timeout = 0')\n"
    "try:\n    file.execute('BEGIN IMMEDIATE')\n"
    "except sqlite_errors() as error:\n    print(error)\n"
)


def is_held(path: Path, key: Key = KEY) -> bool:
    """Ask another process whether the write lock on the file is taken."""
    command = [sys.executable, "-c", _ANOTHER, str(path), key.raw.hex(), key.salt.hex()]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return "database is locked" in done.stdout


def _salvaged(path: Path) -> None:
    salvage(path, path.with_name("saved.cica"), key=KEY)


@pytest.mark.parametrize(
    "read",
    [is_locked, was_the_drive, _salvaged, lambda path: key_of(path, "typed again")],
    ids=["looked", "judged", "salvaged", "unlocked"],
)
def test_reading_an_open_locked_file_leaves_its_locks(read: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "Council.cica"
    with closing(create_database(Address.of(path), key=KEY)) as database, database.changing("Long"):
        read(path)
        assert is_held(path)


def test_the_lock_is_held_until_the_file_is_written_anew(tmp_path: Path) -> None:
    path, found = tmp_path / "Council.cica", []
    create_database(Address.of(path), key=KEY).close()

    def look(_done: int, _total: int) -> None:
        if not found:
            assert is_locked(path)
            found.append(is_held(path))

    relock(path, KEY, Key(b"o" * 32, b"CICA" + b"\xf1" * 12), look)
    assert found == [True]


def test_a_closed_file_is_let_go_of(tmp_path: Path) -> None:
    path = tmp_path / "Council.cica"
    with closing(create_database(Address.of(path), key=KEY)) as database:
        assert database.look_over() is not None
        assert str(path) in _open_files()
        database.fall_asleep()
        assert str(path) not in _open_files()
        database.wake(KEY)
        assert database.look_over() is not None
    assert str(path) not in _open_files()


def _open_files() -> set[str]:
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        pytest.skip("only Linux tells what is open")
    return {str(each.readlink()) for each in folder.iterdir() if each.is_symlink()}
