"""Shows cell by cell what a pasted block would change, before anything is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from cica_events.domain.fields import Field, Kind
from cica_events.errors import ConflictError
from cica_events.i18n import N_, _, ngettext
from cica_events.services.import_plan import CellFate
from ui.toolkit.block_edits import BlockEdit, BlockModel, CellPlan
from ui.toolkit.dialogs import Dialog
from ui.toolkit.quiet_table import QuietTable
from ui.toolkit.table_model import RecordTableModel

FIELDS = (
    Field("number", N_("Row"), editable=False, width=6),
    Field("name", N_("Name"), editable=False, width=28),
    Field("column", N_("Column"), editable=False, width=18),
    Field("before", N_("Now"), editable=False, width=24),
    Field("after", N_("Pasted"), editable=False, width=24),
    Field("fate", N_("What happens"), Kind.CHOICE, CellFate, editable=False, width=13),
    Field("problem", N_("Why"), editable=False, width=40),
)
PILLS = {
    "fate": {
        CellFate.NEW.value: ("good", "+"),
        CellFate.CHANGED.value: ("accent", "≠"),
        CellFate.REFUSED.value: ("danger", "!"),
    }
}
SHARES = (None, CellFate.NEW, CellFate.CHANGED, CellFate.REFUSED)


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One cell of the block, in words."""

    id: str
    number: str
    name: str
    column: str
    before: str
    after: str
    fate: CellFate
    problem: str


class PastePreview(Dialog):
    """Pastes when it is accepted; `plan` says what, and is asked again if the records changed meanwhile."""

    pasted = Signal(object)  # the BlockEdit that was taken

    def __init__(
        self,
        model: BlockModel,
        plan: Callable[[], BlockEdit],
        records: Callable[[], Sequence[Any]],
        parent: QWidget,
    ) -> None:
        super().__init__(_("Paste"), _("Paste"), parent)
        self._target = model
        self._plan = plan
        self._records = records
        self._fate: CellFate | None = None
        self._lines: list[PreviewLine] = []
        self._summary = QLabel(self)
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setWordWrap(True)
        self.model = RecordTableModel(FIELDS, parent=self)
        self.table = QuietTable(self.model, name=_("Cells that are pasted"), pills=PILLS, parent=self)
        self.body.addWidget(self._summary)
        self.body.addLayout(self._shares())
        self.body.addWidget(self.table, 1)
        self._take(plan())
        self.resize(parent.window().size() * 0.8)
        self.primary.setFocus()

    def _shares(self) -> QHBoxLayout:
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for number in range(len(SHARES)):
            button = QPushButton(self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(number == 0)
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idClicked.connect(self._narrow)
        return row

    def share(self, fate: CellFate | None) -> QPushButton:
        """Return the button that shows the cells with this fate only, or all."""
        button = self._group.button(SHARES.index(fate))
        assert isinstance(button, QPushButton)
        return button

    # What is shown

    @property
    def summary(self) -> str:
        """What becomes of the block, in words."""
        return self._summary.text()

    def _take(self, edit: BlockEdit) -> None:
        self._edit = edit
        self._lines = _preview_lines(self._target, edit)
        counts = {fate: sum(line.fate is fate for line in self._lines) for fate in SHARES if fate}
        for fate in SHARES:
            count = counts[fate] if fate else len(self._lines)
            self.share(fate).setText(f"{fate.text if fate else _('All cells')}  {count}")
            self.share(fate).setEnabled(bool(count) or fate is None)
        if not self.share(self._fate).isEnabled():
            self._fate = None
            self.share(None).setChecked(True)
        self._summary.setText(_summary(edit))
        changing = len(self._lines) - counts[CellFate.REFUSED]
        text = ngettext("Paste {count} cell", "Paste {count} cells", changing).format(count=changing)
        self.primary.setText(text)
        self.primary.setToolTip(_("{action} (Enter)").format(action=text))
        self.primary.setEnabled(changing > 0)
        self.table.show_column("problem", counts[CellFate.REFUSED] > 0)
        self.table.show_column("number", any(line.number for line in self._lines))
        self._show_lines()

    @Slot(int)
    def _narrow(self, number: int) -> None:
        self._fate = SHARES[number]
        self._show_lines()

    def _show_lines(self) -> None:
        fate = self._fate
        self.model.set_rows([line for line in self._lines if fate is None or line.fate is fate])

    # Doing it

    def apply(self) -> None:
        """Paste the cells that have no problem, as one step."""
        if self._edit.stale(self._records()):
            self._take(self._plan())
            raise ConflictError(_("Some of the cells were changed meanwhile. Look at them once more."))
        error = self._target.ask(self._edit.edits)
        if error is not None:
            raise error
        self.pasted.emit(self._edit)


def _summary(edit: BlockEdit) -> str:
    """Return in words what becomes of the block."""
    changing, problems = len(edit.edits), len(edit.problems)
    rows = len({cell.row.id for cell in edit.cells if not cell.problem})
    in_rows = ngettext("in {count} row", "in {count} rows", rows).format(count=rows)
    text = ngettext("{count} cell changes {rows}.", "{count} cells change {rows}.", changing)
    parts = [text.format(count=changing, rows=in_rows)] if changing else [_("Nothing can be pasted.")]
    if problems:
        text = ngettext(
            "{count} cell has a problem and stays as it is.",
            "{count} cells have problems and stay as they are.",
            problems,
        )
        parts.append(text.format(count=problems))
    if edit.same:
        text = ngettext(
            "{count} cell holds its value already.", "{count} cells hold their values already.", edit.same
        )
        parts.append(text.format(count=edit.same))
    if edit.left_out:
        text = ngettext(
            "{count} cell is left out: it cannot be edited here or lies beyond the table.",
            "{count} cells are left out: they cannot be edited here or lie beyond the table.",
            edit.left_out,
        )
        parts.append(text.format(count=edit.left_out))
    return " ".join(parts)


def _preview_lines(model: BlockModel, edit: BlockEdit) -> list[PreviewLine]:
    names: dict[str, tuple[str, str]] = {}
    lines = []
    for number, cell in enumerate(edit.cells):
        if cell.row.id not in names:
            names[cell.row.id] = _number(cell), _name(model, cell)
        lines.append(_line(model, str(number), cell, *names[cell.row.id]))
    return lines


def _line(model: BlockModel, line_id: str, cell: CellPlan, number: str, name: str) -> PreviewLine:
    before = model.text(cell.index)
    after = str(cell.value) if cell.problem else model.values.shown(cell.field, cell.value)
    fate = CellFate.REFUSED if cell.problem else CellFate.CHANGED if before else CellFate.NEW
    label = _(cell.field.label)
    return PreviewLine(line_id, number, name, label, before, after, fate, cell.problem)


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
