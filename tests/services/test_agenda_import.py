"""Taking agenda items in: from any list, and from a workbook of ours that was edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cica_events.domain.agenda import ItemKind
from cica_events.domain.agenda_entries import Entry
from cica_events.errors import ConflictError
from cica_events.imports.mapping import ListMapping
from cica_events.imports.source import Source
from cica_events.queries.agenda import AgendaRow
from cica_events.services.agenda_plan import AgendaPlan
from cica_events.services.import_plan import Action, CellFate, Choices, Decision, Side
from cica_events.services.planned_rows import PlannedRow
from cica_events.services.workspace import Workspace

Cells = Sequence[object]
ENTRIES = (
    Entry("Opening", kind=ItemKind.PROCEDURAL, minutes=10),
    Entry("Reports"),
    Entry("Report of the Chairman", 1, minutes=15),
    Entry("Report of the Secretariat", 1, minutes=20),
    Entry("Elections", minutes=30),
    Entry("Closing", minutes=5),
)


@pytest.fixture
def empty(workspace: Workspace) -> str:
    """The id of a meeting without an agenda."""
    meeting = workspace.meetings.create(workspace.meetings.plan("SOC", None))
    workspace.agenda.remove([row.id for row in workspace.agenda.rows(meeting) if row.parent_id is None])
    return meeting


@pytest.fixture
def filled(workspace: Workspace, empty: str) -> str:
    """The id of a meeting with six items."""
    workspace.agenda.add_entries(empty, ENTRIES)
    return empty


def book_of(path: Path, *rows: Cells) -> Source:
    """Save a workbook of `rows`."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return Source(path)


def planned(workspace: Workspace, meeting: str, source: Source, choices: Choices | None = None) -> AgendaPlan:
    """Read and plan a list."""
    return workspace.agenda_imports.plan(workspace.agenda_imports.read(meeting, source), choices)


def shown(workspace: Workspace, meeting: str) -> list[str]:
    """Return the agenda as lines "2.1 Title"."""
    return [f"{row.number} {row.title}" for row in workspace.agenda.rows(meeting)]


def items(workspace: Workspace, meeting: str) -> dict[str, AgendaRow]:
    """Return the items by title."""
    return {row.title: row for row in workspace.agenda.rows(meeting)}


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


# There and back.

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
