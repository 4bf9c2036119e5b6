"""What people are shown of a list that was read: some values of each column, and what is not taken of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cica_events.domain.origins import ID_HEADING
from cica_events.exports.registry import find_export
from cica_events.i18n import _, ngettext, quoted
from cica_events.imports.round_trip.own_matches import untaken_edits
from cica_events.imports.round_trip.texts_elsewhere import columns_elsewhere
from cica_events.imports.round_trip.there_and_back import RowVerdict
from cica_events.imports.rows.rows import ReadRow
from cica_events.imports.tables.headings import Table
from cica_events.services.list_reading import ListReading

_NAMED: Final = 10  # rows that a notice names
_SAMPLES: Final = 3  # of a column
_SEARCHED: Final = 200  # rows in which they are looked for


def samples_of(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return the first different values of each column."""
    columns: list[dict[str, None]] = [{} for _heading in table.headings]
    for row in table.rows[:_SEARCHED]:
        for found, cell in zip(columns, row.cells, strict=True):
            if cell is not None and len(found) < _SAMPLES:
                found[" ".join(str(cell).split())] = None
    return tuple(tuple(found) for found in columns)


def left_out(reading: ListReading, empty: Sequence[ReadRow]) -> Iterator[str]:
    """Yield what of the file is not taken in although it holds something."""
    for column in reading.columns:
        if column.confidence == 0 and any(row.cells[column.index] is not None for row in reading.table.rows):
            if not column.heading:
                yield _("A column without a heading is left out.")
                continue
            text = _("The column “{heading}” is left out: {reason}")
            yield text.format(heading=column.heading, reason=column.reason)
    yield from _never_taken(reading)
    if empty:
        numbers = ", ".join(str(row.number) for row in empty[:_NAMED])
        text = ngettext(
            "Row {rows} holds nothing in the columns that are taken and is left out.",
            "Rows {rows} hold nothing in the columns that are taken and are left out.",
            len(empty),
        )
        yield text.format(rows=f"{numbers}, …" if len(empty) > _NAMED else numbers)


def _never_taken(reading: ListReading) -> Iterator[str]:
    """Yield which columns hold what has no field, or what must not be taken, all in one line each."""
    filled = [
        column
        for column in reading.columns
        if not (reading.origin and column.heading.startswith(ID_HEADING))  # known, and no secret
        and any(row.cells[column.index] is not None for row in reading.table.rows)
    ]
    if secret := [quoted(column.heading) for column in filled if column.secret]:
        text = ngettext(
            "The column {columns} looks like passwords, tokens or internal keys and is never taken.",
            "The columns {columns} look like passwords, tokens or internal keys and are never taken.",
            len(secret),
        )
        yield text.format(columns=", ".join(secret))
    without = [quoted(column.heading) for column in filled if column.without_field]
    if without and reading.origin is None:
        text = ngettext(
            "The column {columns} is left out: there is no field for it.",
            "The columns {columns} are left out: there is no field for them.",
            len(without),
        )
        yield text.format(columns=", ".join(without))


def untaken(reading: ListReading) -> tuple[str, ...]:
    """Return what was edited in a list that came back and is not taken in."""
    if reading.origin is None:
        return ()
    exported = find_export(reading.origin.export).fields
    return untaken_edits(reading.origin, reading.table, exported, reading.columns)


def mixed_up(reading: ListReading, verdicts: Iterable[RowVerdict]) -> Iterator[str]:
    """Yield which columns of a list that came back may have been sorted without the others."""
    if reading.origin is None:
        return
    labels = {field.key: field.label for field in find_export(reading.origin.export).fields}
    for key in columns_elsewhere(reading.origin, verdicts):
        text = _(
            "The column “{heading}” holds the texts it had, but in other rows. If it was sorted without the "
            "other columns, do not take this file in: undo that in the file, sort whole rows and try again."
        )
        yield text.format(heading=_(labels.get(key, key)))
