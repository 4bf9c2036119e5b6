"""The sheets of the list of participants, read by another reader than the one that wrote them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from cica_events.domain.names import Gender
from cica_events.domain.participants import Capacity, Mode, Participation
from cica_events.domain.protocol import Section
from cica_events.exports.counting import gender_of
from cica_events.exports.export import Changes
from cica_events.exports.participant_sets import official_columns
from cica_events.exports.registry import find_export
from cica_events.progress import silent
from tests.exports.examples import CHANGES, document, participant, participants

Rows = list[list[Any]]


def sheets(path: Path, rows: list[Any] | None = None, **more: Any) -> dict[str, Rows]:
    """Write the example, or `rows`, and return each sheet without its title block and empty cells."""
    target = path / "list.xlsx"
    find_export("participants").write(document("participants", rows, **more), target, silent)
    workbook = CalamineWorkbook.from_path(target)
    found = {}
    for name in workbook.sheet_names:
        lines = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        found[name] = [[cell for cell in line if cell != ""] for line in lines[5:]]
    return found


def table(lines: Rows, title: str) -> Rows:
    """Return the lines of one table of the summary, up to and with its total."""
    first = lines.index([title]) + 1
    last = next(at for at in range(first, len(lines)) if lines[at][:1] == ["Total"])
    return lines[first : last + 1]


def test_each_delegation_stands_under_its_section_with_its_head_first_and_numbered(tmp_path: Path) -> None:
    lines = sheets(tmp_path, columns=["number", "party", "family_name"])["By delegation"]
    assert lines[1:] == [
        ["Member States"],
        ["Kazakhstan (2)"],
        [1, "Bakayev"],
        [2, "Қалиқызы"],
        ["Republic of Korea (1)"],
        [1, "Cho"],
        ["Secretariat (2)"],
        [1, "Sarybay"],
        [2, "#N/A"],
    ]


def test_the_name_is_printed_as_the_person_writes_it(tmp_path: Path) -> None:
    lines = sheets(tmp_path, columns=["title", "given_name", "family_name", "phone"])["By delegation"]
    assert lines[0] == ["No.", "Name", "Phone"]
    assert [1, "Cho Tae-ick"] in lines


def test_who_declined_is_listed_only_where_the_list_tells_it(tmp_path: Path) -> None:
    telling = sheets(tmp_path)
    assert "Gone" in str(telling["Participants"])
    assert "Gone" not in str(telling["By delegation"])
    silent_list = sheets(tmp_path, columns=["number", "family_name"])
    assert "Gone" not in str(silent_list["Participants"])
    assert [line[0] for line in silent_list["Participants"][1:]] == [1, 2, 3, 4, 5]


def test_the_summary_counts_those_who_take_part_and_its_totals_agree(tmp_path: Path) -> None:
    lines = sheets(tmp_path)["Summary"]
    assert table(lines, "By section") == [
        ["Member States", 2, 3, 0, 0, 3],
        ["Secretariat", 1, 2, 1, 0, 1],
        ["Total", 3, 5, 1, 0, 4],
    ]
    assert table(lines, "By capacity")[-1] == table(lines, "By mode of participation")[-1]
    assert table(lines, "By State or organization")[-1] == ["Total", 5, 1, 0, 4]


def test_every_table_of_the_summary_adds_up(tmp_path: Path) -> None:
    rows = [
        participant(
            number=at,
            family_name=f"N{at}",
            party=f"P{at % 11}",
            section=list(Section)[at % 11],
            capacity=list(Capacity)[at % 13],
            mode=(*Mode, None)[at % 3],
            courtesy=("Mr.", "Ms.", "")[at % 3],
            gender=(Gender.FEMALE, None, None, None)[at % 4],
            status=list(Participation)[at % 7],
        )
        for at in range(200)
    ]
    here = [row for row in rows if row.status not in (Participation.DECLINED, Participation.REPLACED)]
    lines = sheets(tmp_path, rows)["Summary"]
    women = sum(gender_of(row) is Gender.FEMALE for row in here)
    for title in ("By section", "By State or organization", "By capacity", "By mode of participation"):
        *kinds, total = table(lines, title)
        assert total[-4] == len(here)
        assert total[-3] == women
        for place in range(1, len(total)):
            assert total[place] == sum(line[place] for line in kinds)
        for line in (*kinds, total):
            assert line[-4] == sum(line[-3:])


@pytest.mark.parametrize(
    ("titles", "gender"),
    [
        ({"courtesy": "Ms."}, Gender.FEMALE),
        ({"courtesy": "Г-н"}, Gender.MALE),
        ({"honorific": "H.E. Mrs."}, Gender.FEMALE),
        ({"courtesy": "Mr.", "gender": Gender.FEMALE}, Gender.FEMALE),
        ({"courtesy": "Mr. Mrs."}, None),
        ({"rank": "Dr."}, None),
    ],
)
def test_women_and_men_are_told_by_what_is_recorded_then_by_the_courtesy_title(
    titles: dict[str, Any], gender: Gender | None
) -> None:
    assert gender_of(participant(**titles)) is gender


def test_changes_are_told_where_the_list_was_issued(tmp_path: Path) -> None:
    assert "Changes" not in sheets(tmp_path)
    told = sheets(tmp_path, changes=CHANGES)["Changes"]
    assert told[1] == ["Joined", "Kazakhstan", "Әсем Қалиқызы", "=Joined the delegation of Kazakhstan"]
    assert sheets(tmp_path, changes=Changes("Final", ()))["Changes"][1:] == []


@pytest.mark.parametrize("wanted", [[], ["summary"], ["summary", "changes"]])
def test_only_the_sheets_that_are_wanted_are_written(wanted: list[str], tmp_path: Path) -> None:
    found = sheets(tmp_path, sheets=frozenset(wanted), changes=CHANGES)
    assert [name.lower() for name in found] == ["participants", *wanted]


def test_the_sheets_are_named_in_the_language_of_the_document(tmp_path: Path) -> None:
    assert next(iter(sheets(tmp_path, language="ru"))) == "Участники"


def test_the_version_stands_beside_the_title_of_each_sheet(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    find_export("participants").write(document("participants", version="Revision 1"), path, silent)
    titles = [sheet["A3"].value for sheet in load_workbook(path).worksheets]
    assert titles[0] == "List of participants · Revision 1"
    assert all(title.endswith(" · Revision 1") for title in titles)


def test_the_official_list_shows_of_the_function_what_is_asked_for() -> None:
    columns = official_columns({"contacts", "department"})
    assert columns[-4:] == ("department", "capacity", "email", "phone")
    assert "status" not in columns
    assert find_export("participants").columns(columns)


def test_a_list_without_anybody_has_neither_blocks_nor_figures(tmp_path: Path) -> None:
    assert list(sheets(tmp_path, [])) == ["Participants"]


def test_no_cell_of_any_sheet_is_a_formula(tmp_path: Path) -> None:
    hostile = "=1+1"
    rows = [participant(party=hostile, family_name=hostile, given_name=hostile, honorific=hostile)]
    find_export("participants").write(document("participants", rows), tmp_path / "list.xlsx", silent)
    workbook = load_workbook(tmp_path / "list.xlsx")
    cells = [cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=") for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith("="))


def test_an_empty_column_is_a_row_of_boxes_also_between_delegations(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    columns = ["party", "family_name", "=Room"]
    find_export("participants").write(document("participants", participants(), columns), path, silent)
    sheet = load_workbook(path).worksheets[0]
    assert [sheet.cell(row, 3).value for row in range(6, 12)] == ["Room", None, None, None, None, None]
    rules = {str(area.sqref): area.rules[0].dxf.border for area in sheet.conditional_formatting}
    assert rules["A8:B11"].left is None or rules["A8:B11"].left.style is None
    assert rules["C8:C11"].left.style == "hair"
