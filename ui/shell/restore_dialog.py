"""Asks once before a whole workspace goes back to a backup, and stays in front until that is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from cica_events.directions import DOT
from cica_events.domain.backups import Backup
from cica_events.errors import CicaError
from cica_events.i18n import _, ngettext
from cica_events.progress import Progress
from cica_events.queries.history import Step
from ui.runtime.tasks import TaskRunner
from ui.shell.backup_words import held, megabytes, missing, moment, step_words
from ui.shell.moments import local_now
from ui.toolkit.busy_bar import BusyBar
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel

WIDTH, LINES = 100, 9  # average characters; of the list
MOST = 200  # steps that are named


def _nothing() -> None:
    """Leave all as it is."""


def _at_once(begin: Callable[[], None]) -> str:
    """Let it begin."""
    begin()
    return ""


@dataclass(frozen=True, slots=True)
class RestoreOffer:
    """A backup that may be restored: what names the steps that would be missing, and what restores it.

    `kept` says in a sentence what becomes of the present, and `warning` what to mind. `missing` returns the
    steps and whether these are all; it and `restore` run beside the window and raise CicaError. `begin` is
    handed what begins to restore, and calls it once nobody is at the file, or says in words why that cannot
    be. `give_up` comes where it was not done.
    """

    backup: Backup
    kept: str
    missing: Callable[[Progress], tuple[Sequence[Step], bool]]
    restore: Callable[[Progress], Any]
    begin: Callable[[Callable[[], None]], str] = _at_once
    give_up: Callable[[], None] = _nothing
    warning: str = ""


class RestoreDialog(Dialog):
    """Says what would be missing and that the present is kept; `restored` hands on what came of it."""

    restored = Signal(object)

    def __init__(
        self, offer: RestoreOffer, tasks: TaskRunner, parent: QWidget, now: Callable[[], datetime] = local_now
    ) -> None:
        self._offer, self._tasks, self._now = offer, tasks, now
        title = _("Restore the backup of {moment}?").format(moment=moment(offer.backup.at, now()))
        super().__init__(title, _("Restore"), parent)
        self._working = False
        self._facts = self._words(self._told_facts(), "muted")
        self.missing = self._words(_("Looking what would be missing…"), "strong")
        self.steps = QListWidget(self)
        self.steps.setAccessibleName(_("Changes that would be missing"))
        self.steps.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.steps.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.steps.setMinimumHeight(self.fontMetrics().lineSpacing() * LINES)
        self.steps.setProperty("roomy", True)
        self.steps.setSpacing(2)
        self.steps.hide()
        self._bar = BusyBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Restoring"))
        self._bar.hide()
        for widget in (self._facts, self.missing):
            self.body.addWidget(widget)
        self.body.addWidget(self.steps, 1)
        self.body.addWidget(self._notice(offer.kept, "good"))
        if offer.warning:
            self.body.addWidget(self._notice(offer.warning, "warning"))
        self.body.addWidget(self._bar)
        self._spare = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self.body.addItem(self._spare)  # takes what is left where no steps are named
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.cancel.setText(_("Leave everything as it is"))
        self._look()

    def _told_facts(self) -> str:
        backup = self._offer.backup
        return DOT.join(filter(None, (backup.reason.text, held(backup.counts), megabytes(backup.size))))

    def _notice(self, text: str, tone: str) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("notice", tone)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self._words(text, ""))
        return frame

    def _words(self, text: str, role: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _look(self) -> None:
        self.primary.setEnabled(False)
        self._tasks.start(self._offer.missing, done=self._show_missing, failed=self._unknown, owner=self)

    def _show_missing(self, answer: tuple[Sequence[Step], bool]) -> None:
        steps, known = answer
        self.missing.setText(missing(steps, known))
        self.steps.setVisible(bool(steps))
        self.steps.addItems([step_words(step, self._now()) for step in steps[:MOST]])
        left = len(steps) - MOST
        if left > 0:
            self.steps.addItem(ngettext("and {count} more", "and {count} more", left).format(count=left))
        if steps:
            self.body.removeItem(self._spare)
        else:
            self._shrink()
        self._allow()

    def _shrink(self) -> None:
        """Be no higher than the words need: Qt asks for as much as if they were narrower."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _unknown(self, error: BaseException) -> None:
        if not isinstance(error, CicaError):
            raise error
        self.missing.setText(_("What would be missing cannot be read: {reason}").format(reason=error))
        self._allow()

    def _allow(self) -> None:
        self.primary.setEnabled(True)
        self.primary.setFocus()

    @Slot()
    def _do(self) -> None:
        self.tell("")
        self._work(True)
        refused = self._offer.begin(self._begin)
        if refused:
            self._work(False)
            self.tell(refused)

    def _begin(self) -> None:
        self._tasks.start(self._offer.restore, done=self._done, failed=self._failed, owner=self)

    def reject(self) -> None:
        """Leave all as it is; not while it is being restored."""
        if not self._working:
            super().reject()

    def _work(self, working: bool) -> None:
        self._working = working
        self._bar.setVisible(working)
        self.primary.setEnabled(not working)
        self.cancel.setEnabled(not working)

    def _done(self, result: Any) -> None:
        self._work(False)
        self.accept()
        self.restored.emit(result)

    def _failed(self, error: BaseException) -> None:
        self._work(False)
        self._offer.give_up()
        if not isinstance(error, CicaError):
            raise error
        self.tell(str(error))
