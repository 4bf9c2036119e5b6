"""Adds participants one after the other: from the directory by typing the name, or new people."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cica_events.domain.names import printed_name
from cica_events.domain.participants import Capacity
from cica_events.errors import CicaError, ValidationError
from cica_events.i18n import _
from cica_events.queries.people import PersonRow
from ui.participants import delegation_choices
from ui.participants.delegation_choices import DelegationChoices
from ui.participants.name_form import NameForm
from ui.shell.desk import Desk
from ui.shell.party_choices import PartyChoices
from ui.shell.whole_name import NAMES, RETURN
from ui.toolkit.editors import LineEditor
from ui.toolkit.form_field import FormField
from ui.toolkit.plain import PlainLabel

CULPRITS = {"party": "delegation", "delegation_id": "delegation"}


class AddDialog(QDialog):
    """Stays open for the next participant until it is closed; Enter adds."""

    added = Signal(str)  # id of the new participant

    def __init__(
        self,
        desk: Desk,
        meeting_id: str,
        parent: QWidget,
        *,
        delegation_id: str = "",
        present: Collection[str] = (),
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting_id = meeting_id
        self._present = set(present)
        self._values: dict[str, Any] = {"capacity": Capacity.DELEGATE}
        workspace = desk.workspace
        self._parties = PartyChoices(workspace)
        self._choices = DelegationChoices(workspace.delegations.rows(meeting_id), self._parties())
        self.setWindowTitle(_("Add participant"))
        self._build()
        self.field("capacity").show_values([Capacity.DELEGATE])
        self._show("delegation", delegation_id or None)
        self._name_or_delegation().setFocus()

    def field(self, key: str) -> FormField:
        """Return one field of the form."""
        return self._fields[key] if key in self._fields else self.form.field(key)

    # The form

    def _build(self) -> None:
        catalogue = self._desk.workspace.participants.fields
        described = {"delegation": delegation_choices.FIELD, "capacity": catalogue["capacity"]}
        values = self._choices.values(self._parties.mark)
        self._fields = {key: FormField(field, values, self._keep, self) for key, field in described.items()}
        self.form = NameForm(self._desk, self)
        self.form.person_taken.connect(self._take_person)
        for key in NAMES:
            line = self.form.field(key).editor
            if isinstance(line, LineEditor):
                line.textEdited.connect(self._hide_news)
        self._told = self._label("small", "")
        self._told.setProperty("chip", "good")
        self._told.setWordWrap(False)
        self._told.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._label("title", _("Add participant")))
        layout.addWidget(self._label("muted", _("Type a name: people of the directory are offered.")))
        layout.addWidget(self._fields["delegation"])
        layout.addWidget(self.form)
        layout.addWidget(self._fields["capacity"])
        layout.addWidget(self._told, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._buttons())
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 84)

    def _buttons(self) -> QHBoxLayout:
        hint = self._label("small", _("Enter adds and goes on to the next."))
        close, add = QPushButton(_("Close"), self), QPushButton(_("Add"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        add.setProperty("primary", True)
        add.setDefault(True)
        add.clicked.connect(self.add)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(hint, 1)
        row.addWidget(close)
        row.addWidget(add)
        return row

    def _label(self, role: str, text: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _keep(self, key: str, value: Any) -> None:
        self._values[key] = value
        if key == "delegation" and self._fields[key].isAncestorOf(self.focusWidget()):
            self.form.field("family_name").setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds once there is a name; before, it goes to the name."""
        name = self.form.field("family_name")
        if event.key() in RETURN and not name.draft().strip():
            name.setFocus()
        else:
            super().keyPressEvent(event)

    def _show(self, key: str, value: Any) -> None:
        self._values[key] = value
        self._fields[key].show_values([value])

    def _name_or_delegation(self) -> FormField:
        return self.field("family_name" if self._values.get("delegation") else "delegation")

    @Slot(object)
    def _take_person(self, person: PersonRow) -> None:
        self._told.hide()
        choice = self._choices.of_party(person.party_id)
        if choice and not self._values.get("delegation"):
            self._show("delegation", choice)
        self._fields["capacity"].setFocus()

    @Slot()
    def _hide_news(self) -> None:
        self._told.hide()

    # Adding

    @Slot()
    def add(self) -> None:
        """Add whom the form describes, or say under the field what stands against it."""
        fields = [*self._fields.values(), *self.form.fields()]
        for field in fields:
            field.save()
        if any(field.problem for field in fields):
            return
        try:
            made = self._add()
        except ValidationError as error:
            self._refuse(CULPRITS.get(error.field, error.field), str(error))
        except CicaError as error:
            self._refuse("family_name", str(error))
        else:
            self.added.emit(made)
            self._next()

    def _add(self) -> str:
        person = self.form.person
        if person is not None and person.id in self._present:
            message = _("{name} takes part in this meeting already.").format(name=person.name)
            raise ValidationError("family_name", message)
        place = self._choices.place(self._values.get("delegation") or "")
        values = {**self.form.chosen_values(), "capacity": self._values["capacity"], **place}
        service = self._desk.workspace.participants
        made = service.add(self._meeting_id, values, person_id=person.id if person else None)
        if person is not None:
            self._present.add(person.id)
        return made

    def _refuse(self, key: str, reason: str) -> None:
        known = key in self._fields or key in self.form.values
        field = self.field(key if known else "family_name")
        field.restore(field.draft(), reason)
        field.setFocus()

    def _next(self) -> None:
        name = self._printed()
        where = self._fields["delegation"].draft()
        self._told.setText(_("✓ {name} was added: {delegation}").format(name=name, delegation=where))
        self._told.show()
        self.form.clear()
        if self._values["capacity"] is Capacity.HEAD:
            self._show("capacity", Capacity.DELEGATE)
        self.form.field("family_name").setFocus()

    def _printed(self) -> str:
        values = self.form.chosen_values()
        keys = ("honorific", "given_name", "family_name", "courtesy", "rank")
        texts = {key: str(values.get(key) or "") for key in keys}
        return printed_name(**texts, family_first=bool(values.get("family_first")))
