"""Backups of an open workspace: made, thinned, looked into and restored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Generic, TypeVar

from cica_events.domain.backup_thinning import superfluous
from cica_events.domain.backups import Backup, BackupReason
from cica_events.errors import StorageError
from cica_events.i18n import N_, _
from cica_events.persistence.backup_opening import read_only
from cica_events.persistence.backup_store import BackupStore
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.queries import history

__all__ = ["INTERVAL", "Backup", "BackupReason", "BackupService"]

INTERVAL = timedelta(minutes=15)
_SERVER = N_("{name} lies on a server. Whoever looks after the server makes its backups.")
_DAMAGED = N_("The backup of {time} is damaged and was left alone. Choose another one.")

W = TypeVar("W")


class BackupService(Generic[W]):
    """The backups of one open workspace; `W` is the workspace as which one is looked into.

    They stand in a folder of the user's own data, so that they outlive the folder of the workspace, are for
    its owner's eyes only and are never sent anywhere half made.
    """

    def __init__(self, database: Database, root: Path, opened: Callable[[Database], W]) -> None:
        self._database = database
        self._opened = opened
        self._store = None if database.address.is_server else BackupStore(database.address.path, root)

    @property
    def is_possible(self) -> bool:
        """Whether backups can be made here."""
        return self._store is not None

    def reason(self) -> str:
        """Return in words why no backups can be made here; empty where they can."""
        return "" if self._store else _(_SERVER).format(name=self._database.address)

    @property
    def folder(self) -> Path:
        """Return where the backups stand; the folder need not exist yet."""
        return self._kept.folder

    def all(self, progress: Progress = silent) -> Sequence[Backup]:
        """Return the backups, the newest first; a damaged one is not good.

        Every page of those that were not looked at before is read: 0.3 s for 442 MB. StorageError, Cancelled.
        """
        if self._store is None:
            return ()
        listed = self._store.listed()
        found = []
        for done, backup in enumerate(listed):
            progress(done, len(listed))
            found.append(self._store.looked_over(backup))
        return found

    def take(self, reason: BackupReason, progress: Progress = silent) -> Backup:
        """Make a backup beside whoever works, and look it over before it counts.

        Raises StorageError in words where that cannot be, Cancelled; then nothing is left of it.
        """
        return self._kept.take(self._database.engine, reason, progress)

    def due(self) -> bool:
        """Tell whether something changed since the newest backup, and a quarter of an hour went by."""
        if self._store is None:
            return False
        newest = next(iter(self._store.listed()), None)
        if newest is None:
            return bool(self._newest_step())
        passed = datetime.now(UTC) - newest.at
        if timedelta(0) <= passed < INTERVAL:  # it is older where the clock was set back
            return False
        return newest.newest != self._newest_step()

    def thin(self) -> Sequence[Path]:
        """Remove the backups that may go, and return which those were; StorageError."""
        now = datetime.now(UTC).astimezone()
        going = superfluous(self.all(), now)
        for backup in going:
            self._kept.delete(backup)
        return [backup.path for backup in going]

    def delete(self, backup: Backup) -> None:
        """Remove one backup; StorageError."""
        self._kept.delete(backup)

    def preview(self, backup: Backup) -> W:
        """Open a backup to be looked at; every change of it is refused. The caller closes it."""
        self._refuse_damaged(backup)
        return self._opened(read_only(backup, self._kept.kind, self._database.actor))

    def _newest_step(self) -> str:
        with self._database.reading() as session:
            steps = history.steps(session, 1)
        return steps[0].id if steps else ""

    def _refuse_damaged(self, backup: Backup) -> None:
        if not self._kept.looked_over(backup).good:
            time = backup.at.astimezone().strftime("%Y-%m-%d %H:%M")
            raise StorageError(_(_DAMAGED).format(time=time))

    @property
    def _kept(self) -> BackupStore:
        if self._store is None:
            raise StorageError(self.reason())
        return self._store
