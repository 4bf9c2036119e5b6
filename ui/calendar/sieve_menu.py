"""Chooses which meetings are shown, by lists of values with counts, and shows what is chosen as chips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from cica_events.domain.meetings import Format, Stage
from cica_events.i18n import _
from ui.calendar.sieve import Facet, Sieve
from ui.calendar.words import dimension_name
from ui.runtime.icons import Icons
from ui.toolkit.buttons import MenuButton
from ui.toolkit.flow_layout import FlowLayout

Counts = Callable[[Facet], Sequence[tuple[str, int]]]
"""Returns the values of a facet with how many meetings each would show."""
ValueName = Callable[[Facet, str], str]
"""Returns what a value of a facet is called."""


class _ChoiceMenu(QMenu):
    """A menu that stays open while values are chosen in it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action in self.actions() and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action in self.actions() and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class SieveMenu(MenuButton):
    """Changes `sieve`; `changed` tells that it did."""

    changed = Signal()

    def __init__(self, sieve: Sieve, counts: Counts, name: ValueName, icons: Icons, parent: QWidget) -> None:
        self._menu = QMenu(parent)
        super().__init__(_("Show only"), self._menu, hint=_("Choose which meetings are shown"), parent=parent)
        icons.put(self, "funnel")
        self._sieve, self.counts, self._name = sieve, counts, name
        self._parts = {facet: self._part(facet) for facet in Facet}
        self._menu.addSeparator()
        self.clear = QAction(_("Show all meetings"), self)
        self.clear.setToolTip(_("Take all filters of the calendar away"))
        self.clear.triggered.connect(self._clear)
        self._menu.addAction(self.clear)
        self._menu.aboutToShow.connect(self._ready)

    def _part(self, facet: Facet) -> QMenu:
        part = _ChoiceMenu(_(facet.label), self._menu)
        part.aboutToShow.connect(partial(self._fill, facet))
        self._menu.addMenu(part)
        return part

    @Slot()
    def _ready(self) -> None:
        self.clear.setEnabled(self._sieve.active)

    def _fill(self, facet: Facet) -> None:
        part = self._parts[facet]
        part.clear()
        chosen = self._sieve.chosen.get(facet, set())
        for value, count in self.counts(facet):
            text = self._name(facet, value).replace("&", "&&")
            action = part.addAction(f"{text}\t{count}")
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.toggled.connect(partial(self.choose, facet, value))

    def choose(self, facet: Facet, value: str, _on: bool = True) -> None:
        """Choose a value of a facet, or choose it no more."""
        self._sieve.toggle(facet, value)
        self.changed.emit()

    @Slot()
    def _clear(self) -> None:
        self._sieve.clear()
        self.changed.emit()


class Chips(QWidget):
    """One button for each value that is chosen; pressing it takes the value away."""

    changed = Signal()

    def __init__(self, sieve: Sieve, name: ValueName, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._sieve, self._name, self._icons = sieve, name, icons
        self._flow = FlowLayout(self, spacing=6, between_lines=4)
        self.hide()

    def renew(self) -> None:
        """Show what is chosen now."""
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for facet, values in self._sieve.chosen.items():
            for value in sorted(values):
                self._flow.addWidget(self._chip(facet, value))
        self.setVisible(self._flow.count() > 0)

    def _chip(self, facet: Facet, value: str) -> QPushButton:
        text = _("{field}: {value}").format(field=_(facet.label), value=self._name(facet, value))
        chip = QPushButton(text.replace("&", "&&"), self)
        self._icons.put(chip, "x", "muted")
        chip.setToolTip(_("Take this filter away"))
        chip.setAccessibleName(_("Take the filter “{name}” away").format(name=text))
        chip.clicked.connect(partial(self._take_away, facet, value))
        chip.show()
        return chip

    def _take_away(self, facet: Facet, value: str, _on: bool = False) -> None:
        self._sieve.toggle(facet, value)
        self.changed.emit()


def value_name(facet: Facet, value: str, body_name: Callable[[str], str]) -> str:
    """Return what a value is called, also that there is none."""
    if not value:
        return _("Not given")
    match facet:
        case Facet.BODY:
            return body_name(value)
        case Facet.STAGE:
            return Stage.of(value).text
        case Facet.FORMAT:
            return Format.of(value).text
        case Facet.DIMENSION:
            return dimension_name(value)
        case _:
            return value
