"""A small dialog in which the fields of one new record are filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cica_events.domain.fields import Field
from cica_events.errors import CicaError, ValidationError
from cica_events.i18n import _
from ui.toolkit.dialogs import Dialog
from ui.toolkit.editors import CheckEditor
from ui.toolkit.form_field import FormField
from ui.toolkit.plain import PlainLabel
from ui.toolkit.values import Values

Make = Callable[[dict[str, Any]], str]
"""Makes the record from the values by field key and returns its id; raises `CicaError`."""

Place = tuple[int, int, int]
"""Row, column and number of columns that a field takes."""

WIDTH = 80  # average characters


class FormDialog(Dialog):
    """Makes one record and tells its id; what is refused is told under its field, and the dialog stays."""

    made = Signal(str)
    kept = Signal(str)  # key of a field that was filled in

    def __init__(
        self,
        title: str,
        places: Mapping[Field, Place],
        *,
        values: Values,
        make: Make,
        primary: str = "",
        parent: QWidget,
    ) -> None:
        super().__init__(title, primary or title, parent)
        self._make = make
        self.values: dict[str, Any] = {}
        self._fields = {field.key: FormField(field, values, self._keep, self) for field in places}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for field, (row, column, columns) in places.items():
            widget = self._fields[field.key]
            cell = QVBoxLayout()  # an alignment would take a problem of several lines its height
            if isinstance(widget.editor, CheckEditor):
                cell.addStretch(1)
            cell.addWidget(widget)
            cell.addStretch(0 if isinstance(widget.editor, CheckEditor) else 1)
            grid.addLayout(cell, row, column, 1, columns)
            for number in range(column, column + columns):
                grid.setColumnStretch(number, 1)
        self._remark = PlainLabel(self)
        self._remark.setProperty("role", "small")
        self._remark.setWordWrap(True)
        self._remark.hide()
        self.body.addLayout(grid)
        self.body.addWidget(self._remark)
        self.body.addStretch(1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        next(iter(self._fields.values())).setFocus()

    def field(self, key: str) -> FormField:
        """Return one field of the form."""
        return self._fields[key]

    def set_value(self, key: str, value: Any) -> None:
        """Fill in one field."""
        self.values[key] = value
        self._fields[key].show_values([value])

    @property
    def remark(self) -> str:
        """What is said about what was filled in."""
        return self._remark.text()

    def remark_on(self, text: str) -> None:
        """Say something about what was filled in; an empty text says nothing."""
        self._remark.setText(text)
        self._remark.setVisible(bool(text))

    def _keep(self, key: str, value: Any) -> None:
        self.values[key] = value
        self.kept.emit(key)

    def apply(self) -> None:
        """Make the record."""
        for field in self._fields.values():
            field.save()
        wrong = next((field for field in self._fields.values() if field.problem), None)
        if wrong is not None:
            wrong.setFocus()
            raise CicaError(_("Please correct what is marked."))
        try:
            made = self._make(self.values)
        except ValidationError as error:
            self._refuse(error)
        else:
            self.accepted.connect(partial(self.made.emit, made))

    def _refuse(self, error: ValidationError) -> None:
        field = self._fields.get(error.field) or self._fields.get(f"{error.field}_id")
        if field is None:
            raise error
        field.restore(field.draft(), error.reason)
        field.setFocus()
        raise CicaError(_("Please correct what is marked.")) from error


def by_key(fields: Sequence[Field], places: Mapping[str, Place]) -> dict[Field, Place]:
    """Return the places of those of `fields` that have one, in the order of `places`."""
    known = {field.key: field for field in fields}
    return {known[key]: place for key, place in places.items()}
