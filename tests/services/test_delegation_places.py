"""Places given to delegations by hand, each with its reason."""

from __future__ import annotations

import pytest

from cica_events.domain.meetings import Leading
from cica_events.domain.parties import PartyKind
from cica_events.errors import ValidationError
from cica_events.services.workspace import Workspace
from tests.services.made_once import once


@once
def states(workspace: Workspace) -> list[str]:
    """The ids of the States' delegations of a meeting, in protocol order."""
    meeting = workspace.meetings.create(workspace.meetings.plan("OTHER", None))
    parties = [row.id for row in workspace.parties.rows() if row.kind is PartyKind.STATE]
    return workspace.delegations.add_parties(meeting, parties)


def order(workspace: Workspace) -> list[str]:
    (meeting,) = workspace.meetings.rows()
    return [row.id for row in workspace.delegations.rows(meeting.id)]


def test_a_delegation_stands_before_the_one_it_was_placed_before(
    workspace: Workspace, states: list[str]
) -> None:
    assert order(workspace) == states
    a, b, c, d, *rest = states
    workspace.delegations.pin(d, b, " Host of the next meeting ")
    assert order(workspace) == [a, d, b, c, *rest]
    rows = workspace.delegations.rows(workspace.meetings.rows()[0].id)
    assert [row.order_reason for row in rows if row.order] == ["Host of the next meeting"]


def test_those_placed_before_keep_their_places_about_the_new_one(
    workspace: Workspace, states: list[str]
) -> None:
    a, b, c, d, *rest = states
    workspace.delegations.pin(d, b, "one reason")
    workspace.delegations.pin(rest[-1], d, "another reason")
    assert order(workspace) == [a, rest[-1], d, b, c, *rest[:-1]]
    workspace.delegations.pin(a, None, "leaves first")
    assert order(workspace) == [rest[-1], d, b, c, *rest[:-1], a]


def test_unpinning_brings_the_protocol_order_back(workspace: Workspace, states: list[str]) -> None:
    workspace.delegations.pin(states[3], states[0], "Guest of honour")
    workspace.delegations.unpin([states[3]])
    assert order(workspace) == states
    rows = workspace.delegations.rows(workspace.meetings.rows()[0].id)
    assert {(row.order, row.order_reason) for row in rows} == {(0, "")}
    workspace.history.undo()
    assert order(workspace)[0] == states[3]


@pytest.mark.parametrize("reason", ["", "   ", "-", "123!"])
def test_a_reason_is_demanded_in_words(workspace: Workspace, states: list[str], reason: str) -> None:
    with pytest.raises(ValidationError, match="Say in words") as caught:
        workspace.delegations.pin(states[3], states[0], reason)
    assert caught.value.field == "order_reason"
    assert order(workspace) == states


def test_a_place_is_given_inside_the_section_only(workspace: Workspace, states: list[str]) -> None:
    (meeting,) = workspace.meetings.rows()
    organization = next(row.id for row in workspace.parties.rows() if row.kind is PartyKind.ORGANIZATION)
    (other,) = workspace.delegations.add_parties(meeting.id, [organization])
    with pytest.raises(ValidationError, match="same section"):
        workspace.delegations.pin(states[1], other, "a reason")


def test_the_chair_whom_the_meeting_puts_first_has_no_other_place(
    workspace: Workspace, states: list[str]
) -> None:
    (meeting,) = workspace.meetings.rows()
    rows = {row.id: row for row in workspace.delegations.rows(meeting.id)}
    chair = rows[states[4]].party_id
    workspace.meetings.edit([meeting.id], {"chair": chair, "leading": Leading.CHAIR})
    workspace.delegations.pin(states[2], states[1], "a reason")
    a, b, c, d, e, *rest = states
    assert order(workspace) == [e, a, c, b, d, *rest]
    assert [row.id for row in workspace.delegations.neighbours(c)][:3] == [a, b, d]
    for refused in (
        lambda: workspace.delegations.pin(e, a, "a reason"),
        lambda: workspace.delegations.neighbours(e),
    ):
        with pytest.raises(ValidationError, match="chair or host first"):
            refused()
