"""Keeps the key of a locked workspace in the keyring of the system, for whoever asks for that; else nowhere.

It is found there by the salt of the file, so that the keyring does not tell which workspaces there are.
"""

from __future__ import annotations

from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

from cica_events.errors import LockedError, StorageError
from cica_events.i18n import N_, _
from cica_events.persistence import cipher
from cica_events.persistence.cipher import Key
from cica_events.services.locked_files import is_locked

_SERVICE: Final = "CICA Events"
_UNSAFE: Final = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
_NONE: Final = N_(
    "This computer has no keyring that can keep the passphrase safely, so it is asked for each time."
)


class Store(Protocol):
    """What a keyring is asked for."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret, None where there is none."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""
        ...


def is_possible() -> bool:
    """Tell whether the “keyring” extra is installed; it is not loaded by asking."""
    return find_spec("keyring") is not None


def system_store() -> Store:
    """Return the keyring of the system; raises StorageError where there is none but plain files."""
    try:
        import keyring
    except ImportError as error:
        raise StorageError(_(_NONE)) from error
    found: Store = keyring.get_keyring()
    if type(found).__module__.startswith(_UNSAFE):
        raise StorageError(_(_NONE))
    return found


def keep(path: Path, key: Key, store: Store | None = None) -> None:
    """Keep the key of the file at `path`; raises StorageError where it cannot be kept."""
    store = store or system_store()
    try:
        store.set_password(_SERVICE, key.salt.hex(), key.raw.hex())
    except Exception as error:
        raise StorageError(_(_NONE)) from error


def recalled(path: Path, store: Store | None = None) -> Key | None:
    """Return the key of the file at `path` if it was kept and still opens it, else None."""
    if not is_locked(path):
        return None
    try:
        salt = cipher.salt_of(path)
        raw = (store or system_store()).get_password(_SERVICE, salt.hex())
        key = Key(bytes.fromhex(raw), salt) if raw else None
        if key is not None:
            cipher.check(path, key)
    except (StorageError, LockedError):
        return None
    except Exception:  # noqa: BLE001 - a keyring that is locked or away: the passphrase is asked for
        return None
    return key


def forget(path: Path, store: Store | None = None) -> None:
    """Let the keyring forget the key of the file at `path`, if it has it; raises StorageError."""
    _forget(cipher.salt_of(path), store)


def forget_key(key: Key, store: Store | None = None) -> None:
    """Let the keyring forget a key that opens nothing any more; one that is locked or away keeps it."""
    if is_possible() or store:
        with suppress(StorageError):
            _forget(key.salt, store)


def _forget(salt: bytes, store: Store | None) -> None:
    try:
        store = store or system_store()
        if store.get_password(_SERVICE, salt.hex()) is not None:
            store.delete_password(_SERVICE, salt.hex())
    except StorageError:
        raise
    except Exception as error:
        raise StorageError(_(_NONE)) from error
