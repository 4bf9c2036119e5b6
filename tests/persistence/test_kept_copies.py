"""The copies beside a workspace file are told by their names, in every language, and no other file is."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from cica_events.i18n import use_language
from cica_events.persistence.backup_copying import PLAIN
from cica_events.persistence.file_replacing import replace_by
from cica_events.persistence.kept_copies import copies_beside
from cica_events.persistence.whole_files import sweep
from cica_events.services.backups import BackupReason
from cica_events.services.locking import discard, lock, plain_copies
from cica_events.services.rescuing import proposal
from cica_events.services.workspace import create_workspace, open_workspace

LONG_AGO = 1_700_000_000


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    path = tmp_path / "SOC [draft].cica"
    create_workspace(path).close()
    return path


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_what_was_replaced_or_saved_is_told_in_every_language(path: Path, language: str) -> None:
    use_language(language)
    try:
        saved = proposal(path)
        saved.write_bytes(b"what could be saved")
        again = proposal(path)
        again.write_bytes(b"once more")
    finally:
        use_language("en")
    for other in ("SOC [draft], Minsk.cica", "SOC d, saved.cica", "Plan.cica"):
        path.with_name(other).write_bytes(b"another workspace")
    assert set(copies_beside(path)) == {saved, again}


def test_a_replaced_file_and_what_a_killed_program_left_are_removed_with_their_journals(path: Path) -> None:
    workspace = open_workspace(path)
    backup = workspace.backups.take(BackupReason.ASKED)
    workspace.close()
    path.with_name(f"{path.name}-journal").write_bytes(b"pages as they were")
    kept = replace_by(backup, path, PLAIN)
    left = path.with_name(".0123456789ab.new")
    left.write_bytes(path.read_bytes())
    working = path.with_name(".0123456789ac.new")
    working.write_bytes(path.read_bytes())
    recently = time.time() - 900
    os.utime(left, (recently, recently))
    lock(path, "a passphrase")
    copies = plain_copies(path)
    assert set(copies) == {backup.path, kept, left}
    discard(copies)
    working.unlink()
    assert [each.name for each in path.parent.iterdir()] in ([path.name, "backups"], ["backups", path.name])


def test_a_finished_file_that_has_a_second_name_is_never_overwritten(path: Path) -> None:
    whole, second = path.read_bytes(), path.with_name(".0123456789ab.new")
    second.hardlink_to(path)
    os.utime(path, (LONG_AGO, LONG_AGO))
    assert not list(copies_beside(path.with_name("Other.cica")))
    sweep(path.parent)
    assert not second.exists()
    assert path.read_bytes() == whole
