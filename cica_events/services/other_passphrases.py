"""Backups that are locked with another passphrase than the workspace: made as the others, by who knows it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from cica_events.domain.backups import Backup
from cica_events.errors import LockedError, StorageError
from cica_events.i18n import N_, _
from cica_events.persistence.backup_store import BackupStore
from cica_events.persistence.cipher import Key, check, key_of, salt_of, sqlite_errors
from cica_events.progress import Progress, silent

WRONG = N_(
    "This passphrase does not open the backup. Mind the keyboard's language and Caps Lock, and try those "
    "that the workspace had before."
)


def open_with(
    store: BackupStore, backup: Backup, passphrase: str, present: Key | None, progress: Progress = silent
) -> list[Backup]:
    """Encrypt `backup`, and each other one that `passphrase` opens, with the `present` key of the workspace.

    Without a key they are no longer encrypted. Returns the backups as they are now, `backup` first. Raises
    LockedError where the passphrase does not open it, StorageError, Cancelled; what was done before stays.
    """
    key = _key(backup, passphrase)
    opened = [store.open_with(backup, key, present, progress)]
    for other in _alike(store, key):
        with suppress(StorageError):  # it stays as it is, and is still listed so
            opened.append(store.open_with(other, key, present, progress))
    return opened


@contextmanager
def read_as(
    store: BackupStore, backup: Backup, passphrase: str, present: Key | None, progress: Progress = silent
) -> Iterator[Backup]:
    """Lend a copy of `backup` with the `present` key of the workspace, or none, and change no backup.

    Raises as `open_with` does.
    """
    with store.read_as(backup, _key(backup, passphrase), present, progress) as copy:
        yield copy


def _key(backup: Backup, passphrase: str) -> Key:
    key = key_of(backup.path, passphrase)
    try:
        check(backup.path, key)
    except LockedError as error:
        raise LockedError(_(WRONG), backup.path, tried=True) from error
    except sqlite_errors() as error:
        raise StorageError(str(error)) from error
    return key


def _alike(store: BackupStore, key: Key) -> Iterator[Backup]:
    for backup in store.listed():
        if backup.locked and salt_of(backup.path) == key.salt:
            yield backup
