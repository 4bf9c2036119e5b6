"""The ways of a whole workspace out into an archive, and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cica_events.i18n import _
from cica_events.progress import Progress
from ui.shell.tone import Step, Tone

if TYPE_CHECKING:  # the frame does not wait for them
    from cica_events.services.workspace import Workspace
    from ui.shell.surroundings import Surroundings
    from ui.shell.window import MainWindow


class ArchiveDoor(QObject):
    """Asks for the files and does the work beside the window."""

    def __init__(self, around: Surroundings, folder: Callable[[], Path], parent: QObject) -> None:
        """`folder` tells where asking for a file begins."""
        super().__init__(parent)
        self._folder = folder
        self._around = around
        around.opener.opened.connect(self._offer)

    def connect_actions(self, window: MainWindow) -> None:
        """Let the actions of a new window ask."""
        actions = window.frame_actions
        actions.archive.triggered.connect(self._ask_where_to)
        actions.archive.setEnabled(self._around.opener.workspace is not None)
        actions.rebuild.triggered.connect(self._ask_which)

    @Slot()
    def end(self) -> None:
        """Offer nothing of a workspace that is closed."""
        self._around.window.frame_actions.archive.setEnabled(False)

    def hand_out(self, workspace: Workspace, path: Path, *, sensitive: bool = False) -> None:
        """Write all of `workspace` into the archive `path`, with sensitive values if they are wanted."""
        self._around.tasks.start(
            partial(_hand_out, workspace, path, sensitive),
            done=partial(self._tell_written, path, sensitive),
            title=_("Writing {name}").format(name=path.name),
            owner=self,
        )

    def rebuild(self, archive: Path, target: Path) -> None:
        """Make the workspace `target` of `archive`."""
        self._around.tasks.start(
            partial(_rebuild, archive, target),
            done=partial(self._tell_rebuilt, target),
            title=_("Making {name}").format(name=target.name),
            owner=self,
        )

    @Slot()
    def _offer(self) -> None:
        self._around.window.frame_actions.archive.setEnabled(True)

    @Slot()
    def _ask_where_to(self) -> None:
        from ui.shell.archive_dialog import ArchiveDialog
        from ui.toolkit.dialogs import open_dialog

        if self._around.opener.workspace is not None:
            dialog = ArchiveDialog(self._around.window)
            dialog.chosen.connect(self._write)
            open_dialog(dialog)

    @Slot(bool)
    def _write(self, sensitive: bool) -> None:
        from ui.shell.file_choice import ask_archive

        workspace = self._around.opener.workspace
        if workspace is None:
            return
        chosen = ask_archive(self._around.window, self._folder() / f"{workspace.name}.zip")
        if chosen:
            self.hand_out(workspace, Path(chosen), sensitive=sensitive)

    @Slot()
    def _ask_which(self) -> None:
        from ui.shell.file_choice import ask_for_archive, ask_new

        archive = ask_for_archive(self._around.window, self._folder())
        if not archive:
            return
        proposal = Path(archive).with_suffix(".cica")
        target = ask_new(self._around.window, proposal, _("Create a workspace"))
        if target:
            self.rebuild(Path(archive), Path(target))

    def _tell_written(self, path: Path, sensitive: bool, _result: object) -> None:
        from ui.shell.export_choice_file import show_in_folder

        whole = _(
            "{file} was written. It holds everything, private fields too: keep it as you keep the workspace."
        )
        words = whole if sensitive else _("{file} was written, without passport, birth and health data.")
        step = Step(_("Show in folder"), partial(show_in_folder, path))
        self._around.window.messages.show(words.format(file=path.name), Tone.DONE, [step])

    def _tell_rebuilt(self, target: Path, _result: object) -> None:
        step = Step(_("Open it"), partial(self._around.opener.open_instead, str(target)))
        words = _("{file} was made, with everything that the archive holds.").format(file=target.name)
        self._around.window.messages.show(words, Tone.DONE, [step])


def _hand_out(workspace: Workspace, path: Path, sensitive: bool, progress: Progress) -> object:
    from cica_events.services.archives import hand_out

    return hand_out(workspace.database, path, progress, sensitive=sensitive)


def _rebuild(archive: Path, target: Path, progress: Progress) -> object:
    from cica_events.services.archives import rebuild

    return rebuild(archive, target, progress)
