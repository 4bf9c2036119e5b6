"""Calendar files from the command line."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

from cica_events.services.workspace import open_workspace
from tests.calendar_readers import read_alike
from tests.cli.conftest import MEETING, Run


def with_a_session(sample: Path) -> None:
    """Put a plenary session into the sample's meeting."""
    workspace = open_workspace(sample)
    meeting = workspace.meetings.get(MEETING)
    assert meeting.date is not None
    values = {"day": meeting.date.first_day, "start": time(9, 30), "duration": 90, "title": "First session"}
    workspace.sittings.add(meeting.id, values)
    workspace.close()


def test_the_calendar_of_a_meeting_is_written(run: Run, sample: Path, tmp_path: Path) -> None:
    with_a_session(sample)
    path = tmp_path / "programme.ics"
    answer = run(
        "export", "calendar", sample, MEETING, path, "--language", "ru", "--organizer", "a@example.org"
    )
    assert (answer.status, answer.err) == (0, "")
    starts = [entry.start for entry in read_alike(path.read_bytes()).values()]
    assert datetime(2023, 12, 12, 3, 30, tzinfo=UTC) in starts
    for day in ("1", "2023-12-12", "12 December 2023"):
        assert run("export", "calendar", sample, MEETING, path, "--day", day).status == 0
        assert len(read_alike(path.read_bytes())) == 1


def test_what_cannot_be_written_is_refused_in_words(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "programme.ics"
    for words, options in (
        ("There is no session on 13 December 2023.", ("--day", "2")),
        ("“May 2024” is not one day.", ("--day", "May 2024")),
        ("Nobody called “Xyzzy” takes part in this meeting.", ("--person", "Xyzzy")),
        ("“office” is no e-mail address.", ("--organizer", "office")),
    ):
        answer = run("export", "calendar", sample, MEETING, path, *options)
        assert (answer.status, answer.err.strip()) == (1, words)
    answer = run("export", "calendar", sample, MEETING, tmp_path / "programme.xlsx")
    assert "must end in .ics" in answer.err
    assert not list(tmp_path.glob("programme.*"))
