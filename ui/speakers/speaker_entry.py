"""The line in which speakers are named: participants and delegations are offered, others taken by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from cica_events.domain.collation import search_key
from cica_events.i18n import _
from ui.toolkit.marks import Mark, mark_icon, no_mark
from ui.toolkit.name_search import NameSearch
from ui.toolkit.person_values import Named

LINES = 10
ROOM = 10  # pixels above and below a name that is offered
MANY = 30  # names that are remembered


class SpeakerEntry(QLineEdit):
    """Tells the names that were taken with Enter; several pasted lines are several names."""

    named = Signal(list)

    def __init__(self, parent: QWidget, mark: Mark = no_mark) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setPlaceholderText(_("Give the floor to… (name or delegation, Enter adds)"))
        self.setAccessibleName(_("Give the floor to"))
        self.setToolTip(_("Type part of a name. Who is not in the meeting is added by name alone."))
        self.setClearButtonEnabled(True)
        self._names: Sequence[Named] = ()
        self._search = NameSearch(())
        self._lately: list[str] = []  # names taken, the last first
        self._found = QStandardItemModel(self)
        self._completer = QCompleter(self._found, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(LINES)
        self._completer.setWidget(self)
        if (popup := self._completer.popup()) is not None:
            height = self.fontMetrics().height() + ROOM
            popup.setStyleSheet(f"QListView::item {{ min-height: {height}px; padding: 0 6px; }}")
        self._completer.activated.connect(self._take)
        self.textEdited.connect(self._offer)

    def offer(self, names: Sequence[Named]) -> None:
        """Offer these names, each with its flag; those taken last come first."""
        self._names = names
        self._search = NameSearch([one.name for one in names], [one.also for one in names])

    @property
    def offered(self) -> list[str]:
        """The names offered for what was typed last."""
        return [self._found.item(row).text() for row in range(self._found.rowCount())]

    @Slot(str)
    def _offer(self, text: str) -> None:
        found = [self._names[place] for place in self._search.places(text)] if text.strip() else []
        found.sort(key=lambda one: one.name not in self._lately)
        self._found.clear()
        for one in found:
            self._found.appendRow(QStandardItem(mark_icon(self._mark, one.party_id, self), one.name))
        popup = self._completer.popup()
        if found:
            self._completer.complete()
        elif popup is not None:
            popup.hide()

    @Slot(str)
    def _take(self, name: str) -> None:
        self.clear()
        self._lately = [name, *self._lately[:MANY]]
        self.named.emit([name])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what was typed, pasting several lines takes each of them."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_typed()
        elif not (event.matches(QKeySequence.StandardKey.Paste) and self._take_lines()):
            super().keyPressEvent(event)
            return
        event.accept()

    def _take_typed(self) -> None:
        """Take the name typed, or the only one that is meant; a slip may as well be somebody else."""
        typed = " ".join(self.text().split())
        if typed:
            exact = [name for name in self.offered if search_key(name) == search_key(typed)]
            meant = self._search.the_one(typed)
            self._take(exact[0] if exact else typed if meant is None else self._names[meant].name)

    def _take_lines(self) -> bool:
        lines = QGuiApplication.clipboard().text().splitlines()
        names = [name for line in lines if (name := " ".join(line.split()))]
        if len(names) < 2:
            return False
        self.clear()
        self.named.emit(names)
        return True
