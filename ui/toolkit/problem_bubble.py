"""A note under a table's cell: why what was typed is refused, or what a half-typed date means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.runtime.styled import style_as
from ui.toolkit.plain import PlainLabel

Ways = Sequence[tuple[str, Callable[[], None]]]
"""Words of buttons and what they do."""


class ProblemBubble(QFrame):
    """Stands under (or, at the foot of the table, over) the cell it speaks of."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._text = PlainLabel(self)
        self._text.setWordWrap(True)
        self._ways: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(6)
        layout.addWidget(self._text)
        layout.addLayout(self._row)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @property
    def ways(self) -> Sequence[QPushButton]:
        """The buttons under what it says."""
        return self._ways

    def tell(self, text: str, cell: QRect, notice: str = "danger", ways: Ways = ()) -> None:
        """Say `text` at `cell` (coordinates of the parent), a "danger" or "good" notice, and offer `ways`."""
        self._text.setText(text)
        self._offer(ways)
        style_as(self, "notice", notice)
        self.setAccessibleName(text)
        self.place(cell)
        self.show()
        self.raise_()

    def _offer(self, ways: Ways) -> None:
        """Put buttons under the words, which leave the keyboard to the editor."""
        while self._ways:
            button = self._ways.pop()
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        for words, act in ways:
            button = QPushButton(words, self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            self._row.addWidget(button)
            button.show()  # else it has no size yet where the bubble is in sight already
            self._ways.append(button)

    def place(self, cell: QRect) -> None:
        """Stand at `cell`, within the parent."""
        room = self._parent.rect()
        widest = min(room.width() - 16, self.fontMetrics().averageCharWidth() * 60)
        buttons = sum(button.sizeHint().width() + 8 for button in self._ways)
        wanted = max(self.fontMetrics().horizontalAdvance(self._text.text()), buttons) + 24
        width = max(min(wanted, widest), min(cell.width(), widest))
        self._text.setFixedWidth(width - 16)
        self._text.setMinimumHeight(self._text.heightForWidth(width - 16))
        self._layout.activate()
        self.resize(self._layout.totalSizeHint())
        left = max(8, min(cell.left(), room.width() - self.width() - 8))
        below = cell.bottom() + 3
        over = cell.top() - self.height() - 3
        self.move(QPoint(left, below if below + self.height() <= room.bottom() or over < 0 else over))
