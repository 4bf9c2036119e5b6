"""The button that says how far a meeting has come and changes it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.domain.meetings import Stage
from cica_events.i18n import _
from ui.meetings.stages import STAGES
from ui.toolkit.buttons import MenuButton


class StageButton(MenuButton):
    """Offers every stage; `chosen` tells the one that is wanted."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        self._menu = QMenu(parent)
        super().__init__(_("Stage"), self._menu, hint=_("Change how far the meeting has come"), parent=parent)
        self._group = QActionGroup(self)
        for stage, (_tone, symbol) in STAGES.items():
            action = self._menu.addAction(f"{symbol}  {stage.text}")
            action.setCheckable(True)
            action.setData(stage.value)
            self._group.addAction(action)
        self._group.triggered.connect(self._choose)

    def show_stage(self, stage: Stage) -> None:
        """Check the stage that stands."""
        for action in self._group.actions():
            action.setChecked(action.data() == stage.value)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.chosen.emit(Stage.of(action.data()))
