"""The documents and lists that the command line prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import MEETING, Run


def test_meetings_are_one_document_with_dates_as_precise_as_known(run: Run, sample: Path) -> None:
    answer = run("meetings", sample, "--json")
    meetings = {meeting["key"]: meeting for meeting in json.loads(answer.out)}
    assert (answer.status, answer.err) == (0, "")
    assert meetings["YC-6"] | {"delegations": 0, "participants": 0} == {
        "key": "YC-6",
        "body": "YC",
        "ordinal": 6,
        "title": "Sixth meeting of the CICA Youth Council",
        "date": "2023-10-12",
        "place": "Samarkand",
        "format": "in-person",
        "stage": "held",
        "delegations": 0,
        "participants": 0,
    }
    assert {"2023-10-02/2023-10-03", "2024-05"} <= {meeting["date"] for meeting in meetings.values()}
    assert meetings[MEETING]["ordinal"] is None


def test_participants_are_objects_by_the_names_of_the_catalogue(run: Run, sample: Path) -> None:
    people = json.loads(run("participants", sample, MEETING, "--json").out)
    assert [person["number"] for person in people] == list(range(1, len(people) + 1))
    chair = people[0]
    assert {"id", "honorific", "email", "phone", "mode", "order"} <= set(chair)
    assert {
        key: chair[key] for key in ("given_name", "family_name", "party", "section", "capacity", "status")
    } == {
        "given_name": "Alibek",
        "family_name": "Bakayev",
        "party": "Kazakhstan",
        "section": "member-states",
        "capacity": "chair",
        "status": "attended",
    }


def test_an_agenda_is_a_list_of_numbered_items(run: Run, sample: Path) -> None:
    items = json.loads(run("agenda", sample, MEETING, "--json").out)
    assert [item["number"] for item in items] == [str(number) for number in range(1, 9)]
    assert set(items[0]) == {"number", "title", "depth", "kind", "duration", "start"}
    assert items[5]["title"] == "Application of Saudi Arabia for Observer status"
    assert (items[5]["depth"], items[5]["kind"], items[5]["start"]) == (0, "decision", None)


def test_a_meeting_is_found_in_any_letter_case(run: Run, sample: Path) -> None:
    assert run("agenda", sample, "yc-6", "--json").status == 0


def test_people_read_aligned_columns(run: Run, sample: Path) -> None:
    lines = run("participants", sample, MEETING).out.splitlines()
    assert lines[0] == "Meeting of the CICA Senior Officials Committee"
    place = lines[1].index("Delegation")
    assert [line[place:].split("  ")[0] for line in lines[3:-1]] == [
        "Kazakhstan",
        "Republic of Korea",
        "Secretariat",
    ]
    assert lines[-1] == "3 participants"


def test_no_line_of_the_list_of_meetings_is_endless(run: Run, sample: Path) -> None:
    answer = run("meetings", sample)
    assert max(map(len, answer.out.splitlines())) < 220
    assert "…" in answer.out


def test_names_come_in_the_language_that_is_asked_for(run: Run, sample: Path) -> None:
    people = json.loads(run("participants", sample, MEETING, "--json", "--language", "ru").out)
    assert people[0]["party"] == "Казахстан"
    assert run("participants", sample, MEETING).out.count("Kazakhstan") == 1


@pytest.mark.parametrize("verb", ["participants", "agenda"])
def test_an_unknown_meeting_is_refused(verb: str, run: Run, sample: Path) -> None:
    answer = run(verb, sample, "SOC-1900", "--json")
    assert (answer.status, answer.out) == (1, "")
    assert "SOC-1900" in answer.err
