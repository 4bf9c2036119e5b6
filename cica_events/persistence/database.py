"""One open database, and the units of work in which it is read and changed."""

from __future__ import annotations

import getpass
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import Engine, event, text
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from cica_events.directions import without_isolates
from cica_events.domain.backups import BackupReason
from cica_events.domain.changes import ChangeSet, Origin
from cica_events.domain.identity import new_id
from cica_events.errors import (
    ChangedMeanwhileError,
    ConflictError,
    LockedError,
    ReplacedError,
    StorageError,
)
from cica_events.i18n import N_, _
from cica_events.persistence import change_log
from cica_events.persistence.address import Address
from cica_events.persistence.cipher import Key, KeyHolder, is_locked_otherwise
from cica_events.persistence.cipher_seal import CipherSeal
from cica_events.persistence.faults import file_told_plainly, told_plainly
from cica_events.persistence.meanwhile import Meanwhile
from cica_events.persistence.seal import Finding, Seal
from cica_events.persistence.sqlite import LOCK_TIMEOUT, READING
from cica_events.progress import Progress

Listener = Callable[[ChangeSet], None]
Secure = Callable[[BackupReason, Progress], None]
"""Sees to it that a backup of the present is there before something large is done."""
PATIENCE = (
    0.08  # seconds that a change waits for another one of this process; the window must not stand still
)
_LONG = 10.0  # seconds that a rewriting of the whole file waits for its turn
_RELOCKED = N_(
    "The passphrase of {name} was set, changed or removed elsewhere. What you see is of before; nothing more "
    "is saved until you open it again."
)
_REPLACED = N_(
    "{name} was replaced by another copy while it was open. What you see is of before; nothing more is saved "
    "until you open it again."
)
_SERVER_READING = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
_WRITERS = 0x43494341  # the advisory lock under which the changes of one PostgreSQL workspace queue up


