"""The selected backup: what it holds, and what was changed after it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from cica_events.directions import DOT
from cica_events.domain.backups import Backup
from cica_events.errors import CicaError
from cica_events.i18n import _, ngettext
from cica_events.progress import Progress
from cica_events.queries.history import Step
from cica_events.services.backups import BackupService
from cica_events.services.workspace import Workspace
from ui.backups.backup_lines import Now
from ui.backups.later_changes import LaterChanges
from ui.shell.backup_words import held, megabytes, moment
from ui.shell.desk import Desk
from ui.shell.moments import ago
from ui.toolkit.plain import PlainLabel

PAUSE = 80  # milliseconds on one backup before it is compared
WIDTH = 34  # average characters

Answer = tuple[Backup, Sequence[Step]]


class BackupDetails(QWidget):
    """Compares once the selection rests."""

    def __init__(self, desk: Desk, now: Now, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._now = desk, now
        self._backup: Backup | None = None
        self._title, self._facts = _label("heading", self), _label("muted", self)
        self._held = _label("", self)
        self._compared = _label("strong", self)
        damaged = _("The file of this backup is damaged, so it is never restored. It can be deleted.")
        locked = _(
            "This backup is locked with another passphrase than the workspace has now. Unlock it with "
            "that one; then it can be looked into and restored."
        )
        self._damaged, self._locked = self._told(damaged, "danger"), self._told(locked, "warning")
        self.later = LaterChanges(desk, now, self)
        self._hint = _label("muted", self)
        self._hint.setText(_("Select a backup to see what it holds and what was changed after it."))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._hint.setContentsMargins(16, 16, 16, 16)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._compare)
        self._lay_out()
        self.show_backup(None)

    def _told(self, text: str, tone: str) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("notice", tone)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(12, 8, 12, 8)
        words = _label("", frame)
        words.setText(text)
        inside.addWidget(words)
        return frame

    def _lay_out(self) -> None:
        filled = QWidget(self)
        column = QVBoxLayout(filled)
        column.setContentsMargins(12, 8, 16, 0)
        column.setSpacing(4)
        for widget in (self._title, self._facts, self._held, self._damaged, self._locked):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self._compared)
        column.addWidget(self.later, 1)
        column.addStretch(0)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._hint)
        self._stack.addWidget(filled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)

    @property
    def compared(self) -> str:
        """How much was changed after the backup, in words."""
        return self._compared.text()

    @property
    def held(self) -> str:
        """What the backup holds, in words."""
        return self._held.text()

    def show_backup(self, backup: Backup | None, *, again: bool = False) -> None:
        """Show one backup; the same one is compared `again` only where something was changed."""
        same, self._backup = backup == self._backup, backup
        self._stack.setCurrentIndex(0 if backup is None else 1)
        if backup is None or same:
            if again and backup is not None and backup.good:
                self._pause.start()
            return
        now = self._now()
        self._title.setText(moment(backup.at, now))
        self._facts.setText(DOT.join((backup.reason.text, ago(backup.at, now), megabytes(backup.size))))
        self._held.setText(held(backup.counts))
        self._held.setVisible(bool(self._held.text()))
        self._damaged.setVisible(not backup.good and not backup.locked)
        self._locked.setVisible(backup.locked)
        self._compared.setVisible(backup.good)
        self.later.setVisible(False)
        self._compared.setText(_("Comparing with what is there now…"))
        if backup.good:
            self._pause.start()

    @Slot()
    def _compare(self) -> None:
        if self._backup is not None:
            work = partial(_missing, self._desk.workspace.backups, self._backup)
            self._desk.tasks.start(work, done=self._take, failed=self._failed, owner=self)

    def _take(self, answer: Answer) -> None:
        backup, steps = answer
        if backup != self._backup:
            return
        count = len(steps)
        text = ngettext("{count} change was made after it", "{count} changes were made after it", count)
        self._compared.setText(text.format(count=count) if count else _("Nothing was changed after it"))
        self.later.show_steps(steps)
        self.later.setVisible(bool(count))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, CicaError):
            self._desk.report(error)
        else:
            self._compared.setText(str(error))


def _missing(service: BackupService[Workspace], backup: Backup, _progress: Progress) -> Answer:
    return backup, service.missing_since(backup)


def _label(role: str, parent: QWidget) -> QLabel:
    label = PlainLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
