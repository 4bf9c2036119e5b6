"""Finds the table in a sheet: which row holds the headings, and which rows below it hold data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cica_events.domain.fields import Field
from cica_events.errors import InputError
from cica_events.i18n import _, ngettext
from cica_events.imports.grid import Grid, Row, Value
from cica_events.imports.vocabulary import Vocabulary, squashed

_SEARCHED: Final = 30  # rows among which the headings are looked for
_LONGEST_HEADING: Final = 80  # letters
_NAMED_ROWS: Final = 10

Place = tuple[int, int]  # row number, index of the column


@dataclass(frozen=True, slots=True)
class Table:
    """The data of a sheet under its headings; a column without a heading has an empty one."""

    grid: Grid
    heading_row: int  # as the spreadsheet counts
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    notices: tuple[str, ...]


def find_table(grid: Grid, fields: Sequence[Field]) -> Table:
    """Return the table in `grid` whose headings name some of `fields`.

    Title rows above it, blank rows and repeated headings are left out and told in the notices; a merged cell
    counts for each of its rows. Raises InputError where there are no headings or nothing below them.
    """
    merged = _merged_downwards(grid)
    position, headings = _heading_row(grid, Vocabulary(fields), merged)
    below = grid.rows[position + 1 :]
    repeated = [row.number for row in below if _repeats(row, headings)]
    rows = tuple(_filled(row, merged) for row in below if row.number not in set(repeated))
    if not rows:
        raise InputError(
            _("“{name}” holds headings in row {row} but no data below them. Fill in the list and try again.")
            .format(name=grid.path.name, row=grid.rows[position].number)
        )  # fmt: skip
    notices = _notices(grid, position, rows, repeated, merged)
    return Table(grid, grid.rows[position].number, headings, rows, notices)


def _merged_downwards(grid: Grid) -> Mapping[Place, Value]:
    """Return the value of every cell that is empty only because it is merged with the one above."""
    by_number = {row.number: row for row in grid.rows}
    places = {column: index for index, column in enumerate(grid.columns)}
    merged: dict[Place, Value] = {}
    most = len(grid.rows) * len(grid.columns)  # no honest sheet has more: merged cells do not overlap
    for merge in grid.merges:
        index, first = places.get(merge.first_column), by_number.get(merge.first_row)
        if index is None or first is None or first.cells[index] is None or len(merged) > most:
            continue
        for number in range(merge.first_row + 1, min(merge.last_row, grid.rows[-1].number) + 1):
            if number in by_number:
                merged[number, index] = first.cells[index]
    return merged


def _filled(row: Row, merged: Mapping[Place, Value]) -> Row:
    if not merged:
        return row
    cells = (
        merged.get((row.number, index)) if cell is None else cell for index, cell in enumerate(row.cells)
    )
    return Row(row.number, tuple(cells))


def _heading_row(
    grid: Grid, vocabulary: Vocabulary, merged: Mapping[Place, Value]
) -> tuple[int, tuple[str, ...]]:
    best, best_score = None, 0.0
    for position, row in enumerate(grid.rows[:_SEARCHED]):
        cells = _filled(row, merged).cells
        score = _score(cells, vocabulary)
        if score > best_score:
            best, best_score = (position, tuple(_text(cell) for cell in cells)), score
    if best is None:
        raise InputError(
            _("No headings were found in “{name}”, sheet “{sheet}”. Write the name of each column, such as "
              "“Family name” or “Country”, in one row above the list and try again.")
            .format(name=grid.path.name, sheet=grid.sheet)
        )  # fmt: skip
    return best


def _score(cells: Sequence[Value], vocabulary: Vocabulary) -> float:
    """Return how much a row looks like headings; 0 where it cannot be one."""
    filled = [cell for cell in cells if cell is not None]
    known = sum(isinstance(cell, str) and vocabulary.knows(cell) for cell in filled)
    unlike = sum(
        not isinstance(cell, str) or len(cell) > _LONGEST_HEADING or "@" in cell[1:] for cell in filled
    )
    if not known or (known < 2 and known * 2 < len(filled)):
        return 0.0
    return max(known * 2 - unlike + min(len(filled), 10) / 100, 0.0)


def _text(cell: Value) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _repeats(row: Row, headings: tuple[str, ...]) -> bool:
    """Return whether `row` is the heading again, as at the top of each printed page."""
    filled = [
        (squashed(str(cell)), squashed(heading))
        for cell, heading in zip(row.cells, headings, strict=True)
        if cell
    ]
    same = sum(bool(cell) and cell == heading for cell, heading in filled)
    return same >= 2 and same * 3 >= len(filled) * 2


def _notices(
    grid: Grid, position: int, rows: Sequence[Row], repeated: Sequence[int], merged: Mapping[Place, Value]
) -> tuple[str, ...]:
    notices = []
    if position:
        above = [row.number for row in grid.rows[:position]]
        text = ngettext(
            "Row {rows} above the headings is not data.",
            "Rows {rows} above the headings are not data.",
            len(above),
        )
        notices.append(text.format(rows=_listed(above)))
    if repeated:
        text = ngettext(
            "Row {rows} repeats the headings and is left out.",
            "Rows {rows} repeat the headings and are left out.",
            len(repeated),
        )
        notices.append(text.format(rows=_listed(repeated)))
    if blank := rows[-1].number - grid.rows[position].number - len(rows) - len(repeated):
        notices.append(
            ngettext("{count} blank row is left out.", "{count} blank rows are left out.", blank).format(
                count=blank
            )
        )
    if filled := sorted({number for number, _index in merged if number > grid.rows[position].number}):
        text = ngettext(
            "A merged cell counts for row {rows} too.", "Merged cells count for rows {rows} too.", len(filled)
        )
        notices.append(text.format(rows=_listed(filled)))
    return tuple(notices)


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:_NAMED_ROWS])
    return f"{shown}, …" if len(numbers) > _NAMED_ROWS else shown
