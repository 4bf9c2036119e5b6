"""Names with something behind them: in brackets, as conferencing programs write, or in a line below."""

from __future__ import annotations

from pathlib import Path

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.imports.columns.matching import match_columns
from cica_events.imports.finding import read_table
from cica_events.imports.rows.rows import ReadRow, read_rows
from cica_events.imports.words.party_names import PartyNames

FIELDS = tuple(fields_of(Participant).values())


def row_of(name: str, folder: Path) -> ReadRow:
    """Return what a list says of one person of that name."""
    path = folder / "list.csv"
    path.write_text(f'Name,E-mail\n"{name}",a@example.org\nBo Lee,b@example.org\n', "utf-8")
    table = read_table(path, FIELDS).chosen
    matches = match_columns(table.headings, [row.cells for row in table.rows], FIELDS)
    return read_rows(table, matches, FIELDS, PartyNames(()))[0]


@pytest.mark.parametrize(
    ("text", "given_name", "family_name", "told"),
    [
        ("Ana Kim (Guest)", "Ana", "Kim", "“Guest”"),
        ("Erlan OSPANOV (KZ)", "Erlan", "OSPANOV", "“KZ”"),
        ("Ana Kim [Observer]", "Ana", "Kim", "“Observer”"),
    ],
)
def test_what_stands_in_brackets_behind_a_name_is_no_part_of_it_and_told(
    text: str, given_name: str, family_name: str, told: str, tmp_path: Path
) -> None:
    row = row_of(text, tmp_path)
    assert (row.values["given_name"], row.values["family_name"]) == (given_name, family_name)
    assert any(told in doubt.message and "left out" in doubt.message for doubt in row.doubts)


def test_a_title_in_brackets_stays_and_one_word_before_them_is_left_alone(tmp_path: Path) -> None:
    titled = row_of("ZHANG Xiao (Ms.)", tmp_path)
    assert (titled.values["family_name"], titled.values["courtesy"]) == ("ZHANG", "Ms.")
    assert not any("left out" in doubt.message for doubt in titled.doubts)
    single = row_of("Suharto (President)", tmp_path)
    assert "President" in f"{single.values['given_name']} {single.values['family_name']}"


@pytest.mark.parametrize(
    ("text", "given_name", "family_name", "position"),
    [
        ("Иванов Пётр Сергеевич\nПосол", "Пётр Сергеевич", "Иванов", "Посол"),
        ("Erlan OSPANOV\nDirector of the\nDepartment", "Erlan", "OSPANOV", "Director of the Department"),
        ("Иванов\nПётр Сергеевич", "Пётр Сергеевич", "Иванов", None),
    ],
)
def test_a_post_in_the_line_below_a_name_or_behind_a_dash_is_no_part_of_it(
    text: str, given_name: str, family_name: str, position: str | None, tmp_path: Path
) -> None:
    row = row_of(text, tmp_path)
    assert (row.values["given_name"], row.values["family_name"]) == (given_name, family_name)
    assert row.values.get("position") == position


def test_a_name_with_a_word_that_is_none_is_told(tmp_path: Path) -> None:
    row = row_of("Иванов Пётр Сергеевич сотрудник МИД", tmp_path)
    assert any("check it" in doubt.message for doubt in row.doubts)
    assert row_of("Abdullah bin Mohammed AL THANI", tmp_path).doubts == ()


@pytest.mark.parametrize("text", ["-", "—", "N/A", "n.a.", "???", "н/д"])
def test_a_sign_that_there_is_no_name_is_no_name(text: str, tmp_path: Path) -> None:
    row = row_of(text, tmp_path)
    assert not row.values.get("family_name")
    assert any(problem.field == "family_name" for problem in row.problems) or row.values["family_name"] == ""
