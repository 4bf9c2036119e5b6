"""A list, or what stands in its place while the filter finds nothing in it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.toolkit.empty_state import EmptyState


class ListOrNothing(QStackedWidget):
    """Shows the list while something is found; otherwise says so and offers `show_all`."""

    def __init__(self, icons: Icons, show_all: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._nothing = EmptyState(
            icons, icon="search", title=_("Nothing found"), text="", step=show_all, parent=self
        )
        self.addWidget(self._nothing)

    def put(self, records: QWidget) -> None:
        """Put the list in; one that was made as a child of this is not dressed once more."""
        self.insertWidget(0, records)
        self.show_list()

    def show_list(self) -> None:
        """Show the list."""
        self.setCurrentIndex(0)

    def show_nothing(self, title: str, text: str) -> None:
        """Say that nothing is found."""
        self._nothing.say(title, text)
        self.setCurrentIndex(1)
