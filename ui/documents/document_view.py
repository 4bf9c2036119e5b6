"""What the Documents tab asks of each document, and what the views of them share."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.shell.page import Page


class DocumentView(Page):
    """The view of one document; at the top of `left` the tab puts the choice of documents.

    `issued` tells what was given out of which document, the newest first.
    """

    issued = Signal(str, object)
    key: ClassVar[str] = ""
    left: QVBoxLayout


def panel(content: QWidget, parent: QWidget) -> QFrame:
    """Return a framed panel around `content`."""
    made = QFrame(parent)
    made.setProperty("panel", True)
    layout = QVBoxLayout(made)
    layout.setContentsMargins(1, 1, 1, 1)
    layout.addWidget(content)
    return made
