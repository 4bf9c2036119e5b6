"""A table over immutable records: a column for each field, filtered, sorted and grouped, edited by asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from cica_events.domain.fields import Field, Kind
from cica_events.domain.veiling import Veiled
from cica_events.errors import Cancelled, CicaError, ConflictError
from cica_events.i18n import _
from ui.toolkit.arranged_model import ROOT, ArrangedModel
from ui.toolkit.arrangement import Arrangement, GroupLine, Texts
from ui.toolkit.cells import Index
from ui.toolkit.plain import plain_hint
from ui.toolkit.values import Values

ID_ROLE = Qt.ItemDataRole.UserRole + 1
FIELD_ROLE = Qt.ItemDataRole.UserRole + 2
GROUP_ROLE = Qt.ItemDataRole.UserRole + 3

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One wish: record `id` shall have `value` in field `key`."""

    id: str
    key: str
    value: Any


Edit = Callable[[str, str, Any], None]
EditMany = Callable[[Sequence[CellEdit]], None]
Refusal = Callable[[CicaError | None], None]
"""Gets what refuses edits, None where they were done."""
Stop = Callable[[], None]
"""Stops what is being done; once it is as good as done that comes too late."""
EditBeside = Callable[[Sequence[CellEdit], Refusal], Stop]
MANY = 20  # edits that take longer than anyone overlooks


def past_stopping() -> None:
    """Stop nothing: it is done."""


def refuse_veiled(edits: Sequence[CellEdit]) -> None:
    """Raise ConflictError where a value is to be written that is only shown as hidden."""
    if any(isinstance(edit.value, Veiled) for edit in edits):
        raise ConflictError(_("What is hidden cannot be copied elsewhere. Show the details first."))


READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
EDITABLE = READABLE | Qt.ItemFlag.ItemIsEditable  # ready-made: asked of each cell that is painted


def side(field: Field) -> Qt.AlignmentFlag:
    """Return the side at which the values of a field stand: numbers right, all else left."""
    return RIGHT if field.kind in {Kind.INTEGER, Kind.DURATION} else LEFT


