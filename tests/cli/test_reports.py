"""Reports for people, for programs and as workbooks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run


def test_the_press_sentence_of_the_business_council_is_that_of_the_digest(run: Run, sample: Path) -> None:
    assert run("report", "press", sample, "--meeting", "BC-6").out.splitlines() == [
        "more than 140 representatives from 20 Member States",
        "более 140 представителей из 20 государств-членов",
    ]
    answer = json.loads(run("report", "press", sample, "--meeting", "YC-6", "--json").out)
    assert answer["parties"] == {"member-states": 17}
    assert answer["en"] == "more than 100 representatives from 17 Member States"


def test_where_nobody_is_known_of_the_next_step_is_told(run: Run, sample: Path) -> None:
    assert "mark delegations as present" in run("report", "press", sample, "--meeting", "SUMMIT-6").out


def test_who_took_part_where(run: Run, sample: Path) -> None:
    found = json.loads(run("report", "participation", sample, "--from", "2023", "--json").out)
    china = next(row for row in found["parties"] if row["code"] == "CN")
    assert china["meetings"]["YC-6"] == "in-person"
    assert china["meetings"]["SOC-2023-12-12"] == "no-reply"
    assert china["attended"] == sum(value == "in-person" for value in china["meetings"].values())
    assert "SUMMIT-6" not in china["meetings"]
    saudi_arabia = next(row for row in found["parties"] if row["code"] == "SA")
    assert saudi_arabia["meetings"]["SOC-2023-12-12"] == "no-status"
    assert saudi_arabia["meetings"]["MC-2023-12-26"] == "not-invited"


def test_attendance_and_trends_in_lines(run: Run, sample: Path) -> None:
    lines = run("report", "attendance", sample, "--meeting", "BC-6").out.splitlines()
    assert "By section" in lines
    assert any(line.split()[:2] == ["Member", "States"] for line in lines)
    years = run("report", "trends", sample, "--body", "yc").out.splitlines()[2:]
    assert [line.split()[0] for line in years] == ["2023", "2023"]


def test_a_body_that_never_met_is_refused(run: Run, sample: Path) -> None:
    answer = run("report", "trends", sample, "--body", "XYZ")
    assert answer.status == 1
    assert "XYZ" in answer.err


@pytest.mark.parametrize("report", ["participation", "attendance", "trends"])
def test_a_workbook_holds_a_real_chart_and_how_it_is_counted(
    run: Run, sample: Path, tmp_path: Path, report: str
) -> None:
    path = tmp_path / "report.xlsx"
    assert run("report", report, sample, path, "--from", "2023", "--to", "2023").err == ""
    book = load_workbook(path)
    charts = [chart for sheet in book.worksheets for chart in sheet._charts]  # type: ignore[attr-defined]
    assert charts
    assert all(chart.x_axis.delete is False for chart in charts)
    assert book.sheetnames[-1] == "How this is counted"
    assert book.worksheets[0].freeze_panes


def test_the_map_in_a_workbook_says_by_signs_what_it_says_by_colours(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "map.xlsx"
    run("report", "participation", sample, path)
    sheet = load_workbook(path).worksheets[0]
    rows = {str(row[0].value): list(row) for row in sheet.iter_rows() if row[0].value}
    keys = [cell.value for cell in rows["State or organization"]]
    council, seminar = keys.index("YC-6"), keys.index("CBM-2023-10-02")
    assert rows["China"][council].value == "●"
    assert rows["UNODC"][seminar].value == "◐"
    colours = {rows[name][council].fill.fgColor.rgb for name in ("China", "Iran")}
    assert len(colours) == 2
    signs = [str(cell.value or "") for cell in rows["China"][1:-1]]
    assert rows["China"][-1].value == sum(sign[:1] in {"●", "◐", "▼"} for sign in signs if sign) > 0


def test_a_file_of_another_kind_is_refused(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("report", "trends", sample, tmp_path / "trends.pdf").status == 1


def test_the_annual_plan_of_a_body_that_nobody_knows_is_refused(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    refused = run("export", "plan", sample, "2023", tmp_path / "plan.xlsx", "--body", "SCO")
    assert (refused.status, refused.err) == (1, "No meeting of the body “SCO” is known.\n")
    assert run("export", "plan", sample, "2023", tmp_path / "plan.xlsx", "--body", "soc").status == 0
    keys = [str(cell.value) for row in load_workbook(tmp_path / "plan.xlsx").worksheets[0] for cell in row]
    assert any("Senior Officials" in text for text in keys)


def test_a_long_name_has_the_height_of_its_lines(run: Run, sample: Path, tmp_path: Path) -> None:
    run("report", "attendance", sample, tmp_path / "report.xlsx")
    sheet = load_workbook(tmp_path / "report.xlsx")["By State or organization"]
    heights = {str(row[0].value): sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows()}
    assert (
        heights["Renewable Energy Industry Club of the Federation of Thai Industries"]
        > heights["China"] * 1.5
    )


@pytest.mark.parametrize("report", ["attendance", "trends"])
def test_no_chart_is_cut_by_the_end_of_a_page(report: str, run: Run, sample: Path, tmp_path: Path) -> None:
    run("report", report, sample, tmp_path / "report.xlsx")
    sheets = [sheet for sheet in load_workbook(tmp_path / "report.xlsx").worksheets if sheet._charts]  # type: ignore[attr-defined]
    assert sheets
    assert {(sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) for sheet in sheets} == {(1, 1)}


def test_no_line_above_a_narrow_table_is_cut_on_paper(run: Run, sample: Path, tmp_path: Path) -> None:
    run("report", "press", "--meeting", "BC-6", sample, tmp_path / "press.xlsx")
    book = load_workbook(tmp_path / "press.xlsx")
    sheet = book["People"]
    assert len(str(sheet["A2"].value)) > sum(sheet.column_dimensions[each].width for each in "AB")
    assert sheet.print_area.split(":")[1][1] > "B"


def test_the_file_of_a_report_may_stand_behind_the_options(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "press.xlsx"
    answer = run("report", "press", sample, "--meeting", "BC-6", path)
    assert (answer.status, path.exists()) == (0, True)
    assert run("report", "press", sample, path, "--meeting", "BC-6", "more").status == 2
    assert run("report", "press", "--meeting", "BC-6").status == 2


def test_years_in_the_wrong_order_are_refused(run: Run, sample: Path) -> None:
    answer = run("report", "trends", sample, "--from", "2024", "--to", "2022")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("The first year comes after the last")


def test_no_meaning_of_a_sign_is_cut_in_the_workbook_of_the_map(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    run("report", "participation", sample, tmp_path / "map.xlsx")
    sheet = load_workbook(tmp_path / "map.xlsx").worksheets[0]
    heights = {str(row[0].value): sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows()}
    assert heights["No status with the Conference on that day"] > heights["China"] * 1.4
