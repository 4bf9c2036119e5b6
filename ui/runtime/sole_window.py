"""One window for one user: a later start hands over the file it was given, and the window comes to front."""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot

from cica_events.own_files import close_to_others, for_the_owner_only, make_own_folder
from ui.runtime.instance import server_name

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 3000  # milliseconds that the first window has for its answer; it may just be starting
TURN = 100
LONGEST = 100_000  # bytes of a call
HEARD = b"here\n"
ANY_PROCESS = -1  # ASFW_ANY of Windows


class SoleWindow(QObject):
    """Holds the place of the first window of this user, or calls the one that holds it.

    `folder` is the user's own, so that nobody else's window is ever called.
    """

    asked = Signal(str)  # the address that a later start was given; empty for none

    def __init__(self, folder: Path, parent: QObject | None = None, patience: int = PATIENCE) -> None:
        super().__init__(parent)
        self._place = folder / "window"
        self._patience = patience
        with suppress(OSError):  # where nothing can be written no lock can be, and the place counts as free
            make_own_folder(folder)
            close_to_others(folder)
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # left over only if its process is gone, however old it is
        self._server: QLocalServer | None = None

    @property
    def _name(self) -> str:
        return server_name(self._place)

    def take(self) -> bool:
        """Take the place; False if another window has it. Where no lock can be written it counts as free."""
        with for_the_owner_only():
            taken = self._lock.tryLock(0)
        return taken or self._lock.error() is not QLockFile.LockError.LockFailedError

    def call(self, address: str) -> bool:
        """Ask the first window to open `address`, or just to come to front; False if it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        _allow_front()
        socket, until = QLocalSocket(self), time.monotonic() + self._patience / 1000
        while not _connected(socket, self._name):
            if time.monotonic() > until:
                return False
            time.sleep(TURN / 1000)
        socket.write(json.dumps({"open": address}).encode() + b"\n")
        answered = socket.waitForReadyRead(self._patience) and bytes(socket.readAll().data()) == HEARD
        socket.disconnectFromServer()
        return answered

    @Slot()
    def listen_soon(self) -> None:
        """Hear later starts when the first page had time to come; they wait for longer than that."""
        QTimer.singleShot(PATIENCE // 3, self, self.listen)

    def listen(self) -> None:
        """Hear later starts from now on."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._server.listen(self._name)

    def release(self) -> None:
        """Let a later start have the place."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    @Slot()
    def _greet(self) -> None:
        socket = self._server.nextPendingConnection() if self._server is not None else None
        if socket is not None:
            socket.readyRead.connect(self._hear)
            socket.disconnected.connect(socket.deleteLater)

    @Slot()
    def _hear(self) -> None:
        socket: QLocalSocket = self.sender()  # type: ignore[assignment]  # connected to nothing else
        if not socket.canReadLine() and socket.bytesAvailable() <= LONGEST:
            return
        address = _read(bytes(socket.readLine(LONGEST).data()))
        if address is None:
            socket.disconnectFromServer()
            return
        socket.write(HEARD)
        socket.flush()
        self.asked.emit(address)


def _connected(socket: QLocalSocket, name: str) -> bool:
    socket.connectToServer(name)
    return socket.waitForConnected(TURN)


def _read(line: bytes) -> str | None:
    """Return the address that a call names, None if it is no call."""
    try:
        call = json.loads(line)
    except ValueError:
        return None
    address = call.get("open") if isinstance(call, dict) else None
    return address if isinstance(address, str) else None


def _allow_front() -> None:
    """Let the other window come to front: Windows wants that from who has the user's attention."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(ANY_PROCESS)
