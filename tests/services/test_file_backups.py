"""A damaged or vanished workspace file goes back to its newest good backup, and is kept."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from cica_events.errors import Cancelled, DamagedError, StorageError
from cica_events.persistence.backup_copying import PLAIN
from cica_events.persistence.file_replacing import _keep_a_copy, named_at, replace_by, undo_unfinished
from cica_events.services.backups import Backup, BackupReason
from cica_events.services.file_backups import FileBackups
from cica_events.services.workspace import Workspace, open_workspace
from tests import small_files
from tests.services.test_backups import add, names


@pytest.fixture
def backups(sqlite_workspace: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Backup]:
    """Make a workspace with two backups and a change since."""
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    with closing(open_workspace(sqlite_workspace)) as workspace:
        made = []
        for name in ("First", "Second"):
            add(workspace, name)
            made.append(workspace.backups.take(BackupReason.WORK))
        add(workspace, "Third")
    return made


@pytest.fixture
def file(sqlite_workspace: str) -> Path:
    """Path of the workspace."""
    return Path(sqlite_workspace)


def test_the_newest_good_one_takes_the_place_of_a_damaged_file(backups: list[Backup], file: Path) -> None:
    flip(file, 20)
    damaged = file.read_bytes()
    with pytest.raises(DamagedError):
        open_workspace(file)
    flip(backups[1].path, backups[1].size // 2)
    known = FileBackups(file)
    best = known.newest_good()
    assert best == backups[0]
    kept = known.restore(best)
    assert kept.parent == file.parent
    assert kept.read_bytes() == damaged
    with opened(file) as workspace:
        assert names(workspace) == ["First"]
        add(workspace, "Fourth")
        assert workspace.check() == []


def test_it_says_what_would_be_missing(backups: list[Backup], file: Path) -> None:
    steps, all_of_them = FileBackups(file).missing_since(backups[0])
    assert (len(steps), all_of_them) == (2, True)
    file.write_bytes(b"nothing of it is left")
    assert FileBackups(file).missing_since(backups[0]) == ([], False)


def test_the_journal_of_a_process_that_died_goes_with_its_file(backups: list[Backup], file: Path) -> None:
    journal = file.with_name(f"{file.name}-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    kept = FileBackups(file).restore(backups[1])
    assert not journal.exists()
    assert kept.with_name(f"{kept.name}-journal").exists()


def test_a_file_that_is_gone_comes_back(backups: list[Backup], file: Path) -> None:
    file.unlink()
    FileBackups(file).restore(backups[1])
    with opened(file) as workspace:
        assert names(workspace) == ["First", "Second"]


def test_stopped_or_refused_nothing_is_replaced(backups: list[Backup], file: Path) -> None:
    before = {path: path.read_bytes() for path in file.parent.glob("*.cica")}

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        FileBackups(file).restore(backups[1], stop)
    flip(backups[1].path, 5000)
    with pytest.raises(StorageError, match="damaged itself"):
        FileBackups(file).restore(backups[1])
    assert {path: path.read_bytes() for path in file.parent.iterdir() if path.is_file()} == before


def test_what_cannot_be_put_in_its_place_leaves_file_and_journal_as_they_were(
    backups: list[Backup], file: Path
) -> None:
    file.with_name(f"{file.name}-journal").write_bytes(b"not played back yet")
    before = {path: path.read_bytes() for path in file.parent.iterdir() if path.is_file()}

    def make_folder(draft: Path) -> bool:
        draft.unlink()
        draft.mkdir()  # which takes no file's place, as Windows lets nothing take that of an open one
        return True

    with pytest.raises(StorageError, match="Nothing was replaced"):
        replace_by(backups[1], file, replace(PLAIN, is_whole=make_folder))
    assert {path: path.read_bytes() for path in file.parent.iterdir() if path.is_file()} == before


@small_files.possible
def test_without_room_for_it_nothing_is_replaced(backups: list[Backup], file: Path) -> None:
    """Neither for the backup beside the file, nor for the file where the drive knows no second names."""
    before = {path: path.read_bytes() for path in file.parent.iterdir() if path.is_file()}
    kept = file.with_name("kept.cica")
    with small_files.files_no_larger_than(100_000):
        with pytest.raises(StorageError, match="Nothing was replaced"):
            FileBackups(file).restore(backups[1])
        with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
            _keep_a_copy(file, kept)
    assert {path: path.read_bytes() for path in file.parent.iterdir() if path.is_file()} == before
    _keep_a_copy(file, kept)
    assert kept.read_bytes() == file.read_bytes()


def test_who_has_the_file_open_when_it_is_replaced_loses_nothing(backups: list[Backup], file: Path) -> None:
    with opened(file) as workspace:
        kept = FileBackups(file).restore(backups[1])
        with pytest.raises(StorageError, match="replaced while it was open"):
            add(workspace, "Too late")
    for path, there in ((file, ["First", "Second"]), (kept, ["First", "Second", "Third"])):
        with opened(path) as workspace:
            assert names(workspace) == there
            assert workspace.check() == []


HALF = """
import os, sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None)
file.execute("PRAGMA cache_spill = 1")
file.execute("PRAGMA cache_size = 1")
file.execute("BEGIN")
file.execute("UPDATE person SET family_name = 'Half', notes = hex(randomblob(9000))")
os._exit(0)
"""


def test_a_process_that_ends_just_before_the_replacing_leaves_a_file_that_has_its_journal_again(
    backups: list[Backup], file: Path
) -> None:
    subprocess.run([sys.executable, "-c", HALF, str(file)], check=True)
    journal, half = file.with_name(f"{file.name}-journal"), file.read_bytes()
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H-%M-%S")
    kept = file.with_name(f"{file.stem}, replaced {stamp}.cica")
    os.link(file, kept)
    moved = journal.rename(kept.with_name(f"{kept.name}-journal"))
    undo_unfinished(file)
    assert moved.exists()  # another process may be at it just now
    undo_unfinished(file, time.time() + 60)
    assert (journal.exists(), moved.exists(), kept.exists()) == (True, False, False)
    with opened(file) as workspace:
        assert file.read_bytes() != half
        assert names(workspace) == ["First", "Second", "Third"]


def test_where_the_system_does_not_note_it_the_name_tells_when_a_file_was_replaced(
    backups: list[Backup], file: Path
) -> None:
    before = time.time()
    kept = FileBackups(file).restore(backups[1])
    told = named_at(kept, by_its_name=True)
    assert before - 0.001 <= told <= time.time() + 1
    assert named_at(kept.with_name(f"{kept.name}-journal"), by_its_name=True) == told
    second = kept.with_name(f"{kept.stem} 2{kept.suffix}")
    assert named_at(second, by_its_name=True) == told
    again = kept.with_name(f"{kept.stem}, replaced 2026-11-22 21-00-00{kept.suffix}")
    assert named_at(again, by_its_name=True) == datetime(2026, 11, 22, 21, 0, 1).astimezone().timestamp()
    strange = kept.rename(kept.with_name("of 2026-99-22 21-00-00.cica"))
    assert named_at(strange, by_its_name=True) == strange.stat().st_ctime


def flip(path: Path, place: int) -> None:
    """Flip a bit of the byte at `place`."""
    content = bytearray(path.read_bytes())
    content[place] ^= 4
    path.write_bytes(content)


def opened(path: Path) -> closing[Workspace]:
    """Open a workspace and close it after the block."""
    return closing(open_workspace(path))
