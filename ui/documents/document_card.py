"""A document of the meeting in the list of documents: what it is called and how far it has come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cica_events.i18n import _, language
from cica_events.services.documents import IssueRow, IssueStage
from ui.documents.issue_words import moment, version
from ui.runtime.icons import Icons
from ui.toolkit.badges import Badge
from ui.toolkit.colours import Tone

TONES = {
    IssueStage.PROVISIONAL: (Tone.WARNING, "○"),
    IssueStage.REVISION: (Tone.ACCENT, "↻"),
    IssueStage.FINAL: (Tone.GOOD, "✓"),
}
ICON = 20  # pixels, independent of the screen's density


class DocumentCard(QFrame):
    """Says the state of one document, by its last issue."""

    def __init__(self, icons: Icons, icon: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        picture = QLabel(self)
        icons.put_picture(picture, icon, "muted", ICON)
        self._title = _label(title, "heading", self)
        self._badge = Badge(parent=self)
        self._state = _label("", "muted", self)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        status = QHBoxLayout()
        status.addWidget(self._badge)
        status.addStretch(1)
        words.addLayout(status)
        words.addWidget(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(10)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    @property
    def state(self) -> str:
        """What was issued last, "Never issued" if nothing was."""
        return self._badge.accessibleName()

    def show_state(self, issues: Sequence[IssueRow]) -> None:
        """Say what was issued last; `issues` come newest first."""
        if not issues:
            self._badge.say(_("Never issued"), Tone.MUTED)
            self._state.hide()
            return
        tone, symbol = TONES[issues[0].stage]
        self._badge.say(issues[0].name(language()), tone, symbol)
        self._state.setText(moment(issues[0].issued_at) if issues[0].issued_at else "")
        self._state.show()
        self.setAccessibleDescription(version(issues[0]))


def _label(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
