"""Puts cells of a table or outline on the clipboard, as they are shown and with what a spreadsheet knows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from cica_events.domain.fields import Field
from cica_events.i18n import _, ngettext
from ui.toolkit.bit_by_bit import BitByBit, Steps, at_once
from ui.toolkit.block_writing import BlockWriter
from ui.toolkit.cell_blocks import EMPTY, VALUED, Cell, cell_of, mark_of
from ui.toolkit.cell_painting import Pills
from ui.toolkit.colours import Tone
from ui.toolkit.values import Values

AT_ONCE: Final = 3000  # cells that are copied in the blink of an eye

Writing = Steps[QMimeData] | Steps[QMimeData | None]
"""Makes bit by bit what goes to the clipboard; None where nothing is left of it."""


def label_of(field: Field) -> str:
    """Return the heading that the catalogue gives a column."""
    return _(field.label)


@dataclass(frozen=True, slots=True)
class CellsToCopy:
    """Records and their columns; `text` says what a record shows in a field, `heading` what stands over it.

    `chosen` gives for a record, by its place in `rows`, the columns whose cells are taken; None for all.
    """

    rows: Sequence[Any]
    columns: Sequence[Field]
    text: Callable[[Any, Field], str]
    values: Values
    pills: Pills
    headed: bool = False
    chosen: Sequence[Collection[int]] | None = None
    heading: Callable[[Field], str] = label_of

    def __iter__(self) -> Iterator[list[Cell]]:
        """Yield the cells, row by row."""
        if self.headed:
            yield [Cell(self.heading(field)) for field in self.columns]
        for place, row in enumerate(self.rows):
            taken = None if self.chosen is None else self.chosen[place]
            yield [
                self._cell(row, field) if taken is None or column in taken else EMPTY
                for column, field in enumerate(self.columns)
            ]

    def _cell(self, row: Any, field: Field) -> Cell:
        text = self.text(row, field)
        if not text:
            return EMPTY
        value, badges = getattr(row, field.key), self.pills.get(field.key)
        badge = badges.get(str(value)) if badges else None
        if field.kind in VALUED:
            return cell_of(field, value, text, self.values.shown(field, value))
        return Cell(text, tone=Tone(badge[0])) if badge else Cell(text)


class BlockCopier(QObject):
    """Copies blocks, a large one bit by bit so that the window goes on answering."""

    told = Signal(str)  # that a large block is being copied, and that it is there

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.put = b""  # the mark of what was put on the clipboard last
        self._work = BitByBit(self)

    def copy(self, cells: CellsToCopy) -> None:
        """Put `cells` on the clipboard; a block that is still being copied is given up."""
        self._work.stop()
        if not cells.rows:
            return
        if len(cells.rows) * len(cells.columns) <= AT_ONCE:
            self._put(at_once(_forms(cells)))
            return
        self._begin(_forms(cells), len(cells.rows))

    def copy_many(self, count: int, looked_up: Steps[CellsToCopy]) -> None:
        """Say that so many rows are copied, then look their cells up and put them on the clipboard."""
        self._begin(_planned(looked_up), count)

    def _begin(self, steps: Writing, count: int) -> None:
        text = ngettext("Copying {count} row…", "Copying {count} rows…", count)
        self.told.emit(text.format(count=count))
        self._work.begin(steps, partial(self._written, count))

    def _written(self, count: int, data: QMimeData | None) -> None:
        if data is not None:
            self._put(data)
            text = ngettext("{count} row was copied.", "{count} rows were copied.", count)
            self.told.emit(text.format(count=count))

    def _put(self, data: QMimeData) -> None:
        self.put = mark_of(data)
        QGuiApplication.clipboard().setMimeData(data)


def _forms(cells: CellsToCopy) -> Steps[QMimeData]:
    """Write `cells` row by row in every form in which they go to the clipboard."""
    writer = BlockWriter(headed=cells.headed)
    for row in cells:
        writer.add(row)
        yield
    return writer.mime()


def _planned(looked_up: Steps[CellsToCopy]) -> Steps[QMimeData | None]:
    """Look the cells up, then write them; None where none are left."""
    cells = yield from looked_up
    return (yield from _forms(cells)) if cells.rows else None
