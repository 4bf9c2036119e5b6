"""Same as last meeting: who comes again, as the directory knows them now."""

from __future__ import annotations

from typing import Any

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Group
from cica_events.domain.meetings import Stage
from cica_events.domain.participants import Capacity, Participation
from cica_events.errors import NotFoundError
from cica_events.services.workspace import Workspace


def held(workspace: Workspace, when: str, body: str = "SOC", ordinal: int | None = None) -> str:
    plan = workspace.meetings.plan(body, VagueDate.parse(when) if when else None, ordinal=ordinal)
    return workspace.meetings.create(plan)


def party(workspace: Workspace, number: int = 0) -> str:
    return workspace.parties.rows()[number].id


def send(workspace: Workspace, meeting: str, name: str, number: int = 0, **values: Any) -> str:
    """Add a participant of a party and return the id of the person."""
    given = {"party": party(workspace, number), "family_name": name, **values}
    made = workspace.participants.add(meeting, given)
    return next(row.person_id for row in workspace.participants.rows(meeting) if row.id == made)


def delegation(workspace: Workspace, meeting: str, number: int = 0) -> str:
    wanted = party(workspace, number)
    return next(row.id for row in workspace.delegations.rows(meeting) if row.party_id == wanted)


def there(workspace: Workspace, meeting: str) -> list[str]:
    return [row.family_name for row in workspace.participants.rows(meeting)]


def test_those_of_the_nearest_earlier_meeting_come_as_the_directory_knows_them(workspace: Workspace) -> None:
    send(workspace, held(workspace, "2021-05-01"), "Longago")
    last, now = held(workspace, "2022-05-01"), held(workspace, "2023-05-01")
    send(workspace, held(workspace, "2024-05-01"), "Later")
    person = send(workspace, last, "Second", position="Counsellor", status=Participation.ATTENDED)
    send(workspace, last, "First", capacity=Capacity.HEAD)
    workspace.people.edit([person], {"position": "Minister-Counsellor"})
    home = delegation(workspace, now)
    (plan,) = workspace.delegations.foresee(now, [home])
    assert plan.meeting_id == last
    assert [(one.name, one.capacity) for one in plan.people] == [
        ("First", Capacity.HEAD),
        ("Second", Capacity.DELEGATE),
    ]
    (changed,) = plan.people[1].differences
    assert (changed.field.key, changed.then, changed.now) == ("position", "Counsellor", "Minister-Counsellor")
    made = workspace.delegations.bring_over(now, [home])
    rows = workspace.participants.rows(now)
    assert [row.id for row in rows] == made
    assert [(row.family_name, row.capacity, row.status, row.position) for row in rows] == [
        ("First", Capacity.HEAD, Participation.NOMINATED, ""),
        ("Second", Capacity.DELEGATE, Participation.NOMINATED, "Minister-Counsellor"),
    ]


def test_all_come_as_one_step_that_can_be_undone(workspace: Workspace) -> None:
    last, now = held(workspace, "2022"), held(workspace, "2023")
    for number in (0, 1):
        send(workspace, last, f"Guest {number}", number)
    homes = [delegation(workspace, now, number) for number in (0, 1)]
    assert len(workspace.delegations.bring_over(now, homes)) == 2
    workspace.history.undo()
    assert there(workspace, now) == []


def test_who_is_there_already_or_stayed_away_does_not_come(workspace: Workspace) -> None:
    last, now = held(workspace, "2022"), held(workspace, "2023")
    known = send(workspace, last, "Known")
    send(workspace, last, "Declined", status=Participation.DECLINED)
    send(workspace, last, "Replaced", status=Participation.REPLACED)
    home = delegation(workspace, now)
    workspace.participants.add_people(now, home, [known])
    (plan,) = workspace.delegations.foresee(now, [home])
    assert (plan.meeting_id, plan.people, plan.here) == (last, (), 1)
    assert workspace.delegations.bring_over(now, [home]) == []
    assert there(workspace, now) == ["Known"]


def test_only_those_who_are_chosen_come(workspace: Workspace) -> None:
    last, now = held(workspace, "2022"), held(workspace, "2023")
    send(workspace, last, "One")
    other = send(workspace, last, "Other")
    workspace.delegations.bring_over(now, [delegation(workspace, now)], [other])
    assert there(workspace, now) == ["Other"]


def test_there_may_be_no_earlier_meeting(workspace: Workspace) -> None:
    send(workspace, held(workspace, "2022", body="SWG"), "Of another body")
    cancelled, now = held(workspace, "2022-06"), held(workspace, "2023")
    send(workspace, cancelled, "Of a cancelled one")
    workspace.meetings.edit([cancelled], {"stage": Stage.CANCELLED})
    home = delegation(workspace, now)
    (plan,) = workspace.delegations.foresee(now, [home])
    assert (plan.meeting_id, plan.people) == (None, ())
    assert workspace.delegations.bring_over(now, [home]) == []


def test_an_ordinal_tells_which_meeting_was_before_where_dates_do_not(workspace: Workspace) -> None:
    fifth, sixth = held(workspace, "", "YC", 5), held(workspace, "", "YC", 6)
    seventh = held(workspace, "", "YC", 7)
    send(workspace, fifth, "Of the fifth")
    send(workspace, sixth, "Of the sixth")
    workspace.delegations.add_parties(seventh, [party(workspace)])
    workspace.delegations.bring_over(seventh, [delegation(workspace, seventh)])
    assert there(workspace, seventh) == ["Of the sixth"]


def test_each_delegation_has_a_last_meeting_of_its_own(workspace: Workspace) -> None:
    older, last, now = (held(workspace, year) for year in ("2021", "2022", "2023"))
    send(workspace, older, "Rare", 1)
    send(workspace, last, "Usual", 0)
    homes = [delegation(workspace, now, number) for number in (0, 1)]
    assert [plan.meeting_id for plan in workspace.delegations.foresee(now, homes)] == [last, older]


def test_the_secretariat_can_be_brought_over_too(workspace: Workspace) -> None:
    last, now = held(workspace, "2022"), held(workspace, "2023")
    homes = []
    for meeting in (last, now):
        rows = workspace.delegations.rows(meeting)
        homes.append(next(row.id for row in rows if row.group is Group.SECRETARIAT))
    workspace.participants.add(last, {"delegation_id": homes[0], "family_name": "Sarybay"})
    workspace.delegations.bring_over(now, [homes[1]])
    assert there(workspace, now) == ["Sarybay"]


def test_a_delegation_of_another_meeting_is_refused(workspace: Workspace) -> None:
    last, now = held(workspace, "2022"), held(workspace, "2023")
    with pytest.raises(NotFoundError, match="another meeting"):
        workspace.delegations.bring_over(now, [delegation(workspace, last)])
