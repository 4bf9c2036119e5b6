"""Copies a workspace file that can only be read to where it can be changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from cica_events.errors import StorageError
from cica_events.i18n import N_, _
from cica_events.persistence import cipher
from cica_events.persistence.sqlite import is_foreign
from cica_events.persistence.touched_pages import journal_of
from cica_events.persistence.whole_files import draft_beside, give_name, throw_away
from cica_events.progress import Progress, silent

_EXISTS = N_("{name} exists already. Choose another name for the copy.")
_REFUSED = N_("{name} could not be copied: {reason}. Choose another place for the copy.")


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
    """Copy a workspace that nobody has open, with the journal of an unfinished change, for its owner's eyes.

    It appears whole or not at all; a file that is there is refused. StorageError, Cancelled.
    """
    progress(0, 1)
    draft = draft_beside(target)
    try:
        if target.exists() or journal_of(target).exists():
            raise StorageError(_(_EXISTS).format(name=target))
        draft.touch(mode=0o600, exist_ok=False)
        shutil.copyfile(source, draft)
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        if journal_of(source).exists():
            shutil.copyfile(journal_of(source), journal_of(target))
        give_name(draft, target)
    except FileExistsError as error:
        raise StorageError(_(_EXISTS).format(name=target)) from error
    except OSError as error:
        raise StorageError(_(_REFUSED).format(name=source, reason=error.strerror or error)) from error
    finally:
        throw_away(draft)
