"""Opens and creates workspace databases, and refuses what is none, unharmed and in plain words."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.orm import Session

from cica_events.domain.backups import BackupReason
from cica_events.errors import DamagedError, ForeignPartsError, StorageError
from cica_events.i18n import N_, _, quoted
from cica_events.paths import backups_folder
from cica_events.persistence import schema
from cica_events.persistence.address import SUFFIX, Address
from cica_events.persistence.cipher import (
    Key,
    KeyHolder,
    is_locked,
    is_refusal,
    needed,
    salt_of,
    wrong,
)
from cica_events.persistence.cipher_seal import CipherSeal
from cica_events.persistence.damage_words import damaged
from cica_events.persistence.database import Database
from cica_events.persistence.faults import missing, told_plainly
from cica_events.persistence.known_schema import refuse_foreign_parts
from cica_events.persistence.new_tables import make_tables
from cica_events.persistence.seal import Seal, State, first_page_is_damaged, last_sealed, seal_at_rest
from cica_events.persistence.sqlite import READING, is_foreign, open_engine
from cica_events.persistence.whole_files import draft_beside, give_name, throw_away

Fill = Callable[[Database], None]
"""Gives a new workspace its first records."""

Found = Callable[[Engine, str], None]
"""Makes the tables of a new workspace and the record of itself, from an engine and a name."""

_FOLDER = N_("{name} is a folder. Choose a file that ends in .cica.")
_FOREIGN = N_("{name} is no CICA Events workspace. Choose a file that ends in .cica.")
_UNREADABLE = N_("{name} may not be read by you. Ask its owner for access, or open a copy.")
_READ_ONLY = N_("{name} is read-only. Copy it to a folder in which you may write, and open the copy.")
_EXISTS = N_("{name} exists already. Choose another name, or open it.")
_NO_FOLDER = N_("The folder {name} does not exist. Choose another place for the workspace.")
_EMPTY_SERVER = N_("{name} holds no CICA Events workspace. Check the address, or create a workspace there.")
_IN_USE = N_("{name} holds tables already. Create a database of its own for the workspace.")
_NO_SERVER = N_("{name} is no address of a PostgreSQL database.")
_NO_BACKUP = N_("{name} needs an update of its tables, but no copy could be kept before. {reason}")
_NEWER = N_("{name} was made by a newer version of CICA Events and was left as it is. Install that version.")


def open_database(address: Address, *, actor: str | None = None, key: Key | None = None) -> Database:
    """Open an existing workspace, bringing its tables up to date where needed.

    Before any migration of a file a backup is made of it. Raises LockedError where the file is locked and
    `key` does not open it, StorageError for what else cannot be opened.
    """
    keys = None if address.is_server else _keys(address, key)
    engine = _server_engine(address) if address.is_server else _file_engine(address, keys)
    seal = None if address.is_server else _seal(engine, address.path, keys)
    try:
        reading = engine.execution_options(**{READING: True})  # another program may be saving just now
        with told_plainly(address), reading.connect() as connection:
            found = schema.version_of(connection)
            if not address.is_server and 0 < found <= schema.SCHEMA:
                refuse_foreign_parts(connection, found, address)
        if found > schema.SCHEMA:
            raise StorageError(_(_NEWER).format(name=address.called))
        if found == 0:
            raise StorageError(
                _(_EMPTY_SERVER if address.is_server else _FOREIGN).format(name=address.called)
            )
        if found < schema.SCHEMA:
            _bring_up(engine, address, found, seal, keys)
    except BaseException as error:
        engine.dispose()
        if keys and is_refusal(getattr(error.__cause__, "orig", error.__cause__)):
            from cica_events.persistence.cipher_pages import refused

            raise refused(address.path, keys.asked()) from error
        if seal:
            seal.close()
            known = isinstance(error, ForeignPartsError)
            if isinstance(error, DamagedError) and error.last_whole is None and not known:
                at = last_sealed(error.path)
                raise damaged(error.path, (), at, error.reason, is_open=False) from error
        raise
    return Database(engine, address, actor, seal, keys)


def create_database(
    address: Address,
    *,
    actor: str | None = None,
    fill: Fill | None = None,
    found: Found | None = None,
    key: Key | None = None,
) -> Database:
    """Create a workspace with what `fill` puts into it; a file that exists, or a database in use, is refused.

    `found` makes the tables and the first record otherwise than for an empty workspace. A file appears under
    its name only when it is complete, locked from its first byte on if there is a `key`.
    """
    found = found or _found
    if address.is_server:
        return _create_on_server(address, actor, fill, found)
    target = _new_file(address)
    draft = draft_beside(target, ".new")
    with told_plainly(Address.of(target)):
        try:
            draft.touch(mode=0o600, exist_ok=False)
            engine = open_engine(draft, KeyHolder(target, key) if key else None)
            try:
                found(engine, os.fsencode(target.stem).decode("utf-8", "replace"))
                if fill:
                    fill(Database(engine, Address.of(target), actor))
            finally:
                engine.dispose()
            if key is None:
                seal_at_rest(draft)
            give_name(draft, target)
        except FileExistsError as error:
            raise StorageError(_(_EXISTS).format(name=target)) from error
        except OSError as error:
            message = _("{name} cannot be created ({reason}). Choose another place for it.")
            raise StorageError(message.format(name=target, reason=error.strerror)) from error
        finally:
            throw_away(draft)
    return open_database(Address.of(target), actor=actor, key=key)


def _bring_up(
    engine: Engine, address: Address, found: int, seal: Seal | CipherSeal | None, keys: KeyHolder | None
) -> None:
    if seal:
        with told_plainly(address):
            finding = seal.look()
        if finding.state is State.DAMAGED:
            raise seal.error(finding)
        _keep_backup(engine, address, keys)
    with told_plainly(address):
        schema.migrate(engine)
    if seal:
        seal.renew()


def _new_file(address: Address) -> Path:
    """Return the file that a new workspace will be; its name and its journal's must be free."""
    target = address.path
    _refuse(target.name in ("", ".."), _FOLDER, target)
    if target.suffix != SUFFIX:
        target = target.with_name(target.name + SUFFIX)
    for path in (target, target.with_name(f"{target.name}-journal")):  # one left behind would be played back
        _refuse(_exists(path), _EXISTS, path)
    _refuse(not target.parent.is_dir(), _NO_FOLDER, target.parent)
    return target


