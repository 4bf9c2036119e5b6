"""Finds the list in a file: on the sheet that is asked for, else on the first one that holds one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from cica_events.domain.fields import Field
from cica_events.domain.guarded_texts import GUARD, without_guard
from cica_events.errors import InputError
from cica_events.i18n import _
from cica_events.imports.readers.reading import other_sheets, read_grid
from cica_events.imports.round_trip.own_list import own_table
from cica_events.imports.sources.grid import Grid, Row
from cica_events.imports.sources.source import Source
from cica_events.imports.tables.headings import best_table, find_tables
from cica_events.imports.tables.table import Table
from cica_events.progress import Progress, silent

_MOST: Final = 10  # sheets that are looked at beside the first


@dataclass(frozen=True, slots=True)
class Tables:
    """A sheet, the lists on it, and the one that is meant."""

    grid: Grid
    tables: tuple[Table, ...]
    chosen: Table


def read_table(
    source: Source | Path, fields: Sequence[Field], progress: Progress = silent, first: int | None = None
) -> Tables:
    """Return the lists with headings for some of `fields`; a title page or notes may come before them.

    With `first` only that many rows that hold something are read. Steps reported are rows of a sheet.
    Raises InputError for what is no list, and what `progress` raises.
    """
    source = source if isinstance(source, Source) else Source(source)
    grid = read_grid(source, progress=progress, first=first)
    try:
        found = _tables(grid, fields)
    except InputError:
        if source.sheet is not None or source.headings is not None:
            raise
        better = next(_better(grid, fields, progress, first), None)
        if better is None:
            raise
        return better
    if found.chosen.known > 1 or source.sheet is not None or source.headings is not None:
        return found
    return next(_better(grid, fields, progress, first), found)


def _better(grid: Grid, fields: Sequence[Field], progress: Progress, first: int | None) -> Iterator[Tables]:
    """Yield the lists of further sheets whose headings say more than one field."""
    for other in _others(grid, progress, first):
        try:
            found = _tables(other, fields)
        except InputError:
            continue
        if found.chosen.known > 1:
            yield found


def _tables(grid: Grid, fields: Sequence[Field]) -> Tables:
    if grid.source.headings is None and (own := own_table(grid)):
        return Tables(grid, (own,), own)
    grid = _without_guards(grid) if grid.encoding else grid
    tables = find_tables(grid, fields)
    which = grid.source.table
    if which is None:
        return Tables(grid, tables, best_table(tables))
    if not 0 <= which < len(tables):
        raise InputError(_("There is no list {number} on the sheet.").format(number=which + 1))
    return Tables(grid, tables, tables[which])


def _without_guards(grid: Grid) -> Grid:
    """Return the rows of a text file as they were before its program guarded what looks like a formula."""
    if not any(type(cell) is str and cell[:1] == GUARD for row in grid.rows for cell in row.cells):
        return grid
    rows = [
        Row(row.number, tuple(without_guard(cell) if isinstance(cell, str) else cell for cell in row.cells))
        for row in grid.rows
    ]
    return replace(grid, rows=tuple(rows))


def _others(grid: Grid, progress: Progress, first: int | None) -> Iterator[Grid]:
    names = [sheet.name for sheet in grid.sheets if not sheet.hidden and sheet.name != grid.sheet]
    for name in names[:_MOST]:
        try:
            other = read_grid(replace(grid.source, sheet=name), progress=progress, first=first)
        except InputError:  # an empty sheet
            continue
        yield replace(other, notices=(other_sheets(name, grid.sheets), *other.notices))
