"""The rows of a sheet as they stand in the file, made by ourselves: openpyxl takes ten times as long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import IO
from xml.sax.saxutils import escape

from cica_events.exports.cells import Cell
from cica_events.exports.text import cell_text, stored_text

PLAIN = 0  # the look of a cell that has none of its own
_BATCH = 100  # rows that are packed at a time


class Rows:
    """Takes the rows of one sheet, from above, into its part of the archive; `number` is the next one's."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part = part
        self._waiting: list[str] = []
        self.number = 1

    def append(self, cells: Iterable[str], height: str = "") -> None:
        """Add a row of `cells`, each made by `cell_xml`, as high as `height_xml` says."""
        number = f"{self.number}"
        self._waiting.append(number.join(('<row r="', f'"{height}><c r="A', *cells)))
        self.number += 1
        if len(self._waiting) == _BATCH:
            self.flush()

    def append_values(self, values: Sequence[Cell], looks: Sequence[int], height: str = "") -> None:
        """Add a row of `values`, each in its look."""
        if values:
            triples = zip(values, looks, behind(len(values)), strict=True)
            self.append([cell_xml(value, look, after) for value, look, after in triples], height)
        else:
            self._waiting.append(f'<row r="{self.number}"{height}/>')
            self.number += 1

    def flush(self) -> None:
        """Bring what waits into the archive."""
        self._part.write("".join(self._waiting).encode())
        self._waiting.clear()


def behind(columns: int) -> list[str]:
    """Return what stands behind each cell of a row: the beginning of the next one, or the end of the row."""
    from openpyxl.utils import get_column_letter

    return [*(f'<c r="{get_column_letter(at)}' for at in range(2, columns + 1)), "</row>"]


def cell_xml(value: Cell, look: int, after: str) -> str:
    """Return a cell from the number of its row on, and what stands `after` it.

    It is text whenever `value` is, whatever it begins with. A text loses what no cell can hold, and is cut to
    the most that one can.
    """
    if isinstance(value, str):
        text = escape(stored_text(cell_text(value)))
        if text:
            kept = ' xml:space="preserve"' if text != text.strip() else ""
            return f'" s="{look}" t="inlineStr"><is><t{kept}>{text}</t></is></c>{after}'
        value = None
    if value is None:
        return f'" s="{look}"/>{after}'
    if isinstance(value, bool):
        return f'" s="{look}" t="b"><v>{value:d}</v></c>{after}'
    number = _serial(value) if isinstance(value, date | datetime | time) else value
    return f'" s="{look}"><v>{number:.16g}</v></c>{after}'


def _serial(moment: date | datetime | time) -> float:
    """Return the number by which a workbook keeps a day or time."""
    from openpyxl.utils.datetime import to_excel

    return float(to_excel(moment))  # type: ignore[no-untyped-call]  # openpyxl's


@lru_cache(maxsize=500)
def height_xml(points: float, *, by_hand: bool = False) -> str:
    """Return what a row says of its height; Excel fits it again to its text unless it is set `by_hand`."""
    return f' ht="{points:g}"' + (' customHeight="1"' if by_hand else "")
