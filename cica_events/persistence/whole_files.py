"""Files that appear whole or not at all: written beside their place, flushed to the disk, given their name.

What a process left beside that ended meanwhile is overwritten and removed when the next file is written in
the same folder.
"""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from pathlib import Path
from secrets import token_bytes, token_hex

DRAFT = re.compile(r"\.[0-9a-f]{12}\.(tmp|new|old)(-journal)?")
"""The names of unfinished files and their journals."""

_OLD = 3600  # seconds after which nobody writes to a draft any more
_PIECE = 2**20


def draft_beside(target: Path, suffix: str = ".tmp") -> Path:
    """Return a free name beside `target` for the unfinished file, and remove what others left there."""
    sweep(target.parent)
    return target.with_name(f".{token_hex(6)}{suffix}")


def sweep(folder: Path) -> None:
    """Remove the unfinished files in `folder` whose process ended; those of the last hour stay."""
    now = time.time()
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if DRAFT.fullmatch(entry.name):
                with suppress(OSError):  # somebody else removed it, or may
                    facts = entry.stat(follow_symlinks=False)
                    if abs(now - facts.st_mtime) > _OLD:
                        _remove(Path(entry.path), facts.st_nlink)


def wipe(path: Path) -> None:
    """Overwrite the bytes of a file and remove it; raises OSError.

    What the disk itself keeps elsewhere (flash memory, snapshots, backups of the system) is out of reach.
    """
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        path.unlink() if os.name != "nt" else None
        _overwrite(descriptor)
    finally:
        os.close(descriptor)
    path.unlink(missing_ok=True)


def _overwrite(descriptor: int) -> None:
    left = os.fstat(descriptor).st_size
    os.lseek(descriptor, 0, os.SEEK_SET)
    while left > 0:
        left -= os.write(descriptor, token_bytes(min(left, _PIECE)))
    os.fsync(descriptor)


def _remove(draft: Path, names: int) -> None:
    """Overwrite an unfinished file; one that has another name is finished, and only this name goes."""
    wipe(draft) if names == 1 else draft.unlink()


def throw_away(draft: Path) -> None:
    """Remove an unfinished file and its journal; what the drive does not let go now is swept later."""
    for path in (draft, draft.with_name(f"{draft.name}-journal")):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def give_name(draft: Path, target: Path) -> None:
    """Give a finished file its name for good, never to replace what is there: FileExistsError, OSError."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:  # a drive without links
        if target.exists():
            raise FileExistsError(target) from None
        draft.rename(target)
    settle_folder(target.parent)


def settle_folder(folder: Path) -> None:
    """Make the names in `folder` safe from a power cut, where the system can (Windows opens no folder)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
