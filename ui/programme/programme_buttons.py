"""Buttons of the programme for actions that stay on, and such that show only an icon."""

from __future__ import annotations

from PySide6.QtCore import Slot

from ui.toolkit.buttons import ActionButton


class CheckButton(ActionButton):
    """Stays down while its action is on."""

    @Slot()
    def _show(self) -> None:
        super()._show()
        self.setCheckable(self._action.isCheckable())
        self.setChecked(self._action.isChecked())


class IconOnly(CheckButton):
    """Shows the icon only; the words and the shortcut stand in the tooltip."""

    @Slot()
    def _show(self) -> None:
        super()._show()
        self.setText("")
