"""One record of a party (a status, a chairmanship, a contact point), edited where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field
from cica_events.i18n import _, language
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.form_field import FormField, Save
from ui.toolkit.plain import plain_hint
from ui.toolkit.values import Values


class RecordCard(QFrame):
    """Saves each field when it is left; asks for the end or the removal of the record."""

    end_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, fields: Sequence[Field], values: Values, save: Save, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.id = ""
        self._fields = {field.key: FormField(field, values, save, self) for field in fields}
        self.end = QPushButton(self)
        self.end.clicked.connect(self._ask_end)
        self.remove = QPushButton(_("Remove"), self)
        self.remove.clicked.connect(self._ask_removal)
        self.links = FlowLayout(spacing=12)
        for button in (self.end, self.remove):
            button.setProperty("link", True)
            self.links.addWidget(button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(10, 8, 10, 8)
        self.column.setSpacing(4)
        for field in fields:
            self.column.addWidget(self._fields[field.key])
        self.column.addLayout(self.links)

    def field(self, key: str) -> FormField:
        """Return one field of the card."""
        return self._fields[key]

    def show_row(self, row: Any, day: date) -> None:
        """Show a record; its end is offered for `day` if it has none and had begun by then."""
        same, self.id = row.id == self.id, row.id
        for key, field in self._fields.items():
            if same:
                field.refresh([getattr(row, key)])
            else:
                field.show_values([getattr(row, key)])
        words = VagueDate.of(day).in_words(language())
        self.end.setText(_("End on {day}").format(day=words))
        self.end.setToolTip(plain_hint(_("Let this end on {day}").format(day=words)))
        self.end.setVisible(self.ends_on(row, day))

    def ends_on(self, row: Any, day: date) -> bool:
        """Tell whether the record may end on `day`."""
        if "until" not in self._fields or row.until is not None:
            return False
        return row.since is None or row.since.first_day <= day

    @Slot()
    def _ask_end(self) -> None:
        self.end_asked.emit(self.id)

    @Slot()
    def _ask_removal(self) -> None:
        self.remove_asked.emit(self.id)
