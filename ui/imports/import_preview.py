"""The preview of an import: the columns of the file above, all its rows as they would come in below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cica_events.domain.fields import Field, Kind
from cica_events.errors import ValidationError
from cica_events.i18n import N_, _
from cica_events.services.import_plan import Action
from cica_events.services.participant_import_plan import ImportPlan
from ui.imports.import_columns import ImportColumns
from ui.imports.import_reading import Reading
from ui.imports.import_rows import OWN, PILLS, Fate, PreviewFields, PreviewRow
from ui.toolkit.column_layout import ColumnState
from ui.toolkit.editors import PartyEditor
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import RecordTableModel
from ui.toolkit.values import Values

HOME = Field("party", N_("Delegation"), Kind.PARTY)
DERIVED = frozenset({"family_first"})  # from the order of the words in a whole name
FATES = (None, Fate.CREATE, Fate.UPDATE, Fate.SKIP, Fate.REFUSE)


class ImportPreview(QWidget):
    """Shows a `Reading`; every choice that asks for another one is a signal."""

    column_picked = Signal(int, object)  # index of a column, the field's key or None
    sheet_picked = Signal(str)
    home_picked = Signal(object)  # id of the party or group for rows that name none
    other_file_asked = Signal()

    def __init__(self, fields: Sequence[Field], values: Values, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields = PreviewFields(fields, values)
        self._rows: Sequence[PreviewRow] = ()
        self._fate: Fate | None = None
        self.columns = ImportColumns(fields, self)
        self.columns.picked.connect(self.column_picked)
        self.model = RecordTableModel(self.fields.all, values=values, texts=self.fields.texts, parent=self)
        self.table = RecordTable(self.model, name=_("Rows of the file"), pills=PILLS, parent=self)
        self.table.selection_changed.connect(self._explain)
        self.home = PartyEditor(HOME, values, self)
        self.home.setAccessibleName(_("Delegation of rows that name none"))
        self.home.set_value(None)
        self.home.finished.connect(self._pick_home)
        self._lay_out()

    # Layout

    def _lay_out(self) -> None:
        self._notices = self._words("small")
        self._remark = self._words("muted")
        self._remark.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lower = QWidget(self)
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._fate_row())
        column.addWidget(self.table, 1)
        column.addWidget(self._remark)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(12)
        self._split.addWidget(self.columns)
        self._split.addWidget(lower)
        self._split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._file_row())
        layout.addWidget(self._notice_frame())
        layout.addWidget(self._split, 1)

    def _file_row(self) -> QHBoxLayout:
        self._file = self._words("strong")
        self._file.setWordWrap(False)
        self.sheet = QComboBox(self)
        self.sheet.setAccessibleName(_("Sheet"))
        self.sheet.activated.connect(self._pick_sheet)
        other = QPushButton(_("Other file…"), self)
        other.setAutoDefault(False)
        other.clicked.connect(self.other_file_asked)
        hint = self._words("small")
        hint.setText(_("Rows that name no delegation belong to"))
        hint.setWordWrap(False)
        self.home.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._file)
        row.addWidget(self.sheet)
        row.addWidget(other)
        row.addStretch(1)
        row.addWidget(hint)
        row.addWidget(self.home)
        return row

    def _notice_frame(self) -> QFrame:
        self._notice = QFrame(self)
        self._notice.setProperty("notice", "warning")
        layout = QVBoxLayout(self._notice)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.addWidget(self._notices)
        return self._notice

    def _fate_row(self) -> QHBoxLayout:
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for number in range(len(FATES)):
            button = QPushButton(self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(number == 0)
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idClicked.connect(self._narrow)
        row.addStretch(1)
        return row

    def _words(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    # What is shown

    def show_reading(self, reading: Reading) -> None:
        """Show the plan; the rows filtered and the place in the table stay."""
        plan = reading.plan
        first = self.columns.rowCount() != len(plan.columns)
        self._file.setText(plan.path.name)
        self._show_sheets(plan)
        self._notices.setText("\n".join(plan.notices))
        self._notice.setVisible(bool(plan.notices))
        self.columns.show_columns(plan.columns, reading.samples)
        self._rows = reading.rows
        self._show_columns(reading.filled - DERIVED)
        self._count(plan)
        self._show_rows()
        if first:
            height = min(self.columns.fitting_height(), self.height() * 2 // 5)
            self._split.setSizes([height, max(1, self.height() - height)])

    def _show_sheets(self, plan: ImportPlan) -> None:
        with QSignalBlocker(self.sheet):
            self.sheet.clear()
            for sheet in plan.sheets:
                name = _("{sheet} (hidden)").format(sheet=sheet.name) if sheet.hidden else sheet.name
                self.sheet.addItem(name, sheet.name)
            self.sheet.setCurrentIndex(self.sheet.findData(plan.sheet))
        self.sheet.setVisible(len(plan.sheets) > 1)

    def _show_columns(self, filled: frozenset[str]) -> None:
        """Show the fields that the file fills, in the catalogue's order."""
        own = [field.key for field in OWN]
        keys = [*own, *(field.key for field in self.fields.all if field.key not in own)]
        self.table.columns.set_columns([ColumnState(key, "", key in own or key in filled) for key in keys])

    def _count(self, plan: ImportPlan) -> None:
        counts = [len(plan.rows), *(plan.count(Action(fate.value)) for fate in FATES if fate)]
        for number, (fate, count) in enumerate(zip(FATES, counts, strict=True)):
            name = fate.text if fate else _("All rows")
            button = self._group.button(number)
            button.setText(f"{name}  {count}")
            button.setEnabled(bool(count) or number == 0)
        if not self.fate_button(self._fate).isEnabled():
            self.fate_button(None).setChecked(True)
            self._fate = None

    def fate_button(self, fate: Fate | None) -> QPushButton:
        """Return the button that shows the rows with this fate only, or all."""
        button = self._group.button(FATES.index(fate))
        assert isinstance(button, QPushButton)
        return button

    @Slot(int)
    def _narrow(self, number: int) -> None:
        self._fate = FATES[number]
        self._show_rows()

    def _show_rows(self) -> None:
        fate = self._fate
        self.model.set_rows([row for row in self._rows if fate is None or row.fate is fate])
        self._explain()

    @Slot()
    def _explain(self) -> None:
        """Say the whole remark on the current row, which its cell may be too narrow for."""
        row = self.model.row_at(self.table.currentIndex().row())
        self._remark.setText(
            _("Row {number}: {remark}").format(number=row.number, remark=row.remark)
            if row is not None and row.remark
            else ""
        )
        self._remark.setVisible(bool(self._remark.text()))

    # What is chosen

    @Slot()
    def _pick_sheet(self) -> None:
        self.sheet_picked.emit(self.sheet.currentData())

    @Slot()
    def _pick_home(self) -> None:
        try:
            value = self.home.value()
        except ValidationError:
            self.home.reset()
            return
        if self.home.touched():
            self.home.set_value(value)
            self.home_picked.emit(value)
