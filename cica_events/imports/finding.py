"""Finds the list in a file: on the sheet that is asked for, else on the first one that has headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from cica_events.domain.fields import Field
from cica_events.errors import InputError
from cica_events.imports.grid import Grid
from cica_events.imports.headings import Table, find_table
from cica_events.imports.reading import other_sheets, read_grid
from cica_events.progress import Progress, silent

_MOST: Final = 10  # sheets that are looked at beside the first


def read_table(
    path: Path, fields: Sequence[Field], sheet: str | None = None, progress: Progress = silent
) -> Table:
    """Return the table with headings for some of `fields`; a title page or notes may come before it.

    Steps reported are rows of a sheet. Raises InputError for what is no list, and what `progress` raises.
    """
    grid = read_grid(path, sheet=sheet, progress=progress)
    try:
        return find_table(grid, fields)
    except InputError:
        for other in _others(grid, progress) if sheet is None else ():
            try:
                return find_table(other, fields)
            except InputError:
                continue
        raise


def _others(grid: Grid, progress: Progress) -> Iterator[Grid]:
    names = [sheet.name for sheet in grid.sheets if not sheet.hidden and sheet.name != grid.sheet]
    for name in names[:_MOST]:
        try:
            other = read_grid(grid.path, sheet=name, progress=progress)
        except InputError:  # an empty sheet
            continue
        yield replace(other, notices=(other_sheets(name, grid.sheets), *other.notices))
