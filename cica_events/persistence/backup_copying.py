"""Copies an open workspace file page by page while others go on working, and looks the copy over."""

from __future__ import annotations

import os
import sqlite3
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from cica_events.i18n import N_, _
from cica_events.persistence.cipher import is_locked, sqlite_errors
from cica_events.persistence.own_handle import handle_of
from cica_events.persistence.seal import seal_at_rest
from cica_events.persistence.seal_format import PAGE, Header, foot_of, stored_sums, summed
from cica_events.persistence.sqlite import APPLICATION_ID, open_engine
from cica_events.progress import Progress

STEP = 256
"""Pages copied at a time, 1 MB: a writer waits that long at most."""

LONG_STEP = 32 * STEP
ATTEMPTS = 10
"""How often a copy begins anew before its steps become long."""

REST = 0.25
"""Seconds before it begins anew for the first time; twice as many for the next."""

PATIENCE = 10.0
"""Seconds that a copy waits for one who lets nobody read, so that it does not wait for ever."""

_LONGEST_REST = 4.0
_PAUSE = 0.02  # seconds, where somebody saves just now
_PULSE = 200_000  # steps of SQLite's machine between two questions whether to go on
_OTHERS = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_BESIDES = frozenset({"alembic_version", "workspace", "change", "change_set"})
_NOT_OURS = N_("it is no workspace")
_NO_SEAL = N_("its checksums do not fit")


class UnsoundCopyError(Exception):
    """A copy that was looked over and found damaged; its text says why."""


@dataclass(frozen=True, slots=True)
class CopyKind:
    """How copies of one kind of workspace file are opened, sealed and compared with their seal.

    `create` opens an empty draft to be filled, `read` a finished copy, `attach` lets a connection made by
    `read` read the workspace itself under another name, `engine` opens a draft to bring its tables up to
    date. `is_closed` tells of a copy that none of these can read, as it is locked otherwise (OSError). A
    workspace that is encrypted has one of its own, so that its copies are encrypted as well.
    """

    create: Callable[[Path], sqlite3.Connection]
    read: Callable[[Path], sqlite3.Connection]
    attach: Callable[[sqlite3.Connection, Path, str], None]
    engine: Callable[[Path], Engine]
    seal: Callable[[Path], None]
    is_whole: Callable[[Path], bool]
    is_closed: Callable[[Path], bool]


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """What a copy holds: the version of its tables, records by table, its history, and its beginning."""

    schema: int
    counts: dict[str, int]
    changed: int
    newest: str
    begun: str


def copy_pages(
    engine: Engine,
    target: Path,
    kind: CopyKind,
    progress: Progress,
    pages: int = STEP,
    rest: float = REST,
    *,
    patience: float = PATIENCE,
) -> None:
    """Copy what `engine` has open into the empty file `target`; sqlite3.Error, and what `progress` raises.

    One of these errors is that somebody held the file for longer than `patience` seconds.

    Between two steps of some `pages` whoever wants to save may do so; the copy then begins anew after `rest`
    seconds and more. Where that came to nothing often, its steps are long, so that it comes to an end.
    """
    with closing(engine.raw_connection()) as lent:
        source: sqlite3.Connection = lent.driver_connection  # type: ignore[assignment]  # it is connected
        for attempt in range(ATTEMPTS + 1):
            last = attempt == ATTEMPTS
            steps = _Steps(progress, patience, may_begin_anew=last)
            try:
                with closing(kind.create(target)) as copy:
                    source.backup(copy, pages=LONG_STEP if last else pages, progress=steps, sleep=_PAUSE)
                return
            except _BegunAnew:
                os.truncate(target, 0)  # without a journal nothing else takes back what was copied
                _wait(min(rest * 2**attempt, _LONGEST_REST), progress)


def examine(path: Path, kind: CopyKind, progress: Progress) -> CopyFacts:
    """Return what the copy at `path` holds; UnsoundCopyError where it is damaged.

    0.6 s for 138 MB. Asks `progress` meanwhile whether to go on.
    """
    try:
        if not kind.is_whole(path):
            raise UnsoundCopyError(_(_NO_SEAL))
        with closing(kind.read(path)) as copy, _stoppable(copy, progress):
            if copy.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                raise UnsoundCopyError(_(_NOT_OURS))
            (said,) = copy.execute("PRAGMA quick_check(1)").fetchone()
            if said != "ok":
                raise UnsoundCopyError(said)
            dangling = copy.execute("PRAGMA foreign_key_check").fetchone()
            if dangling is not None:
                raise UnsoundCopyError(f"foreign key: {dangling[0]} -> {dangling[2]}")
            return _facts(copy)
    except sqlite_errors() as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise UnsoundCopyError(str(error)) from error
        raise


