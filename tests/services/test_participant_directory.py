"""What the directory says otherwise, and taking it over on purpose, either way."""

from __future__ import annotations

import pytest

from cica_events.domain.meetings import Stage
from cica_events.domain.names import Gender
from cica_events.services.participant_directory import Difference
from cica_events.services.workspace import Workspace
from tests.services.made_once import once


@once
def participant(workspace: Workspace, meeting: str) -> str:
    """The id of a participant."""
    party = workspace.parties.rows()[0].id
    values = {"party": party, "family_name": "Zhang", "position": "Ambassador", "email": "z@example.org"}
    return workspace.participants.add(meeting, values)


def person_of(workspace: Workspace, meeting: str) -> str:
    return workspace.participants.rows(meeting)[0].person_id


def test_who_stands_in_the_directory_alike_has_no_differences(
    workspace: Workspace, meeting: str, participant: str
) -> None:
    assert workspace.participants.differences([participant]) == {}
    assert workspace.participants.all_differences(meeting) == {}


def test_each_field_that_differs_is_told(workspace: Workspace, meeting: str, participant: str) -> None:
    person = person_of(workspace, meeting)
    workspace.people.edit([person], {"position": "Minister", "gender": Gender.MALE, "notes": "not shared"})
    expected = (
        Difference("gender", None, Gender.MALE),
        Difference("position", "Ambassador", "Minister"),
    )
    assert workspace.participants.differences([participant]) == {participant: expected}
    assert workspace.participants.all_differences(meeting) == {participant: expected}


def test_a_held_meeting_is_not_changed_by_the_directory(
    workspace: Workspace, meeting: str, participant: str
) -> None:
    workspace.meetings.edit([meeting], {"stage": Stage.HELD})
    before = workspace.participants.rows(meeting)
    workspace.people.edit(
        [person_of(workspace, meeting)],
        {"family_name": "Other", "position": "Minister", "email": "", "rank": "Dr."},
    )
    assert workspace.participants.rows(meeting) == before


def test_what_is_taken_over_is_one_step_and_no_more_than_asked(
    workspace: Workspace, meeting: str, participant: str
) -> None:
    person = person_of(workspace, meeting)
    workspace.people.edit([person], {"position": "Minister", "email": "m@example.org"})
    workspace.participants.take_over([participant], ["position"])
    row = workspace.participants.rows(meeting)[0]
    assert (row.position, row.email) == ("Minister", "z@example.org")
    assert workspace.history.steps()[0].label == "Taken over from the directory: Position"
    workspace.history.undo()
    assert workspace.participants.rows(meeting)[0].position == "Ambassador"


def test_the_directory_takes_over_what_stood_at_the_meeting(
    workspace: Workspace, meeting: str, participant: str
) -> None:
    person = person_of(workspace, meeting)
    workspace.people.edit([person], {"position": "Minister", "email": "m@example.org"})
    workspace.participants.write_to_directory([participant], ["position", "email"])
    row = workspace.people.rows([person])[0]
    assert (row.position, row.email) == ("Ambassador", "z@example.org")
    assert workspace.participants.differences([participant]) == {}


def test_only_what_both_sides_hold_can_be_taken_over(workspace: Workspace, participant: str) -> None:
    with pytest.raises(KeyError):
        workspace.participants.take_over([participant], ["capacity"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H.E. Ambassador ZHANG Xiao", ("H.E.", "", "Ambassador", "Xiao", "ZHANG", True)),
        ("H.E. Mr. Alibek BAKAYEV", ("H.E.", "Mr.", "", "Alibek", "BAKAYEV", False)),
        ("Dr. Smith", ("", "", "Dr.", "", "Smith", False)),
        ("Иванов Иван Иванович", ("", "", "", "Иван Иванович", "Иванов", True)),
    ],
)
def test_a_name_written_as_one_is_parted(
    workspace: Workspace, text: str, expected: tuple[object, ...]
) -> None:
    found = workspace.participants.parted(text)
    assert found is not None
    parts = (found.honorific, found.courtesy, found.rank, found.given_name, found.family_name)
    assert (*parts, found.family_first) == expected


@pytest.mark.parametrize("text", ["", "  ", "Zhang", "Al-Otaibi"])
def test_a_family_name_alone_is_not_parted(workspace: Workspace, text: str) -> None:
    assert workspace.participants.parted(text) is None
