"""What is to be known of a list as a whole: one quiet line, all of it when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from cica_events.i18n import _, ngettext
from ui.runtime.icons import Icons
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.short_label import ShortLabel

LINES: Final = 6  # that are seen at once
MANY: Final = 200  # notices beyond which nobody reads


class Notices(QWidget):
    """Shows the first notice and, unfolded, all of them."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: Sequence[str] = ()
        self._unfolded = False
        self._picture = PlainLabel(self)
        icons.put_picture(self._picture, "info", "muted", 16)
        self.first = ShortLabel("", "muted", self)
        self._all = PlainLabel()
        self._all.setProperty("role", "muted")
        self._all.setWordWrap(True)
        self._all.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._all.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFixedHeight(self.fontMetrics().lineSpacing() * LINES)
        self._area.setWidget(self._all)
        self._area.setAccessibleName(_("Notes on the list"))
        self._area.hide()
        self.more = QPushButton(self)
        self.more.setProperty("link", True)
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._turn)
        self.more.setToolTip(_("Show all notes on the list"))
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(7)
        layout.addWidget(self._picture)
        layout.addWidget(self.first, 1)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.more)
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these notices, each a sentence."""
        self._lines = lines
        self.first.setText(lines[0] if lines else "")
        self.first.setToolTip(plain_hint(lines[0] if lines else ""))
        self._all.setText("\n".join(lines[:MANY]))
        self._show()

    @Slot()
    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._show()

    def _show(self) -> None:
        more = len(self._lines) - 1
        side = Qt.AlignmentFlag.AlignTop if self._unfolded else Qt.AlignmentFlag.AlignVCenter
        for part in (self._picture, self.more):
            self._row.setAlignment(part, side)
        self.first.setHidden(self._unfolded)
        self._area.setVisible(self._unfolded)
        self.more.setVisible(more > 0 or self._unfolded)
        text = ngettext("{count} more", "{count} more", more).format(count=more)
        self.more.setText(_("Less") if self._unfolded else text)
        self.setVisible(bool(self._lines))
