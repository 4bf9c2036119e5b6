"""Files dragged onto the window are for the page or the window, never text for a field."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit

PICTURES: Final = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff")
"""Endings of the names of pictures that can be kept."""


def brings_files(data: QMimeData) -> bool:
    """Tell whether `data` are files; file managers offer their addresses as text as well."""
    return any(url.isLocalFile() for url in data.urls())


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the paths of the files of this computer in `data`."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def accept_copy(event: QDropEvent) -> None:
    """Accept a drop as a copy where that can be: moving would take the file or the cells away there."""
    from PySide6.QtCore import Qt  # whose many enumerations the first picture does not wait for

    if event.possibleActions() & Qt.DropAction.CopyAction:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    else:
        event.acceptProposedAction()


class TextLine(QLineEdit):
    """A line of text that takes dragged words, but no files."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to who is under this field."""
        if brings_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)
