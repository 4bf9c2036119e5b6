"""Restoring a backup, whole or by single records, on real files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.taking_back import TakeBackConflict
from cica_events.errors import ConflictError, DamagedError, StorageError
from cica_events.persistence.seal import seal_at_rest
from cica_events.services.backups import BackupReason
from cica_events.services.history_details import What
from cica_events.services.workspace import Workspace, open_workspace
from tests.services.test_backups import add, names


@pytest.fixture
def workspace(sqlite_workspace: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Open a workspace whose backups go to a folder of the test."""
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    with closing(open_workspace(sqlite_workspace)) as opened:
        yield opened


def test_the_whole_comes_back_and_can_be_undone(workspace: Workspace) -> None:
    kept, changed = add(workspace, "Kept"), add(workspace, "Changed")
    removed = add(workspace, "Removed")
    backup = workspace.backups.take(BackupReason.ASKED)
    workspace.people.edit([changed], {"family_name": "Otherwise"})
    workspace.people.remove([removed])
    add(workspace, "New")
    told = []
    workspace.subscribe(told.append)
    before = workspace.backups.restore(backup)
    assert names(workspace) == ["Changed", "Kept", "Removed"]
    assert {change.id for change in told[0].changes} >= {changed, removed}
    assert kept not in {change.id for change in told[0].changes}
    assert (before.reason, before.counts["person"]) == (BackupReason.RESTORE, 3)
    workspace.history.undo()
    assert names(workspace) == ["Kept", "New", "Otherwise"]
    workspace.history.undo()
    assert names(workspace) == ["Kept", "Otherwise"]
    workspace.history.redo()
    workspace.history.redo()
    assert names(workspace) == ["Changed", "Kept", "Removed"]
    assert workspace.check() == []


def test_another_window_is_told_what_came_back(workspace: Workspace) -> None:
    person = add(workspace, "Before")
    backup = workspace.backups.take(BackupReason.ASKED)
    workspace.people.edit([person], {"family_name": "After"})
    with closing(open_workspace(str(workspace.address))) as other:
        other.catch_up()
        told = []
        other.subscribe(told.append)
        workspace.backups.restore(backup)
        other.catch_up()
        assert [change.id for changes in told for change in changes.changes] == [person]
        assert names(other) == ["Before"]


def test_unique_values_may_have_changed_places(workspace: Workspace) -> None:
    one = workspace.parties.add({"code": "AAA", "short_name": "One"})
    two = workspace.parties.add({"code": "BBB", "short_name": "Two"})
    backup = workspace.backups.take(BackupReason.ASKED)
    for party, code in ((one, "CCC"), (two, "AAA"), (one, "BBB")):
        workspace.parties.edit([party], {"code": code})
    workspace.backups.restore(backup)
    assert {row.id: row.code for row in workspace.parties.rows()} == {one: "AAA", two: "BBB"}
    workspace.parties.remove([two])
    third = workspace.parties.add({"code": "BBB", "short_name": "Three"})
    workspace.backups.restore(backup)
    assert third not in {row.id for row in workspace.parties.rows()}


def test_the_backup_tells_what_would_be_missing(workspace: Workspace) -> None:
    add(workspace, "First")
    backup = workspace.backups.take(BackupReason.ASKED)
    assert workspace.backups.missing_since(backup) == []
    second = add(workspace, "Second")
    workspace.people.edit([second], {"given_name": "Given"})
    assert [step.count for step in workspace.backups.missing_since(backup)] == [1, 1]
    workspace.backups.restore(backup)
    assert len(workspace.backups.missing_since(backup)) == 3


def test_single_records_come_back_with_what_they_need(workspace: Workspace) -> None:
    state = workspace.parties.add({"code": "AAA", "short_name": "Atlantis"})
    person = workspace.people.add({"family_name": "Citizen", "party": state})
    stays = add(workspace, "Stays")
    backup = workspace.backups.take(BackupReason.ASKED)
    workspace.people.remove([person])
    workspace.parties.remove([state])
    workspace.people.edit([stays], {"family_name": "Stayed"})
    found = workspace.backups.restorable(backup, "person")
    assert [(one.name, one.what) for one in found] == [("Citizen", What.REMOVED), ("Stays", What.CHANGED)]
    gone = {field.field.key: (field.before, field.after) for field in found[0].fields}
    assert gone == {"family_name": ("Citizen", None), "party": ("Atlantis", "")}
    (field,) = found[1].fields
    assert (field.field.key, field.before, field.after) == ("family_name", "Stays", "Stayed")
    workspace.backups.restore_records(backup, "person", [person])
    assert names(workspace) == ["Citizen", "Stayed"]
    assert [row.code for row in workspace.parties.rows()] == ["AAA"]
    workspace.history.undo()
    assert names(workspace) == ["Stayed"]
    assert workspace.parties.rows() == []
    workspace.backups.restore(backup)
    with pytest.raises(ConflictError, match="as the backup has them"):
        workspace.backups.restore_records(backup, "person", [person])


def test_a_conflict_is_told_in_words(workspace: Workspace) -> None:
    state = workspace.parties.add({"code": "AAA", "short_name": "Atlantis"})
    backup = workspace.backups.take(BackupReason.ASKED)
    workspace.parties.remove([state])
    workspace.parties.add({"code": "AAA", "short_name": "Avalon"})
    with pytest.raises(TakeBackConflict, match=r"its place is taken by .*Avalon") as refused:
        workspace.backups.restore_records(backup, "party", [state])
    assert refused.value.plan.hindered == 1
    assert [row.id for row in workspace.parties.rows()] != [state]


def test_what_is_strange_in_a_backup_is_told_of_the_backup(workspace: Workspace) -> None:
    person = workspace.people.add({"family_name": "Kept", "birth_date": VagueDate.parse("1970")})
    backup = workspace.backups.take(BackupReason.ASKED)
    workspace.people.edit([person], {"birth_date": None})
    with closing(sqlite3.connect(backup.path)) as copy:
        copy.execute("UPDATE person SET birth_date = 'no date'")
        copy.commit()
    seal_at_rest(backup.path)
    for way in (
        lambda: workspace.backups.restore(backup),
        lambda: workspace.backups.restorable(backup, "person"),
        lambda: workspace.backups.restore_records(backup, "person", [person]),
    ):
        with pytest.raises(DamagedError) as refused:
            way()
        assert refused.value.path == backup.path
    assert [step.label for step in workspace.history.steps(1)] == ["Change of “Date of birth”"]


def test_a_damaged_backup_is_not_restored(workspace: Workspace) -> None:
    add(workspace, "First")
    backup = workspace.backups.take(BackupReason.ASKED)
    content = bytearray(backup.path.read_bytes())
    content[-5000] ^= 1
    backup.path.write_bytes(content)
    add(workspace, "Second")
    with pytest.raises(StorageError, match="damaged"):
        workspace.backups.restore(backup)
    assert names(workspace) == ["First", "Second"]
    assert datetime.now(UTC) >= backup.at
