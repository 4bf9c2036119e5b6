"""Recognises a list that was exported from here, or says why it is taken as an ordinary one."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from typing import Final

from cica_events.domain.plain_texts import plain_text
from cica_events.i18n import N_, _
from cica_events.imports.grid import Row
from cica_events.imports.headings import Table
from cica_events.imports.origin import ID_HEADING, Origin
from cica_events.imports.our_columns import ids_column, origin_of_text, unguarded_table

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


def own_list(table: Table, export: str, meeting_id: str) -> tuple[Table, Origin | None]:
    """Return the table as the export of that key wrote it for that meeting and somebody edited it.

    Any other list is returned as it is, without an origin; where it bears marks of ours a notice says why.
    """
    column = ids_column(table)
    if column is None:
        return (table, None) if table.grid.origin is None else _ordinary(table, _NO_IDS)
    of_text = table.headings[column] != ID_HEADING
    if of_text:
        table = unguarded_table(table)
    origin = origin_of_text(table) if of_text else table.grid.origin
    if origin is None:
        return _ordinary(table, _DAMAGED)
    if (origin.export, origin.meeting_id) != (export, meeting_id):
        return _ordinary(table, _FOREIGN)
    return _with_all_rows(table, origin, column), origin


def _ordinary(table: Table, why: str) -> tuple[Table, None]:
    return replace(table, notices=(*table.notices, _(why))), None


def _with_all_rows(table: Table, origin: Origin, column: int) -> Table:
    """Return the table with each row that has an id of ours, as it stands, and without the closing line.

    Whatever a row of a record looks like, it is no total and no heading, and its empty cells were cleared.
    """
    if table.grid.merges or len(table.headings) != len(table.grid.columns):
        return table
    found = {row.number for row in table.rows}
    below = (row for row in table.grid.rows if row.number > table.heading_row)
    given = {row.number: row for row in table.rows} if origin.digests else {}  # their texts are unguarded
    rows = tuple(
        given.get(row.number, row)
        for row in below
        if _has_id(row, column, origin.base) or (row.number in found and not _closes(row, origin))
    )
    return replace(table, rows=rows)


def _has_id(row: Row, column: int, ids: Container[str]) -> bool:
    text = row.cells[column]
    return isinstance(text, str) and text.partition(":")[0].strip() in ids


def _closes(row: Row, origin: Origin) -> bool:
    filled = [cell for cell in row.cells if cell is not None]
    return bool(origin.closing and filled) and plain_text(filled[0]) == origin.closing
