"""The word that an editor sends to its window: what was typed into it is refused, or no longer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

REFUSAL: Final = QEvent.Type(QEvent.registerEventType())


class RefusalEvent(QEvent):
    """Names the editor and what is wrong with what stands in it; empty where nothing is any more."""

    def __init__(self, editor: QWidget, problem: str) -> None:
        super().__init__(REFUSAL)
        self.editor = editor
        self.problem = problem


def tell_window(editor: QWidget, problem: str) -> None:
    """Let the window of `editor` know what is wrong with what stands in it."""
    QCoreApplication.sendEvent(editor.window(), RefusalEvent(editor, problem))
