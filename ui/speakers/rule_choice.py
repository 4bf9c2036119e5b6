"""By what speakers are put in order: the rules, each with a sentence that says what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from cica_events.domain.speakers import SpeakingRule
from cica_events.i18n import _
from ui.speakers.speaker_fields import RULES


class RuleChoice(QWidget):
    """Tells the rule that the user chose."""

    chosen = Signal(object)  # SpeakingRule

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = QComboBox(self)
        self.box.setAccessibleName(_("Order of speakers"))
        for rule, sentence in RULES.items():
            self.box.addItem(rule.text, rule.value)
            self.box.setItemData(self.box.count() - 1, _(sentence), Qt.ItemDataRole.ToolTipRole)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(22)
        self.box.activated.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)

    def show_rule(self, rule: SpeakingRule) -> None:
        """Show which rule holds."""
        self.box.setCurrentIndex(self.box.findData(rule.value))
        self.box.setToolTip(_(RULES[rule]))

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(SpeakingRule.of(self.box.currentData()))
