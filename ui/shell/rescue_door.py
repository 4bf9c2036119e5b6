"""The ways out of a damaged workspace: a backup in its place, or what can be saved in a new file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Slot

from cica_events.errors import DamagedError, LockedError
from cica_events.i18n import _
from cica_events.progress import Progress
from ui.shell.put_back_door import PutBackDoor
from ui.shell.tone import Step, Tone

if TYPE_CHECKING:  # the frame does not wait for them
    from cica_events.services.locking import Key
    from cica_events.services.rescuing import Salvaged
    from cica_events.services.wholeness import Wholeness
    from cica_events.services.workspace import Workspace
    from ui.shell.passphrase_dialogs import RescuePassphraseDialog
    from ui.shell.surroundings import Surroundings
    from ui.shell.window import MainWindow


class RescueDoor(QObject):
    """Knows which file is damaged: the one that is open, or the one that could not be opened."""

    def __init__(self, around: Surroundings, leave: Callable[[], None], parent: QObject) -> None:
        """`leave` closes the open workspace."""
        super().__init__(parent)
        self._around = around
        self._back = PutBackDoor(around, leave, self)
        self._damaged: Path | None = None  # the file that is open
        self._refused: Path | None = None  # one that could not be opened, since that was
        self._words = ""  # what is told of the damage

    def connect_actions(self, window: MainWindow) -> None:
        """Let the action of a new window ask."""
        window.frame_actions.rescue.triggered.connect(self.ask)
        window.frame_actions.put_back.triggered.connect(self.put_back)
        self._say_in(window)

    def look(self, workspace: Workspace) -> None:
        """Compare the file of `workspace` with its checksums beside the window, and tell what is wrong."""
        self._damaged, self._refused, self._words = None, None, ""
        self._around.window.lasting.sound()
        self._around.tasks.start(partial(_look, workspace), done=partial(self._tell, workspace), owner=self)

    def refuse(self, error: DamagedError) -> None:
        """Take note of a file that could not be opened for its damage; tell where another one is open."""
        self._refused = error.path
        if self._around.opener.workspace is not None:
            self._around.window.messages.show(str(error), Tone.PROBLEM, self.both_ways())

    def miss(self, file: Path) -> None:
        """Take note of a file that is no workspace any more; tell where another one is open."""
        self._refused = file
        if self._around.opener.workspace is not None:
            self._around.window.messages.show(missed(file), Tone.PROBLEM, [self.way_back()])

    def both_ways(self) -> list[Step]:
        """Return the ways out of damage."""
        return [self.way_back(), self.way()]

    def way_back(self) -> Step:
        """Return the way to a backup."""
        return Step(_("Restore a backup…"), self.put_back)

    def way(self) -> Step:
        """Return the way to what can be saved of a file."""
        return Step(_("Save what can be saved…"), self.ask)

    @Slot()
    def put_back(self) -> None:
        """Offer the newest good backup of the damaged file; ask for the file where none is known."""
        damaged = self._which()
        if damaged.name:
            self._back.ask(damaged, [self.way()])

    @Slot(str, str)
    def put_back_locked(self, address: str, passphrase: str) -> None:
        """Offer the newest backup of a locked file that opens without a passphrase, or with the one typed."""
        self._back.ask(Path(address), [], passphrase)

    def _which(self) -> Path:
        """Return the damaged file, an empty path where none is known and none was named."""
        from ui.shell.file_choice import ask_open

        folder = Path(self._around.opener.address or Path.home()).parent
        return self._refused or self._damaged or Path(ask_open(self._around.window, folder) or "")

    @Slot()
    def ask(self) -> None:
        """Ask where to, and for the damaged file where none is known, and save what can be saved."""
        from cica_events.services.rescuing import proposal
        from ui.shell.file_choice import ask_new

        damaged = self._which()
        if not damaged.name:
            return
        chosen = ask_new(self._around.window, proposal(damaged), _("Save what can be saved"))
        if chosen:
            self.save(damaged, Path(chosen))

    def save(self, damaged: Path, target: Path) -> None:
        """Save what can be read of `damaged` into the new file `target`, beside the window."""
        from cica_events.services.locked_files import is_locked

        key = self._key_of(damaged)
        if key is None and is_locked(damaged):
            self._ask_passphrase(damaged, target)
        else:
            self._start(damaged, partial(_save, damaged, target, key), partial(self._saved, target))

    def _start(
        self,
        damaged: Path,
        work: Callable[[Progress], Salvaged],
        done: Callable[[Salvaged], None],
        failed: Callable[[BaseException], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> None:
        title = _("Saving what can be saved of {name}").format(name=damaged.name)
        self._around.tasks.start(work, done=done, failed=failed, cancelled=cancelled, title=title, owner=self)

    def _ask_passphrase(self, damaged: Path, target: Path) -> None:
        from ui.shell.passphrase_dialogs import RescuePassphraseDialog
        from ui.toolkit.dialogs import open_dialog

        around = self._around
        dialog = RescuePassphraseDialog(damaged.stem, around.icons, around.window)
        dialog.chosen.connect(partial(self._save_with, dialog, damaged, target))
        open_dialog(dialog)

    def _save_with(
        self, dialog: RescuePassphraseDialog, damaged: Path, target: Path, passphrase: str
    ) -> None:
        self._start(
            damaged,
            partial(_save_with, damaged, target, passphrase),
            done=partial(self._saved_with, dialog, target),
            failed=partial(self._not_saved, dialog),
            cancelled=partial(_close, dialog),
        )

    def _saved_with(self, dialog: RescuePassphraseDialog, target: Path, saved: Salvaged) -> None:
        _close(dialog)
        self._saved(target, saved)

    def _not_saved(self, dialog: RescuePassphraseDialog, error: BaseException) -> None:
        if isinstance(error, LockedError) and shiboken6.isValid(dialog):
            dialog.refuse(str(error))
            return
        _close(dialog)
        self._around.errors.report(error)

    def _key_of(self, file: Path) -> Key | None:
        workspace = self._around.opener.workspace
        is_open = workspace is not None and self._around.opener.address == str(file)
        return workspace.database.key if workspace is not None and is_open else None

    def _tell(self, workspace: Workspace, found: Wholeness) -> None:
        if workspace is not self._around.opener.workspace:
            return
        if found.damage is not None:
            self._damaged, self._words = found.damage.path, str(found.damage)
            self._refused = None
            self._say_in(self._around.window)
        elif found.notice:
            self._around.window.messages.show(found.notice, Tone.WARNING)

    def _say_in(self, window: MainWindow) -> None:
        if self._damaged is not None:
            ways = (self.way_back(), self.way())
            window.lasting.damaged(self._words, [Step(way.text, partial(self._of_open, way)) for way in ways])

    def _of_open(self, way: Step) -> None:
        """Go a way out of the damage of what is open, though another file was refused since."""
        self._refused = None
        way.do()

    def _saved(self, target: Path, saved: Salvaged) -> None:
        from cica_events.services.rescuing import told

        words = "\n".join([*told(saved), _("{file} was written.").format(file=target.name)])
        step = Step(_("Open it"), partial(self._around.opener.open_instead, str(target)))
        self._around.window.messages.show(words, Tone.DONE if saved.whole else Tone.PROBLEM, [step])


def missed(file: Path) -> str:
    """Return what is told of a file of which there are backups, and that is no workspace any more."""
    if file.exists():
        words = _(
            "There is no workspace in {name} any more: it is empty, or something else was written over it."
        )
    else:
        words = _("{name} is not there any more: it was moved, renamed or deleted.")
    return words.format(name=file.name) + " " + _("There are backups of it on this computer.")


def _look(workspace: Workspace, _progress: Progress) -> Wholeness:
    from cica_events.services.wholeness import look

    return look(workspace.database)


def _save(damaged: Path, target: Path, key: Key | None, progress: Progress) -> Salvaged:
    from cica_events.services.rescuing import save_what_can_be_saved

    return save_what_can_be_saved(damaged, target, progress, key)


def _close(dialog: RescuePassphraseDialog) -> None:
    """Close the dialog, unless it was given up meanwhile."""
    if shiboken6.isValid(dialog):
        dialog.accept()


def _save_with(damaged: Path, target: Path, passphrase: str, progress: Progress) -> Salvaged:
    from cica_events.services.locking import key_for

    return _save(damaged, target, key_for(damaged, passphrase, checked=False), progress)
