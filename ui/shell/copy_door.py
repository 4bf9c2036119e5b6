"""The way on from a workspace that can only be read: a copy of it in another place, which is opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cica_events.i18n import _
from cica_events.progress import Progress
from ui.shell.tone import Step

if TYPE_CHECKING:  # the frame does not wait for them
    from ui.shell.surroundings import Surroundings


class CopyDoor(QObject):
    """Asks where to, copies beside the window, and opens the copy."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around

    def way(self, file: Path, folder: Path) -> Step:
        """Return the step that copies `file`, proposing `folder`."""
        return Step(_("Copy it and open the copy…"), partial(self.ask, file, folder))

    def ask(self, file: Path, folder: Path) -> None:
        """Ask for the place of the copy."""
        from ui.shell.file_choice import ask_new

        chosen = ask_new(self._around.window, folder / file.name, _("Copy the workspace"))
        if chosen:
            self.copy(file, Path(chosen))

    def copy(self, file: Path, target: Path) -> None:
        """Copy `file` to `target` and open that."""
        self._around.tasks.start(
            partial(_copy, file, target),
            done=partial(self._open, target),
            title=_("Copying {name}").format(name=file.name),
            owner=self,
        )

    def _open(self, target: Path, _nothing: None) -> None:
        self._around.opener.open_instead(str(target))


def _copy(file: Path, target: Path, progress: Progress) -> None:
    from cica_events.services.copying_file import copy_file

    copy_file(file, target, progress)
