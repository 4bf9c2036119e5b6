"""The facts of a meeting in a wide form: every field under its group, saved when it is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from cica_events.domain.fields import Field
from cica_events.i18n import _
from cica_events.queries.meetings import MeetingRow
from cica_events.services.workspace import Workspace
from ui.meetings.body_values import body_field
from ui.meetings.meeting_fields import for_editing, groups_of
from ui.toolkit.form_field import FormField
from ui.toolkit.plain import PlainLabel
from ui.toolkit.values import Values

SPANS = {"title": 3, "title_ru": 3, "venue": 2, "priority_area": 2}
COLUMNS = 3


class FactsForm(QFrame):
    """Edits the meeting that is shown to it."""

    def __init__(self, workspace: Workspace, values: Values, bodies: Values, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._meetings = workspace.meetings
        self._values = values
        self._bodies = bodies
        self._meeting_id = ""
        self.fields: dict[str, FormField] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        for number, (group, fields) in enumerate(groups_of(workspace.meetings.fields)):
            heading = PlainLabel(_(group), self)
            heading.setProperty("role", "heading")
            heading.setContentsMargins(0, 12 if number else 0, 0, 0)
            layout.addWidget(heading)
            layout.addLayout(self._grid(fields))
        layout.addStretch(1)

    def _grid(self, fields: Sequence[Field]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        row = column = 0
        for field in fields:
            span = SPANS.get(field.key, 1)
            if column + span > COLUMNS:
                row, column = row + 1, 0
            grid.addWidget(self._field(field), row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        for number in range(COLUMNS):
            grid.setColumnStretch(number, 1)
            if number >= column and not row:  # a column without any field would leave out its spacing
                grid.addWidget(QWidget(self), 0, number)
        return grid

    def _field(self, field: Field) -> FormField:
        names_body = field.key == "auspices"
        shown, values = (body_field(field), self._bodies) if names_body else (field, self._values)
        self.fields[field.key] = FormField(shown, values, self._save, self)
        return self.fields[field.key]

    def show_meeting(self, meeting: MeetingRow) -> None:
        """Show `meeting`; a field that is being typed in is let be while it stays the same meeting."""
        (row,) = for_editing([meeting])
        if meeting.id != self._meeting_id:
            self.leave()
        for key, field in self.fields.items():
            if meeting.id == self._meeting_id:
                field.refresh([getattr(row, key)])
            else:
                field.show_values([getattr(row, key)])
        self._meeting_id = meeting.id

    def leave(self) -> None:
        """Save what is still being typed."""
        for field in self.fields.values():
            if self._meeting_id and field.editor.touched():
                field.save()

    def _save(self, key: str, value: Any) -> None:
        self._meetings.edit([self._meeting_id], {key: value})
