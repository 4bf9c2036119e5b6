"""The rows of a sheet as they stand in the file, made by ourselves: openpyxl takes ten times as long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache
from typing import IO
from xml.sax.saxutils import escape

from cica_events.exports.cells import Cell
from cica_events.exports.text import cell_text, stored_text

ROW = "\0"  # in the XML of a cell: the number of its row; no text that a cell can hold has it
PLAIN = 0  # the look of a cell that has none of its own
_BATCH = 100  # rows that are packed at a time


class Rows:
    """Takes the rows of one sheet, from above, into its part of the archive; `number` is the next one's."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part = part
        self._waiting: list[str] = []
        self.number = 1

    def append(self, cells: str, height: str = "") -> None:
        """Add a row of `cells`, each made by `cell_xml`, as high as `height_xml` says."""
        number = f"{self.number}"
        self._waiting.append(f'<row r="{number}"{height}>{cells.replace(ROW, number)}</row>')
        self.number += 1
        if len(self._waiting) == _BATCH:
            self.flush()

    def append_values(self, values: Iterable[Cell], looks: Iterable[int], height: str = "") -> None:
        """Add a row of `values`, each in its look."""
        from openpyxl.utils import get_column_letter

        places = enumerate(zip(values, looks, strict=True), 1)
        cells = (cell_xml(get_column_letter(at), value, look) for at, (value, look) in places)
        self.append("".join(cells), height)

    def flush(self) -> None:
        """Bring what waits into the archive."""
        self._part.write("".join(self._waiting).encode())
        self._waiting.clear()


def cell_xml(letters: str, value: Cell, look: int) -> str:
    """Return the cell in the column `letters`: text whenever `value` is, whatever it begins with.

    A text loses what no cell can hold, and is cut to the most that one can.
    """
    place = f'<c r="{letters}{ROW}" s="{look}"'
    if isinstance(value, str):
        text = escape(stored_text(cell_text(value)))
        kept = ' xml:space="preserve"' if text != text.strip() else ""
        return f'{place} t="inlineStr"><is><t{kept}>{text}</t></is></c>' if text else f"{place}/>"
    if value is None:
        return f"{place}/>"
    if isinstance(value, bool):
        return f'{place} t="b"><v>{value:d}</v></c>'
    number = _serial(value) if isinstance(value, date | datetime | time) else value
    return f"{place}><v>{number:.16g}</v></c>"


def _serial(moment: date | datetime | time) -> float:
    """Return the number by which a workbook keeps a day or time."""
    from openpyxl.utils.datetime import to_excel

    return float(to_excel(moment))  # type: ignore[no-untyped-call]  # openpyxl's


@lru_cache(maxsize=500)
def height_xml(points: float, *, by_hand: bool = False) -> str:
    """Return what a row says of its height; Excel fits it again to its text unless it is set `by_hand`."""
    return f' ht="{points:g}"' + (' customHeight="1"' if by_hand else "")
