"""One list on Home, with its heading and, while it is empty, a sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.toolkit.plain import PlainLabel


class Panel(QFrame):
    """A heading with lines under it."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName(title)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(6, 12, 6, 8)
        self._lines.setSpacing(0)
        heading = PlainLabel(title, self)
        heading.setProperty("role", "heading")
        heading.setContentsMargins(10, 0, 10, 4)
        self._lines.addWidget(heading)

    def fill(self, lines: Sequence[QWidget], otherwise: str = "") -> None:
        """Show `lines` instead of those before, or the sentence `otherwise` where there are none."""
        while (item := self._lines.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines or [self._sentence(otherwise)]:
            self._lines.addWidget(line)
            line.show()

    def add(self, line: QWidget) -> None:
        """Show one line more."""
        self._lines.addWidget(line)
        line.show()

    def _sentence(self, text: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        label.setContentsMargins(10, 4, 10, 6)
        return label
