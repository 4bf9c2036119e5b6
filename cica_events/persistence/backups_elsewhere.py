"""Backups of a workspace from when its file had another name or lay elsewhere.

Folders of backups go by name and place of the file. What stays with a workspace, and with each copy of it, is
the moment at which it was begun.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from cica_events.persistence.backup_copying import PLAIN, begun
from cica_events.persistence.backup_notes import backups_in, folder_for, read_note
from cica_events.persistence.cipher import Key, connected, is_locked, storage_errors


def begun_at(path: Path, key: Key | None = None) -> str:
    """Return when the workspace in a file was begun, as it is stored; empty where that cannot be read."""
    with suppress(*storage_errors()), closing(connected(path, key)) as connection:
        return begun(connection)
    return ""


def begun_of_backups(path: Path, root: Path) -> str:
    """Return when the workspace `path` was begun, as its own backups in `root` say; empty where none does."""
    with suppress(OSError):
        return next(filter(None, map(_begun, backups_in(folder_for(path, root)))), "")
    return ""


def backups_elsewhere(path: Path, root: Path, begun: str) -> Iterator[Path]:
    """Yield the backups of the workspace `begun` then that lie in other folders than its own; OSError."""
    own = folder_for(path, root)
    folders: list[Path] = []
    with suppress(FileNotFoundError), os.scandir(root) as entries:
        folders = sorted(Path(entry.path) for entry in entries)
    for folder in folders if begun else ():
        found: list[Path] = []
        if folder != own:
            with suppress(OSError):  # no folder, or one that may not be read
                found = sorted(backups_in(folder))
        yield from (backup for backup in found if _begun(backup) == begun)


def _begun(backup: Path) -> str:
    """Return what is noted beside a backup, or what it says itself where it is an older one and plain."""
    note = read_note(backup)
    if note is not None and note.begun:
        return note.begun
    with suppress(OSError, sqlite3.Error):
        if not is_locked(backup):
            with closing(PLAIN.read(backup)) as copy:
                return begun(copy)
    return ""
