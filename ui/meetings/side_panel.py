"""A short list beside the facts of a meeting, with a button that adds to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.toolkit.plain import PlainLabel, plain_hint


class SidePanel(QFrame):
    """Heading, lines, and what stands there while there are none."""

    add_asked = Signal()

    def __init__(self, icons: Icons, title: str, add: str, otherwise: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._otherwise = otherwise
        heading = PlainLabel(title, self)
        heading.setProperty("role", "heading")
        self.add = icon_button(icons, "plus", add, self)
        self.add.clicked.connect(self.add_asked)
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 12)
        layout.setSpacing(2)
        layout.addLayout(top)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        layout.addLayout(self._lines)

    def fill(self, lines: Sequence[QWidget]) -> None:
        """Show `lines` instead of those before."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines or [plain_label(self._otherwise, "muted", self)]:
            self._lines.addWidget(line)
            line.show()


class SideLine(QWidget):
    """One entry: a small word over the text, and buttons that edit and remove it."""

    def __init__(
        self,
        icons: Icons,
        word: str,
        text: QWidget,
        *,
        name: str,
        edit: Callable[[], object] | None = None,
        remove: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain_label(word, "small", self))
        words.addWidget(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(0)
        row.addLayout(words, 1)
        if edit is not None:
            row.addWidget(_act(icons, "pencil", _("Change “{name}”").format(name=name), edit, self))
        row.addWidget(_act(icons, "x", _("Remove “{name}”").format(name=name), remove, self))


def plain_label(text: str, role: str, parent: QWidget) -> QLabel:
    """Return a label that wraps and takes `text` as it is."""
    label = PlainLabel(text, parent)
    label.setProperty("role", role)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    label.setWordWrap(True)  # after it: a new policy forgets that the height follows the width
    return label


def icon_button(icons: Icons, icon: str, name: str, parent: QWidget) -> QPushButton:
    """Return a flat button that shows only an icon."""
    button = QPushButton(parent)
    button.setFlat(True)
    button.setToolTip(plain_hint(name))
    button.setAccessibleName(name)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    icons.put(button, icon, "muted")
    return button


def _act(icons: Icons, icon: str, name: str, act: Callable[[], object], parent: QWidget) -> QPushButton:
    button = icon_button(icons, icon, name, parent)
    button.clicked.connect(partial(_call, act))
    return button


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()
