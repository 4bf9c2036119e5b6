"""Writes a block of cells, row by row, in every form in which it goes to the clipboard."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QMimeData

from cica_events.directions import without_isolates
from ui.toolkit.bit_by_bit import Steps, at_once
from ui.toolkit.block_html import HtmlTable
from ui.toolkit.cell_blocks import MIME, Cell, text_line

FORMS: Final = ("text/plain", "text/html", MIME)
"""The forms in which a block goes to the clipboard."""


class BlockWriter:
    """The first row are headings where the block is `headed`."""

    def __init__(self, *, headed: bool = False) -> None:
        self._headed = headed
        self._table = HtmlTable()
        self._texts: list[str] = []
        self._shown: list[str] = []
        self._first: Sequence[Cell] = ()

    def add(self, cells: Sequence[Cell]) -> None:
        """Write the next row, as it is stored: what only a display needs is left out."""
        cells = [_stored(cell) for cell in cells]
        heads = self._headed and not self._texts
        self._first = self._first or cells
        self._table.add(cells, heads=heads)
        self._texts.append(text_line(cells))
        self._shown.append(json.dumps([cell.text for cell in cells], ensure_ascii=False))

    def text(self) -> str:
        """Return the plain text: one cell as it is shown, several so that every spreadsheet reads them."""
        if len(self._texts) == len(self._first) == 1:
            return text_line([Cell(self._first[0].text)])
        return "\n".join(self._texts)

    def html(self) -> str:
        """Return the document with the table."""
        return self._table.document()

    def mime(self) -> QMimeData:
        """Return the block for the clipboard."""
        return at_once(self.forms())

    def forms(self) -> Steps[QMimeData]:
        """Make the block for the clipboard, one form after the other: of a long list each takes its while."""
        data = QMimeData()
        data.setText(self.text())
        yield
        document = self.html()
        yield
        data.setHtml(document)
        yield
        rows = f"[{','.join(self._shown)}]"
        yield
        data.setData(MIME, f'{{"headed": {json.dumps(self._headed)}, "rows": {rows}}}'.encode())
        return data


def _stored(cell: Cell) -> Cell:
    text = without_isolates(cell.text)
    return cell if text is cell.text else replace(cell, text=text)


def written(rows: Iterable[Sequence[Cell]], *, headed: bool = False) -> BlockWriter:
    """Return the writer of a block whose `rows` are all there."""
    writer = BlockWriter(headed=headed)
    for row in rows:
        writer.add(row)
    return writer
