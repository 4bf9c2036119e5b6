"""One old step is taken back without those that came after it; what is in the way is told in words."""

from __future__ import annotations

import pytest

from cica_events.domain.changes import Origin
from cica_events.domain.taking_back import Choice, Hindrance, TakeBackConflict
from cica_events.errors import ConflictError, NotFoundError
from cica_events.queries.history import Step
from cica_events.services.workspace import Workspace
from tests.contents import contents


def latest(workspace: Workspace) -> Step:
    return workspace.history.steps(1)[0]


def person(workspace: Workspace, name: str = "Somebody") -> str:
    return workspace.people.add({"family_name": name})


def test_an_old_step_goes_and_later_ones_stay(workspace: Workspace) -> None:
    one = person(workspace)
    workspace.people.edit([one], {"position": "Expert"})
    old = latest(workspace)
    workspace.people.edit([one], {"phone": "+7 701 000 00 00"})
    plan = workspace.history.take_back(old.id)
    row = workspace.people.rows([one])[0]
    assert (row.position, row.phone) == ("", "+7 701 000 00 00")
    assert plan.whole
    step = latest(workspace)
    assert (step.label, step.origin, step.target_id) == (f"Taken back: {old.label}", Origin.TAKE_BACK, old.id)
    assert [each.undone for each in workspace.history.steps() if each.id == old.id] == [True]


def test_undo_takes_back_the_taking_back_first_and_then_what_was_before(workspace: Workspace) -> None:
    one = person(workspace)
    workspace.people.edit([one], {"position": "Expert"})
    old = latest(workspace)
    workspace.people.edit([one], {"phone": "1"})
    states = [contents(workspace.database)]
    workspace.history.take_back(old.id)
    states.append(contents(workspace.database))
    labels = [workspace.history.undo().label for _each in range(4)]
    assert labels == [f"Taken back: {old.label}", "Change of “Phone”", old.label, "New person"]
    with pytest.raises(NotFoundError):
        workspace.history.undo()
    assert [workspace.history.redo().label for _each in range(4)] == labels[::-1]
    with pytest.raises(NotFoundError):
        workspace.history.redo()
    assert contents(workspace.database) == states[1]
    workspace.history.undo()
    assert contents(workspace.database) == states[0]


def test_a_taking_back_can_be_taken_back_out_of_order(workspace: Workspace) -> None:
    one = person(workspace)
    workspace.people.edit([one], {"position": "Expert"})
    old = latest(workspace)
    workspace.history.take_back(old.id)
    back = latest(workspace)
    workspace.people.edit([one], {"phone": "1"})
    workspace.history.take_back(back.id)
    assert workspace.people.rows([one])[0].position == "Expert"
    standing = {step.id: not step.undone for step in workspace.history.steps()}
    assert (standing[old.id], standing[back.id]) == (True, False)


def test_a_value_that_changed_since_is_told_with_who_when_and_which_step(workspace: Workspace) -> None:
    one, other = person(workspace, "Sarybay"), person(workspace, "Nurbayeva")
    workspace.people.edit([one, other], {"position": "Expert"})
    old = latest(workspace)
    workspace.people.edit([one], {"position": "Adviser"})
    before = contents(workspace.database)
    with pytest.raises(TakeBackConflict) as told:
        workspace.history.take_back(old.id)
    (obstacle,) = told.value.plan.obstacles
    assert obstacle.text.startswith(
        "Person “Sarybay”: “Position” was “Expert” after that step and is “Adviser” now. By test, "
    )
    assert obstacle.text.endswith(": Change of “Position”.")
    assert obstacle.later is not None
    assert obstacle.later.step_id == latest(workspace).id
    assert told.value.plan.records == 1
    assert contents(workspace.database) == before


def test_the_rest_can_be_taken_back_and_the_step_then_stands_in_part(workspace: Workspace) -> None:
    one, other = person(workspace, "Sarybay"), person(workspace, "Nurbayeva")
    workspace.people.edit([one, other], {"position": "Expert"})
    old = latest(workspace)
    workspace.people.edit([one], {"position": "Adviser"})
    plan = workspace.history.take_back(old.id, rest=True)
    assert (plan.records, plan.hindered, plan.whole) == (1, 1, False)
    assert {row.family_name: row.position for row in workspace.people.rows()} == {
        "Sarybay": "Adviser",
        "Nurbayeva": "",
    }
    assert latest(workspace).origin is Origin.TAKE_PART
    assert not next(step for step in workspace.history.steps() if step.id == old.id).undone


def test_single_records_and_single_fields_can_be_taken_back(workspace: Workspace) -> None:
    one, other = person(workspace, "Sarybay"), person(workspace, "Nurbayeva")
    workspace.people.edit([one, other], {"position": "Expert", "phone": "1"})
    old = latest(workspace)
    workspace.history.take_back(old.id, Choice({one: {"phone"}}))
    workspace.history.take_back(old.id, Choice({other: None}))
    rows = {row.family_name: (row.position, row.phone) for row in workspace.people.rows()}
    assert rows == {"Sarybay": ("Expert", ""), "Nurbayeva": ("", "")}
    assert workspace.history.take_back(old.id).whole  # what is left of it
    assert workspace.people.rows([one])[0].position == ""
    with pytest.raises(ConflictError, match="taken back already"):
        workspace.history.take_back(old.id)


