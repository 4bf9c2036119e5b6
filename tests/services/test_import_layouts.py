"""The layouts of lists: saved by name, known again by their headings, applied to the next list."""

from __future__ import annotations

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.errors import ValidationError
from cica_events.imports.columns.mapping import ColumnUse, LetterCase, ListMapping, NameOrder
from cica_events.imports.columns.matching import match_columns
from cica_events.services.workspace import Workspace

FIELDS = tuple(fields_of(Participant).values())
HEADINGS = ("Gast", "Raum", "Kürzel", "Anreise", "Wer")
MAPPING = ListMapping(
    {
        0: ColumnUse(("full_name",), case=LetterCase.NAMES, order=NameOrder.FAMILY_FIRST),
        "Kürzel": ColumnUse(("party",)),
        1: ColumnUse(),
    },
    {"capacity": "guest"},
)


def saved(workspace: Workspace) -> str:
    return workspace.import_layouts.save("participants", " Hotel  list ", HEADINGS, MAPPING)


def test_a_layout_is_kept_by_its_headings_with_everything_that_was_said(workspace: Workspace) -> None:
    layout_id = saved(workspace)
    (row,) = workspace.import_layouts.layouts("participants")
    assert (row.id, row.name, row.headings) == (layout_id, "Hotel list", HEADINGS)
    assert row.mapping == ListMapping(
        {
            "Gast": ColumnUse(("full_name",), case=LetterCase.NAMES, order=NameOrder.FAMILY_FIRST),
            "Kürzel": ColumnUse(("party",)),
            "Raum": ColumnUse(),
        },
        {"capacity": "guest"},
    )
    assert workspace.import_layouts.layouts("agenda") == []


@pytest.mark.parametrize(
    ("headings", "known"),
    [
        (HEADINGS, True),
        (HEADINGS[::-1], True),
        ((*HEADINGS[1:], "GAST:"), True),
        (HEADINGS[:-1], True),
        ((*HEADINGS, "Abreise", "Bemerkung"), True),
        ((*HEADINGS[:3], "Abreise", "Bemerkung"), False),
        (("Gast", "Raum"), False),
        (("", "", ""), False),
    ],
)
def test_a_list_is_known_again_in_any_order_with_a_column_or_two_more_or_less(
    workspace: Workspace, headings: tuple[str, ...], known: bool
) -> None:
    saved(workspace)
    assert (workspace.import_layouts.recognised("participants", headings) is not None) == known


def test_a_list_that_is_known_is_taken_as_it_was(workspace: Workspace) -> None:
    saved(workspace)
    layouts = workspace.import_layouts.layouts("participants")
    headings = ("Wer", "Kürzel", "Raum", "Gast", "Anreise")
    matches = match_columns(headings, [("Ivan", "KZ", "12", "IVANOV Ivan", None)], FIELDS, None, layouts)
    by_heading = {match.heading: match for match in matches}
    assert by_heading["Gast"].use == MAPPING.columns[0]
    assert by_heading["Gast"].reason == "You mapped it so in “Hotel list”."
    assert (by_heading["Kürzel"].field, by_heading["Raum"].field) == ("party", None)
    assert not any(match.doubtful for match in matches)


def test_a_heading_mapped_before_is_a_reason_in_another_list_unless_a_column_is_surer(
    workspace: Workspace,
) -> None:
    saved(workspace)
    layouts = workspace.import_layouts.layouts("participants")
    first, other = match_columns(("Kürzel", "Funktion"), [("KZ", "Director")], FIELDS, None, layouts)
    assert (first.field, first.reason) == ("party", "You mapped it so in “Hotel list”.")
    assert other.field == "position"
    unsure, surer = match_columns(("Kürzel", "Country"), [("A1", "KZ")], FIELDS, None, layouts)
    assert (unsure.field, surer.field) == (None, "party")


def test_columns_of_one_name_are_known_again_by_their_order(workspace: Workspace) -> None:
    headings = ("Wert", "Wert", "Mail")
    mapping = ListMapping.of({0: "position", 1: "department", 2: "email"})
    workspace.import_layouts.save("participants", "Two values", headings, mapping)
    layouts = workspace.import_layouts.layouts("participants")
    matches = match_columns(("Mail", "Wert", "Wert"), [("a@b.kz", "x", "y")], FIELDS, None, layouts)
    assert [match.field for match in matches] == ["email", "position", "department"]


def test_the_latest_of_two_layouts_of_one_list_wins(workspace: Workspace) -> None:
    saved(workspace)
    workspace.import_layouts.save("participants", "Later", HEADINGS, ListMapping.of({"Gast": "position"}))
    found = workspace.import_layouts.recognised("participants", HEADINGS)
    assert found is not None
    assert found.name == "Later"


def test_saving_under_a_name_again_replaces_it_and_names_stay_apart(workspace: Workspace) -> None:
    first = saved(workspace)
    again = workspace.import_layouts.save("participants", "hotel list", ("E-mail",), ListMapping())
    other = workspace.import_layouts.save("participants", "Other", ("Name",), ListMapping())
    assert first == again
    with pytest.raises(ValidationError, match="already"):
        workspace.import_layouts.rename(other, "HOTEL LIST")
    with pytest.raises(ValidationError, match="name"):
        workspace.import_layouts.save("participants", "  ", ("Name",), ListMapping())
    workspace.import_layouts.rename(other, "Bus list")
    workspace.import_layouts.remove([first])
    assert [row.name for row in workspace.import_layouts.layouts("participants")] == ["Bus list"]
    workspace.history.undo()
    assert len(workspace.import_layouts.layouts("participants")) == 2


def test_a_layout_that_something_else_wrote_is_left_out(workspace: Workspace) -> None:
    layout_id = saved(workspace)
    workspace.import_layouts.edit([layout_id], {"mapping": "nothing = ["})
    assert workspace.import_layouts.layouts("participants") == []
