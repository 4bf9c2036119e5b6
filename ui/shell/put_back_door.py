"""The way back from a file that cannot be used: its newest good backup takes its place, and it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cica_events.i18n import _, quoted
from cica_events.progress import Progress
from ui.shell.tone import Step, Tone

if TYPE_CHECKING:  # the frame does not wait for them
    from cica_events.domain.backups import Backup
    from cica_events.queries import history
    from cica_events.services.file_backups import FileBackups
    from cica_events.services.locking import Key
    from ui.shell.passphrase_dialogs import BackupPassphraseDialog
    from ui.shell.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class _Search:
    """The file that cannot be used, its backups, what opens them, and what is offered where none is good."""

    file: Path
    backups: FileBackups
    key: Key | None  # of the open file
    passphrase: str
    otherwise: Sequence[Step]


class PutBackDoor(QObject):
    """Offers the newest good backup of a file; `leave` closes the open workspace."""

    def __init__(self, around: Surroundings, leave: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._around, self._leave = around, leave
        self._asking: BackupPassphraseDialog | None = None
        self._waiting: Callable[[], None] | None = None  # until nothing runs beside the window
        self._left = False  # it was open here, was closed, and could not be had alone
        around.tasks.busy_changed.connect(self._calmed)

    def ask(self, damaged: Path, otherwise: Sequence[Step], passphrase: str = "") -> None:
        """Offer to restore the newest good backup of `damaged`; where there is none, offer `otherwise`.

        Of a file that is not open the locked backups are read by the `passphrase`; where the newest is locked
        and does not open, one is asked for.
        """
        search = self._search(damaged, otherwise, passphrase)
        self._around.tasks.start(
            partial(_newest, search.backups),
            done=partial(self._found, search),
            failed=self._refused,
            title=_("Looking for a good backup of {name}").format(name=damaged.name),
            owner=self,
        )

    def _search(self, damaged: Path, otherwise: Sequence[Step], passphrase: str) -> _Search:
        from cica_events.services.file_backups import FileBackups

        workspace = self._around.opener.workspace
        is_open = workspace is not None and self._around.opener.address == str(damaged)
        if workspace is not None and is_open and not passphrase:
            backups, key = FileBackups.of(workspace.database), workspace.database.key
            return _Search(damaged, backups, key, "", otherwise)
        backups = FileBackups.with_passphrase(damaged, passphrase)
        return _Search(damaged, backups, None, passphrase, otherwise)

    def _found(self, search: _Search, found: _Found) -> None:
        backup = found.backup
        closed = found.locked and not found.opened and (backup is None or search.key is None)
        if closed and self._asking is not None:
            self._asking.refuse(_("No backup opens with this passphrase. Try another one."))
        elif closed:
            self._ask_passphrase(search, found)
        elif backup is not None:
            self._stop_asking()
            self._offer(search, backup, found)
        else:
            self._stop_asking()
            words = _("There is no good backup of {name} on this computer.").format(name=search.file.name)
            self._around.window.messages.show(words, Tone.WARNING, search.otherwise)

    def _ask_passphrase(self, search: _Search, found: _Found) -> None:
        from ui.shell.backup_words import moment
        from ui.shell.moments import local_now
        from ui.shell.passphrase_dialogs import BackupPassphraseDialog

        around, older = self._around, found.backup
        said = moment(older.at, local_now()) if older else ""
        self._asking = dialog = BackupPassphraseDialog(search.file.stem, around.icons, around.window, said)
        if older is not None:
            dialog.older_chosen.connect(partial(self._offer, search, older, found))
        dialog.chosen.connect(partial(self.ask, search.file, search.otherwise))
        dialog.finished.connect(self._asked)
        if search.passphrase:
            dialog.tell(_("No backup opens with the passphrase that was typed. Try another one."))
        dialog.open()

    @Slot()
    def _asked(self) -> None:
        if self._asking is not None:
            self._asking.deleteLater()
        self._asking = None

    def _stop_asking(self) -> None:
        if self._asking is not None:
            self._asking.accept()

    def _refused(self, error: BaseException) -> None:
        self._stop_asking()
        self._around.errors.report(error)

    def _offer(self, search: _Search, backup: Backup, found: _Found) -> None:
        from cica_events.services.locked_files import is_locked
        from ui.shell.restore_dialog import RestoreDialog, RestoreOffer
        from ui.toolkit.dialogs import open_dialog

        if not search.backups.is_there:
            kept = _("Nothing stands in its place now: nothing is written over.")
        elif is_locked(search.file):
            kept = _("The locked file is kept beside it under another name: nothing is written over.")
        else:
            kept = _("The damaged file is kept beside it under another name: nothing is written over.")
        offer = RestoreOffer(
            backup,
            kept,
            missing=partial(_missing, search.backups, backup),
            restore=partial(search.backups.restore, backup),
            begin=partial(self._begin, search.file),
            give_up=partial(self._open, search),
            warning=found.warning,
        )
        dialog = RestoreDialog(offer, self._around.tasks, self._around.window)
        dialog.restored.connect(partial(self._restored, search, backup))
        dialog.rejected.connect(partial(self._come_back, search))
        open_dialog(dialog)

    def _begin(self, file: Path, begin: Callable[[], None]) -> str:
        """Close the file, keep everybody from opening it, and `begin` once nobody here reads any more."""
        opener = self._around.opener
        if opener.address == str(file):
            self._leave()
            self._left = True
        opener.give_up()  # another one that was being opened
        if not opener.occupy(str(file)):
            words = _("{name} is open in another window or on another computer. Close it there first.")
            return words.format(name=file.name)
        self._left = False
        self._waiting = begin
        self._calmed(self._around.tasks.busy)
        return ""

    @Slot(bool)
    def _calmed(self, busy: bool) -> None:
        if not busy and self._waiting is not None:
            begin, self._waiting = self._waiting, None
            begin()

    def _come_back(self, search: _Search) -> None:
        """Open again what was closed for a backup that did not take its place."""
        if self._left:
            self._open_again(search)

    def _open(self, search: _Search) -> None:
        self._around.opener.vacate()
        self._open_again(search)

    def _open_again(self, search: _Search) -> None:
        from cica_events.services.locked_files import is_locked

        opener, address = self._around.opener, str(search.file)
        self._left = False
        if opener.address == address:
            return
        if search.key is not None and is_locked(search.file):
            opener.open_with(address, search.key)
        elif search.passphrase and is_locked(search.file):
            opener.open(address, search.passphrase)
        else:
            opener.open_instead(address)

    def _restored(self, search: _Search, backup: Backup, kept: Path) -> None:
        from ui.shell.backup_words import moment
        from ui.shell.export_choice_file import show_in_folder
        from ui.shell.moments import local_now

        self._open(search)
        told = _("{name} is as it was on {moment}.").format(
            name=search.file.name, moment=moment(backup.at, local_now())
        )
        steps = []
        if kept.exists():
            told += " " + _("The file that was there is kept as {kept}.").format(kept=quoted(kept.name))
            steps = [Step(_("Show in folder"), partial(show_in_folder, kept))]
        self._around.window.messages.show(told, Tone.DONE, steps)


@dataclass(frozen=True, slots=True)
class _Found:
    """The newest good backup, and what is to be known of it before it takes the place of the file."""

    backup: Backup | None
    locked: bool  # newer ones need another passphrase
    unlocks: bool  # the file is locked no longer then
    opened: bool  # it is locked, and the passphrase opens it

    @property
    def warning(self) -> str:
        if self.unlocks:
            return _("This backup is not locked: whoever has the file can read it then.")
        if self.opened and self.locked:
            return _("Newer backups are there, which need another passphrase.")
        return ""


def _newest(backups: FileBackups, progress: Progress) -> _Found:
    from cica_events.services.locked_files import is_locked

    found = backups.newest_good(progress)
    unlocks = found is not None and backups.unlocks(found)
    opened = found is not None and is_locked(found.path)
    return _Found(found, backups.closed_since(found), unlocks, opened)


def _missing(
    backups: FileBackups, backup: Backup, _progress: Progress
) -> tuple[Sequence[history.Step], bool]:
    return backups.missing_since(backup)
