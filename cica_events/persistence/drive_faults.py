"""Tells what a drive did wrong from damage: SQLite calls both damage when it does not get what it wants."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from cica_events.persistence.cipher import is_locked
from cica_events.persistence.own_handle import OwnHandle, handle_of
from cica_events.persistence.seal_format import differs_from_seal
from cica_events.persistence.touched_pages import is_mid_commit

_PIECE = 2**20


def was_the_drive(path: Path) -> bool:
    """Tell whether nothing is wrong with the file itself, or it cannot be read at all, or not be judged yet.

    The latter is so while its journal waits to be played back, which the next access does. Reads the whole
    file: 0.5 s for 442 MB, and only where SQLite said that it is damaged. A locked file, which nobody can
    judge without its key, and only SQLCipher's library may open, is taken for damaged if it can be read.
    """
    try:
        if is_mid_commit(path):
            return True
        with handle_of(path) as handle:
            if differs_from_seal(handle):
                return False
            if is_locked(path):
                return _cannot_be_read(handle)
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as file:
            return bool(file.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except (OSError, sqlite3.Error) as error:
        return isinstance(error, OSError)


def _cannot_be_read(handle: OwnHandle) -> bool:
    try:
        for place in range(0, handle.size, _PIECE):
            handle.read(place, _PIECE)
    except OSError:
        return True
    return False
