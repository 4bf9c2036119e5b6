"""Reads the hidden sheet of a workbook of ours, inside the reader's process."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from cica_events.imports.readers.opening import open_source
from cica_events.imports.sources.failures import ReadFailure
from cica_events.imports.sources.grid import Sheet
from cica_events.imports.sources.origin import SHEET
from cica_events.imports.sources.request import Request


def origin_rows(request: Request, sheets: Collection[Sheet]) -> list[list[str]]:
    """Return the texts of the hidden sheet of the workbook that was asked for; none without such a sheet.

    Whatever goes wrong in it is no reason to refuse the list beside it.
    """
    if all(sheet.name != SHEET for sheet in sheets):
        return []
    wanted = replace(request.source, sheet=SHEET, table=None)
    for alone in (True, False) if not request.alone else (True,):
        try:
            return _rows(Request(wanted, None, alone, request.limits))
        except ReadFailure:
            continue
        except MemoryError:
            raise
        except BaseException:  # noqa: BLE001 - calamine's PanicException is no Exception
            return []
    return []


def _rows(request: Request) -> list[list[str]]:
    return [
        [str(cell) for cell in cells if cell not in ("", None)]
        for _numbers, columns in open_source(request).blocks
        for cells in zip(*columns, strict=True)
    ]
