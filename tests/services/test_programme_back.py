"""Programmes that were exported, edited elsewhere and taken in again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cica_events.domain.dates import VagueDate
from cica_events.imports.sources.source import Source
from cica_events.services.import_plan import Action, Choices, Decision, Side
from cica_events.services.programme_plan import ProgrammePlan
from tests.services import programme_of_two_days
from tests.services.programme_of_two_days import MONDAY, TUESDAY, TwoDays

ids, two_days = programme_of_two_days.ids, programme_of_two_days.two_days

EVERYTHING = (
    *("day_number", "day", "start", "end", "duration", "room", "kind", "title", "title_ru", "chair"),
    *("items", "interpretation", "visibility", "pinned", "notes"),
)


def exported(days: TwoDays, folder: Path, suffix: str = ".xlsx", **wanted: Any) -> Path:
    path = folder / f"programme{suffix}"
    days.workspace.exports.write("programme", days.meeting, path, **wanted)
    return path


def edited(path: Path, edit: Callable[[Any, dict[str, int]], None]) -> Path:
    """Edit the first sheet, given it and its columns by heading; the headings stand in row 6."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    headings = {cell.value: cell.column for row in sheet.iter_rows(max_row=8) for cell in row if cell.value}
    edit(sheet, headings)
    book.save(path)
    return path


def planned(days: TwoDays, path: Path, choices: Choices | None = None) -> ProgrammePlan:
    imports = days.workspace.programme_imports
    return imports.plan(imports.read(days.meeting, Source(path)), choices)


def row_of(sheet: Any, text: object) -> int:
    """Return the row in which a cell says `text`."""
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == text)


def by_name(days: TwoDays) -> dict[str, Any]:
    names = {record_id: name for name, record_id in days.sittings.items()}
    return {names.get(row.id, row.title): row for row in days.workspace.sittings.rows(days.meeting)}


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("columns", [None, EVERYTHING])
def test_an_unedited_programme_reports_no_change(
    two_days: TwoDays, tmp_path: Path, suffix: str, language: str, columns: tuple[str, ...] | None
) -> None:
    two_days.edit("opening", chair=two_days.participants[0], notes="First\nSecond", pinned=True)
    path = exported(two_days, tmp_path, suffix, in_language=language, columns=columns)
    plan = planned(two_days, path)
    assert plan.reading.origin is not None
    assert {row.action for row in plan.rows} == {Action.SKIP}
    assert len(plan.rows) == 4
    assert plan.notices == ("Nothing was changed in this file.",)


def test_times_rooms_and_titles_come_back(two_days: TwoDays, tmp_path: Path) -> None:
    def edit(sheet: Any, columns: dict[str, int]) -> None:
        plenary, lunch = row_of(sheet, "First session"), row_of(sheet, "Lunch")
        sheet.cell(plenary, columns["Starts at"]).value = time(11)
        sheet.cell(plenary, columns["Room"]).value = "Hall B"
        sheet.cell(plenary, columns["Title"]).value = "First plenary session"
        sheet.cell(lunch, columns["Ends at"]).value = "14:30"

    path = edited(exported(two_days, tmp_path), edit)
    plan = planned(two_days, path)
    assert not plan.problems
    two_days.workspace.programme_imports.commit(plan)
    found = by_name(two_days)
    plenary, lunch = found["plenary"], found["lunch"]
    assert (plenary.start, plenary.duration, plenary.room) == (time(11), 90, "Hall B")
    assert plenary.title == "First plenary session"
    assert (lunch.start, lunch.duration) == (time(13), 90)
    assert planned(two_days, exported(two_days, tmp_path)).notices == ("Nothing was changed in this file.",)


def test_the_title_of_a_russian_programme_is_the_russian_one(two_days: TwoDays, tmp_path: Path) -> None:
    def edit(sheet: Any, _columns: dict[str, int]) -> None:
        row = row_of(sheet, "Первая сессия")
        next(cell for cell in sheet[row] if cell.value == "Первая сессия").value = "Первое заседание"

    plan = planned(two_days, edited(exported(two_days, tmp_path, in_language="ru"), edit))
    two_days.workspace.programme_imports.commit(plan)
    plenary = by_name(two_days)["plenary"]
    assert (plenary.title, plenary.title_ru) == ("First session", "Первое заседание")


