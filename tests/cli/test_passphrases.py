"""A locked workspace on the command line, and where its passphrase comes from."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from cica_events.services.backups import BackupReason
from cica_events.services.locking import is_locked
from cica_events.services.workspace import open_workspace
from tests.cli.conftest import MEETING, Run


@pytest.fixture
def copy(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    return Path(shutil.copy(sample, tmp_path / "office.cica"))


def test_a_workspace_is_locked_read_and_unlocked(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = copy.with_name("office.before-schema-9-from-8.cica")
    shutil.copy(copy, kept)
    with closing(open_workspace(shutil.copy(copy, copy.with_name("Earlier.cica")))) as other:
        elsewhere = other.backups.take(BackupReason.ASKED).path
    monkeypatch.setenv("CICA_EVENTS_NEW_PASSPHRASE", "first one")
    answer = run("passphrase", "set", copy)
    assert answer.status == 1, "a copy that is not locked is no success"
    assert str(kept) in answer.err
    assert str(elsewhere) in answer.err
    assert "Weak" in answer.out
    assert is_locked(copy)
    assert run("passphrase", "copies", copy, "--discard").status == 0
    assert not kept.exists()
    assert elsewhere.exists(), "it may be that of another workspace"
    refused = run("meetings", copy)
    assert (refused.status, "CICA_EVENTS_PASSPHRASE_FD" in refused.err) == (1, True)
    monkeypatch.setenv("CICA_EVENTS_PASSPHRASE", "wrong one")
    assert "Caps Lock" in run("meetings", copy).err
    monkeypatch.setenv("CICA_EVENTS_PASSPHRASE", "first one")
    assert MEETING in run("meetings", copy).out
    monkeypatch.setenv("CICA_EVENTS_NEW_PASSPHRASE", "second one")
    assert run("passphrase", "change", copy).status == 0
    assert run("meetings", copy).status == 1
    monkeypatch.setenv("CICA_EVENTS_PASSPHRASE", "second one")
    assert run("passphrase", "remove", copy).status == 0
    assert not is_locked(copy)
    assert MEETING in run("meetings", copy).out


def test_a_passphrase_comes_through_a_descriptor(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hand_over(variable: str, passphrase: str) -> None:
        reading, writing = os.pipe()
        with os.fdopen(writing, "w", encoding="utf-8") as file:
            file.write(f"{passphrase}\n")
        monkeypatch.setenv(variable, str(reading))

    hand_over("CICA_EVENTS_NEW_PASSPHRASE_FD", "чайник и пингвин")
    assert run("passphrase", "set", copy).status == 0
    hand_over("CICA_EVENTS_PASSPHRASE_FD", "чайник и пингвин")
    assert MEETING in run("meetings", copy).out


def test_help_says_where_the_passphrase_is_read_from(run: Run) -> None:
    assert "CICA_EVENTS_PASSPHRASE" in run("--help").out
