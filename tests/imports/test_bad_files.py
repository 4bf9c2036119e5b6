"""Files that cannot be read: each is named, with what is wrong and the way on."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from cica_events.errors import InputError
from cica_events.imports.limits import Limits
from cica_events.imports.reading import read_grid

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = Workbook()
    for number in range(300):
        book.active.append([f"Family {number}", "Given"])  # type: ignore[union-attr]
    path = tmp_path / "list.xlsx"
    book.save(path)
    return path


def refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read_grid(path, limits=limits)
    assert path.name in str(caught.value)
    return str(caught.value)


CONTENTS = {
    "nothing.xlsx": (b"", "is empty"),
    "picture.xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(200), "but a picture"),
    "paper.csv": (b"%PDF-1.7\n", "but a PDF document"),
    "page.xls": (b"<html><p>Name</p></html>", "but a web page without"),
    "noise.xlsx": (bytes(range(256)) * 20, "is not a spreadsheet"),
    "zeros.xlsx": (bytes(5000), "is damaged"),
    "secret.xlsx": (
        OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(99),
        "protected by a pass",
    ),
    "letter.xls": (OLE + bytes(500) + "WordDocument".encode("utf-16-le") + bytes(99), "but a text document"),
    "broken.xls": (OLE + bytes(500) + "Workbook".encode("utf-16-le") + bytes(99), "is damaged"),
    "~$list.xlsx": (b"\x05Owner", "without “~$”"),
    "blank.csv": (b"\n \n;;\n", "holds no data"),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_a_file_that_is_no_readable_spreadsheet_is_named_for_what_it_is(tmp_path: Path, name: str) -> None:
    content, reason = CONTENTS[name]
    (tmp_path / name).write_bytes(content)
    assert reason in refusal(tmp_path / name)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert "is not there" in refusal(tmp_path / "gone.xlsx")
    assert "is a folder" in refusal(tmp_path)


def test_a_file_that_may_not_be_read_is_told(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)  # root, who runs these tests in containers, may read anything
    assert "may not be read" in refusal(workbook)


def test_an_empty_sheet_is_told_with_its_name(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Список"  # type: ignore[union-attr]
    book.save(tmp_path / "list.xlsx")
    assert "the sheet “Список” is empty" in refusal(tmp_path / "list.xlsx")


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_cut_off_workbook_is_damaged(workbook: Path, kept: float) -> None:
    content = workbook.read_bytes()
    workbook.write_bytes(content[: int(len(content) * kept)])
    assert "is damaged" in refusal(workbook)


def test_a_word_document_and_a_plain_archive_are_told_apart(tmp_path: Path) -> None:
    for name, member, reason in (
        ("letter.xlsx", "word/document.xml", "is damaged"),
        ("slides.xlsx", "ppt/presentation.xml", "but a presentation"),
        ("photos.xlsx", "photo.jpg", "but a compressed folder"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(member, "x")
        assert reason in refusal(tmp_path / name)


def test_a_workbook_that_unpacks_too_far_is_refused_before_it_is_read(workbook: Path) -> None:
    assert "too large" in refusal(workbook, Limits(unpacked=10_000))


def test_a_cell_at_the_far_end_of_the_sheet_does_not_take_the_application_down(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "Name"  # type: ignore[index]
    book.active.cell(1_048_576, 60, "stray")  # type: ignore[union-attr]
    book.save(tmp_path / "list.xlsx")
    grid = read_grid(tmp_path / "list.xlsx")
    assert [(row.number, [cell for cell in row.cells if cell]) for row in grid.rows] == [
        (1, ["Name"]),
        (1_048_576, ["stray"]),
    ]


def test_too_many_rows_or_columns_are_refused_with_the_number(workbook: Path) -> None:
    assert "more than 100 rows" in refusal(workbook, Limits(rows=100))
    assert "more than 1 columns" in refusal(workbook, Limits(columns=1))


def test_an_entity_bomb_is_refused(workbook: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(workbook) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = (bomb + sheet.replace("<is>", "<f>&b;</f><is>", 1)).encode()
    with zipfile.ZipFile(workbook, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert "is damaged" in refusal(workbook)
