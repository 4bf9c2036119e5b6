"""Values for rows that have none of their own: the delegation of a whole list, a capacity, a status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from cica_events.domain.fields import Field, Kind
from cica_events.i18n import _
from ui.imports.importer import Importer
from ui.imports.preview import DERIVED
from ui.toolkit.buttons import MenuButton
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.form_field import FormField
from ui.toolkit.plain import PlainLabel

WIDTH = 28  # average characters


class FixedValues(QFrame):
    """Emits `asked` with all values by field key when one is given, changed or taken away."""

    asked = Signal(object)

    def __init__(self, importer: Importer, parent: QWidget) -> None:
        super().__init__(parent)
        self._importer = importer
        self._values: dict[str, Any] = {}
        self._open: list[str] = [importer.home] if importer.home else []
        self._taken: frozenset[str] = frozenset()
        self._fields: dict[str, FormField] = {}
        self.setProperty("panel", True)
        self._title = PlainLabel(_("For every row that says nothing else"), self)
        self._title.setProperty("role", "muted")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.more = MenuButton(_("Add a value"), self._menu, parent=self)
        self._flow = FlowLayout(spacing=12, between_lines=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 8)
        layout.addLayout(self._flow)
        self._head, self._foot = self._beside_fields(self._title), self._beside_fields(self.more)

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the places when they are first seen: to list all parties of a meeting takes a while."""
        self._build()
        super().showEvent(event)

    def _build(self) -> None:
        if not self._flow.count():
            self._rebuild()

    def _beside_fields(self, widget: QWidget) -> QWidget:
        """Return a widget on the line of the fields, whose labels stand above them."""
        frame = QWidget(self)
        label = PlainLabel(" ", frame)
        label.setProperty("role", "small")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label)
        column.addWidget(widget, 1)
        return frame

    def show_values(self, fixed: Mapping[str, Any], taken: frozenset[str]) -> None:
        """Show the values that are given; `taken` are the fields that a column fills."""
        self._values, self._taken = dict(fixed), taken
        self._open += [key for key in fixed if key not in self._open]
        if list(self._fields) != self._open:
            self._rebuild()
        for key, field in self._fields.items():
            if not field.editor.touched():
                field.editor.set_value(self._values.get(key))

    def field(self, key: str) -> FormField:
        """Return the place of one field."""
        self._build()
        return self._fields[key]

    def _rebuild(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in (self._head, self._foot):
                widget.deleteLater()
        self._fields = {}
        self._flow.addWidget(self._head)
        for key in self._open:
            field = self._importer.field(key)
            if field is not None:
                form = FormField(_optional(field), self._importer.values, self._save, self)
                form.editor.set_value(self._values.get(key))
                form.setFixedWidth(self.fontMetrics().averageCharWidth() * WIDTH)
                self._fields[key] = form
                self._flow.addWidget(form)
                form.show()
        self._flow.addWidget(self._foot)
        self._flow.invalidate()
        self.updateGeometry()

    def _fill(self) -> None:
        self._menu.clear()
        for field in self._importer.fields:
            if field.key not in self._open and field.key not in DERIVED and field.kind is not Kind.EMAIL:
                action = self._menu.addAction(_(field.label))
                action.triggered.connect(lambda _on=False, key=field.key: self.add(key))

    def add(self, key: str) -> None:
        """Offer a place for the value of a field."""
        self._build()
        if key not in self._open:
            self._open.append(key)
            self._rebuild()
        self._fields[key].editor.setFocus()

    def _save(self, key: str, value: Any) -> None:
        values = {other: kept for other, kept in self._values.items() if other != key}
        if value not in (None, ""):
            values[key] = value
        if values != self._values:
            self._values = values
            self.asked.emit(values)


def _optional(field: Field) -> Field:
    return replace(field, required=False)
