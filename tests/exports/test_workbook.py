"""What a workbook does to the texts and values that it is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from cica_events.errors import Cancelled, OutputError
from cica_events.exports.cells import columns_for
from cica_events.exports.export import ExportInput
from cica_events.exports.plain_list import write_plain_list
from cica_events.exports.registry import find_export
from cica_events.exports.text import LONGEST, cell_text
from cica_events.progress import silent
from tests.exports.examples import ASTANA, HEADING, document, participant

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PAYLOADS = (
    "=1+1",
    "+1",
    "-2",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "\t=1",
    "'=1",
    "#REF!",
    "{=1}",
    "<b>&amp;</b>",
    "00012",
    "1e5",
    "true",
)


def written(path: Path, *rows: Any, columns: tuple[str, ...] = ("family_name", "phone")) -> Path:
    target = path / "list.xlsx"
    find_export("participants").write(document("participants", rows, columns), target, silent)
    return target


def body(path: Path) -> list[list[Any]]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    heading = next(at for at, row in enumerate(rows) if row[0] in ("Family name", "No."))
    return rows[heading + 1 :]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("column", ["family_name", "phone"])
def test_what_someone_typed_is_never_a_formula(payload: str, column: str, tmp_path: Path) -> None:
    path = written(tmp_path, participant(**{column: payload}))
    cell = load_workbook(path).worksheets[0]["A7" if column == "family_name" else "B7"]
    assert (cell.data_type, cell.value) == ("s", payload)
    sheet = ElementTree.fromstring(ZipFile(path).read(SHEET))
    assert not sheet.findall(f".//{NAMESPACE}c/{NAMESPACE}f")


def test_a_cell_that_looks_like_a_formula_stays_text_when_it_is_edited(tmp_path: Path) -> None:
    path = written(tmp_path, participant(family_name="=1+1", phone="+7 701"))
    sheet = load_workbook(path).worksheets[0]
    assert sheet["A7"].quotePrefix
    assert sheet["B7"].number_format == "@"


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_text_survives_but_for_control_characters(tmp_path: Path, texts: list[str]) -> None:
    path = written(tmp_path, *(participant(family_name=f"|{text}|", phone=text) for text in texts))
    assert [row[0] for row in body(path)] == [cell_text(f"|{text}|") for text in texts]


def test_control_characters_and_halves_of_characters_are_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, participant(family_name="A\x00\x0b\x1bB\ud83d\uffff\x7fC\r\nD\re"))
    assert body(path)[0][0] == "ABC\nD\ne"


def test_what_looks_like_an_escape_stays_as_it_was_typed(tmp_path: Path) -> None:
    assert body(written(tmp_path, participant(family_name="_x0041_")))[0][0] == "_x0041_"


@pytest.mark.parametrize("key", ["R&D " * 60, "SO\n" * 60])
def test_the_foot_of_a_sheet_is_one_line_that_excel_takes(key: str, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    made = document("participants", [participant()], ["family_name"])
    find_export("participants").write(replace(made, heading=replace(HEADING, key=key)), path, silent)
    with ZipFile(path) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    foot = next(each.text or "" for each in sheet.iter() if each.tag.endswith("oddFooter"))
    assert len(foot) <= 255
    assert "_x000" not in foot


@pytest.mark.parametrize("letter", ["x", "Ж", "😀"])
def test_a_text_too_long_for_a_cell_is_cut_and_the_user_told(letter: str, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    rows = [participant(family_name="short"), participant(family_name=letter * (LONGEST + 9))]
    told = find_export("participants").write(document("participants", rows, ["family_name"]), path, silent)
    assert len(told) == 2
    assert "A8 of the sheet “Participants”" in told[0]
    assert "B10 of the sheet “By delegation”" in told[1]
    kept = body(path)[1][0]
    assert LONGEST - 1 <= len(kept.encode("utf-16-le")) // 2 <= LONGEST
    assert set(kept) == {letter}


def test_more_rows_than_a_sheet_holds_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    small = document("delegations")
    large = replace(small, rows=list(small.rows[:1]) * 1_048_577)
    told = "has 1,048,577 rows, and a sheet of a workbook holds 1,047,576. Nothing was written. .*CSV"
    with pytest.raises(OutputError, match=told):
        find_export("delegations").write(large, tmp_path / "list.xlsx", silent)
    with pytest.raises(OutputError, match=told):
        write_plain_list("People", ["Name"], [("Somebody",)] * 1_048_577, tmp_path / "list.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_no_green_triangle_stands_on_numbers_stored_as_text(tmp_path: Path) -> None:
    sheet = ElementTree.fromstring(ZipFile(written(tmp_path, participant(phone="007"))).read(SHEET))
    ignored = sheet.find(f"{NAMESPACE}ignoredErrors/{NAMESPACE}ignoredError")
    assert ignored is not None
    assert (ignored.get("sqref"), ignored.get("numberStoredAsText")) == ("A7:B7", "1")


def test_the_parts_of_the_sheet_stand_in_the_order_of_the_standard(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    find_export("participants").write(document("participants"), path, silent)
    order = [
        "sheetPr",
        "dimension",
        "sheetViews",
        "sheetFormatPr",
        "cols",
        "sheetData",
        "autoFilter",
        "conditionalFormatting",
        "printOptions",
        "pageMargins",
        "pageSetup",
        "headerFooter",
        "ignoredErrors",
    ]
    found = [part.tag.removeprefix(NAMESPACE) for part in ElementTree.fromstring(ZipFile(path).read(SHEET))]
    assert found == [name for name in order if name in found]
    assert {"sheetViews", "cols", "autoFilter", "ignoredErrors"} <= set(found)


def test_days_are_real_dates_and_vague_ones_stand_in_words() -> None:
    fields = (Field("on", "On", Kind.DATE), Field("day", "Day", Kind.DAY), Field("at", "At", Kind.STAMP))
    moment = datetime(2023, 12, 11, 23, 30, tzinfo=ASTANA)
    columns = columns_for(ExportInput("en", HEADING, fields, ()))

    def cells(notation: str) -> list[Any]:
        row = SimpleNamespace(
            on=VagueDate.parse(notation), day=date(2023, 12, 12), at=moment - timedelta(days=1)
        )
        return [column.cell(row) for column in columns]

    assert cells("2023-12-12") == [date(2023, 12, 12), date(2023, 12, 12), datetime(2023, 12, 10, 23, 30)]  # noqa: DTZ001
    assert cells("2024-Q3/2024-Q4")[0] == "third or fourth quarter of 2024"
    assert cells("2023-10-10/2023-10-11")[0] == "10–11 October 2023"
    assert [column.number_format for column in columns][:2] == ["[$-809]d mmm yyyy"] * 2


def test_a_list_without_anybody_still_has_its_heading(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert body(path) == []
    assert load_workbook(path).worksheets[0].auto_filter.ref == "A6:B6"


def test_a_long_title_is_broken_into_lines_no_wider_than_the_table(tmp_path: Path) -> None:
    title = "Third Online Training Course on the Treatment of Addiction to Drug and Drug Harm Reduction: " * 2
    given_input = document("participants", columns=["number", "phone"])
    heading = type(HEADING)(HEADING.key, title, HEADING.body, HEADING.date, HEADING.place, HEADING.as_of)
    wide = ExportInput("en", heading, given_input.columns, given_input.rows)
    path = tmp_path / "list.xlsx"
    find_export("participants").write(wide, path, silent)
    sheet = load_workbook(path).worksheets[0]
    lines = [row[0].value for row in sheet.iter_rows(max_row=5) if row[0].font.sz == 15]
    assert len(lines) > 1
    assert " ".join(lines) == title.strip()


@pytest.mark.parametrize("stop_at", [0, 100, 250, 350, 508])
def test_a_cancelled_export_leaves_nothing_behind(stop_at: int, tmp_path: Path) -> None:
    rows = [participant(number=at, family_name=f"Name {at}") for at in range(250)]

    def progress(done: int, total: int) -> None:
        assert 0 <= done <= total == 508
        if done >= stop_at:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        find_export("participants").write(document("participants", rows), tmp_path / "list.xlsx", progress)
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    rows = [participant(number=at) for at in range(250)]
    export = find_export("participants")
    export.write(
        document("participants", rows), tmp_path / "list.xlsx", lambda done, all_: told.append((done, all_))
    )
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (508, 508)
    assert (100, 508) in told


def test_signs_that_turn_the_direction_are_left_out(tmp_path: Path) -> None:
    person = participant(family_name="A\u202eB\u2066C")
    assert body(written(tmp_path, person))[0][0] == "ABC"
