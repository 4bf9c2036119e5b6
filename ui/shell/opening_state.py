"""What stands in the page's place while a workspace opens."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from ui.shell.column import middle_column
from ui.toolkit.busy_bar import BusyBar
from ui.toolkit.plain import PlainLabel

PATIENCE = 800  # milliseconds


class OpeningState(QWidget):
    """Says which workspace is being opened."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        label = PlainLabel(_("Opening {name}…").format(name=name), self)
        label.setProperty("role", "muted")
        bar = BusyBar(self)
        bar.hide()
        QTimer.singleShot(PATIENCE, bar, bar.show)  # its movement would slow down a quick opening
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(label.text())
        layout = middle_column(self)
        layout.addWidget(label)
        layout.addWidget(bar)
        layout.addStretch(3)
