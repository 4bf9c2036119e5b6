"""Taking participants in, changing and removing them; the directory follows where it should."""

from __future__ import annotations

import pytest

from cica_events.domain.delegations import Group
from cica_events.domain.participants import Capacity, Participation
from cica_events.domain.protocol import Section
from cica_events.errors import ConflictError, NotFoundError, ValidationError
from cica_events.services.workspace import Workspace


@pytest.fixture
def state(workspace: Workspace) -> str:
    """The id of a member State."""
    return workspace.parties.rows()[0].id


def add(workspace: Workspace, meeting: str, party: str, name: str, **values: object) -> str:
    return workspace.participants.add(meeting, {"party": party, "family_name": name, **values})


def test_a_new_participant_is_a_new_person_too(workspace: Workspace, meeting: str, state: str) -> None:
    one = add(workspace, meeting, state, " Dyrbek ", given_name="Mira", phone="+1", capacity=Capacity.HEAD)
    row = workspace.participants.rows(meeting)[0]
    assert (row.id, row.name, row.capacity, row.party_id) == (one, "Mira Dyrbek", Capacity.HEAD, state)
    assert row.status is Participation.NOMINATED
    person = workspace.people.rows()[0]
    assert (person.id, person.name, person.phone, person.party_id) == (
        row.person_id,
        "Mira Dyrbek",
        "+1",
        state,
    )
    assert person.meetings == 1
    assert [row.meeting_id for row in workspace.people.attendances(person.id)] == [meeting]


def test_a_delegation_is_made_when_its_first_participant_comes(workspace: Workspace, state: str) -> None:
    meeting = workspace.meetings.create(workspace.meetings.plan("OTHER", None))
    assert workspace.delegations.rows(meeting) == []
    add(workspace, meeting, state, "First")
    add(workspace, meeting, state, "Second")
    row = workspace.delegations.rows(meeting)[0]
    assert (row.party_id, row.participants, row.invited) == (state, 2, False)


def test_a_group_takes_participants_too(workspace: Workspace, meeting: str) -> None:
    media = workspace.delegations.add_group(meeting, Group.MEDIA)
    workspace.participants.add(meeting, {"delegation_id": media, "family_name": "Reporter"})
    row = workspace.participants.rows(meeting)[0]
    assert (row.party, row.party_id, row.section) == ("Media", None, Section.MEDIA)


def test_a_participant_of_a_delegation_belongs_to_its_party(workspace: Workspace, meeting: str) -> None:
    delegation = workspace.delegations.rows(meeting)[0]
    workspace.participants.add(meeting, {"delegation_id": delegation.id, "family_name": "Somebody"})
    assert workspace.people.rows()[0].party_id == delegation.party_id


def test_someone_without_a_delegation_is_refused(workspace: Workspace, meeting: str) -> None:
    with pytest.raises(ValidationError) as error:
        workspace.participants.add(meeting, {"family_name": "Nowhere"})
    assert error.value.field == "party"
    assert workspace.people.count() == 0


def test_someone_without_a_name_is_refused(workspace: Workspace, meeting: str, state: str) -> None:
    with pytest.raises(ValidationError) as error:
        add(workspace, meeting, state, " ")
    assert error.value.field == "family_name"
    assert workspace.people.count() == 0


def test_the_delegation_of_another_meeting_is_refused(workspace: Workspace, meeting: str) -> None:
    other = workspace.meetings.create(workspace.meetings.plan("YC", None))
    foreign = workspace.delegations.rows(other)[0].id
    person = workspace.people.add({"family_name": "Somebody"})
    with pytest.raises(NotFoundError, match="another meeting"):
        workspace.participants.add(meeting, {"delegation_id": foreign, "family_name": "Lost"})
    with pytest.raises(NotFoundError, match="another meeting"):
        workspace.participants.add_people(meeting, foreign, [person])
    assert workspace.participants.rows(meeting) == []


def test_a_meeting_that_is_gone_takes_nobody(workspace: Workspace, meeting: str, state: str) -> None:
    workspace.meetings.remove([meeting])
    with pytest.raises(NotFoundError, match="meeting was removed"):
        add(workspace, meeting, state, "Late")
    with pytest.raises(NotFoundError, match="meeting was removed"):
        workspace.participants.rows(meeting)


def test_people_of_the_directory_come_as_they_stand_there(workspace: Workspace, meeting: str) -> None:
    ids = [
        workspace.people.add({"family_name": name, "position": "Expert", "email": f"{name}@example.org"})
        for name in "ABC"
    ]
    delegation = workspace.delegations.rows(meeting)[0].id
    made = workspace.participants.add_people(meeting, delegation, ids)
    rows = workspace.participants.rows(meeting)
    assert {row.id for row in rows} == set(made)
    assert [(row.person_id, row.position, row.email) for row in rows] == [
        (one, "Expert", f"{name}@example.org") for one, name in zip(ids, "ABC", strict=True)
    ]
    assert workspace.people.count() == 3


def test_nobody_is_added_twice(workspace: Workspace, meeting: str) -> None:
    person = workspace.people.add({"family_name": "Once"})
    first, second = workspace.delegations.rows(meeting)[:2]
    assert len(workspace.participants.add_people(meeting, first.id, [person, person])) == 1
    assert workspace.participants.add_people(meeting, second.id, [person]) == []
    assert len(workspace.participants.rows(meeting)) == 1


