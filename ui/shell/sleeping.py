"""Shuts a locked workspace while nobody is there: its windows are hidden, its key is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from cica_events.errors import CicaError, ConflictError
from cica_events.i18n import _
from cica_events.progress import Progress
from ui.runtime.idleness import Idleness

if TYPE_CHECKING:  # the frame does not wait for them
    from cica_events.services.workspace import Workspace
    from ui.shell.locked_window import LockedWindow
    from ui.shell.surroundings import Surroundings

_GRACE = 500  # milliseconds in which pages look up what they were about to, before the key is forgotten
_AGAIN = 200  # milliseconds until it is tried again to let go of a file that is being saved


class Sleeping(QObject):
    """What is typed is kept: saved if it can be, as when its field is left, else in its hidden window."""

    def __init__(
        self,
        app: QApplication,
        around: Surroundings,
        rest: Callable[[bool], None],
        leave: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`rest` is told to stop looking at the workspace, and to go on; `leave` closes it."""
        super().__init__(parent)
        self._app, self._around = app, around
        self._rest, self._leave = rest, leave
        self._cover: LockedWindow | None = None
        self._hidden: list[QWidget] = []
        self._tired = False  # the file is to be let go of at the next safe point
        self._waking = False  # the passphrase is being tried
        self._idleness = Idleness(app, self)
        self._idleness.idle.connect(self._idle)
        around.opener.opened.connect(self.follow)
        around.tasks.busy_changed.connect(self._calmed)

    @property
    def cover(self) -> LockedWindow | None:
        """The window that stands instead of the others while the workspace is locked."""
        return self._cover

    @Slot()
    def follow(self) -> None:
        """Lock after as many minutes as the settings say, where the open workspace has a passphrase."""
        workspace = self._around.opener.workspace
        locked = workspace is not None and workspace.database.keys is not None
        self._idleness.follow(self._around.settings.idle_minutes if locked and not self._cover else 0)

    @Slot(QAction)
    def choose(self, action: QAction) -> None:
        """Take the minutes that were chosen in the settings."""
        self._around.settings.idle_minutes = action.data()
        self.follow()

    @Slot()
    def shut(self) -> None:
        """Lock the workspace now."""
        self._shut(_("Type the passphrase to go on where you were."))

    @Slot()
    def _idle(self) -> None:
        minutes = self._around.settings.idle_minutes
        words = _("Nobody was here for {count} min. Type the passphrase to go on where you were.")
        self._shut(words.format(count=minutes))

    def _shut(self, why: str) -> None:
        from ui.shell.locked_window import LockedWindow

        workspace = self._around.opener.workspace
        if self._cover is not None or workspace is None or workspace.database.keys is None:
            return
        focus = self._app.focusWidget()
        if focus is not None:
            focus.clearFocus()  # what is half typed is saved, or refused in words and then stays
        self._rest(True)
        self._cover = cover = LockedWindow(workspace.name, why, self._around.icons)
        cover.chosen.connect(self._try)
        cover.given_up.connect(self._give_up)
        cover.setGeometry(self._around.window.geometry())
        popup = self._app.activePopupWidget()
        if popup is not None:
            popup.close()
        windows = [each for each in self._app.topLevelWidgets() if each.isVisible()]
        cover.show()
        self._hidden = windows
        for window in windows:
            window.hide()
        cover.activateWindow()
        self.follow()
        QTimer.singleShot(_GRACE, self, self._tire)

    @Slot()
    def _tire(self) -> None:
        if self._cover is not None:  # else it was unlocked meanwhile
            self._tired = True
            self._calmed(self._around.tasks.busy)

    @Slot(bool)
    def _calmed(self, busy: bool) -> None:
        """Let go of the file at a safe point: when nothing works on it."""
        workspace = self._around.opener.workspace
        if not self._tired or self._waking or busy or workspace is None:
            return
        try:
            workspace.database.fall_asleep()
            self._tired = False
        except ConflictError:
            QTimer.singleShot(_AGAIN, self, partial(self._calmed, busy))

    def _try(self, passphrase: str) -> None:
        workspace = self._around.opener.workspace
        if workspace is not None:
            self._waking = True
            self._around.tasks.start(
                partial(_wake, workspace, passphrase), done=self._back, failed=self._refuse, owner=self
            )

    def _refuse(self, error: BaseException) -> None:
        self._waking = False
        self._calmed(self._around.tasks.busy)
        if not isinstance(error, CicaError):
            raise error
        if self._cover is not None:
            self._cover.refuse(str(error))

    def _back(self, _nothing: None) -> None:
        self._waking = False
        workspace, messages = self._around.opener.workspace, self._around.window.messages
        keys = workspace.database.keys if workspace is not None else None
        if keys is not None and messages.text == keys.asleep:
            messages.close()  # of what was to be saved when it was locked, which is there still
        self._uncover()
        self._rest(False)
        self.follow()

    def _uncover(self) -> None:
        self._tired = False
        cover, self._cover = self._cover, None
        hidden, self._hidden = self._hidden, []
        main = self._around.window
        for window in sorted(hidden, key=lambda each: each is not main):  # those over it come after it
            window.show()
        if cover is not None:
            cover.leave()
        main.activateWindow()

    @Slot()
    def _give_up(self) -> None:
        from PySide6.QtCore import Qt  # all of Qt's enums: not before the first picture

        for window in self._hidden:
            if window is not self._around.window:
                window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                window.close()
        self._hidden = [self._around.window]
        self._leave()
        self._uncover()
        self.follow()


def _wake(workspace: Workspace, passphrase: str, _progress: Progress) -> None:
    from cica_events.services.locking import key_for

    workspace.database.wake(key_for(workspace.address.path, passphrase))