class RecordTableModel(ArrangedModel):
    """Shows rows (objects with `.id` and an attribute for each field); it never edits its own rows.

    `edit(id, key, value)` is asked for an edit, and `edit_many(edits)` for several as one step; both may
    raise `CicaError`, which is told by `refused` and keeps what was typed. `texts` says what a column shows
    where the value's own text is not it (a joined name).
    """

    refused = Signal(str, str, str)  # record id, key of the field, reason in words

    def __init__(
        self,
        fields: Sequence[Field],
        *,
        values: Values | None = None,
        edit: Edit | None = None,
        edit_many: EditMany | None = None,
        texts: Texts | None = None,
        parent: QObject | None = None,
    ) -> None:
        values = values or Values()
        super().__init__(fields, Arrangement(fields, values, texts or {}), parent)
        self.values = values
        self._edit = edit
        self._edit_many = edit_many
        self.named_by: Field | None = None  # in rows that leave the list: what stands over them as a group
        self.edit_beside: EditBeside | None = None  # does many edits as one step beside the window
        self.writing = False  # many edits are being done beside the window

    # What is shown

    def record(self, index: Index) -> Any:
        """Return the record of a cell, None for a group's heading."""
        return self.row_at(index.row())

    def depth(self, _index: Index) -> int:
        """Return 0: the records of a table lie side by side."""
        return 0

    def text(self, index: Index) -> str:
        """Return what the cell shows; empty for a group's heading."""
        row = self.row_at(index.row())
        return "" if row is None else self._arrangement.text(row, self.fields[index.column()])

    def shown(self, row: Any, field: Field) -> str:
        """Return what a record shows in the column of a field."""
        return self._arrangement.text(row, field)

    def leaving(self, columns: Sequence[int]) -> list[Field]:
        """Return the fields of whole rows that leave the list: first whose they are, if a group says so."""
        fields = [self.fields[column] for column in columns]
        return [self.named_by, *fields] if self.named_by else fields

    # Edits

    def editable(self, index: Index) -> bool:
        """Tell whether the cell may be edited."""
        row = self.row_at(index.row()) if index.isValid() else None
        return row is not None and self._editable(row, self.fields[index.column()])

    def _editable(self, row: Any, field: Field) -> bool:
        may = field.editable and self._edit is not None
        return may and not isinstance(getattr(row, field.key), Veiled)

    def ask(self, edits: Sequence[CellEdit]) -> CicaError | None:
        """Ask for `edits` as one step; return (and tell) what refuses them, else None.

        In a sorted list the rows stay where they are, as in a spreadsheet, until it is sorted again.
        """
        self._arrangement.hold({edit.id for edit in edits})
        try:
            self._stand_back()
            refuse_veiled(edits)
            if self._edit_many and len(edits) > 1:
                self._edit_many(edits)
            elif self._edit:
                for edit in edits:
                    self._edit(edit.id, edit.key, edit.value)
        except CicaError as error:
            self.refused.emit(edits[0].id, getattr(error, "field", "") or edits[0].key, str(error))
            return error
        return None

    def ask_beside(self, edits: Sequence[CellEdit], done: Refusal) -> Stop:
        """Ask for `edits` as one step, many of them beside the window; `done` hears how it went.

        Return what stops it; `done` hears of that as `Cancelled`.
        """
        veiled = any(isinstance(edit.value, Veiled) for edit in edits)
        if veiled or self.edit_beside is None or len(edits) <= MANY or self.writing:
            done(self.ask(edits))
            return past_stopping
        self._arrangement.hold({edit.id for edit in edits})
        self.writing = True
        return self.edit_beside(edits, partial(self._answered, edits[0], done))

    def _stand_back(self) -> None:
        """Ask for nothing while many edits are done: the window would wait for all of them."""
        if self.writing:
            raise ConflictError(_("Many cells are still being changed. Try again in a moment."))

    def _answered(self, first: CellEdit, done: Refusal, error: CicaError | None) -> None:
        self.writing = False
        if error is not None and not isinstance(error, Cancelled):
            self.refused.emit(first.id, getattr(error, "field", "") or first.key, str(error))
        done(error)

    def ask_cell(self, index: Index, value: Any) -> CicaError | None:
        """Ask for one cell's edit, unless it already has that value."""
        row, field = self.row_at(index.row()), self.fields[index.column()]
        if row is None or getattr(row, field.key) == value:
            return None
        return self.ask([CellEdit(row.id, field.key, value)])

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the edit; the rows are refreshed by the change it causes."""
        if role != Qt.ItemDataRole.EditRole or not self.editable(index):
            return False
        return self.ask_cell(index, value) is None

    # Qt's questions

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of lines, groups' headings included."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of fields."""
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for one cell."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if isinstance(line, GroupLine):
            return self._group_data(line, index.column(), role)
        return self._record_data(line, self.fields[index.column()], role)

    def _record_data(self, row: Any, field: Field, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._arrangement.text(row, field)
            case Qt.ItemDataRole.EditRole:
                return getattr(row, field.key)
            case Qt.ItemDataRole.TextAlignmentRole:
                return side(field)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(field.label)}: {self._arrangement.text(row, field)}"
        return {ID_ROLE: row.id, FIELD_ROLE: field}.get(role)

    def _group_data(self, line: GroupLine, column: int, role: int) -> Any:
        if role == GROUP_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} and column == 0:
            return f"{line.group.title} {line.group.subtitle}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Records can be selected and perhaps edited; a group's heading can only be folded."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.row_at(index.row())
        if row is None:
            return Qt.ItemFlag.ItemIsEnabled
        return EDITABLE if self._editable(row, self.fields[index.column()]) else READABLE

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Answer for a heading: the field's label, or the record's number."""
        if orientation == Qt.Orientation.Vertical:
            return self._number(section) if role == Qt.ItemDataRole.DisplayRole else None
        field = self.fields[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.heading(field)
            case Qt.ItemDataRole.ToolTipRole:
                return self._heading_hint(field)
            case Qt.ItemDataRole.AccessibleTextRole:
                return _(", ").join([self.heading(field), *self.arranged_by(field.key)])
            case Qt.ItemDataRole.TextAlignmentRole:
                return side(field)
        return None

    def arranged_by(self, key: str) -> list[str]:
        """Return in words how the list is sorted and filtered by one column."""
        words = []
        for place, step in enumerate(self.order, 1):
            if step.key == key:
                text = (
                    _("sorted descending ({place})") if step.descending else _("sorted ascending ({place})")
                )
                words.append(text.format(place=place))
        return [*words, _("filtered")] if self.filter_of(key) else words

    def _heading_hint(self, field: Field) -> str:
        """Return a heading for its tooltip; one of the user's own with what the column is."""
        label, own = _(field.label), self.own_headings.get(field.key)
        named = _("{heading}: your name for “{label}”").format(heading=own, label=label) if own else label
        return plain_hint("\n".join([named, *self.arranged_by(field.key)]))

    def _number(self, line: int) -> str:
        """Number the records, not the headings of groups; those in a folded group keep theirs."""
        number = self._heads().number(line) if 0 <= line < len(self._lines) else 0
        return str(number) if number else ""
