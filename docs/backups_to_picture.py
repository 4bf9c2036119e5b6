"""The backups that are pictured: of an hour ago, of yesterday, of last week, and what was changed since."""

from __future__ import annotations

from datetime import datetime, timedelta

from cica_events.domain.backups import BackupReason
from cica_events.persistence.backup_notes import note_of
from cica_events.services.workspace import Workspace

MADE = (
    (BackupReason.WORK, timedelta(days=8)),
    (BackupReason.IMPORT, timedelta(days=1, hours=2)),
    (BackupReason.WORK, timedelta(hours=2)),
    (BackupReason.MERGE, timedelta(minutes=50)),
    (BackupReason.WORK, timedelta(minutes=20)),
)
POSITIONS = ("Ambassador-at-Large", "Director-General", "Deputy Minister")


def make_backups(work: Workspace) -> None:
    """Make them once, with a change of some people between each and the next."""
    if work.backups.all():
        return
    rows = work.people.rows()
    going = work.people.add({"given_name": "Aigerim", "family_name": "Bekova", "position": "Expert"})
    for number, (reason, before) in enumerate(MADE):
        backup = work.backups.take(reason)
        note = note_of(backup.path)
        moment = datetime.now().astimezone() - before
        note.write_text(note.read_text("utf-8").replace(backup.at.isoformat(), moment.isoformat()), "utf-8")
        ids = [row.id for row in rows[number : number + 2]]
        work.people.edit(ids, {"position": POSITIONS[number % len(POSITIONS)]})
    work.people.remove([going])
