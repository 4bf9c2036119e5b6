"""Chooses how the items of an agenda are numbered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.domain.meetings import NumberStyle
from cica_events.i18n import _
from ui.runtime.icons import Icons


class NumberStyleMenu(QMenu):
    """Shows each style by its first numbers, the one that stands checked; `chosen` hands out another one."""

    chosen = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(_("Numbers of the agenda"), parent)
        icons.put(self.menuAction(), "list-ordered")
        group = QActionGroup(self)
        self._actions: dict[NumberStyle, QAction] = {}
        for style in NumberStyle:
            action = QAction(style.text, self)
            action.setCheckable(True)
            action.triggered.connect(partial(self._choose, style))
            group.addAction(action)
            self.addAction(action)
            self._actions[style] = action

    def show_style(self, style: NumberStyle) -> None:
        """Check the style that stands."""
        self._actions[style].setChecked(True)

    def _choose(self, style: NumberStyle, _checked: bool = False) -> None:
        self.chosen.emit(style)
