"""Asks for the name under which something is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from ui.toolkit.dialogs import Dialog
from ui.toolkit.file_drops import TextLine
from ui.toolkit.plain import PlainLabel


class NameDialog(Dialog):
    """Hands the name that was typed to `keep`; a `CicaError` from there is told and the dialog stays.

    `caption` stands above the line with an example, `label` is what the line is called without one.
    """

    def __init__(
        self,
        title: str,
        name: str,
        keep: Callable[[str], None],
        parent: QWidget,
        *,
        caption: str,
        label: str,
    ) -> None:
        super().__init__(title, _("Save"), parent)
        self._keep = keep
        self.line = TextLine(self)
        self.line.setText(name)
        self.line.selectAll()
        above = PlainLabel(caption, self)
        above.setProperty("role", "small")
        above.setBuddy(self.line)
        self.line.setAccessibleName(label)
        self.body.addWidget(above)
        self.body.addWidget(self.line)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 50)
        self.line.setFocus()

    def apply(self) -> None:
        """Hand over the name; where it is refused one can type on."""
        self.line.setFocus()
        self._keep(self.line.text())
