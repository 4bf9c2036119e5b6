"""Backups of a workspace on real files: made, listed, due, thinned, looked into."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Group
from cica_events.errors import Cancelled, StorageError
from cica_events.persistence.backup_notes import note_of
from cica_events.services.backups import Backup, BackupReason
from cica_events.services.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(sqlite_workspace: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Open a workspace whose backups go to a folder of the test."""
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    with closing(open_workspace(sqlite_workspace)) as opened:
        yield opened


def add(workspace: Workspace, name: str) -> str:
    """Add a person and return its id."""
    return str(workspace.people.add({"family_name": name}))


def names(workspace: Workspace) -> list[str]:
    """Return the family names of all people."""
    return sorted(row.family_name for row in workspace.people.rows())


def test_a_backup_is_whole_private_and_says_what_it_holds(workspace: Workspace) -> None:
    add(workspace, "First")
    backup = workspace.backups.take(BackupReason.IMPORT)
    assert backup.good
    assert (backup.counts["person"], backup.changed) == (1, 1)
    assert backup.path.name.endswith("import.cica")
    assert workspace.backups.all() == [backup]
    with closing(sqlite3.connect(f"file:{backup.path}?mode=ro", uri=True)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT family_name FROM person").fetchall() == [("First",)]
    if os.name == "posix":
        assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(note_of(backup.path).stat().st_mode) == 0o600
        assert stat.S_IMODE(workspace.backups.folder.stat().st_mode) == 0o700


def test_one_that_is_stopped_leaves_nothing(workspace: Workspace) -> None:
    add(workspace, "First")

    def stop(done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        workspace.backups.take(BackupReason.ASKED, stop)
    assert list(workspace.backups.folder.iterdir()) == []
    add(workspace, "Second")


def test_what_an_ended_process_left_goes_and_what_is_being_written_stays(workspace: Workspace) -> None:
    add(workspace, "First")
    workspace.backups.take(BackupReason.ASKED)
    endings = (".part", ".part.part", ".part-journal")
    old, new = ([workspace.backups.folder / f".{name}{ending}" for ending in endings] for name in "on")
    for path in (*old, *new):
        path.touch()
    for path in old:
        os.utime(path, (0, 0))
    workspace.backups.take(BackupReason.ASKED)
    assert [path.exists() for path in (*old, *new)] == [False] * 3 + [True] * 3


def test_a_flipped_byte_makes_it_a_bad_one(workspace: Workspace) -> None:
    add(workspace, "First")
    backup = workspace.backups.take(BackupReason.ASKED)
    assert [one.good for one in workspace.backups.all()] == [True]
    content = bytearray(backup.path.read_bytes())
    content[len(content) // 3] ^= 1
    backup.path.write_bytes(content)
    assert [one.good for one in workspace.backups.all()] == [False]
    with pytest.raises(StorageError, match="damaged"):
        workspace.backups.preview(backup)


def test_it_is_due_when_something_changed_and_a_quarter_passed(workspace: Workspace) -> None:
    assert not workspace.backups.due()
    add(workspace, "First")
    assert workspace.backups.due()
    backup = workspace.backups.take(BackupReason.WORK)
    add(workspace, "Second")
    assert not workspace.backups.due()
    _date(backup, datetime.now(UTC) - timedelta(minutes=16))
    assert workspace.backups.due()
    _date(backup, datetime.now(UTC) + timedelta(days=1))  # the clock was set back since
    assert workspace.backups.due()
    workspace.history.undo()
    assert workspace.backups.due()


def test_one_dated_in_the_future_does_not_make_it_due_again_and_again(workspace: Workspace) -> None:
    add(workspace, "First")
    _date(workspace.backups.take(BackupReason.WORK), datetime.now(UTC) + timedelta(days=1))
    assert not workspace.backups.due()
    add(workspace, "Second")
    present = workspace.backups.take(BackupReason.WORK)
    assert not workspace.backups.due()
    add(workspace, "Third")
    assert not workspace.backups.due()
    _date(present, datetime.now(UTC) - timedelta(minutes=16))
    assert workspace.backups.due()


def test_a_damaged_one_does_not_stand_for_the_present(workspace: Workspace) -> None:
    add(workspace, "First")
    damaged = workspace.backups.take(BackupReason.WORK)
    assert not workspace.backups.due()
    damaged.path.write_bytes(damaged.path.read_bytes().replace(b"First", b"Fists"))
    assert workspace.backups.due()
    workspace.backups.take(BackupReason.WORK)
    assert not workspace.backups.due()


def _date(backup: Backup, at: datetime) -> None:
    note = note_of(backup.path)
    note.write_text(note.read_text("utf-8").replace(backup.at.isoformat(), at.isoformat()), "utf-8")
    object.__setattr__(backup, "at", at)


def test_thinning_removes_what_may_go(workspace: Workspace) -> None:
    add(workspace, "First")
    one, two, three = (workspace.backups.take(BackupReason.WORK) for _count in range(3))
    long_ago = datetime.now().astimezone().replace(hour=12) - timedelta(days=10)
    for backup, at in ((one, long_ago - timedelta(hours=1)), (two, long_ago), (three, datetime.now(UTC))):
        _date(backup, at)
    assert workspace.backups.thin() == [one.path]
    assert [backup.path for backup in workspace.backups.all()] == [three.path, two.path]
    assert not note_of(one.path).exists()


def test_one_can_be_looked_into_and_not_changed(workspace: Workspace) -> None:
    add(workspace, "First")
    backup = workspace.backups.take(BackupReason.ASKED)
    add(workspace, "Second")
    before = backup.path.read_bytes()
    with closing(workspace.backups.preview(backup)) as looked_into:
        assert names(looked_into) == ["First"]
        with pytest.raises(StorageError, match="read-only"):
            add(looked_into, "Third")
    assert backup.path.read_bytes() == before


def test_without_a_note_it_is_known_by_its_name(workspace: Workspace) -> None:
    add(workspace, "First")
    backup = workspace.backups.take(BackupReason.MERGE)
    note_of(backup.path).unlink()
    (found,) = workspace.backups.all()
    assert found.at == backup.at.replace(microsecond=0)
    assert (found.reason, found.counts, found.newest) == (backup.reason, backup.counts, backup.newest)


def test_where_there_is_no_place_it_is_said_and_work_goes_on(workspace: Workspace) -> None:
    add(workspace, "First")
    workspace.backups.folder.parent.write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="No backup of “test” could be made"):
        workspace.backups.take(BackupReason.WORK)
    add(workspace, "Second")
    workspace.backups.folder.parent.unlink()
    assert workspace.backups.take(BackupReason.WORK).counts["person"] == 2


def test_before_something_large_the_present_is_kept_once(workspace: Workspace) -> None:
    told: list[str] = []
    workspace.keep_backups(told.append)
    people = [add(workspace, f"Person {number}") for number in range(53)]
    workspace.people.remove(people[:50])
    assert workspace.backups.all() == []
    workspace.history.undo()
    workspace.people.remove(people[:51])
    (kept,) = workspace.backups.all()
    assert (kept.reason, kept.counts["person"]) == (BackupReason.REMOVAL, 53)
    one, other = add(workspace, "Twin"), add(workspace, "Twin")
    workspace.duplicates.merge(one, other, {})
    assert [backup.reason for backup in workspace.backups.all()] == [BackupReason.MERGE, BackupReason.REMOVAL]
    workspace.backups.secure(BackupReason.IMPORT)
    workspace.backups.secure(BackupReason.IMPORT)
    assert len(workspace.backups.all()) == 3
    assert told == []


def test_what_is_secured_is_not_secured_again_beside_one_that_is_dated_in_the_future(
    workspace: Workspace,
) -> None:
    add(workspace, "First")
    _date(workspace.backups.take(BackupReason.WORK), datetime.now(UTC) + timedelta(days=1))
    add(workspace, "Second")
    for _time in range(2):
        workspace.backups.secure(BackupReason.REMOVAL)
    assert len(workspace.backups.all()) == 2


def test_a_damaged_backup_secures_nothing(workspace: Workspace) -> None:
    add(workspace, "First")
    workspace.backups.secure(BackupReason.REMOVAL)
    (damaged,) = workspace.backups.all()
    content = damaged.path.read_bytes()
    damaged.path.write_bytes(content.replace(b"First", b"Fists"))
    for _time in range(2):
        workspace.backups.secure(BackupReason.REMOVAL)
    assert [backup.good for backup in workspace.backups.all()] == [True, False]


def test_delegations_count_with_their_participants(workspace: Workspace) -> None:
    workspace.keep_backups(pytest.fail)
    meeting = workspace.meetings.create(workspace.meetings.plan("SOC", VagueDate.parse("2023-12-12")))
    delegation = workspace.delegations.add_group(meeting, Group.GUESTS)
    people = [add(workspace, f"Person {number}") for number in range(50)]
    workspace.participants.add_people(meeting, delegation, people)
    workspace.delegations.remove([workspace.delegations.add_group(meeting, Group.SECRETARIAT)])
    assert workspace.backups.all() == []
    workspace.delegations.remove([delegation])
    assert [backup.reason for backup in workspace.backups.all()] == [BackupReason.REMOVAL]


def test_without_a_backup_the_work_goes_on_and_it_is_told(workspace: Workspace) -> None:
    told: list[str] = []
    workspace.keep_backups(told.append)
    workspace.backups.folder.parent.write_text("a file where the folder should be")
    one, other = add(workspace, "Twin"), add(workspace, "Twin")
    workspace.duplicates.merge(one, other, {})
    assert names(workspace) == ["Twin"]
    assert [words.startswith("No backup of “test” could be made") for words in told] == [True]


def test_where_one_may_not_wait_none_is_made(workspace: Workspace) -> None:
    told: list[str] = []
    workspace.keep_backups(told.append, may_wait=lambda: False)
    one, other = add(workspace, "Twin"), add(workspace, "Twin")
    workspace.duplicates.merge(one, other, {})
    assert workspace.backups.all() == []


def test_none_goes_for_one_that_turns_out_damaged(workspace: Workspace) -> None:
    add(workspace, "First")
    earlier, later, today = (workspace.backups.take(BackupReason.WORK) for _count in range(3))
    noon = datetime.now().astimezone().replace(hour=12) - timedelta(days=10)
    for backup, at in ((earlier, noon - timedelta(hours=1)), (later, noon), (today, datetime.now(UTC))):
        _date(backup, at)
    content = bytearray(later.path.read_bytes())
    content[len(content) // 2] ^= 1
    later.path.write_bytes(content)
    assert workspace.backups.thin() == [later.path]
    assert [backup.path for backup in workspace.backups.all()] == [today.path, earlier.path]
