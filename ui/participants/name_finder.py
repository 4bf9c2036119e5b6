"""Offers people of the directory under a field in which a name is being typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from cica_events.i18n import _
from cica_events.queries.people import PersonRow
from ui.toolkit.marks import Mark, mark_icon, no_mark

Find = Callable[[str], Sequence[PersonRow]]
FROM = 2  # letters that must be there
ROOM, GAP = 32, 2  # pixels beside the lines that are offered, and above them


class NameFinder(QCompleter):
    """Lists those whom `find` returns; never writes into the field, so that a new name can be typed."""

    chosen = Signal(object)  # PersonRow

    def __init__(self, line: QLineEdit, find: Find, mark: Mark = no_mark) -> None:
        super().__init__(line)
        self._mark = mark
        self._line = line
        self._find = find
        self._found: Sequence[PersonRow] = ()
        self._unknown: str | None = None  # what was typed last, while nobody is known for it
        self._lines = QStandardItemModel(self)
        self.setModel(self._lines)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(8)
        self.setWidget(line)
        line.textEdited.connect(self._offer)
        self.activated[QModelIndex].connect(self._choose)  # type: ignore[index]  # a signal of two shapes

    @property
    def offered(self) -> list[str]:
        """The lines that are offered now."""
        popup = self.popup()
        if popup is None or not popup.isVisible():
            return []
        return [self._lines.item(row).text() for row in range(self._lines.rowCount())]

    def look_again(self) -> None:
        """Offer whom `find` knows by now for what is being typed, if nobody was offered for it."""
        if self._line.hasFocus() and self._line.text() == self._unknown:
            self._offer(self._unknown)

    @Slot(str)
    def _offer(self, text: str) -> None:
        self._found = self._find(text) if len(text.strip()) >= FROM else ()
        self._unknown = None if self._found else text
        self._lines.clear()
        for person in self._found:
            icon = mark_icon(self._mark, person.party_id or "", self._line)
            self._lines.appendRow(QStandardItem(icon, _line(person)))
        popup = self.popup()
        if popup is None:
            return
        if self._found:
            wanted = popup.sizeHintForColumn(0) + ROOM
            self.complete(QRect(0, 0, max(wanted, self._line.width()), self._line.height() + GAP))
        else:
            popup.hide()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        name = index.data(Qt.ItemDataRole.DisplayRole)
        person = next((each for each in self._found if _line(each) == name), None)
        if person is not None:
            self.chosen.emit(person)


def _line(person: PersonRow) -> str:
    """Return the person as one line: name, party, position."""
    rest = _(", ").join(part for part in (person.party, person.position) if part)
    return _("{name} — {rest}").format(name=person.name, rest=rest) if rest else person.name
