"""Builds a list of the rows that stand below its headings, once or several times."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cica_events.i18n import _, ngettext
from cica_events.imports.formats.address_cards import CARDS
from cica_events.imports.sources.grid import Grid, Row
from cica_events.imports.tables.filling_down import filled_down, filled_from, party_columns
from cica_events.imports.tables.heading_rows import Heading
from cica_events.imports.tables.table import LeftOut, Omission, Table, listed, told
from cica_events.imports.tables.table_rows import Body, RowSorter, Span
from cica_events.imports.words.section_words import PartyWords, section_text
from cica_events.imports.words.vocabulary import squashed

_SAME: Final = 0.66  # share of headings that make two lists one
_MOST: Final = 0.6  # share of texts above the rows which make them delegations
_MOST_COLUMNS: Final = 3  # columns of a table that are filled down


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is known of the sheet and the words in it; `merged` are rows filled by a merged cell above."""

    grid: Grid
    merged: frozenset[int]
    words: PartyWords
    means_party: Callable[[str], bool]
    of_people: bool


class TableBuilder:
    """One list in the making: rows from `above` on stand over its headings, `span` holds the first below."""

    def __init__(
        self, grid: Grid, understanding: Understanding, heading: Heading | None, above: int, span: Span
    ) -> None:
        self._grid = grid
        self._known = understanding
        self._heading = heading
        self._above = above
        self._spans = [span]
        self._texts = list(heading.texts) if heading else [""] * len(grid.columns)
        self._moves: dict[int, dict[int, int]] = {}  # by span: columns that stand elsewhere than in the first
        self._repeated: list[int] = []
        if heading:
            self._repeat(heading.last + 1, span.start)

    @property
    def start(self) -> int:
        """The position of the first row below the last headings."""
        return self._spans[-1].start

    def goes_on(self, heading: Heading, span: Span) -> bool:
        """Take the rows of `span` too, if `heading` names the same columns as the first one."""
        moves = self._aligned(heading)
        if moves is None:
            return False
        self._moves[len(self._spans)] = moves
        self._spans.append(span)
        self._repeat(heading.first, span.start)
        return True

    def _repeat(self, start: int, end: int) -> None:
        self._repeated.extend(self._grid.rows[position].number for position in range(start, end))

    def _aligned(self, heading: Heading) -> dict[int, int] | None:
        """Return where each column of `heading` belongs; None where it is another list."""
        places = {squashed(text): index for index, text in enumerate(self._texts) if text}
        mine = {index: places.get(squashed(text)) for index, text in enumerate(heading.texts) if text}
        same = sum(target is not None for target in mine.values())
        if same < max(min(2, len(places)), _SAME * len(mine), _SAME * min(len(places), len(mine))):
            return None
        taken = {target for target in mine.values() if target is not None}
        for index, target in mine.items():
            if target is None:
                if self._texts[index] or index in taken:
                    return None
                mine[index], self._texts[index] = index, heading.texts[index]
        return {index: target for index, target in mine.items() if target is not None and target != index}

    def cut(self, end: int) -> None:
        """Leave the rows from position `end` on to the next list."""
        self._spans[-1] = Span(self._spans[-1].start, max(end, self._spans[-1].start))

    def tables(self) -> Iterator[Table]:
        """Yield the list, if it has any rows."""
        rows = self._rows()
        above, section = self._preamble(rows)
        sorter = RowSorter(
            rows, self._spans, self._known.words, self._width_of, of_people=self._known.of_people
        )
        body = sorter.sort()
        if body.parts and not section and (first := self._first_part(above)):
            above[-1] = replace(first, why=Omission.SECTION)
            body = sorter.sort(section_text(first.text))
        if body.rows:
            yield self._table(body, above, section)

    def _rows(self) -> Sequence[Row]:
        """Return all rows, those below headings in another order in the order of the first ones."""
        if not any(self._moves.values()):
            return self._grid.rows
        rows = list(self._grid.rows)
        for place, moves in self._moves.items():
            for position in range(self._spans[place].start, self._spans[place].end) if moves else ():
                rows[position] = _moved(rows[position], moves)
        return rows

    def _width_of(self, row: Row, index: int) -> int:
        column = self._grid.columns[index]
        return self._widths().get((row.number, column), 1)

    def _widths(self) -> dict[tuple[int, int], int]:
        if self._merges is None:
            self._merges = {
                (merge.first_row, merge.first_column): merge.last_column - merge.first_column + 1
                for merge in self._grid.merges
            }
        return self._merges

    _merges: dict[tuple[int, int], int] | None = None

    def _preamble(self, rows: Sequence[Row]) -> tuple[list[LeftOut], str]:
        """Return what stands above the headings, and the State it names, if any."""
        first = self._heading.first if self._heading else self._spans[0].start
        left_out, section = [], ""
        for row in rows[self._above : first]:
            texts = [str(cell) for cell in row.cells if cell is not None]
            left_out.append(LeftOut(row.number, Omission.ABOVE, " ".join(" ".join(texts).split())))
            if len(texts) <= 2:
                labelled = len(texts) == 2 and texts[0].rstrip().endswith(":")
                section = self._known.words.named(" ".join(texts) if labelled else texts[0]) or section
        return left_out, section

    def _first_part(self, above: Sequence[LeftOut]) -> LeftOut | None:
        """Return what stands right above the first headings, where they stand again below such a line."""
        if len(self._spans) < 2 or not above or self._heading is None:
            return None
        first = self._grid.rows[self._heading.first].number
        return above[-1] if above[-1].number == first - 1 else None

    def _table(self, body: Body, above: Sequence[LeftOut], section: str) -> Table:
        rows: Sequence[Row] = body.rows
        parties = party_columns(self._texts, rows, self._known.means_party, self._known.words)
        sections = body.sections
        if not (section or parties or any(sections)) and self._known.of_people:
            section = self._known.words.named(self._grid.sheet)
        if section and not parties:
            sections = [each or section for each in sections]
        filled: list[int] = []
        each_complete = self._known.grid.sheet == CARDS  # no card belongs to the one before it
        for index in () if each_complete else parties[:_MOST_COLUMNS]:
            rows, numbers = filled_down(rows, index)
            filled.extend(numbers)
        if body.inside is not None and self._known.means_party(self._texts[body.inside]):
            rows, numbers = filled_from(rows, body.inside, sections)
            filled.extend(numbers)
            sections = []
        return self._finished(rows, sections, sorted(set(filled)), [*above, *body.left_out])

    def _finished(
        self, rows: Sequence[Row], sections: Sequence[str], filled: Sequence[int], left_out: list[LeftOut]
    ) -> Table:
        columns = self._columns_used(rows)
        headings = [self._texts[index] for index in columns]
        added = int(any(sections))
        if len(columns) < len(self._texts):
            rows = [Row(row.number, tuple([row.cells[index] for index in columns])) for row in rows]
        if added:
            headings.append(self._heading_of(sections))
            rows = [
                Row(row.number, (*row.cells, text or None)) for row, text in zip(rows, sections, strict=True)
            ]
        left_out.extend(LeftOut(number, Omission.REPEATED, "") for number in self._repeated)
        return Table(
            grid=self._known.grid,
            heading_row=self._grid.rows[self._heading.last].number if self._heading else 0,
            headings=tuple(headings),
            rows=tuple(rows),
            notices=tuple(self._notices(rows, filled, left_out)),
            added=added,
            columns=tuple(self._grid.columns[index] for index in columns),
            left_out=tuple(sorted(left_out, key=lambda each: each.number)),
            known=self._heading.known if self._heading else 0,
            heading_rows=self._heading_rows(),
        )

    def _heading_rows(self) -> tuple[int, ...]:
        if self._heading is None:
            return ()
        return tuple(row.number for row in self._grid.rows[self._heading.first : self._heading.last + 1])

    def _heading_of(self, sections: Sequence[str]) -> str:
        """Return what the added column is called: it says so where most of its texts are delegations."""
        texts = set(filter(None, sections))
        states = sum(map(self._known.words.holds, texts))
        if states >= len(texts) * _MOST:
            return _("Delegation (above the rows)")
        return _("Heading above the rows")

    def _columns_used(self, rows: Sequence[Row]) -> list[int]:
        """Return the columns with a heading or anything below it."""
        return [
            index
            for index, text in enumerate(self._texts)
            if text or any(row.cells[index] is not None for row in rows)
        ]

    def _notices(
        self, rows: Sequence[Row], filled: Sequence[int], left_out: Sequence[LeftOut]
    ) -> Iterator[str]:
        yield from told(left_out)
        start = self._heading.last if self._heading else self._spans[0].start
        between = sum(
            self._grid.rows[start].number < row.number <= rows[-1].number for row in self._grid.rows[start:]
        )
        if (blank := rows[-1].number - self._grid.rows[start].number - between) > 0:
            text = ngettext("{count} blank row is left out.", "{count} blank rows are left out.", blank)
            yield text.format(count=blank)
        if merged := [row.number for row in rows if row.number in self._known.merged]:
            text = ngettext(
                "A merged cell counts for row {rows} too.",
                "Merged cells count for rows {rows} too.",
                len(merged),
            )
            yield text.format(rows=listed(merged))
        if filled:
            text = ngettext(
                "Row {rows} names no State or organization and was given the one above it.",
                "Rows {rows} name no State or organization and were given the one above them.",
                len(filled),
            )
            yield text.format(rows=listed(filled))


def _moved(row: Row, moves: dict[int, int]) -> Row:
    cells = list(row.cells)
    for index in moves:
        cells[index] = None
    for index, target in moves.items():
        cells[target] = row.cells[index]
    return replace(row, cells=tuple(cells))
