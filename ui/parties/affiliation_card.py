"""One status of a party over a period, with the decision that it rests on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from cica_events.directions import DOT, isolated
from cica_events.domain.fields import Field
from cica_events.i18n import _, language
from cica_events.queries.decisions import DecisionRow
from ui.parties.record_card import RecordCard
from ui.toolkit.elided_button import ElidedButton
from ui.toolkit.form_field import Save
from ui.toolkit.values import Values

KEYS = ("status", "since", "until", "decision")


class AffiliationCard(RecordCard):
    """Leads to the meeting that granted the status, and lets that decision be chosen."""

    meeting_asked = Signal(str)  # id of the meeting
    decision_asked = Signal(str)  # id of the status

    def __init__(self, fields: Mapping[str, Field], save: Save, parent: QWidget) -> None:
        super().__init__([fields[key] for key in KEYS], Values(), save, parent)
        self._meeting_id = ""
        self.meeting = ElidedButton("", self, link=True)
        self.meeting.clicked.connect(self._ask_meeting)
        self.column.insertWidget(len(KEYS), self.meeting)
        self.choose = QPushButton(_("Choose decision…"), self)
        self.choose.setToolTip(_("Choose the outcome of a meeting on which this status rests"))
        self.choose.setProperty("link", True)
        self.choose.clicked.connect(self._ask_decision)
        self.links.addWidget(self.choose)

    def show_decision(self, decision: DecisionRow | None) -> None:
        """Show the outcome on which the status rests."""
        self.meeting.setVisible(decision is not None)
        self._meeting_id = decision.meeting_id if decision else ""
        if decision:
            hint = _("Go to {meeting}").format(meeting=decision.shown_title(language()))
            self.meeting.say(in_words(decision), hint)

    @Slot()
    def _ask_meeting(self) -> None:
        self.meeting_asked.emit(self._meeting_id)

    @Slot()
    def _ask_decision(self) -> None:
        self.decision_asked.emit(self.id)


def in_words(decision: DecisionRow) -> str:
    """Return an outcome as it is listed: the meeting, what it did, and about what."""
    return DOT.join((decision.meeting_key, f"{decision.kind.text}: {isolated(decision.text)}"))
