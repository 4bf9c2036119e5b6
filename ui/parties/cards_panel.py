"""The records of one kind that belong to the selected party, added, changed, ended and removed in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field
from cica_events.i18n import _, language
from ui.parties.record_card import RecordCard
from ui.shell.desk import Desk
from ui.toolkit.buttons import SpacedButton
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.form_dialog import FormDialog, Place
from ui.toolkit.form_field import Save
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.values import Values


@dataclass(frozen=True, slots=True)
class PanelWords:
    """What a panel says, translated; `ended` holds {day}."""

    heading: str
    none: str
    add: str
    add_hint: str
    remove_hint: str
    removed: str
    ended: str = ""


class CardService(Protocol):
    """What a panel asks of the service of its records."""

    def edit(self, ids: Sequence[str], values: Mapping[str, Any]) -> None: ...
    def remove(self, ids: Sequence[str]) -> None: ...


class CardsPanel(QWidget):
    """A card for each record, and a button that adds one; a subclass makes its cards and its dialog."""

    def __init__(self, desk: Desk, service: CardService, words: PanelWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editing = service
        self._words = words
        self._party = ("", "")  # id and name
        self._day = date.min
        self.cards: list[RecordCard] = []
        heading = PlainLabel(words.heading, self)
        heading.setProperty("role", "strong")
        self._none = PlainLabel(words.none, self)
        self._none.setProperty("role", "muted")
        self._none.setWordWrap(True)
        self.add = SpacedButton(words.add, self)
        self.add.setToolTip(plain_hint(words.add_hint))
        desk.icons.put(self.add, "plus", "text")
        self.add.clicked.connect(self.ask)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(8)
        for widget in (heading, self._none):
            self._column.addWidget(widget)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_party(self, party_id: str, name: str, rows: Sequence[Any], day: date) -> None:
        """Show the records of a party; ending one is offered for `day`."""
        self._party = party_id, name
        self._day = day
        while len(self.cards) < len(rows):
            self._add_card()
        for card, row in zip(self.cards, rows, strict=False):
            card.show_row(row, day)
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(rows))
        self._none.setVisible(not rows)

    def _add_card(self) -> None:
        card = self.make_card(partial(self._save, len(self.cards)))
        card.remove.setToolTip(plain_hint(self._words.remove_hint))
        card.end_asked.connect(self._end)
        card.remove_asked.connect(self._remove)
        self.cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)

    def make_card(self, save: Save) -> RecordCard:
        """Return a new card whose fields are saved by `save`."""
        raise NotImplementedError

    def _save(self, number: int, key: str, value: Any) -> None:
        self._editing.edit([self.cards[number].id], {key: value})

    @Slot()
    def ask(self) -> None:
        """Offer to add a record."""
        raise NotImplementedError

    def open_dialog(
        self, title: str, places: Mapping[Field, Place], values: Values, primary: str = ""
    ) -> FormDialog:
        """Open a dialog that makes a record of the party shown, by `make`, and return it."""
        dialog = FormDialog(
            title.format(party=self._party[1]),
            places,
            values=values,
            make=partial(self.make, self._party[0]),
            primary=primary or _("Add"),
            parent=self,
        )
        open_dialog(dialog)
        return dialog

    def make(self, party_id: str, values: dict[str, Any]) -> str:
        """Add a record to a party and return its id."""
        raise NotImplementedError

    @Slot(str)
    def _end(self, record_id: str) -> None:
        when = VagueDate.of(self._day)
        if self._desk.succeeds(partial(self._editing.edit, [record_id], {"until": when})):
            self._desk.tell_done(self._words.ended.format(day=when.in_words(language())))

    @Slot(str)
    def _remove(self, record_id: str) -> None:
        if self._desk.succeeds(partial(self._editing.remove, [record_id])):
            self._desk.tell_done(self._words.removed)
