"""Opens a backup to be read, one of older tables as a copy that was brought up to date."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Any, NoReturn

from sqlalchemy import Engine, create_engine, event

from cica_events.domain.backups import Backup
from cica_events.domain.changes import Origin
from cica_events.errors import StorageError
from cica_events.i18n import _
from cica_events.persistence import schema
from cica_events.persistence.address import Address
from cica_events.persistence.backup_copying import CopyKind
from cica_events.persistence.backup_notes import DRAFT
from cica_events.persistence.database import PATIENCE, Database
from cica_events.persistence.faults import file_told_plainly, told_plainly


class ReadBackup(Database):
    """A backup that is open to be read."""

    def __init__(self, engine: Engine, address: Address, actor: str, draft: Path | None) -> None:
        super().__init__(engine, address, actor)
        self._draft = draft

    def changing(
        self,
        label: str,
        *,
        origin: Origin = Origin.CHANGE,
        target_id: str | None = None,
        patience: float = PATIENCE,
    ) -> NoReturn:
        """Refuse every change in words: StorageError."""
        raise StorageError(_("This is a backup and read-only: nothing in it can be changed."))

    @property
    def file(self) -> Path:
        """Return the file that is read."""
        return self._draft or self.address.path

    def close(self) -> None:
        """Let go of the backup, and of the copy that was brought up to date."""
        super().close()
        if self._draft is not None:
            with suppress(OSError):
                self._draft.unlink(missing_ok=True)


def read_only(backup: Backup, kind: CopyKind, actor: str) -> ReadBackup:
    """Open a backup that nothing can change; StorageError where it cannot be read."""
    address = Address.of(backup.path)
    draft = _up_to_date(backup, kind) if backup.schema < schema.SCHEMA else None
    return ReadBackup(_engine(draft or backup.path, kind), address, actor, draft)


def _up_to_date(backup: Backup, kind: CopyKind) -> Path:
    draft = backup.path.with_name(f".{token_hex(6)}{DRAFT}")
    address = Address.of(backup.path)
    try:
        with file_told_plainly(address), told_plainly(address):
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            shutil.copyfile(backup.path, draft)
            engine = kind.engine(draft)
            try:
                schema.migrate(engine)
            finally:
                engine.dispose()
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _engine(path: Path, kind: CopyKind) -> Engine:
    from sqlalchemy.pool import QueuePool

    pool: Any = QueuePool
    engine = create_engine("sqlite://", creator=lambda: kind.read(path), poolclass=pool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine
