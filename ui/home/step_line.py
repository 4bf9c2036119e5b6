"""One change of the history on Home: the latest with Undo, older ones to be taken back alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from cica_events.directions import DOT, runs_isolated
from cica_events.i18n import _
from cica_events.queries.history import Step
from ui.home.line_button import ShortLabel
from ui.home.matter_line import more_button
from ui.runtime.icons import Icons
from ui.shell.moments import ago
from ui.toolkit.buttons import SpacedButton
from ui.toolkit.plain import plain_hint


class StepLine(QWidget):
    """What was done with what, when and by whom; `undo` takes it back where it is the latest."""

    def __init__(
        self,
        icons: Icons,
        step: Step,
        now: datetime,
        undo: Callable[[], object] | None,
        menu: QMenu,
        parent: QWidget,
        *,
        subject: str = "",
    ) -> None:
        """`subject` is what the one record is called that was changed."""
        super().__init__(parent)
        self._take_back = undo
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 6, 5)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(1)
        named = (step.label, "" if subject in step.label else subject)
        done = DOT.join(runs_isolated(part) for part in named if part)
        label = ShortLabel(done, "plain", self)
        label.setToolTip(plain_hint(done))
        words.addWidget(label)
        told = [ago(step.at, now), step.actor]
        if step.undone:
            told.append(_("undone"))
        words.addWidget(ShortLabel(DOT.join(part for part in told if part), "small", self))
        row.addLayout(words, 1)
        if undo is not None:
            row.addWidget(self._button(icons, step))
        row.addWidget(more_button(icons, menu, step.label, self))

    def _button(self, icons: Icons, step: Step) -> QPushButton:
        button = SpacedButton(_("Undo"), self)
        button.setFlat(True)
        button.setToolTip(plain_hint(_("Undo: {step} (Ctrl+Z)").format(step=step.label)))
        icons.put(button, "undo-2", "muted")
        button.clicked.connect(self._undo)
        return button

    @Slot()
    def _undo(self) -> None:
        if self._take_back is not None:
            self._take_back()
