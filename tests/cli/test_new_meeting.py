"""Meetings created from the command line, for people and for programs."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from cica_events.services.workspace import open_workspace
from tests.cli.conftest import Run


@pytest.fixture
def built(template_of_2023: Path, tmp_path: Path) -> Path:
    """The sample with the programmes of 2023, and a template of the Senior Officials Committee."""
    path = Path(shutil.copy(template_of_2023, tmp_path / "built.cica"))
    with closing(open_workspace(path)) as workspace:
        workspace.beginnings.save_template(workspace.meetings.get("SOC-2023-12-12").id, "Winter")
    return path


def test_the_next_meeting_goes_on_from_the_last_one(run: Run, built: Path) -> None:
    answer = run("meeting", "new", built, "yc", "--date", "2024-Q3/2024-Q4", "--from", "yc-6", "--json")
    assert (answer.status, answer.err) == (0, "")
    assert json.loads(answer.out) == {
        "key": "YC-7",
        "title": "Seventh meeting of the CICA Youth Council",
        "title_ru": "Седьмое заседание Молодежного совета СВМДА",
        "date": "2024-Q3/2024-Q4",
        "delegations": 47,
        "participants": 0,
        "items": 12,
        "sessions": 10,
        "look_at": [],
    }


def test_people_read_what_came_and_what_to_look_at(run: Run, built: Path) -> None:
    answer = run("meeting", "new", built, "SOC", "--date", "12 December 2024", "--from", "SOC-2023-12-12")
    lines = answer.out.splitlines()
    assert lines[0] == "Created SOC-2024-12-12, “Meeting of the CICA Senior Officials Committee”."
    assert lines[1].endswith("participants: 0, items: 12, sessions: 8.")
    assert lines[2].startswith("Look at “Achievements of 2023 and implementation")
    assert run("undo", built).out == "Undone: New meeting “Meeting of the CICA Senior Officials Committee”\n"


def test_parts_are_chosen(run: Run, built: Path) -> None:
    parts = "--parts", "agenda, participants"
    told = run("meeting", "new", built, "YC", "--from", "YC-6", *parts, "--json")
    found = json.loads(told.out)
    assert (found["participants"], found["items"], found["sessions"], found["date"]) == (3, 12, 0, None)


def test_without_more_the_body_says_what_it_begins_with(run: Run, sample: Path) -> None:
    found = json.loads(run("meeting", "new", sample, "BF", "--date", "2024-05", "--json").out)
    assert (found["key"], found["items"], found["sessions"]) == ("BF-9", 5, 7)


def test_a_template_of_the_office_is_taken_by_its_name(run: Run, built: Path) -> None:
    command = "meeting", "new", built, "SOC", "--date", "2024-12"
    found = json.loads(run(*command, "--template", "winter", "--json").out)
    assert (found["items"], found["sessions"]) == (12, 8)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["XYZ"], "There is no body “XYZ”. Choose from: SUMMIT, MC, SOC,"),
        (["YC", "--date", "2024-13"], "There is no month 13"),
        (["YC", "--date", "some day"], "some day"),
        (["YC", "--from", "YC-99"], "There is no meeting “YC-99” in this workspace."),
        (["YC", "--from", "YC-6", "--parts", "seats"], "“seats” is no part of a meeting. Choose"),
        (["YC", "--parts", "hosts"], "“Youth Council” has no hosts to take over. It has: agenda,"),
        (["YC", "--template", "Winter"], "There is no template “Winter” for YC. Choose from: none is saved."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_in_words(run: Run, built: Path, options: list[str], message: str) -> None:
    answer = run("meeting", "new", built, *options)
    assert (answer.status, answer.out) == (1, "")
    assert message in answer.err


def test_an_ordinal_may_be_given_in_words(run: Run, sample: Path) -> None:
    found = json.loads(run("meeting", "new", sample, "YC", "--ordinal", "ninth", "--json").out)
    assert found["key"] == "YC-9"
