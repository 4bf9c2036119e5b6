"""Keeps a workspace file sealed: every page is compared with its checksum before the first write, and each
commit seals what it changed.

A copy of the file takes its seal along. A file without a seal, one whose seal belongs to an older state
(another program wrote, or the process ended between a commit and its sealing), and a seal that was cut short
are no damage: SQLite's own check looks the file over, and the next commit seals it.
"""

from __future__ import annotations

import sqlite3
import threading
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from cica_events.errors import DamagedError
from cica_events.persistence.damage_words import damaged
from cica_events.persistence.drive_faults import was_the_drive
from cica_events.persistence.own_handle import OwnHandle, give_back, handle_of, take
from cica_events.persistence.seal_format import (
    PAGE,
    Foot,
    Header,
    Sums,
    ends_with,
    foot_of,
    stored_sums,
    sum_of,
    summed,
)
from cica_events.persistence.seal_format import write_seal as _write
from cica_events.persistence.sqlite import LOCK_TIMEOUT, READING
from cica_events.persistence.touched_pages import free_pages, is_mid_commit, touched_pages

_PATIENCE = 300  # milliseconds that sealing waits for another program; the commit itself is done already


class State(Enum):
    """What a look at a file's seal found."""

    WHOLE = auto()
    UNSEALED = auto()  # no seal, or one of an older state
    SEAL_UNREADABLE = auto()  # what stands behind the last page is no whole seal
    UNUSED_CHANGED = auto()  # only bytes that hold nothing differ
    DAMAGED = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, in which pages (counted from 1), and when the file was last sealed."""

    state: State
    pages: tuple[int, ...] = ()
    sealed_at: datetime | None = None
    reason: str = ""  # SQLite's own words


class Seal:
    """The seal of one open workspace file; safe to use from several threads."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path
        self._lock = threading.RLock()
        self._handle: OwnHandle | None = None
        self._finding: Finding | None = None
        self._sums: Sums = array("I")
        self._counter = -1  # of the state to which the sums belong
        self._in_file = False  # whether the file's own seal holds the sums
        self._root = 0  # of that seal
        self._crashed = is_mid_commit(path)  # playing a journal back leaves other bytes in free pages

    def look(self) -> Finding:
        """Compare the whole file with its seal, once; 0.2 s of processor time for 426 MB.

        Other programs may read meanwhile, and write when it is done.
        """
        with self._lock:
            if self._finding is None:
                reading = self._engine.execution_options(**{READING: True})
                with reading.connect() as connection, self._told(connection):
                    connection.exec_driver_sql("SELECT 1 FROM sqlite_schema LIMIT 1").all()  # takes the lock
                    self._finding = self._compared(connection)
            return self._finding

    def allow(self, connection: Connection) -> None:
        """Let a change that holds the write lock go on; raises DamagedError where the file is damaged."""
        with self._lock:
            if self._finding is None:
                self._finding = self._compared(connection)
            elif Header.read(self._open()).counter != self._counter:
                self._follow(connection)
            if self._finding.state is State.DAMAGED:
                raise self.error(self._finding)

    def is_of_another(self) -> bool:
        """Tell whether another file of a like state was written over this one: pages in use differ.

        One of an unlike state looks like another program's change. It takes no lock: of one state two seals
        differ by free pages alone, which a commit of another program leaves otherwise that failed half-way.
        """
        with self._lock:
            if not self._in_file or self._counter < 0:
                return False
            handle = self._open()
            foot = foot_of(handle)
            if foot is None or not foot.counter == Header.read(handle).counter == self._counter:
                return False
            return foot.root != self._root and self._is_unlike(handle, foot)

    def _is_unlike(self, handle: OwnHandle, foot: Foot) -> bool:
        """Tell whether the file's seal differs by pages in use; else take it over."""
        known = stored_sums(handle, foot)
        if known is None:  # it is being written
            return False
        both = zip(self._sums, known, strict=False)
        wrong = {page for page, (one, other) in enumerate(both, 1) if one != other}
        if len(known) != len(self._sums) or not wrong <= free_pages(handle):
            return True
        self._sums, self._root = known, foot.root
        return False

    def error(self, finding: Finding) -> DamagedError:
        """Return what is told of a damaged file."""
        return damaged(self._path, finding.pages, finding.sealed_at, finding.reason)

    def touched(self) -> frozenset[int] | None:
        """Return which pages the open change will have changed; to be asked just before its commit."""
        with self._lock:
            return touched_pages(self._path, self._open())

    def renew(self, touched: frozenset[int] | None = None, *, failed: bool = False) -> None:
        """Seal the file as it is after a commit that changed the pages `touched`; None stands for any.

        One that `failed` leaves other bytes in free pages, and behind the last page. A seal that cannot be
        written now is left to the next commit: what was saved is saved.
        """
        with self._lock, suppress(OSError, sqlite3.Error, SQLAlchemyError):
            if failed or touched is None or Header.read(self._open()).counter != self._counter:
                with self._alone():
                    self._in_file = self._in_file and not failed
                    self._renew(touched)

    def forget(self) -> None:
        """Let go of the file, as one that was away may have become another; the next look is a new one."""
        with self._lock:
            self._finding = None
            self._counter, self._in_file = -1, False
            if self._handle is not None:
                give_back(self._handle)
                self._handle = None

    def close(self) -> None:
        """Wait until the seal is on the disk and let go of the file; after SQLite did."""
        with self._lock:
            if self._handle is not None and self._counter >= 0:
                with suppress(OSError):
                    self._handle.settle()
            self.forget()

    def _open(self) -> OwnHandle:
        if self._handle is None:
            self._handle = take(self._path)
        return self._handle

    def _compared(self, connection: Connection) -> Finding:
        handle = self._open()
        header = Header.read(handle)
        if header.page_size != PAGE:
            return self._unsealed(connection, header, State.UNSEALED, None)
        foot = foot_of(handle)
        if foot is None:
            more = handle.size > header.pages * PAGE and not self._crashed
            state = State.SEAL_UNREADABLE if more else State.UNSEALED
            return self._unsealed(connection, header, state, None)
        if header.counter != header.valid_for:  # every version since 2010 writes both alike
            return Finding(State.DAMAGED, (1,), foot.at)
        if header.counter != foot.counter:
            return self._unsealed(connection, header, State.UNSEALED, foot)
        known = stored_sums(handle, foot)
        if known is None:
            state = State.UNSEALED if self._crashed else State.SEAL_UNREADABLE
            return self._unsealed(connection, header, state, foot)
        return self._judged(known, foot, connection)

    def _judged(self, known: Sums, foot: Foot, connection: Connection) -> Finding:
        handle = self._open()
        found = array("I", summed(handle, foot.pages))
        wrong = tuple(
            page for page, (one, other) in enumerate(zip(known, found, strict=True), 1) if one != other
        )
        alone = ends_with(handle, foot)
        self._sums, self._counter, self._in_file = found, foot.counter, alone and not wrong
        self._root = foot.root
        if alone and not wrong:
            return Finding(State.WHOLE, (), foot.at)
        if set(wrong) <= free_pages(handle) and not _problems(connection):
            return Finding(State.WHOLE if self._crashed else State.UNUSED_CHANGED, wrong, foot.at)
        return Finding(State.DAMAGED, wrong, foot.at)

    def _unsealed(self, connection: Connection, header: Header, state: State, foot: Foot | None) -> Finding:
        """Take the file as it is where SQLite's own check finds nothing; it looks at what it knows only."""
        at = foot.at if foot else None
        reason = _problems(connection)
        if reason:
            return Finding(State.DAMAGED, (), at, reason)
        self._in_file = False
        self._counter = header.counter
        if header.page_size == PAGE:
            self._sums = array("I", summed(self._open(), header.pages))
        return Finding(state, (), at)

    def _follow(self, connection: Connection) -> None:
        """Take over what another program sealed, or look the file over where it sealed nothing."""
        handle, header = self._open(), Header.read(self._open())
        foot = foot_of(handle)
        known = stored_sums(handle, foot) if foot and foot.counter == header.counter else None
        if foot is None or known is None:
            found = self._unsealed(connection, header, State.UNSEALED, foot)
            if found.state is State.DAMAGED:
                self._finding = found
        else:
            self._sums, self._counter, self._in_file = known, header.counter, ends_with(handle, foot)
            self._root = foot.root

    def _renew(self, touched: frozenset[int] | None) -> None:
        handle = self._open()
        header = Header.read(handle)
        if header.page_size != PAGE:
            return
        one_commit = self._counter >= 0 and (header.counter - self._counter) % 2**32 <= 1
        if touched is None or not one_commit:
            self._sums, changed = array("I", summed(handle, header.pages)), None
        else:
            changed = self._take_up(handle, header, touched)
        self._counter = header.counter
        kept, self._in_file = self._in_file, False  # until it is written whole
        self._root = _write(handle, self._sums, header.counter, changed if kept else None, datetime.now(UTC))
        self._in_file = True

    def _take_up(self, handle: OwnHandle, header: Header, touched: frozenset[int]) -> frozenset[int] | None:
        """Sum the pages that changed or are new; None where the seal has to move, as the file grew."""
        before = len(self._sums)
        if header.pages < before:
            del self._sums[header.pages :]
        self._sums.extend(array("I", bytes(4 * max(0, header.pages - before))))
        changed = frozenset(
            {page for page in touched if page <= header.pages} | set(range(before + 1, header.pages + 1))
        )
        for page in changed:
            self._sums[page - 1] = sum_of(handle, page)
        return changed if header.pages == before else None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold SQLite's write lock, so that no other program's new pages are overwritten."""
        with self._engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
            try:
                driver.execute("BEGIN IMMEDIATE")
                try:
                    yield
                finally:
                    driver.execute("ROLLBACK")
            finally:
                driver.execute(f"PRAGMA busy_timeout = {LOCK_TIMEOUT}")

    @contextmanager
    def _told(self, _connection: Connection) -> Iterator[None]:
        """Call it damage where the database library finds it before the sums do."""
        try:
            yield
        except SQLAlchemyError as error:
            original = getattr(error, "orig", None)
            corrupt = getattr(original, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT
            if not corrupt or was_the_drive(self._path):
                raise
            self._finding = Finding(State.DAMAGED, (), None, str(original))


def seal_at_rest(path: Path) -> None:
    """Seal a file that nobody has open, such as a backup just made; raises OSError."""
    with handle_of(path) as handle:
        header = Header.read(handle)
        if header.page_size == PAGE:
            sums = array("I", summed(handle, header.pages))
            _write(handle, sums, header.counter, None, datetime.now(UTC))
            handle.settle()


def last_sealed(path: Path) -> datetime | None:
    """Return when the file at `path` was last sealed, None where its seal cannot be read."""
    with suppress(OSError), handle_of(path) as handle:
        foot = foot_of(handle)
        return foot.at if foot else None
    return None


def first_page_is_damaged(path: Path) -> Finding | None:
    """Look at the first page before SQLite does, which would act on what it says; OSError where it cannot.

    Nothing is found in a file that somebody is saving, or that has no seal of its present state.
    """
    if is_mid_commit(path):
        return None
    with handle_of(path) as handle:
        foot = foot_of(handle)
        if foot is None:
            return None
        header = Header.read(handle)
        twisted = header.counter != header.valid_for
        if not twisted and header.counter != foot.counter:
            return None
        known = stored_sums(handle, foot)
        if not twisted and (known is None or sum_of(handle, 1) == known[0]):
            return None
    return None if is_mid_commit(path) else Finding(State.DAMAGED, (1,), foot.at)


def _problems(connection: Connection) -> str:
    """Return what SQLite's quick check complains of first; 0.3 s for 426 MB."""
    try:
        said = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
    except SQLAlchemyError as error:
        said = str(getattr(error, "orig", error))
    return "" if said == "ok" else said
