"""One window for one file: a lock beside the workspace, and a call that brings the other window to front."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QLockFile, QObject, QSysInfo, Signal, Slot

from cica_events.own_files import for_the_owner_only

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

Identity = tuple[int, int]

PATIENCE = 1000  # milliseconds to wait for the other window


class Instance(QObject):
    """Holds one workspace file for this window."""

    called = Signal()

    _held: ClassVar[dict[Path, Identity | None]] = {}  # the locks that windows of this process hold

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self._beside = file.with_name(f".{file.name}.lock")
        self._place = self._beside.resolve()  # the same for every way in which the path may be written
        self._taken = False
        self._lock = QLockFile(str(self._beside))
        self._lock.setStaleLockTime(0)  # a lock is left over only if its process is gone, however old it is
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Take the file for this window; False if another window has it.

        Where no lock can be written (a folder that is read-only) the file counts as free.
        """
        with for_the_owner_only():
            taken = self._lock.tryLock(0) or (self._is_left_over() and self._lock.tryLock(0))
        if taken:
            self._taken = True
            self._held[self._place] = _identity(self._beside)
        return taken or self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Hear later windows that ask for the same file."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(server_name(self.file))
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        self._server.listen(server_name(self.file))

    def call_other(self, patience: int = PATIENCE) -> bool:
        """Ask the window that has the file to come to front; False if it does not answer in `patience` ms.

        The system takes a call also for a window that hangs; only one that is alive hangs up.
        """
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket(self)
        socket.connectToServer(server_name(self.file))
        if not socket.waitForConnected(patience):
            return False
        answered = socket.waitForDisconnected(patience)
        return answered or socket.state() is QLocalSocket.LocalSocketState.UnconnectedState

    def release(self) -> None:
        """Let others have the file."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()
        if self._taken:
            self._taken = False
            self._held.pop(self._place, None)

    def _is_left_over(self) -> bool:
        """Take away a lock of this process that no window of it holds any more; tell whether it was one.

        It was let go of while its drive was away, so that its file stayed.
        """
        process, computer, _program = self._lock.getLockInfo()
        ours = (process, computer) == (os.getpid(), QSysInfo.machineHostName())
        if not ours or self._place in self._held or _identity(self._beside) in self._held.values():
            return False
        with suppress(OSError):
            self._beside.unlink()
        return True

    @Slot()
    def _hear(self) -> None:
        if self._server is not None:
            self._server.nextPendingConnection().disconnectFromServer()
            self.called.emit()


def _identity(lock: Path) -> Identity | None:
    """Return what the system knows a file by, under whatever name; None where it is not there."""
    try:
        facts = lock.stat()
    except OSError:
        return None
    return facts.st_dev, facts.st_ino


def server_name(file: Path) -> str:
    """Return the name under which the window of `file` can be called."""
    import hashlib

    return "cica-events-" + hashlib.sha256(str(file.resolve()).encode()).hexdigest()[:24]
