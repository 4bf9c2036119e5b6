"""Reads the hidden sheet of a workbook of ours, inside the reader's process."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from cica_events.imports.grid import Sheet
from cica_events.imports.origin import SHEET


def origin_rows(path: Path, sheets: Collection[Sheet]) -> list[list[str]]:
    """Return the texts of the hidden sheet of the workbook at `path`; none where it has no such sheet.

    Whatever goes wrong in it is no reason to refuse the list beside it.
    """
    if all(sheet.name != SHEET for sheet in sheets):
        return []
    import python_calamine as calamine

    try:
        rows = calamine.CalamineWorkbook.from_path(path).get_sheet_by_name(SHEET).iter_rows()
        return [[str(cell) for cell in row if cell != ""] for row in rows]
    except MemoryError:
        raise
    except BaseException:  # noqa: BLE001 - calamine's PanicException is no Exception
        return []
