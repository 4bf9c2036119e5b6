"""The cells of a pasted block in words: whose they are, what they hold, what they would hold and why not."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.i18n import N_, _
from ui.toolkit.bit_by_bit import Steps
from ui.toolkit.block_edits import BlockEdit, BlockModel, CellPlan


class Fate(Labelled):
    """What becomes of a cell."""

    NEW = "new", N_("New")
    CHANGED = "changed", N_("Changed")
    CLEARED = "cleared", N_("Cleared")
    REFUSED = "refused", N_("Problem")
    LEFT_OUT = "left-out", N_("Left out")


CELLS = 50  # that are put into words between two looks at the clock
PILLS = {
    "fate": {
        Fate.NEW.value: ("good", "+"),
        Fate.CHANGED.value: ("accent", "≠"),
        Fate.CLEARED.value: ("warning", "∅"),
        Fate.REFUSED.value: ("danger", "!"),
        Fate.LEFT_OUT.value: ("neutral", "–"),
    }
}
FIELDS = (
    Field("number", N_("Row"), editable=False, width=4),
    Field("name", N_("Record"), editable=False, width=22),
    Field("column", N_("Column"), editable=False, width=14),
    Field("before", N_("Now"), editable=False, width=20),
    Field("after", N_("Pasted"), editable=False, width=20),
    Field("fate", N_("What happens"), Kind.CHOICE, Fate, editable=False, width=11),
    Field("problem", N_("Why"), editable=False, width=24),
)


@dataclass(frozen=True, slots=True, eq=False)
class PasteLine:
    """One cell of the block."""

    id: str
    cell: CellPlan
    number: str
    name: str
    column: str
    before: str
    after: str
    fate: Fate
    problem: str


def lining(model: BlockModel, edit: BlockEdit) -> Steps[list[PasteLine]]:
    """Put into words the cells that would change or have a problem, row by row."""
    names: dict[str, tuple[str, str]] = {}
    lines = []
    for place, cell in enumerate(edit.cells):
        if cell.row.id not in names:
            names[cell.row.id] = _number(cell), _name(model, cell)
        lines.append(_line(model, cell, *names[cell.row.id]))
        if place % CELLS == 0:
            yield
    return lines


def _line(model: BlockModel, cell: CellPlan, number: str, name: str) -> PasteLine:
    before = model.text(cell.index)
    after = str(cell.value) if cell.problem else model.values.shown(cell.field, cell.value)
    label, key = _(cell.field.label), f"{cell.row.id}/{cell.field.key}"
    return PasteLine(key, cell, number, name, label, before, after, _fate(cell, before, after), cell.problem)


def _fate(cell: CellPlan, before: str, after: str) -> Fate:
    if cell.problem:
        return Fate.REFUSED
    if not before:
        return Fate.NEW
    return Fate.CHANGED if after else Fate.CLEARED


def _number(cell: CellPlan) -> str:
    return str(cell.index.model().headerData(cell.index.row(), Qt.Orientation.Vertical) or "")


def _name(model: BlockModel, cell: CellPlan) -> str:
    """Return what a record is known by: its name, else the first text that it must have or shows."""
    name = getattr(cell.row, "name", "")
    if name:
        return str(name)
    texts = [field for field in model.fields if field.kind in {Kind.TEXT, Kind.MULTILINE}]
    texts.sort(key=lambda field: not field.required)
    columns = [model.fields.index(field) for field in texts]
    shown = (model.text(cell.index.siblingAtColumn(column)) for column in columns)
    return next(filter(None, shown), "")
