"""The views of lists that an office saves."""

from __future__ import annotations

import pytest

from cica_events.errors import NotFoundError, ValidationError
from cica_events.services.workspace import Workspace

CONTENT = {"columns": ["name", "email"], "frozen": "name", "headings": {"name": "Имя"}}


def names(workspace: Workspace, listing: str = "people") -> list[str]:
    return [row.name for row in workspace.saved_views.rows(listing)]


def test_a_view_comes_back_with_what_was_saved_and_only_in_its_list(workspace: Workspace) -> None:
    one = workspace.saved_views.save("people", " For  the hotel ", CONTENT)
    (row,) = workspace.saved_views.rows("people")
    assert (row.id, row.name, row.content) == (one, "For the hotel", CONTENT)
    assert names(workspace, "parties") == []


def test_views_stand_by_name_whatever_the_case(workspace: Workspace) -> None:
    for name in ("zoo", "Ärzte", "Alpha", "bus"):
        workspace.saved_views.save("people", name, {})
    assert names(workspace) == ["Alpha", "Ärzte", "bus", "zoo"]


def test_a_view_of_the_same_name_is_replaced_and_comes_back_by_undo(workspace: Workspace) -> None:
    first = workspace.saved_views.save("people", "Hotel", CONTENT)
    assert workspace.saved_views.save("people", "HOTEL", {"sort": []}) == first
    assert [(row.name, row.content) for row in workspace.saved_views.rows("people")] == [
        ("HOTEL", {"sort": []})
    ]
    workspace.history.undo()
    assert [(row.name, row.content) for row in workspace.saved_views.rows("people")] == [("Hotel", CONTENT)]


def test_renaming_and_removing_are_undone(workspace: Workspace) -> None:
    one = workspace.saved_views.save("people", "Hotel", CONTENT)
    workspace.saved_views.rename(one, "hotels")
    workspace.saved_views.remove([one])
    assert names(workspace) == []
    workspace.history.undo()
    assert names(workspace) == ["hotels"]
    workspace.history.undo()
    assert names(workspace) == ["Hotel"]


def test_a_name_that_is_none_or_taken_is_refused(workspace: Workspace) -> None:
    one = workspace.saved_views.save("people", "Hotel", CONTENT)
    workspace.saved_views.save("people", "Bus", CONTENT)
    workspace.saved_views.save("parties", "Members", CONTENT)
    with pytest.raises(ValidationError, match="Give the view a name"):
        workspace.saved_views.save("people", "  ", CONTENT)
    with pytest.raises(ValidationError, match="“bus” already"):
        workspace.saved_views.rename(one, "bus")
    workspace.saved_views.rename(one, "Members")
    assert names(workspace) == ["Bus", "Members"]


def test_a_view_that_is_not_there_cannot_be_renamed(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        workspace.saved_views.rename("nothing", "Bus")


def test_more_than_can_be_kept_is_refused_in_words(workspace: Workspace) -> None:
    with pytest.raises(ValidationError, match="too many values"):
        workspace.saved_views.save("people", "Everyone", {"filters": ["x" * 200] * 1000})
    assert names(workspace) == []


@pytest.mark.parametrize("text", ["{broken", "[1]", "7", "[" * 90_000])
def test_a_view_that_something_else_damaged_is_still_listed(workspace: Workspace, text: str) -> None:
    one = workspace.saved_views.save("people", "Hotel", CONTENT)
    workspace.saved_views.edit([one], {"content": text})
    (row,) = workspace.saved_views.rows("people")
    assert (row.name, row.content) == ("Hotel", None)
