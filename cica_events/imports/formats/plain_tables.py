"""Tables of a document that is no workbook, each offered as a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from cica_events.imports.sources.failures import Failure, ReadFailure
from cica_events.imports.sources.grid import Merge, Sheet, Value, column_letters
from cica_events.imports.sources.limits import Limits
from cica_events.imports.sources.open_sheet import Note, Notice, OpenSheet
from cica_events.imports.sources.row_blocks import Block, in_blocks

_WIDE: Final = 256  # columns from which on empty ones between others are left out
_FURTHEST: Final = 16_384  # columns
_LOWEST: Final = 1 << 20  # rows
_MOST_ROWS: Final = Limits().rows


@dataclass(slots=True)
class PlainTable:
    """A table while it is read: cells by row and column, both counted from 1."""

    name: str = ""
    hidden: bool = False
    rows: dict[int, dict[int, Value]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)  # places
    unsaved: list[str] = field(default_factory=list)

    def put(self, row: int, column: int, value: Value) -> None:
        """Keep what a cell holds, unless it is nothing but blanks."""
        if value is not None and not (isinstance(value, str) and (not value or value.isspace())):
            self.rows.setdefault(row, {})[column] = value
            if len(self.rows) > _MOST_ROWS:
                raise ReadFailure(Failure.TOO_MANY_ROWS, str(_MOST_ROWS))

    def merge(self, row: int, column: int, *, down: int, across: int) -> None:
        """Note that the cell goes on for `down` rows and `across` columns more."""
        if down > 0 or across > 0:
            last = min(row + max(down, 0), _LOWEST), min(column + max(across, 0), _FURTHEST)
            self.merges.append(Merge(row, column, *last))

    def error(self, row: int, column: int) -> None:
        """Note that the cell shows an error."""
        self.errors.append(f"{column_letters(column)}{row}")

    def formula(self, row: int, column: int) -> None:
        """Note that the cell is a formula without a result."""
        self.unsaved.append(f"{column_letters(column)}{row}")


def open_table(
    tables: Sequence[PlainTable], name: str | None, *, encoding: str = "", guessed: bool = False
) -> OpenSheet:
    """Return the table `name`, or the first visible one that holds something. Raises `ReadFailure`."""
    _name_all(tables)
    table = _chosen(tables, name)
    if not table.rows:
        raise ReadFailure(Failure.EMPTY_SHEET, table.name)
    columns = _columns(table)
    return OpenSheet(
        sheets=tuple(Sheet(each.name, each.hidden) for each in tables),
        name=table.name,
        columns=columns,
        height=max(table.rows),
        blocks=_blocks(table, columns),
        merges=tuple(table.merges),
        notices=tuple(_notices(table, encoding if guessed else "")),
        encoding=encoding,
        guessed=guessed,
    )


def _name_all(tables: Sequence[PlainTable]) -> None:
    """Give each table a name of its own."""
    taken: set[str] = set()
    for number, table in enumerate(tables, start=1):
        name = " ".join(table.name.split())[:80] or f"Table {number}"
        table.name = name if name.casefold() not in taken else f"{name} ({number})"
        taken.add(table.name.casefold())


def _chosen(tables: Sequence[PlainTable], name: str | None) -> PlainTable:
    if name is None:
        visible_first = sorted(tables, key=lambda table: table.hidden)
        return next((table for table in visible_first if table.rows), visible_first[0])
    for table in tables:
        if table.name.casefold() == name.strip().casefold():
            return table
    raise ReadFailure(Failure.NO_SUCH_SHEET, ", ".join(table.name for table in tables))


def _columns(table: PlainTable) -> tuple[int, ...]:
    used = {column for row in table.rows.values() for column in row}
    first, last = min(used), max(used)
    return tuple(range(first, last + 1)) if last - first < _WIDE else tuple(sorted(used))


def _blocks(table: PlainTable, columns: tuple[int, ...]) -> Iterator[Block]:
    def cells(number: int) -> tuple[int, list[Any]]:
        row = table.rows[number]
        return number, [row.get(column, "") for column in columns]

    return in_blocks(map(cells, sorted(table.rows)), len(columns))


def _notices(table: PlainTable, guessed: str) -> Iterator[Notice]:
    if table.errors:
        yield Notice(Note.ERROR_CELLS, tuple(table.errors))
    if table.unsaved:
        yield Notice(Note.UNSAVED_FORMULAS, tuple(table.unsaved))
    if guessed:
        yield Notice(Note.GUESSED_ENCODING, (guessed,))
