"""Reads the tables of a web page: a saved one, an export named .xls, or what a program has copied."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from cica_events.imports.formats.plain_tables import PlainTable
from cica_events.imports.sources.failures import Failure, ReadFailure
from cica_events.imports.sources.grid import Value
from cica_events.imports.sources.number_formats import PLAIN, NumberFormat, Shown, format_of_code, shown_value

_WIDEST: Final = 1_000  # columns of a merged cell
_FURTHEST: Final = 16_384  # columns, with those that merged cells take
_LONGEST: Final = 65_536  # rows of a merged cell
_ENDS_LINE: Final = frozenset(["p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt"])
_UNREAD: Final = frozenset(("script", "style", "title", "noscript", "template"))
_MSO_FORMAT: Final = re.compile(r'mso-number-format:\s*("(?:[^"\\]|\\.)*"|[^;"}]+)', re.IGNORECASE)
_MSO_CLASS: Final = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
_SHEET_NAME: Final = re.compile(r"<x:Name>([^<]*)</x:Name>", re.IGNORECASE)
_SHORTENED: Final = re.compile(r"#+|-?\d(?:[.,]\d+)?[eE]\+?\d+")
_EXCEL_DATES: Final = {"short date", "medium date", "long date", "general date", "short time", "medium time"}
_SHEETS_DATES: Final = (5, 7)  # kinds of number formats of Google Sheets: date, date and time

Attributes = Mapping[str, str]


def web_tables(text: str) -> list[PlainTable]:
    """Return the tables of the page `text`, those inside others too; raises `ReadFailure` for none."""
    from lxml import etree  # type: ignore[import-untyped]  # it has no stubs

    reader = _Reader(_formats_of_classes(text))
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True)
    start = text.find("<")  # what the clipboard says of itself comes before
    try:
        parser.feed(text[max(start, 0) :].encode("utf-8", "replace"))
        parser.close()
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadFailure(Failure.DAMAGED, str(error)) from error
    tables = [table for table in reader.tables if table.rows]
    if not tables:
        raise ReadFailure(Failure.OTHER_DOCUMENT, "web")
    names = _SHEET_NAME.findall(text[:100_000])
    if len(names) == len(tables):
        for table, name in zip(tables, names, strict=True):
            table.name = name
    return tables


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the page names, if it is one; the clipboard's pages are always UTF-8."""
    head = data[:4096]
    if head.lower().startswith(b"version:"):
        return "utf-8"
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    found = re.search(
        rb"""charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*encoding=["']([\w.-]+)""", head, re.IGNORECASE
    )
    try:
        return codecs.lookup((found[1] or found[2]).decode("ascii")).name if found else None
    except LookupError:
        return None


def _formats_of_classes(text: str) -> dict[str, NumberFormat]:
    found = {}
    head = text[:500_000]
    if "mso-number-format" in head:
        for name, rules in _MSO_CLASS.findall(head):
            if match := _MSO_FORMAT.search(rules):
                found[name] = _mso_format(match[1])
    return found


def _mso_format(code: str) -> NumberFormat:
    plain = re.sub(r"\\([0-9A-Fa-f]{4})", lambda sign: chr(int(sign[1], 16)), code.strip().strip('"'))
    if plain.strip().casefold() in _EXCEL_DATES:
        return NumberFormat(Shown.DATE)
    return format_of_code(plain.replace("\\", ""))


@dataclass(slots=True)
class _Open:
    """A table that has not ended yet: where the reader stands in it."""

    table: PlainTable
    row: int = 0
    column: int = 0
    attributes: Attributes = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    in_cell: bool = False
    in_caption: bool = False
    taken: dict[int, int] = field(default_factory=dict)  # column: last row that a cell above goes on to


