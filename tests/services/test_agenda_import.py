"""Taking agenda items in from any list."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cica_events.domain.agenda import ItemKind
from cica_events.errors import ConflictError
from cica_events.imports.columns.mapping import ListMapping
from cica_events.imports.sources.source import Source
from cica_events.services.import_plan import Action, CellFate, Choices, Decision
from cica_events.services.workspace import Workspace
from tests.services import agenda_lists
from tests.services.agenda_lists import Cells, book_of, items, planned, shown

empty, filled = agenda_lists.empty, agenda_lists.filled


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "2", "2.1", "2.2", "3"),
        (1, 2, "(a)", "(b)", 3),
        ("I.", "II.", "1.", "2.", "III."),
        (1, 2, 2.1, 2.2, 3),
    ],
)
def test_numbers_in_any_style_make_the_tree(
    workspace: Workspace, empty: str, tmp_path: Path, numbers: Cells
) -> None:
    titles = ("Opening", "Reports", "Of the Chairman", "Of the Secretariat", "Closing")
    source = book_of(
        tmp_path / "a.xlsx", ("Draft agenda",), ("No.", "Agenda item"), *zip(numbers, titles, strict=True)
    )
    plan = planned(workspace, empty, source)
    assert [column.field for column in plan.columns] == ["number", "title"]
    assert workspace.agenda_imports.commit(plan).created == 5
    assert shown(workspace, empty) == [
        "1 Opening", "2 Reports", "2.1 Of the Chairman", "2.2 Of the Secretariat", "3 Closing",
    ]  # fmt: skip


def test_a_russian_programme_brings_times_kinds_and_speakers(
    workspace: Workspace, empty: str, tmp_path: Path
) -> None:
    source = book_of(
        tmp_path / "a.xlsx",
        ("ПОВЕСТКА ДНЯ",),
        ("№ п/п", "Время", "Пункт повестки дня", "Вид", "Докладчик", "Примечание"),
        (1, "10:00-10:15", "Открытие", "Процедурный", "Председатель", None),
        (2, "10:15 – 11.00", "Доклады", None, None, "Прилагаются"),
        (3, "11:00", "Обсуждение", None, "Все", "Свободно"),
        (4, time(12, 30), "Закрытие", None, None, None),
    )
    plan = planned(workspace, empty, source)
    workspace.agenda_imports.commit(plan)
    found = items(workspace, empty)
    assert [row.duration for row in found.values()] == [15, 45, 90, None]
    assert found["Открытие"].annotation == "Председатель"
    assert found["Обсуждение"].annotation == "Все\nСвободно"
    assert found["Открытие"].kind is ItemKind.PROCEDURAL


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [(90, 90), ("1:30", 90), ("15 min", 15), ("15'", 15), ("1.5 h", 90), (time(0, 20), 20)],
)
def test_durations_are_read_in_many_ways(
    workspace: Workspace, empty: str, tmp_path: Path, cell: object, minutes: int
) -> None:
    source = book_of(tmp_path / "a.xlsx", ("Item", "Duration"), ("Opening", cell), ("Closing", 5))
    workspace.agenda_imports.commit(planned(workspace, empty, source))
    assert items(workspace, empty)["Opening"].duration == minutes


def test_numbers_before_the_titles_and_rows_that_divide_the_list(
    workspace: Workspace, empty: str, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    lines = ("Agenda item", "Session 1", "1. Opening", "2. Reports", "a) Chairman", "Session 2", "3. Closing")
    for line in lines:
        sheet.append([line, 5 if line[1] in ".)" else None])
    sheet["B1"] = "Minutes"
    sheet.merge_cells("A2:B2")
    sheet.merge_cells("A6:B6")
    book.save(tmp_path / "a.xlsx")
    plan = planned(workspace, empty, Source(tmp_path / "a.xlsx"))
    workspace.agenda_imports.commit(plan)
    assert shown(workspace, empty) == [
        "1 Session 1", "1.1 Opening", "1.2 Reports", "1.2.1 Chairman", "2 Session 2", "2.1 Closing",
    ]  # fmt: skip
    assert [row.number for row in plan.rows if row.doubts] == [2, 6]


def test_indented_titles_make_the_tree(workspace: Workspace, empty: str, tmp_path: Path) -> None:
    titles = ("Opening", "Reports", "    Chairman", "    Secretariat", "Closing")
    source = book_of(tmp_path / "a.xlsx", ("Item", "Minutes"), *((title, 5) for title in titles))
    workspace.agenda_imports.commit(planned(workspace, empty, source))
    assert shown(workspace, empty)[1:4] == ["2 Reports", "2.1 Chairman", "2.2 Secretariat"]


def test_lines_without_headings_are_items(workspace: Workspace, empty: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("1. Opening\n2. Reports\n2.1 Chairman\n3. Closing\n", "utf-8")
    workspace.agenda_imports.commit(planned(workspace, empty, Source(path)))
    assert shown(workspace, empty) == ["1 Opening", "2 Reports", "2.1 Chairman", "3 Closing"]


def test_a_list_taken_in_again_changes_nothing_and_new_items_stand_in_their_places(
    workspace: Workspace, filled: str, tmp_path: Path
) -> None:
    rows: list[Cells] = [("No.", "Title", "Duration"), (1, "Opening", 10), (2, "reports", None)]
    source = book_of(tmp_path / "a.xlsx", *rows, ("2.1", "Report of a guest", 5), (3, "Closing", 7))
    plan = planned(workspace, filled, source)
    assert [row.action for row in plan.rows] == [Action.SKIP, Action.UPDATE, Action.CREATE, Action.UPDATE]
    assert plan.rows[3].before == {"duration": 5}
    assert plan.rows[3].fate("duration") is CellFate.CHANGED
    assert "same title" in plan.rows[0].recognised[0].reason
    skipping = Choices(rows={3: Decision.SKIP})
    workspace.agenda_imports.commit(workspace.agenda_imports.decided(plan, skipping))
    assert shown(workspace, filled)[1:4] == [
        "2 Reports",
        "2.1 Report of the Chairman",
        "2.2 Report of the Secretariat",
    ]
    assert "2.3 Report of a guest" in shown(workspace, filled)
    again = planned(workspace, filled, source, skipping)
    assert {row.action for row in again.rows} == {Action.SKIP}


def test_an_item_without_a_title_or_with_a_wrong_duration_stays_out(
    workspace: Workspace, empty: str, tmp_path: Path
) -> None:
    source = book_of(
        tmp_path / "a.xlsx",
        ("No.", "Title", "Duration"),
        (1, "Opening", "soon"),
        (2, None, 5),
        (3, "Closing", 5),
    )
    plan = planned(workspace, empty, source)
    assert [row.action for row in plan.rows] == [Action.REFUSE, Action.REFUSE, Action.CREATE]
    assert {problem.field for problem in plan.problems} == {"duration", "title"}
    mended = Choices(mended={(2, "duration"): "20", (3, "title"): "Reports"})
    better = workspace.agenda_imports.decided(plan, mended)
    assert not better.problems
    workspace.agenda_imports.commit(better)
    assert shown(workspace, empty) == ["1 Opening", "2 Reports", "3 Closing"]


def test_one_undo_takes_an_import_back(workspace: Workspace, filled: str, tmp_path: Path) -> None:
    before = workspace.agenda.rows(filled)
    source = book_of(tmp_path / "list.xlsx", ("Title",), ("New",), ("Newer",))
    workspace.agenda_imports.commit(planned(workspace, filled, source))
    step = workspace.history.undoable()
    assert step
    assert "2 agenda items from list.xlsx" in step.label
    workspace.history.undo()
    assert [row.title for row in workspace.agenda.rows(filled)] == [row.title for row in before]


def test_a_change_since_the_preview_is_told(workspace: Workspace, filled: str, tmp_path: Path) -> None:
    plan = planned(workspace, filled, book_of(tmp_path / "a.xlsx", ("Title",), ("New",), ("Newer",)))
    workspace.agenda.rename(items(workspace, filled)["Opening"].id, "Other")
    with pytest.raises(ConflictError, match="changed since the preview"):
        workspace.agenda_imports.commit(plan)


def test_a_mapping_leaves_columns_out(workspace: Workspace, empty: str, tmp_path: Path) -> None:
    source = book_of(
        tmp_path / "a.xlsx", ("No.", "Title", "Duration"), ("1.1", "Opening", 5), ("1.2", "Closing", 5)
    )
    reading = workspace.agenda_imports.read(empty, source)
    reading = workspace.agenda_imports.remapped(reading, ListMapping.of({"Duration": None}))
    workspace.agenda_imports.commit(workspace.agenda_imports.plan(reading))
    assert [row.duration for row in items(workspace, empty).values()] == [None, None]


def test_a_fixed_kind_and_a_saved_layout_are_taken(workspace: Workspace, empty: str, tmp_path: Path) -> None:
    source = book_of(
        tmp_path / "a.xlsx", ("Ref", "What happens", "How long"), (1, "Opening", 5), (2, "Closing", 5)
    )
    first = workspace.agenda_imports.read(empty, source)
    mapping = ListMapping.of({"Ref": "number", "What": "title", "How long": "duration"})
    workspace.import_layouts.save("agenda", "Host", first.table.headings, mapping)
    reading = workspace.agenda_imports.read(empty, source)
    assert reading.layout
    assert [column.field for column in reading.columns] == ["number", "title", "duration"]
    fixed = ListMapping.of({}, {"kind": ItemKind.STATEMENT})
    plan = workspace.agenda_imports.plan(workspace.agenda_imports.remapped(reading, fixed))
    workspace.agenda_imports.commit(plan)
    assert {(row.kind, row.duration) for row in workspace.agenda.rows(empty)} == {(ItemKind.STATEMENT, 5)}


def test_refused_items_are_saved_with_their_reasons(workspace: Workspace, empty: str, tmp_path: Path) -> None:
    source = book_of(tmp_path / "a.xlsx", ("Title", "Duration"), ("Opening", "soon"), ("Closing", 5))
    plan = planned(workspace, empty, source)
    path = tmp_path / "refused.xlsx"
    assert workspace.agenda_imports.save_refused(plan, path, "en") == 1
    again = planned(workspace, empty, Source(path))
    assert [problem.value for problem in again.problems] == ["soon"]


def test_a_programme_of_two_days_and_items_that_stand_further_to_a_side(
    workspace: Workspace, empty: str, tmp_path: Path
) -> None:
    rows: list[Cells] = [
        ("Day 1", None),
        ("Time", "Activity"),
        ("09:30", "Opening"),
        (None, "Remarks"),
        ("10:30 - 11:00", "Coffee"),
        ("Day 2", None),
        ("Time", "Activity"),
        ("10:00", "Closing"),
    ]
    plan = planned(workspace, empty, book_of(tmp_path / "days.xlsx", *rows))
    workspace.agenda_imports.commit(plan)
    assert shown(workspace, empty) == [
        "1 Day 1", "1.1 Opening", "1.2 Remarks", "1.3 Coffee", "2 Day 2", "2.1 Closing",
    ]  # fmt: skip
    assert items(workspace, empty)["Opening"].duration == 60
    workspace.history.undo()
    lines: list[Cells] = [
        ("I.", "FIRST", None),
        (None, "1.", "Opening"),
        (None, "2.", "Reports"),
        ("II.", "LAST", None),
    ]
    workspace.agenda_imports.commit(planned(workspace, empty, book_of(tmp_path / "stairs.xlsx", *lines)))
    assert shown(workspace, empty) == ["1 FIRST", "1.1 Opening", "1.2 Reports", "2 LAST"]


def test_an_item_that_lasts_no_time_or_days_is_a_problem_of_its_row(
    workspace: Workspace, empty: str, tmp_path: Path
) -> None:
    rows: list[Cells] = [("No.", "Title", "Duration"), (1, "Zero", 0), (2, "Long", 1800), (3, "Usual", 90)]
    plan = planned(workspace, empty, book_of(tmp_path / "lengths.xlsx", *rows))
    assert [(problem.row, problem.field) for problem in plan.problems] == [(2, "duration"), (3, "duration")]
    workspace.agenda_imports.commit(plan)
    assert shown(workspace, empty) == ["1 Usual"]
