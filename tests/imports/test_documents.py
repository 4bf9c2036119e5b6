"""Reading the tables of documents that are no workbooks: web pages, Word, address cards, workbooks as XML."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from docx import Document

from cica_events.errors import InputError
from cica_events.imports.readers.reading import read_grid
from cica_events.imports.sources.grid import Grid, Merge, Value
from cica_events.imports.sources.source import Source


def grid_of(folder: Path, content: str | bytes, name: str, sheet: str | None = None) -> Grid:
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    return read_grid(Source(folder / name, sheet=sheet))


def cells(grid: Grid) -> list[tuple[Value, ...]]:
    return [row.cells for row in grid.rows]


PAGE = """<html><head><meta http-equiv=Content-Type content="text/html; charset=windows-1251">
<style>.xl65{mso-number-format:"Short Date";} td {color: red}</style><title>Names</title></head><body>
<table border=1><caption>Участники</caption>
<tr><th rowspan=2>Имя<th colspan=2>Связь</tr>
<tr><th>Почта<th>Телефон</tr>
<tr><td>Иван&nbsp;Иванов<br>(глава)</td><td><a href="mailto:x">i@example.org</a></td>
<td x:num="77010000000">7.701E+10</td></tr>
<tr><td class=xl65 x:num="45000">3/15/2023</td><td><p>a</p><p>b   c</p></td></tr>
</table><table><tr><td>second</td></tr></table><table></table></body></html>"""


def test_tables_of_a_web_page_named_xls_are_read_with_merged_cells_and_line_breaks(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, PAGE.encode("cp1251"), "export.xls")
    assert [sheet.name for sheet in grid.sheets] == ["Участники", "Table 2"]
    assert cells(grid) == [
        ("Имя", "Связь", None),
        (None, "Почта", "Телефон"),
        ("Иван Иванов\n(глава)", "i@example.org", 77010000000),
        (date(2023, 3, 15), "a\nb c", None),
    ]
    assert grid.merges == (Merge(1, 1, 2, 1), Merge(1, 2, 1, 3))
    assert grid.encoding == "cp1251"
    assert cells(grid_of(tmp_path, PAGE.encode("cp1251"), "export.xls", sheet="Table 2")) == [("second",)]


def test_a_table_inside_another_is_a_sheet_of_its_own_and_nothing_is_told_twice(tmp_path: Path) -> None:
    page = "<table><tr><td>Outer<table><tr><td>Name<td>Ann</table></td><td>End</td></tr></table>"
    grid = grid_of(tmp_path, page, "page.html")
    assert cells(grid) == [("Outer", "End")]
    assert cells(grid_of(tmp_path, page, "page.html", sheet="Table 2")) == [("Name", "Ann")]


CLIPBOARDS = {
    "excel": "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000000300\r\nStartFragment:0000000141\r\n"
    'EndFragment:0000000264\r\n\r\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>\r\n<table>'
    "<!--StartFragment-->\r\n <col width=64>\r\n <tr height=20>\r\n  <td height=20 class=xl63>Фамилия</td>"
    "<td>Дата</td>\r\n </tr><tr><td>Ким</td><td>001</td></tr><!--EndFragment-->\r\n</table></body></html>",
    "libreoffice": '<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body><table cellspacing="0">'
    '<colgroup width="85"></colgroup><tr><td height="17" align="left">Фамилия</td><td>Дата</td></tr>'
    '<tr><td>Ким</td><td sdval="1" sdnum="1033;0;000">001</td></tr></table></body></html>',
    "sheets": '<meta charset="utf-8"><google-sheets-html-origin><style></style><table><colgroup><col>'
    '</colgroup><tbody><tr><td data-sheets-value=\'{"1":2,"2":"x"}\'>Фамилия</td><td>Дата</td></tr>'
    "<tr><td>Ким</td><td>001</td></tr></tbody></table></google-sheets-html-origin>",
    "word": "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><!--StartFragment-->"
    "<table class=MsoTableGrid><tr><td width=312><p class=MsoNormal><span lang=RU>Фамилия<o:p></o:p>"
    "</span></p></td><td><p class=MsoNormal>Дата</p></td></tr><tr><td><p class=MsoNormal>Ким</p></td><td>"
    "<p class=MsoNormal>001</p></td></tr></table><!--EndFragment--></body></html>",
}


@pytest.mark.parametrize("program", CLIPBOARDS)
def test_what_a_program_put_on_the_clipboard_is_read(tmp_path: Path, program: str) -> None:
    grid = grid_of(tmp_path, CLIPBOARDS[program], "clipboard.html")
    assert cells(grid) == [("Фамилия", "Дата"), ("Ким", "001")]


def test_a_page_without_a_table_is_named_for_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a web page without a table"):
        grid_of(tmp_path, "<html><p>Dear colleagues</p></html>", "letter.xls")


def test_each_table_of_a_word_document_is_a_sheet_with_its_merged_cells(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("List of participants")
    first = document.add_table(3, 3)
    for number, text in enumerate(("Country", "Name", "Post", "KZ", "Ann", "Head", "", "Bob", "Expert")):
        first.cell(number // 3, number % 3).text = text
    first.cell(1, 0).merge(first.cell(2, 0))
    second = document.add_table(1, 3)
    second.cell(0, 0).merge(second.cell(0, 1)).text = "wide\ntext"
    second.cell(0, 2).text = "end"
    document.save(str(tmp_path / "list.docx"))
    grid = read_grid(tmp_path / "list.docx")
    assert [sheet.name for sheet in grid.sheets] == ["Table 1", "Table 2"]
    assert cells(grid) == [("Country", "Name", "Post"), ("KZ", "Ann", "Head"), (None, "Bob", "Expert")]
    assert grid.merges == (Merge(2, 1, 3, 1),)
    other = read_grid(Source(tmp_path / "list.docx", sheet="table 2"))
    assert cells(other) == [("wide\ntext", None, "end")]
    assert other.merges == (Merge(1, 1, 1, 2),)


def test_a_word_document_without_a_table_is_named_for_what_it_is(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Dear colleagues")
    document.save(str(tmp_path / "letter.docx"))
    with pytest.raises(InputError, match="a text document without a table"):
        read_grid(tmp_path / "letter.docx")


CARDS = """BEGIN:VCARD\r
VERSION:2.1\r
N;LANGUAGE=ru;CHARSET=WINDOWS-1251;ENCODING=QUOTED-PRINTABLE:=C8=E2=E0=ED=EE=E2;=C8=\r
=E2=E0=ED;;=E3-=ED\r
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=D0=B0=D0=BD\r
TEL;WORK;VOICE:+7 701 000 00 00\r
TEL;CELL:+7 702 000 00 00\r
EMAIL;PREF;INTERNET:a@example.org\r
EMAIL;INTERNET:b@example.org\r
END:VCARD\r
\r
BEGIN:VCARD\r
VERSION:4.0\r
item1.N:Kim;Yuna;Ray\\, Jr.;Dr.;\r
ORG:Ministry of Foreign\r
  Affairs;Asia Department\r
