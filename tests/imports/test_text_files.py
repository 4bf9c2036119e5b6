"""Reading separated text: encodings, separators, quotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from cica_events.imports.readers.reading import read_grid
from cica_events.imports.sources.grid import Grid, Row

RUSSIAN = (
    "Фамилия;Имя;Страна;Должность\nИванов;Иван;Казахстан;Директор департамента\n"
    "Петрова;Анна;Россия;Советник\n"
)


def grid_of(folder: Path, content: bytes, name: str = "list.csv") -> Grid:
    (folder / name).write_bytes(content)
    return read_grid(folder / name)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r"]
)
def test_russian_text_is_read_in_every_likely_encoding(tmp_path: Path, encoding: str) -> None:
    grid = grid_of(tmp_path, RUSSIAN.encode(encoding))
    assert grid.rows[1] == Row(2, ("Иванов", "Иван", "Казахстан", "Директор департамента"))
    assert grid.separator == ";"


def test_western_accents_are_read_and_the_guess_is_told(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, "Name;Country\nJosé Müller;España\nÇelik Özgür;Türkiye\n".encode("cp1252"))
    assert grid.rows[2].cells == ("Çelik Özgür", "Türkiye")
    assert "Windows-1252" in grid.notices[0]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_beside_other_punctuation(tmp_path: Path, separator: str) -> None:
    lines = [["Name", "Position"], ["Ivanov", '"Director, Asia; Africa"'], ["Petrov", "Adviser"]]
    text = "List of participants, 2023; draft\n" + "\n".join(separator.join(line) for line in lines)
    grid = grid_of(tmp_path, text.encode(), "list.txt")
    assert [row.cells[:2] for row in grid.rows[1:]] == [
        ("Name", "Position"),
        ("Ivanov", "Director, Asia; Africa"),
        ("Petrov", "Adviser"),
    ]


def test_rows_are_numbered_as_excel_does_with_blank_lines_and_line_breaks_in_cells(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, b'Name,Position\r\n\r\n"Ivanov\nIvan",Director\r\nPetrov,Adviser\r\n')
    assert [(row.number, row.cells[0]) for row in grid.rows] == [
        (1, "Name"),
        (3, "Ivanov\nIvan"),
        (4, "Petrov"),
    ]


def test_phone_numbers_and_codes_stay_text(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, b"Name,Phone\nIvanov,+77017000000\nPetrov,007\n")
    assert [row.cells[1] for row in grid.rows] == ["Phone", "+77017000000", "007"]


def test_excels_mark_of_the_separator_is_obeyed(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, b"sep=|\nName|Country\nA,B,C|KZ\n")
    assert grid.rows == (Row(2, ("Name", "Country")), Row(3, ("A,B,C", "KZ")))


def test_a_quote_that_is_never_closed_does_not_swallow_the_rows_after_it(tmp_path: Path) -> None:
    lines = ["Name,Country", '"Ivanov,KZ', *(f"Family {number},KZ" for number in range(200))]
    grid = grid_of(tmp_path, "\n".join(lines).encode())
    assert len(grid.rows) == len(lines)
    assert "never closed" in grid.notices[0]


@pytest.mark.parametrize(
    "position", ['"Director of the department', '"Head of "Asia', 'x"y', '"Adviser\n(a.i.)"', '"Head, Asia"']
)
@pytest.mark.parametrize("later", ["Expert", '"Expert, Asia"', '"Head of the ""New"" unit"'])
def test_a_stray_quote_in_a_short_list_swallows_no_row(tmp_path: Path, position: str, later: str) -> None:
    rows = [("Petrov", "Pyotr", "RU", position), ("Li", "Wei", "CN", later), ("Kim", "Yuna", "KR", "Guide")]
    text = "\n".join(map(",".join, [("Family name", "Given name", "Country", "Position"), *rows]))
    grid = grid_of(tmp_path, text.encode())
    assert [row.cells[:3] for row in grid.rows[1:]] == [row[:3] for row in rows]


def test_a_long_cell_is_no_quote_that_was_never_closed(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, f'Name,Country,Position\n"A, B",KZ,{"x" * 40_000}\n'.encode())
    assert grid.notices == ()
    assert grid.rows[1].cells[0] == "A, B"


def test_text_named_like_a_workbook_is_read_and_told(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, RUSSIAN.encode(), "list.xls")
    assert grid.rows[0].cells[0] == "Фамилия"
    assert ".xls" in grid.notices[0]
