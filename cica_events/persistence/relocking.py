"""Gives a workspace file another key, a first one, or none: written beside it, compared, put in its place."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Any

from cica_events.errors import Cancelled, StorageError
from cica_events.i18n import N_, _
from cica_events.persistence.address import Address
from cica_events.persistence.cipher import Key, give_key, is_refusal, key_text, library, sqlite_errors, wrong
from cica_events.persistence.faults import told_plainly
from cica_events.persistence.kept_copies import LEFT
from cica_events.persistence.own_handle import handle_of
from cica_events.persistence.seal import seal_at_rest
from cica_events.persistence.whole_files import draft_beside, throw_away, wipe
from cica_events.progress import Progress, silent

_STEPS = 10_000  # of the library between two looks whether to stop
_NOT_EQUAL = N_("{name} was left as it is: what was written beside it could not be read back the same.")
_CANNOT = N_("{name} was left as it is: {reason}")


def relock(path: Path, old: Key | None, new: Key | None, progress: Progress = silent) -> None:
    """Write the file anew with the key `new` (None: plain), compare, put it in place, wipe the old one.

    Nothing in this process may have the file open, as SQLCipher's library reads it, a plain one too. Raises
    LockedError where `old` does not open it, StorageError, Cancelled; the file is then as it was.
    """
    path = path.resolve()
    draft = draft_beside(path, ".new")
    with _told(path):
        try:
            draft.touch(mode=0o600, exist_ok=False)
            with _kept_from_others(path, old) as let_go:
                write_anew(path, old, draft, new, progress)
                if new is None:
                    seal_at_rest(draft)
                draft.chmod(stat.S_IMODE(path.stat().st_mode))
                _settle(draft)
                if os.name == "nt":  # where a file that is open cannot be replaced
                    let_go()
                _replace(path, draft)
        finally:
            _discard(draft)


def write_anew(
    path: Path, old: Key | None, draft: Path, new: Key | None, progress: Progress = silent
) -> None:
    """Fill the empty file `draft`, to be read with `new`, with what stands in `path`, and compare the two.

    Nothing else in this process may have them open. Raises StorageError, Cancelled, and sqlite_errors.
    """
    with closing(_opened(path, draft, new)) as connection, _stoppable(connection, progress):
        connection.execute("PRAGMA journal_mode = OFF").fetchall()  # a draft that fails is thrown away
        text = "" if old is None else key_text(old)
        connection.execute("ATTACH DATABASE ? AS source KEY ?", (_uri(path), text))
        connection.execute("SELECT sqlcipher_export('main', 'source')")
        for pragma in ("application_id", "user_version"):  # which the export leaves out
            value = int(connection.execute(f"PRAGMA source.{pragma}").fetchone()[0])
            connection.execute(f"PRAGMA main.{pragma} = {value}")
        _compare(path, connection, progress)


def _opened(path: Path, file: Path, key: Key | None) -> Any:
    connection = library(path).connect(_uri(file), uri=True, isolation_level=None, timeout=3.0)
    if key is not None:
        give_key(connection, key)
    for pragma in ("cipher_log_level = NONE", "temp_store = MEMORY", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _compare(path: Path, connection: Any, progress: Progress) -> None:
    """Raise StorageError unless every table holds the same rows in both."""
    same = "SELECT type, name, sql FROM {}.sqlite_schema ORDER BY type, name"
    found = [connection.execute(same.format(side)).fetchall() for side in ("main", "source")]
    problems = connection.execute("PRAGMA main.cipher_integrity_check").fetchall()
    sound = connection.execute("PRAGMA main.quick_check(1)").fetchone()[0] == "ok"
    tables = [name for kind, name, _sql in found[0] if kind == "table"]
    equal = found[0] == found[1] and sound and not problems
    for done, table in enumerate(tables):
        progress(done, len(tables))
        equal = equal and _same_rows(connection, table)
    if not equal:
        raise StorageError(_(_NOT_EQUAL).format(name=path))


def _same_rows(connection: Any, table: str) -> bool:
    name = '"{}"'.format(table.replace('"', '""'))
    counted = "SELECT (SELECT count(*) FROM main.{0}) = (SELECT count(*) FROM source.{0})"
    if not connection.execute(counted.format(name)).fetchone()[0]:
        return False
    other = "SELECT 1 FROM (SELECT * FROM source.{0} EXCEPT SELECT * FROM main.{0}) LIMIT 1"
    return connection.execute(other.format(name)).fetchone() is None


@contextmanager
def _kept_from_others(path: Path, key: Key | None) -> Iterator[Callable[[], None]]:
    """Let no other program change the file meanwhile; what is yielded ends that early."""
    with ExitStack() as held:
        held.enter_context(handle_of(path))  # nobody who reads the file beside it closes its locks away
        guard = held.enter_context(closing(_opened(path, path, key)))
        try:
            guard.execute("BEGIN IMMEDIATE")
            guard.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite_errors() as error:
            if key is not None and is_refusal(error):
                raise wrong(path) from error
            raise
        yield held.close


@contextmanager
def _stoppable(connection: Any, progress: Progress) -> Iterator[None]:
    """Turn what `progress` raises while one statement runs into that same error."""
    raised: list[Cancelled] = []

    def look() -> int:
        try:
            progress(0, 0)
        except Cancelled as stopped:
            raised.append(stopped)
        return len(raised)

    connection.set_progress_handler(look, _STEPS)
    try:
        yield
    except sqlite_errors() as error:
        if raised:
            raise raised[0] from error
        raise


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        with told_plainly(Address.of(path)):
            yield
    except OSError as error:
        raise StorageError(_(_CANNOT).format(name=path, reason=error.strerror)) from error


def _replace(path: Path, draft: Path) -> None:
    """Put `draft` in the place of `path`, and overwrite what stood there."""
    old = path.with_name(f".{path.stem}.{token_hex(6)}{LEFT}")
    kept = False
    with suppress(OSError):  # a drive without links: the old bytes are given free, not overwritten
        os.link(path, old)
        kept = True
    try:
        draft.replace(path)
    except BaseException:
        old.unlink(missing_ok=True)  # a second name of the file that stays
        raise
    if kept:
        with suppress(OSError):
            wipe(old)
    with suppress(OSError):  # the new file stands there already, whatever its folder says
        _settle(path.parent)


def _discard(draft: Path) -> None:
    """Overwrite and remove what was not put in place: it may be the file as anybody can read it."""
    with suppress(OSError):
        wipe(draft)
    throw_away(draft)


def _settle(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _uri(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=rw"
