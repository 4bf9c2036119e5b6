"""Takes the sensitive values of records out of all backups of a workspace."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

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


def erase_in_all(
    store: BackupStore, table: str, ids: Collection[str], progress: Progress
) -> ErasedBackups:
    """Erase the sensitive values of the records `ids` of `table` in every backup; Cancelled."""
    rewritten = removed = 0
    left: list[str] = []
    listed = store.listed()
    for done, backup in enumerate(listed):
        progress(done, len(listed))
        try:
            well = store.erase(backup, table, ids)
        except StorageError as error:
            left.append(str(error))
        else:
            rewritten, removed = rewritten + well, removed + (not well)
    return ErasedBackups(rewritten, removed, tuple(left))
