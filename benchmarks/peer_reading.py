"""Reads the first sheet of a workbook in the way of one peer, and says what processor time that took.

python -m benchmarks.peer_reading PEER FILE

The time of processes that a peer starts is counted; libraries are loaded before the clock runs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from os import times
from pathlib import Path
from xml.parsers import expat
from zipfile import ZipFile

SHEET = "xl/worksheets/sheet1.xml"
Read = Callable[[Path], Callable[[], int]]


def ours(path: Path) -> Callable[[], int]:
    """The application's reader, with its process that guards against hostile files."""
    from cica_events.imports.readers.reading import read_grid
    from cica_events.imports.sources.source import Source

    return lambda: len(read_grid(Source(path)).rows)


def calamine(path: Path) -> Callable[[], int]:
    """python-calamine alone."""
    from python_calamine import CalamineWorkbook

    return lambda: len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def parsed(path: Path) -> Callable[[], int]:
    """The floor: expat goes through the sheet and nobody listens."""

    def parse() -> int:
        with ZipFile(path).open(SHEET) as part:
            expat.ParserCreate().ParseFile(part)
        return 1

    return parse


def openpyxl(path: Path) -> Callable[[], int]:
    """openpyxl in its usual way."""
    from openpyxl import load_workbook

    return lambda: sum(1 for _row in load_workbook(path).worksheets[0].iter_rows(values_only=True))


def openpyxl_streaming(path: Path) -> Callable[[], int]:
    """openpyxl, read-only."""
    from openpyxl import load_workbook

    def read() -> int:
        sheet = load_workbook(path, read_only=True).worksheets[0]
        return sum(1 for _row in sheet.iter_rows(values_only=True))

    return read


def pandas(path: Path) -> Callable[[], int]:
    """pandas by its own way through openpyxl."""
    from openpyxl import load_workbook
    from pandas import read_excel

    assert load_workbook
    return lambda: len(read_excel(path))


PEERS: dict[str, Read] = {
    each.__name__: each for each in (ours, calamine, parsed, openpyxl, openpyxl_streaming, pandas)
}


def spent() -> float:
    """Return the seconds of processor time of this process and those it has ended."""
    return sum(times()[:4])


if __name__ == "__main__":
    name, file = sys.argv[1:]
    work = PEERS[name](Path(file))
    begun = spent()
    found = work()
    if not found:
        raise AssertionError("nothing was read")
    print(f"cpu {spent() - begun:.4f}", file=sys.stderr)
