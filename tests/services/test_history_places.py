"""Places in a list are told as people count them, and only of those that were moved."""

from __future__ import annotations

import pytest

from cica_events.domain.agenda_entries import Entry
from cica_events.domain.taking_back import TakeBackConflict
from cica_events.services.history_details import HistoryDetails, RecordChange
from cica_events.services.workspace import Workspace
from tests.services.made_once import once


@once
def items(workspace: Workspace, meeting: str) -> list[str]:
    """Eight agenda items of a meeting that has no others."""
    workspace.agenda.remove([row.id for row in workspace.agenda.rows(meeting) if row.parent_id is None])
    return workspace.agenda.add_entries(meeting, [Entry(f"Item {number}") for number in range(1, 9)])


def latest(workspace: Workspace) -> list[tuple[str, list[tuple[str, object, object]]]]:
    """Return what the latest step changed: the names of records, with their fields."""
    changes = HistoryDetails(workspace.database).of_step(workspace.history.steps(1)[0].id)
    return [(change.name, fields(change)) for change in changes]


def fields(change: RecordChange) -> list[tuple[str, object, object]]:
    return [(each.field.label, each.before, each.after) for each in change.fields]


def subject(workspace: Workspace) -> str:
    step = workspace.history.steps(1)[0]
    return HistoryDetails(workspace.database).subjects([step])[step.id]


def test_of_a_move_the_moved_item_alone_is_told_with_its_place_from_1(
    workspace: Workspace, items: list[str]
) -> None:
    workspace.agenda.move(items[7], None, 1)
    assert workspace.history.steps(1)[0].count == 7
    moved = [("Item 8", [("Place in the list", 8, 2)])]
    assert latest(workspace) == moved
    assert subject(workspace) == "Item 8"
    workspace.history.undo()
    assert latest(workspace) == [("Item 8", [("Place in the list", 2, 8)])]


def test_of_two_that_changed_places_both_are_told(workspace: Workspace, items: list[str]) -> None:
    workspace.agenda.shift(items[3], -1)
    assert sorted(latest(workspace)) == [
        ("Item 3", [("Place in the list", 3, 4)]),
        ("Item 4", [("Place in the list", 4, 3)]),
    ]


def test_items_behind_a_new_one_are_not_told(workspace: Workspace, meeting: str, items: list[str]) -> None:
    workspace.agenda.add(meeting, "New", after_id=items[1])
    assert [name for name, _fields in latest(workspace)] == ["New"]
    assert subject(workspace) == "New"
    workspace.agenda.nest(items[4])
    assert [name for name, _fields in latest(workspace)] == ["Item 5"]
    workspace.agenda.lift(items[4])
    assert [name for name, _fields in latest(workspace)] == ["Item 5"]


def test_who_asks_for_one_shifted_item_is_told_of_it(workspace: Workspace, items: list[str]) -> None:
    workspace.agenda.move(items[7], None, 0)
    step = workspace.history.steps(1)[0]
    [change] = HistoryDetails(workspace.database).of_step(step.id, records=[items[2]])
    assert (change.name, fields(change)) == ("Item 3", [("Place in the list", 3, 4)])


def test_a_move_that_is_in_the_way_is_told_in_plain_words(workspace: Workspace, items: list[str]) -> None:
    workspace.agenda.move(items[7], None, 4)
    old = workspace.history.steps(1)[0]
    workspace.agenda.move(items[7], None, 1)
    with pytest.raises(TakeBackConflict) as told:
        workspace.history.take_back(old.id)
    [text] = [each.text for each in told.value.plan.obstacles if each.record[1] == items[7]]
    assert text.startswith(
        "The order was changed since: Agenda item “Item 8” was at place 5 after that step "
        "and is at place 2 now. By test, "
    )
    assert text.endswith(": Move of an agenda item.")


def test_outcomes_are_told_by_their_places_too(workspace: Workspace, meeting: str) -> None:
    made = [workspace.outcomes.add(meeting, {"text": f"Decision {number}"}) for number in range(1, 5)]
    workspace.outcomes.move(made[3], 0)
    assert latest(workspace) == [("Decision 4", [("Place in the list", 4, 1)])]


def test_an_item_that_comes_first_into_a_session_or_leaves_it_is_told_with_its_place(
    workspace: Workspace, meeting: str, items: list[str]
) -> None:
    session = workspace.sittings.add(meeting, {"title": "Morning"})
    workspace.programme.place(items[:3], session)
    workspace.programme.place([items[0]], None)
    out = [("Session", "Morning", ""), ("Place in the session", 1, None)]
    assert [(name, sorted(told)) for name, told in latest(workspace)] == [("Item 1", sorted(out))]
    step = workspace.history.steps(1)[0]
    [second] = HistoryDetails(workspace.database).of_step(step.id, records=[items[1]])
    assert fields(second) == [("Place in the session", 2, 1)]
    workspace.programme.place([items[0]], session, 0)
    back = [("Session", "", "Morning"), ("Place in the session", None, 1)]
    assert [(name, sorted(told)) for name, told in latest(workspace)] == [("Item 1", sorted(back))]
