"""What a report is about: a span of years, bodies, whether planned meetings count, and which people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QWidget

from cica_events.directions import DOT
from cica_events.domain.fields import Labelled
from cica_events.domain.meetings import Stage
from cica_events.domain.participants import Participation
from cica_events.domain.representatives import TOOK_PART, Counting, People
from cica_events.i18n import _, ngettext
from cica_events.queries.reports import Scope
from cica_events.services.reports import ReportChoices
from ui.runtime.settings import Settings
from ui.toolkit.buttons import MenuButton
from ui.toolkit.plain import PlainLabel, plain_hint

USUAL_SPAN = 3  # years
KEPT = "reports"
HELD = frozenset({Stage.HELD})
AHEAD = HELD | {Stage.PLANNED, Stage.CONFIRMED}


class CheckMenu(QMenu):
    """A menu of marks that stays open while one sets them."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Set a mark without closing; anything else as usual."""
        action: QAction | None = self.actionAt(event.position().toPoint())  # the stub knows no None
        if action is not None and action.isCheckable() and action.isEnabled():
            action.toggle()
            return
        super().mouseReleaseEvent(event)


class ScopeBar(QWidget):
    """The choices, kept from start to start; `changed` tells of each."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._kept: dict[str, Any] = settings.layout(KEPT)
        self.first, self.last = self._years(_("From year")), self._years(_("To year"))
        self.bodies_menu, self.counting_menu = CheckMenu(self), CheckMenu(self)
        self.bodies = MenuButton(_("All bodies"), self.bodies_menu, hint=_("Bodies that count"), parent=self)
        self.counting_button = MenuButton(
            _("What counts"), self.counting_menu, hint=_("Which people and meetings count"), parent=self
        )
        self.span = QWidget(self)
        row = QHBoxLayout(self.span)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        dash = PlainLabel("–", self.span)
        for widget in (self.first, dash, self.last, self.bodies):
            row.addWidget(widget)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.span)
        whole.addWidget(self.counting_button)
        self._ahead = self._mark(self.counting_menu, _("Planned meetings too"), "ahead", checked=False)
        self._steps: dict[Labelled, QAction] = {}
        self._people: dict[Labelled, QAction] = {}
        self._fill_counting()

    def _years(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(plain_hint(name))
        box.currentIndexChanged.connect(self._chosen)
        return box

    def _fill_counting(self) -> None:
        for title, choices, usual, marks in (
            (_("Status"), Participation, TOOK_PART, self._steps),
            (_("Who they are"), People, frozenset(People), self._people),
        ):
            self.counting_menu.addSection(title)
            for each in choices:
                marks[each] = self._mark(self.counting_menu, each.text, each.value, checked=each in usual)

    def _mark(self, menu: QMenu, text: str, key: str, *, checked: bool) -> QAction:
        action = QAction(text, menu)
        action.setCheckable(True)
        action.setData(key)
        kept = self._kept.get("marks", {})
        action.setChecked(bool(kept.get(key, checked)) if isinstance(kept, dict) else checked)
        action.toggled.connect(self._chosen)
        menu.addAction(action)
        return action

    def offer(self, choices: ReportChoices) -> None:
        """Offer the years and bodies there are; what was chosen stays, as far as it is there."""
        years = choices.years
        first, last = self._span(choices)
        for box, chosen in ((self.first, first), (self.last, last)):
            box.blockSignals(True)
            box.clear()
            for year in years:
                box.addItem(str(year), year)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.blockSignals(False)
        chosen_bodies = set(self._bodies()) or set(_texts(self._kept.get("bodies")))
        self.bodies_menu.clear()
        for code, name in choices.bodies:
            action = QAction(DOT.join((code, name)), self.bodies_menu)
            action.setCheckable(True)
            action.setChecked(code in chosen_bodies)
            action.setData(code)
            action.toggled.connect(self._chosen)
            self.bodies_menu.addAction(action)
        self._name_bodies()

    def _span(self, choices: ReportChoices) -> tuple[int | None, int | None]:
        if self.first.count():
            return self.first.currentData(), self.last.currentData()
        kept = self._kept.get("first"), self._kept.get("last")
        if kept[0] in choices.years and kept[1] in choices.years:
            return kept
        years = choices.held or choices.years
        return (years[-USUAL_SPAN:][0], years[-1]) if years else (None, None)

    def scope(self) -> Scope:
        """Return which meetings are meant; a span begun at its end is turned round."""
        first, last = sorted([self.first.currentData() or 0, self.last.currentData() or 0])
        stages = AHEAD if self._ahead.isChecked() else HELD
        return Scope(first or None, last or None, frozenset(self._bodies()), stages)

    def counting(self) -> Counting:
        """Return whom to count."""
        steps = frozenset(each for each in Participation if self._steps[each].isChecked())
        return Counting(steps, frozenset(each for each in People if self._people[each].isChecked()))

    def widen(self) -> None:
        """Choose all years and bodies, and planned meetings too."""
        self.blockSignals(True)
        self.first.setCurrentIndex(0)
        self.last.setCurrentIndex(self.last.count() - 1)
        for action in (*self.bodies_menu.actions(), *[self._ahead]):
            action.setChecked(action is self._ahead)
        self.blockSignals(False)
        self._chosen()

    def show_people(self, shown: bool) -> None:
        """Offer which people count, or only which meetings."""
        for action in (*self._steps.values(), *self._people.values()):
            action.setVisible(shown)
        for action in self.counting_menu.actions():
            if action.isSeparator():
                action.setVisible(shown)

    def _bodies(self) -> list[str]:
        return [str(each.data()) for each in self.bodies_menu.actions() if each.isChecked()]

    def _name_bodies(self) -> None:
        chosen = self._bodies()
        text = ngettext("{count} body", "{count} bodies", len(chosen)).format(count=len(chosen))
        text = ", ".join(chosen) if 0 < len(chosen) < 3 else text if chosen else _("All bodies")
        self.bodies.setText(text)
        self.bodies.setAccessibleName(_("Bodies: {chosen}").format(chosen=text))

    @Slot()
    def _chosen(self) -> None:
        self._name_bodies()
        marks = {
            str(each.data()): each.isChecked() for each in self.counting_menu.actions() if each.isCheckable()
        }
        self._kept = {
            "first": self.first.currentData(),
            "last": self.last.currentData(),
            "bodies": self._bodies(),
            "marks": marks,
        }
        self._settings.set_layout(KEPT, self._kept)
        if not self.signalsBlocked():
            self.changed.emit()


def _texts(value: object) -> Iterable[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
