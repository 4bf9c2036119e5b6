"""When the selected party chairs, or chaired, the Conference and its bodies."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cica_events.domain.fields import Field
from cica_events.i18n import _
from ui.parties.cards_panel import CardsPanel, PanelWords
from ui.parties.listed_values import BodyValues, chosen
from ui.parties.record_card import RecordCard
from ui.shell.desk import Desk
from ui.toolkit.form_dialog import Place
from ui.toolkit.form_field import Save

PLACES = {"body": (0, 0, 2), "since": (1, 0, 1), "until": (1, 1, 1), "decision": (2, 0, 2)}


class ChairmanshipsPanel(CardsPanel):
    """The dated chairmanships of one party, the latest first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        words = PanelWords(
            heading=_("Chairmanship"),
            none=_("It chairs and chaired nothing."),
            add=_("Add chairmanship…"),
            add_hint=_("Let this State or organization chair the Conference or a body from a date on"),
            remove_hint=_("Remove this chairmanship, as if it had never been; to keep it, end it instead"),
            removed=_("The chairmanship was removed."),
            ended=_("The chairmanship ends on {day}."),
        )
        self._service = desk.workspace.chairmanships
        self._values = BodyValues(desk.workspace.bodies)
        super().__init__(desk, self._service, words, parent)

    def _places(self) -> dict[Field, Place]:
        fields = {**self._service.fields, "body": chosen(self._service.fields["body"])}
        return {fields[key]: place for key, place in PLACES.items()}

    def make_card(self, save: Save) -> RecordCard:
        """Return a new card of a chairmanship."""
        return RecordCard(list(self._places()), self._values, save, self)

    @Slot()
    def ask(self) -> None:
        """Offer to let the party chair."""
        dialog = self.open_dialog(_("Chairmanship of {party}"), self._places(), self._values)
        dialog.set_value("body", "")

    def make(self, party_id: str, values: dict[str, Any]) -> str:
        """Let a party chair and return the record's id."""
        return self._service.add(party_id, values)
