"""The life of a participation: steps for many at once, refusals that name people, replacements."""

from __future__ import annotations

import pytest

from cica_events.domain.delegations import Group
from cica_events.domain.participants import Capacity, Participation
from cica_events.errors import ConflictError, ValidationError
from cica_events.queries.participants import ParticipantRow
from cica_events.services.editing import Cell
from cica_events.services.workspace import Workspace


@pytest.fixture
def state(workspace: Workspace) -> str:
    """The id of a member State."""
    return workspace.parties.rows()[0].id


def add(workspace: Workspace, meeting: str, party: str, name: str, **values: object) -> str:
    return workspace.participants.add(meeting, {"party": party, "family_name": name, **values})


def row_of(workspace: Workspace, meeting: str, participant_id: str) -> ParticipantRow:
    return next(row for row in workspace.participants.rows(meeting) if row.id == participant_id)


def statuses(workspace: Workspace, meeting: str) -> set[Participation]:
    return {row.status for row in workspace.participants.rows(meeting)}


def test_many_go_on_as_one_step_that_the_history_names(
    workspace: Workspace, meeting: str, state: str
) -> None:
    ids = [add(workspace, meeting, state, f"Person {number}") for number in range(12)]
    workspace.participants.advance(ids, Participation.ACCREDITED)
    assert statuses(workspace, meeting) == {Participation.ACCREDITED}
    step = workspace.history.steps()[0]
    assert step.label == "Status “Accredited” for 12 participants"
    assert len(workspace.history.changes(step.id)) == 12
    workspace.history.undo()
    assert statuses(workspace, meeting) == {Participation.NOMINATED}


def test_one_who_cannot_follow_stands_against_all_and_is_named(
    workspace: Workspace, meeting: str, state: str
) -> None:
    ids = [add(workspace, meeting, state, name) for name in ("Zhang", "Bakayev")]
    workspace.participants.advance(ids[:1], Participation.ATTENDED)
    with pytest.raises(ValidationError, match="Zhang attended") as error:
        workspace.participants.advance(ids, Participation.DECLINED)
    assert error.value.field == "status"
    assert "Bakayev" not in str(error.value)
    assert statuses(workspace, meeting) == {Participation.ATTENDED, Participation.NOMINATED}


def test_of_many_refusals_a_few_are_told(workspace: Workspace, meeting: str, state: str) -> None:
    ids = [add(workspace, meeting, state, f"Person {number}") for number in range(5)]
    workspace.participants.advance(ids, Participation.ATTENDED)
    with pytest.raises(ValidationError, match=r"The same is true of 2 others\."):
        workspace.participants.advance(ids, Participation.DECLINED)


def test_an_edited_cell_goes_by_the_same_rules(workspace: Workspace, meeting: str, state: str) -> None:
    one = add(workspace, meeting, state, "Zhang")
    workspace.participants.edit([one], {"status": Participation.DECLINED})
    with pytest.raises(ValidationError, match="Zhang is “Declined”"):
        workspace.participants.edit([one], {"status": "attended"})
    with pytest.raises(ValidationError, match="cannot be"):
        workspace.participants.edit([one], {"status": "asleep"})
    workspace.participants.edit_cells([Cell(one, "status", Participation.NOMINATED)])
    assert statuses(workspace, meeting) == {Participation.NOMINATED}


def test_nobody_is_replaced_by_nobody(workspace: Workspace, meeting: str, state: str) -> None:
    one = add(workspace, meeting, state, "Zhang")
    with pytest.raises(ValidationError, match="instead of Zhang"):
        workspace.participants.advance([one], Participation.REPLACED)
    with pytest.raises(ValidationError, match="instead of Zhang"):
        workspace.participants.edit([one], {"status": Participation.REPLACED})