class _Reader:
    """Takes what the parser tells of the page."""

    def __init__(self, formats: Mapping[str, NumberFormat]) -> None:
        self.tables: list[PlainTable] = []
        self._formats = formats
        self._open: list[_Open] = []
        self._unread = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag in _UNREAD:
            self._unread += 1
        elif tag == "table":
            self._open.append(_Open(PlainTable()))
            self.tables.append(self._open[-1].table)
        elif self._open:
            self._start_inside(self._open[-1], tag, attributes)

    def _start_inside(self, place: _Open, tag: str, attributes: Attributes) -> None:
        match tag:
            case "tr":
                self._finish_cell(place)
                place.row, place.column = place.row + 1, 0
            case "td" | "th":
                self._finish_cell(place)
                place.row = place.row or 1
                place.attributes, place.pieces, place.in_cell = dict(attributes), [], True
            case "caption":
                place.pieces, place.in_caption = [], True
            case "br":
                place.pieces.append("\n")
            case _ if tag in _ENDS_LINE:
                place.pieces.append("\r")

    def end(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(self._unread - 1, 0)
        elif not self._open:
            return
        elif tag == "table":
            self._finish_cell(self._open[-1])
            self._open.pop()
        elif tag in ("td", "th"):
            self._finish_cell(self._open[-1])
        elif tag == "caption":
            self._open[-1].table.name = _clean(self._open[-1].pieces)
            self._open[-1].in_caption = False
        elif tag in _ENDS_LINE:
            self._open[-1].pieces.append("\r")

    def data(self, text: str) -> None:
        if not self._unread and self._open and (self._open[-1].in_cell or self._open[-1].in_caption):
            self._open[-1].pieces.append(re.sub(r"[ \t\r\n\f]+", " ", text))

    def comment(self, _text: str) -> None:
        """Comments hold what only Excel itself reads."""

    def close(self) -> None:
        """Finish the tables that are never closed."""
        for place in self._open:
            self._finish_cell(place)

    def _finish_cell(self, place: _Open) -> None:
        if not place.in_cell:
            return
        place.in_cell = False
        place.column += 1
        while place.taken.get(place.column, 0) >= place.row:
            place.column += 1
        if place.column > _FURTHEST:
            raise ReadFailure(Failure.TOO_MANY_COLUMNS, str(_WIDEST))
        across = _span(place.attributes.get("colspan", ""), _WIDEST)
        down = _span(place.attributes.get("rowspan", ""), _LONGEST)
        text = _clean(place.pieces)
        place.table.put(place.row, place.column, _value(place.attributes, text, self._formats))
        if text:
            place.table.merge(place.row, place.column, down=down - 1, across=across - 1)
        if down > 1:
            last = place.row + down - 1
            place.taken.update(dict.fromkeys(range(place.column, place.column + across), last))
        place.column += across - 1


def _clean(pieces: list[str]) -> str:
    """Return the text as a reader of the page sees it; a paragraph's end counts once, a break each time."""
    joined = (
        re.sub(r" *\r[ \r]*", "\r", "".join(pieces).replace("\xa0", " ")).strip(" \r").replace("\r", "\n")
    )
    return re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", joined)).strip("\n")


def _span(text: str, most: int) -> int:
    digits = text.strip()
    return min(max(int(digits), 1), most) if digits.isdecimal() and len(digits) < 9 else 1


def _value(attributes: Attributes, text: str, formats: Mapping[str, NumberFormat]) -> Value:
    """Return the text of a cell, or the date behind it, or the number behind a text that was cut short."""
    stored, how = _stored(attributes, formats)
    if stored is None:
        return text
    if how.shown is Shown.DATE:
        return shown_value(stored, how)
    return shown_value(stored, PLAIN) if _SHORTENED.fullmatch(text) else text


def _stored(attributes: Attributes, formats: Mapping[str, NumberFormat]) -> tuple[float | None, NumberFormat]:
    """Return the number behind a cell of Excel, LibreOffice or Google Sheets, and how it is shown."""
    if number := attributes.get("x:num"):
        rules = _MSO_FORMAT.search(attributes.get("style", ""))
        how = _mso_format(rules[1]) if rules else formats.get(attributes.get("class", ""), PLAIN)
        return _float(number), how
    if number := attributes.get("sdval"):
        code = attributes.get("sdnum", "").split(";", 2)
        return _float(number), format_of_code(code[2]) if len(code) > 2 else PLAIN
    if kept := attributes.get("data-sheets-value"):
        form = _json(attributes.get("data-sheets-numberformat", ""))
        how = NumberFormat(Shown.DATE) if form.get("1") in _SHEETS_DATES else PLAIN
        return _float(_json(kept).get("3", "")), how
    return None, PLAIN


def _json(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _float(text: object) -> float | None:
    try:
        number = float(str(text))
    except ValueError:
        return None
    return number if abs(number) < 1e300 else None
