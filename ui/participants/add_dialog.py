"""Adds participants one after the other: from the directory by typing the name, or new people."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cica_events.domain.changes import ChangeSet
from cica_events.domain.participants import Capacity
from cica_events.domain.people import Person
from cica_events.errors import CicaError, ValidationError
from cica_events.i18n import _
from cica_events.progress import Progress
from cica_events.queries.people import PersonRow
from cica_events.services.participants import SHARED
from ui.participants import delegation_choices
from ui.participants.delegation_choices import DelegationChoices
from ui.participants.directory import Directory
from ui.participants.name_finder import NameFinder
from ui.shell.desk import Desk
from ui.toolkit.editors import LineEditor
from ui.toolkit.form_field import FormField

RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
NAMES = ("family_name", "given_name")
PLACES = {  # row, column, columns
    "delegation": (0, 0, 2),
    "family_name": (1, 0, 1),
    "given_name": (1, 1, 1),
    "honorific": (2, 0, 1),
    "capacity": (2, 1, 1),
    "position": (3, 0, 2),
}
CULPRITS = {"party": "delegation", "delegation_id": "delegation"}
FEW = 50  # changed people that are read again at once


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
        self._directory = Directory()
        self._person: PersonRow | None = None
        self._present = set(present)
        self._values: dict[str, Any] = {"capacity": Capacity.DELEGATE}
        workspace = desk.workspace
        self._choices = DelegationChoices(workspace.delegations.rows(meeting_id), workspace.parties.choices())
        self.setWindowTitle(_("Add participant"))
        self._build()
        self.field("capacity").show_values([Capacity.DELEGATE])
        self._show("delegation", delegation_id or None)
        self._name_or_delegation().setFocus()
        desk.tasks.start(self._read_people, done=self._take_people, owner=self)
        desk.relay.changed.connect(self._changed)

    def field(self, key: str) -> FormField:
        """Return one field of the form."""
        return self._fields[key]

    # The form

    def _build(self) -> None:
        self._fields = self._make_fields()
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for key, (row, column, columns) in PLACES.items():
            grid.addWidget(self._fields[key], row, column, 1, columns)
        self._origin = self._label("small", "")
        self._told = self._label("small", "")
        self._told.setProperty("chip", "good")
        self._told.setWordWrap(False)
        self._told.hide()
        news = QHBoxLayout()
        news.addWidget(self._told)
        news.addWidget(self._origin, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._label("title", _("Add participant")))
        layout.addWidget(self._label("muted", _("Type a name: people of the directory are offered.")))
        layout.addLayout(grid)
        layout.addLayout(news)
        layout.addLayout(self._buttons())
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 84)

    def _make_fields(self) -> dict[str, FormField]:
        catalogue = self._desk.workspace.participants.fields
        values = self._choices.values()
        described = {"delegation": delegation_choices.FIELD, **catalogue}
        fields = {key: FormField(described[key], values, self._keep, self) for key in PLACES}
        for key in NAMES:
            line = fields[key].editor
            assert isinstance(line, LineEditor)
            NameFinder(line, self._find).chosen.connect(self._take_person)
            line.textEdited.connect(self._forget_person)
        return fields

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
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _keep(self, key: str, value: Any) -> None:
        self._values[key] = value
        if key == "delegation" and self._fields[key].isAncestorOf(self.focusWidget()):
            self._fields["family_name"].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds once there is a name; before, it goes to the name."""
        name = self._fields["family_name"]
        if event.key() in RETURN and not name.draft().strip():
            name.setFocus()
        else:
            super().keyPressEvent(event)

    def _show(self, key: str, value: Any) -> None:
        self._values[key] = value
        self._fields[key].show_values([value])

    def _name_or_delegation(self) -> FormField:
        return self._fields["family_name" if self._values.get("delegation") else "delegation"]

    # The directory

    def _read_people(self, _progress: Progress) -> list[PersonRow]:
        return self._desk.workspace.people.rows()

    def _take_people(self, people: list[PersonRow]) -> None:
        self._directory = Directory(people)

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        ids = changes.ids(Person)
        if 0 < len(ids) <= FEW:
            self._directory.renew(self._desk.workspace.people.rows(sorted(ids)), ids)
        elif ids:
            self._desk.tasks.start(self._read_people, done=self._take_people, owner=self)

    def _find(self, text: str) -> list[PersonRow]:
        return self._directory.find(text)

    @Slot(object)
    def _take_person(self, person: PersonRow) -> None:
        self._person = person
        self._told.hide()
        for key in ("family_name", "given_name", "honorific", "position"):
            self._show(key, getattr(person, key))
        choice = self._choices.of_party(person.party_id)
        if choice and not self._values.get("delegation"):
            self._show("delegation", choice)
        self._origin.setText(_("From the directory."))
        self._fields["capacity"].setFocus()

    @Slot()
    def _forget_person(self) -> None:
        self._person = None
        self._told.hide()
        self._origin.setText(_("Will be new in the directory."))

    # Adding

    @Slot()
    def add(self) -> None:
        """Add whom the form describes, or say under the field what stands against it."""
        for field in self._fields.values():
            field.save()
        if any(field.problem for field in self._fields.values()):
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
        person = self._person
        if person is not None and person.id in self._present:
            message = _("{name} takes part in this meeting already.").format(name=person.name)
            raise ValidationError("family_name", message)
        values = {key: getattr(person, key) for key in SHARED} if person else {}
        values |= {key: value for key, value in self._values.items() if key != "delegation"}
        place = self._choices.place(self._values.get("delegation") or "")
        service = self._desk.workspace.participants
        made = service.add(self._meeting_id, {**values, **place}, person_id=person.id if person else None)
        if person is not None:
            self._present.add(person.id)
        return made

    def _refuse(self, key: str, reason: str) -> None:
        field = self._fields.get(key, self._fields["family_name"])
        field.restore(field.draft(), reason)
        field.setFocus()

    def _next(self) -> None:
        name = " ".join(filter(None, (self._values.get(key, "") for key in ("given_name", "family_name"))))
        where = self._fields["delegation"].draft()
        self._told.setText(_("✓ {name} was added: {delegation}").format(name=name, delegation=where))
        self._told.show()
        self._person = None
        self._origin.setText("")
        for key in ("family_name", "given_name", "honorific", "position"):
            self._show(key, "")
        if self._values["capacity"] is Capacity.HEAD:
            self._show("capacity", Capacity.DELEGATE)
        self._fields["family_name"].setFocus()
