"""Reports read from a real database: what is stored of meetings, delegations and people."""

from __future__ import annotations

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Reply
from cica_events.domain.meetings import Stage
from cica_events.domain.names import Gender
from cica_events.domain.participants import Capacity, Mode, Participation
from cica_events.domain.presence import Presence
from cica_events.errors import NotFoundError
from cica_events.queries.reports import Scope
from cica_events.queries.reports_attendance import By
from cica_events.queries.reports_press import press_count
from cica_events.services.workspace import Workspace
from tests.services.made_once import once


@once
def council(workspace: Workspace) -> str:
    """A Ministerial Council that was held, and to which made-up States are invited."""
    meeting = workspace.meetings.create(workspace.meetings.plan("MC", VagueDate.parse("2023-09-21")))
    workspace.meetings.edit([meeting], {"stage": Stage.HELD})
    return meeting


def send(workspace: Workspace, meeting: str, party: str, position: str, **values: object) -> str:
    plain = {"party": party, "family_name": "Omarova", "position": position, "capacity": Capacity.HEAD}
    return workspace.participants.add(meeting, plain | {"status": Participation.ATTENDED} | values)


def states(workspace: Workspace) -> list[str]:
    return [row.id for row in workspace.parties.rows() if row.kind.value == "state"]


def test_the_map_tells_the_level_the_mode_and_the_answers(workspace: Workspace, council: str) -> None:
    minister, deputy, online, silent, declined, *_others = states(workspace)
    send(workspace, council, minister, "Minister of Foreign Affairs")
    send(workspace, council, deputy, "Deputy Minister of Foreign Affairs")
    send(workspace, council, online, "Minister of Foreign Affairs", mode=Mode.ONLINE)
    homes = {row.party_id: row.id for row in workspace.delegations.rows(council)}
    workspace.delegations.edit([homes[declined]], {"reply": Reply.DECLINED})
    found = workspace.reports.participation(Scope())
    (meeting,) = found.meetings
    presences = [found.cell(each, meeting).presence for each in (minister, deputy, online, silent, declined)]
    assert presences == [
        Presence.IN_PERSON,
        Presence.LOWER,
        Presence.ONLINE,
        Presence.NO_REPLY,
        Presence.DECLINED,
    ]
    assert found.per_meeting == {council: 3}
    (head,) = workspace.reports.attendees(found.cell(deputy, meeting).delegation_id)
    assert (head.name, head.position) == ("Omarova", "Deputy Minister of Foreign Affairs")
    assert workspace.reports.attendees("") == []


def test_women_and_men_are_counted_by_record_and_courtesy_and_never_by_the_name(
    workspace: Workspace, council: str
) -> None:
    state = states(workspace)[0]
    for values in ({"gender": Gender.FEMALE}, {"courtesy": "Mr."}, {"given_name": "Aigul"}):
        send(workspace, council, state, "Adviser", **values)
    send(workspace, council, state, "Adviser", status=Participation.DECLINED)
    total = workspace.reports.attendance(Scope()).total
    assert (total.people, total.women, total.men, total.unknown) == (3, 1, 1, 1)
    assert total.share == 0.5


def test_one_meeting_can_be_told_of_whatever_its_stage(workspace: Workspace, council: str) -> None:
    workspace.meetings.edit([council], {"stage": Stage.PLANNED, "participants_at_least": 141})
    send(workspace, council, states(workspace)[0], "Minister")
    assert workspace.reports.attendance(Scope()).total.people == 0
    attendance = workspace.reports.attendance(Scope(meeting_id=council))
    assert [line.people for line in attendance.tables[By.SECTION]] == [1]
    assert attendance.reported == 140
    count = press_count(workspace.reports.press(council))
    assert count.sentence("en") == "more than 140 representatives from 1 Member State"
    with pytest.raises(NotFoundError):
        workspace.reports.press("gone")


def test_the_choices_are_the_years_and_bodies_that_met(workspace: Workspace, council: str) -> None:
    workspace.meetings.create(workspace.meetings.plan("SOC", VagueDate.parse("2031")))
    choices = workspace.reports.choices()
    assert choices.years == (2023, 2031)
    assert choices.held == (2023,)
    assert [code for code, _name in choices.bodies] == ["MC", "SOC"]
    assert workspace.reports.trends(Scope(first_year=2024)) == ()
