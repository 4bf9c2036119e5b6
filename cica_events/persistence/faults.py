"""Turns what goes wrong in a database into the application's own errors, once and in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path

from sqlalchemy import exc
from sqlalchemy.orm.exc import StaleDataError

from cica_events.domain.columns import StrangeValue
from cica_events.errors import ConflictError, DamagedError, StorageError
from cica_events.i18n import N_, _, quoted
from cica_events.paths import is_folder
from cica_events.persistence.address import Address
from cica_events.persistence.cipher import sqlite_errors
from cica_events.persistence.drive_faults import was_the_drive

_BY_CODE = {
    sqlite3.SQLITE_BUSY: N_(
        "{name} is being used by another program. Close it there, or try again in a moment."
    ),
    sqlite3.SQLITE_LOCKED: N_(
        "{name} is being used by another program. Close it there, or try again in a moment."
    ),
    sqlite3.SQLITE_FULL: N_("The disk is full: {name} could not be saved. Free some space and try again."),
    sqlite3.SQLITE_READONLY: N_(
        "{name} is read-only. Copy it to a folder in which you may write, and open the copy."
    ),
    sqlite3.SQLITE_READONLY_DBMOVED: N_(
        "{name} was moved, deleted or replaced while it was open. Nothing was saved; open it where it is now."
    ),
    sqlite3.SQLITE_CANTOPEN: N_(
        "{name} cannot be opened. Check that the file and its folder are yours to change."
    ),
    sqlite3.SQLITE_PERM: N_(
        "{name} cannot be opened. Check that the file and its folder are yours to change."
    ),
    sqlite3.SQLITE_NOTADB: N_("{name} is no CICA Events workspace. Choose a file that ends in .cica."),
    sqlite3.SQLITE_CORRUPT: N_("{name} is damaged. Nothing was changed; open a backup copy of it."),
    sqlite3.SQLITE_TOOBIG: N_(
        "{name} holds, or would hold, a value that is larger than any that CICA Events writes (64 MB)."
    ),
    **dict.fromkeys(
        (sqlite3.SQLITE_IOERR_LOCK, sqlite3.SQLITE_IOERR_RDLOCK, sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK),
        N_(
            "{name} cannot be locked: its drive or network share refuses. Nothing was saved; try again, "
            "or copy the file to a drive of this computer and open the copy."
        ),
    ),
    sqlite3.SQLITE_IOERR_WRITE: N_(
        "{name} could not be saved: the drive does not take what is written to it. Check that it is there, "
        "has room, and takes files of this size."
    ),
    sqlite3.SQLITE_IOERR: N_(
        "{name} cannot be read or written: the drive reports an error. Check the drive."
    ),
}
_NO_TEXT = "Could not decode to UTF-8"  # Python's own words, to which it gives no code
_FULL = "database or disk is full"  # SQLite's words, which SQLCipher passes on without their code
_LOCK_NOT_AVAILABLE = "55P03"  # https://www.postgresql.org/docs/current/errcodes-appendix.html
_UNKNOWN = N_("{name} cannot be used: {reason}")
_AWAY = N_("{name} cannot be reached: its drive or folder is away.")
_MISSING = N_("{name} does not exist. Check the name, or create a new workspace.")
_NO_FOLDER = N_("{name} is not there, nor is the folder {folder}. Connect its drive, or check the name.")
_CONNECT = N_("Nothing was saved. Connect it and try again.")
_GONE = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY})
"""Where one of these is told and the file is not there, that is the reason."""


def away(address: Address) -> str:
    """Say that a workspace cannot be reached, in the one sentence that all use."""
    return _(_AWAY).format(name=address.called)


def missing(path: Path) -> StorageError:
    """Return what is to be said where no workspace stands at `path`."""
    if is_folder(path.parent):
        return StorageError(_(_MISSING).format(name=quoted(str(path))))
    return StorageError(_(_NO_FOLDER).format(name=quoted(path.name), folder=quoted(str(path.parent))))


@contextmanager
def told_plainly(address: Address) -> Iterator[None]:
    """Translate the errors of the database that happen inside."""
    try:
        yield
    except StaleDataError as error:
        raise ConflictError(
            _("Somebody else changed this record meanwhile. Look at it as it is now and try again.")
        ) from error
    except exc.IntegrityError as error:
        raise ConflictError(
            _("This does not fit with what is stored: the same key exists, or what it needs is gone.")
        ) from error
    except exc.DBAPIError as error:
        raise _told(address, error.orig) from error
    except sqlite_errors() as error:
        raise _told(address, error) from error
    except (StrangeValue, UnicodeDecodeError, JSONDecodeError, RecursionError) as error:  # as others wrote it
        raise _damaged(address, error) from error
    except exc.SQLAlchemyError as error:
        if address.is_server and isinstance(error, (exc.ArgumentError, exc.NoSuchModuleError)):
            message = _("{name} is no address of a PostgreSQL database.")
            raise StorageError(message.format(name=address.called)) from error
        raise


@contextmanager
def file_told_plainly(address: Address) -> Iterator[None]:
    """Translate what goes wrong where the bytes of a workspace's file are read past the database library."""
    try:
        yield
    except OSError as error:
        words = _gone(address) or _(_BY_CODE[sqlite3.SQLITE_IOERR]).format(name=address.called)
        raise StorageError(words) from error


def _told(address: Address, error: BaseException | None) -> StorageError:
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_ERROR and str(error).startswith(_FULL):
        code = sqlite3.SQLITE_FULL
    damaged = code is not None and code & 0xFF == sqlite3.SQLITE_CORRUPT
    if damaged and not address.is_server and was_the_drive(address.path):
        return StorageError(_(_BY_CODE[sqlite3.SQLITE_IOERR]).format(name=address.called))
    if damaged or (code is None and str(error).startswith(_NO_TEXT)):
        return _damaged(address, error)
    return StorageError(_reason(address, error, code))


def _damaged(address: Address, error: BaseException | None) -> StorageError:
    words = _(_BY_CODE[sqlite3.SQLITE_CORRUPT]).format(name=address.called)
    return StorageError(words) if address.is_server else DamagedError(words, address.path, reason=str(error))


def _reason(address: Address, error: BaseException | None, code: int | None) -> str:
    if getattr(error, "sqlstate", None) == _LOCK_NOT_AVAILABLE:
        code = sqlite3.SQLITE_BUSY
    if isinstance(code, int) and code & 0xFF in _GONE and (gone := _gone(address)):
        return gone
    message = _BY_CODE.get(code, _BY_CODE.get(code & 0xFF)) if isinstance(code, int) else None
    if message:
        return _(message).format(name=address.called)
    if address.is_server:
        words = _(
            "The server of {name} cannot be reached or refuses. Check the address and your network: {reason}"
        )
        return words.format(name=address.called, reason=_first_line(error))
    return _(_UNKNOWN).format(name=address.called, reason=_first_line(error))


def _gone(address: Address) -> str:
    """Return in words that the file is not where it was, or its drive is not there; empty where it is."""
    if address.is_server or address.path.exists():
        return ""
    moved = address.path.parent.is_dir()
    return _(_BY_CODE[sqlite3.SQLITE_READONLY_DBMOVED] if moved else _AWAY).format(name=address.called)


def _first_line(error: BaseException | None) -> str:
    return str(error).strip().splitlines()[0][:300] if str(error).strip() else type(error).__name__
