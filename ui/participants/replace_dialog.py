"""Asks who comes instead of a participant: somebody of the directory or the meeting, or somebody new."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cica_events.errors import CicaError, ValidationError
from cica_events.i18n import _
from cica_events.queries.participants import ParticipantRow
from ui.participants.name_form import NameForm
from ui.shell.desk import Desk
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel

WIDTH = 84  # average characters


class ReplaceDialog(Dialog):
    """Takes one replacement; delegation, capacity and place go over to it."""

    replaced = Signal(str)  # id of the participant who comes

    def __init__(self, desk: Desk, row: ParticipantRow, parent: QWidget) -> None:
        super().__init__(_("Who comes instead of {name}?").format(name=row.name), _("Replace"), parent)
        self.setWindowTitle(_("Replace participant"))  # the system shows titles to everyone: no names in them
        self._desk = desk
        self._row = row
        hint = PlainLabel(self)
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        text = _(
            "Type a name: people of the directory and of this meeting are offered. Whoever comes stands in "
            "{delegation} as {capacity}, in the same place."
        )
        hint.setText(text.format(delegation=row.party, capacity=row.capacity.text))
        self.form = NameForm(desk, self)
        self.body.addWidget(hint)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.form.field("family_name").setFocus()

    def apply(self) -> None:
        """Replace, or say what stands against it."""
        for field in self.form.fields():
            field.save()
        if any(field.problem for field in self.form.fields()):
            raise CicaError(_("Please correct what is marked."))
        person = self.form.person
        by = person.id if person else self.form.chosen_values()
        try:
            heir = self._desk.workspace.participants.replace(self._row.id, by)
        except ValidationError as error:
            if error.field in ("status", "replaced_by"):
                raise
            field = self.form.field(error.field if error.field in self.form.values else "family_name")
            field.restore(field.draft(), str(error))
            field.setFocus()
            raise CicaError(_("Please correct what is marked.")) from error
        name = person.name if person else self.form.field("family_name").draft()
        text = _("{name} is replaced by {other}.").format(name=self._row.name, other=name)
        self._desk.tell_done(text)
        self.replaced.emit(heir)
