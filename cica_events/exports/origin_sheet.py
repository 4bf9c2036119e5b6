"""The hidden sheet of a workbook that keeps its values as exported, to tell later what was edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cica_events.domain.origins import SHEET, Header, gathered, packed
from cica_events.domain.plain_texts import plain_text
from cica_events.exports.cells import Cell, Column, Grid
from cica_events.exports.rows import PLAIN, Rows
from cica_events.exports.sheet import Sheet, id_of
from cica_events.exports.text import cut


def new_origin_sheet(workbook: Any) -> Any:
    """Return a new last sheet of `workbook` that no menu of Excel shows."""
    target = workbook.create_sheet(SHEET)
    target.sheet_state = "veryHidden"
    return target


def write_origin(rows: Rows, sheet: Sheet, columns: Sequence[Column], grid: Grid) -> None:
    """Add the header and, for the rows of `sheet`, their ids and values."""
    rows.append_values([header_of(sheet, columns).to_json()], [PLAIN])
    for cells in gathered(_records(sheet, columns, grid)):
        rows.append_values(cells, [PLAIN] * len(cells))


def header_of(sheet: Sheet, columns: Sequence[Column]) -> Header:
    """Return what the document says of itself; `sheet` has a provenance."""
    document = sheet.document
    assert document.provenance is not None
    kept = [column for column in columns if not column.by_hand]
    return Header(
        export=document.provenance.export,
        meeting_id=document.provenance.meeting_id,
        language=document.language,
        made=document.heading.as_of.isoformat(timespec="seconds"),
        columns=tuple((sheet.kept_as.get(each.field.key, each.field.key), each.heading) for each in kept),
        rows=len(document.rows),
    )


def _records(sheet: Sheet, columns: Sequence[Column], grid: Grid) -> Iterator[str]:
    """Yield the id of each row with its plain texts, but for the columns to be filled in by hand."""
    kept = [at for at, column in enumerate(columns) if not column.by_hand]
    for row, values in zip(sheet.document.rows, grid, strict=True):
        yield packed(id_of(row), [exported_text(values[at]) for at in kept])


def exported_text(value: Cell) -> str:
    """Return the plain text of what a cell holds."""
    return plain_text(cut(value) if isinstance(value, str) else value)
