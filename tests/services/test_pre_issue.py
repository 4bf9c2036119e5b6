"""The check before a list of participants is given out, on a real workspace."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, event

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Reply
from cica_events.domain.participants import Capacity, Participation
from cica_events.domain.people import Distinct
from cica_events.domain.pre_issue import FindingKind
from cica_events.errors import NotFoundError
from cica_events.persistence.database import Database
from cica_events.services.workspace import Workspace
from tests.made_up import fill
from tests.services.made_once import once

HEAD = {
    "honorific": "H.E.",
    "given_name": "Alibek",
    "family_name": "Bakayev",
    "position": "Deputy Minister",
    "capacity": Capacity.HEAD,
}


@once
def meeting(workspace: Workspace) -> str:
    """A meeting that nobody is invited to yet."""
    meeting_id = workspace.meetings.create(workspace.meetings.plan("SOC", VagueDate.parse("2023-12-12")))
    workspace.delegations.remove([row.id for row in workspace.delegations.rows(meeting_id)])
    return meeting_id


def state(workspace: Workspace, number: int = 0) -> str:
    return [row.id for row in workspace.parties.rows() if row.kind.value == "state"][number]


def add(workspace: Workspace, meeting_id: str, **values: object) -> str:
    return workspace.participants.add(meeting_id, {"party": state(workspace), **HEAD, **values})


def kinds(workspace: Workspace, meeting_id: str) -> list[FindingKind]:
    return [finding.kind for finding in workspace.pre_issue.findings(meeting_id)]


def test_a_list_in_order_has_no_findings(workspace: Workspace, meeting: str) -> None:
    add(workspace, meeting)
    assert workspace.pre_issue.findings(meeting) == []


def test_findings_name_their_place(workspace: Workspace, meeting: str) -> None:
    head = add(workspace, meeting, position="")
    delegate = add(workspace, meeting, family_name="Second", capacity=Capacity.DELEGATE, honorific="")
    found = workspace.pre_issue.findings(meeting)
    assert [(one.kind, one.participant_id, one.field) for one in found] == [
        (FindingKind.NO_FUNCTION, head, "position"),
        (FindingKind.NO_TITLE, delegate, "honorific"),
    ]


def test_a_head_replaced_by_another_is_in_order_and_one_who_declined_is_not(
    workspace: Workspace, meeting: str
) -> None:
    gone = add(workspace, meeting, status=Participation.REPLACED)
    add(workspace, meeting, family_name="Second")
    assert workspace.pre_issue.findings(meeting) == []
    workspace.participants.advance([gone], Participation.NOMINATED)
    workspace.participants.advance([gone], Participation.DECLINED)
    assert [one.participant_id for one in workspace.pre_issue.findings(meeting)] == [gone]


def test_a_delegation_that_attends_lacks_its_head(workspace: Workspace, meeting: str) -> None:
    (delegation,) = workspace.delegations.add_parties(meeting, [state(workspace)])
    assert kinds(workspace, meeting) == []
    workspace.delegations.edit([delegation], {"reply": Reply.ATTENDING})
    (found,) = workspace.pre_issue.findings(meeting)
    assert (found.kind, found.delegation_id) == (FindingKind.NO_HEAD, delegation)


def test_a_status_counts_on_the_date_of_the_meeting(workspace: Workspace, meeting: str) -> None:
    add(workspace, meeting)
    (status,) = workspace.parties.affiliations(state(workspace))
    workspace.affiliations.edit([status.id], {"since": VagueDate.parse("2023-12-26")})
    assert kinds(workspace, meeting) == [FindingKind.UNKNOWN_STATUS]
    workspace.meetings.edit([meeting], {"date": VagueDate.parse("2024-01-10")})
    assert kinds(workspace, meeting) == []


def test_people_found_to_be_two_are_let_be(workspace: Workspace, meeting: str) -> None:
    add(workspace, meeting)
    add(workspace, meeting, capacity=Capacity.DELEGATE)
    assert kinds(workspace, meeting) == [FindingKind.ALIKE]
    one, other = (row.person_id for row in workspace.participants.rows(meeting))
    with workspace.database.changing("two people") as session:
        session.add(Distinct(one_id=one, other_id=other))
    assert kinds(workspace, meeting) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"given_name": "Alibek", "family_name": "Kuanyshev"}, {"family_name": "Kuanyshiev"}),
        ({"given_name": "Ming", "family_name": "Zhang"}, {"given_name": "ZHANG", "family_name": "Ming"}),
        ({"given_name": "Tae-ick", "family_name": "Cho"}, {"given_name": "Tae Ick"}),
    ],
)
def test_two_spellings_of_a_name_are_found(
    workspace: Workspace, meeting: str, one: dict[str, str], other: dict[str, str]
) -> None:
    add(workspace, meeting, **one)
    second = add(workspace, meeting, **(one | other), capacity=Capacity.DELEGATE)
    assert [(found.kind, found.participant_id) for found in workspace.pre_issue.findings(meeting)] == [
        (FindingKind.ALIKE, second)
    ]


def test_a_name_that_is_put_right_is_compared_anew(workspace: Workspace, meeting: str) -> None:
    add(workspace, meeting)
    second = add(workspace, meeting, family_name="Nurbayeva", capacity=Capacity.DELEGATE)
    assert kinds(workspace, meeting) == []
    workspace.participants.edit([second], {"family_name": "Bakayev"})
    assert kinds(workspace, meeting) == [FindingKind.ALIKE]


def test_only_what_is_chosen_leaves(workspace: Workspace, meeting: str) -> None:
    add(workspace, meeting, email="a@example.org", phone="+7 1")
    assert workspace.pre_issue.findings(meeting, leaving={"position"}) == []
    found = workspace.pre_issue.findings(meeting, leaving={"email", "position"})
    assert [(one.kind, one.field, one.participant_id) for one in found] == [
        (FindingKind.LEAVING, "email", None)
    ]


def test_another_meeting_is_not_looked_at(workspace: Workspace, meeting: str) -> None:
    other = workspace.meetings.create(workspace.meetings.plan("SOC", VagueDate.parse("2024-12-12")))
    add(workspace, other, position="")
    assert kinds(workspace, meeting) == []


def test_a_meeting_that_is_gone_is_told(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        workspace.pre_issue.findings("nowhere")


def test_five_thousand_participants_are_looked_over_in_one_go(database: Database) -> None:
    (meeting_id,) = fill(database, parties=40, meetings=1, participants=5000)
    workspace = Workspace(database)
    statements: list[str] = []

    def note(*args: Any) -> None:
        statements.append(args[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        found = workspace.pre_issue.findings(meeting_id)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(found) > 100
    assert len(statements) < 15  # never one for each participant
