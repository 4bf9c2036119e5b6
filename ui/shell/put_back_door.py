"""The way back from a damaged workspace file: its newest good backup takes its place, and it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cica_events.i18n import _
from cica_events.progress import Progress
from ui.shell.tone import Step, Tone

if TYPE_CHECKING:  # the frame does not wait for them
    from cica_events.domain.backups import Backup
    from cica_events.queries import history
    from cica_events.services.file_backups import FileBackups
    from ui.shell.surroundings import Surroundings


class PutBackDoor(QObject):
    """Offers the newest good backup of a file; `leave` closes the open workspace."""

    def __init__(self, around: Surroundings, leave: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._around, self._leave = around, leave

    def ask(self, damaged: Path, otherwise: Sequence[Step]) -> None:
        """Offer to restore the newest good backup of `damaged`; where there is none, offer `otherwise`."""
        from cica_events.services.file_backups import FileBackups

        workspace = self._around.opener.workspace
        is_open = workspace is not None and self._around.opener.address == str(damaged)
        backups = FileBackups.of(workspace.database) if workspace and is_open else FileBackups(damaged)
        self._around.tasks.start(
            backups.newest_good,
            done=partial(self._offer, damaged, backups, otherwise),
            title=_("Looking for a good backup of {name}").format(name=damaged.name),
            owner=self,
        )

    def _offer(
        self, damaged: Path, backups: FileBackups, otherwise: Sequence[Step], backup: Backup | None
    ) -> None:
        from ui.shell.restore_dialog import RestoreDialog, RestoreOffer
        from ui.toolkit.dialogs import open_dialog

        if backup is None:
            words = _("There is no good backup of {name} on this computer.").format(name=damaged.name)
            self._around.window.messages.show(words, Tone.WARNING, otherwise)
            return
        kept = _("The damaged file is kept beside it under another name: nothing is written over.")
        offer = RestoreOffer(
            backup,
            kept,
            missing=partial(_missing, backups, backup),
            restore=partial(backups.restore, backup),
            begin=partial(self._begin, damaged),
            give_up=partial(self._open, damaged),
        )
        dialog = RestoreDialog(offer, self._around.tasks, self._around.window)
        dialog.restored.connect(partial(self._restored, damaged, backup))
        open_dialog(dialog)

    def _begin(self, damaged: Path) -> None:
        """Close the file, so that another one can take its place."""
        if self._around.opener.address == str(damaged):
            self._leave()

    def _open(self, file: Path) -> None:
        if self._around.opener.address != str(file):
            self._around.opener.open_instead(str(file))

    def _restored(self, file: Path, backup: Backup, kept: Path) -> None:
        from ui.shell.backup_words import moment
        from ui.shell.export_choice_file import show_in_folder
        from ui.shell.moments import local_now

        self._open(file)
        words = _("{name} is as it was on {moment}. The damaged file is kept as {kept}.")
        told = words.format(name=file.name, moment=moment(backup.at, local_now()), kept=kept.name)
        step = Step(_("Show in folder"), partial(show_in_folder, kept))
        self._around.window.messages.show(told, Tone.DONE, [step])


def _missing(
    backups: FileBackups, backup: Backup, _progress: Progress
) -> tuple[Sequence[history.Step], bool]:
    return backups.missing_since(backup)
