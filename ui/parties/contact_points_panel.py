"""Whom the secretariat writes to at the selected party."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cica_events.domain.fields import Field
from cica_events.i18n import _
from ui.parties.cards_panel import CardsPanel, PanelWords
from ui.parties.record_card import RecordCard
from ui.shell.desk import Desk
from ui.toolkit.form_dialog import Place
from ui.toolkit.form_field import Save
from ui.toolkit.values import Values

PLACES = {
    "name": (0, 0, 2),
    "function": (1, 0, 2),
    "email": (2, 0, 1),
    "phone": (2, 1, 1),
    "notes": (3, 0, 2),
}
ON_CARD = ("name", "function", "email", "phone")


class ContactPointsPanel(CardsPanel):
    """The contact points of one party, in the order in which they were added."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        words = PanelWords(
            heading=_("Contact points"),
            none=_("Nobody is named whom to write to."),
            add=_("Add contact point…"),
            add_hint=_("Name somebody whom to write to at this State or organization"),
            remove_hint=_("Remove this contact point"),
            removed=_("The contact point was removed."),
        )
        self._service = desk.workspace.contact_points
        self._values = Values()
        super().__init__(desk, self._service, words, parent)

    def _places(self) -> dict[Field, Place]:
        return {self._service.fields[key]: place for key, place in PLACES.items()}

    def make_card(self, save: Save) -> RecordCard:
        """Return a new card of a contact point."""
        return RecordCard([self._service.fields[key] for key in ON_CARD], self._values, save, self)

    @Slot()
    def ask(self) -> None:
        """Offer to add a contact point."""
        self.open_dialog(_("Contact point of {party}"), self._places(), self._values)

    def make(self, party_id: str, values: dict[str, Any]) -> str:
        """Add a contact point to a party and return its id."""
        return self._service.add(party_id, values)
