"""Lets the system's calls on the files in one folder fail by chance, in a process started for that."""

from __future__ import annotations

import errno
import mmap
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WRITES, FLUSHES, READS, NAMES, OPENS, LOCKS = (1 << bit for bit in range(6))
_SOURCE = Path(__file__).with_suffix(".c")
_SAID, _UNDER = "CICA_FAILING_CALLS", "CICA_FAILING_UNDER"
_FORM = struct.Struct("iiiIIi")


@dataclass(frozen=True, slots=True)
class Failure:
    """Which calls fail, with which error of the system, how often of a thousand times."""

    calls: int
    error: int
    permille: int
    clock: int = 0  # seconds by which the clock is wrong


FAILURES: Mapping[str, Failure] = {
    "I/O errors now and then": Failure(WRITES | FLUSHES | READS | NAMES | OPENS, errno.EIO, 60),
    "I/O errors always": Failure(WRITES | FLUSHES | READS | NAMES | OPENS, errno.EIO, 1000),
    "writes fail now and then": Failure(WRITES, errno.EIO, 150),
    "flushing fails": Failure(FLUSHES, errno.EIO, 500),
    "locks fail": Failure(LOCKS, errno.ENOLCK, 1000),
    "locks fail now and then": Failure(LOCKS, errno.EIO, 300),
    "disk full now and then": Failure(WRITES, errno.ENOSPC, 200),
    "names cannot be changed": Failure(NAMES, errno.EIO, 1000),
    "stale handle of a share": Failure(WRITES | FLUSHES | READS | OPENS, errno.ESTALE, 1000),
    "drive turned read-only": Failure(WRITES | NAMES | OPENS, errno.EROFS, 1000),
    "clock set back": Failure(0, 0, 0, -400 * 86400),
    "clock set forward": Failure(0, 0, 0, 4000 * 86400),
}


def why_not() -> str:
    """Return why calls cannot be made to fail here, empty where they can."""
    if sys.platform != "linux" or not shutil.which("cc"):
        return "it takes Linux and a C compiler to let calls of the system fail"
    return ""


def surroundings(folder: Path, under: Path) -> dict[str, str]:
    """Return the environment of a process whose calls on files in `under` can be made to fail."""
    library, said = folder / "failing_calls.so", folder / "failing_calls.said"
    command = ["cc", "-O1", "-shared", "-fPIC", "-o", str(library), str(_SOURCE), "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    said.write_bytes(bytes(4096))
    return {**os.environ, "LD_PRELOAD": str(library), _SAID: str(said), _UNDER: str(under)}


class Calls:
    """The calls of this process, which was started in such surroundings."""

    def __init__(self) -> None:
        with Path(os.environ[_SAID]).open("r+b") as file:
            self._said = mmap.mmap(file.fileno(), 4096)

    @contextmanager
    def failing(self, failure: Failure, seed: int) -> Iterator[None]:
        """Let calls fail meanwhile."""
        self._said[: _FORM.size] = _FORM.pack(
            failure.calls, failure.error, failure.permille, seed | 1, 0, failure.clock
        )
        try:
            yield
        finally:
            hits = self.hits
            self._said[: _FORM.size] = _FORM.pack(0, 0, 0, 1, hits, 0)

    @property
    def hits(self) -> int:
        """Return how many calls failed the last time."""
        return int(_FORM.unpack_from(self._said)[4])
