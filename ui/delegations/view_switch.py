"""The switch between the list and the board."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons

VIEWS = ("list", "board")


class ViewSwitch(QWidget):
    """Two buttons of which one is down; `chosen` names the view that the user pressed."""

    chosen = Signal(str)

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("List or board"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        hints = _("Every delegation as a line of a table"), _("Who attends, who declined, who is silent")
        looks = (_("List"), "list"), (_("Board"), "columns-3")
        for number, ((text, icon), hint) in enumerate(zip(looks, hints, strict=True)):
            button = QPushButton(text, self)
            button.setCheckable(True)
            button.setToolTip(hint)
            icons.put(button, icon, "muted", checked="accent_text")
            self._group.addButton(button, number)
            row.addWidget(button)
        self.show_view(VIEWS[0])
        self._group.idClicked.connect(self._tell)

    @property
    def view(self) -> str:
        """The view that is chosen."""
        return VIEWS[self._group.checkedId()]

    def show_view(self, view: str) -> None:
        """Press the button of a view, without a signal."""
        self._group.button(VIEWS.index(view) if view in VIEWS else 0).setChecked(True)

    def button(self, view: str) -> QPushButton:
        """Return the button of a view."""
        found = self._group.button(VIEWS.index(view))
        assert isinstance(found, QPushButton)
        return found

    def _tell(self, number: int) -> None:
        self.chosen.emit(VIEWS[number])
