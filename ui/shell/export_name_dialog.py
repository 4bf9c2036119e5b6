"""Asks for the name of a set of columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from cica_events.i18n import _
from ui.toolkit.dialogs import Dialog


class ExportNameDialog(Dialog):
    """Hands the name that was typed to `keep`; a `CicaError` from there is told and the dialog stays."""

    def __init__(self, title: str, name: str, keep: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(title, _("Save"), parent)
        self._keep = keep
        self.line = QLineEdit(name, self)
        self.line.selectAll()
        label = QLabel(_("Name of the set, such as “Drivers”"), self)
        label.setProperty("role", "small")
        label.setBuddy(self.line)
        self.line.setAccessibleName(_("Name of the set"))
        self.body.addWidget(label)
        self.body.addWidget(self.line)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 50)
        self.line.setFocus()

    def apply(self) -> None:
        """Hand over the name; where it is refused one can type on."""
        self.line.setFocus()
        self._keep(self.line.text())
