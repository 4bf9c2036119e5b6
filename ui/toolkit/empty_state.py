"""What stands in the place of an empty list: what this place is for and the one next step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.runtime.icons import Icons
from ui.toolkit.buttons import ActionButton
from ui.toolkit.plain import PlainLabel

WIDTH = 60  # average characters
ICON = 40  # pixels, independent of the screen's density


class EmptyState(QScrollArea):
    """A picture, a title, a sentence, and the next step if there is one; `others` are further ways on.

    Where a small window has no room for them, they are scrolled.
    """

    def __init__(
        self,
        icons: Icons,
        *,
        icon: str,
        title: str,
        text: str,
        step: QAction | None = None,
        others: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the controls in it
        self._alone = step is None and not others
        self.verticalScrollBar().rangeChanged.connect(self._let_keys_scroll)
        self.setFrameShape(QFrame.Shape.NoFrame)
        body = QWidget(self)
        picture = PlainLabel(body)
        icons.put_picture(picture, icon, "muted", ICON)
        self._title = words_below(body, title, "heading", WIDTH)
        self._text = words_below(body, text, "muted", WIDTH)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (picture, self._title, self._text):
            column.addWidget(widget)
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if step is not None:
            column.addSpacing(8)
            column.addLayout(self._buttons(step, others))
        column.addStretch(3)
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)
        self.setWidget(body)

    @Slot()
    def _let_keys_scroll(self) -> None:
        """Let the keyboard in where words that have no control beside them are scrolled."""
        scrolled = self._alone and self.verticalScrollBar().maximum() > 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolled else Qt.FocusPolicy.NoFocus)

    def _buttons(self, step: QAction, others: Sequence[QAction]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(ActionButton(step, primary=True, parent=self))
        for action in others:
            row.addWidget(ActionButton(action, parent=self))
        row.addStretch(1)
        return row

    def say(self, title: str, text: str) -> None:
        """Say something else (that a filter finds nothing, for instance)."""
        self._title.setText(title)
        self._text.setText(text)


def words_below(parent: QWidget, text: str, role: str, width: int) -> QLabel:
    """Return words in the middle of a column, `width` average characters wide."""
    label = PlainLabel(text, parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setMinimumWidth(parent.fontMetrics().averageCharWidth() * width)
    return label
