"""Finds the people who stand in the directory more than once, and makes one of two."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import RLock
from typing import Any, Final

from cica_events.domain.backups import BackupReason
from cica_events.domain.changes import ChangeSet
from cica_events.domain.likeness import PROPOSED, drafted
from cica_events.domain.likeness_index import LikenessIndex
from cica_events.domain.parties import Party
from cica_events.domain.people import Distinct, Person
from cica_events.errors import NotFoundError
from cica_events.i18n import _, language
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.queries.individuals import individuals, kept_apart, states_of
from cica_events.queries.parties import party_book
from cica_events.queries.people import PersonRow, person_rows
from cica_events.services.comparing import Comparison, compared
from cica_events.services.editing import loaded
from cica_events.services.merging import merge
from cica_events.services.shared_meetings import shared_meetings

WORTH_A_LOOK: Final = 60
"""The score from which somebody is shown while a name is typed."""

_REBUILT_FROM: Final = 2_000  # changed people, from which on all are read anew
_PULSE: Final = 500  # people between two reports
_ROWS: Final = 5_000  # people of whom the rows are read at once
_STAGES: Final = 2  # reading, comparing


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two people who may be one, with a score of 0 to 100 and the reason in words."""

    one: PersonRow
    other: PersonRow
    score: int
    reason: str


@dataclass(frozen=True, slots=True)
class Similar:
    """Somebody of the directory who may be the person that is being typed."""

    person: PersonRow
    score: int
    reason: str


