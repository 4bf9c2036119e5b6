"""The rows of a sheet that may hold the headings of its list, in words, to choose one by hand."""

from __future__ import annotations

from typing import Final

from cica_events.i18n import _
from cica_events.imports.sources.grid import Row
from cica_events.imports.tables.table import Table
from cica_events.services.list_reading import ListReading

OFFERED: Final = 30  # rows from the first one that holds something
LONGEST: Final = 12  # letters of a row that are shown


def heading_rows(reading: ListReading) -> list[tuple[int | None, str]]:
    """Return what a source may say of its headings, each in words; first that nothing is said of them."""
    found = reading.table if reading.source.headings is None else None
    rows = [(row.number, _in_words(row)) for row in reading.grid.rows[:OFFERED]]
    return [(None, _found(found)), (0, _("No headings")), *rows]


def _found(table: Table | None) -> str:
    """Return in words which headings were found, where nobody said which they are."""
    if table is None or table.turned:
        return _("Found by themselves")
    if not table.heading_rows:
        return _("None found")
    first, last = table.heading_rows[0], table.heading_rows[-1]
    text = _("Found in row {first}") if first == last else _("Found in rows {first}-{last}")
    return text.format(first=first, last=last)


def _in_words(row: Row) -> str:
    cells = " · ".join(" ".join(str(cell).split()) for cell in row.cells if cell is not None)
    shown = cells if len(cells) <= LONGEST else f"{cells[: LONGEST - 1].rstrip()}…"
    return _("Row {number}: {cells}").format(number=row.number, cells=shown)
