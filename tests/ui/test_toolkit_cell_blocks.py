"""Blocks of cells as other programs write and read them: HTML tables, tab-separated text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QMimeData

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from ui.toolkit.block_writing import written
from ui.toolkit.cell_blocks import MIME, Cell, cell_of, from_text, text_line
from ui.toolkit.colours import Tone
from ui.toolkit.html_tables import read_table
from ui.toolkit.pasted_cells import LARGE, pasted_cells
from ui.toolkit.values import Values

EXCEL = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {mso-number-format:"\\@";} --></style></head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=256>
<!--StartFragment--> <col width=64 span=2 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl65 width=64>Ms.&nbsp;Bota
  SATPAYEVA</td>
  <td rowspan=2 class=xl66>Kazakhstan</td>
 </tr>
 <tr height=40 style='height:30.0pt'>
  <td height=40 class=xl67 width=64>first<br>
    second</td>
 </tr>
 <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=64></td><td></td></tr>
 <![endif]>
<!--EndFragment-->
</table></body></html>"""
EXCEL_TEXT = 'Ms. Bota SATPAYEVA\tKazakhstan\r\n"first\nsecond"\t\r\n'

CALC = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<title></title><style type="text/css">body,div,table { font-family:"Liberation Sans" }</style></head>
<body><table cellspacing="0" border="0"><colgroup width="85"></colgroup>
<tr><td height="17" align="left" sdnum="1033;0;@">+7 777</td>
<td align="right" sdval="45271" sdnum="1033;0;YYYY-MM-DD">2023-12-11</td></tr></table></body></html>"""

WORD = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><!--StartFragment-->
<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'>
<td width=100><p class=MsoNormal>Ms. Bota<o:p></o:p></p></td>
<td width=200><p class=MsoNormal>Ministry</p><p class=MsoNormal><span lang=EN-US>Astana</span></p></td></tr>
<tr><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td><td><p class=MsoNormal>Embassy</p></td></tr>
</table><!--EndFragment--></body></html>"""
IN_SANS = '<font face="Arial">'  # each cell of ours

WORD_TEXT = "Ms. Bota\tMinistry\r\nAstana\r\n\tEmbassy\r\n"

SHEETS = """<meta charset='utf-8'><google-sheets-html-origin>
<style type="text/css"><!--td {border: 1px}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0"><colgroup><col width="100"/></colgroup>
<tbody><tr style="height:21px;"><td data-sheets-value="{&quot;1&quot;:2}">007</td><td>a &amp; b</td></tr>
<tr><td colspan="2">both</td></tr></tbody></table></google-sheets-html-origin>"""


def brought(html: str = "", text: str = "") -> list[list[str]]:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    return pasted_cells(data)


# Reading


def test_excel_cells_are_read_with_merged_ones_and_line_breaks() -> None:
    wanted = [["Ms. Bota SATPAYEVA", "Kazakhstan"], ["first\nsecond", ""]]
    assert brought(EXCEL, EXCEL_TEXT) == wanted
    assert brought(EXCEL) == wanted
    assert brought(text=EXCEL_TEXT) == wanted


def test_of_many_cells_of_excel_the_text_is_read_which_is_the_same_and_quicker() -> None:
    row = EXCEL[EXCEL.index(" <tr height=20") : EXCEL.index(" <tr height=40")]
    many = EXCEL.replace(row, row.replace("rowspan=2 ", "") * 2000)
    assert len(many) > LARGE
    assert brought(many, "a\tb\r\n" * 2000) == [["a", "b"]] * 2000
    assert len(brought(many)) == 2001


def test_calc_cells_are_read() -> None:
    assert brought(CALC, "+7 777\t2023-12-11\n") == [["+7 777", "2023-12-11"]]


def test_paragraphs_in_the_cells_of_a_word_table_begin_no_rows() -> None:
    assert brought(WORD, WORD_TEXT) == [["Ms. Bota", "Ministry\nAstana"], ["", "Embassy"]]


def test_google_sheets_cells_are_read() -> None:
    assert brought(SHEETS, "007\ta & b\nboth\t") == [["007", "a & b"], ["both", ""]]


def test_html_that_is_no_table_or_says_something_else_gives_way_to_the_text() -> None:
    text = "one\ttwo\nthree\tfour"
    assert brought("<p>one</p>", text)[1] == ["three", "four"]
    assert brought("<table><tr><td>other</td></tr></table>", text)[1] == ["three", "four"]
    assert brought("<p>Dear all</p><table><tr><td>one</td></tr></table>", "Dear all\none") == [
        ["Dear all"],
        ["one"],
    ]


def test_a_table_in_a_cell_is_text_of_that_cell() -> None:
    inner = "<table><tr><td>a</td><td>b</td></tr></table>"
    assert read_table(f"<table><tr><td>x {inner}</td><td>y</td></tr></table>") == [["x ab", "y"]]


def test_merged_cells_do_not_fill_the_memory() -> None:
    cell = "<td rowspan=99999 colspan=99999>x</td>"
    table = read_table("<table>" + f"<tr>{cell * 20}</tr>" * 50 + "</table>")
    assert sum(map(len, table)) <= 400_000


def test_quotation_marks_of_a_spreadsheet_and_of_a_cell_are_told_apart() -> None:
    assert from_text('"two\nlines"\ta "b" c\r\n') == [["two\nlines", 'a "b" c']]
    assert from_text('a "b\tc\r\nd\te\r\n') == [['a "b', "c"], ["d", "e"]]
    assert from_text('"open\tx\ny\tz') == [['"open', "x"], ["y", "z"]]
    assert from_text('"5"" pipe"') == [['5" pipe']]


