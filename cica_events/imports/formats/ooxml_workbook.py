"""Reads one sheet of an .xlsx or .xlsm: its first rows alone, all of it by calamine with a look beside it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from cica_events.imports.formats.calamine_sheet import CalamineCells, open_sheet_named
from cica_events.imports.formats.ooxml import BROKEN, Part, Workbook
from cica_events.imports.formats.ooxml_scan import SheetScan, glance
from cica_events.imports.formats.ooxml_sheet import SheetCells
from cica_events.imports.formats.ooxml_strings import SharedStrings
from cica_events.imports.sources.failures import Failure, ReadFailure
from cica_events.imports.sources.grid import Sheet, Value
from cica_events.imports.sources.limits import Limits
from cica_events.imports.sources.open_sheet import Note, Notice, OpenSheet
from cica_events.imports.sources.row_blocks import Block, in_blocks

_WIDE: Final = 256  # columns from which on empty ones between others are left out

Kept = tuple[int, tuple[int, ...], list[Value]]  # row, columns (shared by many rows), cells


class AskAgain(Exception):
    """Raised where calamine is not to be trusted with the sheet, see `open_ooxml`."""


def open_ooxml(path: Path, name: str | None, *, first: int | None, alone: bool, limits: Limits) -> OpenSheet:
    """Return the sheet `name`, or the first visible one that holds something.

    With `first` only so many rows, read without calamine, as all are with `alone`. Raises `ReadFailure`, and
    `AskAgain` where the whole should be read alone: in another process, as this one may be about to burst.
    """
    try:
        workbook = Workbook(path)
        strings = SharedStrings(workbook)
        part = chosen_part(workbook, strings, name)
        if first is None and not alone:
            return _beside_calamine(path, workbook, part)
        return _alone(workbook, part, strings, first, limits)
    except BROKEN as error:
        raise ReadFailure(Failure.DAMAGED, str(error)) from error


def chosen_part(workbook: Workbook, strings: SharedStrings, name: str | None) -> Part:
    """Return the sheet of that `name`, whatever its letter case, else the first that holds something."""
    if not workbook.parts:
        raise ReadFailure(Failure.EMPTY_FILE if workbook.has_charts else Failure.DAMAGED)
    if name is not None:
        for part in workbook.parts:
            if part.sheet.name.strip().casefold() == name.strip().casefold():
                return part
        raise ReadFailure(Failure.NO_SUCH_SHEET, ", ".join(part.sheet.name for part in workbook.parts))
    visible_first = sorted(workbook.parts, key=lambda part: part.sheet.hidden)
    for part in visible_first:
        if len(visible_first) == 1 or next(SheetCells(workbook, part, strings).rows(), None):
            return part
    return visible_first[0]


def _sheets(workbook: Workbook) -> tuple[Sheet, ...]:
    return tuple(part.sheet for part in workbook.parts)


def _beside_calamine(path: Path, workbook: Workbook, part: Part) -> OpenSheet:
    """Let calamine read while the XML is looked through for what it drops."""
    scan = SheetScan(workbook, part)
    beside = _Beside(path, part.sheet.name)
    findings = scan.findings()
    if findings.strange:
        raise AskAgain
    cells = beside.cells()
    columns = cells.columns({column for _row, column in findings.values})
    if not columns:
        raise ReadFailure(Failure.EMPTY_SHEET, part.sheet.name)
    return OpenSheet(
        sheets=_sheets(workbook),
        name=part.sheet.name,
        columns=columns,
        height=cells.height,
        blocks=cells.blocks(columns, findings.values),
        merges=tuple(findings.merges),
        notices=_notices(findings.errors, findings.unsaved),
    )


class _Beside:
    """Calamine at work in a thread of its own; it lets others run."""

    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        self._name = name
        self._cells: CalamineCells | None = None
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        try:
            self._cells = open_sheet_named(self._path, self._name)
        except BaseException as error:  # noqa: BLE001 - calamine's PanicException is no Exception; it is raised again
            self._error = error

    def cells(self) -> CalamineCells:
        """Wait for the cells; raises `AskAgain` where calamine cannot read them."""
        self._thread.join()
        if isinstance(self._error, MemoryError):
            raise self._error
        if self._cells is None:
            raise AskAgain from self._error
        return self._cells


def _alone(
    workbook: Workbook, part: Part, strings: SharedStrings, first: int | None, limits: Limits
) -> OpenSheet:
    cells = SheetCells(workbook, part, strings)
    rows = _kept(cells, first, limits)
    if not rows:
        raise ReadFailure(Failure.EMPTY_SHEET, part.sheet.name)
    complete = first is None or len(rows) <= first
    last, merges = (rows[-1][0], cells.merges) if complete else glance(workbook, part)
    rows = rows[:first]
    columns = _columns(rows)
    return OpenSheet(
        sheets=_sheets(workbook),
        name=part.sheet.name,
        columns=columns,
        height=max(last, rows[-1][0]),
        blocks=_blocks(rows, columns),
        merges=tuple(merges),
        notices=_notices(cells.errors, cells.unsaved, cells.lost),
        complete=complete,
    )


def _kept(cells: SheetCells, first: int | None, limits: Limits) -> list[Kept]:
    """Return the rows in their order, and with `first` one more, which says that there are more."""
    kept: dict[int, Kept] = {}
    shapes: dict[tuple[int, ...], tuple[int, ...]] = {}
    used: set[int] = set()
    for number, found in islice(cells.rows(), first if first is None else first + 1):
        if number in kept:  # the same row once more
            found = {**dict(zip(*kept[number][1:], strict=True)), **found}  # noqa: PLW2901
        shape = tuple(sorted(found))
        shape = shapes.setdefault(shape, shape)
        used.update(shape)
        kept[number] = number, shape, [found[column] for column in shape]
        if len(used) > limits.columns:
            raise ReadFailure(Failure.TOO_MANY_COLUMNS, str(limits.columns))
        if len(kept) > limits.rows:
            raise ReadFailure(Failure.TOO_MANY_ROWS, str(limits.rows))
    return [kept[number] for number in sorted(kept)]


def _columns(rows: Sequence[Kept]) -> tuple[int, ...]:
    used = {column for shape in {row[1] for row in rows} for column in shape}
    first, last = min(used), max(used)
    return tuple(range(first, last + 1)) if last - first < _WIDE else tuple(sorted(used))


def _blocks(rows: Sequence[Kept], columns: tuple[int, ...]) -> Iterator[Block]:
    def cells(row: Kept) -> tuple[int, list[Any]]:
        found = dict(zip(row[1], row[2], strict=True))
        return row[0], [found.get(column, "") for column in columns]

    return in_blocks(map(cells, rows), len(columns))


def _notices(errors: Sequence[str], unsaved: Sequence[str], lost: Sequence[str] = ()) -> tuple[Notice, ...]:
    told = ((Note.ERROR_CELLS, errors), (Note.UNSAVED_FORMULAS, unsaved), (Note.LOST_TEXTS, lost))
    return tuple(Notice(note, tuple(places)) for note, places in told if places)
