"""A block of cells as it travels by the clipboard: what is shown, a table with formats, and plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from hashlib import blake2b
from typing import Any, Final

from PySide6.QtCore import QMimeData

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from ui.toolkit.bit_by_bit import Steps, at_once
from ui.toolkit.colours import Tone

MIME: Final = "application/x-cica-cells"
"""The texts of the cells as they are shown, as JSON: nothing is lost between two tables of ours.

An object: `rows`, and whether the first of them are headings (`headed`)."""

ROWS: Final = 100  # that are read between two looks at the clock

_FORMULA = re.compile(r"[=@]|[+\-](?![\d\s().\-/]*$)")
_SUSPECT: Final = frozenset("=@+-'")
_BREAKS = re.compile(r"[\t\n\r]")
_NEUTRAL = re.compile(r"'(?=[=@+\-])")
_QUOTED = re.compile(r'"((?:[^"]|""){0,40000})"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the text that it shows, its value and kind where a spreadsheet knows them too, its badge."""

    text: str
    kind: Kind = Kind.TEXT
    value: int | date | time | datetime | None = None
    tone: Tone | None = None


EMPTY: Final = Cell("")


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """Cells as one of our tables showed them."""

    rows: list[list[str]] = field(default_factory=list)
    headed: bool = False  # whether the first row are headings


VALUED: Final = frozenset({Kind.INTEGER, Kind.DURATION, Kind.DAY, Kind.DATE, Kind.TIME, Kind.STAMP})
"""The kinds whose values a spreadsheet knows as numbers, dates and times."""


def cell_of(column: Field, value: Any, text: str, shown: str) -> Cell:
    """Return the cell that shows `text`; its value goes along only where it is `shown` as that text."""
    if text != shown or column.kind not in VALUED:
        return Cell(text)
    if isinstance(value, VagueDate):
        if value.days != 1:
            return Cell(text)
        value = value.first_day
    if isinstance(value, datetime):
        value = value.astimezone().replace(tzinfo=None, second=0, microsecond=0)
    return Cell(text, Kind.DAY if column.kind is Kind.DATE else column.kind, value)


def mark_of(data: QMimeData) -> bytes:
    """Return what tells these cells of ours from others; empty for those of another program."""
    return blake2b(data.data(MIME).data()).digest() if data.hasFormat(MIME) else b""


def shown_block(data: QMimeData) -> ShownBlock:
    """Return the cells that one of our tables put on the clipboard; none if it was another program."""
    if not data.hasFormat(MIME):
        return ShownBlock()
    try:
        found = json.loads(bytes(data.data(MIME).data()))
        return ShownBlock([[str(cell) for cell in row] for row in found["rows"]], bool(found["headed"]))
    except (ValueError, KeyError, TypeError):  # of another version, or of somebody who took the name
        return ShownBlock()


def text_line(cells: Sequence[Cell]) -> str:
    """Return cells as a line of text, tabs between them, quotes where a cell would fall apart.

    What a spreadsheet would take for a formula gets an apostrophe before it; telephone numbers do not. Dates
    stand as every spreadsheet understands them, whatever its language.
    """
    return "\t".join(
        _quoted(_neutral(cell.text))
        if cell.kind is not Kind.DAY or cell.value is None
        else f"{cell.value:%Y-%m-%d}"
        for cell in cells
    )


def _neutral(text: str) -> str:
    if text[:1] not in _SUSPECT:
        return text
    return f"'{text}" if _FORMULA.match(text) or _NEUTRAL.match(text) else text


def _quoted(text: str) -> str:
    if text.isprintable() and text[:1] != '"':
        return text
    if text[:1] != '"' and not _BREAKS.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def from_text(text: str) -> list[list[str]]:
    """Return the cells of a text that a spreadsheet put on the clipboard."""
    return at_once(reading_text(text))


def reading_text(text: str) -> Steps[list[list[str]]]:
    """Read the cells of a text that a spreadsheet put on the clipboard, bit by bit.

    A cell in quotes may hold tabs and line breaks; a quotation mark that none answers stands for itself. The
    line break with which spreadsheets end begins no row.
    """
    text = text.rstrip("\0").replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        found = _QUOTED.match(text, place)
        cell = found[1].replace('""', '"') if found else ""
        if found is None:
            found = _PLAIN.match(text, place)
            assert found is not None
            cell = found[0]
        rows[-1].append(_NEUTRAL.sub("", cell, count=1) if cell[:1] == "'" else cell.replace("\v", "\n"))
        place = found.end()
        if place >= len(text):
            return rows
        if text[place] == "\n":
            rows.append([])
            if len(rows) % ROWS == 0:
                yield
        place += 1
