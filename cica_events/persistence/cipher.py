"""Locked workspace files: which file is one, the key that a passphrase makes, and connections to it.

A locked file is a plain SQLCipher 4 database; any SQLCipher tool opens it with the passphrase. What is ours
is the beginning of its salt, by which it is known. A file is only ever opened by one SQLite library in this
process: a locked one by SQLCipher's, any other by Python's (https://sqlite.org/howtocorrupt.html, 2.2.1).
A connection holds the file's own handle as long as it is open, so that whoever reads the file beside it never
closes the last other descriptor, with which its locks would go.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import unicodedata
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from secrets import token_bytes
from types import ModuleType
from typing import Any, Final

from cica_events.errors import LockedError, StorageError
from cica_events.i18n import N_, _
from cica_events.persistence.own_handle import OwnHandle, give_back, handle_of, take

MARK: Final = b"CICA"
"""The first four bytes of a locked file; twelve random ones follow, which make the salt whole."""

PLAIN: Final = b"SQLite format 3\0"
"""The first 16 bytes of any other workspace file, as many as a salt has."""

_SALT = 16
_PAGE = 4096
ROUNDS = 256_000  # of PBKDF2 with SHA-512, as SQLCipher 4 makes them; 0.18 s of processor time
_LIBRARY = "sqlcipher3"
_NEEDED = N_("{name} is locked. Type its passphrase to open it.")
_WRONG = N_(
    "The passphrase does not open {name}. Mind the keyboard's language and Caps Lock. If you are sure of it, "
    "the beginning of the file may be damaged: open a backup with the same passphrase."
)
_NO_LIBRARY = N_("To open locked workspaces such as {name}, install CICA Events with its “locking” extra.")
_ASLEEP = N_("{name} is locked just now. Unlock it to go on; nothing was lost.")


@dataclass(frozen=True, slots=True)
class Key:
    """What opens one locked file and the copies made with it; it never shows itself."""

    raw: bytes = field(repr=False)  # 32 bytes
    salt: bytes = field(repr=False)  # 16 bytes, which the file begins with


class KeyHolder:
    """Holds the key of an open file for its connections; without one none is opened."""

    def __init__(self, path: Path, key: Key) -> None:
        self._path = path
        self.key: Key | None = key

    def try_on(self, key: Key) -> None:
        """Take `key` if it opens the file; raises LockedError, or what the library raises."""
        check(self._path, key)
        self.key = key

    def asked(self) -> Key:
        """Return the key; raises LockedError while there is none."""
        if self.key is None:
            raise LockedError(self.asleep, self._path)
        return self.key

    @property
    def asleep(self) -> str:
        """What is told of the file while there is no key, in the language of the interface."""
        return _(_ASLEEP).format(name=self._path.name)


def is_available() -> bool:
    """Tell whether the library that opens locked files is installed; it is not loaded by asking."""
    return _LIBRARY in sys.modules or find_spec(_LIBRARY) is not None


def is_locked(path: Path) -> bool:
    """Tell by its first bytes whether the file is a locked one, and no text; raises OSError."""
    with handle_of(path) as handle:
        return handle.size >= _PAGE and _is_salt(handle.read(0, _SALT))


def is_locked_otherwise(path: Path, key: Key | None) -> bool:
    """Tell whether the file has another lock than the one that `key` opens, None for no lock at all."""
    try:
        with handle_of(path) as handle:
            found = handle.read(0, _SALT)
    except OSError:  # it is not there just now
        return False
    if key is not None and found == PLAIN:
        return True
    return _is_salt(found) and (key is None or found != key.salt)


def new_key(passphrase: str) -> Key:
    """Return the key that `passphrase` makes for a file that is yet to be written."""
    salt = b""
    while not _is_salt(salt):
        salt = MARK + token_bytes(_SALT - len(MARK))
    return _derived(passphrase, salt)


def key_of(path: Path, passphrase: str) -> Key:
    """Return the key that `passphrase` makes for the file at `path`, right or wrong; 0.18 s.

    Raises StorageError where the file cannot be read.
    """
    return _derived(passphrase, salt_of(path))


def salt_of(path: Path) -> bytes:
    """Return the 16 bytes with which a locked file begins; raises StorageError where it cannot be read."""
    try:
        with handle_of(path) as handle:
            return handle.read(0, _SALT)
    except OSError as error:
        words = _("{name} cannot be reached: {reason}")
        raise StorageError(words.format(name=path, reason=error.strerror)) from error


def library(path: Path) -> ModuleType:
    """Load the library that opens locked files; raises StorageError, about `path`, where there is none."""
    try:
        import sqlcipher3.dbapi2
    except ImportError as error:
        raise StorageError(_(_NO_LIBRARY).format(name=path)) from error
    module: ModuleType = sqlcipher3.dbapi2
    return module


def connected(path: Path, key: Key | None = None, *, create: bool = False) -> Any:
    """Return a bare connection to the file by the library that it needs, without transactions of its own.

    Of the library's errors see `sqlite_errors`.
    """
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    opened: Any = sqlite3 if key is None else library(path)
    connection = opened.connect(
        uri,
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=3.0,
        factory=_holding(opened.Connection),
    )
    connection.hold(path)
    if key is not None:
        give_key(connection, key)
    return connection


@cache
def _holding(plain: Any) -> Any:
    """Return the kind of connection that holds the handle of its file while it is open."""

    class Holding(plain):  # type: ignore[misc]  # of either library
        _handle: OwnHandle | None = None

        def hold(self, path: Path) -> None:
            with suppress(OSError):  # where it cannot be opened nobody else here reads it either
                self._handle = take(path)

        def close(self) -> None:
            super().close()
            handle, self._handle = self._handle, None
            if handle is not None:
                give_back(handle)

    return Holding


def check(path: Path, key: Key) -> None:
    """Raise LockedError where `key` does not open the file at `path`; else what the library raises."""
    with closing(connected(path, key)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite_errors() as error:
            if is_refusal(error):
                raise wrong(path) from error
            raise


def is_refusal(error: BaseException | None) -> bool:
    """Tell whether the library says that a key is wrong, which is no more than that it sees no database."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB


