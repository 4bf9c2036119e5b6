"""Compares any two versions of an agenda: which two, how much changed, and what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cica_events.directions import DOT
from cica_events.errors import CicaError
from cica_events.i18n import _, language
from cica_events.services.agenda_versions import (
    AgendaChange,
    AgendaChangeKind,
    AgendaVersionService,
    IssueRow,
)
from ui.agenda.change_text import ChangeText, summary
from ui.toolkit.plain import PlainLabel

PRESENT = ""
"""Stands for the agenda as it is now among the ids of versions."""


class Comparison(QWidget):
    """Shows what changed from the version chosen on the left to the one chosen on the right."""

    def __init__(self, versions: AgendaVersionService, parent: QWidget) -> None:
        super().__init__(parent)
        self._versions = versions
        self.alike = False  # whether the two that are shown do not differ at all
        self.before, self.after = QComboBox(self), QComboBox(self)
        self.before.setAccessibleName(_("Compare this version"))
        self.after.setAccessibleName(_("with this version"))
        self.times = QCheckBox(_("Show times as well"), self)
        self.count = PlainLabel(self)
        self.count.setProperty("role", "muted")
        self.text = ChangeText(self)
        self._lay_out()
        for choice in (self.before, self.after):
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(12)
            choice.currentIndexChanged.connect(self.refresh)
        self.times.toggled.connect(self.refresh)

    def _lay_out(self) -> None:
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(self.before, 1)
        pair.addWidget(PlainLabel("→", self))
        pair.addWidget(self.after, 1)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.count, 1)
        told.addWidget(self.times)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(pair)
        layout.addLayout(told)
        layout.addWidget(self.text, 1)

    def offer(self, issues: Sequence[IssueRow]) -> None:
        """Offer other versions, the oldest first, and the agenda as it is now; a choice is kept."""
        chosen = [self.before.currentData(), self.after.currentData()]
        names = [(_named(issue), issue.id) for issue in reversed(issues)]
        for choice, options, wanted in (
            (self.before, names, chosen[0]),
            (self.after, [*names, (_("As it is now"), PRESENT)], chosen[1]),
        ):
            choice.blockSignals(True)
            choice.clear()
            for text, value in options:
                choice.addItem(text, value)
            at = choice.findData(wanted) if wanted is not None else -1
            choice.setCurrentIndex(at if at >= 0 else choice.count() - 1)
            choice.blockSignals(False)
        self.refresh()

    def compare(self, before: str, after: str = PRESENT) -> None:
        """Choose two versions."""
        self.before.setCurrentIndex(self.before.findData(before))
        self.after.setCurrentIndex(self.after.findData(after))

    @Slot()
    def refresh(self) -> None:
        """Compare anew."""
        before, after = self.before.currentData(), self.after.currentData()
        there = bool(before)
        for part in (self.before, self.after, self.times, self.count):
            part.setEnabled(there)
        if not there:
            self.count.setText("")
            self.text.show_remark(_("Once a version is issued, it is compared here with any other."))
            return
        try:
            found = self._versions.compare(str(before), str(after) or None)
        except CicaError as error:
            self.count.setText("")
            self.text.show_remark(str(error))
            return
        self._show(found)

    def _show(self, found: Sequence[AgendaChange]) -> None:
        moments = {AgendaChangeKind.TIME}
        shown = [change for change in found if self.times.isChecked() or change.kind not in moments]
        self.count.setText(summary(shown))
        self.alike = not found
        if found and not shown:
            self.text.show_remark(_("Only times changed. “Show times as well” shows them."))
        else:
            self.text.show_changes(shown)


def _named(issue: IssueRow) -> str:
    return DOT.join(filter(None, (issue.name(language()), issue.symbol)))
