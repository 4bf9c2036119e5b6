"""The buttons that narrow the rows to those that meet with the same, each with its count."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QWidget

from cica_events.i18n import _
from ui.imports.preview import ACQUAINTANCES, FATES, Preview, Sieve
from ui.toolkit.buttons import MenuButton
from ui.toolkit.flow_layout import FlowLayout


class SieveRow(QWidget):
    """Emits `chosen` when another sieve shall hold; a sieve that keeps no row any more gives way to all."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sieve = Sieve.ALL
        self._group = QButtonGroup(self)
        self._layout = FlowLayout(self, spacing=4, between_lines=4)
        for number, sieve in enumerate(FATES):
            button = QPushButton(sieve.text, self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(sieve is Sieve.ALL)
            self._group.addButton(button, number)
            self._layout.addWidget(button)
        self._group.idClicked.connect(self._pick_fate)
        self._menu = QMenu(self)
        self._actions = QActionGroup(self)
        self._actions.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for sieve in ACQUAINTANCES.values():
            action = QAction(sieve.text, self._menu, checkable=True)
            action.setData(sieve.value)
            self._actions.addAction(action)
            self._menu.addAction(action)
        self._actions.triggered.connect(self._pick_acquaintance)
        self.known = MenuButton(
            _("Recognised"), self._menu, hint=_("Show only rows whose people are known already"), parent=self
        )
        self._layout.addWidget(self.known)

    def add(self, widget: QWidget) -> None:
        """Put a widget behind the buttons."""
        self._layout.addWidget(widget)

    def button(self, sieve: Sieve) -> QPushButton:
        """Return the button of what becomes of a row."""
        button = self._group.button(FATES.index(sieve))
        assert isinstance(button, QPushButton)
        return button

    def show_counts(self, preview: Preview) -> None:
        """Show how many rows each sieve keeps."""
        for sieve in FATES:
            count, button = preview.count(sieve), self.button(sieve)
            words = f"{sieve.text}  {count}"
            button.setText(words)
            button.setToolTip(_("Show only these rows") if sieve is not Sieve.ALL else _("Show all rows"))
            button.setVisible(bool(count) or sieve is Sieve.ALL)
        known = 0
        for action in self._actions.actions():
            sieve = Sieve.of(action.data())
            count = preview.count(sieve)
            known += count
            action.setText(f"{sieve.text}  {count}")
            action.setEnabled(bool(count))
        self.known.setVisible(bool(known))
        if self.sieve is not Sieve.ALL and not preview.count(self.sieve):
            self.choose(Sieve.ALL)

    def choose(self, sieve: Sieve) -> None:
        """Let another sieve hold."""
        self.sieve = sieve
        acquaintance = sieve in ACQUAINTANCES.values()
        self._group.setExclusive(False)
        for other in FATES:
            self.button(other).setChecked(other is sieve)
        self._group.setExclusive(True)
        for action in self._actions.actions():
            action.setChecked(action.data() == sieve.value)
        self.known.setText(sieve.text if acquaintance else _("Recognised"))
        self.chosen.emit()

    @Slot(int)
    def _pick_fate(self, number: int) -> None:
        self.choose(FATES[number])

    @Slot(QAction)
    def _pick_acquaintance(self, action: QAction) -> None:
        self.choose(Sieve.of(action.data()) if action.isChecked() else Sieve.ALL)
