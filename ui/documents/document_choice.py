"""The documents of the meeting, one of which is shown: what each is called and how far it has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from cica_events.i18n import _, language
from cica_events.services.documents import IssueRow, IssueStage
from ui.documents.issue_words import version
from ui.runtime.icons import Icons
from ui.toolkit.badges import Badge
from ui.toolkit.buttons import SpacedButton
from ui.toolkit.colours import Tone

TONES = {
    IssueStage.PRELIMINARY: (Tone.WARNING, "○"),
    IssueStage.PROVISIONAL: (Tone.WARNING, "○"),
    IssueStage.ANNOTATED: (Tone.WARNING, "○"),
    IssueStage.REVISION: (Tone.ACCENT, "↻"),
    IssueStage.ADOPTED: (Tone.GOOD, "✓"),
    IssueStage.FINAL: (Tone.GOOD, "✓"),
}
EDGE: Final = 7  # pixels between the state and the end of the button


class DocumentChoice(QFrame):
    """One button for each document, its state beside it; `chosen` tells the key of another one."""

    chosen = Signal(str)

    def __init__(self, documents: Mapping[str, tuple[str, str]], icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._buttons: dict[str, QPushButton] = {}
        self._badges: dict[str, Badge] = {}
        group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 6, 6, 6)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(EDGE)
        for row, (key, (title, icon)) in enumerate(documents.items()):
            button = self._button(title, icon, icons)
            button.clicked.connect(partial(self._choose, key))
            group.addButton(button)
            self._buttons[key], self._badges[key] = button, Badge(parent=self)
            self._badges[key].setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            grid.addWidget(button, row, 0, 1, 3)
            grid.addWidget(self._badges[key], row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(2, 1)

    def _button(self, title: str, icon: str, icons: Icons) -> QPushButton:
        button = SpacedButton(title, self)
        button.setFlat(True)
        button.setCheckable(True)
        button.setProperty("choice", True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        icons.put(button, icon, "muted")
        return button

    def show_chosen(self, key: str) -> None:
        """Mark the document that is shown."""
        self._buttons[key].setChecked(True)

    def enter(self, key: str) -> None:
        """Give the keyboard to the button of a document."""
        self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)

    def state(self, key: str) -> str:
        """Return what was issued last of a document, "Never issued" if nothing was."""
        return self._badges[key].accessibleName()

    def show_state(self, key: str, issues: Sequence[IssueRow]) -> None:
        """Say what was issued last; `issues` come newest first."""
        button, badge = self._buttons[key], self._badges[key]
        if not issues:
            badge.say(_("Never issued"), Tone.MUTED)
            button.setAccessibleDescription(_("Never issued"))
            return
        tone, symbol = TONES[issues[0].stage]
        badge.say(issues[0].name(language()), tone, symbol)
        button.setAccessibleDescription(version(issues[0]))

    def _choose(self, key: str, _checked: bool = False) -> None:
        self.chosen.emit(key)
