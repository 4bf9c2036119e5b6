"""Backups by command line: listed, made, looked into, restored whole, by record, and over a damaged file."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cica_events.persistence.seal import seal_at_rest
from tests.cli.conftest import Run
from tests.cli.test_steps import phone


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the backups go to a folder of the test."""
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "kept"))


def test_one_is_made_listed_and_restored(run: Run, edited: Path) -> None:
    given = phone(run, edited)
    made = run("backup", edited)
    assert (made.status, made.err) == (0, "")
    (listed,) = json.loads(run("backups", edited, "--json").out)
    assert made.out == f"Written: {listed['path']}\n"
    assert (listed["reason"], listed["good"]) == ("asked", True)
    assert listed["records"]["meeting"] > 0
    run("undo", edited)
    looked = json.loads(run("backups", edited, "--preview", 1, "--json").out)
    (record,) = looked["records"]
    assert record["kind"] == "participant"
    assert len(looked["steps"]) == 1
    assert "otherwise now" in run("backups", edited, "--preview", 1).out
    back = run("restore", edited, 1)
    assert (back.status, back.err) == (0, "")
    assert phone(run, edited) == given
    assert "Before a backup was restored" in run("backups", edited).out
    assert run("undo", edited).status == 0
    assert phone(run, edited) == ""
    assert run("restore", edited, 2, "--record", f"participant:{record['id']}").out == (
        "Brought back: 1 record\n"
    )
    assert phone(run, edited) == given


def test_a_damaged_workspace_goes_back_to_one_and_is_kept(run: Run, edited: Path) -> None:
    run("backup", edited)
    content = bytearray(edited.read_bytes())
    content[20] ^= 4
    edited.write_bytes(content)
    answer = run("restore", edited, 1)
    assert answer.status == 0
    assert "damaged" in answer.err
    assert Path(
        answer.out.removeprefix("Restored. What was there before is kept: ").strip()
    ).read_bytes() == (bytes(content))
    assert run("check", edited).status == 0


@pytest.mark.parametrize("content", [b"", bytes(4096), b"Minutes of the meeting\n" * 1000, None])
def test_one_takes_the_place_of_a_file_that_was_overwritten_or_is_gone(
    run: Run, edited: Path, content: bytes | None
) -> None:
    run("backup", edited)
    edited.unlink()
    if content is not None:
        edited.write_bytes(content)
    answer = run("restore", edited, 1)
    assert (answer.status, answer.err) == (0, "")
    kept = answer.out.removeprefix("Restored.").removeprefix(" What was there before is kept: ").strip()
    assert (Path(kept).read_bytes() if kept else None) == content
    assert run("check", edited).status == 0


def test_a_backup_that_holds_what_no_table_can_takes_no_place(run: Run, edited: Path) -> None:
    run("backup", edited)
    (listed,) = json.loads(run("backups", edited, "--json").out)
    with closing(sqlite3.connect(listed["path"])) as copy:
        copy.execute("UPDATE participant SET status = 'nothing'")
        copy.commit()
    seal_at_rest(Path(listed["path"]))
    run("undo", edited)
    before = [path.name for path in edited.parent.iterdir()]
    answer = run("restore", edited, 1)
    assert (answer.status, answer.out) == (1, "")
    assert Path(listed["path"]).name in answer.err
    assert [path.name for path in edited.parent.iterdir()] == before


def test_what_is_not_there_is_refused_in_words(run: Run, sample: Path) -> None:
    assert run("restore", sample, "7").err == "There is no backup “7” of this workspace.\n"
    assert run("restore", sample, "1", "--record", "nothing").status == 2
    assert "lies on a server" in run("backups", "postgresql://nobody@nowhere/nothing").err
    assert json.loads(run("backups", sample, "--json").out) == []


def test_those_of_a_locked_workspace_are_good_with_its_passphrase(
    run: Run, edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CICA_EVENTS_NEW_PASSPHRASE", "three quiet words")
    run("passphrase", "set", edited)
    monkeypatch.setenv("CICA_EVENTS_PASSPHRASE", "three quiet words")
    assert run("backup", edited).status == 0
    given = phone(run, edited)
    run("undo", edited)
    (listed,) = json.loads(run("backups", edited, "--json").out)
    assert listed["good"]
    assert run("restore", edited, 1).status == 0
    assert phone(run, edited) == given
