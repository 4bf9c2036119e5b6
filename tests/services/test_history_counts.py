"""How many records a step changed is told without those only shifted, and places as they were seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cica_events.domain.taking_back import TakeBackConflict
from cica_events.services.history_details import HistoryDetails, nothing_in
from cica_events.services.workspace import Workspace
from tests.services.test_history_places import items, latest

__all__ = ["items"]


def count(workspace: Workspace) -> int:
    """Return how many records the latest step is told to have changed."""
    step = workspace.history.steps(1)[0]
    return HistoryDetails(workspace.database).counts([step])[step.id]


def test_records_that_were_only_shifted_do_not_count(
    workspace: Workspace, meeting: str, items: list[str]
) -> None:
    workspace.agenda.move(items[7], None, 1)
    assert (workspace.history.steps(1)[0].count, count(workspace)) == (7, 1)
    workspace.agenda.edit(items[:6], {"duration": 10})
    assert count(workspace) == 6
    workspace.agenda.add(meeting, "New", after_id=items[1])
    assert count(workspace) == len(latest(workspace)) == 1


def test_a_place_is_told_as_it_was_seen_where_something_before_it_was_gone(
    workspace: Workspace, items: list[str]
) -> None:
    workspace.agenda.remove([items[1]])
    workspace.agenda.move(items[7], None, 1)
    assert latest(workspace) == [("Item 8", [("Place in the list", 7, 2)])]
    workspace.history.undo()
    assert latest(workspace) == [("Item 8", [("Place in the list", 2, 7)])]


@pytest.fixture
def sitting(workspace: Workspace, meeting: str, items: list[str]) -> str:
    """A session with Item 1, Item 2 and Item 4, then Item 3, put there in the latest step."""
    sitting = workspace.programme.add(meeting, {"title": "Morning"})
    workspace.programme.place([*items[:2], items[3]], sitting)
    workspace.programme.place([items[2]], sitting)
    return sitting


def refused(workspace: Workspace, record: str, act: Callable[[], object]) -> list[str]:
    """Take back the latest step after `act`; return in words what of a record is in the way."""
    old = workspace.history.steps(1)[0]
    act()
    with pytest.raises(TakeBackConflict) as told:
        workspace.history.take_back(old.id)
    return [each.text for each in told.value.plan.obstacles if each.record[1] == record]


def test_an_item_that_was_taken_out_since_is_in_no_session_and_at_no_place(
    workspace: Workspace, items: list[str], sitting: str
) -> None:
    workspace.programme.place([items[2]], sitting, 1)
    workspace.programme.place([items[2]], sitting)
    [text] = refused(workspace, items[2], lambda: workspace.programme.place([items[2]], None))
    assert text.startswith(
        "The order was changed since: Agenda item “Item 3” was at place 4 of a session after that step "
        "and is in no session now. By test, "
    )


def test_that_an_item_is_taken_out_tells_no_place(
    workspace: Workspace, items: list[str], sitting: str
) -> None:
    assert ("Place in the session", None, 4) in latest(workspace)[0][1]
    workspace.programme.place([items[2]], None)
    assert latest(workspace) == [("Item 3", [("Session", "Morning", ""), ("Place in the session", 4, None)])]
    of = HistoryDetails(workspace.database).of_step(workspace.history.steps(1)[0].id)
    assert {nothing_in(each) for change in of for each in change.fields} == {"no session"}


def test_a_gap_that_is_closed_moves_nothing(workspace: Workspace, meeting: str, items: list[str]) -> None:
    workspace.agenda.remove([items[1]])
    workspace.agenda.move(items[7], None, 5)
    assert count(workspace) == 1
    assert latest(workspace) == [("Item 8", [("Place in the list", 7, 6)])]
