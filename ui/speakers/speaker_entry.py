"""The line in which speakers are named: participants and delegations are offered, others taken by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from cica_events.domain.collation import search_key
from cica_events.i18n import _

LINES = 10


class SpeakerEntry(QLineEdit):
    """Tells the names that were taken with Enter; several pasted lines are several names."""

    named = Signal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Give the floor to… (name or delegation, Enter adds)"))
        self.setAccessibleName(_("Give the floor to"))
        self.setToolTip(_("Type part of a name. Who is not in the meeting is added by name alone."))
        self.setClearButtonEnabled(True)
        self._names: list[tuple[str, str]] = []
        self._found = QStringListModel(self)
        self._completer = QCompleter(self._found, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(LINES)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(self._offer)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names."""
        self._names = [(search_key(name), name) for name in names]

    @property
    def offered(self) -> list[str]:
        """The names offered for what was typed last."""
        return self._found.stringList()

    @Slot(str)
    def _offer(self, text: str) -> None:
        words = search_key(text).split()
        found = [name for key, name in self._names if all(word in key for word in words)] if words else []
        self._found.setStringList(found)
        popup = self._completer.popup()
        if found:
            self._completer.complete()
        elif popup is not None:
            popup.hide()

    @Slot(str)
    def _take(self, name: str) -> None:
        self.clear()
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
        """Take the name typed, or the one offered where it is the only one."""
        typed = " ".join(self.text().split())
        if typed:
            exact = [name for name in self.offered if search_key(name) == search_key(typed)]
            self._take((exact or (self.offered if len(self.offered) == 1 else [typed]))[0])

    def _take_lines(self) -> bool:
        lines = QGuiApplication.clipboard().text().splitlines()
        names = [name for line in lines if (name := " ".join(line.split()))]
        if len(names) < 2:
            return False
        self.clear()
        self.named.emit(names)
        return True
