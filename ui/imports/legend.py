"""The line under the rows that says what the signs and tints of their cells mean."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from cica_events.services.import_plan import CellFate
from ui.imports.fate_looks import CELLS
from ui.imports.preview import Preview, Sieve
from ui.toolkit.badges import Badge
from ui.toolkit.colours import Tone
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.plain import PlainLabel

SIEVES: Final = {
    CellFate.CHANGED: Sieve.CHANGED,
    CellFate.DOUBTFUL: Sieve.DOUBTFUL,
    CellFate.REFUSED: Sieve.PROBLEM,
    CellFate.CONFLICT: Sieve.CONFLICT,
}


class Legend(QWidget):
    """Explains only what occurs in the rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        layout = FlowLayout(self, spacing=6, between_lines=4)
        caption = PlainLabel(_("In the cells:"), self)
        caption.setProperty("role", "small")
        layout.addWidget(caption)
        self._badges: dict[CellFate, Badge] = {}
        for fate, look in CELLS.items():
            badge = Badge(look.text, Tone(look.tone), look.sign, self)
            badge.hide()
            layout.addWidget(badge)
            self._badges[fate] = badge

    def show_preview(self, preview: Preview) -> None:
        """Explain what occurs in these rows."""
        back = preview.reading.origin is not None
        for fate, badge in self._badges.items():
            sieve = SIEVES.get(fate)
            badge.setVisible(bool(preview.count(sieve)) if sieve else back)
        self.setVisible(any(not badge.isHidden() for badge in self._badges.values()))
