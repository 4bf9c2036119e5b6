"""Backups of an open workspace: made, thinned, looked into and restored."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Generic, TypeVar

from cica_events.domain.backup_thinning import superfluous
from cica_events.domain.backups import Backup, BackupReason
from cica_events.domain.changes import Origin
from cica_events.domain.model import RECORDS
from cica_events.domain.taking_back import TakeBackConflict, TakingBack
from cica_events.errors import Cancelled, ConflictError, StorageError
from cica_events.i18n import N_, _
from cica_events.persistence.backup_differences import Differences, differences
from cica_events.persistence.backup_opening import ReadBackup, read_only
from cica_events.persistence.backup_store import BackupStore, kind_for
from cica_events.persistence.database import Database
from cica_events.persistence.faults import told_plainly
from cica_events.persistence.seal import State
from cica_events.progress import Progress, silent
from cica_events.queries import history
from cica_events.queries.history import Step
from cica_events.services.backup_erasing import ErasedBackups, erase_in_all, unfinished
from cica_events.services.backup_records import Restorable, planned, restorable
from cica_events.services.backup_restoring import changes_back, play_whole
from cica_events.services.file_backups import reason_against
from cica_events.services.obstacle_words import moment_in_words
from cica_events.services.replay import Replay

__all__ = ["INTERVAL", "Backup", "BackupReason", "BackupService", "Restorable"]

_LONG = 10.0  # seconds; restoring may have to wait for its turn
INTERVAL = timedelta(minutes=15)
_DAMAGED = N_("The backup of {time} is damaged and was left alone. Choose another one.")
_LOCKED = N_(
    "The backup of {time} is locked with another passphrase than the workspace has now. Unlock it with that "
    "one first."
)

W = TypeVar("W")


class BackupService(Generic[W]):
    """The backups of one open workspace; `W` is the workspace as which one is looked into.

    They stand in a folder of the user's own data, so that they outlive the folder of the workspace, are for
    its owner's eyes only and are never sent anywhere half made.
    """

    def __init__(self, database: Database, root: Path, opened: Callable[[Database], W]) -> None:
        self._database = database
        self._opened = opened
        path = database.address.path
        self._store = None if database.address.is_server else BackupStore(path, root, kind_for(database.keys))

    @property
    def is_possible(self) -> bool:
        """Whether backups can be made here."""
        return self._store is not None

    def reason(self) -> str:
        """Return in words why no backups can be made here; empty where they can."""
        return "" if self._store else reason_against(self._database.address)

    @property
    def folder(self) -> Path:
        """Return where the backups stand; the folder need not exist yet."""
        return self._kept.folder

    def all(self, progress: Progress = silent) -> Sequence[Backup]:
        """Return the backups, the newest first; a damaged one is not good.

        Every page of those that were not looked at before is read: 0.3 s for 442 MB. StorageError, Cancelled.
        """
        if self._store is None:
            return ()
        listed = self._store.listed()
        found = []
        for done, backup in enumerate(listed):
            progress(done, len(listed))
            found.append(self._store.looked_over(backup))
        return found

    def take(self, reason: BackupReason, progress: Progress = silent) -> Backup:
        """Make a backup beside whoever works, and look it over before it counts.

        Raises StorageError in words where that cannot be, Cancelled; then nothing is left of it.
        """

        def go_on(done: int, total: int) -> None:
            if self._database.closed:
                raise Cancelled
            progress(done, total)

        return self._kept.take(self._database.engine, reason, go_on)

    def secure(self, reason: BackupReason, progress: Progress = silent) -> None:
        """See to it that a backup of the present is there; errors as of `take`. Nothing where none can be."""
        if self._store is None:
            return
        step = self._newest_step()
        present = [backup for backup in self._usual() if backup.newest == step]  # the newest by date or not
        if not any(map(self._is_good, present)):
            self.take(reason, progress)

    def due(self) -> bool:
        """Tell whether something changed since the newest good backup, and a quarter of an hour went by.

        Backups that were not looked at before are read, as by `all`.
        """
        if self._store is None:
            return False
        now, listed, step = datetime.now(UTC), self._usual(), self._newest_step()
        if not step or any(backup.newest == step and self._is_good(backup) for backup in listed):
            return False
        past = (backup for backup in listed if backup.at <= now)  # the clock may be set back
        newest = next(filter(self._is_good, past), None)
        return newest is None or now - newest.at >= INTERVAL

    def thin(self) -> Sequence[Path]:
        """Remove the backups that may go, and return which those were; StorageError.

        Before one goes, that which stays in its place is looked over.
        """
        now = datetime.now(UTC).astimezone()
        known = {backup.path: backup for backup in self._kept.listed()}
        while going := superfluous(list(known.values()), now):
            staying = [each.stays for each in going if each.stays is not None]
            looked_over = {backup.path: self._kept.looked_over(backup) for backup in staying}
            if all(backup.good or backup.locked for backup in looked_over.values()):
                for each in going:
                    self._kept.delete(each.backup)
                return [each.backup.path for each in going]
            known |= looked_over
        return []

    def _is_good(self, backup: Backup) -> bool:
        return self._kept.looked_over(backup).good

    def _usual(self) -> Sequence[Backup]:
        """Return the backups that open with what the workspace opens with now, the newest first, unread."""
        return [backup for backup in self._kept.listed() if not backup.locked]

    def open_with(self, backup: Backup, passphrase: str, progress: Progress = silent) -> Sequence[Backup]:
        """Let a backup that is locked with another passphrase be as the others are, and those like it.

        They are encrypted with the key of the workspace instead, or not any more where it has none. Returns
        them; LockedError where the passphrase is wrong, StorageError, Cancelled.
        """
        from cica_events.services.other_passphrases import open_with

        keys = self._database.keys
        return open_with(self._kept, backup, passphrase, keys.asked() if keys else None, progress)

    @contextmanager
    def read_as(self, backup: Backup, passphrase: str, progress: Progress = silent) -> Iterator[Backup]:
        """Lend a copy of a backup that is locked with another passphrase, to look into and restore.

        Every backup stays as it is, and the copy goes. Raises as `open_with` does.
        """
        from cica_events.services.other_passphrases import read_as

        keys = self._database.keys
        with read_as(self._kept, backup, passphrase, keys.asked() if keys else None, progress) as copy:
            yield copy

    def delete(self, backup: Backup) -> None:
        """Remove one backup; StorageError."""
        self._kept.delete(backup)

    def erase(
        self,
        table: str,
        ids: Collection[str] | None,
        progress: Progress = silent,
        besides: Collection[Path] = (),
    ) -> ErasedBackups:
        """Take the sensitive values of records, None for all, out of every backup except `besides`.

        One that is damaged stays so; where it cannot be written anew for that, it goes. One that cannot be
        for another reason is left. All of it is told.
        """
        if self._store is None:
            return ErasedBackups()
        return erase_in_all(self._store, table, ids, progress, besides)

    def unfinished(self) -> tuple[str, ...]:
        """Say in words that an unfinished backup may hold what was just erased, where there is one."""
        return unfinished(self._store) if self._store is not None else ()

    def preview(self, backup: Backup) -> W:
        """Open a backup to be looked at; every change of it is refused. The caller closes it."""
        self._refuse_damaged(backup)
        return self._opened(read_only(backup, self._kept.kind, self._database.actor))

    def missing_since(self, backup: Backup) -> Sequence[Step]:
        """Return the steps of the history that the backup does not have, the newest first; StorageError."""
        with self._database.reading() as session:
            last = history.step_by(session, backup.newest)
            if last is not None:
                return history.steps_after(session, last.sequence)
        with self._copy(backup) as copy, copy.reading() as session:
            known = history.ids(session)
        with self._database.reading() as session:
            return [step for step in history.steps_after(session, 0) if step.id not in known]

    def restore(self, backup: Backup, progress: Progress = silent) -> Backup:
        """Make every record what the backup says, as one step that can be undone; the history goes on.

        Returns the backup of the present that is made first. Raises DamagedError where the present is
        damaged, for which `file_backups` is meant, StorageError, ConflictError or Cancelled; then nothing
        changed.
        """
        self._refuse_damaged(backup)
        finding = self._database.look_over()
        if self._database.seal is not None and finding is not None and finding.state is State.DAMAGED:
            raise self._database.seal.error(finding)
        present = self.take(BackupReason.RESTORE, _share(progress, 0))
        with self._copy(backup) as copy, copy.reading() as kept:
            label = _("Restored: backup of {time}").format(time=said(backup))
            with self._database.changing(label, patience=_LONG) as session:
                found = self._differences(copy, RECORDS)
                changes = changes_back(session, kept, copy.address, found)
                play_whole(session, changes, label, _share(progress, 1))
        return present

    def restorable(self, backup: Backup, noun: str) -> Sequence[Restorable]:
        """Return the records of a noun, by its table, that are otherwise or missing now; StorageError."""
        self._refuse_damaged(backup)
        with self._copy(backup) as copy, self._database.reading() as now, copy.reading() as kept:
            return restorable(now, kept, noun, self._differences(copy, [noun]))

    def restore_records(
        self, backup: Backup, noun: str, ids: Sequence[str], *, rest: bool = False
    ) -> TakingBack:
        """Bring records of a noun back to what they were, with what they need, as one step.

        What belonged to a record that is gone comes back with it. Raises TakeBackConflict in words, with the
        plan, where some of it cannot be; nothing changes then. With `rest` what can be is brought back.
        """
        self._refuse_damaged(backup)
        since = self._all_since(backup)
        with self._copy(backup) as copy, self._database.reading() as now, copy.reading() as kept:
            plan, name = planned(now, kept, noun, ids, since)
        if plan.obstacles and not (rest and plan.changes):
            raise TakeBackConflict(plan.obstacles[0].text, plan)
        if not plan.changes:
            raise ConflictError(_("These records are now as the backup has them."))
        words = _("Brought back from the backup of {time}: {name}")
        label = words.format(time=said(backup), name=name)
        with self._database.changing(label, patience=_LONG) as session:
            Replay(session, label).play(plan.changes)
        return plan

    def _all_since(self, backup: Backup) -> Step:
        """Return the step as which all is taken that happened since the backup."""
        with self._database.reading() as session:
            last = history.step_by(session, backup.newest)
        number = last.sequence if last else 0
        return Step("", number, "", backup.at, "", Origin.CHANGE, undone=False, count=0)

    @contextmanager
    def _copy(self, backup: Backup) -> Iterator[ReadBackup]:
        with closing(read_only(backup, self._kept.kind, self._database.actor)) as copy:
            yield copy

    def _differences(self, copy: ReadBackup, tables: Iterable[str]) -> Differences:
        with told_plainly(copy.address):
            return differences(copy.file, self._database.address.path, tables, self._kept.kind)

    def _newest_step(self) -> str:
        with self._database.reading() as session:
            steps = history.steps(session, 1)
        return steps[0].id if steps else ""

    def _refuse_damaged(self, backup: Backup) -> None:
        found = self._kept.looked_over(backup)
        if found.locked:
            raise StorageError(_(_LOCKED).format(time=said(backup)))
        if not found.good:
            raise StorageError(_(_DAMAGED).format(time=said(backup)))

    @property
    def _kept(self) -> BackupStore:
        if self._store is None:
            raise StorageError(self.reason())
        return self._store


def said(backup: Backup) -> str:
    """Return when a backup was made, by the clock of this computer."""
    return moment_in_words(backup.at)


def _share(progress: Progress, half: int) -> Progress:
    """Return the progress of the first or the second half of a piece of work."""
    return lambda done, total: progress(half * 50 + 50 * done // max(total, 1), 100)
