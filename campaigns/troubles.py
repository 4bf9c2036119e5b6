"""Troubles that a disk, another program or a wrong clock makes, each gone again afterwards."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path

from campaigns.failing_calls import FAILURES, Calls

Trouble = Callable[[int], AbstractContextManager[None]]
"""Makes a trouble as long as the block lasts; the number is for chance."""

HARMLESS = ("clock set back", "clock set forward")  # in spite of which all must go well
WAITING = ("locks fail", "held by another")  # for which SQLite waits 3 s
OF_WRITING = ("writes fail now and then", "disk full now and then")  # for the control
_FILLER = "filler"
_NOTES = 1 << 18  # bytes, more than a disk takes to note where a file is


def troubles(calls: Calls, place: Path, path: Path) -> Mapping[str, Trouble]:
    """Return the troubles by name, for a workspace `path` in the folder `place` on a small disk."""
    found: dict[str, Trouble] = {
        "no file may grow": lambda number: no_file_larger(path.stat().st_size // 2 + 4096 * (number % 50)),
        "held by another": lambda _number: held(path),
        "file taken away": lambda _number: taken_away(path),
    }
    if os.path.ismount(place.parent):
        found["disk full"] = lambda number: disk_full(place.parent, 4096 * (number % 30))
        found["folder away"] = lambda _number: taken_away(place)
    for name, failure in FAILURES.items():
        found[name] = partial(calls.failing, failure)
    return found


@contextmanager
def no_file_larger(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size` bytes, as a quota or a FAT drive."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Let another program save for as long as the block lasts."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def taken_away(path: Path) -> Iterator[None]:
    """Take a file or a folder away, as a drive that is pulled out."""
    away = path.with_name(f"{path.name} is away")
    path.rename(away)
    try:
        yield
    finally:
        if path.is_dir():
            shutil.rmtree(path)
        away.rename(path)


def _take(file: int, size: int) -> None:
    """Give a file that room on its disk, or a little less where the notes of what is where take some."""
    for less in range(0, _NOTES, 4096):
        try:
            os.posix_fallocate(file, 0, max(1, size - less))
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
        else:
            return


@contextmanager
def disk_full(disk: Path, left: int) -> Iterator[None]:
    """Fill the disk up to `left` bytes."""
    filler = disk / _FILLER
    try:
        with filler.open("wb", buffering=0) as file:
            _take(file.fileno(), shutil.disk_usage(disk).free - left)
        yield
    finally:
        filler.unlink()
