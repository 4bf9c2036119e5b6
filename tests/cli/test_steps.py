"""Undo, redo and history by command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import MEETING, Run


def phone(run: Run, workspace: Path) -> str:
    return str(json.loads(run("participants", workspace, MEETING, "--json").out)[0]["phone"])


def test_a_step_is_undone_and_done_again(run: Run, edited: Path) -> None:
    given = phone(run, edited)
    undone = run("undo", edited)
    assert (undone.status, undone.err) == (0, "")
    assert undone.out.startswith("Undone: ")
    assert phone(run, edited) == ""
    assert run("redo", edited).status == 0
    assert phone(run, edited) == given == "+7 701 123 45 67"


def test_nothing_to_undo_is_refused_in_words(run: Run, sample: Path) -> None:
    for verb in ("undo", "redo"):
        answer = run(verb, sample)
        assert (answer.status, answer.out) == (1, "")
        assert answer.err == f"There is nothing to {verb}.\n"


def test_history_tells_the_newest_step_first(run: Run, edited: Path) -> None:
    run("undo", edited)
    steps = json.loads(run("history", edited, "--json").out)
    assert [step["origin"] for step in steps[:2]] == ["undo", "change"]
    assert steps[1]["undone"] is True
    assert steps[1]["at"].endswith("+00:00")
    assert set(steps[0]) == {"id", "label", "at", "actor", "origin", "undone", "changes"}
    assert len(json.loads(run("history", edited, "--json", "--limit", 1).out)) == 1
    assert len(json.loads(run("history", edited, "--json", "--limit", 10**30).out)) == len(steps)
    lines = run("history", edited).out.splitlines()
    assert lines[3].endswith("undone")
