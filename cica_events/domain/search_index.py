"""Finds records by words of a question, forgiving of script and slips, in arrays that stay small.

Each record has words that name it and words that tell of it: a person is named by the name, told of by the
post and the State. What is taken out leaves a gap in the arrays: where there are many, all is built anew.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from heapq import nsmallest
from itertools import chain, islice
from operator import attrgetter
from typing import Final

from cica_events.domain.search_groups import Postings, SearchGroups
from cica_events.domain.search_lexicon import Lexicon, other_vowels, slips_in
from cica_events.domain.search_words import Asked, words_in
from cica_events.domain.spelling import sound

_ID: Final = 16  # bytes of an identifier
_NONE: Final = 2**32 - 1
_MOST: Final = 1_200  # records that are weighed one by one
_HEARD: Final = 3  # letters of a sound, from which on its beginning is looked for
_TELLING: Final = 3  # points by which a word that names is better than one that tells of


class Agreement(IntEnum):
    """How a word agrees with one that was asked for, the best first."""

    SAME = 0
    BEGINNING = 1
    SOUND = 2
    SOUND_BEGINNING = 3
    INITIAL = 4
    ENDING = 5
    SLIP = 8
    BEGINNING_SLIP = 9
    SLIPS = 10


_WORST: Final = 64  # more than the points of all words together that count beside the worst
_SLIPPED: Final = Agreement.SLIP * 2 * _WORST
_EXACT: Final = (Agreement.SOUND * 2 + 1) * _WORST


@dataclass(frozen=True, slots=True)
class Entry:
    """A record on its way into the index.

    `initials` are letters that stand for words of the name. Of several found equally well the one of the
    greatest `weight` comes first.
    """

    id: str
    names: Sequence[str]
    about: Sequence[str] = ()
    initials: str = ""
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """A record found; the lowest `order` comes first."""

    id: str
    rank: int
    recent: bool
    weight: int

    @property
    def exact(self) -> bool:
        """Tell whether all words were found whole, in some script."""
        return self.rank < _EXACT

    @property
    def slipped(self) -> bool:
        """Tell whether a word was found only with slips."""
        return self.rank >= _SLIPPED

    @property
    def order(self) -> tuple[bool, bool, int, int, str]:
        """Return what is sorted by: what has no slip, what is recent, how well it agrees, the weight."""
        return self.slipped, not self.recent, self.rank, -self.weight, self.id


@dataclass(frozen=True, slots=True)
class Meant:
    """What one word of a question may mean: known words, and groups of which it tells, each with how well.

    So many records are `named` by it; `count` are those of which it tells as well. Of a question's only word
    nobody asks for either, and both are 0.
    """

    numbers: Mapping[int, int]
    groups: Mapping[int, int]
    named: int
    count: int


class SearchIndex:
    """The records by their words; not to be changed and asked at the same time.

    What tells of a record is often the same for many: a post in one office of one State. Such `SearchGroups`
    know their words, and their members.
    """

    def __init__(self) -> None:
        self._words = Lexicon()
        self._sounds = Lexicon(likened=True)
        self._sounding = array("I")  # the word added last of those that sound so, by the number of the sound
        self._alike = array("I")  # the word before it that sounds the same, by the number of the word
        self._named_places = Postings()  # the records that a word names, by the number of the word
        self._told = SearchGroups()  # what tells of records, and of which
        self._ids = bytearray()
        self._gone = bytearray()  # 1 for a record that was taken out
        self._weights = array("i")
        self._starts = array("I", [0])
        self._terms = array("I")  # the numbers of the words that name each record
        self.gaps = 0

    def __len__(self) -> int:
        """Return how many records can be found."""
        return len(self._gone) - self.gaps

    def put(self, entry: Entry) -> None:
        """Let a record be found by its words; one that is there already has to be dropped before."""
        place = len(self._gone)
        names = dict.fromkeys(self._numbered(entry.names))
        names.update((self._number(f"{letter}."), None) for letter in entry.initials)
        for number in names:
            self._named_places.add(number, place)
        self._told.add(tuple(entry.about), self._numbered)
        self._terms.extend(names)
        self._starts.append(len(self._terms))
        self._ids += bytes.fromhex(entry.id)
        self._gone.append(0)
        self._weights.append(max(-(2**31), min(entry.weight, 2**31 - 1)))

    def settle(self) -> None:
        """Let go of what is worth its room only while many records are put in."""
        self._told.settle()

    def drop(self, record_id: str) -> None:
        """Let a record no longer be found."""
        for place in self._places(record_id):
            self._gone[place] = 1
            self.gaps += 1

    def find(
        self, words: Sequence[Asked], limit: int, recent: Collection[str] = (), *, slips: bool = False
    ) -> list[Match]:
        """Return the records in which all `words` are found, at most `limit`, the best first.

        `slips` forgives them, which takes longer. Of what is found equally well, `recent` ones come first.
        """
        agreeing = [self._agreeing(word, initials=len(words) > 1) for word in words]
        if slips:
            agreeing = [self._with_slips(word, found) for word, found in zip(words, agreeing, strict=True)]
        if not words or not all(agreeing):
            return []
        meant = [self._meant(word, counted=len(words) > 1) for word in agreeing]
        first = {place for each in recent for place in self._places(each)}
        found = [
            Match(self._id(place), rank, place in first, self._weights[place])
            for place in self._candidates(meant, first)
            if not self._gone[place] and (rank := self._rank(place, meant)) is not None
        ]
        return nsmallest(limit, found, key=attrgetter("order"))

    def _meant(self, word: Mapping[int, int], *, counted: bool) -> Meant:
        groups = self._told.telling(word)
        if not counted:
            return Meant(word, groups, 0, 0)
        named = self._named_places.count(word)
        return Meant(word, groups, named, named + self._told.members(groups))

    # Words

    def _numbered(self, texts: Iterable[str]) -> Iterator[int]:
        for text in texts:
            for word in words_in(text):
                yield self._number(word)

    def _number(self, word: str) -> int:
        number = self._words.add(word)
        if number == len(self._alike):
            self._alike.append(_NONE)
            if word.isalpha():
                self._hear(word, number)
        return number

    def _hear(self, word: str, number: int) -> None:
        heard = sound(word)
        place = self._sounds.add(word if heard == word else heard)  # one text for both
        if place == len(self._sounding):
            self._sounding.append(_NONE)
        self._alike[number], self._sounding[place] = self._sounding[place], number

    def _sounding_so(self, heard: int) -> Iterator[int]:
        number = self._sounding[heard]
        while number != _NONE:
            yield number
            number = self._alike[number]

    def _agreeing(self, word: Asked, *, initials: bool) -> dict[int, int]:
        """Return the known words that agree with one of the question without slips, each with how well."""
        found: dict[int, int] = {}
        for spelling in word.spellings:
            if (number := self._words.number(spelling)) is not None:
                found.setdefault(number, Agreement.SAME)
        for heard in word.sounds:
            if (number := self._sounds.number(heard)) is not None:
                self._note(found, self._sounding_so(number), Agreement.SOUND)
        for spelling in word.spellings:
            self._note(found, self._words.beginning_with(spelling), Agreement.BEGINNING)
        for heard in word.sounds:
            if len(heard) >= _HEARD:
                for number in self._sounds.beginning_with(heard):
                    self._note(found, self._sounding_so(number), Agreement.SOUND_BEGINNING)
        if word.stem:
            self._note(found, self._words.beginning_with(word.stem), Agreement.ENDING)
        if initials and word.length > 1 and word.spellings[0].isalpha():
            number = self._words.number(f"{word.spellings[0][0]}.")
            self._note(found, () if number is None else (number,), Agreement.INITIAL)
        return found

    def _with_slips(self, word: Asked, known: Mapping[int, int]) -> dict[int, int]:
        """Return the known words that agree with one of the question, those with slips too."""
        found = dict(known)
        for heard in word.sounds:
            for number, slips in self._sounds.like(heard):
                self._note(
                    found, self._sounding_so(number), Agreement.SLIP if slips == 1 else Agreement.SLIPS
                )
            for other in other_vowels(heard):
                if (alike := self._sounds.number(other)) is not None:
                    self._note(found, self._sounding_so(alike), Agreement.SLIP)
        if slips_in(word.spellings[0]):
            self._note(found, self._words.begun_like(word.spellings[0]), Agreement.BEGINNING_SLIP)
        return found

    @staticmethod
    def _note(found: dict[int, int], numbers: Iterable[int], agreement: Agreement) -> None:
        for number in numbers:
            known = found.get(number)
            if known is None or agreement < known:
                found[number] = agreement

    # Records

    def _candidates(self, words: Sequence[Meant], first: set[int]) -> Collection[int]:
        """Return the records worth weighing: all that the rarest word may mean, of too many the best."""
        if len(words) == 1:
            return first.union(islice(self._in_turn(words[0]), _MOST))
        rarest = min(words, key=attrgetter("count"))
        if rarest.count <= _MOST:
            return set(self._in_turn(rarest))
        others = [word for word in words if word is not rarest]
        best = {place for place in first if all(self._means(place, word) for word in words)}
        for group in (self._named_by_all(words), self._named(rarest, others), self._told_by(rarest, others)):
            left = _MOST - len(best)
            if left > 0:
                best.update(islice((place for place in group if place not in best), left))
        return best

    def _naming(self, word: Meant) -> Iterator[int]:
        return chain.from_iterable(map(self._named_places.of, word.numbers))

    def _named_by_all(self, words: Sequence[Meant]) -> Iterator[int]:
        """Yield the records that all words name."""
        rarest = min(words, key=attrgetter("named"))
        others = [word for word in words if word is not rarest]
        return (
            place for place in self._naming(rarest) if all(self._is_named(place, word) for word in others)
        )

    def _named(self, rarest: Meant, others: Sequence[Meant]) -> Iterator[int]:
        """Yield the records that one word names and the others name or tell of."""
        return (place for place in self._naming(rarest) if all(self._means(place, word) for word in others))

    def _told_by(self, rarest: Meant, others: Sequence[Meant]) -> Iterator[int]:
        """Yield the records that one word tells of and the others name or tell of."""
        for group in rarest.groups:
            naming = [word for word in others if group not in word.groups]
            if all(word.named for word in naming):
                for place in self._told.of(group):
                    if all(self._is_named(place, word) for word in naming):
                        yield place

    def _is_named(self, place: int, word: Meant) -> bool:
        return not word.numbers.keys().isdisjoint(self._terms[self._starts[place] : self._starts[place + 1]])

    def _means(self, place: int, word: Meant) -> bool:
        return self._told.group(place) in word.groups or self._is_named(place, word)

    def _in_turn(self, word: Meant) -> Iterator[int]:
        """Yield the records that a word names, those that agree best first, then those that it tells of."""
        for number in sorted(word.numbers, key=word.numbers.__getitem__):
            yield from self._named_places.of(number)
        for group in sorted(word.groups, key=word.groups.__getitem__):
            yield from self._told.of(group)

    def _rank(self, place: int, words: Sequence[Meant]) -> int | None:
        """Return how well a record agrees with the words, the worst first; None where one is missing."""
        terms = self._terms[self._starts[place] : self._starts[place + 1]]
        group = self._told.group(place)
        worst, whole = 0, 0
        for word in words:
            points = [word.numbers[term] * 2 for term in terms if term in word.numbers]
            if group in word.groups:
                points.append(word.groups[group] * 2 + _TELLING)
            if not points:
                return None
            best = min(points)
            worst, whole = max(worst, best), whole + best
        return worst * _WORST + min(_WORST - 1, whole)

    def _places(self, record_id: str) -> list[int]:
        """Return where a record stands, looked for in the bytes: it costs less memory than a table."""
        try:
            wanted = bytes.fromhex(record_id)
        except ValueError:
            return []
        found, start = [], self._ids.find(wanted)
        while start >= 0 and len(wanted) == _ID:
            if start % _ID == 0 and not self._gone[start // _ID]:
                found.append(start // _ID)
            start = self._ids.find(wanted, start + 1)
        return found

    def _id(self, place: int) -> str:
        return self._ids[place * _ID : (place + 1) * _ID].hex()