TITLE:Head\\; acting\r
TEL;TYPE="voice,home";VALUE=uri:tel:+82-2-000\r
ADR:;;Main street 1;Seoul;;;Korea\r
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ\r
 EAYABgAAD\r
X-SKYPE:yuna\r
END:VCARD\r
"""


def test_address_cards_of_several_versions_become_one_list(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, CARDS, "contacts.vcf")
    found = [dict(zip(cells(grid)[0], row, strict=True)) for row in cells(grid)[1:]]
    assert {key: value for key, value in found[0].items() if value} == {
        "Family name": "Иванов",
        "Given name": "Иван",
        "Honorific": "г-н",
        "Full name": "Иван",
        "E-mail": "a@example.org\nb@example.org",
        "Phone": "+7 701 000 00 00",
        "Mobile phone": "+7 702 000 00 00",
    }
    assert {key: value for key, value in found[1].items() if value} == {
        "Family name": "Kim",
        "Given name": "Yuna",
        "Middle name": "Ray, Jr.",
        "Honorific": "Dr.",
        "Organization": "Ministry of Foreign Affairs",
        "Department": "Asia Department",
        "Position": "Head; acting",
        "Phone": "+82-2-000",
        "Street address": "Main street 1",
        "City": "Seoul",
        "Country": "Korea",
        "Skype": "yuna",
    }


WORKBOOK_2003 = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="z"><NumberFormat ss:Format="00000"/></Style></Styles>
<Worksheet ss:Name="Notes"><Table/>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
<Worksheet ss:Name="People"><Table>
<Row ss:Index="2"><Cell ss:MergeAcross="1"><Data ss:Type="String">Name</Data></Cell>
<Cell><Data ss:Type="String">Day</Data></Cell></Row>
<Row><Cell><ss:Data ss:Type="String"><html:B>An</html:B>n</ss:Data></Cell>
<Cell ss:Index="3"><Data ss:Type="DateTime">2023-03-15T00:00:00.000</Data></Cell>
<Cell ss:StyleID="z"><Data ss:Type="Number">123</Data></Cell>
<Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell ss:Formula="=R1C1"/>
<Cell><Data ss:Type="Boolean">1</Data></Cell>
<Cell><Data ss:Type="DateTime">1899-12-31T09:30:00.000</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_a_workbook_in_the_xml_of_excel_2003_is_read_whatever_its_name(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, WORKBOOK_2003, "export.xls")
    assert [(sheet.name, sheet.hidden) for sheet in grid.sheets] == [("Notes", True), ("People", False)]
    assert [row.number for row in grid.rows] == [2, 3]
    assert cells(grid)[0][:3] == ("Name", None, "Day")
    assert cells(grid)[1] == ("Ann", None, date(2023, 3, 15), "00123", "#N/A", None, True, time(9, 30))
    assert grid.merges == (Merge(2, 1, 2, 2),)
    assert [notice for notice in grid.notices if "E3" in notice]
    assert [notice for notice in grid.notices if "F3" in notice]


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles><style:style style:name="t2"><style:table-properties table:display="false"/>
</style:style></office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="Hidden" table:style-name="t2"><table:table-row><table:table-cell
 office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="People"><table:table-row table:number-rows-repeated="2">
<table:table-cell/></table:table-row>
<table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="2">
<office:annotation><text:p>a remark</text:p></office:annotation><text:p>two<text:s text:c="2"/>words</text:p>
<text:p>and <text:span>more</text:span></text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2023-03-15">
<text:p>15.03.23</text:p></table:table-cell>
<table:table-cell office:value-type="time" office:time-value="PT09H30M00S">
<text:p>9:30</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="123"><text:p>00123</text:p></table:table-cell>
<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error">
<text:p>#N/A</text:p></table:table-cell>
<table:table-cell office:value-type="boolean" office:boolean-value="true">
<text:p>TRUE</text:p></table:table-cell>
<table:table-cell office:value-type="time" office:time-value="PT26H30M00S">
<text:p>26:30</text:p></table:table-cell>
</table:table-row></table:table></office:spreadsheet></office:body></office:document>"""


def test_a_flat_opendocument_spreadsheet_is_read_with_its_errors(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, FLAT, "list.fods")
    assert [(sheet.name, sheet.hidden) for sheet in grid.sheets] == [("Hidden", True), ("People", False)]
    text = "two  words\nand more"
    assert [row.number for row in grid.rows] == [3]
    assert cells(grid) == [
        (text, text, date(2023, 3, 15), time(9, 30), "00123", "#N/A", True, "26:30:00"),
    ]
    assert [notice for notice in grid.notices if "F3" in notice]
