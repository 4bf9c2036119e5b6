"""A list of participants that was exported, edited and taken in again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cica_events.domain.participants import Capacity
from cica_events.services.editing import Cell
from cica_events.services.import_plan import (
    Acquaintance,
    Action,
    CellFate,
    Choices,
    Decision,
    ImportResult,
    Side,
)
from cica_events.services.participant_import_plan import ImportPlan
from cica_events.services.workspace import Workspace
from tests.services import lists_for_meeting
from tests.services.made_once import once
from tests.services.planned import planned_from

Edit = Callable[[Any], None]
PEOPLE = (
    {"family_name": "Kim", "given_name": "Minsu", "position": "Director", "phone": "+82 2 1234567"},
    {"family_name": "Li", "given_name": "Na", "position": "Expert", "email": "li@mfa.cn"},
    {"family_name": "Serik", "given_name": "Aida", "position": "=1+1", "phone": "no phone"},
)
NOTHING_CHANGED = "Nothing was changed in this file."


beginning = lists_for_meeting.beginning


@once
def meeting(workspace: Workspace) -> str:
    meeting = workspace.meetings.create(workspace.meetings.plan("YC", None))
    parties = {row.code: row.id for row in workspace.parties.rows()}
    for person, code in zip(PEOPLE, ("KR", "CN", "KZ"), strict=True):
        workspace.participants.add(meeting, {**person, "party": parties[code]})
    return meeting


class Office:
    """Exports the list, lets somebody edit it, and plans what it brings back."""

    def __init__(self, workspace: Workspace, meeting: str, path: Path) -> None:
        self.workspace, self.meeting, self.path = workspace, meeting, path
        workspace.exports.write(
            "participants",
            meeting,
            path,
            columns=["party", "family_name", "given_name", "position", "phone", "capacity"],
        )

    def edit(self, *edits: Edit) -> None:
        book = load_workbook(self.path)
        for edit in edits:
            edit(book.worksheets[0])
        book.save(self.path)

    def put(self, name: str, heading: str, value: Any) -> None:
        """Write into the cell of the person called `name`."""

        def edit(sheet: Any) -> None:
            sheet.cell(self.row(sheet, name), self.column(sheet, heading)).value = value

        self.edit(edit)

    def column(self, sheet: Any, heading: str) -> int:
        found = [cell.column for row in sheet.iter_rows() for cell in row if cell.value == heading]
        return int(found[0])

    def row(self, sheet: Any, name: str) -> int:
        column = self.column(sheet, "Family name")
        return int(next(row[column - 1].row for row in sheet.iter_rows() if row[column - 1].value == name))

    def plan(self, choices: Choices | None = None) -> ImportPlan:
        return planned_from(self.workspace.imports, self.meeting, self.path, choices=choices)

    def present(self) -> dict[str, Any]:
        return {row.family_name: row for row in self.workspace.participants.rows(self.meeting, "en")}

    def change_here(self, name: str, key: str, value: Any) -> None:
        self.workspace.participants.edit_cells([Cell(self.present()[name].id, key, value)])


@pytest.fixture(params=["xlsx", "csv"])
def exported(request: pytest.FixtureRequest, workspace: Workspace, meeting: str, tmp_path: Path) -> Office:
    return Office(workspace, meeting, tmp_path / f"list.{request.param}")


@pytest.fixture
def office(workspace: Workspace, meeting: str, tmp_path: Path) -> Office:
    return Office(workspace, meeting, tmp_path / "list.xlsx")


def changes(plan: ImportPlan) -> dict[str, dict[str, tuple[Any, Any]]]:
    """Return by family name what the plan changes, from what and to what."""
    return {
        str(row.values["family_name"]): {key: (old, row.values[key]) for key, old in row.before.items()}
        for row in plan.rows
        if row.before
    }


def test_unedited_a_list_brings_nothing(exported: Office) -> None:
    plan = exported.plan()
    assert [row.action for row in plan.rows] == [Action.SKIP] * 3
    assert NOTHING_CHANGED in plan.notices
    assert (plan.problems, plan.gone) == ((), ())
    (known,) = plan.rows[0].recognised
    assert (known.acquaintance, known.reason) == (
        Acquaintance.MEETING,
        "Known by its row in the exported list",
    )
    assert exported.workspace.imports.commit(plan) == ImportResult(0, 0, 3, 0)


def test_unedited_a_list_leaves_alone_what_was_changed_here_since(exported: Office) -> None:
    exported.change_here("Kim", "position", "Minister")
    plan = exported.plan()
    (row,) = [row for row in plan.rows if row.changed_here]
    assert dict(row.changed_here) == {"position": "Minister"}
    assert row.fate("position") is CellFate.CHANGED_HERE
    assert (changes(plan), plan.count(Action.SKIP)) == ({}, 3)


def test_only_the_edited_cells_are_changes_wherever_the_row_and_the_column_went(office: Office) -> None:
    office.put("Kim", "Position", "Minister")

    def moved(sheet: Any) -> None:
        first, last = office.row(sheet, "Kim"), office.row(sheet, "Serik")
        rows = [[cell.value for cell in sheet[number]] for number in range(first, last + 1)]
        for number, cells in zip(range(first, last + 1), reversed(rows), strict=True):
            for place, value in enumerate(cells, 1):
                sheet.cell(number, place).value = value

    office.edit(moved)
    office.change_here("Kim", "phone", "+82 2 7654321")
    plan = office.plan()
    assert changes(plan) == {"Kim": {"position": ("Director", "Minister")}}
    assert office.workspace.imports.commit(plan).updated == 1
    assert (office.present()["Kim"].position, office.present()["Kim"].phone) == ("Minister", "+82 2 7654321")


def test_a_person_renamed_there_stays_the_same_person(office: Office) -> None:
    before = office.present()["Li"].id
    office.put("Li", "Family name", "Wang")
    office.workspace.imports.commit(office.plan())
    assert office.present()["Wang"].id == before


def test_a_cleared_cell_is_a_change_and_what_must_not_be_empty_a_problem(office: Office) -> None:
    office.put("Kim", "Phone", None)
    office.put("Li", "Capacity", None)
    plan = office.plan()
    assert changes(plan) == {"Kim": {"phone": ("+82 2 1234567", "")}}
    assert [(problem.field, problem.message) for problem in plan.problems] == [
        ("capacity", "This cannot be empty.")
    ]
    office.workspace.imports.commit(plan)
    assert office.present()["Kim"].phone == ""
    assert office.present()["Li"].capacity is Capacity.DELEGATE


def test_what_was_changed_on_both_sides_stays_ours_until_it_is_decided(office: Office) -> None:
    office.put("Kim", "Position", "Minister")
    office.change_here("Kim", "position", "Adviser")
    plan = office.plan()
    row = next(row for row in plan.rows if row.conflicts)
    conflict = row.conflicts["position"]
    assert (conflict.base, conflict.theirs, conflict.ours) == ("Director", "Minister", "Adviser")
    assert (row.fate("position"), row.action, changes(plan)) == (CellFate.CONFLICT, Action.SKIP, {})
    theirs = office.workspace.imports.decided(plan, Choices(sides={(row.number, "position"): Side.THEIRS}))
    assert changes(theirs) == {"Kim": {"position": ("Adviser", "Minister")}}
    office.workspace.imports.commit(theirs)
    assert office.present()["Kim"].position == "Minister"


def test_a_row_removed_there_is_removed_here_only_when_that_is_decided(exported: Office) -> None:
    gone = exported.present()["Li"].id
    if exported.path.suffix == ".csv":
        lines = exported.path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
        text = "".join(line for line in lines if "Expert" not in line)
        exported.path.write_text(text, encoding="utf-8-sig")
    else:
        exported.edit(lambda sheet: sheet.delete_rows(exported.row(sheet, "Li")))
    plan = exported.plan()
    (row,) = plan.gone
    assert (row.key, row.action, row.values["family_name"]) == (gone, Action.SKIP, "Li")
    assert row.choices == (Decision.SKIP, Decision.REMOVE)
    assert NOTHING_CHANGED not in plan.notices
    assert exported.workspace.imports.commit(plan).removed == 0
    assert "Li" in exported.present()

    removing = exported.workspace.imports.decided(plan, Choices({gone: Decision.REMOVE}))
    assert exported.workspace.imports.commit(removing) == ImportResult(0, 0, 2, 0, 1)
    assert set(exported.present()) == {"Kim", "Serik"}
    assert (
        exported.workspace.history.steps(1)[0].label == "Import of 1 participant from " + exported.path.name
    )
    exported.workspace.history.undo()
    assert set(exported.present()) == {"Kim", "Li", "Serik"}


def test_a_row_added_there_is_new_and_a_copied_one_is_not_taken_silently(office: Office) -> None:
    def add(sheet: Any) -> None:
        last = office.row(sheet, "Serik")
        sheet.insert_rows(last + 1, 2)
        copied = office.row(sheet, "Kim")
        for column in range(1, sheet.max_column + 1):
            sheet.cell(last + 2, column).value = sheet.cell(copied, column).value
        for heading, value in (("Delegation", "China"), ("Family name", "Wu"), ("Given name", "Mei")):
            sheet.cell(last + 1, office.column(sheet, heading)).value = value

    office.edit(add)
    plan = office.plan()
    assert plan.count(Action.CREATE) == 1
    (problem,) = plan.problems
    assert "The same person stands in row" in problem.message
    office.workspace.imports.commit(plan)
    assert set(office.present()) == {"Kim", "Li", "Serik", "Wu"}


def test_who_was_removed_here_since_is_left_out_unless_that_is_decided(office: Office) -> None:
    office.workspace.participants.remove([office.present()["Li"].id])
    office.put("Li", "Position", "Minister")
    plan = office.plan()
    row = next(row for row in plan.rows if row.doubts)
    assert (row.action, row.choices) == (Action.SKIP, (Decision.ADD, Decision.SKIP))
    assert "removed here" in row.doubts[0].message
    again = office.workspace.imports.decided(plan, Choices({row.number: Decision.ADD}))
    office.workspace.imports.commit(again)
    assert office.present()["Li"].position == "Minister"
    assert office.workspace.people.count() == 3


def test_a_mended_cell_of_a_list_that_came_back_is_compared_again(office: Office) -> None:
    office.put("Kim", "Capacity", "Headd")
    plan = office.plan()
    (problem,) = plan.problems
    mended = office.workspace.imports.decided(
        plan, Choices(mended={(problem.row, "capacity"): "Head of delegation"})
    )
    assert changes(mended) == {"Kim": {"capacity": (Capacity.DELEGATE, Capacity.HEAD)}}
    back = office.workspace.imports.decided(plan, Choices(mended={(problem.row, "capacity"): "Delegate"}))
    assert (changes(back), back.problems) == ({}, ())


def test_a_row_that_lost_its_identifier_is_known_by_its_name_and_not_gone(exported: Office) -> None:
    def lose(sheet: Any) -> None:
        sheet.cell(exported.row(sheet, "Li"), sheet.max_column).value = None

    if exported.path.suffix == ".csv":
        lines = exported.path.read_text("utf-8-sig").splitlines()
        lost = [",".join((*line.split(",")[:-1], "")) if ",Li," in line else line for line in lines]
        exported.path.write_text("\n".join(lost), "utf-8-sig")
    else:
        exported.edit(lose)
    plan = exported.plan()
    assert plan.gone == ()
    li = exported.present()["Li"].id
    (number,) = (row.number for row in plan.rows if row.participant_id == li)
    apart = exported.plan(Choices(rows={number: Decision.KEEP_BOTH}))
    assert [row.participant_id for row in apart.gone] == [li]


def test_a_column_that_was_sorted_without_the_others_is_told(exported: Office) -> None:
    if exported.path.suffix == ".csv":
        text = exported.path.read_text("utf-8-sig")
        for before, after in (("Li", "@1"), ("Kim", "@2"), ("Serik", "@3")):
            text = text.replace(f",{before},", f",{after},")
        for before, after in (("@1", "Kim"), ("@2", "Serik"), ("@3", "Li")):
            text = text.replace(f",{before},", f",{after},")
        exported.path.write_text(text, "utf-8-sig")
    else:
        for name in ("Kim", "Serik", "Li"):
            exported.put(name, "Family name", f"@{name}")
        for name, other in (("@Li", "Kim"), ("@Kim", "Serik"), ("@Serik", "Li")):
            exported.put(name, "Family name", other)
    told = [notice for notice in exported.plan().notices if "sorted without" in notice]
    assert len(told) == 1
    assert "“Family name”" in told[0]
