"""The backups of the workspace: what each holds, what came after it, and the ways back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from cica_events.domain.backups import Backup, BackupReason
from cica_events.i18n import _, ngettext
from cica_events.progress import Progress
from cica_events.services.backups import BackupService
from cica_events.services.workspace import Workspace
from ui.backups.backup_actions import BackupActions
from ui.backups.backup_details import BackupDetails
from ui.backups.backup_lines import FIELDS, PILLS, BackupLine, Now, backup_line, day_of, texts
from ui.backups.delete_dialog import DeleteDialog
from ui.backups.filling import Fill
from ui.backups.passphrase_door import PassphraseDoor
from ui.backups.preview_door import PreviewDoor
from ui.backups.records_dialog import open_records
from ui.runtime.reasons import allow
from ui.shell.backup_words import megabytes, moment
from ui.shell.desk import Desk
from ui.shell.export_choice_file import show_in_folder
from ui.shell.list_frame import ListFrame
from ui.shell.moments import local_now
from ui.shell.page import Page
from ui.shell.restore_dialog import RestoreDialog, RestoreOffer
from ui.shell.tone import Step, Tone
from ui.toolkit.buttons import ActionButton
from ui.toolkit.column_chooser import ColumnChooser
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import RecordTableModel

MINUTE = 60_000  # milliseconds


class BackupsPage(Page):
    """The backups, the newest first, and beside them what the selected one holds."""

    def __init__(self, desk: Desk, fill: Fill, now: Now = local_now) -> None:
        """`fill` gives a window that shows a backup its pages."""
        super().__init__(desk.room)
        self._desk, self._now = desk, now
        self._backups: dict[str, Backup] = {}
        self._aim = ""  # the backup to be selected once it is there
        self._stale, self._taking = True, False
        self._door, self._locks = PreviewDoor(desk, fill, self), PassphraseDoor(desk, now, self)
        self.actions_of_backups = BackupActions(self, desk.icons)
        self.model = RecordTableModel(FIELDS, texts=texts(now), parent=self)
        self.model.set_grouping(partial(day_of, now))
        self.table = RecordTable(
            self.model,
            name=_("Backups"),
            pills=PILLS,
            layout=StoredLayout(desk.settings, "backups"),
            opens=True,
            parent=self,
        )
        self.details = BackupDetails(desk, now, self)
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE)
        self._clock.timeout.connect(self._tick)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.frame = ListFrame(_("Backups"), _("Reading the backups…"), self)
        buttons = FlowLayout()
        buttons.addWidget(ActionButton(self.actions_of_backups.take, primary=True, parent=self))
        for action in self.actions_of_backups.of_one():
            buttons.addWidget(ActionButton(action, parent=self))
        self.frame.tools.addLayout(buttons, 1)
        self.frame.tools.addWidget(ColumnChooser(self.table.columns, self, icons=self._desk.icons))
        self.frame.fill([self.table, self.details], self._empty())
        self.frame.splitter.setSizes([7400, 3600])  # in this proportion
        self.frame.splitter.setStretchFactor(0, 2)
        self.frame.splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)

    def _empty(self) -> EmptyState:
        service = self._desk.workspace.backups
        if not service.is_possible:
            duty = _(
                "Whoever looks after the server makes copies of its databases, with pg_dump every night for "
                "example, and puts one back with pg_restore. Ask for one before big changes. You yourself "
                "can write everything into an archive at any time, by the File menu."
            )
            return EmptyState(
                self._desk.icons,
                icon="database",
                title=_("The server keeps the backups"),
                text=duty,
                parent=self,
            )
        words = _(
            "While you work one is made every quarter of an hour in which something was changed, and before "
            "every import, merge and restore. Whole or for single records, you can always go back to one."
        )
        return EmptyState(
            self._desk.icons,
            icon="archive",
            title=_("No backup yet"),
            text=words,
            step=self.actions_of_backups.take,
            parent=self,
        )

    def _connect(self) -> None:
        offered = self.actions_of_backups
        self.table.selection_changed.connect(self._selected)
        self.table.opened.connect(self._look_into)
        self.table.remove_asked.connect(self._ask_delete)
        self.table.commands.set_page_actions(offered.of_one())
        offered.take.triggered.connect(self._take)
        offered.look.triggered.connect(self._look_into)
        offered.unlock.triggered.connect(self._ask_passphrase)
        offered.restore.triggered.connect(self._ask_restore)
        offered.records.triggered.connect(self._ask_records)
        offered.folder.triggered.connect(self._show_folder)
        offered.delete.triggered.connect(self._ask_delete)
        self._locks.opened.connect(self._read)
        self._desk.relay.changed.connect(self._changed)

    def bring_up(self, **_args: Any) -> None:
        """Show the backups as they are now."""
        self._clock.start()
        self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self._read()

    @property
    def chosen(self) -> Backup | None:
        """The backup that is selected."""
        ids = self.table.selected_ids()
        current = self.table.current_id()
        return self._backups.get(current if current in ids else next(iter(ids), ""))

    @Slot()
    def _tick(self) -> None:
        if self.isVisible():
            self._read()

    @Slot(object)
    def _changed(self, _changes: object) -> None:
        """Compare again: one more change came after every backup."""
        self._stale = True
        if self.isVisible():
            self.details.show_backup(self.chosen, again=True)

    def _read(self) -> None:
        service = self._desk.workspace.backups
        if not service.is_possible:
            allow(self.actions_of_backups.take, False, service.reason())
            self.actions_of_backups.allow_for(None)
            self.frame.show_list(False)
            return
        self._stale = False
        if not self._backups:
            self.frame.show_loading()
        self._desk.tasks.start(partial(_all, service), done=self._show, owner=self)

    def _show(self, backups: Sequence[Backup]) -> None:
        now = self._now()
        lines: list[BackupLine] = [backup_line(backup, now) for backup in backups]
        self._backups = {line.id: line.backup for line in lines}
        self.model.set_rows(lines)
        self.frame.show_list(bool(lines))
        aim, self._aim = self._aim, ""
        if aim in self._backups:
            self.table.select_ids([aim])
        elif lines and not self.table.selected_ids():
            self.table.select_ids([lines[0].id])
        self._selected()
        self.details.show_backup(self.chosen, again=True)

    @Slot()
    def _selected(self) -> None:
        self.actions_of_backups.allow_for(self.chosen)
        self.details.show_backup(self.chosen)
        self.status_changed.emit()

    # What can be done

    @Slot()
    def _take(self) -> None:
        if self._taking:
            return
        self._taking = True
        self._desk.tasks.start(
            partial(_take, self._desk.workspace.backups),
            done=self._taken,
            failed=self._not_taken,
            cancelled=self._no_more_taking,
            title=_("Making a backup"),
            owner=self,
        )

    def _taken(self, backup: Backup) -> None:
        self._no_more_taking()
        self._aim = str(backup.path)
        words = _("The backup was made, opened again and found whole ({size}).")
        step = Step(_("Show in folder"), partial(show_in_folder, backup.path))
        self._desk.messages.show(words.format(size=megabytes(backup.size)), Tone.DONE, [step])
        self._read()

    def _not_taken(self, error: BaseException) -> None:
        self._no_more_taking()
        self._desk.report(error)

    def _no_more_taking(self) -> None:
        self._taking = False

    @Slot()
    def _look_into(self) -> None:
        backup = self.chosen
        if backup is not None and backup.good:
            self._door.open(backup)
        elif backup is not None and backup.locked:
            self._ask_passphrase()

    @Slot()
    def _ask_passphrase(self) -> None:
        backup = self.chosen
        if backup is not None and backup.locked:
            self._locks.ask(backup)

    @Slot()
    def _ask_restore(self) -> None:
        backup, service = self.chosen, self._desk.workspace.backups
        if backup is None:
            return
        kept = _(
            "What is there now is first kept as a backup of its own, the newest of the list: you can go back."
        )
        offer = RestoreOffer(
            backup, kept, partial(_missing, service, backup), partial(_restore, service, backup)
        )
        dialog = RestoreDialog(offer, self._desk.tasks, self.window(), self._now)
        dialog.restored.connect(partial(self._restored, backup))
        open_dialog(dialog)

    def _restored(self, backup: Backup, kept: Backup) -> None:
        self._aim = str(kept.path)
        self._desk.undo.refresh()
        words = _("The workspace is as it was on {moment}. What was there before is kept as a backup.")
        self._desk.tell_done(words.format(moment=moment(backup.at, self._now())))
        self._read()

    @Slot()
    def _ask_records(self) -> None:
        backup = self.chosen
        if backup is not None:
            open_records(self._desk, backup, self._now, self.window())

    @Slot()
    def _show_folder(self) -> None:
        backup = self.chosen
        if backup is not None:
            show_in_folder(backup.path)

    @Slot()
    def _ask_delete(self) -> None:
        backup = self.chosen
        if backup is not None:
            newest = next(iter(self._backups.values())) == backup
            dialog = DeleteDialog(self._desk.workspace.backups, backup, newest, self._now(), self.window())
            dialog.accepted.connect(self._read)
            open_dialog(dialog)

    def status(self) -> str:
        """Return how many backups there are and how much room they take together."""
        backups = self._backups.values()
        if not backups:
            return ""
        count = ngettext("{count} backup", "{count} backups", len(backups)).format(count=len(backups))
        parts = [count, megabytes(sum(backup.size for backup in backups))]
        locked = sum(backup.locked for backup in backups)
        bad = sum(not backup.good and not backup.locked for backup in backups)
        if locked:
            parts.append(ngettext("{count} locked", "{count} locked", locked).format(count=locked))
        if bad:
            parts.append(ngettext("{count} damaged", "{count} damaged", bad).format(count=bad))
        return "    ".join(parts)


def _all(service: BackupService[Workspace], _progress: Progress) -> Sequence[Backup]:
    return service.all()


def _take(service: BackupService[Workspace], progress: Progress) -> Backup:
    return service.take(BackupReason.ASKED, progress)


def _missing(
    service: BackupService[Workspace], backup: Backup, _progress: Progress
) -> tuple[Sequence[Any], bool]:
    return service.missing_since(backup), True


def _restore(service: BackupService[Workspace], backup: Backup, progress: Progress) -> Backup:
    return service.restore(backup, progress)
