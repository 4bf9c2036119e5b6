"""A sentence to copy."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cica_events.directions import without_isolates
from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.toolkit.buttons import ActionButton
from ui.toolkit.plain import PlainLabel, plain_hint


class SentenceCard(QFrame):
    """Shows a sentence in the language of this code and name; `copied` tells that it was copied."""

    copied = Signal()

    def __init__(self, code: str, title: str, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.sentence = ""
        heading = PlainLabel(title, self)
        heading.setProperty("role", "muted")
        self._words = PlainLabel(self)
        self._words.setProperty("role", "heading")
        self._words.setWordWrap(True)
        self._words.setAccessibleName(title)
        self._words.setLocale(QLocale(code))
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy = QAction(_("Copy"), self)
        self.copy.setToolTip(plain_hint(_("Copy the sentence ({language})").format(language=title)))
        icons.put(self.copy, "copy")
        self.copy.triggered.connect(self._copy)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(ActionButton(self.copy, parent=self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 16)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._words)

    def say(self, sentence: str) -> None:
        """Show a sentence; without one there is nothing to copy."""
        self.sentence = sentence
        self._words.setText(sentence or "–")
        self.copy.setEnabled(bool(sentence))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(without_isolates(self.sentence))
        self.copied.emit()
