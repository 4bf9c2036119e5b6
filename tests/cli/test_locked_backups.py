"""Backups of a locked workspace by command line: with its passphrase, an earlier one, and over damage."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cica_events.services.locking import change_passphrase, is_locked, key_for, lock, unlock
from tests.cli.conftest import MEETING, Run
from tests.cli.test_steps import phone

FIRST, SECOND = "first one", "second one"


@pytest.fixture
def copy(edited: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A locked workspace with one backup."""
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "kept"))
    lock(edited, FIRST)
    monkeypatch.setenv("CICA_EVENTS_PASSPHRASE", FIRST)
    assert run("backup", edited).status == 0
    return edited


def test_a_locked_file_with_a_damaged_beginning_goes_back_and_stays_locked(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bytearray(copy.read_bytes())
    content[40] ^= 4
    copy.write_bytes(content)
    assert "is damaged: 1 place" in run("meetings", copy).err
    monkeypatch.setenv("CICA_EVENTS_PASSPHRASE", "wrong one")
    assert "Caps Lock" in run("restore", copy, 1).err
    assert copy.read_bytes() == content
    monkeypatch.delenv("CICA_EVENTS_PASSPHRASE")
    reading, writing = os.pipe()
    with os.fdopen(writing, "w", encoding="utf-8") as file:
        file.write(FIRST)
    monkeypatch.setenv("CICA_EVENTS_PASSPHRASE_FD", str(reading))
    assert run("restore", copy, 1).status == 0
    assert is_locked(copy)
    monkeypatch.delenv("CICA_EVENTS_PASSPHRASE_FD")
    monkeypatch.setenv("CICA_EVENTS_PASSPHRASE", FIRST)
    assert MEETING in run("meetings", copy).out


def test_a_backup_with_an_earlier_passphrase_is_listed_as_that_and_opens_with_it(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_passphrase(copy, key_for(copy, FIRST), SECOND)
    monkeypatch.setenv("CICA_EVENTS_PASSPHRASE", SECOND)
    assert "other passphrase" in run("backups", copy).out
    (listed,) = json.loads(run("backups", copy, "--json").out)
    assert (listed["good"], listed["locked"]) == (False, True)
    assert "CICA_EVENTS_EARLIER_PASSPHRASE" in run("restore", copy, 1).err
    monkeypatch.setenv("CICA_EVENTS_EARLIER_PASSPHRASE", "wrong one")
    assert "does not open the backup" in run("restore", copy, 1).err
    monkeypatch.setenv("CICA_EVENTS_EARLIER_PASSPHRASE", FIRST)
    assert run("restore", copy, 1).status == 0
    assert [each["locked"] for each in json.loads(run("backups", copy, "--json").out)] == [False, True]


def test_who_looks_into_a_locked_backup_or_restores_it_takes_no_lock_off(
    run: Run, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = phone(run, copy)
    assert run("undo", copy).status == 0
    assert run("backup", copy).status == 0
    unlock(copy, key_for(copy, FIRST))
    monkeypatch.delenv("CICA_EVENTS_PASSPHRASE")
    monkeypatch.setenv("CICA_EVENTS_EARLIER_PASSPHRASE", FIRST)
    before = {path: path.read_bytes() for path in (tmp_path / "kept").rglob("*") if path.is_file()}
    looked = json.loads(run("backups", copy, "--preview", 2, "--json").out)
    (record,) = looked["records"]
    assert run("restore", copy, 2, "--record", f"participant:{record['id']}").status == 0
    assert phone(run, copy) == given
    assert run("undo", copy).status == 0
    assert run("restore", copy, 2).status == 0
    assert phone(run, copy) == given
    after = {path: path.read_bytes() for path in (tmp_path / "kept").rglob("*") if path.is_file()}
    assert before.items() <= after.items()
    assert not list((tmp_path / "kept").rglob(".*"))
    assert [each["locked"] for each in json.loads(run("backups", copy, "--json").out)] == [False, True, True]


def test_of_a_file_that_is_gone_a_locked_backup_comes_back_with_its_passphrase(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy.unlink()
    assert "other passphrase" in run("backups", copy).out
    monkeypatch.setenv("CICA_EVENTS_EARLIER_PASSPHRASE", "wrong one")
    assert "does not open the backup" in run("restore", copy, 1).err
    monkeypatch.setenv("CICA_EVENTS_EARLIER_PASSPHRASE", FIRST)
    assert "It opens with the passphrase of the backup" in run("restore", copy, 1).out
    assert is_locked(copy)
    assert MEETING in run("meetings", copy).out
