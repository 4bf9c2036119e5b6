"""The list to chase: who owes a reply, credentials or a head, with the contact to write to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from cica_events.domain.changes import ChangeSet
from cica_events.domain.delegations import Delegation
from cica_events.domain.fields import Field
from cica_events.domain.participants import Participant
from cica_events.errors import CicaError, InputError
from cica_events.i18n import N_, _, ngettext
from cica_events.queries.contact_points import ContactPointRow
from ui.delegations.chase_list import Chased, Owed, addresses, as_table, chased, refuse_no_phone
from ui.delegations.delegation_list import DelegationList
from ui.shell.desk import Desk
from ui.shell.tone import Tone
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import CellEdit, RecordTableModel

OWES = Field("owes", N_("Owes"), editable=False, width=22)
CONTACT = ("contact_name", "contact_email", "contact_phone")
WIDTH, HEIGHT = 140, 34  # average characters, lines
CHOICES = "delegations/chase"

Export = Callable[[list[str]], None]
"""Called with the ids of the listed delegations: write them to a file; raises `CicaError`."""


class ChaseDialog(Dialog):
    """Contacts can be filled in here; the list follows, also what others change meanwhile."""

    def __init__(self, desk: Desk, delegations: DelegationList, export: Export, parent: QWidget) -> None:
        super().__init__(_("Chase replies"), _("Copy e-mail addresses"), parent)
        self._desk = desk
        self._list = delegations
        self._export = export
        self.choices = {owed: QCheckBox(text, self) for owed, text in _choices().items()}
        self.model = self._make_model()
        self.table = RecordTable(self.model, name=_("Delegations to chase"), numbers=True, parent=self)
        self.count = PlainLabel(self)
        self.count.setProperty("role", "muted")
        self.count.setWordWrap(True)
        self._recall()
        self._fill()
        self.setMinimumSize(
            self.fontMetrics().averageCharWidth() * WIDTH, self.fontMetrics().height() * HEIGHT
        )
        self.addActions([desk.undo.undo, desk.undo.redo])  # the window takes no keys under this dialog
        self._show()
        desk.relay.changed.connect(self._changed)

    def _make_model(self) -> RecordTableModel:
        catalogue = self._desk.workspace.delegations.fields
        name = replace(catalogue["party_name"], width=24)
        contact = (replace(catalogue[key], shown=True) for key in CONTACT)
        return RecordTableModel(
            (name, OWES, *contact),
            values=self._list.values,
            edit=self._edit,
            edit_many=self._edit_many,
            parent=self,
        )

    def _fill(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(PlainLabel(_("Invited and without"), self))
        for box in self.choices.values():
            row.addWidget(box)
            box.toggled.connect(self._choose)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.count)
        self.fill_button = self._button(_("Fill in contacts"), self.fill_in)
        self.fill_button.setToolTip(
            _("Take the contact points of States and organizations where a delegation has no contact")
        )
        self.table_button = self._button(_("Copy as table"), self.copy_table)
        self.export_button = self._button(_("Export to Excel…"), self.export)
        self.cancel.setText(_("Close"))
        self.cancel.setToolTip(_("Close (Esc)"))

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        self.footer.insertWidget(self.footer.count() - 1, button)
        return button

    # What is listed

    def _recall(self) -> None:
        kept = self._desk.settings.layout(CHOICES).get("owed", [Owed.REPLY.value])
        for owed, box in self.choices.items():
            box.setChecked(isinstance(kept, list) and owed.value in kept)

    def kinds(self) -> list[Owed]:
        """Return what those that are listed owe."""
        return [owed for owed, box in self.choices.items() if box.isChecked()]

    def lines(self) -> Sequence[Chased]:
        """Return what is listed."""
        return self.model.rows

    @Slot()
    def _choose(self) -> None:
        self._desk.settings.set_layout(CHOICES, {"owed": [owed.value for owed in self.kinds()]})
        self._show()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches(Delegation, Participant):  # who owes a head follows the participants
            self._list.read()
            self._show()

    def _show(self) -> None:
        lines = chased(self._list.rows, self.kinds())
        self.model.set_rows(lines)
        without = sum(not line.contact_email for line in lines)
        parts = [ngettext("{count} delegation", "{count} delegations", len(lines)).format(count=len(lines))]
        if without:
            text = ngettext(
                "{count} has no e-mail address: type it into the list.",
                "{count} have no e-mail address: type it into the list.",
                without,
            )
            parts.append(text.format(count=without))
        self.count.setText("    ".join(parts) if lines else _("Nobody is to be chased."))
        for button in (self.primary, self.table_button, self.export_button):
            button.setEnabled(bool(lines))
        self.fill_button.setVisible(bool(self._known()))
        self.tell("")

    # Contacts

    def _edit(self, delegation_id: str, key: str, value: Any) -> None:
        self._edit_many([CellEdit(delegation_id, key, value)])

    def _edit_many(self, edits: Sequence[CellEdit]) -> None:
        for edit in edits:
            if edit.key == "contact_phone":
                refuse_no_phone(edit.value)
        self._list.edit_many(edits)

    def _known(self) -> dict[str, ContactPointRow]:
        """Return the first contact point of each party that has one, by delegation without a contact."""
        points: dict[str, ContactPointRow] = {}
        for point in self._desk.workspace.contact_points.rows():
            points.setdefault(point.party_id, point)
        bare = {line.id for line in self.lines() if not any(getattr(line, key) for key in CONTACT)}
        return {
            row.id: points[row.party_id]
            for row in self._list.chosen(bare)
            if row.party_id and row.party_id in points
        }

    @Slot()
    def fill_in(self) -> None:
        """Give the listed delegations without a contact that of their State or organization."""
        edits = [
            CellEdit(delegation_id, key, value)
            for delegation_id, point in self._known().items()
            for key, value in zip(CONTACT, (point.name, point.email, point.phone), strict=True)
        ]
        try:
            self._list.edit_many(edits)
        except CicaError as error:
            self.tell(str(error))

    # Handing out

    def apply(self) -> None:
        """Copy the e-mail addresses, as the address line of an e-mail takes them."""
        found = addresses(self.lines())
        if not found:
            raise InputError(_("None of them has an e-mail address yet. Type it into the list."))
        QGuiApplication.clipboard().setText("; ".join(found))
        text = ngettext(
            "{count} e-mail address was copied.", "{count} e-mail addresses were copied.", len(found)
        )
        self._desk.messages.show(text.format(count=len(found)), Tone.DONE)

    @Slot()
    def copy_table(self) -> None:
        """Copy the list for a spreadsheet or an e-mail."""
        fields = self.model.fields
        rows = [[str(getattr(line, field.key)) for field in fields] for line in self.lines()]
        QGuiApplication.clipboard().setText(as_table([_(field.label) for field in fields], rows))
        text = ngettext("{count} row was copied.", "{count} rows were copied.", len(rows))
        self._desk.messages.show(text.format(count=len(rows)), Tone.DONE)
        self.accept()

    @Slot()
    def export(self) -> None:
        """Write the list to a workbook."""
        self._export([line.id for line in self.lines()])


def _choices() -> dict[Owed, str]:
    return {
        Owed.REPLY: _("a reply"),
        Owed.CREDENTIALS: _("credentials"),
        Owed.HEAD: _("a head of delegation"),
    }