def is_unsound(error: Exception) -> bool:
    """Tell whether an error proves that a copy is damaged; a key that does not open it proves nothing."""
    cause = getattr(error, "orig", None) or error  # SQLAlchemy's errors hold the library's
    code = getattr(cause, "sqlite_errorcode", 0)
    return isinstance(error, UnsoundCopyError) or code & 0xFF == sqlite3.SQLITE_CORRUPT


def facts_of(path: Path, kind: CopyKind) -> CopyFacts:
    """Return what the copy at `path` holds without looking it over; sqlite3.Error."""
    with closing(kind.read(path)) as copy:
        return _facts(copy)


def newest_step(source: sqlite3.Connection) -> str:
    """Return the id of the newest step of a history, empty where there is none."""
    row = source.execute("SELECT id FROM change_set ORDER BY sequence DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def begun(source: Any) -> str:
    """Return when the workspace was begun that a connection of either library reads, as it is stored."""
    row = source.execute("SELECT created_at FROM workspace").fetchone()
    return str(row[0]) if row else ""


def _facts(copy: sqlite3.Connection) -> CopyFacts:
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    tables = [name for (name,) in copy.execute(query) if name not in _BESIDES]
    counts = {name: int(copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in tables}
    (schema,) = copy.execute("PRAGMA user_version").fetchone()
    (changed,) = copy.execute("SELECT count(*) FROM change_set").fetchone()
    return CopyFacts(int(schema), counts, int(changed), newest_step(copy), begun(copy))


class _BegunAnew(Exception):
    """Somebody saved meanwhile, and what was copied so far is worth nothing."""


class _Steps:
    """Follows the steps of a copy, and gives up one that had to begin anew unless it may.

    Python itself would try for ever where somebody else holds the file.
    """

    def __init__(self, progress: Progress, patience: float, *, may_begin_anew: bool) -> None:
        self._progress = progress
        self._patience = patience
        self._may_begin_anew = may_begin_anew
        self._left = -1
        self._went_on = time.monotonic()

    def __call__(self, status: int, left: int, total: int) -> None:
        self._progress(total - left, total)
        if status & 0xFF not in _OTHERS:
            self._went_on = time.monotonic()
        elif time.monotonic() - self._went_on > self._patience:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = status
            raise error
        if not self._may_begin_anew and 0 <= self._left < left:
            raise _BegunAnew
        self._left = left


def _wait(seconds: float, progress: Progress) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        progress(0, 1)
        time.sleep(min(left, 2 * _PAUSE))


@contextmanager
def _stoppable(copy: sqlite3.Connection, progress: Progress) -> Iterator[None]:
    """Ask `progress` while SQLite works, and raise what it raised."""
    stopped: list[BaseException] = []

    def ask() -> int:
        try:
            progress(0, 1)
        except BaseException as error:  # noqa: BLE001 - raised below, outside of SQLite
            stopped.append(error)
        return bool(stopped)

    copy.set_progress_handler(ask, _PULSE)
    try:
        yield
    except sqlite_errors():
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        copy.set_progress_handler(None, 0)


def _create(path: Path) -> sqlite3.Connection:
    """Open a draft, which nobody sees before it is whole and on the disk: without a journal of its own."""
    copy = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = 16"):
        copy.execute(f"PRAGMA {pragma}").fetchall()
    return copy


def _read(path: Path) -> sqlite3.Connection:
    """Open a copy that nobody changes, and never write to it."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    copy = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        copy.execute(f"PRAGMA {pragma}").fetchall()
    return copy


def _attach(copy: sqlite3.Connection, present: Path, name: str) -> None:
    copy.execute(f'ATTACH ? AS "{name}"', (f"{present.absolute().as_uri()}?mode=ro",))


def _is_whole(path: Path) -> bool:
    """Tell whether every page fits its checksum; 0.25 s of processor time for 442 MB. OSError."""
    with handle_of(path) as handle:
        foot = foot_of(handle)
        header = Header.read(handle)
        if foot is None or header.page_size != PAGE or header.counter != foot.counter:
            return False
        known = stored_sums(handle, foot)
        return known is not None and known == array("I", summed(handle, foot.pages))


PLAIN = CopyKind(_create, _read, _attach, open_engine, seal_at_rest, _is_whole, is_locked)
"""Copies of a file that is not encrypted."""
