"""Agendas numbered in other styles come back from a spreadsheet, and their numbers still move items."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from cica_events.domain.agenda import Counting
from cica_events.domain.agenda_entries import Entry
from cica_events.domain.meetings import NumberStyle
from cica_events.imports.sources.source import Source
from cica_events.services.import_plan import Action
from cica_events.services.workspace import Workspace
from tests.services.agenda_lists import planned, shown
from tests.services.made_once import once

ENTRIES = (Entry("Opening"), Entry("Work"), Entry("Plan", 1), Entry("Budget", 1), Entry("Closing"))


@once
def lettered(workspace: Workspace) -> str:
    """The id of a meeting whose items are numbered 1, (a)."""
    meeting = workspace.meetings.create(workspace.meetings.plan("OTHER", None))
    workspace.meetings.edit([meeting], {"number_style": NumberStyle.LETTERS})
    workspace.agenda.add_entries(meeting, ENTRIES)
    return meeting


def _edited(workspace: Workspace, meeting: str, path: Path, numbers: dict[str, str]) -> Source:
    """Export the agenda to `path` and write other numbers before the items with these titles."""
    workspace.exports.write("agenda", meeting, path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(max_col=2):
        if row[1].value in numbers:
            row[0].value = numbers[row[1].value]
    book.save(path)
    return Source(path)


def test_items_are_numbered_in_the_style_of_the_meeting(workspace: Workspace, lettered: str) -> None:
    assert shown(workspace, lettered) == ["1 Opening", "2 Work", "(a) Plan", "(b) Budget", "3 Closing"]
    assert [row.cited for row in workspace.agenda.rows(lettered)] == ["1", "2", "2 (a)", "2 (b)", "3"]
    workspace.meetings.edit([lettered], {"number_style": NumberStyle.ROMAN})
    assert shown(workspace, lettered)[1:4] == ["II Work", "1 Plan", "2 Budget"]


def test_letters_that_come_back_change_nothing(workspace: Workspace, lettered: str, tmp_path: Path) -> None:
    plan = planned(workspace, lettered, _edited(workspace, lettered, tmp_path / "a.xlsx", {}))
    assert [row.action for row in plan.rows] == [Action.SKIP] * 5
    assert not any(row.problems or row.doubts for row in plan.rows)


@pytest.mark.parametrize(
    ("numbers", "after"),
    [
        ({"Plan": "(b)", "Budget": "(a)"}, ["2 Work", "(a) Budget", "(b) Plan", "3 Closing"]),
        ({"Closing": "2 (c)"}, ["2 Work", "(a) Plan", "(b) Budget", "(c) Closing"]),
        ({"Budget": "4"}, ["2 Work", "(a) Plan", "3 Closing", "4 Budget"]),
    ],
)
def test_an_edited_number_moves_the_item(
    workspace: Workspace, lettered: str, tmp_path: Path, numbers: dict[str, str], after: list[str]
) -> None:
    plan = planned(workspace, lettered, _edited(workspace, lettered, tmp_path / "a.xlsx", numbers))
    workspace.agenda_imports.commit(plan)
    assert shown(workspace, lettered) == ["1 Opening", *after]


def test_numbers_count_past_what_has_none(workspace: Workspace, lettered: str, tmp_path: Path) -> None:
    rows = workspace.agenda.rows(lettered)
    workspace.agenda.edit([rows[0].id], {"counting": Counting.NONE})
    assert shown(workspace, lettered) == [" Opening", "1 Work", "(a) Plan", "(b) Budget", "2 Closing"]
    plan = planned(workspace, lettered, _edited(workspace, lettered, tmp_path / "a.xlsx", {"Budget": "3"}))
    workspace.agenda_imports.commit(plan)
    assert shown(workspace, lettered) == [" Opening", "1 Work", "(a) Plan", "2 Closing", "3 Budget"]


def test_what_is_no_number_is_told(workspace: Workspace, lettered: str, tmp_path: Path) -> None:
    plan = planned(workspace, lettered, _edited(workspace, lettered, tmp_path / "a.xlsx", {"Plan": "later"}))
    (refused,) = [row for row in plan.rows if row.problems]
    assert "no number" in refused.problems[0].message
