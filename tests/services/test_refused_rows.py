"""What stays refused of a list is saved with its reasons, put right, and taken in again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from cica_events.errors import OutputError
from cica_events.imports.sources.source import Source
from cica_events.services.import_plan import Choices, Decision, ImportResult
from cica_events.services.participant_import_plan import ImportPlan
from cica_events.services.workspace import Workspace
from tests.services import lists_for_meeting
from tests.services.planned import planned_from

HEADINGS = ("Name", "Country", "E-mail", "Phone", "Arrival", "Password", "Remark")
GOOD = ("Kim MINSU", "Republic of Korea", "kim@mofa.kr", "+82 2 1", date(2026, 11, 3), "x1y2z3", "")
LOST = ("Li NA", "Atlantis", "nobody", "+7 777", date(2026, 11, 4), "a9b8c7", "=1+1")
NAMELESS = ("", "China", "x@mfa.cn", "1", None, "q7w8e9", "'quoted")


beginning, meeting = lists_for_meeting.beginning, lists_for_meeting.meeting


@pytest.fixture
def plan(workspace: Workspace, meeting: str, tmp_path: Path) -> ImportPlan:
    book = Workbook()
    for row in (HEADINGS, GOOD, LOST, NAMELESS):
        book.active.append(list(row))  # type: ignore[union-attr]
        for cell in book.active[book.active.max_row]:  # type: ignore[union-attr,index]
            if isinstance(cell.value, str):
                cell.data_type = "s"
    book.save(tmp_path / "list.xlsx")
    return planned_from(workspace.imports, meeting, tmp_path / "list.xlsx")


def marked(row: Any) -> list[int]:
    return [cell.column for cell in row if cell.fill.fgColor.rgb == "00FBD9D7"]


def sheet(path: Path) -> Any:
    return load_workbook(path).worksheets[0]


def test_refused_rows_stand_as_in_the_file_with_their_reasons_and_the_bad_cells_marked(
    workspace: Workspace, plan: ImportPlan, tmp_path: Path
) -> None:
    path = tmp_path / "refused.xlsx"
    assert workspace.imports.save_refused(plan, path, "en") == 2
    page = sheet(path)
    heading, lost, nameless = list(page.iter_rows())
    assert [cell.value for cell in heading] == [
        *(heading for heading in HEADINGS if heading != "Password"),
        "Why this row stayed out",
    ]
    assert [cell.value for cell in lost][:3] == ["Li NA", "Atlantis", "nobody"]
    assert (lost[3].value, lost[3].data_type, lost[4].value.date()) == ("+7 777", "s", date(2026, 11, 4))
    assert (lost[5].value, lost[5].data_type) == ("=1+1", "s")
    assert "Atlantis" in lost[-1].value
    assert "nobody" in lost[-1].value
    marked = [
        [cell.column for cell in row if cell.fill.fgColor.rgb == "00FBD9D7"] for row in (lost, nameless)
    ]
    assert marked == [[2, 3], [1]]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_put_right_they_are_taken_in_and_the_reasons_passed_over(
    workspace: Workspace, meeting: str, plan: ImportPlan, tmp_path: Path, language: str
) -> None:
    assert workspace.imports.commit(plan) == ImportResult(1, 0, 0, 2)
    path = tmp_path / "refused.xlsx"
    workspace.imports.save_refused(plan, path, language)
    book = load_workbook(path)
    page = book.worksheets[0]
    page["B2"], page["C2"], page["A3"] = "China", "li@mfa.cn", "Wang LEI"
    book.save(path)
    again = workspace.imports.plan(workspace.imports.read(meeting, Source(path)))
    assert (again.problems, again.columns[-1].field) == ((), None)
    assert again.columns[-1].reason == "It says why the rows were refused before."
    assert workspace.imports.commit(again).created == 2


def test_what_was_mended_is_saved_mended_and_what_was_skipped_is_not_saved(
    workspace: Workspace, plan: ImportPlan, tmp_path: Path
) -> None:
    choices = Choices({4: Decision.SKIP}, {(3, "party"): "China"})
    mended = workspace.imports.decided(plan, choices)
    assert workspace.imports.save_refused(mended, tmp_path / "refused.xlsx", "en") == 1
    page = sheet(tmp_path / "refused.xlsx")
    assert [page["A2"].value, page["B2"].value, page["C2"].value] == ["Li NA", "China", "nobody"]


def test_where_it_cannot_be_written_that_is_said(
    workspace: Workspace, plan: ImportPlan, tmp_path: Path
) -> None:
    with pytest.raises(OutputError, match="does not exist"):
        workspace.imports.save_refused(plan, tmp_path / "nowhere" / "refused.xlsx", "en")
