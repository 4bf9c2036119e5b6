"""The files of backups: their folder, readable names, and the note beside each that says what it holds."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cica_events.domain.backups import Backup, BackupReason
from cica_events.persistence.address import SUFFIX

NOTE = ".json"
DRAFT = ".part"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d-\d\d-\d\d) (\w+)( \d+)?")
_STAMP = "%Y-%m-%d %H-%M-%S"


def folder_for(workspace: Path, root: Path) -> Path:
    """Return the folder of a workspace's backups in `root`: by its name, and by where the file lies."""
    place = os.path.normcase(os.path.realpath(workspace))
    mark = hashlib.sha256(os.fsencode(place)).hexdigest()[:8]
    return root / f"{workspace.stem[:80]} {mark}"


def free_name(folder: Path, at: datetime, reason: BackupReason) -> Path:
    """Return a free name with the time on this computer's clock and the reason."""
    first = folder / f"{at.astimezone().strftime(_STAMP)} {reason.value}{SUFFIX}"
    name, number = first, 1
    while name.exists():
        number += 1
        name = first.with_name(f"{first.stem} {number}{SUFFIX}")
    return name


def note_of(path: Path) -> Path:
    """Return the file beside a backup that says what it holds."""
    return path.with_name(path.name + NOTE)


def noted(backup: Backup) -> str:
    """Return what is written beside a backup."""
    content = {
        "at": backup.at.isoformat(),
        "reason": backup.reason.value,
        "size": backup.size,
        "counts": dict(backup.counts),
        "changed": backup.changed,
        "newest": backup.newest,
        "schema": backup.schema,
        "begun": backup.begun,
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def backups_in(folder: Path) -> Iterator[Path]:
    """Yield the backups that stand in a folder, in no order; none where it is not there. OSError."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(SUFFIX) and not entry.name.startswith("."):
                yield Path(entry.path)


def read_note(path: Path) -> Backup | None:
    """Return what the note beside a backup says, None where there is none that can be read."""
    try:
        content = json.loads(note_of(path).read_text("utf-8"))
        return Backup(
            path=path,
            at=_aware(datetime.fromisoformat(content["at"])),
            reason=BackupReason.of(content["reason"]),
            size=path.stat().st_size,
            good=True,
            counts={str(key): int(value) for key, value in content["counts"].items()},
            changed=int(content["changed"]),
            newest=str(content["newest"]),
            schema=int(content["schema"]),
            begun=str(content.get("begun", "")),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def noted_size(path: Path) -> int | None:
    """Return the size in bytes that a backup had when it was made, None where that is not noted."""
    try:
        return int(json.loads(note_of(path).read_text("utf-8"))["size"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def by_its_name(path: Path) -> Backup:
    """Return what the name of a backup says, and else when its file was written; OSError."""
    facts: Any = path.stat()
    found = _NAME.fullmatch(path.stem)
    at, reason = datetime.fromtimestamp(facts.st_mtime, UTC), BackupReason.ASKED
    if found:
        with suppress(ValueError, OverflowError, OSError):
            at = datetime.strptime(found[1], _STAMP).astimezone(UTC)
        with suppress(ValueError):
            reason = BackupReason.of(found[2])
    return Backup(path, at, reason, facts.st_size, good=True)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
