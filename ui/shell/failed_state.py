"""What stands in the page's place when a workspace could not be opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.shell.column import middle_column
from ui.shell.tone import Step
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.plain import PlainLabel


class FailedState(QWidget):
    """Says what happened, what was kept, and offers the ways on."""

    def __init__(self, icons: Icons, reason: str, ways: Sequence[Step], parent: QWidget) -> None:
        super().__init__(parent)
        picture = PlainLabel(self)
        icons.put_picture(picture, "triangle-alert", "warning", 40)
        title = PlainLabel(_("This workspace could not be opened"), self)
        title.setProperty("role", "title")
        words = PlainLabel(reason, self)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = FlowLayout(spacing=8)
        for index, way in enumerate(ways):
            row.addWidget(self._button(way, primary=index == 0))
        layout = middle_column(self)
        for widget in (picture, title, words):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addLayout(row)
        layout.addStretch(3)

    def _button(self, way: Step, *, primary: bool) -> QPushButton:
        button = QPushButton(way.text, self)
        button.setProperty("primary", primary)
        button.clicked.connect(way.do)
        return button
