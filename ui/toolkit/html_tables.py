"""Reads the table in the HTML that other programs put on the clipboard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Final

from ui.toolkit.bit_by_bit import Steps, at_once

LONGEST: Final = 4_000_000  # characters that are read within a second
MOST_CELLS: Final = 400_000  # of a table, those that merged cells spread over included
PART: Final = 20_000  # characters that are read between two looks at the clock
WIDEST_SPAN: Final = 1000  # rows or columns that a merged cell may cover

_SILENT = frozenset({"style", "script", "title", "head"})
_BLOCKS = frozenset({"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def read_table(html: str) -> list[list[str]]:
    """Return the cells of the one table of `html`, of a merged cell the first; nothing if it is no table.

    It is none where there are several tables, or words outside it.
    """
    return at_once(reading_table(html))


def reading_table(html: str) -> Steps[list[list[str]]]:
    """Do the same bit by bit."""
    if len(html) > LONGEST or "<t" not in html.lower():
        return []
    reader = _TableReader()
    try:
        for start in range(0, len(html), PART):
            reader.feed(html[start : start + PART])
            yield
        reader.close()
    except _TooManyCells:
        return []
    if reader.tables != 1 or reader.words_outside:
        return []
    return _rectangle(reader.rows)


def _rectangle(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    if width * len(rows) > MOST_CELLS:
        return []
    return [[*row, *[""] * (width - len(row))] for row in rows]


class _TooManyCells(Exception):
    """The merged cells of a table spread over more places than any honest one has."""


class _TableReader(HTMLParser):
    """Gathers the cells of the outermost table; a table within a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables = 0
        self.words_outside = False
        self.rows: list[list[str]] = []
        self._depth = 0
        self._silent = 0
        self._hidden = False  # a row that is not shown
        self._parts: list[str] | None = None  # of the cell that is open
        self._spread = (1, 1)
        self._below: dict[int, int] = {}  # column: rows that a merged cell still covers
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, row or cell, or break a line."""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
            self.tables += self._depth == 1
        elif self._depth != 1:
            self._break(tag)
        elif tag == "tr":
            self._begin_row(dict(attrs))
        elif tag in {"td", "th"}:
            self._begin_cell(dict(attrs))
        else:
            self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break a line; nothing else that closes itself holds text."""
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close a table, row or cell."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table":
            self._end_cell()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag in _BLOCKS:
            self._break("p")

    def handle_data(self, data: str) -> None:
        """Take the words of a cell."""
        if self._silent:
            return
        if self._parts is not None:
            self._parts.append(_BLANKS.sub(" ", data))
        elif not self._depth and data.strip("\ufeff \t\r\n\xa0\0"):
            self.words_outside = True

    def _break(self, tag: str) -> None:
        if self._parts is None or (tag != "br" and tag not in _BLOCKS):
            return
        said = "".join(self._parts).rstrip(" ")
        if tag == "br" or (said.strip() and not said.endswith("\n")):
            self._parts.append("\n")

    def _begin_row(self, attrs: dict[str, str | None]) -> None:
        self._end_cell()
        self._hidden = _not_shown(attrs)
        if not self._hidden:
            self.rows.append([])
            self._cover()

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        self._end_cell()
        if self._hidden or _not_shown(attrs):
            return
        if not self.rows:
            self.rows.append([])
        self._parts = []
        self._spread = _span(attrs.get("rowspan")), _span(attrs.get("colspan"))

    def _end_cell(self) -> None:
        if self._parts is None or self._depth != 1:
            return
        lines = "".join(self._parts).replace("\xa0", " ").split("\n")
        text = "\n".join(line.strip() for line in lines).strip("\n")
        self._parts = None
        row, (down, right) = self.rows[-1], self._spread
        self._count(right)
        for column in range(len(row), len(row) + right):
            if down > 1:
                self._below[column] = down - 1
        row += [text, *[""] * (right - 1)]
        self._cover()

    def _cover(self) -> None:
        """Leave the places empty that merged cells of rows above cover."""
        row = self.rows[-1]
        while self._below.get(len(row)):
            self._below[len(row)] -= 1
            self._count(1)
            row.append("")

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > MOST_CELLS:
            raise _TooManyCells


def _not_shown(attrs: dict[str, str | None]) -> bool:
    return "display:none" in (attrs.get("style") or "").replace(" ", "").lower()


def _span(text: str | None) -> int:
    return max(1, min(int(text), WIDEST_SPAN)) if text and text.strip().isdecimal() else 1
