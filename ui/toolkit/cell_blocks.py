"""A block of cells as it travels by the clipboard: tab-separated text and an HTML table."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from html import escape
from io import StringIO

from PySide6.QtCore import QMimeData

Block = Sequence[Sequence[str]]


def to_mime(block: Block) -> QMimeData:
    """Return `block` for the clipboard."""
    data = QMimeData()
    data.setText(to_text(block))
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block)
    data.setHtml("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    return data


def to_text(block: Block) -> str:
    """Return `block` as spreadsheets write it: tabs between cells, quotes where a cell holds a line break."""
    out = StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(block)
    return out.getvalue().removesuffix("\n")


def from_text(text: str) -> list[list[str]]:
    """Return the cells that a spreadsheet put on the clipboard."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if text.count('"') % 2:
        return [line.split("\t") for line in text.split("\n")]
    return [row or [""] for row in csv.reader(StringIO(text), delimiter="\t")]
