"""Keeps the backups of one workspace file: each appears checked and whole, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from cica_events.domain.backups import Backup, BackupReason
from cica_events.errors import StorageError
from cica_events.i18n import N_, _, quoted
from cica_events.own_files import make_own_folder
from cica_events.persistence.backup_copying import (
    PLAIN,
    CopyKind,
    UnsoundCopyError,
    copy_pages,
    examine,
    facts_of,
    is_unsound,
)
from cica_events.persistence.backup_erasing import erased_copy
from cica_events.persistence.backup_notes import (
    DRAFT,
    backups_in,
    by_its_name,
    folder_for,
    free_name,
    note_of,
    noted,
    noted_size,
    read_note,
)
from cica_events.persistence.cipher import Key, KeyHolder, sqlite_errors, storage_errors
from cica_events.persistence.relocking import write_anew
from cica_events.persistence.seal_format import PAGE
from cica_events.persistence.whole_files import settle_folder, wipe
from cica_events.progress import Progress, silent

_OLD = 600  # seconds after which nobody writes to a draft any more
_FULL = N_(
    "No backup of {name} could be made: there is no room left for it in {folder}. Free some space; "
    "it will be tried again."
)
_FAILED = N_("No backup of {name} could be made in {folder}: {reason}. It will be tried again.")
_UNSOUND = N_(
    "The backup of {name} did not turn out whole and was not kept: {reason}. It will be tried again."
)
_NOT_DELETED = N_("The backup {name} could not be deleted: {reason}.")
_LEFT = N_("{name} was left as it is: {reason}")
_LOCKED = N_(
    "{name} was left as it is: it is locked with another passphrase than the workspace has now. Unlock it "
    "with that one on the page “Backups”, or delete it."
)
_COPYING, _WHOLE = 60, 100  # shares of the work


def kind_for(keys: KeyHolder | None) -> CopyKind:
    """Return how the copies of a file with these `keys` are made; a file without has plain ones."""
    if keys is None:
        return PLAIN
    from cica_events.persistence.cipher_copying import locked_kind

    return locked_kind(keys)


class BackupStore:
    """The backups of the workspace file `path` in a folder of their own in `root`."""

    def __init__(self, path: Path, root: Path, kind: CopyKind = PLAIN) -> None:
        self.path = path
        self.folder = folder_for(path, root)
        self.kind = kind
        self._seen: dict[tuple[str, int, int], bool] = {}

    def take(self, engine: Engine, reason: BackupReason, progress: Progress = silent) -> Backup:
        """Copy what `engine` has open, look the copy over, and give it its name.

        Raises StorageError in words where that cannot be; then nothing is left of it.
        """
        with self._told(), self._draft() as draft:
            self._refuse_without_room()
            at = datetime.now(UTC)
            copy_pages(engine, draft, self.kind, _share(progress, 0, _COPYING))
            self.kind.seal(draft)
            facts = examine(draft, self.kind, _share(progress, _COPYING, _WHOLE))
            name = free_name(self.folder, at, reason)
            backup = Backup(
                name,
                at,
                reason,
                draft.stat().st_size,
                good=True,
                counts=facts.counts,
                changed=facts.changed,
                newest=facts.newest,
                schema=facts.schema,
                begun=facts.begun,
            )
            self._publish(draft, backup)
            progress(_WHOLE, _WHOLE)
            return backup

    def listed(self) -> list[Backup]:
        """Return the backups by what is noted of them, the newest first, unread; StorageError."""
        with self._told():
            found = [self._listed(path) for path in backups_in(self.folder)]
        return sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True)

    def looked_over(self, backup: Backup) -> Backup:
        """Return the backup with whether its pages fit their checksums; read once while it is the same.

        Of one that is locked with another passphrase no more than its size is looked at.
        """
        try:
            facts = backup.path.stat()
            key = str(backup.path), facts.st_size, facts.st_mtime_ns
            if key not in self._seen:
                self._seen[key] = self.kind.is_whole(backup.path)
            good = self._seen[key]
            locked = not good and self._is_closed(backup.path, facts.st_size)
            return replace(backup, good=good, locked=locked)
        except OSError:
            return replace(backup, good=False, locked=False)

    def delete(self, backup: Backup) -> None:
        """Remove a backup; StorageError where that cannot be."""
        try:
            backup.path.unlink(missing_ok=True)
            note_of(backup.path).unlink(missing_ok=True)
            settle_folder(self.folder)  # what was deleted, perhaps for its details, does not come back
        except OSError as error:
            words = _(_NOT_DELETED).format(name=backup.path.name, reason=error.strerror)
            raise StorageError(words) from error

    def erase(
        self, backup: Backup, table: str, ids: Collection[str] | None, progress: Progress = silent
    ) -> Backup | None:
        """Take the sensitive values of records out of a backup, and return it; None where it had to go.

        Without `ids` those of all records it holds are meant.
        One that is damaged stays so, and goes where it cannot be written anew for that. Raises StorageError
        where neither can be, as for lack of room or another passphrase, and Cancelled.
        """
        if backup.locked:
            raise StorageError(_(_LOCKED).format(name=backup.path.name))
        try:
            with self._draft() as draft:
                self._refuse_without_room()
                erased = erased_copy(backup, draft, self.kind, (table, ids), progress)
                self._publish(draft, erased)
        except storage_errors(SQLAlchemyError, UnsoundCopyError) as error:
            if not is_unsound(error):
                raise StorageError(_left(backup.path, error)) from error
            self.delete(backup)
            return None
        return erased

    def open_with(self, backup: Backup, old: Key, new: Key | None, progress: Progress = silent) -> Backup:
        """Encrypt a backup that `old` opens with the key of the workspace instead, None if that has none.

        It is compared row by row and looked over before it takes the place. Raises StorageError in words
        where that cannot be, Cancelled; it is as it was then.
        """
        try:
            with self._draft() as draft:
                self._refuse_without_room()
                opened = self._opened(backup, old, draft, new, progress)
                self._publish(draft, opened)
        except storage_errors(UnsoundCopyError) as error:
            raise StorageError(_left(backup.path, error)) from error
        return opened

    def _opened(self, backup: Backup, old: Key, draft: Path, new: Key | None, progress: Progress) -> Backup:
        write_anew(backup.path, old, draft, new, progress)
        self.kind.seal(draft)
        facts = examine(draft, self.kind, progress)
        return replace(
            backup,
            size=draft.stat().st_size,
            good=True,
            locked=False,
            counts=facts.counts,
            changed=facts.changed,
            newest=facts.newest,
            schema=facts.schema,
            begun=facts.begun,
        )

    @contextmanager
    def read_as(
        self, backup: Backup, old: Key, new: Key | None, progress: Progress = silent
    ) -> Iterator[Backup]:
        """Lend a copy of a backup that `old` opens as `open_with` makes it; the backup stays as it is.

        The copy is overwritten and removed afterwards. StorageError in words, Cancelled.
        """
        with self._draft() as draft:
            try:
                self._refuse_without_room()
                opened = self._opened(backup, old, draft, new, progress)
            except storage_errors(UnsoundCopyError) as error:
                raise StorageError(_left(backup.path, error)) from error
            try:
                yield replace(opened, path=draft)
            finally:
                with suppress(OSError):
                    wipe(draft)

    def look_for_room(self) -> None:
        """Raise StorageError where there is no room to write a backup anew."""
        try:
            self._refuse_without_room()
        except OSError as error:
            raise StorageError(_left(self.folder, error)) from error

    def _listed(self, path: Path) -> Backup:
        if self._is_closed(path, path.stat().st_size):
            return replace(read_note(path) or by_its_name(path), good=False, locked=True)
        return read_note(path) or self._unnoted(path)

    def _is_closed(self, path: Path, size: int) -> bool:
        """Tell whether a backup is locked with another passphrase, and as long as it was made."""
        return self.kind.is_closed(path) and size % PAGE == 0 and noted_size(path) in (None, size)

    def _unnoted(self, path: Path) -> Backup:
        backup = by_its_name(path)
        try:
            facts = facts_of(path, self.kind)
        except sqlite_errors():
            return replace(backup, good=False)
        return replace(
            backup,
            counts=facts.counts,
            changed=facts.changed,
            newest=facts.newest,
            schema=facts.schema,
            begun=facts.begun,
        )

    @contextmanager
    def _draft(self) -> Iterator[Path]:
        """Lend an empty file for the owner's eyes only, which is gone afterwards if it has no other name."""
        make_own_folder(self.folder)
        self._sweep()
        draft = self.folder / f".{token_hex(6)}{DRAFT}"
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            yield draft
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    def has_unfinished(self) -> bool:
        """Tell whether a backup is being made just now, or was by a process that ended lately."""
        self._sweep()
        return any(self.folder.glob(f".*{DRAFT}*"))

    def _sweep(self) -> None:
        """Remove what a process left that ended while it made a backup, and what SQLite wrote beside."""
        now = time.time()
        for draft in self.folder.glob(f".*{DRAFT}*"):
            with suppress(OSError):
                if abs(now - draft.stat().st_mtime) > _OLD:
                    draft.unlink()

    def _refuse_without_room(self) -> None:
        """Leave as much room again as a backup takes: it must not be what fills the disk."""
        size = self.path.stat().st_size
        if shutil.disk_usage(self.folder).free < 2 * size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _publish(self, draft: Path, backup: Backup) -> None:
        note = draft.with_name(f"{draft.name}{DRAFT}")
        with os.fdopen(
            os.open(note, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(noted(backup))
            file.flush()
            os.fsync(file.fileno())
        note.replace(note_of(backup.path))
        draft.replace(backup.path)
        settle_folder(self.folder)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say in words why no backup could be made or listed."""
        try:
            yield
        except UnsoundCopyError as error:
            raise StorageError(_(_UNSOUND).format(name=self.path.stem, reason=error)) from error
        except storage_errors() as error:
            raise StorageError(self._words(error)) from error

    def _words(self, error: Exception) -> str:
        names = {"name": quoted(self.path.stem), "folder": quoted(str(self.folder))}
        if isinstance(error, OSError):
            full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
            reason = error.strerror or str(error)
        else:
            full = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL
            reason = str(error)
        return _(_FULL).format(**names) if full else _(_FAILED).format(**names, reason=reason)


def _left(path: Path, error: Exception) -> str:
    """Say why a backup, or the folder of all, was left as it is."""
    reason = getattr(error, "strerror", None) or getattr(error, "orig", None) or error
    return _(_LEFT).format(name=path.name, reason=reason)


def _share(progress: Progress, start: int, end: int) -> Progress:
    """Return a progress of which the whole is a part of another one."""

    def report(done: int, total: int) -> None:
        progress(start + (end - start) * done // max(total, 1), _WHOLE)

    return report
