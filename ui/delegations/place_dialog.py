"""Asks for the place that a delegation is given by hand, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from cica_events.i18n import _
from cica_events.queries.delegations import DelegationRow
from ui.delegations.delegation_line import DelegationLine
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel

LAST = ""
WIDTH = 56  # average characters

Place = Callable[[str | None, str], None]
"""Called with the id of the delegation to stand before (None: last) and the reason; raises `CicaError`."""


class PlaceDialog(Dialog):
    """Offers the places of the section of `line`; `others` are the other delegations of it, in order."""

    def __init__(
        self, line: DelegationLine, others: Sequence[DelegationRow], place: Place, parent: QWidget
    ) -> None:
        title = _("A place by hand: {name}").format(name=line.party_name)
        super().__init__(title, _("Place here"), parent)
        self._place = place
        self.before = QComboBox(self)
        for number, other in enumerate(others, start=1):
            text = _("{number}. Before {name}").format(number=number, name=other.party_name)
            self.before.addItem(text, other.id)
        self.before.addItem(_("{number}. Last").format(number=len(others) + 1), LAST)
        here = sum(other.number < line.number for other in others)
        self.before.setCurrentIndex(here if line.order else 0)
        self.reason = QLineEdit(line.order_reason, self)
        self.reason.setPlaceholderText(_("For example: host of the next meeting"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        hint = _("The others of the section stay in protocol order. The reason is kept and shown.")
        self.body.addWidget(self._label(hint, "muted"))
        self._put(_("Place in “{section}”").format(section=line.section.text), self.before)
        self._put(_("Reason"), self.reason)
        self.body.addStretch(1)
        self.before.setFocus()

    def _put(self, caption: str, field: QWidget) -> None:
        label = self._label(caption, "small")
        label.setBuddy(field)
        field.setAccessibleName(caption)
        self.body.addWidget(label)
        self.body.addWidget(field)

    def _label(self, text: str, role: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def apply(self) -> None:
        """Give the place; what refuses it is told, and the reason asked for again."""
        self.reason.setFocus()
        self._place(self.before.currentData() or None, self.reason.text())
