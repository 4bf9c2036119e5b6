"""Tells which rows below the headings of a list are its rows, and which divide, count or explain them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from statistics import median
from typing import Final

from cica_events.imports.sources.grid import Row, Value
from cica_events.imports.tables.table import LeftOut, Omission
from cica_events.imports.words.section_words import (
    PartyWords,
    is_bare_total,
    is_note,
    is_role,
    is_total,
    section_text,
)

_SAMPLED: Final = 2_000  # rows by which the list is judged
_KEY: Final = 0.9  # share of rows that fill a column without which a row is none
_LONGEST_NAME: Final = 60
_EMAIL: Final = re.compile(r"\s*[^\s@]+@[^\s@]+\s*")
_NARROW: Final = 3  # columns; a count may fill as many


@dataclass(frozen=True, slots=True)
class Span:
    """The positions of rows that stand below the same headings, `end` not counted among them."""

    start: int
    end: int


@dataclass(slots=True)
class Body:
    """The rows of a list, with what stands above each of them, and the rows that are none.

    `inside` is the column in which all States above their people stand, where it is one.
    """

    rows: list[Row] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    inside: int | None = None
    parts: bool = False  # something else than States divides the list


class _Kind(Enum):
    DATA = auto()
    PARTY = auto()  # a State or organization above its people
    PART = auto()  # surely something that divides the list
    TEXT = auto()  # one text: it may divide the list, or be a row of little
    NOTE = auto()
    TOTAL = auto()
    NUMBERED = auto()


@dataclass(frozen=True, slots=True)
class _Line:
    kind: _Kind
    text: str = ""
    value: str = ""
    index: int = 0


_DATA: Final = _Line(_Kind.DATA)


class RowSorter:
    """Sorts the rows of one list; `width_of` says how many columns the first cell of a row is merged over."""

    def __init__(
        self,
        rows: Sequence[Row],
        spans: Sequence[Span],
        words: PartyWords,
        width_of: Callable[[Row, int], int],
        *,
        of_people: bool,
    ) -> None:
        self._rows = rows
        self._words = words
        self._width_of = width_of
        self._of_people = of_people
        self._positions = [position for span in spans for position in range(span.start, span.end)]
        width = len(rows[0].cells) if rows else 0
        self._counts = [width - rows[position].cells.count(None) for position in self._positions]
        sample = [count for count in self._counts[:_SAMPLED] if count > 1]
        self._typical = median(sample) if sample else 1
        self._few = 0 if self._typical < 2 else max(1 if self._typical < 3 else 2, int(self._typical // 3))
        if self._typical < 2 and any(words.named(str(_first(rows[at]))) for at in self._positions[:_SAMPLED]):
            self._few = 1
        self._learn(width)

    def _learn(self, width: int) -> None:
        """Learn from the first full rows which columns each row fills, and which hold numbers only."""
        full = [
            self._rows[position].cells
            for position, count in zip(self._positions[:_SAMPLED], self._counts, strict=False)
            if count >= self._typical and count > 0
        ]
        shares = [sum(cells[index] is not None for cells in full) for index in range(width)]
        self._keys = [index for index, share in enumerate(shares) if full and share >= len(full) * _KEY]
        self._numbers = {
            index
            for index in range(width)
            if all(cells[index] is None or _is_number(cells[index]) for cells in full)
        }
        self._capitals = {
            index
            for index in range(width)
            if any(isinstance(cell := cells[index], str) and cell.isupper() for cells in full)
        }

    def sort(self, section: str = "") -> Body:
        """Return the rows and what is none; `section` is what stands above them all."""
        lines = [
            _DATA if count >= self._typical > _NARROW else self._line(position, count)
            for position, count in zip(self._positions, self._counts, strict=True)
        ]
        last, gap = self._end(lines)
        if last == len(lines) - 1 and all(line is _DATA for line in lines):
            return Body([self._rows[position] for position in self._positions], [section] * len(lines))
        parts = {line.index for line in lines if line.kind is _Kind.PARTY}
        repeated = _repeated(lines)
        body = Body(inside=next(iter(parts)) if len(parts) == 1 else None)
        for place, (position, line) in enumerate(zip(self._positions, lines, strict=True)):
            row = self._rows[position]
            if line is _DATA and place <= last:
                body.rows.append(row)
                body.sections.append(section)
                continue
            kind = self._settled(line, lines, place, parts) if place <= last else _below(line, place < gap)
            if kind is _Kind.DATA:
                body.rows.append(row)
                body.sections.append(section)
            elif kind is _Kind.PARTY:
                section = line.value
                body.left_out.append(LeftOut(row.number, Omission.SECTION, line.text))
            elif kind is _Kind.PART:
                body.parts = True
                below = bool(parts) and (is_role(line.value) or line.value in repeated)
                section = section if below else line.value
                why = Omission.SUBSECTION if below else Omission.SECTION
                body.left_out.append(LeftOut(row.number, why, line.text))
            else:
                body.left_out.append(LeftOut(row.number, _WHY[kind], line.text or _shown(row)))
        return body

    def _line(self, position: int, count: int) -> _Line:
        cells = self._rows[position].cells
        if count > self._few:
            first = next(cell for cell in cells if cell is not None)
            return self._counting(cells) if isinstance(first, str) and is_total(first) else _DATA
        filled = [(index, cell) for index, cell in enumerate(cells) if cell is not None]
        texts = {str(cell): index for index, cell in reversed(filled) if not _is_number(cell)}
        if not texts:
            return _Line(_Kind.NUMBERED) if count == 1 else _DATA
        index, text = min((index, text) for text, index in texts.items())
        if len(texts) > 1 and self._is_whole(cells) and not is_bare_total(text):
            return _DATA
        if is_total(text):
            return self._counting(cells)
        if len(texts) == 1:
            return self._one_text(self._rows[position], index, text, alone=count == 1)
        value = " ".join(" ".join(texts).split())
        if text.rstrip().endswith(":") and self._words.named(
            other := max(texts, key=lambda each: texts[each])
        ):
            return _Line(_Kind.PARTY, f"{text} {other}", self._words.named(other), index)
        return _Line(_Kind.NOTE, value) if is_note(text) else _DATA

    def _counting(self, cells: Sequence[Value]) -> _Line:
        """Return a total, unless too much else is said: a family name may begin like one."""
        others = [cell for cell in cells if cell is not None and not _is_number(cell)]
        return _Line(_Kind.TOTAL, " ".join(map(str, filter(None, cells)))) if len(others) <= 2 else _DATA

    def _one_text(self, row: Row, index: int, text: str, *, alone: bool) -> _Line:
        shown = " ".join(text.split())
        merged = self._width_of(row, index) > 1
        if value := self._words.named(text):
            return _Line(_Kind.PARTY, shown, value, index)
        if is_note(text):
            return _Line(_Kind.NOTE, shown)
        if not alone and not merged:
            return _DATA
        capitals = shown.isupper() and len(shown) > 3 and index not in self._capitals
        sure = merged or index in self._numbers or shown.endswith(":") or is_role(shown) or capitals
        return _Line(_Kind.PART if sure else _Kind.TEXT, shown, section_text(shown), index)

    def _end(self, lines: Sequence[_Line]) -> tuple[int, int]:
        """Return the place of the last row of the list, and the place of the first gap behind it."""
        whole = (
            place
            for place in range(len(lines) - 1, -1, -1)
            if lines[place] is _DATA and self._is_whole(self._rows[self._positions[place]].cells)
        )
        last = next(whole, len(lines) - 1)
        behind = range(last + 1, len(lines))
        gap = next((place for place in behind if self._gap(place)), len(lines))
        beside = (place for place in range(gap - 1, last, -1) if lines[place] is _DATA)
        return next(beside, last), gap

    def _is_whole(self, cells: Sequence[Value]) -> bool:
        """Return whether the columns are filled that the rows of the list fill."""
        missing = sum(cells[index] is None for index in self._keys)
        if missing * 2 < max(len(self._keys), 1) or self._typical < 2:
            return True
        half = missing * 2 == len(self._keys) and (len(cells) - cells.count(None)) * 2 > self._typical > 2
        return half or any(isinstance(cell, str) and _EMAIL.fullmatch(cell[:200]) for cell in cells)

    def _gap(self, place: int) -> bool:
        """Return whether blank rows stand before this one; headings between do not count."""
        if place == 0:
            return False
        here, before = self._positions[place], self._positions[place - 1]
        return self._rows[here].number - self._rows[before].number > here - before

    def _settled(self, line: _Line, lines: Sequence[_Line], place: int, parties: set[int]) -> _Kind:
        if line.kind is not _Kind.TEXT:
            return line.kind
        if self._typical < 2:  # every row holds one text
            below = lines[place + 1] if place + 1 < len(lines) else _DATA
            return _Kind.PART if line.text.isupper() and below.kind is _Kind.PARTY else _Kind.DATA
        if line.index in parties or self._stands_over_headings(place):
            return _Kind.PART
        if self._of_people and self._opens(lines, place):
            return _Kind.PART
        return _Kind.DATA

    def _stands_over_headings(self, place: int) -> bool:
        return place + 1 < len(self._positions) and self._positions[place + 1] - self._positions[place] > 1

    def _opens(self, lines: Sequence[_Line], place: int) -> bool:
        """Return whether a lone text behind a blank row stands right above rows of the list."""
        below = place + 1
        if below == len(lines):
            return False
        return (place == 0 or self._gap(place)) and lines[below] is _DATA and not self._gap(below)


def _below(line: _Line, beside: bool) -> _Kind:
    """Return what a line below the list is: a note, or a row of little where it stands right below it."""
    if line.kind is _Kind.TEXT:
        return _Kind.DATA if beside and _like_name(line.text) else _Kind.NOTE
    return _Kind.NOTE if line.kind in (_Kind.DATA, _Kind.PART) else line.kind


_WHY: Final = {
    _Kind.NOTE: Omission.NOTE,
    _Kind.TOTAL: Omission.TOTAL,
    _Kind.NUMBERED: Omission.NUMBERED,
}


def _repeated(lines: Sequence[_Line]) -> set[str]:
    seen: set[str] = set()
    again: set[str] = set()
    for line in lines:
        if line.kind in (_Kind.PART, _Kind.TEXT):
            (again if line.value in seen else seen).add(line.value)
    return again


def _is_number(cell: Value) -> bool:
    if isinstance(cell, str):
        return (len(cell) < 12 and cell.strip(" .,()№#%+-–—_/").isdecimal()) or not any(
            map(str.isalnum, cell[:200])
        )
    return isinstance(cell, int | float)


def _like_name(text: str) -> bool:
    words = text.split()
    return (
        len(text) <= _LONGEST_NAME
        and 1 <= len(words) <= 5
        and not any(sign.isdigit() or sign in ":;*_" for sign in text)
        and words[0][:1].isupper()
    )


def _first(row: Row) -> Value:
    return next((cell for cell in row.cells if cell is not None), None)


def _shown(row: Row) -> str:
    return " ".join(str(cell) for cell in row.cells if cell is not None)
