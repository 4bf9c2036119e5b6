"""How the copies of a locked workspace are read by a passphrase, each with the key that it makes for them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from cica_events.persistence.backup_copying import PLAIN, CopyKind
from cica_events.persistence.cipher import Key, KeyHolder, is_locked, key_of, salt_of
from cica_events.persistence.cipher_copying import locked_kind
from cica_events.persistence.cipher_pages import is_key_of


def passphrase_kind(passphrase: str) -> CopyKind:
    """Return how copies are read that may have been made before `passphrase` was chosen, or without any.

    One that it does not open counts as none that is whole; an empty passphrase opens only what is not locked.
    Such a kind is for reading: new copies are made with the key of an open file.
    """
    keys = _Keys(passphrase)
    return replace(PLAIN, read=keys.read, is_whole=keys.is_whole, is_closed=keys.is_closed)


class _Keys:
    """The keys that a passphrase makes, each made once: 0.18 s."""

    def __init__(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self._known: dict[bytes, Key] = {}

    def read(self, path: Path) -> Any:
        return locked_kind(self._holder(path)).read(path) if is_locked(path) else PLAIN.read(path)

    def is_whole(self, path: Path) -> bool:
        """Tell whether a copy can be opened and every page of it is as it was saved. OSError."""
        if not is_locked(path):
            return PLAIN.is_whole(path)
        return not self.is_closed(path) and locked_kind(self._holder(path)).is_whole(path)

    def is_closed(self, path: Path) -> bool:
        """Tell whether the passphrase is not that of a locked copy, be that whole or damaged. OSError."""
        if not is_locked(path):
            return False
        return not self._passphrase or not is_key_of(path, self._holder(path).asked())

    def _holder(self, path: Path) -> KeyHolder:
        salt = salt_of(path)
        if salt not in self._known:
            self._known[salt] = key_of(path, self._passphrase)
        return KeyHolder(path, self._known[salt])
