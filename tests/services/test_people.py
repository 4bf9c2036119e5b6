"""The directory of people."""

from __future__ import annotations

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.errors import ValidationError
from cica_events.services.workspace import Workspace


def test_a_person_is_kept_with_name_post_and_party(workspace: Workspace) -> None:
    party = workspace.parties.rows()[0]
    person = workspace.people.add(
        {
            "family_name": "Lin",
            "given_name": "Yun",
            "family_first": True,
            "honorific": "Dr.",
            "party": party.id,
        }
    )
    row = workspace.people.rows([person])[0]
    assert (row.name, row.party, row.party_id, row.meetings) == ("Dr. Lin Yun", party.name, party.id, 0)


def test_a_name_is_never_recased_or_turned_round(workspace: Workspace) -> None:
    for family, given in (("van der BERG", "jean-Łuc"), ("O'DOCHARTAIGH", "mc"), ("ибн Ал-Каср", "Ө")):
        person = workspace.people.add({"family_name": family, "given_name": given})
        assert workspace.people.rows([person])[0].name == f"{given} {family}"


def test_people_are_listed_by_family_name(workspace: Workspace) -> None:
    for family, given in (("B", "2"), ("A", "2"), ("B", "1")):
        workspace.people.add({"family_name": family, "given_name": given})
    assert [row.name for row in workspace.people.rows()] == ["2 A", "1 B", "2 B"]
    assert workspace.people.count() == 3


def test_only_those_asked_for_are_read(workspace: Workspace) -> None:
    ids = [workspace.people.add({"family_name": name}) for name in "ABC"]
    assert [row.id for row in workspace.people.rows(ids[:2])] == ids[:2]
    assert workspace.people.rows([]) == []
    assert workspace.people.rows(["no such id"]) == []


def test_what_many_people_have_in_common_is_kept_once(workspace: Workspace) -> None:
    for name in "AB":
        workspace.people.add({"family_name": name, "position": "Minister", "email": f"{name}@example.org"})
    first, other = workspace.people.rows()
    assert first.position is other.position
    assert (first.family_name, first.email, other.email) == ("A", "A@example.org", "B@example.org")


def test_who_stayed_as_known_is_not_held_twice(workspace: Workspace) -> None:
    ids = [workspace.people.add({"family_name": name}) for name in ("Aaa", "Bbb")]
    known = {row.id: row for row in workspace.people.rows()}
    workspace.people.edit([ids[1]], {"position": "Director"})
    first, second = workspace.people.rows(known=known)
    assert first is known[ids[0]]
    assert second is not known[ids[1]]
    assert second.position == "Director"


def test_a_person_needs_a_family_name(workspace: Workspace) -> None:
    with pytest.raises(ValidationError) as error:
        workspace.people.add({"given_name": "Only"})
    assert error.value.field == "family_name"
    assert workspace.people.count() == 0


def test_attendances_come_the_latest_first_and_those_without_a_date_last(workspace: Workspace) -> None:
    person = workspace.people.add({"family_name": "Somebody"})
    for when in ("2023-12-12", None, "2024-Q3"):
        plan = workspace.meetings.plan("SOC", VagueDate.parse(when) if when else None)
        meeting = workspace.meetings.create(plan)
        workspace.participants.add_people(meeting, workspace.delegations.rows(meeting)[0].id, [person])
    assert [str(row.date) for row in workspace.people.attendances(person)] == [
        "2024-Q3",
        "2023-12-12",
        "None",
    ]
