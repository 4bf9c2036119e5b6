"""Asks whether an archive of the whole workspace shall hold passport, birth and health data, too."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cica_events.domain.fields import Privacy
from cica_events.i18n import _
from ui.shell.export_choice_privacy import ExportPrivacy
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel

WIDTH = 72  # average characters


class ArchiveDialog(Dialog):
    """Hands on by `chosen` whether they are wanted."""

    chosen = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Export everything to an archive"), _("Choose a file…"), parent)
        words = _(
            "An archive holds all meetings, people, contacts, documents and the history as plain files, from "
            "which the workspace can be made again."
        )
        label = PlainLabel(words, self)
        label.setWordWrap(True)
        self.body.addWidget(label)
        self.privacy = ExportPrivacy(self, [Privacy.SENSITIVE])
        self.privacy.changed.connect(self._say)
        self.body.addWidget(self.privacy)
        self.body.addStretch(1)
        self._say()
        self.resize(self.fontMetrics().averageCharWidth() * WIDTH, 1)  # it grows with its texts

    @Slot()
    def _say(self) -> None:
        risk = _("Whoever has the file can read all of it: keep it as you keep passports.")
        lack = _("A workspace that is made of it has everything but these data.")
        wanted = Privacy.SENSITIVE in self.privacy.included()
        self.privacy.remark(risk if wanted else lack, warning=wanted)

    def apply(self) -> None:
        """Hand on the choice once the dialog is closed."""
        self.accepted.connect(self._hand_on)

    @Slot()
    def _hand_on(self) -> None:
        self.chosen.emit(Privacy.SENSITIVE in self.privacy.included())
