"""The ways into a workspace: asks which one, and says why one could not be opened."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtGui import QAction

from cica_events.errors import CicaError, DamagedError, ForeignPartsError, LockedError, StorageError
from cica_events.i18n import N_, _
from cica_events.own_files import make_own_folder
from cica_events.paths import is_folder
from ui.runtime import quick_start
from ui.runtime.settings import without_password
from ui.shell.addresses import is_server, short_name
from ui.shell.archive_door import ArchiveDoor
from ui.shell.backups_door import BackupsDoor
from ui.shell.copy_door import CopyDoor
from ui.shell.erasing_door import ErasingDoor
from ui.shell.lock_door import LockDoor
from ui.shell.rescue_door import RescueDoor, missed
from ui.shell.server_door import ServerDoor
from ui.shell.surroundings import Surroundings
from ui.shell.tone import Step, Tone
from ui.shell.window import MainWindow

FOUND = N_("{name} is already open in another window, which came to front.")
NOT_FOUND = N_(
    "{name} is open in another window or on another computer. Close it there, or open another file."
)


class WaysIn(QObject):
    """Opens by the user's choice; `left` says that the workspace is about to be closed."""

    left = Signal()

    def __init__(self, around: Surroundings, data_folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._data_folder = data_folder
        self.came_to_front = False
        self.server_door = ServerDoor(around.opener, self)
        self.rescue = RescueDoor(around, self.close_workspace, self)
        self.archive = ArchiveDoor(around, self._documents, self)
        self.backups = BackupsDoor(around, self)
        self.copies = CopyDoor(around, self)
        self.erasing = ErasingDoor(around, self)
        self.lock = LockDoor(around, self.close_workspace, self)
        self.lock.backup_asked.connect(self.rescue.put_back_locked)
        around.opener.failed.connect(self.show_failure)
        around.opener.elsewhere.connect(self._tell_elsewhere)

    def connect_actions(self, window: MainWindow) -> None:
        """Let the actions of a new window ask."""
        actions = window.frame_actions
        actions.create.triggered.connect(self._ask_create)
        actions.open.triggered.connect(self._ask_open)
        actions.server.triggered.connect(self._ask_server)
        actions.sample.triggered.connect(self._open_sample)
        actions.close.triggered.connect(self.close_workspace)
        self.rescue.connect_actions(window)
        self.archive.connect_actions(window)
        self.backups.connect_actions(window)
        self.erasing.connect_actions(window)
        self.lock.connect_actions(window)

    def show_start(self) -> None:
        """Show the start page."""
        from ui.shell.start_page import StartPage

        around = self._around
        page = StartPage(
            around.icons, around.window.frame_actions, around.settings, around.tasks, around.window
        )
        page.recent_chosen.connect(around.opener.open)
        around.window.stand_without(page)
        quick_start.settle()

    @Slot(str, object)
    def show_failure(self, address: str, error: BaseException) -> None:
        """Say why the workspace at `address` was not opened, and offer the ways on."""
        around = self._around
        if self.server_door.waiting:
            self.server_door.refuse(error)
            return
        if isinstance(error, LockedError):
            self._ask_passphrase(address, error)
            return
        self.lock.give_up()
        if is_server(address):
            self.server_door.known = without_password(address)
            if around.opener.workspace is not None and isinstance(error, CicaError):
                self.server_door.ask(around.window, str(error))
                return
        if isinstance(error, DamagedError):
            self.rescue.refuse(error)
        elif self._is_lost(address, error):
            self.rescue.miss(Path(address))
        elif around.opener.workspace is not None or not isinstance(error, CicaError):
            around.errors.report(error)
        if around.opener.workspace is not None:
            return
        if isinstance(error, CicaError):
            words = missed(Path(address)) if self._is_lost(address, error) else str(error)
            self._show_reason(words, self._ways_on(address, error))
        else:
            self.show_start()
        if around.settings.last_workspace == address:
            around.settings.last_workspace = ""

    def _is_lost(self, address: str, error: BaseException) -> bool:
        """Tell whether no workspace stands where one stood of which there are backups."""
        if is_server(address) or not isinstance(error, StorageError):
            return False
        from cica_events.services.file_backups import is_lost

        return is_lost(Path(address))

    def _can_only_be_read(self, address: str) -> bool:
        if is_server(address):
            return False
        from cica_events.services.copying_file import can_only_be_read

        return can_only_be_read(Path(address))

    def _ways_on(self, address: str, error: CicaError) -> list[Step]:
        actions = self._around.window.frame_actions
        ways = [actions.open, actions.create]
        if not is_server(address) and not is_folder(Path(address).parent):
            return [Step(_("Try again"), partial(self._around.opener.open, address)), *_steps(ways)]
        if isinstance(error, ForeignPartsError):
            return [self.rescue.way(), *_steps(ways)]
        if isinstance(error, DamagedError):
            return [*self.rescue.both_ways(), *_steps(ways)]
        if self._is_lost(address, error):
            return [self.rescue.way_back(), *_steps(ways)]
        if self._can_only_be_read(address):
            folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
            return [self.copies.way(Path(address), folder), *_steps(ways)]
        return _steps([actions.server, *ways] if is_server(address) else [*ways, actions.sample])

    def _ask_passphrase(self, address: str, error: LockedError) -> None:
        """Show that the workspace is locked, and ask over that."""
        around = self._around
        if around.opener.workspace is None:
            from ui.shell.locked_state import LockedState

            actions, window = around.window.frame_actions, around.window
            again = partial(around.opener.open, address)
            ways = [actions.open, actions.create]
            state = LockedState(around.icons, Path(address).stem, again, ways, window)
            state.stand_back(self.lock.asks)
            window.stand_without(state)
            quick_start.settle()
        self.lock.refuse(address, error)

    @Slot(str, bool)
    def _tell_elsewhere(self, address: str, came_to_front: bool) -> None:
        window = self._around.window
        self.came_to_front = came_to_front and not window.isVisible()
        words = (came_to_front and _(FOUND)) or _(NOT_FOUND)
        words = words.format(name=short_name(address))
        if self.came_to_front:
            print(words, file=sys.stderr)  # noqa: T201 - there is no window to say it on
        elif self._around.opener.workspace is None and not window.isVisible():
            self._show_reason(words, _steps([window.frame_actions.open, window.frame_actions.create]))
        else:
            window.messages.show(words, Tone.WARNING)

    def _show_reason(self, reason: str, ways: Sequence[Step]) -> None:
        from ui.shell.failed_state import FailedState

        window = self._around.window
        window.stand_without(FailedState(self._around.icons, reason, ways, window))
        quick_start.settle()

    @Slot()
    def _ask_open(self) -> None:
        from ui.shell.file_choice import ask_open

        chosen = ask_open(self._around.window, self._documents())
        if chosen:
            self._around.opener.open(chosen)

    @Slot()
    def _ask_create(self) -> None:
        from ui.shell.file_choice import ask_create

        chosen = ask_create(self._around.window, self._documents())
        if chosen:
            self._around.opener.create(chosen)

    @Slot()
    def _ask_server(self) -> None:
        known = next(filter(is_server, self._around.settings.recent), "")
        self.server_door.known = self.server_door.known or known
        self.server_door.ask(self._around.window)

    @Slot()
    def _open_sample(self) -> None:
        file = self._data_folder / "Sample.cica"
        if file.exists():
            self._around.opener.open(str(file))
        else:
            with suppress(OSError):  # creating the file says it in words
                make_own_folder(file.parent)
            self._around.opener.create(str(file), sample=True)

    @Slot()
    def close_workspace(self) -> None:
        """Close the open workspace and show the start page."""
        self.left.emit()
        self._around.window.undo.follow(None)
        self.show_start()
        self._around.opener.close()
        self.archive.end()
        self.backups.end()
        self.erasing.end()
        self.lock.end()
        self._around.settings.last_workspace = ""

    def _documents(self) -> Path:
        address = self._around.opener.address
        if address and not is_server(address):
            return Path(address).parent
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _steps(actions: Sequence[QAction]) -> list[Step]:
    return [Step(action.text(), action.trigger) for action in actions]
