"""Finds anything in a workspace by a few words, whatever script and spelling they are in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from cica_events.domain.bodies import Body
from cica_events.domain.changes import ChangeSet
from cica_events.domain.found import Found, Hit, Ref, Sort
from cica_events.domain.plain_texts import storable
from cica_events.domain.search_index import Match
from cica_events.domain.search_marks import marks_in
from cica_events.domain.search_words import Asked, asked, words_in
from cica_events.errors import Cancelled
from cica_events.i18n import language
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.queries.finding import ENTITIES
from cica_events.queries.found_rows import DIVIDER, Shown, hits, people_with_address, people_written
from cica_events.services.finding_index import FindingIndex
from cica_events.services.finding_names import DOCUMENTS, documents_called, in_all_languages

__all__ = ["FindingService", "Found", "Hit", "Ref", "Sort"]

USUAL_LIMIT: Final = 6
_MEETINGS: Final = 2  # meetings whose documents or tabs are offered
_LONGEST: Final = 200  # signs of a question


class FindingService:
    """Answers questions from an index in memory, or from the database as long as that is being made."""

    def __init__(self, database: Database, bodies: Callable[[], Iterable[Body]]) -> None:
        self._database = database
        self._index = FindingIndex(database, bodies)
        database.subscribe(self._heed)

    @property
    def whole(self) -> bool:
        """Tell whether everything is in the index; `make` sees to it."""
        return self._index.whole

    def make(self, progress: Progress = silent) -> None:
        """Make the index, in slices between which other threads go on.

        Raises what `progress` raises, and Cancelled once the workspace is closed.
        """

        def go_on(done: int, total: int) -> None:
            if self._database.closed:
                raise Cancelled
            progress(done, total)

        go_on(0, 0)
        self._index.make(go_on)

    def find(
        self,
        question: str,
        sorts: Collection[Sort] = tuple(Sort),
        limit: int = USUAL_LIMIT,
        recent: Sequence[Ref] = (),
    ) -> Found:
        """Return what has all words of the question, at most `limit` of each sort.

        Exact words and beginnings come before slips, and of those found equally well the `recent` ones.
        """
        question = _clean(question)
        words = asked(question)
        if not words:
            return Found(question, (), self.whole)
        matches = self._index.find(words, sorts, limit, {ref.id for ref in recent})
        with self._database.reading() as session:
            shown = Shown(language(), words, documents_called())
            found = [
                hit
                for sort, some in matches.items()
                for hit in self._explained(session, sort, _shown(session, sort, some, shown), words)
            ]
            if Sort.PEOPLE in sorts:
                found += self._people_beside(session, question, shown, limit, {hit.id for hit in found})
        if Sort.DOCUMENTS in sorts:
            found += self._documents(question, words)
        return Found(question, tuple(found), self.whole)

    def recent(self, refs: Sequence[Ref]) -> tuple[Hit, ...]:
        """Return those of `refs` that still exist, in their order, as they are shown."""
        shown = Shown(language(), (), documents_called())
        known: dict[Ref, Hit] = {}
        with self._database.reading() as session:
            for sort in ENTITIES:
                ids = [ref.id for ref in refs if ref.sort is sort]
                known |= {hit.ref: hit for hit in hits(session, sort, ids, shown).values()}
        return tuple(replace(known[ref], recent=True) for ref in refs if ref in known)

    def in_meetings(self, question: str, places: Mapping[str, Sequence[str]]) -> list[tuple[str, Hit]]:
        """Return places of meetings that a question such as "programme of BC-6" names.

        `places` are names by key, in any language. Each comes with the meeting that the other words say.
        """
        words = asked(_clean(question))
        found = []
        for key, names in places.items():
            other = _without(words, names)
            if other and len(other) < len(words):
                found.append((key, other))
        answers = {other: self._meetings(other) for other in {other for _key, other in found}}
        return [(key, hit) for key, other in found for hit in answers[other]]

    def _meetings(self, words: tuple[Asked, ...]) -> list[Hit]:
        matches = self._index.find(words, (Sort.MEETINGS,), _MEETINGS, ())[Sort.MEETINGS]
        with self._database.reading() as session:
            shown = Shown(language(), words, {})
            return [hit for hit in _shown(session, Sort.MEETINGS, matches, shown) if not hit.slipped]

    def _documents(self, question: str, words: tuple[Asked, ...]) -> list[Hit]:
        """Return the documents that can be given out of the meetings that a question names."""
        places = {key: in_all_languages(label) for key, label in DOCUMENTS.items()}
        called = documents_called()
        return [
            replace(hit, sort=Sort.DOCUMENTS, id="", name=called[key], marks=(), document=key)
            for key, hit in self.in_meetings(question, places)
        ]

    def _people_beside(
        self, session: Session, question: str, shown: Shown, limit: int, known: Collection[str]
    ) -> list[Hit]:
        """Return people whom the index does not know by this: by their address, or as it is not whole yet."""
        ids: list[str] = []
        if "@" in question.strip("@"):
            ids = people_with_address(session, question.strip(), limit)
        if not self._index.knows(Sort.PEOPLE):
            ids += people_written(session, question.split(), limit)
        wanted = [key for key in dict.fromkeys(ids) if key not in known][:limit]
        return list(hits(session, Sort.PEOPLE, wanted, shown).values())

    def _explained(
        self, session: Session, sort: Sort, found: list[Hit], words: tuple[Asked, ...]
    ) -> list[Hit]:
        """Return the hits; where what is shown lacks a word, what it was found by stands before it."""
        unseen = {hit.id: [word for word in words if not _seen(hit, word)] for hit in found}
        dark = [key for key, missing in unseen.items() if missing]
        texts = self._index.words_of(session, sort, dark) if dark else {}
        return [_with_reason(hit, texts.get(hit.id, ()), unseen[hit.id], words) for hit in found]

    def _heed(self, changes: ChangeSet) -> None:
        self._index.heed(changes)


def _clean(question: str) -> str:
    """Return the beginning of a question, without what no database takes."""
    return storable(question[:_LONGEST])


def _shown(session: Session, sort: Sort, matches: Sequence[Match], shown: Shown) -> list[Hit]:
    rows = hits(session, sort, [match.id for match in matches], shown)
    return [
        replace(
            rows[match.id],
            detail_marks=marks_in(rows[match.id].detail, shown.words),
            rank=match.rank,
            slipped=match.slipped,
            recent=match.recent,
        )
        for match in matches
        if match.id in rows
    ]


def _seen(hit: Hit, word: Asked) -> bool:
    return any(marks_in(text, (word,)) for text in (hit.name, hit.detail, hit.meeting_key))


def _with_reason(hit: Hit, texts: Sequence[str], unseen: Iterable[Asked], words: Sequence[Asked]) -> Hit:
    """Return a hit whose second line begins with those of `texts` that hold the words not seen in it."""
    reasons = (next((text for text in texts if marks_in(text, (word,))), "") for word in unseen)
    told = dict.fromkeys(text for text in reasons if text)
    if not told:
        return hit
    detail = DIVIDER.join(filter(None, (*told, hit.detail)))
    return replace(hit, detail=detail, detail_marks=marks_in(detail, words))


def _without(words: tuple[Asked, ...], names: Iterable[str]) -> tuple[Asked, ...]:
    """Return the words that are no part of any of the `names`."""
    parts = {part for name in names for part in words_in(name)}
    return tuple(
        word for word in words if not any(part.startswith(each) for part in parts for each in word.spellings)
    )
