"""Copies a workspace file that can only be read to where it can be changed."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from cica_events.errors import StorageError
from cica_events.i18n import N_, _
from cica_events.persistence import cipher
from cica_events.persistence.own_handle import handle_of
from cica_events.persistence.sqlite import is_foreign
from cica_events.persistence.touched_pages import is_mid_commit, journal_of
from cica_events.persistence.whole_files import draft_beside, give_name, settle_folder, throw_away
from cica_events.progress import Progress, silent

_PIECE = 2**22
_TRIES = 3
_EXISTS = N_("{name} exists already. Choose another name for the copy.")
_REFUSED = N_("{name} could not be copied: {reason}. Choose another place for the copy.")
_BUSY = N_("Somebody is saving in {name} just now. Nothing was copied; try again in a moment.")


def can_only_be_read(path: Path) -> bool:
    """Tell whether a workspace stands at `path` that may be read, and not be changed there."""
    try:
        if not (path.is_file() and os.access(path, os.R_OK)):
            return False
        if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
            return False
        return cipher.is_locked(path) or not is_foreign(path)
    except OSError:
        return False


def copy_file(source: Path, target: Path, progress: Progress = silent) -> None:
    """Copy a workspace that nobody here has open, for its owner's eyes, without what is half saved in it.

    It appears whole or not at all; a file that is there is refused, as is one that others keep saving in.
    StorageError, Cancelled.
    """
    progress(0, 1)
    draft = draft_beside(target)
    try:
        for there in (target, journal_of(target)):
            if there.exists():
                raise StorageError(_(_EXISTS).format(name=there))
        _copy_whole(source, draft, progress)
        if not is_mid_commit(draft):
            give_name(draft, target)
        elif cipher.is_locked(draft):  # only its passphrase can undo what was half saved
            _give_both_names(draft, target)
        else:
            _undo_half_saved(draft)
            give_name(draft, target)
    except FileExistsError as error:
        raise StorageError(_(_EXISTS).format(name=target)) from error
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise StorageError(_(_REFUSED).format(name=source, reason=reason)) from error
    finally:
        throw_away(draft)


def _copy_whole(source: Path, draft: Path, progress: Progress) -> None:
    """Copy the file and its journal as they were at one moment: read once more, they are still the same.

    No lock can hold that moment: a locked file gives SQLite's only to who knows its passphrase.
    """
    for _try in range(_TRIES):
        journal = is_mid_commit(source)
        _copy(source, draft, progress)
        if journal:
            _copy(journal_of(source), journal_of(draft), progress)
        same = is_mid_commit(source) == journal and _are_alike(source, draft, progress)
        if same and (not journal or _are_alike(journal_of(source), journal_of(draft), progress)):
            return
        throw_away(draft)
    raise StorageError(_(_BUSY).format(name=source))


def _copy(source: Path, draft: Path, progress: Progress) -> None:
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file, handle_of(source) as handle:
        place, total = 0, 2 * handle.size
        while piece := handle.read(place, _PIECE):
            progress(place, max(total, place))
            file.write(piece)
            place += len(piece)
        file.flush()
        os.fsync(file.fileno())


def _are_alike(source: Path, draft: Path, progress: Progress) -> bool:
    with handle_of(source) as one, handle_of(draft) as other:
        size = one.size
        if size != other.size:
            return False
        for place in range(0, size, _PIECE):
            progress(size + place, 2 * size)
            if one.read(place, _PIECE) != other.read(place, _PIECE):
                return False
    return True


def _undo_half_saved(draft: Path) -> None:
    """Let SQLite play the journal of a copy back, so that it needs none; sqlite3.Error, OSError."""
    with closing(sqlite3.connect(draft)) as copy:
        copy.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()
    with handle_of(draft) as handle:
        handle.settle()


def _give_both_names(draft: Path, target: Path) -> None:
    """Name the journal first, as it must never be missing; it goes where the file gets no name."""
    give_name(journal_of(draft), journal_of(target))
    try:
        give_name(draft, target)
    except BaseException:
        with suppress(OSError):
            journal_of(target).unlink()
            settle_folder(target.parent)
        raise
