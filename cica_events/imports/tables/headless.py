"""Finds a list that has no headings, by what its columns hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import Final

from cica_events.imports.sources.grid import Grid, Row, Value
from cica_events.imports.tables.heading_rows import Heading
from cica_events.imports.tables.table import Table
from cica_events.imports.tables.table_building import TableBuilder, Understanding
from cica_events.imports.tables.table_rows import Span
from cica_events.imports.values.cells import as_text
from cica_events.imports.values.item_numbers import label_of, parted
from cica_events.imports.words.section_words import PartyWords

_SAMPLED: Final = 200  # rows
_SAMPLED_CELLS: Final = 20_000  # of a wide sheet fewer rows
_FITS: Final = 0.6  # share of cells
_LONGEST: Final = 20  # words of a line that names somebody and a post
_EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE: Final = re.compile(r"\+?[\d\s().-]{7,}")


def headless_table(grid: Grid, understanding: Understanding) -> Table | None:
    """Return the rows of `grid` as a list whose headings are empty, or unknown; None if it is no list."""
    start = _start(grid.rows)
    if not understanding.of_people:
        return _lines(grid, understanding)
    most = min(_SAMPLED, _SAMPLED_CELLS // max(len(grid.columns), 1) + 2)
    sample = grid.rows[start : start + most]
    if len(grid.columns) == 1:
        return _names(grid, understanding)
    if not sample:
        return None
    looks = [_look(sample[1:] or sample, index, understanding.words) for index in range(len(grid.columns))]
    if not any(looks):
        return None
    first = sample[0].cells
    unlike = [not _is(look, first[index], understanding.words) for index, look in enumerate(looks) if look]
    heading = None
    if len(sample) > 1 and all(unlike) and _all_texts(first):
        heading = Heading(start, start, tuple("" if cell is None else str(cell) for cell in first), 0, 0.0)
    span = Span(start + 1 if heading else start, len(grid.rows))
    tables = TableBuilder(grid, understanding, heading, 0, span).tables()
    return next(tables, None)


def _names(grid: Grid, understanding: Understanding) -> Table | None:
    """Return the lines below the first State that is named, if most others may be names of people."""
    texts = [str(row.cells[0]) for row in grid.rows[:_SAMPLED]]
    states = [place for place, text in enumerate(texts) if understanding.words.named(text)]
    if not states:
        return None
    others = [text for place, text in enumerate(texts) if place > states[0] and place not in set(states)]
    if not others or sum(1 < len(text.split()) <= _LONGEST for text in others) < len(others) * _FITS:
        return None
    return next(TableBuilder(grid, understanding, None, 0, Span(states[0], len(grid.rows))).tables(), None)


def _lines(grid: Grid, understanding: Understanding) -> Table | None:
    """Return numbered lines, such as those of an agenda, without what stands above them."""
    most = min(_SAMPLED, _SAMPLED_CELLS // max(len(grid.columns), 1) + 2)
    numbered = [position for position, row in enumerate(grid.rows[:most]) if _is_numbered(row)]
    if not numbered or len(numbered) * 2 < min(len(grid.rows), most) - numbered[0]:
        return None
    start = numbered[0]
    heading = _heading(grid.rows, start - 1) if start else None
    return next(TableBuilder(grid, understanding, heading, 0, Span(start, len(grid.rows))).tables(), None)


def _heading(rows: Sequence[Row], position: int) -> Heading | None:
    """Return the headings that nobody knows in a row right above others that is as full as they are."""
    first, second = rows[position], rows[position + 1]
    filled = len(first.cells) - first.cells.count(None)
    full = filled > 1 and filled >= len(second.cells) - second.cells.count(None)
    if not full or second.number - first.number > 1 or not _all_texts(first.cells):
        return None
    texts = tuple("" if cell is None else str(cell) for cell in first.cells)
    return Heading(position, position, texts, 0, 0.0)


def _is_numbered(row: Row) -> bool:
    """Return whether a row begins with a number, in a cell of its own or before a text."""
    filled = [cell for cell in row.cells if cell is not None]
    text = as_text(filled[0])[:200]
    return parted(text)[0] is not None or (len(filled) > 1 and label_of(filled[0]) is not None)


def _start(rows: Sequence[Row]) -> int:
    """Return the position of the first row that is as full as most."""
    counts = [len(row.cells) - row.cells.count(None) for row in rows]
    several = [count for count in counts if count > 1]
    if not several:
        return len(rows)
    typical = median(several)
    return next(position for position, count in enumerate(counts) if count > 1 and count * 2 > typical)


def _look(rows: Sequence[Row], index: int, words: PartyWords) -> str:
    values = [cell for row in rows if (cell := row.cells[index]) is not None]
    for look in ("email", "party", "phone"):
        fitting = sum(_is(look, value, words) for value in values)
        if fitting and fitting >= len(values) * _FITS:
            return look
    return ""


def _is(look: str, value: Value, words: PartyWords) -> bool:
    if look == "party":
        return words.holds(value)
    pattern = _EMAIL if look == "email" else _PHONE
    return value is not None and pattern.fullmatch(str(value)[:200].strip()) is not None


def _all_texts(cells: Sequence[Value]) -> bool:
    return all(isinstance(cell, str) and len(cell) <= 80 for cell in cells if cell is not None)
