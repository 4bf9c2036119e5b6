"""The small dialogs of Home that ask for a date: when a meeting is, or until when something waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from cica_events.domain.dates import VagueDate
from cica_events.i18n import _
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel

WIDTH = 52  # average characters


class DateDialog(Dialog):
    """Asks for a date and hands it to `take`, whose `CicaError` is told."""

    def __init__(
        self,
        title: str,
        about: str,
        text: str,
        take: Callable[[VagueDate], object],
        parent: QWidget,
    ) -> None:
        super().__init__(title, _("Save"), parent)
        self._take = take
        said = PlainLabel(about, self)
        said.setWordWrap(True)
        said.setProperty("role", "muted")
        self.date = QLineEdit(text, self)
        self.date.setAccessibleName(title)
        self.date.setPlaceholderText(_("12 March 2026, or 12–14 March 2026"))
        self.date.setToolTip(_("12 March 2026, or 12–14 March 2026"))
        self.date.selectAll()
        self.body.addWidget(said)
        self.body.addWidget(self.date)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.date.setFocus()

    def apply(self) -> None:
        """Read the date and hand it on."""
        self._take(VagueDate.read(self.date.text()))
