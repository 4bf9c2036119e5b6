"""The sets of columns: those that every office has, and those that an office saves."""

from __future__ import annotations

import pytest

from cica_events.domain.fields import Privacy
from cica_events.errors import InputError, NotFoundError, ValidationError
from cica_events.exports.registry import find_export
from cica_events.services.column_sets import ColumnSetRow
from cica_events.services.workspace import Workspace

BUILT_IN = ["Official list", "Hotel", "Security", "Catering", "Interpreters"]


def names(workspace: Workspace) -> list[str]:
    return [row.name for row in workspace.column_sets.sets("participants")]


def saved(workspace: Workspace) -> list[ColumnSetRow]:
    return [row for row in workspace.column_sets.sets("participants") if row.id]


def test_every_office_has_sets_for_those_who_ask_most_often(workspace: Workspace) -> None:
    assert names(workspace) == BUILT_IN
    assert workspace.column_sets.sets("agenda") == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_set_makes_a_table_and_holds_nothing_private_unless_asked_for(
    workspace: Workspace, name: str
) -> None:
    export, found = find_export("participants"), workspace.column_sets.find("participants", name)
    assert len(export.columns(found.columns)) == len(found.columns)
    open_keys = export.without_private(found.columns, frozenset())
    assert {field.privacy for field in export.columns(open_keys)} == {Privacy.OPEN}
    everything = frozenset({Privacy.CONTACT, Privacy.SENSITIVE})
    assert export.without_private(found.columns, everything) == found.columns


def test_a_saved_set_is_found_by_its_name_in_any_case(workspace: Workspace) -> None:
    one = workspace.column_sets.save("participants", " Drivers  and cars ", ["party", "=Car", "family_name"])
    found = workspace.column_sets.find("participants", "drivers AND cars")
    assert (found.id, found.name) == (one, "Drivers and cars")
    assert found.columns == ("party", "=Car", "family_name")


def test_a_set_of_the_same_name_is_replaced_and_comes_back_by_undo(workspace: Workspace) -> None:
    first = workspace.column_sets.save("participants", "Drivers", ["party"])
    assert workspace.column_sets.save("participants", "drivers", ["party", "=Car"]) == first
    assert [row.columns for row in saved(workspace)] == [("party", "=Car")]
    workspace.history.undo()
    assert [(row.name, row.columns) for row in saved(workspace)] == [("Drivers", ("party",))]


def test_renaming_and_removing_are_undone(workspace: Workspace) -> None:
    one = workspace.column_sets.save("participants", "Drivers", ["party"])
    workspace.column_sets.rename(one, "Cars")
    workspace.column_sets.remove([one])
    assert names(workspace) == BUILT_IN
    workspace.history.undo()
    assert names(workspace)[-1] == "Cars"
    workspace.history.undo()
    assert names(workspace)[-1] == "Drivers"


@pytest.mark.parametrize("name", ["", "  ", "Hotel", "SECURITY", "official"])
def test_a_name_that_is_none_or_taken_is_refused(workspace: Workspace, name: str) -> None:
    with pytest.raises(ValidationError):
        workspace.column_sets.save("participants", name, ["party"])


def test_two_saved_sets_cannot_be_called_the_same(workspace: Workspace) -> None:
    workspace.column_sets.save("participants", "Drivers", ["party"])
    other = workspace.column_sets.save("participants", "Guards", ["party"])
    with pytest.raises(ValidationError, match="“drivers” already"):
        workspace.column_sets.rename(other, "drivers")


@pytest.mark.parametrize("columns", [[], ["shoes"], ["party", "party"], ["="], ["=" + "x" * 61]])
def test_columns_that_make_no_table_are_not_saved(workspace: Workspace, columns: list[str]) -> None:
    with pytest.raises(InputError):
        workspace.column_sets.save("participants", "Drivers", columns)
    assert saved(workspace) == []


def test_a_set_that_is_not_there_is_told_with_those_that_are(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError, match=r"“Zoo”.*Hotel"):
        workspace.column_sets.find("participants", "Zoo")


def test_a_set_that_something_else_damaged_holds_no_columns(workspace: Workspace) -> None:
    one = workspace.column_sets.save("participants", "Drivers", ["party"])
    workspace.column_sets.edit([one], {"columns": "{broken"})
    assert saved(workspace)[0].columns == ()
