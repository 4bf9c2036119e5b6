"""Recognises a list that was exported from here, or says why it is taken as an ordinary one."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from cica_events.domain.plain_texts import plain_text
from cica_events.errors import InputError
from cica_events.i18n import LANGUAGES, N_, _, translator
from cica_events.imports.round_trip.our_columns import ids_column, is_mark, origin_of_text, unguarded_row
from cica_events.imports.sources.grid import Grid, Row
from cica_events.imports.sources.origin import ID_HEADING, Origin
from cica_events.imports.tables.sheet_parts import filled, merged_downwards
from cica_events.imports.tables.table import Table

_CLOSING: Final = N_("Total")
_FIGURE: Final = re.compile(r"\d+(\s\D{1,6})?")
_SEARCHED: Final = 1_000  # rows among which the headings are looked for
_NO_IDS: Final = N_(
    "The list was exported from here, but the hidden column with its identifiers is gone: "
    "it is taken in as any other list."
)
_DAMAGED: Final = N_(
    "The list was exported from here, but what it keeps of its values is missing or damaged: "
    "it is taken in as any other list."
)
_FOREIGN: Final = N_(
    "The list was exported from another meeting or another workspace: it is taken in as any other list."
)
_OTHER_KIND: Final = N_("This file was exported from here, but it holds something else. Choose another file.")
_OTHER_KINDS: Final = {
    "participants": N_(
        "This file is a list of participants that was exported from here. Import it with the participants."
    ),
    "agenda": N_("This file is an agenda that was exported from here. Import it with the agenda."),
    "delegations": N_(
        "This file is a list of delegations that was exported from here. It cannot be imported; "
        "change the delegations here."
    ),
}


def own_table(grid: Grid) -> Table | None:
    """Return the list in `grid` if it was exported from here, whatever it still knows of that, else None.

    Every row below its headings is one of it, however it looks, but for the closing line.
    """
    for position, row in enumerate(grid.rows[:_SEARCHED]):
        marks = [cell for cell in row.cells if is_mark(cell)]
        if marks:
            return _table(grid, position, guarded=marks[0] != ID_HEADING)
    return None


def own_list(table: Table, export: str, meeting_id: str) -> tuple[Table, Origin | None]:
    """Return the table with its origin, where the export of that key wrote it for that meeting.

    Any other list is returned without an origin; where it bears marks of ours a notice says why. Raises
    InputError for what another export wrote.
    """
    grid, column = table.grid, ids_column(table)
    if column is None:
        return (table, None) if grid.origin is None else _ordinary(table, _NO_IDS)
    origin = grid.origin if table.headings[column] == ID_HEADING else origin_of_text(table)
    if origin is None:
        return _ordinary(table, _DAMAGED) if grid.complete else (table, None)
    if origin.export != export:
        raise InputError(_(_OTHER_KINDS.get(origin.export, _OTHER_KIND)))
    if origin.meeting_id != meeting_id:
        return _ordinary(table, _FOREIGN)
    return table, origin


def _ordinary(table: Table, why: str) -> tuple[Table, None]:
    return replace(table, notices=(*table.notices, _(why))), None


def _table(grid: Grid, position: int, *, guarded: bool) -> Table | None:
    rows = filled(grid, merged_downwards(grid)).rows
    heading, *below = map(unguarded_row, rows[position:]) if guarded else rows[position:]
    closing = {translator(language).gettext(_CLOSING) for language in LANGUAGES}
    kept = tuple(row for row in below if not _closes(row, closing))
    if not kept:
        return None
    headings = tuple(" ".join(str(cell).split()) if cell is not None else "" for cell in heading.cells)
    return Table(grid, heading.number, headings, kept, (), columns=grid.columns, known=len(headings))


def _closes(row: Row, closing: Collection[str]) -> bool:
    """Tell whether `row` is the line that sums up the list: it says so, beside a figure at most."""
    filled = [plain_text(cell) for cell in row.cells if cell is not None]
    rest = [text for text in filled if text not in closing]
    return len(filled) == len(rest) + 1 and len(rest) < 2 and all(map(_FIGURE.fullmatch, rest))
