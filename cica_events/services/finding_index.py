"""Keeps the index of a workspace: made in short slices beside all other work, and current from then on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from threading import Lock
from time import sleep
from typing import Final

from sqlalchemy.orm import Session

from cica_events.domain.base import Record
from cica_events.domain.bodies import Body
from cica_events.domain.changes import Change, ChangeSet
from cica_events.domain.found import Sort
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Party
from cica_events.domain.people import Person
from cica_events.domain.search_index import Match, SearchIndex
from cica_events.domain.search_words import Asked, forget_words
from cica_events.persistence.database import Database
from cica_events.persistence.sqlite import forget_pages
from cica_events.progress import Progress, silent
from cica_events.queries.finding import ENTITIES, Names, Slice, entries, further_touched
from cica_events.services.finding_names import names_of, names_of_parties

_SLICE: Final = 200  # records read and taken in at once
_KEPT: Final = 4_000  # records, after which what was kept of their words is let go of
_BREATH: Final = 0.004  # seconds between two slices, in which other threads go on
_FEW: Final = 300  # records changed in one step that are taken in before the next answer, more by `make`
_MANY: Final = 5_000  # changed records from which on all is made anew
_AT_ONCE: Final = 50  # changed records that are taken in while nobody can ask
_MOST_GAPS: Final = 20_000
_ENOUGH: Final = 5  # records found, from which on nobody asks for slips
_TELL_NOTHING: Final = {"version", "home_id", "place", "kind", "sort_name", "sort_name_ru"}

_Note = tuple[type[Record], str]


class FindingIndex:
    """The records of one workspace by their words; `heed` hears of every change."""

    def __init__(self, database: Database, bodies: Callable[[], Iterable[Body]]) -> None:
        self._database = database
        self._bodies = bodies
        self._lock = Lock()  # the index is asked, or changed by one slice
        self._building = Lock()
        self._indexes = {sort: SearchIndex() for sort in ENTITIES}
        self._names = Names()
        self._noted: list[_Note] = []
        self._since: list[_Note] | None = None  # what is noted while all is made
        self._known: frozenset[Sort] = frozenset()
        self._outdated = True  # more than a few records
        self.whole = False

    def heed(self, changes: ChangeSet) -> None:
        """Note which records are to be read again; called in any thread."""
        if len(changes.changes) > _MANY:
            self.whole, self._outdated = False, True
            return
        if any(map(_renames_party, changes.changes)):  # its names stand with many records
            self.whole, self._outdated = False, True
        nouns: tuple[type[Record], ...] = (*ENTITIES.values(), Participant)
        notes: list[_Note] = [(noun, key) for noun in nouns for key in changes.ids(noun)]
        notes += [(Person, key) for change in changes.changes for key in _people_in(change)]
        self._noted.extend(notes)
        if self._since is not None:
            self._since.extend(notes)
        if len(changes.changes) > _FEW:
            self.whole = False

    def make(self, progress: Progress = silent) -> None:
        """Read all records, or those that changed since; who asks meanwhile gets what is there already."""
        with self._building:
            if self.whole:
                return
            anew = self._outdated or len(set(self._noted)) > _MANY or self._has_many_gaps()
            self.whole, self._outdated = True, False
            self._since = [] if anew else None  # a change from here on is noted, or says: once more
            try:
                (self._make if anew else self._take_in)(progress)
            except BaseException:
                self.whole, self._outdated = False, self._outdated or anew
                raise
            finally:
                self._since = None

    def _has_many_gaps(self) -> bool:
        return any(index.gaps > _MOST_GAPS for index in self._indexes.values())

    def _take_in(self, progress: Progress) -> None:
        """Read again what changed, in slices: to make all anew would hold two indexes for a while."""
        with self._lock:
            waiting = self._take_notes()
        try:
            while waiting:
                with self._lock:
                    self._read_again(waiting[:_AT_ONCE])
                del waiting[:_AT_ONCE]
                progress(0, len(ENTITIES))
                sleep(_BREATH)
        finally:
            self._noted.extend(waiting)
            forget_words()

    def _make(self, progress: Progress) -> None:
        made = {sort: SearchIndex() for sort in ENTITIES}
        with self._database.reading() as session:
            names = names_of(session, self._bodies())
        if not self._known:
            self._indexes, self._names = made, names
        for done, sort in enumerate(ENTITIES):
            self._fill(made[sort], sort, names, partial(progress, done, len(ENTITIES)))
            made[sort].settle()
            self._known |= {sort}
        with self._lock:
            self._indexes, self._names = made, names
            self._noted = list(self._since or ())
        forget_words()

    def knows(self, sort: Sort) -> bool:
        """Tell whether all records of a sort are in the index."""
        return sort in self._known

    def find(
        self, words: Sequence[Asked], sorts: Collection[Sort], limit: int, recent: Collection[str]
    ) -> dict[Sort, list[Match]]:
        """Return by sort what has all `words`; slips are forgiven where little else is found."""
        with self._lock:
            if len(self._noted) <= _FEW or (self.whole and not self._building.locked()):
                self._read_noted()
            found = self._found(words, sorts, limit, recent, slips=False)
            if not _suffices(len(words), list(chain.from_iterable(found.values()))):
                found = self._found(words, sorts, limit, recent, slips=True)
        return found

    def _found(
        self,
        words: Sequence[Asked],
        sorts: Collection[Sort],
        limit: int,
        recent: Collection[str],
        *,
        slips: bool,
    ) -> dict[Sort, list[Match]]:
        return {sort: self._indexes[sort].find(words, limit, recent, slips=slips) for sort in sorts}

    def words_of(self, session: Session, sort: Sort, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return by id all texts by which some records are found."""
        read = entries(session, sort, Slice(ids=ids), self._names)
        return {entry.id: (*entry.names, *entry.about) for entry in read}

    def _fill(self, index: SearchIndex, sort: Sort, names: Names, pulse: Callable[[], None]) -> None:
        after = ""
        while True:
            with self._database.reading() as session:
                part = entries(session, sort, Slice(after, _SLICE), names)
                forget_pages(session)
            with self._lock:
                for entry in part:
                    index.put(entry)
            if len(part) < _SLICE:
                return
            after = part[-1].id
            if len(index) % _KEPT < _SLICE:
                forget_words()
            pulse()
            sleep(_BREATH)

    def _take_notes(self) -> list[_Note]:
        """Return what is noted, each once, and forget it."""
        count = len(self._noted)  # more may come meanwhile
        notes = list(dict.fromkeys(self._noted[:count]))
        del self._noted[:count]
        return notes

    def _read_noted(self) -> None:
        """Read again what is noted; where that fails it is noted still."""
        notes = self._take_notes()
        try:
            self._read_again(notes)
        except BaseException:
            self._noted.extend(notes)
            raise

    def _read_again(self, notes: Sequence[_Note]) -> None:
        """Read again what changed since, as far as its sort was read at all."""
        if not notes:
            return
        with self._database.reading() as session:
            self._rename(session, [key for noun, key in notes if noun is Party])
            for sort, noun in ENTITIES.items():
                keys = {key for other, key in notes if other is noun}
                keys |= further_touched(session, noun, notes)
                if sort in self._known and keys:
                    self._renew(session, sort, sorted(keys))
        self._noted += [note for note in notes if not self._known.issuperset(ENTITIES)]

    def _rename(self, session: Session, parties: Sequence[str]) -> None:
        """Learn what some parties are called now; what names them besides is read again by `make`."""
        if parties:
            names = {**self._names.parties, **names_of_parties(session, parties)}
            self._names = replace(self._names, parties=names)

    def _renew(self, session: Session, sort: Sort, keys: Sequence[str]) -> None:
        index = self._indexes[sort]
        for key in keys:
            index.drop(key)
        for entry in entries(session, sort, Slice(ids=keys), self._names):
            index.put(entry)
        self.whole = self.whole and index.gaps <= _MOST_GAPS


def _suffices(words: int, found: Sequence[Match]) -> bool:
    """Tell whether nobody needs slips beside what was found: much, or a whole name as it was asked for."""
    return len(found) >= _ENOUGH or (words > 1 and any(match.exact for match in found))


def _renames_party(change: Change) -> bool:
    return change.table == Party.__tablename__ and any(
        key not in _TELL_NOTHING for key in (*(change.before or ()), *(change.after or ()))
    )


def _people_in(change: Change) -> set[str]:
    """Return who took part, or takes part now, where a place in a list changed."""
    if change.table != Participant.__tablename__:
        return set()
    both = (change.before or {}, change.after or {})
    return {values["person_id"] for values in both if values.get("person_id")}
