"""Handing out documents by command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cica_events.domain.origins import ID_HEADING, SHEET
from tests.cli.conftest import MEETING, Run


def table(path: Path) -> list[list[object]]:
    """Return the rows of the first sheet without what people do not see."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    hidden = next(row.index(ID_HEADING) for row in rows if ID_HEADING in row)
    return [[cell for at, cell in enumerate(row) if at != hidden] for row in rows]


def test_the_list_of_participants_is_written_with_the_chosen_columns(
    run: Run, edited: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.xlsx"
    answer = run("export", "participants", edited, MEETING, path, "--columns", "phone, family_name")
    assert (answer.status, answer.out) == (0, f"Written: {path}\n")
    assert answer.err.startswith("The document holds contacts (Phone).")
    assert ["Phone", "Family name"] in table(path)
    assert ["+7 701 123 45 67", "Bakayev"] in table(path)


def test_the_agenda_is_written_in_russian(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "agenda.xlsx"
    assert run("export", "agenda", sample, MEETING, path, "--language", "ru").status == 0
    assert "12 декабря 2023 г." in str(table(path)[1][0])


def test_separated_text_is_written_where_the_file_is_called_so(
    run: Run, edited: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    assert run("export", "participants", edited, MEETING, path, "--columns", "family_name,phone").status == 0
    assert "Bakayev,'+7 701 123 45 67," in path.read_text("utf-8-sig")
    columns = ("--columns", "family_name,phone")
    assert run("export", "participants", edited, MEETING, path, *columns, "--plain").status == 0
    assert path.read_text("utf-8-sig").startswith("Family name,Phone\n")


@pytest.mark.parametrize(
    ("file", "options", "words"),
    [
        ("list.ods", [], "must end in .xlsx or .csv"),
        ("missing/list.xlsx", [], "does not exist"),
        ("list.xlsx", ["--columns", "family_name,shoes"], "“shoes”"),
        ("list.xlsx", ["--columns", ","], "at least one column"),
    ],
)
def test_what_cannot_be_written_is_refused(
    file: str, options: list[str], words: str, run: Run, sample: Path, tmp_path: Path
) -> None:
    answer = run("export", "participants", sample, MEETING, tmp_path / file, *options)
    assert (answer.status, answer.out) == (1, "")
    assert words in answer.err
    assert list(tmp_path.iterdir()) == [sample]


def test_the_usual_list_holds_no_contacts_and_says_nothing(run: Run, edited: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    assert run("export", "participants", edited, MEETING, path).err == ""
    assert "+7 701 123 45 67" not in str(table(path))


def test_a_set_leaves_private_columns_out_unless_they_are_asked_for(
    run: Run, edited: Path, tmp_path: Path
) -> None:
    path = tmp_path / "hotel.xlsx"
    answer = run("export", "participants", edited, MEETING, path, "--set", "hotel", "--sheets", "summary")
    assert (answer.status, answer.err) == (0, "")
    headings = next(row for row in table(path) if "Hotel room" in row)
    assert "Passport number" not in headings
    assert CalamineWorkbook.from_path(path).sheet_names == ["Participants", "Summary", SHEET]
    answer = run("export", "participants", edited, MEETING, path, "--set", "Hotel", "--sensitive")
    assert "passport, birth or health data (Passport number)" in answer.err
    headings = next(row for row in table(path) if "Hotel room" in row)
    assert "Passport number" in headings
    assert "Mobile phone" not in headings


def test_a_column_of_ones_own_is_empty(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    assert (
        run("export", "participants", sample, MEETING, path, "--columns", "family_name,=Car no.").status == 0
    )
    headings = next(at for at, row in enumerate(table(path)) if row[:2] == ["Family name", "Car no."])
    assert {row[1] for row in table(path)[headings + 1 :]} == {""}


@pytest.mark.parametrize(
    ("options", "words"),
    [(["--set", "zoo"], "no set of columns “zoo”"), (["--sheets", "zoo"], "no sheet “zoo”")],
)
def test_a_set_or_sheet_that_does_not_exist_is_refused(
    options: list[str], words: str, run: Run, sample: Path, tmp_path: Path
) -> None:
    answer = run("export", "participants", sample, MEETING, tmp_path / "list.xlsx", *options)
    assert (answer.status, answer.out) == (1, "")
    assert words in answer.err
