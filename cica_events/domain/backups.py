"""What a backup of a workspace is, and why it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cica_events.domain.fields import Labelled
from cica_events.i18n import N_


class BackupReason(Labelled):
    """Why a backup was made."""

    WORK = "work", N_("While working")
    MIGRATION = "migration", N_("Before an update of the tables")
    IMPORT = "import", N_("Before an import")
    MERGE = "merge", N_("Before a merge")
    RESTORE = "restore", N_("Before a backup was restored")
    REMOVAL = "removal", N_("Before many records were removed")
    ASKED = "asked", N_("Made by hand")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: the whole workspace as it was at `at` (aware, UTC); `size` in bytes.

    `good` says that its seal was found whole. One that is `locked` opens with another passphrase than the
    workspace has now: it is not good, as it cannot be restored as it is, and not damaged either. `counts` are
    its records by their table, `changed` its steps of history, `newest` the id of the newest of them,
    `schema` the version of its tables, and `begun` when the workspace was begun, as it is stored.
    """

    path: Path
    at: datetime
    reason: BackupReason
    size: int
    good: bool
    counts: Mapping[str, int] = field(default_factory=dict)
    changed: int = 0
    newest: str = ""
    schema: int = 0
    locked: bool = False
    begun: str = ""
