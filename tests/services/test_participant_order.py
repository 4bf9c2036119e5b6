"""Members in order by hand: dropped before one another, moved up and down, into another delegation."""

from __future__ import annotations

import pytest

from cica_events.domain.participants import Capacity
from cica_events.errors import NotFoundError, ValidationError
from cica_events.services.workspace import Workspace
from tests.services.made_once import once


@once
def states(workspace: Workspace) -> list[str]:
    """The ids of two member States."""
    return [row.id for row in workspace.parties.rows()][:2]


@once
def members(workspace: Workspace, meeting: str, states: list[str]) -> dict[str, str]:
    """A head, a deputy and four delegates of one State, by family name."""
    capacities = {"Head": Capacity.HEAD, "Deputy": Capacity.DEPUTY}
    return {
        name: workspace.participants.add(
            meeting,
            {
                "party": states[0],
                "family_name": name,
                "capacity": capacities.get(name, Capacity.DELEGATE),
            },
        )
        for name in ("Head", "Deputy", "A", "B", "C", "D")
    }


def order(workspace: Workspace, meeting: str) -> str:
    return " ".join(row.family_name for row in workspace.participants.rows(meeting))


def test_members_are_put_before_another_as_one_step(
    workspace: Workspace, meeting: str, members: dict[str, str]
) -> None:
    workspace.participants.move([members["C"], members["D"]], members["A"])
    assert order(workspace, meeting) == "Head Deputy C D A B"
    assert workspace.history.steps()[0].label == "New places of 2 participants"
    workspace.history.undo()
    assert order(workspace, meeting) == "Head Deputy A B C D"


def test_members_are_put_last(workspace: Workspace, meeting: str, members: dict[str, str]) -> None:
    workspace.participants.move([members["A"]])
    assert order(workspace, meeting) == "Head Deputy B C D A"


def test_heads_and_deputies_keep_their_places(
    workspace: Workspace, meeting: str, members: dict[str, str]
) -> None:
    workspace.participants.move([members["D"]], members["Head"])
    assert order(workspace, meeting) == "Head Deputy D A B C"
    workspace.participants.move([members["Head"]])
    assert order(workspace, meeting) == "Head Deputy D A B C"


def test_who_comes_later_stands_behind_those_placed_by_hand(
    workspace: Workspace, meeting: str, states: list[str], members: dict[str, str]
) -> None:
    workspace.participants.move([members["C"]], members["A"])
    workspace.participants.add(meeting, {"party": states[0], "family_name": "Aa"})
    assert order(workspace, meeting) == "Head Deputy C A Aa B D"


def test_dropped_where_it_stands_nothing_is_written(
    workspace: Workspace, meeting: str, members: dict[str, str]
) -> None:
    steps = len(workspace.history.steps())
    workspace.participants.move([members["B"]], members["C"])
    workspace.participants.move([members["B"]], members["B"])
    workspace.participants.shift([members["A"]], -1)
    assert len(workspace.history.steps()) == steps
    assert {row.order for row in workspace.participants.rows(meeting)} == {0}


@pytest.mark.parametrize(
    ("names", "steps", "expected"),
    [
        ("C", -1, "Head Deputy A C B D"),
        ("B", 1, "Head Deputy A C B D"),
        ("B C", -1, "Head Deputy B C A D"),
        ("B C", 1, "Head Deputy A D B C"),
        ("A C", 1, "Head Deputy B D A C"),
        ("D", -9, "Head Deputy D A B C"),
        ("D", 1, "Head Deputy A B C D"),
        ("Deputy", -1, "Head Deputy A B C D"),
    ],
)
def test_members_go_up_and_down_as_far_as_it_goes(
    workspace: Workspace, meeting: str, members: dict[str, str], names: str, steps: int, expected: str
) -> None:
    workspace.participants.shift([members[name] for name in names.split()], steps)
    assert order(workspace, meeting) == expected


def test_there_and_back_again(workspace: Workspace, meeting: str, members: dict[str, str]) -> None:
    for steps in (-1, -1, 1, 1):
        workspace.participants.shift([members["D"]], steps)
    assert order(workspace, meeting) == "Head Deputy A B C D"


def test_into_another_delegation_at_the_place_where_it_is_dropped(
    workspace: Workspace, meeting: str, states: list[str], members: dict[str, str]
) -> None:
    others = [workspace.participants.add(meeting, {"party": states[1], "family_name": name}) for name in "XY"]
    workspace.participants.shift([members["B"]], -1)
    workspace.participants.move([members["B"]], others[1])
    assert order(workspace, meeting) == "Head Deputy A C D X B Y"
    home = next(row.id for row in workspace.delegations.rows(meeting) if row.party_id == states[1])
    workspace.participants.move([members["A"]], delegation_id=home)
    assert order(workspace, meeting) == "Head Deputy C D X B Y A"
    workspace.history.undo()
    assert order(workspace, meeting) == "Head Deputy A C D X B Y"


def test_places_by_hand_with_their_reasons_are_given_up_at_once(
    workspace: Workspace, meeting: str, members: dict[str, str]
) -> None:
    workspace.participants.move([members["D"]], members["A"])
    workspace.participants.edit([members["D"]], {"order_reason": "Speaks first"})
    workspace.participants.give_up_places([members["B"]])
    assert order(workspace, meeting) == "Head Deputy A B C D"
    assert {(row.order, row.order_reason) for row in workspace.participants.rows(meeting)} == {(0, "")}
    workspace.history.undo()
    row = next(row for row in workspace.participants.rows(meeting) if row.id == members["D"])
    assert (row.order, row.order_reason) == (1, "Speaks first")


def test_members_of_several_delegations_do_not_go_up_together(
    workspace: Workspace, meeting: str, states: list[str], members: dict[str, str]
) -> None:
    other = workspace.participants.add(meeting, {"party": states[1], "family_name": "X"})
    with pytest.raises(ValidationError, match="one delegation"):
        workspace.participants.shift([other, members["A"]], 1)


def test_nobody_is_moved_into_another_meeting(
    workspace: Workspace, meeting: str, states: list[str], members: dict[str, str]
) -> None:
    other = workspace.meetings.create(workspace.meetings.plan("YC", None))
    there = workspace.participants.add(other, {"party": states[0], "family_name": "X"})
    with pytest.raises(NotFoundError, match="another meeting"):
        workspace.participants.move([members["A"]], there)
    assert order(workspace, other) == "X"
