"""Backups of a workspace file that is damaged or gone: the newest good one, and how it takes its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from cica_events.domain.backups import Backup
from cica_events.domain.changes import Origin
from cica_events.errors import LockedError, StorageError
from cica_events.i18n import N_, _
from cica_events.paths import backups_folder
from cica_events.persistence.address import Address
from cica_events.persistence.backup_copying import PLAIN, CopyKind
from cica_events.persistence.backup_notes import backups_in, folder_for
from cica_events.persistence.backup_store import BackupStore, kind_for
from cica_events.persistence.cipher import Key, KeyHolder, is_locked, key_of, storage_errors
from cica_events.persistence.database import Database
from cica_events.persistence.file_replacing import replace_by
from cica_events.persistence.sqlite import is_foreign
from cica_events.progress import Progress, silent
from cica_events.queries.history import Step
from cica_events.services.other_passphrases import WRONG

_DAMAGED = N_("This backup is damaged itself and was left alone. Choose another one.")
_STEPS = (
    "SELECT id, sequence, label, at, actor, origin, undone, count, target_id FROM change_set "
    "ORDER BY sequence DESC"
)


_SERVER = N_("{name} lies on a server. Whoever looks after the server makes its backups.")


def reason_against(address: Address) -> str:
    """Return in words why no backups are made of a workspace that is no file."""
    return _(_SERVER).format(name=address)


def is_lost(path: Path) -> bool:
    """Tell whether no workspace stands at `path`, in a folder that is there, and backups of one are known."""
    try:
        if not path.parent.is_dir() or path.is_dir():
            return False
        if path.exists() and (is_locked(path) or not is_foreign(path)):
            return False
        return next(backups_in(folder_for(path, backups_folder())), None) is not None
    except OSError:
        return False


class FileBackups:
    """The backups of the file `workspace`, which nobody can or may open as a workspace."""

    def __init__(
        self, workspace: Path, root: Path | None = None, kind: CopyKind = PLAIN, key: Key | None = None
    ) -> None:
        """`kind` is how the backups are read, and `key` that of a locked file, which stays locked by it."""
        self._workspace = workspace
        self._kind = kind
        self._key = key
        self._store = BackupStore(workspace, root or backups_folder(), kind)
        self._passphrase = ""

    @classmethod
    def of(cls, database: Database) -> FileBackups:
        """Return the backups of an open file, which its key opens also when it is closed."""
        return cls.with_key(database.address.path, database.key)

    @classmethod
    def with_key(cls, path: Path, key: Key | None) -> FileBackups:
        """Return the backups of a file that `key` opens, a plain one without."""
        return cls(path, kind=kind_for(KeyHolder(path, key) if key else None), key=key)

    @classmethod
    def with_passphrase(cls, path: Path, passphrase: str) -> FileBackups:
        """Return the backups of a file that is not open; a locked one is good if `passphrase` opens it."""
        from cica_events.persistence.passphrase_copying import passphrase_kind

        backups = cls(path, kind=passphrase_kind(passphrase))
        backups._passphrase = passphrase
        return backups

    @property
    def key(self) -> Key | None:
        """The key of a locked file, where it is known."""
        return self._key

    @property
    def is_there(self) -> bool:
        """Whether the file itself is there."""
        return self._workspace.is_file()

    @property
    def is_overwritten(self) -> bool:
        """Whether what stands in the place of the file is no workspace at all; of the unreadable, no."""
        with suppress(OSError):
            return self._key is None and not is_locked(self._workspace) and is_foreign(self._workspace)
        return False

    def all(self, progress: Progress = silent) -> Sequence[Backup]:
        """Return the backups, the newest first, each looked over; StorageError, Cancelled."""
        listed = self._store.listed()
        found = []
        for done, backup in enumerate(listed):
            progress(done, len(listed))
            found.append(self._store.looked_over(backup))
        return found

    def newest_good(self, progress: Progress = silent) -> Backup | None:
        """Return the newest backup that is whole, None where there is none; StorageError, Cancelled."""
        for backup in self._store.listed():
            progress(0, 1)
            if self._store.looked_over(backup).good:
                return backup
        return None

    def closed_since(self, since: Backup | None) -> bool:
        """Tell whether some of the backups made `since` one, of all if None, open with another passphrase.

        Raises StorageError.
        """
        for backup in self._store.listed():
            if since is not None and backup.path == since.path:
                return False
            if backup.locked:
                return True
        return False

    def any_locked(self) -> bool:
        """Tell whether some of the backups open with a passphrase only; StorageError."""
        for backup in self._store.listed():
            with suppress(OSError):
                if is_locked(backup.path):
                    return True
        return False

    def unlocks(self, backup: Backup) -> bool:
        """Tell whether the file was locked, and is no more where `backup` takes its place; StorageError."""
        if is_locked(backup.path) or self._key_of_file() is not None:
            return False
        return (self.is_there and is_locked(self._workspace)) or self.any_locked()

    def _key_of_file(self) -> Key | None:
        """Return the key of the locked file that stands there, None where it is not known; 0.2 s."""
        if self._key is not None or not self._passphrase or not self.is_there:
            return self._key
        if not is_locked(self._workspace):
            return None
        from cica_events.persistence.cipher_pages import is_key_of

        key = key_of(self._workspace, self._passphrase)
        return key if is_key_of(self._workspace, key) else None

    def missing_since(self, backup: Backup) -> tuple[Sequence[Step], bool]:
        """Return the steps that the backup does not have, the newest first, and whether these are all.

        What cannot be read of the damaged history is not among them.
        """
        steps: list[Step] = []
        try:
            with closing(self._read()) as damaged:
                damaged.execute("PRAGMA trusted_schema = OFF")
                for row in damaged.execute(_STEPS):
                    if row[0] == backup.newest:
                        return steps, True
                    steps.append(_step(row))
        except storage_errors(StorageError, ValueError):
            pass  # what was read so far counts
        return steps, False

    def _read(self) -> Any:
        """Open the file to be read, a locked one by the library that alone may open it, with its key."""
        if is_locked(self._workspace):
            return self._kind.read(self._workspace)
        return sqlite3.connect(f"{self._workspace.absolute().as_uri()}?mode=ro", uri=True)

    def restore(self, backup: Backup, progress: Progress = silent) -> Path:
        """Put a copy of `backup` in the place of the file, which is closed; return where that is kept now.

        What stands there is locked by the key of the file, if that is known, also where the backup is not.
        Raises StorageError in words or Cancelled; then all is as it was.
        """
        found = self._store.looked_over(backup)
        if found.locked:
            raise LockedError(_(WRONG), backup.path, tried=True)
        if not found.good:
            raise StorageError(_(_DAMAGED))
        kind, key = self._kind, self._key_of_file()
        if key is not None and not is_locked(backup.path):
            kind = kind_for(KeyHolder(self._workspace, key))
        return replace_by(backup, self._workspace, kind, progress, key)


def _step(row: tuple[object, ...]) -> Step:
    identity, sequence, label, at, actor, origin, undone, count, target = row
    return Step(
        str(identity),
        int(str(sequence)),
        str(label),
        datetime.fromisoformat(str(at)),
        str(actor),
        Origin(str(origin)),
        bool(undone),
        int(str(count)),
        None if target is None else str(target),
    )
