"""What the application is, and the licences of what it is made of, in a dialog."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from cica_events.i18n import _
from ui.shell.licences import licences
from ui.toolkit.buttons import ActionButton
from ui.toolkit.plain import PlainLabel

WIDTH = 96  # average characters, as the longest lines of licences have
SHARE = 0.7  # of the screen's height, for texts that are longer than any screen


class AboutDialog(QDialog):
    """Name and version, the licences in full, and `copy`, which copies facts for a report of an error."""

    def __init__(self, parent: QWidget, copy: QAction) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About CICA Events"))
        title = PlainLabel(f"CICA Events {own_version()}", self)
        title.setProperty("role", "title")
        words = PlainLabel(_("Plans intergovernmental meetings: participants, agenda and outcomes."), self)
        words.setWordWrap(True)
        heading = PlainLabel(_("Licences"), self)
        heading.setProperty("role", "heading")
        text = QPlainTextEdit(licences(), self)
        text.setReadOnly(True)
        text.setAccessibleName(_("Licences"))
        text.setMinimumSize(510, 260)  # of the text: the window is never narrower than its buttons
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, Qt.Orientation.Horizontal, self)
        buttons.rejected.connect(self.reject)
        buttons.addButton(ActionButton(copy, parent=self), QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        for widget in (title, words, heading):
            layout.addWidget(widget)
        layout.addWidget(text, 1)
        layout.addWidget(buttons)
        screen = self.screen().availableGeometry().size()
        wide = self.fontMetrics().averageCharWidth() * WIDTH
        self.resize(min(wide, screen.width() - 80), round(screen.height() * SHARE))


def own_version() -> str:
    """Return the version of this application as installed; nothing where it was not installed."""
    try:
        return version("cica-events")
    except PackageNotFoundError:
        return ""
