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


def test_history_is_told_of_one_record_one_person_and_a_span_of_days(run: Run, edited: Path) -> None:
    own = json.loads(run("history", edited, "--json", "--record", MEETING).out)
    assert [step["origin"] for step in own] == ["change", "load"]
    assert json.loads(run("history", edited, "--json", "--by", "nobody").out) == []
    assert len(json.loads(run("history", edited, "--json", "--by", own[0]["actor"]).out)) >= 1
    assert json.loads(run("history", edited, "--json", "--until", "2020-Q1").out) == []
    assert json.loads(run("history", edited, "--json", "--since", "2020", "--limit", 1).out) == own[:1]
    unknown = run("history", edited, "--record", "NO-SUCH")
    assert (unknown.status, unknown.err) == (1, "There is no meeting “NO-SUCH” in this workspace.\n")


def test_an_old_step_is_taken_back_and_a_conflict_told(run: Run, edited: Path) -> None:
    before = phone(run, edited)
    (step, *_older) = json.loads(run("history", edited, "--json").out)
    assert run("take-back", edited, step["id"]).out == "Taken back: 1 record\n"
    assert phone(run, edited) == ""
    again = run("take-back", edited, step["id"])
    assert (again.status, again.out) == (1, "")
    assert "was taken back already" in again.err
    run("undo", edited)
    assert phone(run, edited) == before
