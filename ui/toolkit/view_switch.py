"""The switch between several views of the same thing, such as a list and a board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.runtime.icons import Icons
from ui.toolkit.buttons import SpacedButton
from ui.toolkit.plain import plain_hint


@dataclass(frozen=True, slots=True)
class Choice:
    """One view: what its button says, its icon and its hint, each may be empty."""

    key: str
    text: str
    icon: str = ""
    hint: str = ""


class ViewSwitch(QWidget):
    """Buttons side by side of which one is down; `chosen` names the view that the user pressed."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[Choice], icons: Icons, parent: QWidget) -> None:
        """`name` is what a screen reader calls the switch."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._keys = [choice.key for choice in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, choice in enumerate(choices):
            button = SpacedButton(choice.text, self)
            button.setCheckable(True)
            button.setToolTip(plain_hint(choice.hint))
            if choice.icon:
                icons.put(button, choice.icon, "muted", checked="accent_text")
            self._group.addButton(button, number)
            row.addWidget(button)
        self.show_view(self._keys[0])
        self._group.idClicked.connect(self._tell)

    @property
    def view(self) -> str:
        """The view that is chosen."""
        return self._keys[self._group.checkedId()]

    def show_view(self, view: str) -> None:
        """Press the button of a view (of the first, where there is none such), without a signal."""
        self._group.button(self._keys.index(view) if view in self._keys else 0).setChecked(True)

    def button(self, view: str) -> QPushButton:
        """Return the button of a view."""
        found = self._group.button(self._keys.index(view))
        assert isinstance(found, QPushButton)
        return found

    def _tell(self, number: int) -> None:
        self.chosen.emit(self._keys[number])
