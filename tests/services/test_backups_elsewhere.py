"""Backups from when a workspace had another name or place, or from another time, are found and named."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from cica_events.domain.backups import Backup
from cica_events.persistence.backup_copying import PLAIN
from cica_events.persistence.backup_notes import note_of
from cica_events.persistence.file_replacing import replace_by
from cica_events.services.backups import BackupReason
from cica_events.services.locking import begun_at, lock, plain_copies, plain_copies_elsewhere
from cica_events.services.workspace import create_workspace, open_workspace

MARK = "N1-MARK"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    path = tmp_path / "SOC.cica"
    create_workspace(path).close()
    return path


def backed_up(path: Path, passport: str = "") -> Backup:
    """Take a backup of a workspace, with one more person if there is a `passport`."""
    with closing(open_workspace(path)) as workspace:
        if passport:
            workspace.people.add({"family_name": "Zhan", "passport_number": passport})
        return workspace.backups.take(BackupReason.ASKED)


def without_beginning(backup: Backup) -> None:
    """Let the note beside a backup be one of before beginnings were noted."""
    note = note_of(backup.path)
    content = json.loads(note.read_text("utf-8"))
    del content["begun"]
    note.write_text(json.dumps(content), "utf-8")


@pytest.mark.parametrize("noted", [True, False])
def test_copies_under_an_earlier_name_are_told_when_a_passphrase_is_set(path: Path, noted: bool) -> None:
    other = path.with_name("Another.cica")
    create_workspace(other).close()
    backed_up(other)
    earlier = backed_up(path)
    if not noted:
        without_beginning(earlier)
    path = path.rename(path.with_name("SOC 2027.cica"))
    begun = begun_at(path)
    assert plain_copies_elsewhere(path) == [earlier.path]
    lock(path, "a passphrase")
    assert plain_copies_elsewhere(path, begun) == [earlier.path]
    assert plain_copies_elsewhere(path) == [], "nobody says when it was begun"


def test_own_backups_know_when_a_locked_workspace_was_begun(path: Path) -> None:
    earlier = backed_up(path)
    path = path.rename(path.with_name("SOC 2027.cica"))
    own = backed_up(path)
    lock(path, "a passphrase")
    assert plain_copies(path) == [own.path]
    assert plain_copies_elsewhere(path) == [earlier.path]


def test_erasing_names_the_folders_of_backups_under_another_name(path: Path) -> None:
    earlier = backed_up(path, MARK)
    shutil.copy(path, path.with_name("Copy.cica"))
    with closing(open_workspace(path.with_name("Copy.cica"))) as workspace:
        chosen = [each.id for each in workspace.erasing.holdings()]
        (left,) = workspace.erasing.erase(chosen).left
    assert str(earlier.path.parent) in left.replace("\u2068", "").replace("\u2069", "")
    assert "holds 1 backup of this workspace, or of a copy" in left


def test_everybody_means_also_those_who_stand_in_backups_only(path: Path) -> None:
    before, newer = backed_up(path), backed_up(path, MARK)
    kept = replace_by(before, path, PLAIN)
    with closing(open_workspace(path)) as workspace:
        assert not workspace.erasing.holdings()
        workspace.erasing.erase([])
        assert MARK.encode() in newer.path.read_bytes()
        erased = workspace.erasing.erase([], everybody=True)
    assert MARK.encode() not in newer.path.read_bytes()
    assert [kept.name in words for words in erased.left] == [True]
