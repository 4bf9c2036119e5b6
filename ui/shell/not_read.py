"""The strip over a list that says that it could not be read, and reads it again when asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from cica_events.directions import runs_isolated
from cica_events.i18n import _
from ui.toolkit.plain import PlainLabel


class NotRead(QFrame):
    """Hidden until something could not be read; what was read before stays in sight under it."""

    again = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("notice", "warning")
        self._words = PlainLabel(self)
        self._words.setWordWrap(True)
        self.button = QPushButton(_("Try again"), self)
        self.button.clicked.connect(self.again)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 8, 20, 8)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text() if not self.isHidden() else ""

    def tell(self, error: BaseException, *, filled: bool) -> None:
        """Say why nothing was read; `filled` is whether what was read before is shown."""
        told = _("This list may not be up to date, as it could not be read again. {reason}")
        text = told if filled else _("This list could not be read. {reason}")
        self._words.setText(runs_isolated(text.format(reason=error)))
        self.setAccessibleName(self._words.text())
        self.show()
