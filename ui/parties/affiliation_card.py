"""One status of a party over a period, edited where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field
from cica_events.domain.parties import begun
from cica_events.i18n import _, language
from cica_events.queries.parties import AffiliationRow
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.form_field import FormField, Save
from ui.toolkit.values import Values

KEYS = ("status", "since", "until")


class AffiliationCard(QFrame):
    """Saves each field when it is left; asks for the end or the removal of the status."""

    end_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, fields: Mapping[str, Field], save: Save, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.id = ""
        values = Values()
        self._fields = {key: FormField(fields[key], values, save, self) for key in KEYS}
        self.end = QPushButton(self)
        self.end.clicked.connect(self._ask_end)
        self.remove = QPushButton(_("Remove"), self)
        self.remove.setToolTip(_("Remove this status, as if it had never been; to keep it, end it instead"))
        self.remove.clicked.connect(self._ask_removal)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 10, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for number, field in enumerate(self._fields.values()):
            grid.addWidget(field, number, 0)
        grid.addLayout(self._buttons([self.end, self.remove]), len(KEYS), 0)

    def _buttons(self, buttons: Sequence[QPushButton]) -> FlowLayout:
        row = FlowLayout(spacing=12)
        for button in buttons:
            button.setProperty("link", True)
            row.addWidget(button)
        return row

    def field(self, key: str) -> FormField:
        """Return one field of the card."""
        return self._fields[key]

    def show_row(self, row: AffiliationRow, day: date) -> None:
        """Show a status; its end is offered for `day` if it has none and had begun by then."""
        same, self.id = row.id == self.id, row.id
        for key, field in self._fields.items():
            if same:
                field.refresh([getattr(row, key)])
            else:
                field.show_values([getattr(row, key)])
        words = VagueDate.of(day).in_words(language())
        self.end.setText(_("End on {day}").format(day=words))
        self.end.setToolTip(_("Let this status end on {day}").format(day=words))
        self.end.setVisible(row.until is None and begun(row) <= day)

    @Slot()
    def _ask_end(self) -> None:
        self.end_asked.emit(self.id)

    @Slot()
    def _ask_removal(self) -> None:
        self.remove_asked.emit(self.id)
