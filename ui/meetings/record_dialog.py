"""A small dialog in which the fields of one new or existing record are filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from cica_events.domain.fields import Field
from cica_events.errors import ValidationError
from cica_events.i18n import _
from ui.meetings.remarked import Remarked
from ui.toolkit.dialogs import Dialog
from ui.toolkit.editors import editor_for
from ui.toolkit.values import Values

Save = Callable[[Mapping[str, Any]], object]
"""Called with all values by field key; raises `CicaError` to keep the dialog open."""

WIDTH = 56  # average characters


class RecordDialog(Dialog):
    """Asks for `fields`, beginning with `initial`, and hands what was filled in to `save`."""

    def __init__(
        self,
        title: str,
        primary: str,
        fields: Sequence[Field],
        initial: Mapping[str, Any],
        *,
        values: Values,
        save: Save,
        parent: QWidget,
    ) -> None:
        super().__init__(title, primary, parent)
        self._save = save
        self.editors = {field.key: editor_for(field, values, self) for field in fields}
        self._rows = {field.key: Remarked(_(field.label), self.editors[field.key], self) for field in fields}
        for field in fields:
            nothing = values.typed(replace(field, required=False), "")
            self.editors[field.key].set_value(initial.get(field.key, nothing))
            self.body.addWidget(self._rows[field.key])
        self.body.addStretch(1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        next(iter(self.editors.values())).setFocus()

    def remark(self, key: str) -> str:
        """Return what stands under a field."""
        return self._rows[key].remark

    def apply(self) -> None:
        """Save, or say under the field what is wrong."""
        for row in self._rows.values():
            row.tell("")
        filled: dict[str, Any] = {}
        for key, editor in self.editors.items():
            try:
                filled[key] = editor.value()
            except ValidationError as error:
                raise self._refused(key, error) from error
        try:
            self._save(filled)
        except ValidationError as error:
            raise self._refused(error.field, error) from error

    def _refused(self, key: str, error: ValidationError) -> ValidationError:
        """Tell the problem under its field, if it is shown; then nothing more is to be said of it."""
        if key not in self._rows:
            return error
        self._rows[key].tell(error.reason, problem=True)
        self.editors[key].setFocus()
        return ValidationError(key, "")
