"""A file system of its own in a file: it can be cut off from its disk in mid-write, and be full.

Linux, for root: a loop device with ext4. `noauto_da_alloc` leaves out what ext4 does for programs that do not
flush what they rename, so that nothing is safe which the program did not ask for.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN, _IOR('X', 125, __u32)
_WITHOUT_FLUSHING_THE_LOG = 2  # what is not on the disk yet is lost, the file system's own notes too
_WRITE_AND_WAIT = 2 | 4  # SYNC_FILE_RANGE_WRITE, SYNC_FILE_RANGE_WAIT_AFTER
_libc = ctypes.CDLL(None, use_errno=True)


class SmallDisk:
    """A mounted ext4 file system of `size` MB, its image in `folder`."""

    def __init__(self, folder: Path, size: int = 64) -> None:
        self.image, self.place = folder / "disk.img", folder / "disk"
        self.place.mkdir()
        with self.image.open("xb") as file:
            file.truncate(size * 2**20)
        _ran(
            "mkfs.ext4",
            "-q",
            "-F",
            "-m",
            "0",
            "-E",
            "lazy_itable_init=1,lazy_journal_init=1",
            str(self.image),
        )
        self.mount()

    def mount(self) -> None:
        """Mount, which plays the file system's log back after a cut."""
        _ran("mount", "-o", "loop,noauto_da_alloc", str(self.image), str(self.place))

    def unmount(self) -> None:
        """Unmount; nobody may use it."""
        _ran("umount", str(self.place))

    def settle(self) -> None:
        """Put all on the disk that was written so far."""
        with _opened(self.place) as folder:
            if _libc.syncfs(folder):
                raise OSError(ctypes.get_errno(), "syncfs")

    def write_back(self, path: Path, places: Iterator[tuple[int, int]]) -> None:
        """Put stretches of a file (from where, how many bytes) on the disk, out of their order."""
        with suppress(OSError), _opened(path) as file:
            for start, size in places:
                _libc.sync_file_range(file, ctypes.c_int64(start), ctypes.c_int64(size), _WRITE_AND_WAIT)

    def cut(self) -> None:
        """Let nothing reach the disk any more from now on: every write fails."""
        with _opened(self.place) as folder:
            fcntl.ioctl(folder, _SHUTDOWN, struct.pack("I", _WITHOUT_FLUSHING_THE_LOG))

    def remove(self) -> None:
        """Unmount and remove the image."""
        self.unmount()
        self.image.unlink()


def why_not() -> str:
    """Return why there can be no such disk here, empty where there can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux may mount"
    if not all(map(shutil.which, ("mkfs.ext4", "mount", "umount"))):
        return "mkfs.ext4, mount or umount is missing"
    try:
        with tempfile.TemporaryDirectory() as place:
            SmallDisk(Path(place), 8).remove()
    except (subprocess.CalledProcessError, OSError) as error:
        return f"no loop device can be mounted here: {error}"
    return ""


@contextmanager
def small_disk(folder: Path, size: int = 64) -> Iterator[SmallDisk]:
    """Lend such a disk, its image in memory where there is room for it."""
    disk = SmallDisk(folder, size)
    try:
        yield disk
    finally:
        disk.remove()


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    handle = os.open(path, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)


def _ran(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
