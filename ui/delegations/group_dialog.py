"""Asks for the name of a group that is neither a State nor an organization known here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from cica_events.errors import InputError
from cica_events.i18n import _
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel


class GroupDialog(Dialog):
    """Calls `add` with the name; raises `CicaError` to stay open."""

    def __init__(self, add: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(_("Add a group"), _("Add"), parent)
        self._add = add
        self.name = QLineEdit(self)
        self.name.setMinimumWidth(self.fontMetrics().averageCharWidth() * 50)
        label = PlainLabel(_("Name, as it stands in the list of participants"), self)
        label.setProperty("role", "small")
        label.setBuddy(self.name)
        self.body.addWidget(label)
        self.body.addWidget(self.name)
        self.body.addStretch(1)
        self.name.setFocus()

    def apply(self) -> None:
        """Add the group."""
        name = self.name.text().strip()
        if not name:
            raise InputError(_("Give the group a name."))
        self._add(name)
