"""The application as the desktop knows it: it may be asked for a file while it runs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class DesktopApplication(QApplication):
    """Tells of the files that macOS asks it to open, by a double click or a drop on its icon."""

    file_asked = Signal(str)  # path

    def event(self, event: QEvent) -> bool:
        """Take the path out of the system's event."""
        if isinstance(event, QFileOpenEvent):
            if event.file():
                self.file_asked.emit(event.file())
            return True
        return super().event(event)
