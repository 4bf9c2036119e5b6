"""The way to erasing sensitive details, and the word that it is time to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from cica_events.errors import LockedError
from cica_events.i18n import _, ngettext
from cica_events.progress import Progress
from ui.runtime.reasons import allow
from ui.shell.tone import Step, Tone

if TYPE_CHECKING:  # the frame does not wait for them
    from cica_events.services.workspace import Workspace
    from ui.shell.surroundings import Surroundings
    from ui.shell.window import MainWindow

LATER = 5000  # milliseconds after the opening, when nobody waits for the first page any more


class ErasingDoor(QObject):
    """Opens the dialog of the open workspace; a while after the opening it looks whether any is due."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER)
        self._later.timeout.connect(self.look)
        around.opener.opened.connect(self._offer)

    def connect_actions(self, window: MainWindow) -> None:
        """Let the action of a new window ask."""
        window.frame_actions.erasing.triggered.connect(self.ask)
        self._allow(window, self._around.opener.workspace is not None)

    @Slot()
    def end(self) -> None:
        """Offer nothing of a workspace that is closed."""
        self._later.stop()
        self._allow(self._around.window, False)

    @Slot()
    def ask(self) -> None:
        """Show whose details are kept, and when they go."""
        from ui.shell.eraser import Eraser
        from ui.shell.erasing_dialog import ErasingDialog
        from ui.toolkit.dialogs import open_dialog

        workspace = self._around.opener.workspace
        if workspace is None:
            return
        dialog = ErasingDialog(workspace, self._around.tasks, self._around.window)
        eraser = Eraser(workspace, self._around.tasks, self._tell, self)
        eraser.done.connect(dialog.renew)
        dialog.erase_asked.connect(partial(eraser.ask, over=dialog))
        dialog.destroyed.connect(eraser.deleteLater)
        open_dialog(dialog)

    @Slot()
    def look(self) -> None:
        """Say so where the rule of the workspace means somebody today; nothing is erased unasked."""
        workspace = self._around.opener.workspace
        if workspace is not None:
            self._around.tasks.start(
                partial(_due, workspace), done=self._remind, failed=self._look_later, owner=self
            )

    def _look_later(self, error: BaseException) -> None:
        """Look again where the workspace is shut just now; its own window says so."""
        if isinstance(error, LockedError):
            self._later.start()
        else:
            self._around.errors.report(error)

    def _remind(self, count: int) -> None:
        if count:
            words = ngettext(
                "The sensitive details of {count} person are to be erased by now.",
                "The sensitive details of {count} people are to be erased by now.",
                count,
            )
            self._around.window.messages.show(
                words.format(count=count), Tone.WARNING, [Step(_("Look and erase…"), self.ask)]
            )

    def _tell(self, words: str, tone: Tone) -> None:
        self._around.window.messages.show(words, tone)

    @Slot()
    def _offer(self) -> None:
        self._allow(self._around.window, True)
        self._later.start()

    def _allow(self, window: MainWindow, opened: bool) -> None:
        allow(window.frame_actions.erasing, opened, _("Open a workspace first."))


def _due(workspace: Workspace, _progress: Progress) -> int:
    from ui.shell.moments import local_now  # the frame does not wait for the words of dates

    return len(workspace.erasing.due(local_now().date()))
