"""Taking agenda items in from a file of ours that was edited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cica_events.imports.sources.source import Source
from cica_events.services.agenda_plan import AgendaPlan
from cica_events.services.import_plan import Action, CellFate, Choices, Decision, Side
from cica_events.services.planned_rows import PlannedRow
from cica_events.services.workspace import Workspace
from tests.services import agenda_lists
from tests.services.agenda_lists import ENTRIES, items, planned, shown

empty, filled = agenda_lists.empty, agenda_lists.filled

Edit = Callable[[Worksheet, int], None]


def back(workspace: Workspace, meeting: str, path: Path, edit: Edit | None = None) -> Source:
    """Export the agenda to `path` and edit it: `edit` is given the sheet and the row of the headings."""
    columns = ("number", "title", "kind", "duration", "start", "end")
    workspace.exports.write("agenda", meeting, path, columns=columns)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heading = next(row for row in range(1, 20) if sheet.cell(row, 2).value == "Title")
    if edit:
        edit(sheet, heading)
        book.save(path)
    return Source(path)


def row_of(plan: AgendaPlan, title: str) -> PlannedRow:
    """Return the row of an item."""
    return next(row for row in plan.rows if row.texts.get("title") == title)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_an_unedited_agenda_changes_nothing(
    workspace: Workspace, filled: str, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"agenda{suffix}"
    workspace.exports.write("agenda", filled, path)
    plan = planned(workspace, filled, Source(path))
    assert [row.action for row in plan.rows] == [Action.SKIP] * 6
    assert plan.reading.origin
    assert not any(row.doubts or row.before or row.problems for row in plan.rows)
    assert plan.gone == ()


def test_exactly_the_edited_cells_are_changes(workspace: Workspace, filled: str, tmp_path: Path) -> None:
    def edit(sheet: Worksheet, heading: int) -> None:
        sheet.cell(heading + 1, 2).value = "Opening of the meeting"
        sheet.cell(heading + 5, 4).value = 45
        sheet.cell(heading + 6, 4).value = None

    plan = planned(workspace, filled, back(workspace, filled, tmp_path / "a.xlsx", edit))
    changes = [dict(row.before) for row in plan.rows if row.before]
    assert changes == [{"title": "Opening"}, {"duration": 30}, {"duration": 5}]
    workspace.agenda_imports.commit(plan)
    found = items(workspace, filled)
    assert (found["Elections"].duration, found["Closing"].duration) == (45, None)
    assert shown(workspace, filled)[0] == "1 Opening of the meeting"


def test_changed_here_and_changed_on_both_sides_are_told_apart(
    workspace: Workspace, filled: str, tmp_path: Path
) -> None:
    def edit(sheet: Worksheet, heading: int) -> None:
        sheet.cell(heading + 6, 4).value = 50

    source = back(workspace, filled, tmp_path / "a.xlsx", edit)
    found = items(workspace, filled)
    workspace.agenda.edit([found["Closing"].id], {"duration": 60})
    workspace.agenda.edit([found["Opening"].id], {"duration": 11})
    plan = planned(workspace, filled, source)
    closing, opening = row_of(plan, "Closing"), row_of(plan, "Opening")
    assert opening.changed_here == {"duration": "11"}
    assert closing.fate("duration") is CellFate.CONFLICT
    assert (closing.conflicts["duration"].base, closing.conflicts["duration"].theirs) == ("5", "50")
    assert {row.action for row in plan.rows} == {Action.SKIP}
    theirs = Choices(sides={(closing.number, "duration"): Side.THEIRS})
    workspace.agenda_imports.commit(workspace.agenda_imports.decided(plan, theirs))
    found = items(workspace, filled)
    assert (found["Closing"].duration, found["Opening"].duration) == (50, 11)


def test_added_rows_become_items_where_they_stand(workspace: Workspace, filled: str, tmp_path: Path) -> None:
    def edit(sheet: Worksheet, heading: int) -> None:
        sheet.insert_rows(heading + 6)
        sheet.cell(heading + 6, 2).value = "Any other business"
        sheet.insert_rows(heading + 4)
        sheet.cell(heading + 4, 2).value = "Report of a guest"
        last = max(row for row in range(1, 30) if sheet.cell(row, 2).value == "Closing")
        sheet.insert_rows(last + 1)
        sheet.cell(last + 1, 1).value = "2.1"
        sheet.cell(last + 1, 2).value = "First report"

    source = back(workspace, filled, tmp_path / "a.xlsx", edit)
    plan = planned(workspace, filled, source)
    assert [row.values["title"] for row in plan.rows if row.action is Action.CREATE] == [
        "Report of a guest", "Any other business", "First report",
    ]  # fmt: skip
    workspace.agenda_imports.commit(plan)
    assert shown(workspace, filled) == [
        "1 Opening", "2 Reports", "2.1 First report", "2.2 Report of the Chairman", "2.3 Report of a guest",
        "2.4 Report of the Secretariat", "3 Elections", "4 Any other business", "5 Closing",
    ]  # fmt: skip


def test_removed_rows_are_offered_and_what_stands_under_them_stays(
    workspace: Workspace, filled: str, tmp_path: Path
) -> None:
    source = back(
        workspace, filled, tmp_path / "a.xlsx", lambda sheet, heading: sheet.delete_rows(heading + 2)
    )
    plan = planned(workspace, filled, source)
    (gone,) = plan.gone
    assert (gone.values["title"], gone.action, gone.choices[0]) == ("Reports", Action.SKIP, Decision.REMOVE)
    removing = Choices(rows={gone.key: Decision.REMOVE})
    result = workspace.agenda_imports.commit(workspace.agenda_imports.decided(plan, removing))
    assert result.removed == 1
    assert shown(workspace, filled) == [
        "1 Opening", "2 Report of the Chairman", "3 Report of the Secretariat", "4 Elections", "5 Closing",
    ]  # fmt: skip


def test_sorted_rows_change_no_order(workspace: Workspace, filled: str, tmp_path: Path) -> None:
    def edit(sheet: Worksheet, heading: int) -> None:
        width = sheet.max_column
        rows = [
            [sheet.cell(heading + at, column).value for column in range(1, width + 1)] for at in range(1, 7)
        ]
        for at, row in enumerate(sorted(rows, key=lambda row: str(row[1])), 1):
            for column, value in enumerate(row, 1):
                sheet.cell(heading + at, column).value = value

    plan = planned(workspace, filled, back(workspace, filled, tmp_path / "a.xlsx", edit))
    assert {row.action for row in plan.rows} == {Action.SKIP}
    assert not any(row.doubts for row in plan.rows)
    assert any("sorted" in notice for notice in plan.notices)


def test_another_number_moves_an_item(workspace: Workspace, filled: str, tmp_path: Path) -> None:
    def edit(sheet: Worksheet, heading: int) -> None:
        sheet.cell(heading + 5, 1).value = "1"  # elections first
        sheet.cell(heading + 4, 1).value = "2.1"  # the Secretariat before the Chairman

    plan = planned(workspace, filled, back(workspace, filled, tmp_path / "a.xlsx", edit))
    assert [row.before["number"] for row in plan.rows if row.before] == ["2.2", "3"]
    workspace.agenda_imports.commit(plan)
    assert shown(workspace, filled) == [
        "1 Elections", "2 Opening", "3 Reports", "3.1 Report of the Secretariat",
        "3.2 Report of the Chairman", "4 Closing",
    ]  # fmt: skip


def test_a_number_that_cannot_be_is_refused(workspace: Workspace, filled: str, tmp_path: Path) -> None:
    def edit(sheet: Worksheet, heading: int) -> None:
        for at, number in enumerate(("9.1", "2.1.1", "soon"), 1):
            sheet.cell(heading + at, 1).value = number

    plan = planned(workspace, filled, back(workspace, filled, tmp_path / "a.xlsx", edit))
    messages = [problem.message for problem in plan.problems]
    assert "no item 9" in messages[0]
    assert "under itself" in messages[1]
    assert "no number" in messages[2]


def test_a_row_moved_by_hand_is_offered_to_move(workspace: Workspace, filled: str, tmp_path: Path) -> None:
    def edit(sheet: Worksheet, heading: int) -> None:
        row = [sheet.cell(heading + 5, column).value for column in range(1, sheet.max_column + 1)]
        sheet.delete_rows(heading + 5)
        sheet.insert_rows(heading + 1)
        for column, value in enumerate(row, 1):
            sheet.cell(heading + 1, column).value = value

    plan = planned(workspace, filled, back(workspace, filled, tmp_path / "a.xlsx", edit))
    (row,) = [row for row in plan.rows if row.doubts]
    assert (row.values["title"], row.action) == ("Elections", Action.SKIP)
    assert not any(row.action is not Action.SKIP for row in plan.rows)
    moving = workspace.agenda_imports.decided(plan, Choices(rows={row.number: Decision.UPDATE}))
    workspace.agenda_imports.commit(moving)
    assert shown(workspace, filled)[:3] == ["1 Elections", "2 Opening", "3 Reports"]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_what_was_moved_here_since_is_no_move_there(
    workspace: Workspace, filled: str, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"agenda{suffix}"
    workspace.exports.write("agenda", filled, path)
    workspace.agenda.move(items(workspace, filled)["Closing"].id, None, 0)
    plan = planned(workspace, filled, Source(path))
    assert {row.action for row in plan.rows} == {Action.SKIP}
    assert not any(row.doubts for row in plan.rows)
    assert row_of(plan, "Closing").changed_here["number"] == "1"


def test_rows_that_lost_their_identifiers_are_known_by_their_titles(
    workspace: Workspace, filled: str, tmp_path: Path
) -> None:
    before = shown(workspace, filled)

    def lose(sheet: Worksheet, heading: int) -> None:
        for row in range(heading + 1, sheet.max_row + 1):
            sheet.cell(row, sheet.max_column).value = None

    plan = planned(workspace, filled, back(workspace, filled, tmp_path / "agenda.xlsx", lose))
    assert [row.action for row in plan.rows] == [Action.SKIP] * len(ENTRIES)
    assert all("identifier is gone" in row.doubts[0].message for row in plan.rows)
    assert plan.gone == ()
    workspace.agenda_imports.commit(plan)
    assert shown(workspace, filled) == before
    apart = Choices({row_of(plan, "Elections").number: Decision.KEEP_BOTH})
    plan = workspace.agenda_imports.decided(plan, apart)
    assert [row.values["title"] for row in plan.gone] == ["Elections"]