class Database:
    """An open workspace database; use `opening.open_database` to get one."""

    def __init__(
        self,
        engine: Engine,
        address: Address,
        actor: str | None = None,
        seal: Seal | CipherSeal | None = None,
        keys: KeyHolder | None = None,
    ) -> None:
        """`seal` guards the file; a server, and a file that is still being made, have none.

        `keys` hold the key of a locked file, and are those of `engine`.
        """
        self.address = address
        self.seal = seal
        self._keys = keys
        self.actor = actor or _login()
        self._engine = engine
        self._sessions = sessionmaker(engine, expire_on_commit=False)
        options = _SERVER_READING if address.is_server else {READING: True}
        self._readings = sessionmaker(engine.execution_options(**options))
        self._listeners: list[Listener] = []
        self._writing = threading.Lock()
        self.closed = False  # whoever reads for long in another thread looks here whether to go on
        self._meanwhile = Meanwhile()
        self.secure: Secure = _unsecured

    @property
    def engine(self) -> Engine:
        """Return what opens the connections, for whoever copies the whole file beside those who use it."""
        return self._engine

    @property
    def key(self) -> Key | None:
        """Return what opens a locked file and its copies; None of any other, and while it is asleep."""
        return self._keys.key if self._keys else None

    @property
    def keys(self) -> KeyHolder | None:
        """Return what holds the key of a locked file; None of any other."""
        return self._keys

    def fall_asleep(self, patience: float = PATIENCE) -> None:
        """Let go of the key and the file, as soon as no change is being saved; `wake` takes both up again.

        Raises ConflictError where that takes longer than `patience` seconds. Whoever reads or changes
        meanwhile gets LockedError.
        """
        if self._keys is not None:
            with self._alone(patience):
                self._keys.key = None
                self.reconnect()

    def wake(self, key: Key) -> None:
        """Open the file again; raises LockedError where `key` is not its key, else StorageError.

        That is ReplacedError where the file has no passphrase any more.
        """
        if self._keys is not None:
            if is_locked_otherwise(self.address.path, key):
                raise ReplacedError(_(_RELOCKED).format(name=self.address.called))
            self._keys.try_on(key)

    @property
    def is_secured(self) -> bool:
        """Whether somebody makes backups before something large."""
        return self.secure is not _unsecured

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each commit that changed something, in the thread that made the change.

        Returns the function that ends the subscription.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session for queries; what it reads is one consistent state."""
        with self._told_plainly(), self._readings() as session:
            yield session

    @contextmanager
    def changing(
        self,
        label: str,
        *,
        origin: Origin = Origin.CHANGE,
        target_id: str | None = None,
        patience: float = PATIENCE,
    ) -> Iterator[Session]:
        """Commit all that happens inside as one change set with a name for people, or nothing.

        `label` is already in the user's language. Raises ConflictError where another change of this process
        takes longer than `patience` seconds, or where a record changed meanwhile; ChangedMeanwhileError where
        another program changed the same field and the listeners were not told of it yet, as they are then;
        StorageError where the database cannot be written; ValidationError where a record breaks its rules.
        """
        try:
            with self._unit(label, origin, target_id, patience) as session:
                yield session
        except ChangedMeanwhileError:
            self.catch_up()
            self._meanwhile.seen()
            raise

    @contextmanager
    def _unit(self, label: str, origin: Origin, target_id: str | None, patience: float) -> Iterator[Session]:
        from cica_events.persistence.recorder import Recorder  # with the whole model; reading needs less

        with (
            self._alone(patience),
            self._told_plainly(),
            self._sessions() as session,
            self._sealing() as note_touched,
            ExitStack() as undo,
        ):
            recorder = Recorder(session)
            with session.begin():
                self._queue_up(session)
                yield session
                session.flush()
                changes = ChangeSet(new_id(), without_isolates(label), origin, recorder.changes)
                if origin is Origin.CHANGE:
                    self._meanwhile.check(session, changes.changes)
                if changes.changes:
                    number = change_log.write(session, changes, self.actor, target_id)
                    self._meanwhile.make(changes.id, number)
                    undo.callback(self._meanwhile.give_up, changes.id)
                note_touched()
            undo.pop_all()
            self._meanwhile.made(changes.id)
        if changes.changes:
            self._tell(changes)

    def look_over(self) -> Finding | None:
        """Compare the whole file with its checksums, once; None of a server, which has none.

        Raises StorageError where the file cannot be read.
        """
        if self.seal is None:
            return None
        with self._told_plainly(), file_told_plainly(self.address), self._seal_let_go():
            return self.seal.look()

    def catch_up(self) -> int:
        """Tell the listeners what other programs changed since the last call, and return how many steps.

        The first call only takes note of where the history stands.
        """
        with self._seal_let_go(), self.reading() as session:
            self._refuse_another(session)
            others = self._meanwhile.news(session)
        for changes in others:
            self._tell(changes)
        return len(others)

    def made_elsewhere(self, step_id: str) -> bool:
        """Tell whether another program made a step while this one had the workspace open."""
        return step_id in self._meanwhile.elsewhere

    def _tell(self, changes: ChangeSet) -> None:
        with ExitStack() as telling:  # one listener that fails keeps no other from being told
            for listener in reversed(self._listeners):
                telling.callback(listener, changes)

    def rewrite(self, *tables: str) -> None:
        """Write the file anew, or `tables` of a server, so that nothing lies there but what is stored now.

        Raises ConflictError and StorageError, also where another program has it open just now.
        """
        from cica_events.persistence.erasure import rewrite

        with self._alone(_LONG), self._told_plainly(), self._engine.connect() as connection:
            if self.address.is_server:
                alone = connection.execution_options(isolation_level="AUTOCOMMIT")
                alone.exec_driver_sql(f"SET lock_timeout = {LOCK_TIMEOUT}")  # all others wait
                try:
                    alone.exec_driver_sql(f"VACUUM (FULL) {', '.join(tables)}")
                finally:
                    alone.exec_driver_sql("RESET lock_timeout")
            else:
                rewrite(connection.connection.driver_connection)
        if self.seal is not None:
            with self._seal_let_go():
                self.seal.renew()

    def reconnect(self) -> None:
        """Let go of what is open of the file or the server; the next read or change opens it anew."""
        self._engine.dispose()
        if self.seal is not None:
            self.seal.forget()

    def close(self) -> None:
        """Let go of the file or the server; a thread that is reading just now does so when it is done."""
        self.closed = True
        self._listeners.clear()
        event.listen(self._engine, "checkin", _let_go)
        self._engine.dispose()
        if self.seal is not None:
            self.seal.close()

    @contextmanager
    def _alone(self, patience: float) -> Iterator[None]:
        if not self._writing.acquire(timeout=patience):
            raise ConflictError(_("Another change is being saved just now. Try again in a moment."))
        try:
            yield
        finally:
            self._writing.release()

    def _queue_up(self, session: Session) -> None:
        """Let the writers of a server follow each other, as SQLite's lock does for a file."""
        if self.address.is_server:
            session.execute(text(f"SET LOCAL lock_timeout = {LOCK_TIMEOUT}"))
            session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITERS})
        connection = session.connection()
        self._refuse_another(session)
        if self.seal is not None:
            with file_told_plainly(self.address):
                self.seal.allow(connection)

    def _refuse_another(self, session: Session) -> None:
        """Raise ReplacedError where another copy lies where the opened one lay; `session` reads it now."""
        with file_told_plainly(self.address):
            over_it = self.seal is not None and self.seal.is_of_another()
        if over_it or not self._meanwhile.goes_on(session):
            raise ReplacedError(_(_REPLACED).format(name=self.address.called))

    @contextmanager
    def _told_plainly(self) -> Iterator[None]:
        """Translate errors as `told_plainly` does, and name another lock where that is the reason."""
        try:
            with told_plainly(self.address):
                yield
        except (LockedError, ReplacedError):
            raise
        except StorageError as error:
            asleep = self._keys is not None and self._keys.key is None
            if self.address.is_server or asleep or not is_locked_otherwise(self.address.path, self.key):
                raise
            raise ReplacedError(_(_RELOCKED).format(name=self.address.called)) from error

    @contextmanager
    def _sealing(self) -> Iterator[Callable[[], None]]:
        """Seal what a commit changed, also one that failed half-way; what is yielded stands before it."""
        touched: list[frozenset[int] | None] = []

        def note() -> None:
            if self.seal is not None:
                with file_told_plainly(self.address):
                    touched.append(self.seal.touched())

        with self._seal_let_go():
            try:
                yield note
            except BaseException:
                if self.seal is not None and touched:
                    self.seal.renew(touched[0], failed=True)
                raise
            if self.seal is not None:
                self.seal.renew(*touched)

    @contextmanager
    def _seal_let_go(self) -> Iterator[None]:
        """Let go of the file once more where the database was closed while a thread was at work on it."""
        try:
            yield
        finally:
            if self.closed and self.seal is not None:
                self.seal.close()


def _unsecured(_reason: BackupReason, _progress: Progress) -> None:
    """Make no backup, as nobody asked for any."""


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such account, as in some containers
        return ""


def _let_go(_connection: object, entry: ConnectionPoolEntry) -> None:
    """Close a connection that comes back after its database was closed: the pool would keep it open."""
    entry.close()