def test_a_correction_reaches_the_directory_for_someone_of_one_meeting(
    workspace: Workspace, meeting: str, state: str
) -> None:
    one = add(workspace, meeting, state, "Mispelt", position="Expert")
    workspace.participants.edit([one], {"family_name": "Misspelt", "capacity": Capacity.HEAD})
    assert workspace.people.rows()[0].family_name == "Misspelt"
    assert len(workspace.history.steps()) == 3
    workspace.history.undo()
    assert workspace.people.rows()[0].family_name == "Mispelt"


def test_a_function_at_one_meeting_is_not_that_at_another(
    workspace: Workspace, meeting: str, state: str
) -> None:
    one = add(workspace, meeting, state, "Somebody", position="Expert")
    person = workspace.people.rows()[0].id
    other = workspace.meetings.create(workspace.meetings.plan("YC", None))
    workspace.participants.add_people(other, workspace.delegations.rows(other)[0].id, [person])
    workspace.participants.edit([one], {"position": "Director"})
    assert workspace.people.rows()[0].position == "Expert"
    assert workspace.participants.rows(other)[0].position == "Expert"
    assert workspace.people.rows()[0].meetings == 2


def test_what_the_directory_says_otherwise_stays(workspace: Workspace, meeting: str, state: str) -> None:
    one = add(workspace, meeting, state, "Somebody", position="Expert")
    workspace.people.edit([workspace.people.rows()[0].id], {"position": "Minister"})
    workspace.participants.edit([one], {"position": "Director"})
    assert workspace.people.rows()[0].position == "Minister"


def test_a_participant_changes_the_delegation(workspace: Workspace, meeting: str, state: str) -> None:
    one = add(workspace, meeting, state, "Somebody")
    other = workspace.parties.rows()[1].id
    workspace.participants.edit([one], {"party": other})
    assert workspace.participants.rows(meeting)[0].party_id == other
    with pytest.raises(ValidationError, match="Choose the State"):
        workspace.participants.edit([one], {"party": None})
    with pytest.raises((ConflictError, NotFoundError)):
        workspace.participants.edit([one], {"party": "no such party"})
    assert workspace.participants.rows(meeting)[0].party_id == other


def test_many_change_at_once_as_one_step(workspace: Workspace, meeting: str, state: str) -> None:
    ids = [add(workspace, meeting, state, f"Person {number}") for number in range(30)]
    workspace.participants.edit(ids, {"status": Participation.ATTENDED, "organization": "Ministry"})
    rows = workspace.participants.rows(meeting)
    assert {(row.status, row.organization) for row in rows} == {(Participation.ATTENDED, "Ministry")}
    assert {row.organization for row in workspace.people.rows()} == {"Ministry"}
    workspace.history.undo()
    assert {row.organization for row in workspace.people.rows()} == {""}


def test_removing_a_participant_keeps_the_person(workspace: Workspace, meeting: str, state: str) -> None:
    one = add(workspace, meeting, state, "Somebody")
    workspace.participants.remove([one])
    assert workspace.participants.rows(meeting) == []
    assert workspace.people.rows()[0].meetings == 0


def test_the_list_is_in_protocol_order(workspace: Workspace, meeting: str) -> None:
    parties = {row.kind: row.id for row in workspace.parties.rows()}
    states = [row.id for row in workspace.parties.rows()][:2]
    organization = parties["organization"]
    add(workspace, meeting, organization, "Observer")
    add(workspace, meeting, states[1], "Later State")
    for name, capacity in [
        ("Zhou", Capacity.DELEGATE),
        ("Ahn", Capacity.DELEGATE),
        ("Çelik", Capacity.DELEGATE),
        ("Expert", Capacity.EXPERT),
        ("Deputy", Capacity.DEPUTY),
        ("Head", Capacity.HEAD),
    ]:
        add(workspace, meeting, states[0], name, capacity=capacity)
    rows = workspace.participants.rows(meeting)
    assert [row.family_name for row in rows] == [
        "Head", "Deputy", "Ahn", "Çelik", "Zhou", "Expert", "Later State", "Observer",
    ]  # fmt: skip
    assert [row.number for row in rows] == list(range(1, 9))


def test_the_names_of_states_are_those_of_the_language(
    workspace: Workspace, meeting: str, state: str
) -> None:
    add(workspace, meeting, state, "Somebody")
    russian = next(row.short_name_ru for row in workspace.parties.rows() if row.id == state)
    assert workspace.participants.rows(meeting, "ru")[0].party == russian
    assert workspace.participants.rows(meeting, "en")[0].party != russian


def test_a_participant_moves_into_a_group_of_the_meeting(workspace: Workspace, meeting: str) -> None:
    party = workspace.parties.choices()[0][0]
    guests = workspace.delegations.add_group(meeting, Group.GUESTS)
    participant = workspace.participants.add(meeting, {"family_name": "Nine", "party": party})
    workspace.participants.edit([participant], {"party": guests})
    row = workspace.participants.rows(meeting)[0]
    assert (row.group, row.home_id) == (Group.GUESTS, guests)
    workspace.participants.edit([participant], {"party": party})
    assert workspace.participants.rows(meeting)[0].home_id == party


def test_a_group_of_another_meeting_is_refused(workspace: Workspace, meeting: str) -> None:
    other = workspace.meetings.create(workspace.meetings.plan("YC", None))
    guests = workspace.delegations.add_group(other, Group.GUESTS)
    participant = workspace.participants.add(
        meeting, {"family_name": "Nine", "party": workspace.parties.choices()[0][0]}
    )
    with pytest.raises(NotFoundError):
        workspace.participants.edit([participant], {"party": guests})