def _create_on_server(address: Address, actor: str | None, fill: Fill | None, found: Found) -> Database:
    engine = _server_engine(address)
    try:
        with told_plainly(address):
            with engine.connect() as connection:
                _refuse(schema.version_of(connection) > 0, _EXISTS, address)
                _refuse(schema.has_tables(connection), _IN_USE, address)
                _refuse_letters(connection, address)
            try:
                found(engine, address.name)
            except BaseException:
                schema.take_away(engine)
                raise
    finally:
        engine.dispose()
    database = open_database(address, actor=actor)
    try:
        if fill:
            fill(database)
    except BaseException:
        database.close()
        raise
    return database


def _refuse_letters(connection: Connection, address: Address) -> None:
    """Refuse a database that cannot hold the letters of every language, in the server's own words."""
    letters = connection.scalar(text("SHOW server_encoding"))
    if letters != "UTF8":
        message = _("{name} cannot be used: {reason}")
        raise StorageError(
            message.format(name=address.called, reason=f"server_encoding = {letters}, not UTF8")
        )


def _found(engine: Engine, name: str) -> None:
    from cica_events.domain.workspace import WorkspaceRecord

    make_tables(engine)
    with Session(engine) as session, session.begin():
        session.add(WorkspaceRecord(id=1, name=name, created_at=datetime.now(UTC), made_by="CICA Events"))


def _keys(address: Address, key: Key | None) -> KeyHolder | None:
    """Return what opens the file at `address` with `key`, None if it is not locked; LockedError."""
    path = address.path
    try:
        if not path.is_file() or not os.access(path, os.R_OK) or not is_locked(path):
            return None
    except OSError:  # which is told where the file is looked at
        return None
    if key is None:
        raise needed(path)
    if key.salt != salt_of(path):
        raise wrong(path)
    return KeyHolder(path, key)


def _seal(engine: Engine, path: Path, keys: KeyHolder | None) -> Seal | CipherSeal:
    return CipherSeal(engine, path) if keys else Seal(engine, path)


def _file_engine(address: Address, keys: KeyHolder | None) -> Engine:
    path = address.path
    if not _exists(path):
        raise missing(path)
    _refuse(path.is_dir(), _FOLDER, path)
    _refuse(not path.is_file(), _FOREIGN, address)
    _refuse(not os.access(path, os.R_OK), _UNREADABLE, address)
    if path.stat().st_nlink > 1:
        from cica_events.persistence.file_replacing import undo_unfinished  # of one that is no usual file

        undo_unfinished(path)
    try:
        finding = None if keys else first_page_is_damaged(path)
        if finding:
            raise damaged(path, finding.pages, finding.sealed_at, is_open=False)
        foreign = keys is None and is_foreign(path)
    except OSError as error:
        raise StorageError(_(_UNREADABLE).format(name=address.called)) from error
    _refuse(foreign, _FOREIGN, address)
    _refuse(not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)), _READ_ONLY, address)
    return open_engine(path, keys)


def _server_engine(address: Address) -> Engine:
    _refuse(not address.is_postgres, _NO_SERVER, address)
    with told_plainly(address):
        try:
            options = {"pool_pre_ping": True, "hide_parameters": True}  # which name people in errors
            return create_engine(address.url, connect_args={"connect_timeout": 5}, **options)
        except ImportError as error:
            message = _("To open {name}, install CICA Events with its “postgres” extra.")
            raise StorageError(message.format(name=address.called)) from error
        except ValueError as error:  # a port that is no number
            raise StorageError(_(_NO_SERVER).format(name=address.called)) from error


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:  # a folder that may not be entered, a name longer than names may be
        message = _("{name} cannot be reached: {reason}")
        raise StorageError(message.format(name=path, reason=error.strerror)) from error


def _keep_backup(engine: Engine, address: Address, keys: KeyHolder | None) -> None:
    """Make a backup of the workspace as it is before its tables change; StorageError where none can be."""
    from cica_events.persistence.backup_store import BackupStore, kind_for

    try:
        BackupStore(address.path, backups_folder(), kind_for(keys)).take(engine, BackupReason.MIGRATION)
    except StorageError as error:
        raise StorageError(_(_NO_BACKUP).format(name=address.called, reason=error)) from error


def _refuse(condition: bool, message: str, what: Address | Path) -> None:
    if condition:
        name = what.called if isinstance(what, Address) else quoted(str(what))
        raise StorageError(_(message).format(name=name))
