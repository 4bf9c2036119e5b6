"""Finds the lists in a sheet: where their headings are, and which rows belong to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import log2
from typing import Final

from cica_events.domain.fields import Field, Kind
from cica_events.errors import InputError, NoHeadingsError
from cica_events.i18n import _
from cica_events.imports.sources.grid import Grid, Row, Value
from cica_events.imports.tables.heading_rows import Heading, Headings, is_numbering
from cica_events.imports.tables.headless import headless_table
from cica_events.imports.tables.sheet_parts import filled, merged_downwards, part, separated, turned
from cica_events.imports.tables.table import LeftOut, Omission, Table, cut
from cica_events.imports.tables.table_building import TableBuilder, Understanding
from cica_events.imports.tables.table_rows import Span
from cica_events.imports.words.section_words import PartyWords
from cica_events.imports.words.vocabulary import squashed, vocabulary_of

__all__ = ["Table", "best_table", "find_table", "find_tables"]

_MOST_BLOCKS: Final = 8  # lists beside each other
_LARGEST_TURNED: Final = 1_000  # rows and columns of a list whose fields stand below one another
_FEW: Final = 2  # cells of a row that may stand above a list
_LOOKED_AT: Final = 100_000  # cells behind the first headings that are looked at for others


def find_table(grid: Grid, fields: Sequence[Field], which: int | None = None) -> Table:
    """Return the list `which` of those that `find_tables` finds, or the best of them."""
    tables = find_tables(grid, fields)
    if which is None:
        return best_table(tables)
    if not 0 <= which < len(tables):
        raise InputError(_("There is no list {number} on the sheet.").format(number=which + 1))
    return tables[which]


def best_table(tables: Sequence[Table]) -> Table:
    """Return the list with most to take in: many fields that are known, and many rows."""
    return max(tables, key=lambda table: (table.known > 1, table.known * log2(len(table.rows) + 1)))


def find_tables(grid: Grid, fields: Sequence[Field]) -> tuple[Table, ...]:
    """Return the lists in `grid` whose headings name some of `fields`, as they stand from top to bottom.

    What stands above, between and below the rows is left out and told in the notices, or, where it names the
    State or the part of the list, added to each row as a last column. A merged cell counts for each of its
    rows. Without headings the columns get empty ones, if what they hold is a list. What the source says of
    the headings is not doubted. Raises InputError where there is no list, NoHeadingsError for want of any.
    """
    finder, said = _Finder(grid, fields), grid.source.headings
    tables = finder.found() if said is None else finder.chosen(said)
    return tuple(_with_others(table, tables) for table in tables) if len(tables) > 1 else tuple(tables)


def _with_others(table: Table, tables: Sequence[Table]) -> Table:
    others = [cut(other.described) for other in tables if other is not table]
    text = _("The sheet holds another list, which is not read with this one: {others}.")
    return replace(table, notices=(*table.notices, text.format(others="; ".join(others[:5]))))


class _Finder:
    """Looks for lists in one sheet."""

    def __init__(self, grid: Grid, fields: Sequence[Field]) -> None:
        self._grid = grid
        self._merged = merged_downwards(grid)
        self._full = filled(grid, self._merged)
        self._vocabulary = vocabulary_of(tuple(fields))
        self._parties = {field.key for field in fields if field.kind is Kind.PARTY}
        self._understanding = Understanding(
            grid=grid,
            merged=frozenset(number for number, _index in self._merged),
            words=PartyWords(),
            means_party=self._means_party,
            of_people=bool(self._parties),
        )

    def _means_party(self, heading: str) -> bool:
        return bool(heading) and any(
            each.field in self._parties for each in self._vocabulary.candidates(heading)[:1]
        )

    def chosen(self, number: int) -> list[Table]:
        """Return the list below the row of that number, or that of all rows for 0."""
        grid, heading, start = self._full, None, 0
        if number:
            position = next((at for at, row in enumerate(grid.rows) if row.number == number), None)
            if position is None:
                text = _("Row {row} of the sheet “{sheet}” is empty or does not exist.")
                raise InputError(text.format(row=number, sheet=self._grid.sheet))
            heading = Headings(grid, grid.rows, self._vocabulary).chosen(position)
            start = position + 1
        builder = TableBuilder(grid, self._understanding, heading, 0, Span(start, len(grid.rows)))
        tables = list(builder.tables())
        if not tables:
            raise self._refusal([heading] if heading else ())
        return self._with_the_rest(tables)

    def found(self) -> list[Table]:
        empty: list[Heading] = []
        tables = self._in_blocks(empty)
        across = self._across(max((table.known for table in tables), default=0))
        if across:
            return across
        without = headless_table(self._full, self._understanding) if not (tables or empty) else None
        if without is not None:
            tables = [without]
        if not tables:
            raise self._refusal(empty)
        return self._with_the_rest(tables)

    def _with_the_rest(self, tables: list[Table]) -> list[Table]:
        """Return `tables` with the rows told that are in none of them: headings with nothing below them."""
        rows = self._full.rows
        count = sum(len(each.rows) + len(each.left_out) + len(each.heading_rows) for each in tables)
        if len(tables) == 1 and count == len(rows):
            return tables
        told_of = {number for each in tables for number in _numbers_of(each)}
        rest = [row for row in rows if row.number not in told_of]
        found = []
        for place, table in enumerate(tables):
            first = table.rows[0].number if place else 0
            last = tables[place + 1].rows[0].number if place + 1 < len(tables) else rows[-1].number + 1
            mine = [
                LeftOut(row.number, Omission.NOTE, _shown(row)) for row in rest if first <= row.number < last
            ]
            found.append(table.with_left_out(mine) if mine else table)
        return found

    def _refusal(self, empty: Sequence[Heading]) -> InputError:
        if empty:
            text = _(
                "“{name}” holds headings in row {row} but no data below them. Fill in the list and try again."
            )
            number = self._full.rows[empty[0].last].number
            return InputError(text.format(name=self._grid.source.shown, row=number))
        text = _(
            "No headings were found in “{name}”, sheet “{sheet}”. Write the name of each column, such as "
            "“Family name” or “Country”, in one row above the list and try again."
        )
        return NoHeadingsError(text.format(name=self._grid.source.shown, sheet=self._grid.sheet))

    def _in_blocks(self, empty: list[Heading]) -> list[Table]:
        """Return the lists of each part of the sheet, where it has parts, else of the whole."""
        ranges = separated(self._full)
        if 1 < len(ranges) <= _MOST_BLOCKS:
            parts = [part(self._full, *each) for each in ranges]
            firsts = [self._first(each) for each in parts]
            strong = [heading for heading in firsts if heading is not None]
            if len(strong) > 1 and _apart(strong):
                return [table for each in parts for table in self._in_part(each, empty)]
        return self._in_part(self._full, empty)

    def _first(self, grid: Grid) -> Heading | None:
        found = Headings(grid, grid.rows, self._vocabulary).found()
        return found[0] if found and found[0].is_strong else None

    def _in_part(self, grid: Grid, empty: list[Heading]) -> list[Table]:
        headings = Headings(grid, grid.rows, self._vocabulary)
        found = headings.found()
        if not found:
            return []
        ranges = _repeated_ranges(found[0].texts)
        if len(ranges) > 1:
            return [table for each in ranges for table in self._in_part(part(grid, *each), empty)]
        tables = list(self._one_below_other(grid, headings, [*found, *_later(grid, headings, found)]))
        if not tables and found[0].is_strong:
            empty.append(found[0])
        return tables

    def _one_below_other(self, grid: Grid, headings: Headings, found: Sequence[Heading]) -> Iterator[Table]:
        """Yield a list for each heading that does not repeat the one above it."""
        builder = None
        for place, heading in enumerate(found):
            start = heading.last + 1
            if start < len(grid.rows) and is_numbering(grid.rows[start]):
                start += 1
            end = found[place + 1].first if place + 1 < len(found) else len(grid.rows)
            if builder is not None and builder.goes_on(heading, Span(start, end)):
                continue
            above = _above(grid, builder.start, heading.first) if builder is not None else 0
            if builder is not None:
                builder.cut(above)
                yield from builder.tables()
            builder = TableBuilder(grid, self._understanding, heading, above, Span(start, end))
        if builder is not None:
            yield from builder.tables()

    def _across(self, known: int) -> list[Table]:
        """Return the list whose fields stand below one another, where that is plainly one."""
        if max(len(self._full.rows), len(self._full.columns)) > _LARGEST_TURNED:
            return []
        around = turned(self._full)
        first = self._first(around)
        if first is None or first.known < 3 or first.known <= known * 2:
            return []
        span = Span(first.last + 1, len(around.rows))
        tables = TableBuilder(around, self._understanding, first, 0, span).tables()
        text = _("The fields stand below one another: each column was read as a row.")
        return [replace(table, turned=True, notices=(text, *table.notices)) for table in tables]


def _numbers_of(table: Table) -> Iterator[int]:
    yield from (row.number for row in table.rows)
    yield from (each.number for each in table.left_out)
    yield from table.heading_rows


def _shown(row: Row) -> str:
    return " ".join(str(cell) for cell in row.cells if cell is not None)


def _apart(headings: Sequence[Heading]) -> bool:
    """Return whether headings beside each other are those of several lists: they repeat, or begin apart."""
    rows = {heading.first for heading in headings}
    words = [heading.words - {"no", "n", "#"} for heading in headings]
    return len(rows) > 1 or any(one & other for one, other in pairwise(words))


def _repeated_ranges(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Return the ranges of columns under headings that begin anew, as two halves of a list do."""
    words = [squashed(text) for text in texts]
    first = next((index for index, word in enumerate(words) if word), 0)
    starts = [index for index, word in enumerate(words) if word and word == words[first]]
    if len(starts) < 2:
        return [(0, len(texts))]
    lengths = [end - start for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]
    again = [
        [word for word in words[start : start + length] if word]
        for start, length in zip(starts, lengths, strict=True)
    ]
    if any(len(each) < 2 or each != again[0] for each in again):
        return [(0, len(texts))]
    return list(zip([0, *starts[1:]], [*starts[1:], len(texts)], strict=True))


