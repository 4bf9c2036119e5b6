"""Heads and counts of the delegations are the same whether the database counts them or the rows do."""

from __future__ import annotations

from cica_events.domain.participants import Capacity, Participation
from cica_events.persistence.database import Database
from cica_events.services.workspace import Workspace
from tests.made_up import fill


def test_heads_and_counts_agree_with_the_participants_that_are_read(database: Database) -> None:
    workspace = Workspace(database)
    (meeting,) = fill(database, parties=5, meetings=1, participants=60)
    people = workspace.participants
    ids = [row.id for row in people.rows(meeting)]
    people.edit(ids[::3], {"capacity": Capacity.HEAD})
    people.edit(ids[1::4], {"status": Participation.DECLINED})
    people.edit(ids[::6], {"status": Participation.DECLINED})
    people.shift([ids[0]], 1)
    rows, delegations = people.with_delegations(meeting)
    assert delegations == workspace.delegations.rows(meeting)
    for each in delegations:
        members = [row for row in rows if row.delegation_id == each.id]
        coming = [row for row in members if row.status is not Participation.DECLINED]
        assert each.participants == len(members)
        assert sum(count for _capacity, count in each.coming) == len(coming)
        assert [capacity for capacity, _count in each.coming] == sorted(
            {row.capacity for row in coming}, key=list(Capacity).index
        )
        heads = [row for row in coming if row.capacity is Capacity.HEAD]
        assert (each.head == "") == (not heads)


def test_of_several_heads_the_one_placed_first_is_named(database: Database) -> None:
    workspace = Workspace(database)
    (meeting,) = fill(database, parties=1, meetings=1, participants=4)
    people = workspace.participants
    ids = [row.id for row in people.rows(meeting)]
    people.edit(ids, {"capacity": Capacity.HEAD})
    last = people.rows(meeting)[-1]
    people.move([last.id], people.rows(meeting)[0].id)
    for delegations in (people.with_delegations(meeting)[1], workspace.delegations.rows(meeting)):
        assert delegations[0].head == last.name
    people.edit([last.id], {"status": Participation.DECLINED})
    for delegations in (people.with_delegations(meeting)[1], workspace.delegations.rows(meeting)):
        assert delegations[0].head not in ("", last.name)
