"""Strips over the page that say what holds as long as it holds; they cover nothing and are not closed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.runtime.icons import Icons
from ui.shell.tone import Step, Tone
from ui.toolkit.plain import PlainLabel


class Notices:
    """Puts strips over what stands in `column`, at most one of each kind."""

    def __init__(self, icons: Icons, column: QVBoxLayout, parent: QWidget) -> None:
        self._icons, self._column, self._parent = icons, column, parent
        self._strips: dict[str, NoticeStrip] = {}

    def show(self, kind: str, text: str, steps: Sequence[Step] = ()) -> None:
        """Say `text` with a button for each of `steps` until that `kind` of notice is cleared."""
        self.clear(kind)
        strip = NoticeStrip(self._icons, text, steps, self._parent)
        self._strips[kind] = strip
        self._column.insertWidget(0, strip)
        strip.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(strip, text))

    def clear(self, kind: str = "") -> None:
        """Take away that `kind` of notice, or all of them."""
        for key in [kind] if kind else list(self._strips):
            strip = self._strips.pop(key, None)
            if strip is not None:
                strip.hide()
                strip.deleteLater()

    def text(self, kind: str) -> str:
        """Return what is said there now; empty where nothing is."""
        return self._strips[kind].text if kind in self._strips else ""


class NoticeStrip(QFrame):
    """A sign, words over as many lines as they need, and the next steps."""

    def __init__(self, icons: Icons, text: str, steps: Sequence[Step], parent: QWidget) -> None:
        super().__init__(parent)
        self.text = text
        self.setProperty("notice", "strip")
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 12, 8)
        row.setSpacing(12)
        sign, words = PlainLabel(self), PlainLabel(text, self)
        icons.put_picture(sign, Tone.PROBLEM.icon, Tone.PROBLEM.color, 18)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words.setWordWrap(True)  # after it: a new policy forgets that the height follows the width
        row.addWidget(sign)
        row.addWidget(words, 1)
        for step in steps:
            button = QPushButton(step.text, self)
            button.clicked.connect(partial(_take, step))
            row.addWidget(button)


def _take(step: Step, _checked: bool = False) -> None:
    step.do()