def _later(grid: Grid, headings: Headings, found: Sequence[Heading]) -> Iterator[Heading]:
    """Yield headings further down: behind blank rows or lone texts, or where the first ones stand again."""
    looks, done = 0, found[-1].last
    for position in _breaks(grid, found):
        if position <= done:
            continue
        heading = _again(grid, found[0], position)
        if heading is None and (looks := looks + len(grid.columns)) < _LOOKED_AT:
            heading = headings.at(position)
        if heading is None or not heading.is_surely_one_beside(found[0]):
            continue
        if heading.is_strong or heading.words == found[0].words:
            done = heading.last
            yield heading


def _breaks(grid: Grid, found: Sequence[Heading]) -> list[int]:
    """Return the positions of the rows behind the headings `found` which may be headings again."""
    marks = [index for index, text in enumerate(found[0].texts) if text][:2]
    first, second = marks[0], marks[-1]
    one, other = (set(_raw(grid, found[0], index)) - {None} for index in (first, second))
    start, few = found[-1].last + 1, len(grid.columns) - _FEW
    return [
        position
        for position, (before, row) in enumerate(pairwise(grid.rows[start - 1 :]), start)
        if row.number - before.number > 1
        or row.cells[first] in one
        or row.cells[second] in other
        or before.cells.count(None) >= few
    ]


def _again(grid: Grid, heading: Heading, position: int) -> Heading | None:
    """Return `heading` as it stands at `position` with the very same words; None where it does not."""
    lines = range(heading.last - heading.first + 1)
    same = position + len(lines) <= len(grid.rows) and all(
        grid.rows[position + line].cells == grid.rows[heading.first + line].cells for line in lines
    )
    return replace(heading, first=position, last=position + len(lines) - 1) if same else None


def _raw(grid: Grid, heading: Heading, index: int) -> Iterator[Value]:
    for position in range(heading.first, heading.last + 1):
        yield grid.rows[position].cells[index]


def _above(grid: Grid, end: int, first: int) -> int:
    """Return the position from which lone texts stand right above the headings at `first`."""
    few = len(grid.columns) - 1
    while first > end and grid.rows[first - 1].cells.count(None) >= few:
        first -= 1
    return first
