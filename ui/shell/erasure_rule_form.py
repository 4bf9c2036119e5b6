"""When sensitive details are to be erased: three ways, kept for the workspace at once."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSpinBox, QWidget

from cica_events.domain.dates import VagueDate
from cica_events.domain.erasing import LONGEST, Rule
from cica_events.domain.fields import Field, Kind
from cica_events.i18n import N_, _, language
from ui.toolkit.date_editor import DateEditor
from ui.toolkit.values import Values

DAY = Field("day", N_("Day of erasing"), Kind.DAY)
USUAL = 90  # days
BESIDE = 60  # pixels that a date's field needs for its button and borders


class ErasureRuleForm(QWidget):
    """Shows a rule and returns the one that is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.never = QRadioButton(_("Keep them until they are erased by hand"), self)
        self.after = QRadioButton(_("Ask some days after the last meeting of a person:"), self)
        self.on_day = QRadioButton(_("Ask about everybody on one day:"), self)
        self._choice = QButtonGroup(self)
        self.days = QSpinBox(self)
        self.days.setRange(0, LONGEST)
        self.days.setValue(USUAL)
        self.days.setAccessibleName(_("Days after the meeting"))
        self.day = DateEditor(DAY, Values(), self)
        self.day.setAccessibleName(_("Day of erasing"))
        self.day.setMinimumWidth(self.fontMetrics().horizontalAdvance(_longest_day()) + BESIDE)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        for row, button in enumerate((self.never, self.after, self.on_day)):
            self._choice.addButton(button)
            grid.addWidget(button, row, 0)
            button.toggled.connect(self._follow)
        grid.addWidget(self.days, 1, 1)
        grid.addWidget(self.day, 2, 1)
        grid.setColumnStretch(2, 1)
        self.never.setChecked(True)

    def show_rule(self, rule: Rule) -> None:
        """Show what was chosen."""
        chosen = self.on_day if rule.day else self.after if rule.days is not None else self.never
        chosen.setChecked(True)
        if rule.days is not None:
            self.days.setValue(rule.days)
        self.day.set_value(rule.day)

    def rule(self) -> Rule:
        """Return what is chosen; ValidationError where the day is none."""
        if self.after.isChecked():
            return Rule(days=self.days.value())
        return Rule(day=self.day.value()) if self.on_day.isChecked() else Rule()

    @Slot()
    def _follow(self) -> None:
        self.days.setEnabled(self.after.isChecked())
        self.day.setEnabled(self.on_day.isChecked())
        self.changed.emit()


def _longest_day() -> str:
    """Return about the longest day as the language writes it: no name of a month left out is longer."""
    return max((VagueDate.of(date(2000, month, 30)).in_words(language()) for month in range(3, 13)), key=len)
