"""The line at the foot of the window: the page's counts, that all is saved, what Undo would take back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.runtime.styled import style_as
from ui.shell.drag_handle import DragHandle, Offer, Tell
from ui.shell.selection_facts import SelectionFacts
from ui.toolkit.buttons import SpacedButton
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.short_label import ShortLabel

WIDEST = 60  # characters of the undo button's text


class Foot(QFrame):
    """Shows the page's counts at the left and the state of the work at the right."""

    def __init__(self, icons: Icons, undo: QAction, offer: Offer, tell: Tell, parent: QWidget) -> None:
        """`offer` is what can be dragged out of the window, `tell` says why it could not be made."""
        super().__init__(parent)
        self.setObjectName("foot")
        self._undo = undo
        self._facts_shown = False
        self._least = 0  # pixels
        self._counts = ShortLabel("", "muted", self)
        self._counts.setAccessibleName(_("Counts"))
        self._state, self._damaged, self._away, self._unsaved = _("Saved"), False, False, False
        self._saved = PlainLabel(self._state, self)
        self._step = SpacedButton(self)
        self._step.setProperty("link", True)
        icons.put(self._step, "undo-2", "muted")
        self._step.clicked.connect(undo.trigger)
        undo.changed.connect(self._show_step)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 4, 20, 4)
        layout.setSpacing(8)
        self.facts = SelectionFacts(self)
        self.facts.shown.connect(self._make_room)
        layout.addWidget(self._counts, 1)
        layout.addWidget(self.facts)
        self.handle = DragHandle(icons, offer, tell, self)
        layout.addWidget(self.handle)
        layout.addWidget(self._saved)
        layout.addWidget(self._step)
        self.work_open(False)

    def show_counts(self, text: str) -> None:
        """Show what the page counts."""
        self._counts.setText(text)
        self._counts.setToolTip(plain_hint(text))
        self._show_step()

    def minimumSizeHint(self) -> QSize:
        """Return the size in which as little is said as can be: what is said now keeps no window wide."""
        return QSize(self._least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the step where there is room for it."""
        super().resizeEvent(event)
        self._show_step()

    def work_open(self, opened: bool) -> None:
        """Speak of saved work only while a workspace is open."""
        self.setVisible(opened)
        self._opened = opened
        self._away = self._away and opened
        self._show_state()

    def tell_damaged(self, damaged: bool) -> None:
        """Say, as long as the workspace is open, that nothing is saved to it because it is damaged."""
        self._damaged = damaged
        self._show_state()

    def tell_away(self, away: bool) -> None:
        """Say, until it is there again, that the workspace cannot be reached."""
        self._away = away
        self._show_state()

    def tell_unsaved(self, unsaved: bool) -> None:
        """Say, until it is saved or given up, that something was typed that is not."""
        self._unsaved = unsaved
        self._show_state()

    def tell_state(self, words: str) -> None:
        """Say how what is done here is kept."""
        self._state = words
        self._show_state()

    def on_saving(self) -> str:
        """Return the answer to whoever asks to save; empty where nothing is open."""
        if not self._opened:
            return ""
        saved = _("Everything is saved: each change is, the moment it is made.")
        return saved if self.all_saved else self._saved.text()

    @property
    def all_saved(self) -> bool:
        """Whether all that was done is in the workspace."""
        return not self._trouble and self._state == _("Saved")

    @property
    def _trouble(self) -> str:
        """Why not all is saved, in a few words; empty where all is."""
        if self._damaged:
            return _("Damaged: read-only")
        if self._away:
            return _("Out of reach: nothing is saved")
        return _("Not saved yet") if self._unsaved else ""

    def _show_state(self) -> None:
        trouble = self._trouble
        self._saved.setText(trouble or self._state)
        style_as(self._saved, "role", "problem" if trouble else "")
        self._show_step()

    @Slot(bool)
    def _make_room(self, facts_shown: bool) -> None:
        self._facts_shown = facts_shown
        self.facts.updateGeometry()  # it may be as wide as before for Qt, with other facts
        self._show_step()

    @Slot()
    def _show_step(self) -> None:
        text = self._undo.text()
        shortcut = self._undo.shortcut().toString()
        short = text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"
        self._step.setVisible(self._opened and self._undo.isEnabled())
        self._fit(f"{short.replace('&', '&&')} ({shortcut})", shortcut)
        self._step.setAccessibleName(f"{text} ({shortcut})")
        self._step.setToolTip(plain_hint(f"{text} ({shortcut})"))

    def _fit(self, words: str, shortcut: str) -> None:
        """Say all where there is room; else counts and facts tell more than the step, and than "Saved"."""
        spoken = bool(self._trouble) or not self._facts_shown
        self._step.setText("")
        self._saved.setVisible(spoken)
        self._least = super().minimumSizeHint().width()
        least = ("", spoken) if self._facts_shown else (shortcut, spoken)
        for step, saved in ((words, True), (shortcut, True), (shortcut, spoken), least):
            self._step.setText(step)
            self._saved.setVisible(saved)
            if self.sizeHint().width() <= self.width():
                return
