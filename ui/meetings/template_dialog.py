"""Keeps a meeting as a template under a name, with the parts that are chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from cica_events.domain.beginnings import Part, Start
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.queries.meetings import MeetingRow
from cica_events.services.workspace import Workspace
from ui.meetings.remarked import Remarked
from ui.toolkit.dialogs import Dialog

WIDTH = 56  # average characters
PARTS = (Part.AGENDA, Part.PROGRAMME, Part.ROOMS, Part.HOSTS)


class TemplateDialog(Dialog):
    """Saves the template and tells its name; that of another template of the body replaces it."""

    saved = Signal(str)

    def __init__(self, workspace: Workspace, meeting: MeetingRow, parent: QWidget) -> None:
        super().__init__(_("Save as template"), _("Save"), parent)
        self._beginnings = workspace.beginnings
        self._meeting = meeting
        self.name = QComboBox(self)
        self.name.setEditable(True)
        self.name.addItems([row.name for row in self._beginnings.templates(meeting.body)])
        self.name.setCurrentText("")
        self.row = Remarked(_("Name of the template"), self.name, self)
        self.body.addWidget(self.row)
        counts = self._beginnings.offer(meeting.body, Start(meeting_id=meeting.id)).counts
        self.boxes = {part: QCheckBox(part.text, self) for part in PARTS}
        for part, box in self.boxes.items():
            box.setChecked(bool(counts.get(part)))
            box.setEnabled(bool(counts.get(part)))
            self.body.addWidget(box)
        self.body.addStretch(1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.name.setFocus()

    def apply(self) -> None:
        """Save the template."""
        name = self.name.currentText()
        parts = {part for part, box in self.boxes.items() if box.isChecked()}
        try:
            self._beginnings.save_template(self._meeting.id, name, parts)
        except ValidationError as error:
            if error.field != "name":
                raise
            self.row.tell(error.reason, problem=True)
            self.name.setFocus()
            raise ValidationError("name", "") from error  # told under the field, not once more
        self.saved.emit(" ".join(name.split()))
