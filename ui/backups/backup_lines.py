"""The backups as lines of a table: when, why, what each holds, how large it is, whether it is good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cica_events.directions import DOT
from cica_events.domain.backups import Backup, BackupReason
from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.i18n import N_
from ui.shell.backup_words import megabytes
from ui.shell.moments import WEEK, ago, day_in_words
from ui.toolkit.arrangement import Group, Texts
from ui.toolkit.cell_painting import Pills

Now = Callable[[], datetime]


class Condition(Labelled):
    """Whether a backup can be restored."""

    GOOD = "good", N_("Good")
    LOCKED = "locked", N_("Locked")
    DAMAGED = "damaged", N_("Damaged")


FIELDS = (
    Field("at", N_("When"), Kind.STAMP, editable=False, width=21),
    Field("reason", N_("Why"), Kind.CHOICE, BackupReason, editable=False, width=19),
    Field("condition", N_("Condition"), Kind.CHOICE, Condition, editable=False, width=10),
    Field("people", N_("People"), Kind.INTEGER, editable=False, width=5),
    Field("meetings", N_("Meetings"), Kind.INTEGER, editable=False, width=5),
    Field("changes", N_("Changes"), Kind.INTEGER, editable=False, width=6, shown=False),
    Field("size", N_("Size"), Kind.INTEGER, editable=False, width=7),
)
PILLS: Pills = {
    "condition": {
        Condition.GOOD.value: ("good", "✓"),
        Condition.LOCKED.value: ("warning", "•"),
        Condition.DAMAGED.value: ("danger", "!"),
    },
}


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup; `at` is the moment in the zone of this machine, `size` is in bytes."""

    id: str
    backup: Backup
    at: datetime
    reason: BackupReason
    people: int | None
    meetings: int | None
    changes: int | None
    size: int
    condition: Condition


def backup_line(backup: Backup, now: datetime) -> BackupLine:
    """Return a backup as a line, with its moment in the zone of `now`; what is unknown is None."""
    local = backup.at.astimezone(now.tzinfo)
    known = backup.good or bool(backup.locked and backup.counts)  # its note tells
    return BackupLine(
        id=str(backup.path),
        backup=backup,
        at=local,
        reason=backup.reason,
        people=backup.counts.get("person", 0) if known else None,
        meetings=backup.counts.get("meeting", 0) if known else None,
        changes=backup.changed if known else None,
        size=backup.size,
        condition=_condition(backup),
    )


def _condition(backup: Backup) -> Condition:
    if backup.good:
        return Condition.GOOD
    return Condition.LOCKED if backup.locked else Condition.DAMAGED


def texts(now: Now) -> Texts:
    """Return what the columns show instead of what is stored: some depends on the clock."""
    return {"at": lambda line: _when(line.at, now()), "size": lambda line: megabytes(line.size)}


def day_of(now: Now, line: BackupLine) -> Group:
    """Return the day under which a backup stands."""
    day = line.at.date()
    return Group(day.isoformat(), day_in_words(day, now().date()))


def _when(at: datetime, now: datetime) -> str:
    """Return the time of the day and how long ago that was; the day itself stands over the lines."""
    clock = f"{at:%H:%M}"
    return clock if (now - at).days >= WEEK else DOT.join((clock, ago(at, now)))
