"""Every status that the selected party has or had, with the decisions they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cica_events.domain.fields import Field, Kind
from cica_events.domain.parties import Status, begun
from cica_events.i18n import N_, _
from cica_events.queries.decisions import DecisionRow
from cica_events.queries.parties import AffiliationRow
from ui.parties.affiliation_card import AffiliationCard, in_words
from ui.parties.cards_panel import CardsPanel, PanelWords
from ui.parties.listed_values import ListedValues
from ui.parties.record_card import RecordCard
from ui.shell.desk import Desk
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.form_dialog import FormDialog
from ui.toolkit.form_field import Save

PLACES = {"status": (0, 0, 2), "since": (1, 0, 1), "until": (1, 1, 1), "decision": (2, 0, 2)}
DECIDED_BY = Field("decided_by", N_("Outcome of a meeting"), Kind.PARTY)


class AffiliationsPanel(CardsPanel):
    """The dated statuses of one party, the latest first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        words = PanelWords(
            heading=_("Status over time"),
            none=_("It has and had no status with the Conference."),
            add=_("Add status…"),
            add_hint=_("Give this State or organization a status from a date on"),
            remove_hint=_("Remove this status, as if it had never been; to keep it, end it instead"),
            removed=_("The status was removed."),
            ended=_("The status ends on {day}."),
        )
        self._service = desk.workspace.affiliations
        super().__init__(desk, self._service, words, parent)
        self._decisions: dict[str, DecisionRow] = {}
        self._resting: dict[str, str | None] = {}  # by status, the outcome that it rests on
        self._values = ListedValues((), _("No decision on record is called “{text}”, or several are."))

    def set_decisions(self, decisions: Sequence[DecisionRow]) -> None:
        """Take the outcomes on which a status may rest."""
        self._decisions = {row.id: row for row in decisions}
        self._values.offer([(row.id, in_words(row)) for row in decisions])

    def show_party(self, party_id: str, name: str, rows: Sequence[AffiliationRow], day: date) -> None:
        """Show the statuses of a party; ending one is offered for `day`."""
        latest_first = sorted(rows, key=begun, reverse=True)
        super().show_party(party_id, name, latest_first, day)
        for card, row in zip(self.cards, latest_first, strict=False):
            assert isinstance(card, AffiliationCard)
            card.show_decision(self._decisions.get(row.decided_by_id or ""))
        self._resting = {row.id: row.decided_by_id for row in rows}

    def make_card(self, save: Save) -> RecordCard:
        """Return a new card of a status."""
        card = AffiliationCard(self._service.fields, save, self)
        card.meeting_asked.connect(self._go_to)
        card.decision_asked.connect(self._ask_decision)
        return card

    @Slot()
    def ask(self) -> None:
        """Offer to give the party another status."""
        places = {self._service.fields[key]: place for key, place in PLACES.items()} | {DECIDED_BY: (3, 0, 2)}
        dialog = self.open_dialog(_("Status of {party}"), places, self._values, _("Add status"))
        dialog.set_value("status", Status.OBSERVER)

    def make(self, party_id: str, values: dict[str, Any]) -> str:
        """Give a party a status and return its id."""
        return self._service.add(party_id, **values)

    @Slot(str)
    def _go_to(self, meeting_id: str) -> None:
        self._desk.go("meeting", meeting_id=meeting_id, tab="outcomes")

    @Slot(str)
    def _ask_decision(self, affiliation_id: str) -> None:
        dialog = FormDialog(
            _("Decision on the status of {party}").format(party=self._party[1]),
            {DECIDED_BY: (0, 0, 1)},
            values=self._values,
            make=partial(self._rest_on, affiliation_id),
            primary=_("Choose"),
            parent=self,
        )
        dialog.set_value(DECIDED_BY.key, self._resting.get(affiliation_id))
        dialog.remark_on(_("Leave it empty where the status rests on no outcome of a meeting."))
        open_dialog(dialog)

    def _rest_on(self, affiliation_id: str, values: dict[str, Any]) -> str:
        self._service.rest_on(affiliation_id, values.get(DECIDED_BY.key))
        return affiliation_id
