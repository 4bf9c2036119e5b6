"""Opens, creates and closes the workspace of the window, beside it where that takes time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from PySide6.QtCore import QObject, QTimer, Signal

from cica_events.errors import StorageError
from cica_events.i18n import _
from ui.runtime.instance import Instance
from ui.runtime.tasks import TaskRunner
from ui.shell.addresses import is_server, short_name

if TYPE_CHECKING:  # it loads the database layer, which the frame does not wait for
    from cica_events.services.locking import Key
    from cica_events.services.workspace import Workspace


class Folders(TypedDict):
    """Where an office keeps what is its own."""

    bodies_folder: Path
    templates_folder: Path


class Opener(QObject):
    """Holds the open workspace and its lock; `load` is called with its address while it is being opened,
    for the page to come.
    """

    opening = Signal(str)  # address
    opened = Signal(object)  # the workspace
    failed = Signal(str, object)  # address, error
    elsewhere = Signal(str, bool)  # address, whether the window that has it came to front
    called = Signal()  # another start asked for the file that is open here

    def __init__(
        self,
        tasks: TaskRunner,
        load: Callable[[str], None],
        bodies_folder: Path,
        templates_folder: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._load = load
        self._folders = Folders(bodies_folder=bodies_folder, templates_folder=templates_folder)
        self._turn = 0  # of the opening that is waited for; what an earlier one brings is not wanted
        self._instance: Instance | None = None
        self._reserved: Instance | None = None
        self._occupied: Instance | None = None  # its file is being written anew: nothing opens meanwhile
        self._busy = False
        self.workspace: Workspace | None = None
        self.address = ""

    def open(self, address: str, passphrase: str = "", *, remember: bool = False) -> bool:
        """Open the workspace at `address`; the one before stays open if that fails.

        The `passphrase` is kept in the system's keyring only to `remember` it. Returns False where another is
        being opened or another window has it.
        """
        make = partial(_open, folders=self._folders, passphrase=passphrase, remember=remember)
        return self._begin(address, make)

    def open_with(self, address: str, key: Key | None) -> bool:
        """Open the workspace at `address` with the key that it had; as `open` does."""
        return self._begin(address, partial(_open_with, folders=self._folders, key=key))

    def open_instead(self, address: str) -> bool:
        """Open the workspace at `address`, and give up another that is being opened."""
        if self._busy and not self._is_reserved(address):
            self.give_up()
        return self.open(address)

    def create(self, address: str, *, sample: bool = False) -> bool:
        """Create a workspace at `address`, with the sample's data if wanted, and open it; as `open` does."""
        return self._begin(address, partial(_create, sample=sample, folders=self._folders))

    def give_up(self) -> None:
        """Wait no longer for what is being opened; when it comes it is closed again."""
        self._turn += 1
        self._busy = False
        self._drop_reserved()

    def reserve(self, address: str) -> bool:
        """Take the lock of `address`; where another window has it, bring that to front and say False."""
        self._drop_reserved()
        if is_server(address):
            return True
        instance = Instance(Path(address), self)
        if instance.take():
            self._reserved = instance
            return True
        self.elsewhere.emit(address, instance.call_other())
        instance.deleteLater()
        return False

    def occupy(self, address: str) -> bool:
        """Take the lock of `address` and open nothing until `vacate`; False where it cannot be had."""
        if self._busy or self._occupied is not None or not self.reserve(address):
            return False
        self._occupied, self._reserved = self._reserved, None
        return True

    def vacate(self) -> None:
        """Open workspaces again; what was occupied stays reserved for the next opening."""
        if self._occupied is not None:
            self._drop_reserved()
            self._occupied, self._reserved = None, self._occupied

    def close(self) -> None:
        """Close the workspace and let others have its file."""
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None
        if self._instance is not None:
            self._instance.release()
            self._instance.deleteLater()
            self._instance = None
        self._drop_reserved()
        self.address = ""

    def listen(self) -> None:
        """Hear later starts that ask for the same file."""
        if self._instance is not None:
            self._instance.called.connect(self.called)
            self._instance.listen()

    def _begin(self, address: str, make: Callable[[str], Workspace]) -> bool:
        if address == self.address:
            self.called.emit()
            return True
        if self._busy or self._occupied is not None:
            return False
        if not self._is_reserved(address) and not self.reserve(address):
            return False
        self._busy = True
        self.opening.emit(address)
        self._tasks.start(
            lambda _progress: make(address),
            done=partial(self._opened, address, self._turn),
            failed=partial(self._failed, address, self._turn),
            title=_("Opening {name}").format(name=short_name(address)) if self.workspace else "",
        )
        QTimer.singleShot(0, self, partial(self._load, address))
        return True

    def _is_reserved(self, address: str) -> bool:
        return self._reserved is not None and self._reserved.file == Path(address)

    def _drop_reserved(self) -> None:
        if self._reserved is not None:
            self._reserved.release()
            self._reserved.deleteLater()
            self._reserved = None

    def _opened(self, address: str, turn: int, workspace: Workspace) -> None:
        if turn != self._turn:
            workspace.close()
            return
        reserved, self._reserved = self._reserved, None
        self.close()
        self._busy = False
        self._instance, self.workspace, self.address = reserved, workspace, address
        self.opened.emit(workspace)

    def _failed(self, address: str, turn: int, error: BaseException) -> None:
        if turn != self._turn:
            return
        self._busy = False
        self._drop_reserved()
        self.failed.emit(address, error)


def _open(address: str, *, folders: Folders, passphrase: str, remember: bool) -> Workspace:
    key = None
    if passphrase:
        from cica_events.services.locking import key_for

        key = key_for(Path(address), passphrase)
        _keep(Path(address), key, remember)
    elif not is_server(address) and find_spec("keyring") is not None:
        from cica_events.services.key_keeping import recalled

        key = recalled(Path(address))
    return _open_with(address, folders=folders, key=key)


def _keep(path: Path, key: Key, remember: bool) -> None:
    if remember:
        from cica_events.services.key_keeping import keep

        with suppress(StorageError):  # it is asked for each time, then
            keep(path, key)


def _open_with(address: str, *, folders: Folders, key: Key | None) -> Workspace:
    from cica_events.services.workspace import open_workspace

    return _at_hand(open_workspace(address, key=key, **folders))


def _create(address: str, *, sample: bool, folders: Folders) -> Workspace:
    from cica_events.services.workspace import create_workspace

    return _at_hand(create_workspace(address, sample=sample, **folders))


def _at_hand(workspace: Workspace) -> Workspace:
    """Note where the history stands before anything is shown: all that others do from now on is news."""
    workspace.catch_up()
    return workspace
