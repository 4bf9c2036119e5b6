"""What is removed takes with it what belongs to it, and stays where something else needs it."""

from __future__ import annotations

import pytest

from cica_events.domain.parties import Affiliation
from cica_events.errors import ConflictError, NotFoundError
from cica_events.persistence.integrity import problems_of
from cica_events.services.workspace import Workspace
from tests.contents import contents
from tests.made_up import fill


def tables(workspace: Workspace) -> dict[str, int]:
    """Return how many records each table holds."""
    counts: dict[str, int] = {}
    for table, _id in contents(workspace.database):
        counts[table] = counts.get(table, 0) + 1
    return counts


@pytest.fixture
def meeting(furnished: Workspace) -> str:
    """The meeting of the Senior Officials Committee, whose outcomes the other one follows up."""
    return next(row.id for row in furnished.meetings.rows() if row.body == "SOC")


def test_a_delegation_goes_with_its_participants_and_not_its_people(
    furnished: Workspace, meeting: str
) -> None:
    delegation = furnished.participants.rows(meeting)[0].delegation_id
    people = furnished.people.count()
    furnished.delegations.remove([delegation])
    assert delegation not in [row.id for row in furnished.delegations.rows(meeting)]
    assert [row.delegation_id for row in furnished.participants.rows(meeting)] != [delegation]
    assert furnished.people.count() == people
    assert problems_of(furnished.database) == []


def test_an_agenda_item_goes_with_its_sub_items_and_leaves_its_outcomes(
    furnished: Workspace, meeting: str
) -> None:
    items = furnished.agenda.rows(meeting)
    parent = next(row.id for row in items if any(other.parent_id == row.id for other in items))
    children = {row.id for row in items if row.parent_id == parent}
    assert furnished.outcomes.rows(meeting)[0].item_id == parent
    furnished.agenda.remove([parent])
    assert {row.id for row in items} - {row.id for row in furnished.agenda.rows(meeting)} == {
        parent,
        *children,
    }
    assert [row.item_id for row in furnished.outcomes.rows(meeting)] == [None, None]


def test_a_deep_tree_of_items_goes_whole(furnished: Workspace, meeting: str) -> None:
    count = len(furnished.agenda.rows(meeting))
    top = parent = furnished.agenda.add(meeting, "Top")
    for depth in range(12):
        parent = furnished.agenda.add(meeting, f"Depth {depth}", parent_id=parent)
    furnished.agenda.remove([top])
    assert len(furnished.agenda.rows(meeting)) == count


def test_a_meeting_goes_with_all_that_belongs_to_it(furnished: Workspace, meeting: str) -> None:
    before = tables(furnished)
    furnished.meetings.remove([meeting])
    belongings = {
        table
        for table, _id in contents(furnished.database)
        for row in [contents(furnished.database)[table, _id]]
        if meeting in row.values()
    }
    assert belongings == set()
    after = tables(furnished)
    assert after["meeting"] == before["meeting"] - 1
    assert {table: after[table] for table in ("party", "person", "affiliation")} == {
        table: before[table] for table in ("party", "person", "affiliation")
    }
    assert problems_of(furnished.database) == []


def test_both_meetings_go_at_once(furnished: Workspace) -> None:
    furnished.meetings.remove([row.id for row in furnished.meetings.rows()])
    assert set(tables(furnished)) == {
        "party",
        "person",
        "affiliation",
        "chairmanship",
        "contact_point",
        "post",
        "column_set",
        "import_layout",
        "meeting_template",
        "saved_view",
    }


def test_what_followed_a_meeting_up_forgets_it(furnished: Workspace, meeting: str) -> None:
    other = next(row.id for row in furnished.meetings.rows() if row.id != meeting)
    assert {row.followed_by_id for row in furnished.outcomes.rows(meeting)} == {other}
    furnished.meetings.remove([other])
    assert {row.followed_by_id for row in furnished.outcomes.rows(meeting)} == {None}


def test_a_status_stays_without_the_decision_that_gave_it(furnished: Workspace) -> None:
    def decisions() -> list[object]:
        rows = contents(furnished.database)
        return [
            row["decided_by_id"] for (table, _id), row in rows.items() if table == Affiliation.__tablename__
        ]

    assert any(decisions())
    furnished.meetings.remove([row.id for row in furnished.meetings.rows()])
    assert decisions() != []
    assert not any(decisions())


def test_a_party_that_is_used_stays_and_says_how_often(furnished: Workspace, meeting: str) -> None:
    party = furnished.participants.rows(meeting)[0].party_id
    assert party
    before = contents(furnished.database)
    with pytest.raises(ConflictError, match=r"still used in \d+ place"):
        furnished.parties.remove([party])
    assert contents(furnished.database) == before


def test_a_party_that_is_not_used_goes_with_its_status(workspace: Workspace) -> None:
    party = workspace.parties.rows()[0].id
    assert workspace.parties.affiliations(party) != ()
    workspace.parties.remove([party])
    assert party not in [row.id for row in workspace.parties.rows()]
    assert not any(party in row.values() for row in contents(workspace.database).values())


def test_an_organization_and_the_state_of_its_seat_go_together(workspace: Workspace) -> None:
    state, organization = workspace.parties.rows()[0].id, workspace.parties.rows()[-1].id
    workspace.parties.edit([organization], {"home": state})
    with pytest.raises(ConflictError, match="still used in 1 place"):
        workspace.parties.remove([state])
    workspace.parties.remove([state, organization])
    assert len(workspace.parties.rows()) == 8


def test_a_person_who_takes_part_stays(furnished: Workspace, meeting: str) -> None:
    person = furnished.participants.rows(meeting)[0].person_id
    with pytest.raises(ConflictError, match="still used in 1 place"):
        furnished.people.remove([person])
    furnished.participants.remove([furnished.participants.rows(meeting)[0].id])
    furnished.people.remove([person])
    assert person not in [row.id for row in furnished.people.rows()]


def test_one_that_must_stay_keeps_all_of_the_step_from_happening(furnished: Workspace, meeting: str) -> None:
    free = furnished.people.add({"family_name": "Free"})
    taken = furnished.participants.rows(meeting)[0].person_id
    with pytest.raises(ConflictError):
        furnished.people.remove([free, taken])
    assert free in [row.id for row in furnished.people.rows()]


@pytest.mark.parametrize("noun", ["people", "parties", "meetings", "delegations", "agenda", "outcomes"])
def test_what_is_gone_already_is_said(furnished: Workspace, noun: str) -> None:
    before = contents(furnished.database)
    with pytest.raises(NotFoundError):
        getattr(furnished, noun).remove(["no such id"])
    assert contents(furnished.database) == before


def test_removing_nothing_is_no_step(furnished: Workspace) -> None:
    steps = furnished.history.steps()
    furnished.people.remove([])
    furnished.meetings.remove([])
    assert furnished.history.steps() == steps


def test_many_go_in_one_step(furnished: Workspace) -> None:
    (meeting,) = fill(furnished.database, parties=1, meetings=1, participants=1200, first=100)
    (delegation,) = (row.id for row in furnished.delegations.rows(meeting))
    before = contents(furnished.database)
    furnished.delegations.remove([delegation])
    assert len(contents(furnished.database)) == len(before) - 1201
    furnished.history.undo()
    assert contents(furnished.database) == before
