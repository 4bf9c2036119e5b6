"""Writes a block of cells, row by row, in every form in which it goes to the clipboard."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QMimeData

from cica_events.directions import without_isolates
from ui.toolkit.block_html import HtmlTable
from ui.toolkit.cell_blocks import MIME, Cell, text_line
from ui.toolkit.packed_forms import Packed, PackedForms

FORMS: Final = ("text/plain", "text/html", MIME)
"""The forms in which a block goes to the clipboard."""


class BlockWriter:
    """The first row are headings where the block is `headed`.

    Each form is gathered as the bytes that the clipboard takes: texts of a long list would need several
    times the memory.
    """

    def __init__(self, *, headed: bool = False) -> None:
        self._headed = headed
        self._table = HtmlTable()
        self._text = Packed()
        self._shown = Packed(f'{{"headed": {json.dumps(headed)}, "rows": [')
        self._rows = 0
        self._first: Sequence[Cell] = ()

    def add(self, cells: Sequence[Cell]) -> None:
        """Write the next row, as it is stored: what only a display needs is left out."""
        cells = [_stored(cell) for cell in cells]
        self._table.add(cells, heads=self._headed and not self._rows)
        if self._rows:
            self._text += "\n"
            self._shown += ","
        self._text += text_line(cells)
        self._shown += json.dumps([cell.text for cell in cells], ensure_ascii=False)
        self._first = self._first or cells
        self._rows += 1

    def mime(self) -> QMimeData:
        """Return the block for the clipboard; nothing can be added then.

        As plain text one cell stands as it is shown, several so that every spreadsheet reads them.
        """
        if self._rows == len(self._first) == 1:
            self._text = Packed(text_line([Cell(self._first[0].text)]))
        self._shown += "]}"
        forms = dict(zip(FORMS, (self._text, self._table.document(), self._shown), strict=True))
        if any(form.long for form in forms.values()):
            return PackedForms(forms)
        data = QMimeData()
        for kind, form in forms.items():
            data.setData(kind, form.whole())
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
