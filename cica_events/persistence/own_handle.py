"""Reads and writes the bytes of a workspace file beside SQLite, without ever dropping SQLite's locks on it.

A process that closes any descriptor of a file loses all its POSIX locks on it, those of the database library
too (https://sqlite.org/howtocorrupt.html, 2.2): so each file has one descriptor here, shared by all who read
it, and it is closed only when nobody in this process has the file open.
"""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)

_ONLY_READ = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})  # a medium that is write-protected, too


class OwnHandle:
    """One descriptor of a file; made by `take`, given back by `give_back`."""

    def __init__(self, path: Path) -> None:
        try:
            self._descriptor = os.open(path, os.O_RDWR | _BINARY)
        except OSError as error:
            if error.errno not in _ONLY_READ:
                raise
            self._descriptor = os.open(path, os.O_RDONLY | _BINARY)
        self._moving = threading.Lock()  # Windows reads and writes only where the descriptor stands
        self.users = 0

    @property
    def size(self) -> int:
        """Return the size of the file in bytes."""
        return os.fstat(self._descriptor).st_size

    def read(self, offset: int, size: int) -> bytes:
        """Return `size` bytes from `offset` on, fewer at the end of the file."""
        with self._moving:
            os.lseek(self._descriptor, offset, os.SEEK_SET)
            parts = []
            while size > 0 and (part := os.read(self._descriptor, size)):
                parts.append(part)
                size -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def write(self, offset: int, content: bytes) -> None:
        """Put `content` at `offset`."""
        with self._moving:
            os.lseek(self._descriptor, offset, os.SEEK_SET)
            view = memoryview(content)
            while view:
                view = view[os.write(self._descriptor, view) :]

    def cut(self, size: int) -> None:
        """End the file at `size` bytes."""
        os.ftruncate(self._descriptor, size)

    def settle(self) -> None:
        """Wait until what was written is on the disk."""
        os.fsync(self._descriptor)

    def close(self) -> None:
        """Let go of the file; only for `give_back`."""
        os.close(self._descriptor)


class _Handles:
    """The descriptors of this process by the identity of their files."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], OwnHandle] = {}
        self._lock = threading.Lock()

    def take(self, path: Path) -> OwnHandle:
        with self._lock:
            facts = path.stat()
            identity = facts.st_dev, facts.st_ino
            handle = self._known.get(identity)
            if handle is None:
                handle = self._known[identity] = OwnHandle(path)
            handle.users += 1
            return handle

    def give_back(self, handle: OwnHandle) -> None:
        with self._lock:
            handle.users -= 1
            if handle.users == 0:
                self._known = {key: known for key, known in self._known.items() if known is not handle}
                handle.close()


_handles = _Handles()
take = _handles.take
give_back = _handles.give_back


@contextmanager
def handle_of(path: Path) -> Iterator[OwnHandle]:
    """Lend the handle of `path` for as long as the block lasts; OSError where it cannot be opened."""
    handle = take(path)
    try:
        yield handle
    finally:
        give_back(handle)
