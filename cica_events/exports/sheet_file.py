"""A workbook on its way into a file: openpyxl writes all but the rows, which go straight into the archive."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import Element, SubElement

from cica_events.exports.rows import Rows

Fill = Callable[[Any, IO[bytes]], None]
"""Writes the whole part of a sheet of openpyxl's, by `rows_of`."""

_PLACE_OF_ROWS = re.compile(rb"<sheetData ?/>")
_MANY = 5_000_000  # cells, beyond which a sheet may have more than two gigabytes


def save(workbook: Workbook, file: BinaryIO, fill: Fill, cells: int = 0) -> None:
    """Write the write-only `workbook` to `file`; `fill` is given each sheet when its turn has come.

    `cells` is about how many the largest sheet has. Nothing of it is kept in memory or in other files.
    """
    workbook.properties.modified = datetime.now(UTC).replace(tzinfo=None)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        _BookWriter(workbook, archive, fill, large=cells > _MANY).write_data()


@contextmanager
def rows_of(sheet: Any, part: IO[bytes], text_cells: str) -> Iterator[Rows]:
    """Write the write-only `sheet` to `part`, with the rows that the block adds.

    No green triangle is wanted in `text_cells`, "" where there are none. What is set up of the sheet in the
    block may concern only what stands behind the rows, such as the ends of pages.
    """
    part.write(_around(sheet, text_cells)[0] + b"<sheetData>")
    rows = Rows(part)
    yield rows
    rows.flush()
    part.write(b"</sheetData>" + _around(sheet, text_cells)[1])


class _BookWriter(ExcelWriter):
    """Lets each sheet be written by another hand."""

    def __init__(self, workbook: Workbook, archive: ZipFile, fill: Fill, *, large: bool) -> None:
        super().__init__(workbook, archive)
        self._zip, self._fill, self._large = archive, fill, large

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet."""
        ws._drawing = SpreadsheetDrawing()  # none, as openpyxl asks for it
        with self._zip.open(ws.path[1:], "w", force_zip64=self._large) as part:
            self._fill(ws, part)
        self.manifest.append(ws)


class _Around(WorksheetWriter):
    """What stands around the rows, and where no green triangle is wanted."""

    def __init__(self, sheet: Any, out: BytesIO, text_cells: str) -> None:
        super().__init__(sheet, out)
        self._text_cells = text_cells

    def write_drawings(self) -> None:
        """Write what stands before the drawings too: numbers stored as text are meant so."""
        if self._text_cells:
            errors = Element("ignoredErrors")
            marks = {"sqref": self._text_cells, "numberStoredAsText": "1", "twoDigitTextYear": "1"}
            SubElement(errors, "ignoredError", marks)
            self.xf.send(errors)
        super().write_drawings()


def _around(sheet: Any, text_cells: str) -> tuple[bytes, bytes]:
    """Return what stands before and behind the rows of `sheet`."""
    content = BytesIO()
    writer: Any = _Around(sheet, content, text_cells)
    writer.write_top()
    writer.xf.send(Element("sheetData"))
    writer.write_tail()
    writer.close()
    sheet._rels = writer._rels
    before, behind = _PLACE_OF_ROWS.split(content.getvalue(), maxsplit=1)
    return before, behind
