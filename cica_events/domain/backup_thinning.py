"""Which backups may go: one a quarter of an hour stays of the last day, then one a day, a week, a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from cica_events.domain.backups import Backup, BackupReason

QUARTERS = timedelta(days=1)
DAYS = timedelta(days=31)
WEEKS = timedelta(days=182)
MONTHS = timedelta(days=3 * 366)

_Slot = tuple[object, ...]


def superfluous(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Return those of `backups` that may go at `now`, in the time zone by which days are meant.

    The newest of each slot stays. A backup made by hand, and the newest good of all, go never; a damaged one
    takes no other one's place. One of the future, as the clock was set back, counts by its day.
    """
    ordered = sorted(backups, key=lambda backup: (backup.at, backup.path.name), reverse=True)
    newest = next((backup for backup in ordered if backup.good), None)
    kept: set[_Slot] = set()
    going = []
    for backup in ordered:
        slot = _slot(backup, now)
        if backup.reason is BackupReason.ASKED or backup is newest:
            continue
        if not backup.good or slot is None or slot in kept:
            going.append(backup)
        if backup.good and slot is not None:
            kept.add(slot)
    return going


def _slot(backup: Backup, now: datetime) -> _Slot | None:
    """Return the slot in which only one backup stays, None for one that is too old for any."""
    at = backup.at.astimezone(now.tzinfo)
    age = now - at
    if age < timedelta(0):
        return "future", at.date()
    if age < QUARTERS:
        return "quarter", at.date(), at.hour, at.minute // 15, backup.reason
    if age < DAYS:
        return "day", at.date()
    if age < WEEKS:
        return "week", *at.isocalendar()[:2]
    return ("month", at.year, at.month) if age < MONTHS else None
