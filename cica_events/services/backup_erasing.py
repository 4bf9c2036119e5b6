"""Takes the sensitive values of records out of all backups of a workspace."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from cica_events.errors import StorageError
from cica_events.persistence.backup_store import BackupStore
from cica_events.progress import Progress


@dataclass(frozen=True, slots=True)
class ErasedBackups:
    """How many backups were written anew without some values, and how many were removed instead.

    `left` says in words which could be neither.
    """

    rewritten: int = 0
    removed: int = 0
    left: tuple[str, ...] = ()

    def and_then(self, later: ErasedBackups) -> ErasedBackups:
        """Return both together."""
        return ErasedBackups(
            self.rewritten + later.rewritten, self.removed + later.removed, self.left + later.left
        )


def erase_in_all(
    store: BackupStore,
    table: str,
    ids: Collection[str],
    progress: Progress,
    since: datetime | None = None,
) -> ErasedBackups:
    """Erase the sensitive values of records in every backup, or in those since a moment; Cancelled."""
    rewritten = removed = 0
    left: list[str] = []
    listed = [backup for backup in store.listed() if since is None or backup.at >= since]
    for done, backup in enumerate(listed):
        progress(done, len(listed))
        try:
            well = store.erase(backup, table, ids)
        except StorageError as error:
            left.append(str(error))
        else:
            rewritten, removed = rewritten + well, removed + (not well)
    return ErasedBackups(rewritten, removed, tuple(left))
