"""Writes workbooks as raw XML, in the many ways that programs write them."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_MAIN: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_LINKS: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORDS: Final = ("Иванов", "Ann & Co", "<b>", "  kept  ", "line\nbreak", "007", "中文", "")


def write_parts(
    path: Path,
    cells: str,
    *,
    strings: str = "",
    styles: str = "",
    strict: bool = False,
    before: str = "",
    after: str = "",
    settings: str = "",
    prolog: str = "",
) -> Path:
    """Write a workbook of one sheet called S from the XML of its rows, shared strings and styles."""
    main, links = (_STRICT_MAIN, _STRICT_LINKS) if strict else (_MAIN, _LINKS)
    kinds = {
        "worksheet": "worksheets/sheet1.xml",
        "styles": "styles.xml",
        "sharedStrings": "sharedStrings.xml",
    }
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{links}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds.items(), start=1)
    )
    wrap = f'<Relationships xmlns="{_PACKAGE}/relationships">'
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": f'{wrap}<Relationship Id="a" Type="{links}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{links}"><workbookPr {settings}/><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"{wrap}{relations}</Relationships>",
        "xl/worksheets/sheet1.xml": f'<?xml version="1.0"?>{prolog}<worksheet xmlns="{main}">'
        f"{before}<sheetData>{cells}</sheetData>{after}</worksheet>",
        "xl/styles.xml": f'<styleSheet xmlns="{main}">{styles}</styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _content_types() -> str:
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "xl/workbook.xml": "sheet.main",
        "xl/worksheets/sheet1.xml": "worksheet",
        "xl/styles.xml": "styles",
        "xl/sharedStrings.xml": "sharedStrings",
    }
    named = "".join(
        f'<Override PartName="/{part}" ContentType="{office}.{kind}+xml"/>' for part, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{named}</Types>'
    )


def styles_of(formats: Sequence[str]) -> str:
    """Return the XML of styles with these number formats, numbered from 0."""
    codes = "".join(
        f'<numFmt numFmtId="{164 + number}" formatCode={quoteattr(code)}/>'
        for number, code in enumerate(formats)
    )
    cells = "".join(
        f'<xf numFmtId="{164 + number}" fontId="0" fillId="0" borderId="0"/>'
        for number in range(len(formats))
    )
    return (
        f'<numFmts count="{len(formats)}">{codes}</numFmts><fonts><font/></fonts>'
        "<fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
        f"<cellXfs>{cells}</cellXfs>"
    )


def raw_workbook(
    path: Path, source: random.Random, *, rows: int, formats: Sequence[str]
) -> set[tuple[int, int]]:
    """Write a workbook of random cells of every kind; return the places of those that hold something."""
    numbers = sorted(source.sample(range(1, rows * 3), rows))
    manner = source.choice(("places", "row numbers", "shuffled"))
    filled: set[tuple[int, int]] = set()
    written = [_row(source, number, manner, len(formats), filled) for number in numbers]
    if manner == "shuffled":
        source.shuffle(written)
    merges = "".join(
        f'<mergeCell ref="A{number}:C{number + 1}"/>' for number in numbers[: source.randrange(4)]
    )
    write_parts(
        path,
        "".join(written),
        strings="".join(_shared(word) for word in _WORDS),
        styles=styles_of(formats),
        strict=bool(source.randrange(2)),
        before='<dimension ref="B2:C3"/>',
        after=f"<mergeCells>{merges}</mergeCells>" if merges else "",
        settings=source.choice(("", 'date1904="1"', 'date1904="false"')),
    )
    return filled


def _shared(word: str) -> str:
    kept = f'<t xml:space="preserve">{escape(word)}</t>'
    reading = '<rPh sb="0" eb="1"><t>reading</t></rPh>'
    return f"<si><r>{kept}</r><r><t>+</t></r>{reading}</si>" if word == "中文" else f"<si>{kept}</si>"


def _row(source: random.Random, number: int, manner: str, formats: int, filled: set[tuple[int, int]]) -> str:
    columns = sorted(source.sample(range(1, 30), source.randrange(1, 12)))
    if manner == "row numbers":
        columns = list(range(1, len(columns) + 1))
    cells = []
    for column in columns:
        place = "" if manner == "row numbers" else f' r="{get_column_letter(column)}{number}"'
        cell, holds = _cell(source, place, source.randrange(formats))
        cells.append(cell)
        if holds:
            filled.add((number, column))
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(source: random.Random, place: str, style: int) -> tuple[str, bool]:
    """Return the XML of a cell, and whether it holds something."""
    number = source.choice((0, 1, 59, 61, 45_000, 45_000.5, 0.25, 123, 1.5, 77_017_000_000))
    index = source.randrange(len(_WORDS))
    word, shared = escape(_WORDS[index]), bool(_WORDS[index])
    return source.choice(
        (
            (f'<c{place} s="{style}"/>', False),
            (f'<c{place} s="{style}"><v>{number}</v></c>', True),
            (f'<c{place} s="{style}"><f>A1</f><v>{number}</v></c>', True),
            (f'<c{place} t="s"><v>{index}</v></c>', shared),
            (f'<c{place} t="inlineStr"><is><t>{word}</t></is></c>', shared),
            (f'<c{place} t="str"><f>B2&amp;"x"</f><v>{word}</v></c>', shared),
            (f'<c{place} t="e"><v>#N/A</v></c>', True),
            (f'<c{place} s="{style}" t="e"><f>1/0</f><v>#DIV/0!</v></c>', True),
            (f"<c{place}><f>NOW()</f></c>", False),
            (f"<c{place}><f>NOW()</f><v></v></c>", False),
            (f'<c{place} t="b"><v>{source.randrange(2)}</v></c>', True),
            (f'<c{place} t="d"><v>2023-05-06T07:08:09</v></c>', True),
            (f'<c{place} t="d"><v>2023-05-06</v></c>', True),
        )
    )
