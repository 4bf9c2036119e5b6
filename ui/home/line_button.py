"""A line of a list on Home: texts beside each other that together are one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.toolkit.short_label import ShortLabel

__all__ = ["LineButton", "ShortLabel"]


class LineButton(QPushButton):
    """A button that is as large as the labels in it; `go` is called when it is clicked."""

    def __init__(self, name: str, go: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("recent")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._choose = go
        self._inside = QHBoxLayout(self)
        self._inside.setContentsMargins(10, 6, 10, 6)
        self._inside.setSpacing(12)
        self.clicked.connect(self._clicked)

    def put(self, label: QLabel) -> None:
        """Put `label` behind those that are there."""
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)

    def put_two(self, upper: QLabel, lower: QLabel) -> None:
        """Put two labels, one over the other, which take the room that is left."""
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addStretch(1)
        for label in (upper, lower):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
            label.setVisible(bool(label.text()))
        column.addStretch(1)
        self._inside.addLayout(column, 1)

    def sizeHint(self) -> QSize:
        """Ask for the room that the texts need."""
        return self._inside.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Say that a title may take two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the texts are where they have so much room, in pixels."""
        return self._inside.heightForWidth(width) if self._inside.hasHeightForWidth() else self._high()

    def _high(self) -> int:
        return self._inside.sizeHint().height()

    def minimumSizeHint(self) -> QSize:
        """Let the texts be cut, but not their height."""
        return self._inside.minimumSize()

    @Slot()
    def _clicked(self) -> None:
        self._choose()
