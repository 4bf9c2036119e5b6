"""Taking in people of the same name, and people whose participation goes on."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cica_events.domain.participants import Participation
from cica_events.services.import_plan import Action, ImportResult
from cica_events.services.workspace import Workspace
from tests.services import lists_for_meeting
from tests.services.lists_for_meeting import Plan
from tests.services.planned import told

HEADINGS = ("Name", "Country", "Position", "E-mail", "Phone", "Status")
FIRST = ("Mr. WANG Yi", "China", "Counsellor", "", "", "")
SECOND = ("Mr. WANG Yi", "China", "Second Secretary", "", "", "")

beginning, meeting = lists_for_meeting.beginning, lists_for_meeting.meeting
plan = lists_for_meeting.planning(HEADINGS)


def positions(workspace: Workspace, meeting: str) -> dict[str, str]:
    return {row.position: row.person_id for row in workspace.participants.rows(meeting)}


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        (FIRST, SECOND, "Position"),
        (
            ("WANG Yi", "China", "", "a@mfa.cn", "", ""),
            ("WANG Yi", "China", "", "b@mfa.cn", "", ""),
            "E-mail",
        ),
        (("WANG Yi", "China", "", "", "+86 1", ""), ("WANG Yi", "China", "", "", "+86 2", ""), "Phone"),
    ],
)
def test_namesakes_whom_something_tells_apart_are_two_people(
    workspace: Workspace, plan: Plan, one: Sequence[str], other: Sequence[str], field: str
) -> None:
    planned = plan(one, other)
    assert planned.problems == ()
    assert told(planned.rows[1]) == (
        f"Row 2 names somebody of the same name with another “{field}”: taken for two people, check it.",
    )
    assert workspace.imports.commit(planned).created == 2
    assert workspace.people.count() == 2


@pytest.mark.parametrize("other", [FIRST, ("Wang Yi", "CN", "COUNSELLOR", "w@mfa.cn", "", "")])
def test_namesakes_whom_nothing_tells_apart_are_one_person(plan: Plan, other: Sequence[str]) -> None:
    planned = plan(FIRST, other)
    assert [problem.message for problem in planned.problems] == ["The same person stands in row 2 already."]


def test_namesakes_taken_in_again_stay_as_they_were_in_any_order(workspace: Workspace, plan: Plan) -> None:
    workspace.imports.commit(plan(FIRST, SECOND))
    again = plan(SECOND, FIRST)
    assert [(row.action, row.doubts) for row in again.rows] == [(Action.SKIP, ())] * 2


def test_a_new_namesake_leaves_the_one_who_is_there_alone(
    workspace: Workspace, meeting: str, plan: Plan
) -> None:
    workspace.imports.commit(plan(FIRST))
    before = positions(workspace, meeting)
    assert workspace.imports.commit(plan(SECOND, FIRST)) == ImportResult(1, 0, 1, 0)
    after = positions(workspace, meeting)
    assert after["Counsellor"] == before["Counsellor"] != after["Second Secretary"]


def test_one_person_of_the_directory_is_one_of_two_namesakes_only(
    workspace: Workspace, meeting: str, plan: Plan
) -> None:
    china = next(row.id for row in workspace.parties.rows() if row.code == "CN")
    known = workspace.people.add(
        {"family_name": "Wang", "given_name": "Yi", "party": china, "position": "Second Secretary"}
    )
    workspace.imports.commit(plan(FIRST, SECOND))
    found = positions(workspace, meeting)
    assert found["Second Secretary"] == known != found["Counsellor"]


def test_a_shorter_name_that_was_divided_by_guessing_replaces_nothing(
    workspace: Workspace, meeting: str, plan: Plan
) -> None:
    workspace.imports.commit(plan(("IVANOV Ivan Petrovich", "Russia", "Envoy", "i@mid.ru", "", "")))
    (row,) = plan(("Ivanov Ivan", "Russia", "Minister", "i@mid.ru", "", "")).rows
    assert dict(row.before) == {"position": "Envoy"}


def with_status(status: str) -> tuple[str, ...]:
    return (*FIRST[:-1], status)


@pytest.mark.parametrize(
    ("now", "wanted", "words"),
    [
        ("Attended", "Invited", "attended. Set the status back to “Registered” first"),
        ("Declined", "Registered", "is “Declined”. Set the status to “Nominated” first"),
        ("Nominated", "Replaced", "Say who comes instead of"),
    ],
)
def test_a_status_that_cannot_follow_is_a_problem_of_the_row(
    workspace: Workspace, plan: Plan, now: str, wanted: str, words: str
) -> None:
    workspace.imports.commit(plan(with_status(now)))
    (problem,) = plan(with_status(wanted)).problems
    assert (problem.row, problem.field, problem.value) == (2, "status", wanted)
    assert "WANG Yi" in problem.message
    assert words in problem.message


def test_a_status_that_may_follow_is_taken_over(workspace: Workspace, meeting: str, plan: Plan) -> None:
    workspace.imports.commit(plan(with_status("Nominated")))
    assert workspace.imports.commit(plan(with_status("Registered"))).updated == 1
    assert [row.status for row in workspace.participants.rows(meeting)] == [Participation.REGISTERED]
    assert plan(with_status("")).problems == ()
