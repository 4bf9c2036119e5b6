"""What does not fit in a programme, for people and for programs."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date, time
from pathlib import Path

from cica_events.services.workspace import open_workspace
from tests.cli.conftest import MEETING, Run


def add_sessions(sample: Path) -> None:
    with closing(open_workspace(sample)) as workspace:
        meeting = workspace.meetings.get(MEETING).id
        for title in ("One", "Two"):
            workspace.programme.add(
                meeting, {"title": title, "day": date(2023, 12, 12), "start": time(10), "room": "Hall"}
            )
        key = next(each.key for each in workspace.conflicts.of(meeting) if each.kind.value == "room-twice")
        workspace.conflicts.accept(meeting, [key], "One of them is cancelled soon")


def test_conflicts_are_told_in_sentences_and_accepted_ones_with_their_reason(run: Run, sample: Path) -> None:
    add_sessions(sample)
    lines = run("conflicts", sample, MEETING).out.splitlines()
    assert any(line.startswith("Nobody is in the chair of “One”") for line in lines)
    assert lines[-3:-1] == [
        "Hall is taken twice, 10:00–11:30: “One” and “Two”.",
        "   accepted: One of them is cancelled soon",
    ]
    assert lines[-1].endswith("of them open")


def test_a_program_gets_one_document(run: Run, sample: Path) -> None:
    add_sessions(sample)
    found = json.loads(run("conflicts", sample, MEETING, "--json").out)
    assert set(found[0]) == {"key", "kind", "text", "sessions", "items", "participants", "accepted"}
    assert found[-1]["kind"] == "room-twice"
    assert len(found[-1]["sessions"]) == 2


def test_a_meeting_that_is_not_there_is_refused(run: Run, sample: Path) -> None:
    assert run("conflicts", sample, "NO-1").status == 1
