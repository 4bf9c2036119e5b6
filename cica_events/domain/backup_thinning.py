"""Which backups may go: one a quarter of an hour stays of the last day, then one a day, a week, a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cica_events.domain.backups import Backup, BackupReason

QUARTERS = timedelta(days=1)
DAYS = timedelta(days=31)
WEEKS = timedelta(days=182)
MONTHS = timedelta(days=3 * 366)

_Slot = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Superfluous:
    """A backup that may go, and the one that stays in its slot; None where it is too old for any."""

    backup: Backup
    stays: Backup | None


def superfluous(backups: Sequence[Backup], now: datetime) -> list[Superfluous]:
    """Return those of `backups` that may go at `now`, in the time zone by which days are meant.

    The newest good one of each slot stays; a damaged one goes only where a good one stays. One made by hand,
    and the newest good one of all, never go. One of the future, as the clock was set back, counts by its day
    and takes nothing from those of the past. Those locked with another passphrase are thinned alike, among
    themselves.
    """
    ordered = sorted(backups, key=lambda backup: (backup.at, backup.path.name), reverse=True)
    slots = {backup.path: _slot(backup, now) for backup in ordered}
    stays: dict[_Slot, Backup] = {}
    for backup in ordered:
        slot = slots[backup.path]
        if (backup.good or backup.locked) and slot is not None:
            stays.setdefault(slot, backup)
    newest = [
        next((backup for backup in ordered if backup.good), None),
        next((backup for backup in ordered if backup.locked), None),
    ]
    return [
        Superfluous(backup, kept)
        for backup in ordered
        if backup not in newest
        and backup.reason is not BackupReason.ASKED
        and (kept := stays.get(slots[backup.path] or ())) is not backup
        and (kept is not None or slots[backup.path] is None)
    ]


def _slot(backup: Backup, now: datetime) -> _Slot | None:
    """Return the slot in which only one backup stays, None for one that is too old for any."""
    slot = _time_slot(backup, now)
    return (backup.locked, *slot) if slot else None


def _time_slot(backup: Backup, now: datetime) -> _Slot | None:
    at = backup.at.astimezone(now.tzinfo)
    age = now - backup.at
    if age < timedelta(0):
        return "future", at.date()
    if age < QUARTERS:
        return "quarter", at.date(), at.hour, at.minute // 15, at.fold, backup.reason
    if age < DAYS:
        return "day", at.date()
    if age < WEEKS:
        return "week", *at.isocalendar()[:2]
    return ("month", at.year, at.month) if age < MONTHS else None
