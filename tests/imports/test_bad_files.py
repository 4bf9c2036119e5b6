"""Files that cannot be read: each is named, with what is wrong and the way on."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from cica_events.errors import InputError
from cica_events.imports.readers.reading import read_grid
from cica_events.imports.sources.grid import Row
from cica_events.imports.sources.limits import Limits
from cica_events.imports.sources.source import Source
from tests.imports.raw_workbook import write_parts

pytestmark = pytest.mark.cold_readers
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


LAUGHS = f'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "{"&a;" * 10}"><!ENTITY c "{"&b;" * 10}">]>'
FILLED = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'


@pytest.mark.parametrize(
    "declared",
    [LAUGHS, '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/hostname">]>', '<!DOCTYPE x [<!ENTITY % p "q">]>'],
)
def test_entities_are_refused_in_every_kind_of_xml(tmp_path: Path, declared: str) -> None:
    sheet = FILLED.replace("Name", "&c;")
    write_parts(tmp_path / "sheet.xlsx", sheet, prolog=declared)
    (tmp_path / "old.xls").write_text(
        f'<?xml version="1.0"?>{declared}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
        "<Worksheet><Table><Row><Cell><Data>&c;</Data></Cell></Row></Table></Worksheet></Workbook>"
    )
    with zipfile.ZipFile(tmp_path / "list.docx", "w") as archive:
        archive.writestr(
            "word/document.xml", f"{declared}<document><tbl><tr><tc><t>&c;</t></tc></tr></tbl></document>"
        )
    for path in sorted(tmp_path.iterdir()):
        assert "is damaged" in refusal(path)


def test_a_wrong_dimension_and_cells_far_apart_are_no_matter(tmp_path: Path) -> None:
    for name, far in (("a.xlsx", "XFD1048576"), ("b.xlsx", "ZZZ999999999")):
        row = "".join(filter(str.isdecimal, far))
        cells = f'{FILLED}<row r="{row}"><c r="{far}"><v>7</v></c></row>'
        write_parts(tmp_path / name, cells, before='<dimension ref="A1:XFD1048576"/>')
        grid = read_grid(tmp_path / name)
        assert [(row.number, [cell for cell in row.cells if cell]) for row in grid.rows] == [
            (1, ["Name"]),
            (int(row), [7]),
        ]
    write_parts(tmp_path / "c.xlsx", FILLED, before='<dimension ref="A1:XFD1048576"/>')
    assert read_grid(tmp_path / "c.xlsx").rows == (Row(1, ("Name",)),)


def test_sixteen_thousand_filled_columns_are_refused_and_as_many_empty_ones_are_not(tmp_path: Path) -> None:
    write_parts(tmp_path / "full.xlsx", f'<row r="1">{"<c><v>1</v></c>" * 16_384}</row>')
    assert "more than 1000 columns" in refusal(tmp_path / "full.xlsx")
    write_parts(tmp_path / "empty.xlsx", f'<row r="1">{"<c/>" * 16_383}<c><v>1</v></c></row>')
    assert read_grid(tmp_path / "empty.xlsx").columns == (16_384,)
    (tmp_path / "full.csv").write_text(",".join("x" * 16_384))
    assert "more than 1000 columns" in refusal(tmp_path / "full.csv")


def test_a_million_empty_rows_are_no_rows(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{number}" ht="15"/>' for number in range(2, 1_048_577))
    write_parts(tmp_path / "list.xlsx", FILLED + empty)
    assert read_grid(tmp_path / "list.xlsx").rows == (Row(1, ("Name",)),)


def test_forty_thousand_letters_in_a_cell_are_kept(tmp_path: Path) -> None:
    write_parts(tmp_path / "list.xlsx", FILLED.replace("Name", "x" * 40_000))
    assert read_grid(tmp_path / "list.xlsx").rows[0].cells == ("x" * 40_000,)


@pytest.mark.parametrize("first", [None, 10])
def test_numbers_formats_and_texts_that_make_no_sense_are_kept_or_told(
    tmp_path: Path, first: int | None
) -> None:
    cells = (
        '<c r="A1" t="s"><v>99</v></c><c r="B1" s="77"><v>5</v></c><c r="C1" t="odd"><v>6</v></c>'
        '<c r="D1"><v>twelve</v></c><c r="E1" t="e"><v>#REF!</v></c><c r="F1"><f>A1</f></c>'
    )
    write_parts(tmp_path / "list.xlsx", f'<row r="1">{cells}</row>')
    grid = read_grid(Source(tmp_path / "list.xlsx"), first=first)
    assert grid.rows[0].cells[-4:] == (5, "6", "twelve", "#REF!")
    assert [place for place in ("A1", "E1", "F1") if any(place in notice for notice in grid.notices)] == [
        "A1",
        "E1",
        "F1",
    ]


def test_repeated_cells_of_an_opendocument_sheet_do_not_fill_the_memory(tmp_path: Path) -> None:
    repeated = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" '
        'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    write_open_document(tmp_path / "bomb.ods", repeated)
    assert "too" in refusal(tmp_path / "bomb.ods")
    empty = repeated.replace("<text:p>x</text:p>", "").replace(' office:value-type="string"', "")
    one = "<table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell></table:table-row>"
    write_open_document(tmp_path / "list.ods", one + empty)
    assert read_grid(tmp_path / "list.ods").rows == (Row(1, ("Name",)),)


def write_open_document(path: Path, rows: str) -> None:
    names = "".join(
        f' xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"'
        for each in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<office:document-content{names}><table:table table:name="List">{rows}</table:table>'
            "</office:document-content>",
        )


def test_relations_that_lead_out_of_the_archive_or_to_themselves_lead_nowhere(tmp_path: Path) -> None:
    for target in ("../../../../etc/hostname", "workbook.xml", "worksheets/none.xml"):
        path = write_parts(tmp_path / "list.xlsx", FILLED)
        with zipfile.ZipFile(path) as archive:
            parts = {
                name: archive.read(name).replace(b"worksheets/sheet1.xml", target.encode())
                for name in archive.namelist()
                if "sheet1" not in name
            }
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        assert "“list.xlsx”" in refusal(path)


def test_a_page_of_endless_spans_and_tables_in_tables_is_read(tmp_path: Path) -> None:
    (tmp_path / "spans.html").write_text("<table><tr><td colspan=999999999 rowspan=999999999>x<td>y</table>")
    assert [cell for cell in read_grid(tmp_path / "spans.html").rows[0].cells if cell] == ["x", "y"]
    (tmp_path / "deep.html").write_text("<table><tr><td>" * 20_000 + "x")
    assert read_grid(tmp_path / "deep.html").rows == (Row(1, ("x",)),)


def test_a_protected_opendocument_sheet_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    write_open_document(tmp_path / "secret.ods", "")
    with zipfile.ZipFile(tmp_path / "secret.ods", "a") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert "protected by a password" in refusal(tmp_path / "secret.ods")


def test_the_first_rows_are_not_more_than_were_asked_for(workbook: Path) -> None:
    grid = read_grid(Source(workbook), first=7)
    assert [row.number for row in grid.rows] == list(range(1, 8))
    assert (grid.complete, grid.height) == (False, 300)
    assert read_grid(Source(workbook), first=300).complete
