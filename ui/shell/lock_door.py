"""The lock of the open workspace: set, changed and removed, opened, shut by hand or after idleness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cica_events.errors import CicaError, LockedError
from cica_events.i18n import N_, _, ngettext, quoted
from cica_events.progress import Progress
from ui.runtime.reasons import allow
from ui.shell.addresses import is_server
from ui.shell.tone import Step, Tone

if TYPE_CHECKING:  # the frame does not wait for them
    from collections.abc import Sequence

    from cica_events.services.locking import Key
    from ui.shell.passphrase_dialogs import (
        NewPassphraseDialog,
        PassphraseDialog,
        RemovePassphraseDialog,
        UnlockDialog,
    )
    from ui.shell.surroundings import Surroundings
    from ui.shell.window import MainWindow

Rewrite = Callable[[Progress], "Sequence[Path]"]
"""Writes the file anew, and returns the backups with another name or place that are not locked."""

_LOCKED = N_("{name} has a passphrase now. Nobody can open it without it.")
_CHANGED = N_("{name} has a new passphrase now. The old one does not open it any more.")
NOT_INSTALLED = N_("Install CICA Events with its “locking” extra first.")


class LockDoor(QObject):
    """Asks for passphrases; the work on the file is done beside the window, which has it closed meanwhile."""

    lock_asked = Signal()
    backup_asked = Signal(str, str)  # address, what was typed as its passphrase

    def __init__(self, around: Surroundings, leave: Callable[[], None], parent: QObject) -> None:
        """`leave` closes the open workspace."""
        super().__init__(parent)
        self._around, self._leave = around, leave
        self._dialog: UnlockDialog | None = None
        self._waiting: Callable[[], None] | None = None  # until nothing runs beside the window
        around.opener.opened.connect(self._offer)
        around.tasks.busy_changed.connect(self._calmed)

    def connect_actions(self, window: MainWindow) -> None:
        """Let the actions of a new window ask."""
        actions = window.frame_actions
        actions.lock_now.triggered.connect(self.lock_asked)
        actions.set_passphrase.triggered.connect(partial(self._ask_new, False))
        actions.change_passphrase.triggered.connect(partial(self._ask_new, True))
        actions.remove_passphrase.triggered.connect(self._ask_remove)
        self._allow(window)

    @Slot()
    def end(self) -> None:
        """Offer nothing of a workspace that is closed."""
        self._allow(self._around.window)

    @property
    def asks(self) -> bool:
        """Whether the passphrase of a workspace is asked for just now."""
        return self._dialog is not None

    def refuse(self, address: str, error: LockedError) -> None:
        """Ask for the passphrase of the workspace at `address`, or again where it was wrong."""
        if self._dialog is None:
            self._ask_open(address)
        elif error.tried:
            self._dialog.refuse(str(error))

    def give_up(self) -> None:
        """Close the dialog that waits: the workspace could not be opened for another reason."""
        if self._dialog is not None:
            self._dialog.reject()

    def _ask_open(self, address: str) -> None:
        from ui.shell.passphrase_dialogs import UnlockDialog

        around = self._around
        self._dialog = dialog = UnlockDialog(Path(address).stem, around.icons, _can_remember(), around.window)
        dialog.chosen.connect(partial(self._open, address))
        dialog.backup_asked.connect(partial(self.backup_asked.emit, address))
        dialog.finished.connect(self._closed)
        around.opener.opened.connect(dialog.accept)
        dialog.open()

    def _open(self, address: str, passphrase: str, remember: bool) -> None:
        begun = self._around.opener.open(address, passphrase, remember=remember)
        if not begun and self._dialog is not None:
            self._dialog.refuse(_("Another workspace is being opened. Try again in a moment."))

    @Slot()
    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None

    def _ask_new(self, changing: bool, _checked: bool = False) -> None:
        from ui.shell.passphrase_dialogs import NewPassphraseDialog
        from ui.toolkit.dialogs import open_dialog

        around = self._around
        name = Path(around.opener.address).stem
        dialog = NewPassphraseDialog(name, around.icons, changing, around.window)
        dialog.chosen.connect(partial(self._try_to_relock, dialog))
        open_dialog(dialog)

    @Slot()
    def _ask_remove(self) -> None:
        from ui.shell.passphrase_dialogs import RemovePassphraseDialog
        from ui.toolkit.dialogs import open_dialog

        around = self._around
        dialog = RemovePassphraseDialog(Path(around.opener.address).stem, around.icons, around.window)
        dialog.chosen.connect(partial(self._try_to_unlock, dialog))
        open_dialog(dialog)

    def _try_to_relock(self, dialog: NewPassphraseDialog, now: str, new: str) -> None:
        if now:
            self._try(dialog, now, partial(self._relock, now, new))
        else:
            dialog.accept()
            self._relock(now, new)

    def _try_to_unlock(self, dialog: RemovePassphraseDialog, now: str) -> None:
        self._try(dialog, now, partial(self._unlock, now))

    def _try(self, dialog: PassphraseDialog, passphrase: str, go: Callable[[], None]) -> None:
        """Close the dialog and `go` on where the passphrase opens the workspace; else let it refuse that."""
        self._around.tasks.start(
            partial(_open_with, Path(self._around.opener.address), passphrase),
            done=partial(self._tried, dialog, go),
            failed=partial(self._refuse, dialog),
            owner=dialog,
        )

    def _tried(self, dialog: PassphraseDialog, go: Callable[[], None], _nothing: None) -> None:
        dialog.accept()
        go()

    def _refuse(self, dialog: PassphraseDialog, error: BaseException) -> None:
        if not isinstance(error, CicaError):
            dialog.reject()
            raise error
        dialog.refuse(str(error))

    def _relock(self, now: str, new: str) -> None:
        path = Path(self._around.opener.address)
        title = _("Encrypting {name}").format(name=path.name)
        work = partial(_change, path, now, new) if now else partial(_lock, path, new)
        told = _CHANGED if now else _LOCKED
        self._rewrite(path, work, title, partial(self._locked, path, new, told))

    def _unlock(self, now: str) -> None:
        path = Path(self._around.opener.address)
        title = _("Writing {name} without encryption").format(name=path.name)
        self._rewrite(path, partial(_remove, path, now), title, partial(self._unlocked, path))

    def _rewrite(self, path: Path, work: Rewrite, title: str, done: Callable[[Sequence[Path]], None]) -> None:
        """Close the workspace, wait until nobody reads it, and do `work` on its file."""
        opener = self._around.opener
        key = opener.workspace.database.key if opener.workspace is not None else None
        self._leave()
        opener.give_up()  # another one that was being opened
        if not opener.occupy(str(path)):
            return
        self._waiting = partial(self._begin, path, work, title, done, key)
        self._calmed(self._around.tasks.busy)

    def _begin(
        self,
        path: Path,
        work: Rewrite,
        title: str,
        done: Callable[[Sequence[Path]], None],
        key: Key | None,
    ) -> None:
        self._around.tasks.start(
            work,
            done=partial(self._written, done),
            failed=partial(self._failed, path, key),
            cancelled=partial(self._back, path, key),
            title=title,
            owner=self,
        )

    def _written(self, done: Callable[[Sequence[Path]], None], elsewhere: Sequence[Path]) -> None:
        self._around.opener.vacate()
        done(elsewhere)

    @Slot(bool)
    def _calmed(self, busy: bool) -> None:
        if not busy and self._waiting is not None:
            begin, self._waiting = self._waiting, None
            begin()

    def _failed(self, path: Path, key: Key | None, error: BaseException) -> None:
        self._back(path, key)
        if not isinstance(error, CicaError):
            raise error
        self._around.window.messages.show(str(error), Tone.PROBLEM)

    def _back(self, path: Path, key: Key | None) -> None:
        self._around.opener.vacate()
        self._around.opener.open_with(str(path), key)

    def _locked(self, path: Path, passphrase: str, told: str, elsewhere: Sequence[Path]) -> None:
        self._around.opener.open(str(path), passphrase)
        copies = _plain_copies(path)
        words = _(told).format(name=path.stem)
        steps = []
        if copies:
            text = ngettext(
                "{count} copy of it is not locked.",
                "{count} copies of it are not locked.",
                len(copies),
            )
            words += " " + text.format(count=len(copies))
            steps = [Step(_("Look at them…"), partial(self._ask_copies, copies))]
        words += "".join(f" {_elsewhere(folder, count)}" for folder, count in _folders(elsewhere).items())
        self._around.window.messages.show(words, Tone.WARNING if copies or elsewhere else Tone.DONE, steps)

    def _unlocked(self, path: Path, _elsewhere: Sequence[Path]) -> None:
        self._around.opener.open(str(path))
        words = _("{name} is not locked any more: whoever has the file can read it.")
        self._around.window.messages.show(words.format(name=path.stem), Tone.DONE)

    def _ask_copies(self, copies: Sequence[Path]) -> None:
        from ui.shell.passphrase_dialogs import PlainCopiesDialog
        from ui.toolkit.dialogs import open_dialog

        dialog = PlainCopiesDialog([copy.name for copy in copies], self._around.window)
        dialog.agreed.connect(partial(self._discard, copies))
        open_dialog(dialog)

    def _discard(self, copies: Sequence[Path]) -> None:
        self._around.tasks.start(
            partial(_discard, copies),
            done=partial(self._discarded, len(copies)),
            title=_("Removing copies"),
            owner=self,
        )

    def _discarded(self, count: int, _nothing: None) -> None:
        text = ngettext("{count} copy was removed.", "{count} copies were removed.", count)
        self._around.window.messages.show(text.format(count=count), Tone.DONE)

    @Slot()
    def _offer(self) -> None:
        self._allow(self._around.window)

    def _allow(self, window: MainWindow) -> None:
        workspace, actions = self._around.opener.workspace, window.frame_actions
        locked = workspace is not None and workspace.database.keys is not None
        reason = _("Open a workspace first.") if workspace is None else ""
        if workspace is not None and is_server(self._around.opener.address):
            reason = _("A workspace on a server is protected there; a passphrase locks files.")
        without = reason or _("This workspace has no passphrase. Set one first.")
        for action in (actions.lock_now, actions.change_passphrase, actions.remove_passphrase):
            allow(action, locked, without)
            action.setVisible(locked or action is actions.lock_now)
        allow(actions.set_passphrase, not reason and _is_available(), reason or _(NOT_INSTALLED))
        actions.set_passphrase.setVisible(not locked)


def _can_remember() -> bool:
    from cica_events.services.key_keeping import is_possible

    return is_possible()


def _is_available() -> bool:
    from importlib.util import find_spec

    return find_spec("sqlcipher3") is not None


def _plain_copies(path: Path) -> Sequence[Path]:
    from cica_events.services.locking import plain_copies

    return plain_copies(path)


def _folders(backups: Sequence[Path]) -> Counter[Path]:
    return Counter(backup.parent for backup in backups)


def _elsewhere(folder: Path, count: int) -> str:
    words = ngettext(
        "{folder} holds {count} backup with another name or place that is not locked.",
        "{folder} holds {count} backups with another name or place that are not locked.",
        count,
    )
    return words.format(folder=quoted(str(folder)), count=count)


def _open_with(path: Path, passphrase: str, _progress: Progress) -> None:
    from cica_events.services import locking

    locking.key_for(path, passphrase)


def _lock(path: Path, new: str, progress: Progress) -> Sequence[Path]:
    from cica_events.services import locking

    begun = locking.begun_at(path)
    locking.lock(path, new, progress)
    return locking.plain_copies_elsewhere(path, begun)


def _change(path: Path, now: str, new: str, progress: Progress) -> Sequence[Path]:
    from cica_events.services import locking

    key = locking.present_key(path, now)
    begun = locking.begun_at(path, key)
    locking.change_passphrase(path, key, new, progress)
    return locking.plain_copies_elsewhere(path, begun)


def _remove(path: Path, now: str, progress: Progress) -> Sequence[Path]:
    from cica_events.services import locking

    locking.unlock(path, locking.present_key(path, now), progress)
    return ()


def _discard(copies: Sequence[Path], progress: Progress) -> None:
    from cica_events.services import locking

    locking.discard(copies, progress)
