"""What pasting, filling down and clearing a block of cells asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from dataclasses import field as part
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex

from cica_events.domain.fields import Field
from cica_events.domain.rules import tidy
from cica_events.errors import CicaError, ValidationError
from cica_events.i18n import _, ngettext
from ui.toolkit.bit_by_bit import Steps
from ui.toolkit.cells import CellModel
from ui.toolkit.row_store import by_id
from ui.toolkit.table_model import CellEdit, Refusal, Stop


class BlockModel(CellModel, Protocol):
    """A model whose cells can be changed as a block, in one step."""

    def ask(self, edits: Sequence[CellEdit]) -> CicaError | None:
        """Ask for the edits as one step; return (and tell) what refuses them."""

    def ask_beside(self, edits: Sequence[CellEdit], done: Refusal) -> Stop:
        """Ask for the edits as one step, many beside the window; `done` hears how it went; return a stop."""


@dataclass(frozen=True, slots=True, eq=False)
class CellPlan:
    """One cell that would change, or that has a problem with the text it is given."""

    index: QModelIndex
    row: Any  # the record as it is
    field: Field
    value: Any  # what it would have; the text where that has a problem
    problem: str = ""
    before: Any = part(init=False)  # what it holds; the rows of a long list say what they hold by then

    def __post_init__(self) -> None:
        """Remember what the cell holds."""
        object.__setattr__(self, "before", getattr(self.row, self.field.key))


@dataclass(slots=True)
class BlockEdit:
    """The edits of one step and what stands against them."""

    cells: list[CellPlan] = field(default_factory=list)
    left_out: int = 0  # cells that are not edited by hand or lie beyond the table
    same: int = 0  # cells that hold already what they are given
    moved: bool = False  # cells of one record go to one other
    _read: dict[tuple[str, str], Any] = field(default_factory=dict)

    def put(self, model: BlockModel, index: QModelIndex, text: str) -> None:
        """Add what becomes of a cell that is given `text`."""
        if not index.isValid():  # its record is gone
            self.left_out += 1
            return
        if text.strip() == model.text(index):
            self.same += 1
            return
        if not model.editable(index):
            self.left_out += 1
            return
        what, row = model.fields[index.column()], model.record(index)
        value = self._typed(model, what, text)
        if isinstance(value, ValidationError):
            self.cells.append(CellPlan(index, row, what, text, str(value)))
        elif getattr(row, what.key) == value:
            self.same += 1
        else:
            self.cells.append(CellPlan(index, row, what, value))

    def _typed(self, model: BlockModel, what: Field, text: str) -> Any:
        """Return what a text stands for; names are looked up once, however often they are there."""
        known = self._read.get((what.key, text), self)
        if known is self:
            try:
                known = tidy(what, model.values.typed(what, text))
            except ValidationError as error:
                known = error
            self._read[what.key, text] = known
        return known

    @property
    def edits(self) -> list[CellEdit]:
        """What is asked for."""
        return [CellEdit(cell.row.id, cell.field.key, cell.value) for cell in self.cells if not cell.problem]

    @property
    def problems(self) -> list[CellPlan]:
        """The cells that cannot hold what they are given."""
        return [cell for cell in self.cells if cell.problem]

    @property
    def many(self) -> bool:
        """Whether cells of more than one record are concerned, which is shown before."""
        if self.moved:
            return False
        first = self.cells[0].row.id if self.cells else None
        return any(cell.row.id != first for cell in self.cells)

    def objection(self) -> str:
        """Return why nothing is changed, in words; empty if nothing stands against it."""
        problems = self.problems
        if not problems:
            return ""
        others = len(problems) - 1
        if not others:
            return _("Nothing was changed. {problem}").format(problem=problems[0].problem)
        more = ngettext("{count} more cell has a problem.", "{count} more cells have problems.", others)
        return _("Nothing was changed. {problem} {more}").format(
            problem=problems[0].problem, more=more.format(count=others)
        )

    def stale(self, records: Sequence[Any]) -> bool:
        """Tell whether a cell no longer holds what it did when this was planned."""
        wanted = {cell.row.id for cell in self.cells}
        now = by_id(records, wanted)
        return any(
            cell.row.id not in now or getattr(now[cell.row.id], cell.field.key) != cell.before
            for cell in self.cells
        )


def pasting(
    model: BlockModel, places: Iterable[Sequence[QModelIndex]], block: Sequence[Sequence[str]]
) -> Steps[BlockEdit]:
    """Plan to write `block` over the cells at `places`; the rest lies beyond the table."""
    edit, rest = BlockEdit(), iter(places)
    for cells in block:
        row = next(rest, ())
        for index, text in zip(row, cells, strict=False):
            edit.put(model, index, text)
        edit.left_out += sum(1 for text in cells[len(row) :] if text)
        yield
    return edit


def repeated(block: Sequence[Sequence[str]], lines: int, columns: int) -> list[list[str]]:
    """Return `block` as often side by side and below itself as it fits exactly into a selection.

    A selection one cell wide or high says only where it begins.
    """
    high, wide = len(block), len(block[0])
    down, right = (lines // high or 1), (columns // wide or 1)
    if (lines > 1 and lines % high) or (columns > 1 and columns % wide):
        down = right = 1
    return [list(row) * right for _time in range(down) for row in block]


def fill_down(model: BlockModel, columns: Iterable[Sequence[QModelIndex]]) -> Steps[BlockEdit]:
    """Plan to give the cells of each column the value of its first one."""
    edit = BlockEdit()
    for cells in columns:
        what = model.fields[cells[0].column()]
        source = model.record(cells[0])
        value = getattr(source, what.key, None)
        for index in cells[1:] if source is not None else ():
            row = model.record(index)
            if not model.editable(index):
                edit.left_out += 1
            elif getattr(row, what.key) != value:
                edit.cells.append(CellPlan(index, row, what, value))
            yield
    return edit


def clear(model: BlockModel, cells: Iterable[QModelIndex]) -> Steps[BlockEdit]:
    """Plan to empty those of `cells` that may be."""
    edit = BlockEdit()
    for index in cells:
        edit.put(model, index, "")
        yield
    edit.left_out = 0
    return edit
