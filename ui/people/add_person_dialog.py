"""Adds a person to the directory: the parts of the name, the post and the State."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cica_events.errors import CicaError, ValidationError
from cica_events.i18n import _
from cica_events.queries.people import PersonRow
from cica_events.services.people import PeopleService
from ui.people.people_fields import PARTY, form_fields, service_key
from ui.toolkit.dialogs import Dialog
from ui.toolkit.form_field import FormField
from ui.toolkit.values import Values

PLACES = {  # row, column, columns
    "family_name": (0, 0, 1),
    "given_name": (0, 1, 1),
    "honorific": (1, 0, 1),
    "family_first": (1, 1, 1),
    "position": (2, 0, 2),
    "organization": (3, 0, 2),
    PARTY: (4, 0, 2),
}
NAMES = ("family_name", "given_name")
KEYS = {"party": PARTY, "party_id": PARTY}

Namesakes = Callable[[str, str], Sequence[PersonRow]]
"""Returns the people of the directory with this given and family name."""


class AddPersonDialog(Dialog):
    """Adds one person and tells the id; says while one types whether the directory knows the name."""

    added = Signal(str)

    def __init__(self, service: PeopleService, values: Values, namesakes: Namesakes, parent: QWidget) -> None:
        super().__init__(_("Add person"), _("Add person"), parent)
        self._service = service
        self._namesakes = namesakes
        self._values: dict[str, Any] = {}
        described = {field.key: field for field in form_fields(service.fields)}
        self._fields = {key: FormField(described[key], values, self._keep, self) for key in PLACES}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for key, (row, column, columns) in PLACES.items():
            low = Qt.AlignmentFlag.AlignBottom if key == "family_first" else Qt.AlignmentFlag.AlignTop
            grid.addWidget(self._fields[key], row, column, 1, columns, low)
        self._remark = QLabel(self)
        self._remark.setTextFormat(Qt.TextFormat.PlainText)
        self._remark.setProperty("role", "small")
        self._remark.setWordWrap(True)
        self._remark.hide()
        self.body.addLayout(grid)
        self.body.addWidget(self._remark)
        self.body.addStretch(1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)
        self._fields["family_name"].setFocus()

    def field(self, key: str) -> FormField:
        """Return one field of the form."""
        return self._fields[key]

    @property
    def remark(self) -> str:
        """What is said about people of the same name."""
        return self._remark.text()

    def _keep(self, key: str, value: Any) -> None:
        self._values[key] = value
        if key in NAMES:
            self._look_for_namesakes()

    def _look_for_namesakes(self) -> None:
        given, family = self._values.get("given_name", ""), self._values.get("family_name", "")
        found = self._namesakes(given, family) if family else ()
        told = [", ".join(filter(None, (row.name, row.position, row.party))) for row in found[:3]]
        self._remark.setText(_("Already in the directory: {people}").format(people="; ".join(told)))
        self._remark.setVisible(bool(told))

    def apply(self) -> None:
        """Add the person; what is wrong is told under its field."""
        for field in self._fields.values():
            field.save()
        wrong = next((field for field in self._fields.values() if field.problem), None)
        if wrong is not None:
            wrong.setFocus()
            raise CicaError(_("Please correct what is marked."))
        try:
            person_id = self._service.add({service_key(key): value for key, value in self._values.items()})
        except ValidationError as error:
            self._refuse(error)
        else:
            self.accepted.connect(partial(self.added.emit, person_id))

    def _refuse(self, error: ValidationError) -> None:
        field = self._fields.get(KEYS.get(error.field, error.field))
        if field is None:
            raise error
        field.restore(field.draft(), error.reason)
        field.setFocus()
        raise CicaError(_("Please correct what is marked.")) from error
