"""What a spreadsheet holds, as plain values with the numbers that the spreadsheet itself shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from cica_events.imports.sources.origin import Origin
from cica_events.imports.sources.source import Source

Value = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something; `number` counts as the spreadsheet counts, from 1."""

    number: int
    cells: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the file."""

    name: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """A block of merged cells, whose value stands in its first cell; rows and columns count from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of a file; each row has one cell for each of `columns`, numbered from 1 (1 is A).

    Of a text, `encoding` (`guessed` where nothing in the file says which), `separator` and `quote` are those
    it was read with. `complete` is False where only the first rows were asked for and there are more;
    `height` is the number of the last row of the sheet, as far as it is known.
    """

    source: Source
    sheets: tuple[Sheet, ...]
    sheet: str
    columns: tuple[int, ...]
    rows: tuple[Row, ...]
    merges: tuple[Merge, ...] = ()
    notices: tuple[str, ...] = ()
    encoding: str = ""
    separator: str = ""
    quote: str = ""
    guessed: bool = False
    complete: bool = True
    height: int = 0
    origin: Origin | None = None

    @property
    def path(self) -> Path:
        """The file that was read."""
        return self.source.path

    def letter(self, index: int) -> str:
        """Return the letters of the column that holds the cells at `index`."""
        return column_letters(self.columns[index])


def column_letters(number: int) -> str:
    """Return the letters of the column `number`, counted from 1: A, B, ..., Z, AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