def test_what_others_need_stays_and_is_named(workspace: Workspace) -> None:
    one = person(workspace, "Sarybay")
    created = latest(workspace)
    meeting = workspace.meetings.create(workspace.meetings.plan("SOC", None))
    delegation = workspace.delegations.rows(meeting)[0].id
    workspace.participants.add_people(meeting, delegation, [one])
    with pytest.raises(
        TakeBackConflict, match=r"Person “.*Sarybay” cannot go: Participant “.*Sarybay” needs"
    ):
        workspace.history.take_back(created.id)
    with pytest.raises(TakeBackConflict):
        workspace.history.take_back(created.id, rest=True)  # nothing else to take back


def test_a_removed_record_comes_back_with_what_went_with_it(workspace: Workspace, meeting: str) -> None:
    one = person(workspace, "Sarybay")
    delegation = workspace.delegations.rows(meeting)[0].id
    workspace.participants.add_people(meeting, delegation, [one])
    before = contents(workspace.database)
    workspace.delegations.remove([delegation])
    person(workspace, "Somebody else")
    found = workspace.history.removed(["delegation"]).records
    assert [record.id for record in found] == [delegation]
    assert [record.name for record in workspace.history.removed(words="sarybay").records] == ["Sarybay"]
    workspace.history.bring_back(found[0].step.id, delegation)
    assert workspace.participants.rows(meeting)[0].family_name == "Sarybay"
    assert workspace.history.removed().records == ()
    assert latest(workspace).label.startswith("Brought back: ")
    workspace.history.undo()
    workspace.history.undo()
    workspace.history.undo()
    assert contents(workspace.database) == before


def test_a_record_without_its_parent_is_brought_back_after_it(workspace: Workspace, meeting: str) -> None:
    one = person(workspace, "Sarybay")
    delegation = workspace.delegations.rows(meeting)[0].id
    (participant,) = workspace.participants.add_people(meeting, delegation, [one])
    workspace.participants.remove([participant])
    removal = latest(workspace)
    workspace.delegations.remove([delegation])
    with pytest.raises(
        TakeBackConflict, match=r"needs Delegation “.*”, which is gone. Bring that back first"
    ):
        workspace.history.bring_back(removal.id, participant)
    workspace.history.bring_back(latest(workspace).id, delegation)
    workspace.history.bring_back(removal.id, participant)
    assert len(workspace.participants.rows(meeting)) == 1


def test_a_key_that_is_taken_keeps_a_record_from_coming_back(workspace: Workspace) -> None:
    party = workspace.parties.add({"code": "NEW", "short_name": "Newland"})
    workspace.parties.remove([party])
    removal = latest(workspace)
    workspace.parties.add({"code": "NEW", "short_name": "Other Newland"})
    with pytest.raises(
        TakeBackConflict, match=r"“Newland”: its place is taken by .* “Other Newland”"
    ) as told:
        workspace.history.bring_back(removal.id, party)
    assert told.value.plan.obstacles[0].hindrance is Hindrance.TAKEN


def test_a_delegation_does_not_come_back_beside_its_successor(workspace: Workspace, meeting: str) -> None:
    row = workspace.delegations.rows(meeting)[0]
    workspace.delegations.remove([row.id])
    removal = latest(workspace)
    assert row.party_id
    workspace.delegations.add_parties(meeting, [row.party_id])
    with pytest.raises(TakeBackConflict, match="its place is taken"):
        workspace.history.take_back(removal.id)


def test_an_item_is_not_put_under_itself(workspace: Workspace, meeting: str) -> None:
    upper, lower = (workspace.agenda.add(meeting, title) for title in ("Upper", "Lower"))
    workspace.agenda.move(lower, upper, 0)
    workspace.agenda.move(lower, None, 0)
    lifted = latest(workspace)
    workspace.agenda.move(upper, lower, 0)
    with pytest.raises(TakeBackConflict) as told:
        workspace.history.take_back(lifted.id)
    assert any("would stand under itself" in each.text for each in told.value.plan.obstacles)


def test_loading_and_undoing_are_no_steps_to_take_back(workspace: Workspace) -> None:
    person(workspace)
    workspace.history.undo()
    for step in workspace.history.steps():
        if step.origin in (Origin.LOAD, Origin.UNDO):
            with pytest.raises(ConflictError, match="no step that could be taken back"):
                workspace.history.take_back(step.id)


def test_what_only_a_program_reads_is_not_quoted(workspace: Workspace) -> None:
    workspace.saved_views.save("people", "Hotel", {"columns": ["name"]})
    workspace.saved_views.save("people", "Hotel", {"columns": ["phone"]})
    old = latest(workspace)
    workspace.saved_views.save("people", "Hotel", {"columns": ["email"]})
    with pytest.raises(TakeBackConflict) as told:
        workspace.history.take_back(old.id)
    (obstacle,) = told.value.plan.obstacles
    assert obstacle.text.startswith("Saved view “Hotel”: “View” is no longer as that step left it. By test, ")


def test_only_what_a_step_removed_is_brought_back_by_it(workspace: Workspace) -> None:
    one = person(workspace)
    workspace.people.edit([one], {"position": "Expert"})
    edit = latest(workspace)
    for record in (one, "nobody"):
        with pytest.raises(NotFoundError, match="removed no such record"):
            workspace.history.bring_back(edit.id, record)
    assert workspace.people.rows([one])[0].position == "Expert"


@pytest.mark.parametrize("keys", [set(), {"nosuch"}])
def test_a_choice_of_nothing_takes_nothing_back(workspace: Workspace, keys: set[str]) -> None:
    one = person(workspace)
    workspace.people.edit([one], {"position": "Expert"})
    edit = latest(workspace)
    for choice in (Choice({}), Choice({"nobody": None}), Choice({one: keys})):
        with pytest.raises(ConflictError, match="is left to be taken back"):
            workspace.history.take_back(edit.id, choice)
    assert latest(workspace) == edit
