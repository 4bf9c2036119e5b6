"""Puts a backup in the place of a workspace file that cannot be used, and keeps what stood there."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from cica_events.domain.backups import Backup
from cica_events.errors import StorageError
from cica_events.i18n import N_, _
from cica_events.persistence.address import Address
from cica_events.persistence.backup_copying import CopyKind
from cica_events.persistence.cipher import Key, is_locked
from cica_events.persistence.faults import told_plainly
from cica_events.persistence.kept_copies import REPLACED, copies_beside
from cica_events.persistence.own_handle import handle_of
from cica_events.persistence.relocking import write_anew
from cica_events.persistence.touched_pages import journal_of
from cica_events.persistence.whole_files import draft_beside, settle_folder
from cica_events.progress import Progress, silent

_PIECE = 2**22
_JUST_NOW = 2.0  # seconds
_STAMP_FORMAT = "%Y-%m-%d %H-%M-%S"
_STAMP = re.compile(r"\d{4}-\d\d-\d\d \d\d-\d\d-\d\d")
_NOT_WHOLE = N_("The copy of the backup did not turn out whole. Nothing was replaced; try again.")
_REFUSED = N_("{name} could not be replaced by its backup: {reason}. Nothing was replaced.")


def replace_by(
    backup: Backup, workspace: Path, kind: CopyKind, progress: Progress = silent, key: Key | None = None
) -> Path:
    """Put a copy of `backup` in the place of the file `workspace`, which nobody has open.

    Where there is a `key`, a backup that is not locked is encrypted with it, and never lies there otherwise.
    Returns the name, beside it, under which what stood there is kept, with its journal. At no moment does
    nothing stand there. Raises StorageError or Cancelled; then all is as it was.
    """
    undo_unfinished(workspace)
    draft = draft_beside(workspace, ".new")
    try:
        if key is None or is_locked(backup.path):
            _copy(backup.path, draft, progress)
        else:
            _encrypt(backup.path, draft, key, progress)
        if not kind.is_whole(draft):
            raise StorageError(_(_NOT_WHOLE))
        kept = _kept_name(workspace)
        _put(draft, workspace, kept)
        settle_folder(workspace.parent)
    except OSError as error:
        words = _(_REFUSED).format(name=workspace.name, reason=error.strerror or error)
        raise StorageError(words) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return kept


def undo_unfinished(workspace: Path, now: float | None = None) -> None:
    """Give a file its journal back, and no other name, where a process ended just before it was replaced.

    What was changed since without the journal stays as it is, as does what another process does just now.
    """
    with suppress(OSError):
        facts = workspace.stat()
        if facts.st_nlink < 2:
            return
        for kept in [each for each in copies_beside(workspace) if each.samefile(workspace)]:
            if abs((now or time.time()) - named_at(kept)) < _JUST_NOW:
                continue
            moved, journal = journal_of(kept), journal_of(workspace)
            if moved.exists():
                if journal.exists() or named_at(moved) < facts.st_mtime:
                    continue
                moved.rename(journal)
            kept.unlink()


def named_at(path: Path, *, by_its_name: bool = os.name == "nt") -> float:
    """Return when a kept file or its journal was given its name, in seconds since 1970; OSError.

    Windows notes only when a file was made, so there the name itself tells, up to a second late.
    """
    stamps = _STAMP.findall(path.name) if by_its_name else []
    with suppress(IndexError, ValueError):  # a name of the user's own
        return datetime.strptime(stamps[-1], _STAMP_FORMAT).astimezone().timestamp() + 1
    return path.stat().st_ctime


def _copy(source: Path, draft: Path, progress: Progress) -> None:
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with handle_of(source) as handle, os.fdopen(descriptor, "wb") as file:
        size, place = handle.size, 0
        while piece := handle.read(place, _PIECE):
            progress(place, size)
            file.write(piece)
            place += len(piece)
        file.flush()
        os.fsync(file.fileno())


def _encrypt(source: Path, draft: Path, key: Key, progress: Progress) -> None:
    draft.touch(mode=0o600, exist_ok=False)
    with told_plainly(Address.of(source)):
        write_anew(source, None, draft, key, progress)
    with handle_of(draft) as handle:
        handle.settle()


def _kept_name(workspace: Path) -> Path:
    stamp = datetime.now().astimezone().strftime(_STAMP_FORMAT)
    words = _(REPLACED).format(name=workspace.stem, time=stamp)
    first, number = workspace.with_name(words + workspace.suffix), 1
    name = first
    while name.exists():
        number += 1
        name = first.with_name(f"{first.stem} {number}{first.suffix}")
    return name


def _put(draft: Path, workspace: Path, kept: Path) -> None:
    """Let `draft` stand in the place of the file, which has another name before; an error undoes both."""
    journal = journal_of(workspace)
    with ExitStack() as undo:
        if workspace.exists():
            _name_again(workspace, kept)
            undo.callback(_unless_put, draft, kept.unlink)
        if journal.exists():  # it would be played back into what comes in its place
            journal.rename(journal_of(kept))
            undo.callback(_unless_put, draft, partial(journal_of(kept).rename, journal))
        draft.replace(workspace)
        undo.pop_all()


def _unless_put(draft: Path, act: Callable[[], object]) -> None:
    """Do `act` unless the draft stands in its place already, whatever stopped the program just then."""
    if draft.exists():
        act()


def _name_again(workspace: Path, kept: Path) -> None:
    """Give the file a second name; where the drive knows no such thing, a copy has it."""
    try:
        os.link(workspace, kept)
    except OSError:
        _keep_a_copy(workspace, kept)


def _keep_a_copy(workspace: Path, kept: Path) -> None:
    """Copy the file to `kept`, which must not be there, whole or not at all; OSError."""
    try:
        _copy(workspace, kept, silent)
    except FileExistsError:
        raise
    except OSError:
        with suppress(OSError):
            kept.unlink(missing_ok=True)
        raise
    with suppress(OSError):
        shutil.copystat(workspace, kept)
