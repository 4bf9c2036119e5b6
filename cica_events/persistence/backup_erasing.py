"""Erases sensitive values from a backup: a copy is emptied of them, looked over, and takes its place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from cica_events.domain.backups import Backup
from cica_events.own_files import copy_own
from cica_events.persistence.backup_copying import CopyKind, examine
from cica_events.persistence.erasure import erase, holders, rewrite
from cica_events.progress import Progress, silent


def erase_in_file(path: Path, kind: CopyKind, table: str, ids: Collection[str] | None) -> None:
    """Erase the sensitive values of records in a workspace file that nobody has open; it has no seal then.

    Without `ids` those of all records are meant.
    Raises OSError, sqlite3.Error or SQLAlchemyError; half-done work is then in the file.
    """
    engine = kind.engine(path)
    try:
        with engine.begin() as connection:
            if ids is None:
                ids = frozenset().union(*holders(connection, table))
            erase(connection, table, ids)
        with engine.connect() as connection:
            rewrite(connection.connection.driver_connection)
    finally:
        engine.dispose()


def erased_copy(
    backup: Backup,
    draft: Path,
    kind: CopyKind,
    records: tuple[str, Collection[str] | None],
    progress: Progress = silent,
) -> Backup:
    """Make of the empty file `draft` what `backup` is without the sensitive values of some records.

    `records` are a table and ids, None for all. A damaged backup gets no seal, which would call good what
    nobody knows to be so; one that is locked vouches for each page by itself. Raises what `erase_in_file` and
    `examine` do.
    """
    copy_own(backup.path, draft)
    was_whole = kind.is_whole(draft)
    erase_in_file(draft, kind, *records)
    if not was_whole and not kind.is_whole(draft):
        return replace(backup, size=draft.stat().st_size, good=False)
    kind.seal(draft)
    facts = examine(draft, kind, progress)
    return replace(backup, size=draft.stat().st_size, newest=facts.newest, changed=facts.changed, good=True)
