"""Writes the made-up list as a workbook in the way of one peer, and says what processor time that took.

python -m benchmarks.peer_writing PEER FILE ROWS

Each peer is given the same values ready in memory and gives each column a look and a width; libraries are
loaded before the clock runs. Only `whole` starts from records and fits widths and heights to the texts.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable
from operator import getitem
from pathlib import Path
from time import process_time
from typing import IO, Any
from zipfile import ZipFile

from benchmarks.peer_rows import COLUMNS, as_cells, as_document

SHEET = "xl/worksheets/sheet1.xml"
WIDTH = 18
FONT = ("Calibri", 10)
CHUNK = 1 << 17  # bytes
Write = Callable[[Path, int], Callable[[], object]]


def whole(path: Path, rows: int) -> Callable[[], object]:
    """The application's whole export: records to cells, widths, heights, set-up."""
    from cica_events.exports import workbook
    from cica_events.exports.registry import find_export
    from cica_events.progress import silent

    given, export = as_document(rows), find_export("participants")
    assert workbook.PRODUCER
    return lambda: export.write(given, path, silent)


def rows_alone(path: Path, rows: int) -> Callable[[], object]:
    """The application's own stream of rows, with all around them by openpyxl."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    from cica_events.exports.column_cells import ColumnCells
    from cica_events.exports.rows import behind, height_xml
    from cica_events.exports.sheet import Weight
    from cica_events.exports.sheet_file import rows_of, save
    from cica_events.exports.styles import Styles

    headings, values = as_cells(rows)

    def fill(sheet: Any, part: IO[bytes]) -> None:
        styles = Styles(sheet)
        look = styles.body("General", False, True, False, 0, Weight.PLAIN)
        columns = [ColumnCells((look, look), after, set()) for after in behind(len(COLUMNS))]
        for at in range(1, len(COLUMNS) + 1):
            sheet.column_dimensions[get_column_letter(at)].width = WIDTH
        with rows_of(sheet, part, "") as target:
            target.append_values(headings, [styles.heading(False)] * len(headings))
            for row in values:
                target.append(map(getitem, columns, row), height_xml(16.5))

    def write() -> None:
        book = Workbook(write_only=True)
        book.create_sheet("List")
        with path.open("xb") as file:
            save(book, file, fill)

    return write


def deflated(path: Path, _rows: int) -> Callable[[], object]:
    """The floor: the bytes of the sheet in `path`, which is there already, are deflated and nothing else."""
    with ZipFile(path) as archive:
        content = archive.read(SHEET)

    def deflate() -> None:
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        for at in range(0, len(content), CHUNK):
            packer.compress(content[at : at + CHUNK])
        packer.flush()

    return deflate


def xlsxwriter(path: Path, rows: int) -> Callable[[], object]:
    """XlsxWriter in its usual way, with shared texts."""
    return _xlsxwriter(path, rows, streaming=False)


def xlsxwriter_streaming(path: Path, rows: int) -> Callable[[], object]:
    """XlsxWriter with `constant_memory`."""
    return _xlsxwriter(path, rows, streaming=True)


def _xlsxwriter(path: Path, rows: int, *, streaming: bool) -> Callable[[], object]:
    from xlsxwriter import Workbook

    headings, values = as_cells(rows)

    def write() -> None:
        book = Workbook(
            str(path),
            {"constant_memory": streaming, "strings_to_formulas": False, "strings_to_urls": False},
        )
        sheet = book.add_worksheet("List")
        look = book.add_format({"font_name": FONT[0], "font_size": FONT[1], "text_wrap": True, "bottom": 7})
        sheet.set_column(0, len(COLUMNS) - 1, WIDTH)
        for at, row in enumerate((headings, *values)):
            for column, value in enumerate(row):
                if value is None:
                    sheet.write_blank(at, column, None, look)
                else:
                    sheet.write(at, column, value, look)
        book.close()

    return write


def openpyxl_streaming(path: Path, rows: int) -> Callable[[], object]:
    """openpyxl's write-only workbook, a shared look for all cells."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    headings, values = as_cells(rows)

    def write() -> None:
        book = Workbook(write_only=True)
        sheet = book.create_sheet("List")
        pattern: Any = WriteOnlyCell(sheet)
        pattern.font = Font(*FONT)
        look = pattern._style

        def cell(value: Any) -> Any:
            made: Any = WriteOnlyCell(sheet, value)
            made._style = look
            return made

        for row in (headings, *values):
            sheet.append([cell(value) for value in row])
        book.save(path)

    return write


def openpyxl(path: Path, rows: int) -> Callable[[], object]:
    """openpyxl's usual workbook, a shared look for all cells."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    headings, values = as_cells(rows)

    def write() -> None:
        book: Any = Workbook()
        sheet, look = book.active, None
        for at, row in enumerate((headings, *values), 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(at, column, value)
                if look is None:
                    cell.font = Font(*FONT)
                    look = cell._style
                cell._style = look
        book.save(path)

    return write


def pandas(path: Path, rows: int) -> Callable[[], object]:
    """A frame of pandas, by its own way through openpyxl, without looks."""
    from pandas import DataFrame

    headings, values = as_cells(rows)
    frame = DataFrame(values, columns=list(headings))
    frame.head(1).to_excel(path, index=False)  # what it loads, it loads here
    return lambda: frame.to_excel(path, index=False)


PEERS: dict[str, Write] = {
    each.__name__: each
    for each in (
        *(whole, rows_alone, deflated, xlsxwriter, xlsxwriter_streaming),
        *(openpyxl_streaming, openpyxl, pandas),
    )
}


if __name__ == "__main__":
    name, file, count = sys.argv[1:]
    work = PEERS[name](Path(file), int(count))
    begun = process_time()
    work()
    print(f"cpu {process_time() - begun:.4f}", file=sys.stderr)