def test_the_line_break_at_the_end_begins_no_row_but_an_empty_row_counts() -> None:
    assert from_text("a\r\n\r\nb\r\n") == [["a"], [""], ["b"]]
    assert from_text("a\tb\r\n\0") == [["a", "b"]]
    assert brought(text="\r\n") == []
    assert brought() == []


def test_rows_of_different_length_become_a_rectangle() -> None:
    assert brought(text="a\nb\tc") == [["a", ""], ["b", "c"]]


def test_a_damaged_block_of_ours_gives_way_to_the_text() -> None:
    data = QMimeData()
    data.setText("a")
    data.setData(MIME, b'{"rows": 1}')
    assert pasted_cells(data) == [["a"]]


# Writing


@pytest.mark.parametrize(
    "block",
    [
        [["a", "b"], ["c", "d"]],
        [["two\nlines", 'a "word"'], ["", "tab\there"]],
        [['5" pipe']],
        [['"all"', "'=quoted"]],
        [["=1+1", "@name"], ["-x", "+7 (777) 123-45"]],
        [["'tis", "'"]],
    ],
)
def test_a_block_of_cells_survives_the_clipboard_as_text(block: list[list[str]]) -> None:
    text = "\n".join(text_line([Cell(text) for text in row]) for row in block)
    assert from_text(text) == block


def test_what_looks_like_a_formula_is_neutral_in_the_text_but_telephone_numbers_stay() -> None:
    cells = [Cell(text) for text in ("=1+1", "@x", "+cmd", "-x", "+7 777 1", "-5")]
    assert text_line(cells) == "'=1+1\t'@x\t'+cmd\t'-x\t+7 777 1\t-5"


def test_texts_are_marked_as_texts() -> None:
    html = written([[Cell("007"), Cell("=1+1")]]).mime().html()
    assert '.t{mso-number-format:"\\@";}' in html
    for text in ("007", "=1+1"):
        assert f'class=t x:str sdnum="1033;0;@">{IN_SANS}{text}</font></td>' in html


def test_each_cell_stands_at_the_top_in_a_sans_font() -> None:
    """LibreOffice Calc minds only what the cells themselves say, neither their row nor a style sheet."""
    cells = [Cell("Head"), Cell(""), Cell("Yes", tone=Tone.GOOD), _cell(Kind.INTEGER, 12)]
    html = written([cells, cells], headed=True).mime().html()
    filled = [part for part in re.split("<(?=t[dh][ >])", html)[1:] if part != "td></td>" and "font" in part]
    assert len(filled) == 6
    assert all(part.split(">")[0].count(" valign=top ") == 1 for part in filled)
    assert all('<font face="Arial"' in part for part in filled)


def test_signs_of_html_line_breaks_and_control_signs_do_no_harm() -> None:
    html = written([[Cell("<b>&\x07\nx")]]).mime().html()
    assert "&lt;b&gt;&amp;<br>x</font></td>" in html
    assert "br{mso-data-placement:same-cell;}" in html


def test_text_from_right_to_left_says_so() -> None:
    html = written([[Cell("مرحبا ABC"), Cell("ABC مرحبا"), Cell("Ünal")]]).mime().html()
    assert html.count("dir=rtl") == 1


def test_numbers_and_dates_are_written_as_such() -> None:
    stamp = datetime(2023, 12, 11, 6, 40, tzinfo=UTC)
    local = stamp.astimezone()
    cells = [
        _cell(Kind.INTEGER, 12),
        _cell(Kind.DURATION, 30),
        _cell(Kind.DAY, date(2023, 12, 11)),
        _cell(Kind.DATE, VagueDate.parse("2023-12-11")),
        _cell(Kind.TIME, time(6, 0)),
        _cell(Kind.STAMP, stamp),
    ]
    html = written([cells]).mime().html()
    assert f'sdval="12" sdnum="1033;0;0">{IN_SANS}12</font></td>' in html
    assert f'sdval="30" sdnum="1033;0;0">{IN_SANS}30</font></td>' in html
    assert '.m{mso-number-format:"0\\0022 min\\0022";}' in html
    assert html.count(f'sdval="45271" sdnum="1033;0;YYYY-MM-DD">{IN_SANS}2023-12-11</font></td>') == 2
    assert f'sdval="0.25" sdnum="1033;0;HH:MM">{IN_SANS}06:00</font></td>' in html
    assert f">{local:%Y-%m-%d %H:%M}</font></td>" in html


def test_a_date_that_is_no_one_day_and_a_text_in_place_of_a_value_are_texts() -> None:
    stretch = VagueDate.parse("2023-12-11/2023-12-12")
    html = written([[_cell(Kind.DATE, stretch)]]).mime().html()
    assert "sdval" not in html
    assert "11" in html
    computed = cell_of(Field("minutes", "Minutes", Kind.DURATION), 30, "(30 min)", "30 min")
    assert "sdval" not in written([[computed]]).mime().html()


def test_one_cell_is_copied_as_it_is_shown_and_several_so_that_dates_are_understood_everywhere() -> None:
    day = _cell(Kind.DAY, date(2023, 12, 11))
    assert written([[day]]).mime().text() == "11 December 2023"
    assert written([[day, day]]).mime().text() == "2023-12-11\t2023-12-11"


def test_a_copy_of_ours_is_read_as_it_was_shown() -> None:
    day = _cell(Kind.DAY, date(2023, 12, 11))
    block = written([[Cell("Day"), Cell("Text")], [day, Cell("  =x", tone=Tone.GOOD)]], headed=True).mime()
    assert block.text().splitlines()[1].startswith("2023-12-11")
    assert pasted_cells(block) == [["Day", "Text"], ["11 December 2023", "  =x"]]


def _cell(kind: Kind, value: object) -> Cell:
    field = Field("x", "X", kind)
    shown = Values().shown(field, value)
    return cell_of(field, value, shown, shown)
