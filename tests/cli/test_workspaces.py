"""Creating and checking workspaces, and what is refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import MEETING, Run


def test_a_new_workspace_is_empty_of_meetings_unless_the_sample_is_asked_for(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "office.cica"
    answer = run("new", path)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == f"Created {path} with 0 meetings.\n"
    assert run("meetings", path, "--json").out == "[]\n"
    assert run("new", tmp_path / "sample.cica", "--sample").status == 0
    assert MEETING in run("meetings", tmp_path / "sample.cica").out


def test_a_workspace_that_exists_is_not_overwritten(run: Run, sample: Path) -> None:
    before = sample.read_bytes()
    answer = run("new", sample, "--sample")
    assert (answer.status, answer.out) == (1, "")
    assert "exists already" in answer.err
    assert sample.read_bytes() == before


def test_a_sound_workspace_passes_the_check(run: Run, sample: Path) -> None:
    answer = run("check", sample)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == f"{sample} is sound.\n"


def test_the_check_says_what_is_wrong(run: Run, sample: Path) -> None:
    with sqlite3.connect(sample) as connection:
        connection.execute("UPDATE agenda_item SET title = '' WHERE id = (SELECT min(id) FROM agenda_item)")
    connection.close()
    answer = run("check", sample)
    assert (answer.status, answer.out) == (1, "")
    assert "agenda_item" in answer.err


@pytest.mark.parametrize(
    "content", [None, b"", b"PK\x03\x04 no workspace at all", b"SQLite format 3\x00" + b"x" * 4000]
)
@pytest.mark.parametrize(
    "command",
    [["meetings"], ["participants", "X"], ["agenda", "X"], ["undo"], ["redo"], ["history"], ["check"]],
)
def test_what_is_no_workspace_is_refused_and_left_as_it_was(
    command: list[str], content: bytes | None, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "office.cica"
    if content is not None:
        path.write_bytes(content)
    answer = run(command[0], path, *command[1:])
    assert (answer.status, answer.out) == (1, "")
    assert "office.cica" in answer.err
    assert "Traceback" not in answer.err
    assert (path.read_bytes() if content is not None else not path.exists()) == (
        content if content is not None else True
    )
