"""Every status that the selected party has or had, added, changed, ended and removed in the inspector."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cica_events.domain.dates import VagueDate
from cica_events.domain.parties import Status, begun
from cica_events.errors import CicaError
from cica_events.i18n import _, language
from cica_events.queries.parties import AffiliationRow
from ui.parties.affiliation_card import AffiliationCard
from ui.shell.desk import Desk
from ui.shell.tone import Step, Tone
from ui.toolkit.form_dialog import FormDialog, by_key
from ui.toolkit.values import Values


class AffiliationsPanel(QWidget):
    """The dated statuses of one party, the latest first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service = desk.workspace.affiliations
        self._party = ("", "")  # id and name
        self._day = date.min
        self.cards: list[AffiliationCard] = []
        heading = QLabel(_("Status over time"), self)
        heading.setProperty("role", "strong")
        self._none = QLabel(_("It has and had no status with the Conference."), self)
        self._none.setProperty("role", "muted")
        self._none.setWordWrap(True)
        self.add = QPushButton(_("Add status…"), self)
        self.add.setToolTip(_("Give this State or organization a status from a date on"))
        desk.icons.put(self.add, "plus", "text")
        self.add.clicked.connect(self.ask_status)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(8)
        for widget in (heading, self._none):
            self._column.addWidget(widget)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_party(self, party_id: str, name: str, rows: Sequence[AffiliationRow], day: date) -> None:
        """Show the statuses of a party; ending one is offered for `day`."""
        self._party = party_id, name
        self._day = day
        while len(self.cards) < len(rows):
            self._add_card()
        for card, row in zip(self.cards, sorted(rows, key=begun, reverse=True), strict=False):
            card.show_row(row, day)
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(rows))
        self._none.setVisible(not rows)

    def _add_card(self) -> None:
        number = len(self.cards)
        card = AffiliationCard(self._service.fields, partial(self._save, number), self)
        card.end_asked.connect(self._end)
        card.remove_asked.connect(self._remove)
        self.cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)

    def _save(self, number: int, key: str, value: Any) -> None:
        self._service.edit([self.cards[number].id], {key: value})

    @Slot()
    def ask_status(self) -> None:
        """Offer to give the party another status."""
        party_id, name = self._party
        fields = list(self._service.fields.values())
        places = {"status": (0, 0, 2), "since": (1, 0, 1), "until": (1, 1, 1)}
        dialog = FormDialog(
            _("Status of {party}").format(party=name),
            by_key(fields, places),
            values=Values(),
            make=partial(self._make, party_id),
            primary=_("Add status"),
            parent=self,
        )
        dialog.set_value("status", Status.OBSERVER)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _make(self, party_id: str, values: dict[str, Any]) -> str:
        return self._service.add(party_id, values["status"], values.get("since"), values.get("until"))

    @Slot(str)
    def _end(self, affiliation_id: str) -> None:
        when = VagueDate.of(self._day)
        try:
            self._service.edit([affiliation_id], {"until": when})
        except CicaError as error:
            self._desk.report(error)
        else:
            self._done(_("The status ends on {day}.").format(day=when.in_words(language())))

    @Slot(str)
    def _remove(self, affiliation_id: str) -> None:
        try:
            self._service.remove([affiliation_id])
        except CicaError as error:
            self._desk.report(error)
        else:
            self._done(_("The status was removed."))

    def _done(self, text: str) -> None:
        self._desk.messages.show(text, Tone.DONE, [Step(_("Undo"), self._desk.undo.this_step())])
