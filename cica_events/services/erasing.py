"""Erases the sensitive details of people: by the rule of the workspace, or at once of those chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from cica_events.domain.changes import ERASED, Change, Origin
from cica_events.domain.erasing import ErasureRule, Holding, Rule, due
from cica_events.domain.people import Person
from cica_events.errors import CicaError
from cica_events.i18n import _, ngettext, quoted
from cica_events.paths import backups_folder
from cica_events.persistence import erasure
from cica_events.persistence.backups_elsewhere import backups_elsewhere
from cica_events.persistence.database import Database
from cica_events.persistence.kept_copies import copies_beside
from cica_events.persistence.recorder import recorder_of
from cica_events.progress import Progress, silent
from cica_events.queries.sensitive_holdings import holdings

if TYPE_CHECKING:
    from cica_events.services.backups import BackupService

TABLE: Final = Person.__tablename__
_LONG: Final = 10.0  # seconds


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased; `left` says in words where the details may still stand, and why.

    `damaged` says in words which backups were written anew without them and are damaged, as they were.
    """

    people: int
    values: int  # of the history
    backups: int = 0  # that were written anew
    removed: int = 0  # backups that could not be, and were deleted
    left: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()


class ErasureService:
    """The rule of one workspace, who it concerns, and the erasing itself."""

    def __init__(self, database: Database, backups: Callable[[], BackupService[Any]]) -> None:
        self._database = database
        self._backups = backups

    def rule(self) -> Rule:
        """Return what was chosen for the workspace."""
        with self._database.reading() as session:
            row = session.execute(select(ErasureRule.days, ErasureRule.day)).first()
        return Rule(*row) if row else Rule()

    def choose(self, rule: Rule) -> None:
        """Keep `rule` for everyone who opens the workspace; ValidationError."""
        with self._database.changing(_("Change of when sensitive details are erased")) as session:
            record = _record(session)
            record.days, record.day = rule.days, rule.day

    def holdings(self) -> list[Holding]:
        """Return whose sensitive details stand in the records or in the history, by name."""
        with self._database.reading() as session:
            return holdings(session)

    def due(self, today: date) -> tuple[Holding, ...]:
        """Return whose details are to be erased by the rule; best asked beside the window."""
        rule = self.rule()
        return due(rule, self.holdings(), today) if rule else ()

    def erase(
        self, people: Collection[str], progress: Progress = silent, *, everybody: bool = False
    ) -> Erased:
        """Erase the sensitive details of `people`: from records, history and undo, backups and the file.

        If `everybody` is meant, also of those who stand in backups only.
        It cannot be undone. The backups come first: who is interrupted finds the details still there, and can
        begin again. Raises Cancelled, and StorageError or ConflictError where the workspace cannot be
        written: nothing was erased from it then. What fails besides is told in `left`.
        """
        chosen = frozenset(people)
        words = ngettext(
            "Erasure of the sensitive details of {count} person",
            "Erasure of the sensitive details of {count} people",
            len(chosen),
        )
        label = words.format(count=len(chosen))
        backups = self._backups()
        in_backups = None if everybody else chosen
        done = backups.erase(TABLE, in_backups, progress)
        with self._database.changing(label, origin=Origin.ERASURE, patience=_LONG) as session:
            found = erasure.erase(session.connection(), TABLE, chosen, progress)
            _note(session, found.records)
        left = (*self._rewrite(), *self._older_copies(), *self._backups_elsewhere())
        done = done.and_then(backups.erase(TABLE, in_backups, besides=done.seen))  # ended meanwhile
        left += (*done.left, *backups.unfinished())
        return Erased(len(chosen), found.logged, done.rewritten, done.removed, left, done.damaged)

    def _rewrite(self) -> tuple[str, ...]:
        try:
            self._database.rewrite(TABLE, "change")
        except CicaError as error:
            words = _(
                "The details were erased, but traces may still lie in unused places of the file: {reason} "
                "Erase once more when nobody else has it open."
            )
            return (words.format(reason=error),)
        return ()

    def _older_copies(self) -> Iterator[str]:
        """Name the copies that stand beside the file: replaced, saved, of earlier tables, left half done."""
        address = self._database.address
        if not address.is_server:
            words = _(
                "{name} is an older copy that may still hold the details. "
                "Delete it if nobody needs it any more."
            )
            with suppress(OSError):
                for path in sorted(copies_beside(address.path)):
                    yield words.format(name=path.name)

    def _backups_elsewhere(self) -> Iterator[str]:
        """Name the folders of backups that were made while the file had another name or lay elsewhere."""
        address = self._database.address
        if not address.is_server:
            with self._database.reading() as session:
                begun = session.execute(text("SELECT created_at FROM workspace")).scalar()
            with suppress(OSError):
                found = backups_elsewhere(address.path, backups_folder(), str(begun))
                folders = Counter(backup.parent for backup in found)
                yield from (_elsewhere(folder, count) for folder, count in folders.items())

    def forget_the_day(self) -> None:
        """Drop a day that has come, once all was erased: what is entered from now on is not meant by it."""
        rule = self.rule()
        if rule.day is not None:
            self.choose(Rule(rule.days))


def _record(session: Session) -> ErasureRule:
    record = session.scalars(select(ErasureRule).limit(1)).first()
    if record is None:
        record = ErasureRule()
        session.add(record)
    return record


def _elsewhere(folder: Path, count: int) -> str:
    words = ngettext(
        "{folder} holds {count} backup of this workspace, or of a copy, with another name or place. "
        "It may still hold the details. Delete it if nobody needs it any more.",
        "{folder} holds {count} backups of this workspace, or of copies, with another name or place. "
        "They may still hold the details. Delete them if nobody needs them any more.",
        count,
    )
    return words.format(folder=quoted(str(folder)), count=count)


def _note(session: Session, records: erasure.Keys) -> None:
    """Tell history and listeners which fields were erased, without what they held."""
    recorder = recorder_of(session)
    for record_id, names in records.items():
        erased = {ERASED: list(names)}
        recorder.note(Change(TABLE, record_id, erased, erased))
