"""Takes the sensitive values of records out of all backups of a workspace."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from cica_events.errors import StorageError
from cica_events.i18n import N_, _
from cica_events.persistence.backup_store import BackupStore
from cica_events.progress import Progress

_UNFINISHED = N_("An unfinished backup may still hold the details. Erase once more in a quarter of an hour.")
_DAMAGED = N_("{name} was damaged before and stays so; the details were erased from what can be read of it.")


@dataclass(frozen=True, slots=True)
class ErasedBackups:
    """How many backups were written anew without some values, and how many were removed instead.

    `left` says in words which could be neither, `damaged` which of those written anew were damaged before and
    are, and `seen` are those that were there and still stand.
    """

    rewritten: int = 0
    removed: int = 0
    left: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    seen: frozenset[Path] = frozenset()

    def and_then(self, later: ErasedBackups) -> ErasedBackups:
        """Return both together."""
        return ErasedBackups(
            self.rewritten + later.rewritten,
            self.removed + later.removed,
            self.left + later.left,
            self.damaged + later.damaged,
            self.seen | later.seen,
        )


def unfinished(store: BackupStore) -> tuple[str, ...]:
    """Say so where a backup is under way, or was left half done, that may hold what was just erased."""
    return (_(_UNFINISHED),) if store.has_unfinished() else ()


def erase_in_all(
    store: BackupStore,
    table: str,
    ids: Collection[str] | None,
    progress: Progress,
    besides: Collection[Path] = (),
) -> ErasedBackups:
    """Erase the sensitive values of records, None for all, in every backup except `besides`.

    Raises Cancelled, StorageError.
    """
    listed = [backup for backup in store.listed() if backup.path not in besides]
    try:
        if listed:
            store.look_for_room()
    except StorageError as error:
        return ErasedBackups(left=(str(error),), seen=frozenset(backup.path for backup in listed))
    removed, gone = set[Path](), set[Path]()
    left: list[str] = []
    damaged: list[str] = []
    for done, backup in enumerate(listed):
        progress(done, len(listed))
        try:
            erased = store.erase(backup, table, ids)
        except StorageError as error:
            if backup.path.exists():
                left.append(str(error))
            else:
                gone.add(backup.path)  # thinned or deleted meanwhile
            continue
        if erased is None:
            removed.add(backup.path)
        elif not erased.good:
            damaged.append(_(_DAMAGED).format(name=backup.path.name))
    seen = frozenset(backup.path for backup in listed) - removed - gone
    return ErasedBackups(len(seen) - len(left), len(removed), tuple(left), tuple(damaged), seen)
