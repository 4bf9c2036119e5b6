"""The card on which one message stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.shell.soft_shadow import SoftShadow
from ui.shell.tone import Step, Tone
from ui.toolkit.plain import PlainLabel

__all__ = ["MessageCard", "Step", "Tone", "announce"]

WIDEST = 720
BESIDE = 3  # lines of text at most beside which the buttons stand; under a longer one it has the whole width
Direction = QBoxLayout.Direction


class MessageCard(QFrame):
    """Icon, text, a button for each step and Close."""

    done = Signal()

    def __init__(self, icons: Icons, text: str, tone: Tone, steps: Sequence[Step], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setAccessibleName(text)
        self.text = text
        self._icons = icons
        self._steps = list(steps)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(14, 8, 8, 8)
        self._layout.setSpacing(10)
        self._add_icon(tone)
        self._middle = QBoxLayout(Direction.LeftToRight)
        self._middle.setSpacing(10)
        self._layout.addLayout(self._middle, 1)
        self._label = self._add_text()
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        for index, step in enumerate(steps):
            self._add_step(index, step.text)
        if steps:
            self._row.addStretch(1)
            self._middle.addLayout(self._row)
        self._add_close()
        SoftShadow(self)

    def holds_focus(self) -> bool:
        """Tell whether the keyboard is on one of the buttons."""
        return any(button.hasFocus() for button in self.findChildren(QPushButton))

    def fit(self, room: int) -> None:
        """Take the size that the text needs, at most `room` device-independent pixels wide."""
        self._arrange(wrapped=False)
        hint, line = self.sizeHint().width(), self._label.sizeHint().width()
        width = min(hint, room, WIDEST)
        if width < hint:
            self._arrange(wrapped=True)
            if self._steps and self._lines(line - (hint - width)) > BESIDE:
                self._arrange(wrapped=True, direction=Direction.TopToBottom)
        self.resize(
            width,
            self._layout.totalHeightForWidth(width)
            if self._layout.hasHeightForWidth()
            else self.sizeHint().height(),
        )

    def _arrange(self, *, wrapped: bool, direction: Direction = Direction.LeftToRight) -> None:
        self._label.setWordWrap(wrapped)
        self._middle.setDirection(direction)
        self._middle.invalidate()  # Qt tells only the outer layout that a label changed
        self._layout.invalidate()

    def _lines(self, width: int) -> int:
        """Return over how many lines the text goes where it has so much room."""
        return self._label.heightForWidth(max(width, 1)) // self._label.fontMetrics().lineSpacing()

    def _add_icon(self, tone: Tone) -> None:
        icon = PlainLabel(self)
        self._icons.put_picture(icon, tone.icon, tone.color, 18)
        self._layout.addWidget(icon)

    def _add_text(self) -> QLabel:
        label = PlainLabel(self.text, self)
        self._middle.addWidget(label, 1)
        return label

    def _add_step(self, index: int, text: str) -> None:
        button = QPushButton(text, self)
        button.setProperty("step", index)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._take_step)
        self._row.addWidget(button)

    def _add_close(self) -> None:
        button = QPushButton(self)
        button.setFlat(True)
        button.setIconSize(QSize(16, 16))
        button.setToolTip(_("Close"))
        button.setAccessibleName(_("Close message"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icons.put(button, "x", "muted")
        button.clicked.connect(self.done)
        self._layout.addWidget(button)

    @Slot()
    def _take_step(self) -> None:
        step = self._steps[self.sender().property("step")]
        self.done.emit()
        step.do()


def announce(card: MessageCard) -> None:
    """Let a screen reader say the message."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(card, card.text))
