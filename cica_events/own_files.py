"""Files and folders that are for the eyes of their owner only, from the moment they are there.

On POSIX a folder is made with 0700 and a file with 0600, whatever the umask. Windows knows no such modes:
there a file has the rights of its folder, and that of the user's own data is closed to other users.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

FILE: Final = 0o600
FOLDER: Final = 0o700
_OTHERS: Final = 0o077


def make_own_folder(folder: Path) -> None:
    """Make `folder`, and those above it that are missing; one that is there is left as it is. OSError."""
    missing = [folder, *folder.parents]
    while missing and missing[-1].exists():
        missing.pop()
    for each in reversed(missing):
        each.mkdir(mode=FOLDER, exist_ok=True)


def close_to_others(path: Path) -> None:
    """Take from everyone else what they may do with a file or folder, where the system and its owner let."""
    with suppress(OSError):
        mode = path.stat().st_mode
        if os.name == "posix" and mode & _OTHERS:
            path.chmod(mode & ~_OTHERS)


def open_own(path: str, flags: int) -> int:
    """Open a file for its owner only; the `opener` of `open`."""
    return os.open(path, flags, FILE)


def new_own_file(path: Path) -> None:
    """Make the empty file `path`, which must not be there. OSError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE))


def copy_own(path: Path, copy: Path) -> None:
    """Copy the content of `path` into the file `copy`. OSError."""
    from shutil import copyfileobj  # a start does not wait for it

    with path.open("rb") as source, open(copy, "wb", opener=open_own) as target:
        copyfileobj(source, target)
    close_to_others(copy)


@contextmanager
def for_the_owner_only() -> Iterator[None]:
    """Let all files that the process makes meanwhile be for their owner only: for what a library makes."""
    before = os.umask(_OTHERS)
    try:
        yield
    finally:
        os.umask(before)
