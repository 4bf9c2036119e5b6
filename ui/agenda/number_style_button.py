"""Chooses how the items of an agenda are numbered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.domain.meetings import NumberStyle
from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.toolkit.buttons import MenuButton


class NumberStyleButton(MenuButton):
    """Shows the style by its first numbers; `chosen` hands out another one."""

    chosen = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        menu = QMenu(parent)
        super().__init__("", menu, hint=_("How the items are numbered"), parent=parent)
        self.setAccessibleName(_("Numbers of the agenda"))
        icons.put(self, "list-ordered")
        group = QActionGroup(self)
        self._actions: dict[NumberStyle, QAction] = {}
        for style in NumberStyle:
            action = QAction(style.text, menu)
            action.setCheckable(True)
            action.triggered.connect(partial(self._choose, style))
            group.addAction(action)
            menu.addAction(action)
            self._actions[style] = action

    def show_style(self, style: NumberStyle) -> None:
        """Show the style that stands."""
        self._actions[style].setChecked(True)
        self.setToolTip(_("How the items are numbered: {style}").format(style=style.text))

    def _choose(self, style: NumberStyle, _checked: bool = False) -> None:
        self.chosen.emit(style)