def give_key(connection: Any, key: Key) -> None:
    """Make `connection`, just opened, read and write with `key`, and keep everything else in memory.

    The library writes nothing to standard error, where it would tell of pages by itself. Wiping all of its
    memory (cipher_memory_security) stays off, as the rows it reads are Python's a moment later.
    """
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f'PRAGMA key = "{key_text(key)}"')
    connection.execute("PRAGMA temp_store = MEMORY")


def key_text(key: Key) -> str:
    """Return the key as SQLCipher's statements want it."""
    return f"x'{key.raw.hex()}{key.salt.hex()}'"


def sqlite_errors() -> tuple[type[Exception], ...]:
    """Return the errors of each SQLite library that is loaded."""
    loaded = sys.modules.get(f"{_LIBRARY}.dbapi2")
    return (sqlite3.Error,) if loaded is None else (sqlite3.Error, loaded.Error)


def storage_errors(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """Return what reading and writing a file raises, by the system or by a SQLite library, and `others`."""
    return (OSError, *sqlite_errors(), *others)


def needed(path: Path) -> LockedError:
    """Return the error that asks for the passphrase of `path`."""
    return LockedError(_(_NEEDED).format(name=path), path)


def wrong(path: Path) -> LockedError:
    """Return the error that tells that a passphrase does not open `path`."""
    return LockedError(_(_WRONG).format(name=path.name), path, tried=True)


def _is_salt(found: bytes) -> bool:
    return found.startswith(MARK) and not found.isascii()


def _derived(passphrase: str, salt: bytes) -> Key:
    """Letters that can be written in several ways are the same on every system's keyboard (NFC)."""
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Key(hashlib.pbkdf2_hmac("sha512", secret, salt, ROUNDS, 32), salt)
