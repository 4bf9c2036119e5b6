"""Handing out documents by command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.conftest import MEETING, Run


def table(path: Path) -> list[list[object]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_the_list_of_participants_is_written_with_the_chosen_columns(
    run: Run, edited: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.xlsx"
    answer = run("export", "participants", edited, MEETING, path, "--columns", "phone, family_name")
    assert (answer.status, answer.out, answer.err) == (0, f"Written: {path}\n", "")
    assert ["Phone", "Family name"] in table(path)
    assert ["+7 701 123 45 67", "Bakayev"] in table(path)


def test_the_agenda_is_written_in_russian(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "agenda.xlsx"
    assert run("export", "agenda", sample, MEETING, path, "--language", "ru").status == 0
    assert "12 декабря 2023 г." in str(table(path)[1][0])


@pytest.mark.parametrize(
    ("file", "options", "words"),
    [
        ("list.ods", [], "must end in .xlsx"),
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