def test_a_new_person_takes_over_delegation_capacity_and_place(
    workspace: Workspace, meeting: str, state: str
) -> None:
    head = add(workspace, meeting, state, "Zhang", rank="Ambassador", capacity=Capacity.HEAD)
    heir = workspace.participants.replace(
        head, {"family_name": "Li", "given_name": "Na", "courtesy": "Ms.", "position": "Minister"}
    )
    row, before = row_of(workspace, meeting, heir), row_of(workspace, meeting, head)
    assert (row.name, row.party_id, row.capacity) == ("Ms. Na Li", state, Capacity.HEAD)
    assert row.status is Participation.NOMINATED
    assert (before.status, before.replaced_by_id) == (Participation.REPLACED, heir)
    assert {person.family_name for person in workspace.people.rows()} == {"Zhang", "Li"}
    assert workspace.history.steps()[0].label == "Ambassador Zhang replaced by Ms. Na Li"
    workspace.history.undo()
    assert [row.status for row in workspace.participants.rows(meeting)] == [Participation.NOMINATED]


def test_a_person_of_the_directory_comes_as_they_stand_there(
    workspace: Workspace, meeting: str, state: str
) -> None:
    person = workspace.people.add({"family_name": "Li", "position": "Minister"})
    guests = next(row.id for row in workspace.delegations.rows(meeting) if row.group is not Group.PARTY)
    one = workspace.participants.add(meeting, {"family_name": "Zhang", "delegation_id": guests})
    heir = row_of(workspace, meeting, workspace.participants.replace(one, person))
    assert (heir.person_id, heir.position, heir.delegation_id) == (person, "Minister", guests)
    assert workspace.people.count() == 2


def test_another_participant_moves_into_the_place(workspace: Workspace, meeting: str, state: str) -> None:
    other_party = workspace.parties.rows()[1].id
    one = add(workspace, meeting, state, "Zhang", capacity=Capacity.HEAD)
    other = add(workspace, meeting, other_party, "Li")
    person = row_of(workspace, meeting, other).person_id
    assert workspace.participants.replace(one, person) == other  # the person takes part already
    row = row_of(workspace, meeting, other)
    assert (row.party_id, row.capacity) == (state, Capacity.HEAD)


def test_who_attended_or_is_replaced_cannot_be_replaced(
    workspace: Workspace, meeting: str, state: str
) -> None:
    first, second, third = (add(workspace, meeting, state, name) for name in ("Zhang", "Li", "Wang"))
    workspace.participants.advance([third], Participation.ATTENDED)
    with pytest.raises(ValidationError, match="Wang attended"):
        workspace.participants.replace(third, first)
    workspace.participants.replace(first, second)
    with pytest.raises(ValidationError, match="Zhang is “Replaced” and cannot come instead"):
        workspace.participants.replace(second, first)
    with pytest.raises(ValidationError, match="Nobody can replace themselves"):
        workspace.participants.replace(second, second)


def test_someone_of_another_meeting_is_refused(workspace: Workspace, meeting: str, state: str) -> None:
    other = workspace.meetings.create(workspace.meetings.plan("YC", None))
    foreign = add(workspace, other, state, "Far Away")
    with pytest.raises(ConflictError, match="Far Away takes part in another meeting"):
        workspace.participants.replace(add(workspace, meeting, state, "Zhang"), foreign)


def test_who_comes_after_all_is_no_longer_replaced(workspace: Workspace, meeting: str, state: str) -> None:
    first, second = (add(workspace, meeting, state, name) for name in ("Zhang", "Li"))
    workspace.participants.replace(first, second)
    workspace.participants.advance([first], Participation.NOMINATED)
    assert row_of(workspace, meeting, first).replaced_by_id is None


def test_a_group_is_made_for_its_first_member(workspace: Workspace, meeting: str) -> None:
    workspace.delegations.remove([row.id for row in workspace.delegations.rows(meeting)])
    for name in ("Reporter", "Photographer"):
        workspace.participants.add(meeting, {"group": Group.MEDIA, "family_name": name})
    assert [(row.group, row.participants) for row in workspace.delegations.rows(meeting)] == [
        (Group.MEDIA, 2)
    ]
    assert workspace.history.steps()[0].label == "New participant"