class DuplicateService:
    """Finds, compares and merges people; keeps what it needs to find at hand, and up to date."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = RLock()  # the index is read or brought up to date by one at a time
        self._index: LikenessIndex | None = None
        self._noted: deque[frozenset[str] | None] = deque()  # who changed since; None: perhaps everybody
        self._finding = 0  # how many compare all people just now, for whom the index must not change
        self._states: frozenset[str] = frozenset()
        database.subscribe(self._note)

    def prepare(self, progress: Progress = silent) -> None:
        """Read the directory, so that the first `similar` need not wait; best away from the window."""
        with self._lock:
            self._current(progress)

    def find(self, progress: Progress = silent) -> list[Likeness]:
        """Return all who may be one person, the likeliest first, but for those found to be two.

        Raises what `progress` raises to stop.
        """
        with self._held(_stage(progress, 0)) as index:
            pairs = index.pairs(PROPOSED, _stage(progress, 1))
        with self._database.reading() as session:
            apart = kept_apart(session)
        pairs = [pair for pair in pairs if frozenset(pair[:2]) not in apart]
        rows = self._rows({key for pair in pairs for key in pair[:2]})
        return [
            Likeness(rows[one], rows[other], verdict.score, verdict.reason)
            for one, other, verdict in pairs
            if one in rows and other in rows
        ]

    def similar(self, values: Mapping[str, Any], limit: int = 5) -> list[Similar]:
        """Return the people who may be the one with these `values` by field key, the likeliest first.

        An `id` among the values is the person's own, who is left out. Nobody is found as long as another
        thread reads the directory: who types does not wait.
        """
        if not self._lock.acquire(blocking=False):
            return []
        try:
            index = self._current()
            found = index.similar(drafted(values, self._states), WORTH_A_LOOK)
        finally:
            self._lock.release()
        own = values.get("id")
        found = [each for each in found if each[0] != own]
        if own and found:
            with self._database.reading() as session:
                apart = kept_apart(session, [own])
            found = [each for each in found if frozenset((own, each[0])) not in apart]
        rows = self._rows({key for key, _verdict in found[:limit]})
        return [
            Similar(rows[key], verdict.score, verdict.reason) for key, verdict in found[:limit] if key in rows
        ]

    def keep_apart(self, one_id: str, other_id: str) -> None:
        """Remember that two people are two, so that they are not proposed again; undo takes it back."""
        with self._database.changing(_("Two people kept apart")) as session:
            loaded(session, Person, (one_id, other_id))
            if frozenset((one_id, other_id)) not in kept_apart(session, [one_id]) and one_id != other_id:
                session.add(Distinct(one_id=one_id, other_id=other_id))

    def compare(self, keep_id: str, other_id: str) -> Comparison:
        """Return two people field by field, with what is best kept; NotFoundError if one is gone."""
        rows = self._rows({keep_id, other_id})
        if not {keep_id, other_id} <= rows.keys():
            raise NotFoundError(_("This record was removed meanwhile. Undo the removal to change it."))
        with self._database.reading() as session:
            shared = shared_meetings(session, party_book(session, language()), keep_id, other_id)
        return compared(rows[keep_id], rows[other_id], shared)

    def merge(self, keep_id: str, other_id: str, values: Mapping[str, Any]) -> None:
        """Make one person of two, as one step: `keep_id` stays, all that belongs to the other comes to it.

        `values` by field key, as `ComparisonLine` holds them. Where both take part in one meeting the entry
        that came further stays, its empty fields filled from the other; the present post that is not kept
        becomes an earlier one. Raises NotFoundError or ValidationError.
        """
        name = self._rows({keep_id}).get(keep_id)
        label = _("Merge of two records of {name}").format(name=name.name if name else "")
        self._database.secure(BackupReason.MERGE, silent)
        with self._database.changing(label) as session:
            merge(session, keep_id, other_id, values)

    def _rows(self, ids: set[str]) -> dict[str, PersonRow]:
        wanted = sorted(ids)
        found: dict[str, PersonRow] = {}
        with self._database.reading() as session:
            book = party_book(session, language())
            for start in range(0, len(wanted), _ROWS):
                chunk = wanted[start : start + _ROWS]
                found |= {row.id: row for row in person_rows(session, book, chunk)}
        return found

    def _note(self, changes: ChangeSet) -> None:
        """Take note of who is no longer as the index knows them."""
        if changes.touches(Party):
            self._noted.append(None)
        elif changes.touches(Person):
            self._noted.append(changes.ids(Person))

    @contextmanager
    def _held(self, progress: Progress) -> Iterator[LikenessIndex]:
        """Give the index as the directory is now, unchanged as long as the block lasts."""
        with self._lock:
            index = self._current(progress)
            self._finding += 1
        try:
            yield index
        finally:
            with self._lock:
                self._finding -= 1

    def _current(self, progress: Progress = silent) -> LikenessIndex:
        """Return the index as the directory is now, or as it was when a comparison of all began."""
        if self._index is not None and self._finding:
            return self._index
        noted = [self._noted.popleft() for _each in range(len(self._noted))]
        stale = {key for ids in noted for key in ids or ()}
        if self._index is None or None in noted or len(stale) > _REBUILT_FROM:
            self._index = None  # where reading is stopped, it begins anew
            self._index = self._read(progress)
        elif stale:
            self._bring_up_to_date(self._index, stale)
        return self._index

    def _bring_up_to_date(self, index: LikenessIndex, stale: set[str]) -> None:
        with self._database.reading() as session:
            present = dict(individuals(session, self._states, sorted(stale)))
        for key in stale:
            index.drop(key)
        for key, person in present.items():
            index.put(key, person)

    def _read(self, progress: Progress) -> LikenessIndex:
        index = LikenessIndex()
        with self._database.reading() as session:
            self._states = states_of(session)
            found = list(individuals(session, self._states))
        for count, (key, person) in enumerate(found):
            if count % _PULSE == 0:
                progress(count, len(found))
            index.put(key, person)
        progress(len(found), len(found))
        return index


def _stage(progress: Progress, stage: int) -> Progress:
    """Return a progress for one of the stages, that reports thousandths of the whole to `progress`."""

    def report(done: int, total: int) -> None:
        share = stage + (done / total if total else 0.0)
        progress(int(share * 1000 / _STAGES), 1000)

    return report
