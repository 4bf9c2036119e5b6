"""Locks a workspace file with a passphrase, changes and removes that, and names the copies not locked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from cica_events.domain.passphrases import Strength, strength
from cica_events.errors import LockedError, StorageError
from cica_events.i18n import N_, _, quoted
from cica_events.paths import backups_folder
from cica_events.persistence import cipher
from cica_events.persistence.address import Address
from cica_events.persistence.backup_notes import backups_in, folder_for, note_of
from cica_events.persistence.backups_elsewhere import backups_elsewhere, begun_at, begun_of_backups
from cica_events.persistence.cipher import Key
from cica_events.persistence.cipher_pages import refused
from cica_events.persistence.faults import missing, told_plainly
from cica_events.persistence.kept_copies import copies_beside
from cica_events.persistence.relocking import relock
from cica_events.persistence.touched_pages import journal_of
from cica_events.persistence.whole_files import wipe
from cica_events.progress import Progress, silent
from cica_events.services.key_keeping import forget_key
from cica_events.services.locked_files import is_locked

__all__ = [
    "Key",
    "Strength",
    "begun_at",
    "change_passphrase",
    "check_key",
    "discard",
    "is_available",
    "is_locked",
    "key_for",
    "lock",
    "plain_copies",
    "plain_copies_elsewhere",
    "present_key",
    "strength",
    "unlock",
]

is_available = cipher.is_available

_EMPTY = N_("The passphrase is empty. Type one, or leave the workspace unlocked.")
_ALREADY = N_("{name} is locked already. Change its passphrase instead.")
_NOT_LOCKED = N_("{name} is not locked: it has no passphrase.")
_ON_SERVER = N_(
    "{name} lies on a server. Whoever looks after the server protects it; a passphrase locks files."
)
_NOT_THIS = N_("This is not the passphrase of {name}. Mind the keyboard's language and Caps Lock.")
_NOT_REMOVED = N_("{name} could not be removed: {reason}")


def key_for(path: Path, passphrase: str, *, checked: bool = True) -> Key:
    """Return the key of the locked file at `path`; 0.2 s.

    Raises what `check_key` does if it is to be `checked`, and StorageError where the file cannot be read.
    """
    key = cipher.key_of(path, passphrase)
    if checked:
        check_key(path, key)
    return key


def present_key(path: Path, passphrase: str) -> Key:
    """Return the key of a file that is open: a refusal says nothing of damage. Else as `key_for`."""
    try:
        return key_for(path, passphrase)
    except LockedError as error:
        raise LockedError(_(_NOT_THIS).format(name=quoted(path.name)), path, tried=True) from error


def check_key(path: Path, key: Key) -> None:
    """Raise LockedError where `key` is not that of the file, DamagedError where damage keeps it shut."""
    try:
        with told_plainly(Address.of(path)):
            cipher.check(path, key)
    except LockedError as error:
        raise refused(path, key) from error


def lock(address: str | Path, passphrase: str, progress: Progress = silent) -> None:
    """Encrypt the file, which nobody in this process has open; the plain one is overwritten.

    Raises StorageError where that cannot be, Cancelled; the file is then as it was.
    """
    path = _file(address)
    if is_locked(path):
        raise StorageError(_(_ALREADY).format(name=path))
    relock(path, None, _new_key(passphrase), progress)


def change_passphrase(address: str | Path, old: Key, passphrase: str, progress: Progress = silent) -> None:
    """Encrypt the file anew by another passphrase; copies made before keep the old one. As `lock`.

    The keyring forgets the old key.
    """
    path = _locked(address)
    relock(path, old, _new_key(passphrase), progress)
    forget_key(old)


def unlock(address: str | Path, key: Key, progress: Progress = silent) -> None:
    """Write the file without a passphrase; the keyring forgets its key. As `lock`."""
    relock(_locked(address), key, None, progress)
    forget_key(key)


def plain_copies(address: str | Path) -> Sequence[Path]:
    """Return the copies that anybody can read: backups, and what is kept beside the file."""
    path = _file(address)
    return sorted(each for each in set(_copies(path)) if _is_plain_copy(each, path))


def plain_copies_elsewhere(address: str | Path, begun: str = "") -> Sequence[Path]:
    """Return the backups that anybody can read of the file, or a copy, with another name or place.

    They are told by when the workspace was `begun`, which its own backups know where the caller does not.
    They may be those of another workspace by now: not for `discard` without a look.
    """
    path, root = _file(address), backups_folder()
    with suppress(OSError):
        begun = begun or (begun_of_backups(path, root) if is_locked(path) else begun_at(path))
        return [each for each in backups_elsewhere(path, root, begun) if _is_plain_copy(each, path)]
    return []


def _is_plain_copy(copy: Path, path: Path) -> bool:
    with suppress(OSError):  # it went meanwhile
        return copy.is_file() and not is_locked(copy) and not copy.samefile(path)
    return False


def discard(copies: Sequence[Path], progress: Progress = silent) -> None:
    """Overwrite and remove `copies`; what the disk itself keeps of them is out of reach. StorageError."""
    for done, copy in enumerate(copies):
        progress(done, len(copies))
        try:
            wipe(copy)
            note_of(copy).unlink(missing_ok=True)
            if journal_of(copy).exists():
                wipe(journal_of(copy))
        except OSError as error:
            words = _(_NOT_REMOVED).format(name=copy, reason=error.strerror)
            raise StorageError(words) from error


def _copies(path: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from backups_in(folder_for(path, backups_folder()))
    with suppress(OSError):
        yield from copies_beside(path)


def _new_key(passphrase: str) -> Key:
    if not passphrase.strip():
        raise StorageError(_(_EMPTY))
    return cipher.new_key(passphrase)


def _locked(address: str | Path) -> Path:
    path = _file(address)
    if not is_locked(path):
        raise StorageError(_(_NOT_LOCKED).format(name=path))
    return path


def _file(address: str | Path) -> Path:
    place = Address.of(address)
    if place.is_server:
        raise StorageError(_(_ON_SERVER).format(name=place))
    if not place.path.is_file():
        raise missing(place.path)
    return place.path