def test_a_day_comes_back_by_its_date_or_its_number(two_days: TwoDays, tmp_path: Path) -> None:
    def edit(sheet: Any, columns: dict[str, int]) -> None:
        sheet.cell(row_of(sheet, "First session"), columns["Date"]).value = date(2023, 11, 14)
        sheet.cell(row_of(sheet, "Opening"), columns["Day no."]).value = 2

    two_days.workspace.programme_imports.commit(planned(two_days, edited(exported(two_days, tmp_path), edit)))
    assert {name: row.day for name, row in by_name(two_days).items()} == dict.fromkeys(
        two_days.sittings, TUESDAY
    )


def test_days_of_a_vague_date_come_back_by_their_numbers(two_days: TwoDays, tmp_path: Path) -> None:
    two_days.workspace.meetings.edit([two_days.meeting], {"date": VagueDate.parse("2024-05")})
    path = exported(two_days, tmp_path)
    assert planned(two_days, path).notices == ("Nothing was changed in this file.",)

    def edit(sheet: Any, columns: dict[str, int]) -> None:
        sheet.cell(row_of(sheet, "First session"), columns["Day no."]).value = 3

    two_days.workspace.programme_imports.commit(planned(two_days, edited(path, edit)))
    assert by_name(two_days)["plenary"].day == date(2024, 5, 3)


def test_rows_that_were_added_and_removed_come_back(two_days: TwoDays, tmp_path: Path) -> None:
    def edit(sheet: Any, columns: dict[str, int]) -> None:
        sheet.delete_rows(row_of(sheet, "Lunch"))
        new = {"Date": MONDAY, "Starts at": time(12), "Ends at": time(13), "Title": "Coffee break"}
        row = sheet.max_row + 1
        for heading, value in new.items():
            sheet.cell(row, columns[heading]).value = value

    path = edited(exported(two_days, tmp_path), edit)
    plan = planned(two_days, path)
    assert [row.participant_id for row in plan.gone] == [two_days.sittings["lunch"]]
    removing = Choices(rows={two_days.sittings["lunch"]: Decision.REMOVE})
    two_days.workspace.programme_imports.commit(planned(two_days, path, removing))
    found = by_name(two_days)
    assert "lunch" not in found
    added = found["Coffee break"]
    assert (added.day, added.start, added.duration, added.kind.value) == (MONDAY, time(12), 60, "break")


def test_a_cell_changed_on_both_sides_is_a_conflict(two_days: TwoDays, tmp_path: Path) -> None:
    def edit(sheet: Any, columns: dict[str, int]) -> None:
        sheet.cell(row_of(sheet, "First session"), columns["Room"]).value = "Hall B"

    path = edited(exported(two_days, tmp_path), edit)
    two_days.edit("plenary", room="Hall C")
    plan = planned(two_days, path)
    row = next(row for row in plan.rows if row.conflicts)
    assert row.action is Action.SKIP
    theirs = Choices(sides={(row.number, "room"): Side.THEIRS})
    two_days.workspace.programme_imports.commit(planned(two_days, path, theirs))
    assert by_name(two_days)["plenary"].room == "Hall B"


def test_what_cannot_be_read_is_a_problem_of_its_cell(two_days: TwoDays, tmp_path: Path) -> None:
    def edit(sheet: Any, columns: dict[str, int]) -> None:
        row = row_of(sheet, "First session")
        sheet.cell(row, columns["Starts at"]).value = "noonish"
        sheet.cell(row, columns["Duration"]).value = 0

    plan = planned(two_days, edited(exported(two_days, tmp_path), edit))
    assert {problem.field for problem in plan.problems} == {"start", "duration"}


def test_items_are_told_as_not_taken_in(two_days: TwoDays, tmp_path: Path) -> None:
    def edit(sheet: Any, columns: dict[str, int]) -> None:
        sheet.cell(row_of(sheet, "First session"), columns["Agenda items"]).value = "Something else"

    plan = planned(two_days, edited(exported(two_days, tmp_path), edit))
    assert "“Agenda items” was edited in 1 row, but that is not taken in." in plan.notices
