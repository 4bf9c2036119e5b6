"""The headings under which a spreadsheet may hold a field, in the languages of those who send lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Final

from cica_events.domain.fields import Field
from cica_events.i18n import LANGUAGES, N_, translator
from cica_events.imports.words.other_headings import (
    ADDRESS_COUNTRY,
    OTHER_HEADINGS,
    SOMEBODY_ELSE,
    is_of_somebody_else,
    words_in,
)
from cica_events.imports.words.special_headings import (
    FULL_NAME_HEADINGS,
    MIDDLE_NAME_HEADINGS,
    ROW_NUMBER_HEADINGS,
)

FULL_NAME: Final = "full_name"
"""The field that no catalogue holds: a whole name, which is divided into its parts."""

MIDDLE_NAME: Final = "middle_name"
"""The field that no catalogue holds: a patronymic or middle name, which joins the given name."""

ROW_NUMBER: Final = "#"
"""What a column of running numbers means: nothing."""

COMPUTED: Final = "="
"""What the column of a field that is worked out, not entered, means: nothing."""

BEHIND: Final = 1000
"""The rank of headings that mean a field only where no other heading does."""

NOTHING: Final = "-"
"""What a column means that holds nothing of a participant."""

_PARTS: Final = re.compile(r"[\n\r/|]|\s[-–—]\s")
_BRACKETS: Final = re.compile(r"[(\[{].*?[)\]}]")
_FIRST_COUNTS: Final = re.compile(
    r"\b(?:of|in|for|at)\b|[\u0400-\u052f]", re.IGNORECASE
)  # the first noun is the subject
_SHORTEST_INSIDE: Final = 5  # letters of a known heading that may be found inside a longer one
_FILLING: Final = re.compile(
    r"^\s*(?:\d{1,3}\s*[.)]\s*)?(?:please\s+)?(?:(?:indicate|enter|provide|state|give|specify|write|type|select|choose|"
    r"укажите|введите|напишите|выберите|впишите)(?:\s*,?\s*пожалуйста,?)?\s+)?(?:(?:what|who)(?:['’]s|\s+is|\s+are)\s+)?"
    r"(?:(?:your|the|my|ваше?а?и?|вашу|свое|своё|свою|свой)\s+)?",
    re.IGNORECASE,
)
_ALIKE: Final = 0.85
_AS_GOOD: Final = 0.95
_MAY_BE: Final = 0.7
_NUMBERS: Final = re.compile(r"(?<![^\W_])\d+(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A field that a heading may mean; `reason` is marked for translation, not translated.

    Of two columns for one field that are equally sure, the one of the lower `rank` is the better. Several
    columns that are `joined` may make one field.
    """

    field: str
    confidence: float
    reason: str
    rank: int = 0
    joined: bool = False


@lru_cache(maxsize=2**14)
def squashed(text: str) -> str:
    """Return the letters and digits of `text` without case, blanks, punctuation, and with ё as е."""
    if text.isascii():
        folded = text.lower()
    else:
        folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return "".join(filter(str.isalnum, folded)) or ("#" if "#" in text else "")


@cache
def vocabulary_of(fields: tuple[Field, ...]) -> Vocabulary:
    """Return the vocabulary of `fields`, made once."""
    return Vocabulary(fields)


class Vocabulary:
    """Knows by which headings each of some fields is called."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._meanings: dict[str, dict[str, int]] = {}  # the rank of each key, by heading
        self._others: dict[str, str] = {}  # the reason to leave it out, by heading
        self._countries: dict[str, int] = {}
        self._learn(ROW_NUMBER, ROW_NUMBER_HEADINGS)
        for field in fields:
            self._learn(field.key if field.editable else COMPUTED, _names(field))
        self._of_people = {"given_name", "family_name"} <= {field.key for field in fields}
        if self._of_people:
            self._learn(FULL_NAME, FULL_NAME_HEADINGS)
            self._learn(MIDDLE_NAME, MIDDLE_NAME_HEADINGS)
            self._learn_others()
        self._inside_one = [name for name in self._meanings if len(name) >= _SHORTEST_INSIDE]
        self._inside_other = [name for name in self._others if len(name) >= _SHORTEST_INSIDE]

    def _learn(self, key: str, names: Iterable[str]) -> None:
        for rank, name in enumerate(names):
            self._meanings.setdefault(squashed(name), {}).setdefault(key, rank)

    def _learn_others(self) -> None:
        for rank, name in enumerate(ADDRESS_COUNTRY):
            self._countries[squashed(name)] = BEHIND + rank
        for reason, names in OTHER_HEADINGS.items():
            for name in names:
                self._others.setdefault(squashed(name), reason)
                self._others.setdefault(squashed(_NUMBERS.sub(" ", name)), reason)

    def knows(self, heading: str) -> bool:
        """Return whether `heading`, or a part of it, is one of the headings known."""
        return any(
            form in self._meanings or form in self._others or form in self._countries
            for form, _ in _forms(heading)
        )

    def candidates(self, heading: str) -> list[Candidate]:
        """Return the fields that `heading` may mean, the surest first; NOTHING where it means none."""
        found: dict[str, Candidate] = {}
        for candidate in self._all(heading):
            if candidate.field not in found or found[candidate.field].confidence < candidate.confidence:
                found[candidate.field] = candidate
        return sorted(found.values(), key=lambda candidate: -candidate.confidence)

    def _all(self, heading: str) -> list[Candidate]:
        if whole := list(self._meant(squashed(heading), 1.0)):
            return whole
        heading = _FILLING.sub("", heading)
        if whole := list(self._meant(squashed(heading), 0.97)):
            return whole
        if self._of_people and is_of_somebody_else(heading):
            return [Candidate(NOTHING, 0.9, SOMEBODY_ELSE)]
        parts = [each for form, sure in _forms(heading) for each in self._meant(form, sure)]
        if any(each.confidence >= _AS_GOOD for each in parts):
            return parts
        inside = [*self._inside(heading), *self._words(heading)]
        found = [*parts, *inside, *(() if parts or inside else self._alike(heading))]
        return found or list(self._others_inside(heading))

    def _meant(self, form: str, confidence: float) -> Iterator[Candidate]:
        """Yield what a squashed heading means as it stands."""
        if form in self._meanings:
            for key, rank in self._meanings[form].items():
                yield Candidate(key, confidence, N_("The heading says so."), rank)
        elif (country := self._countries.get(form)) is not None:
            reason = N_("It is the country of an address, which may not be the delegation.")
            yield Candidate("party", min(confidence, _MAY_BE), reason, country)
        elif form in self._others:
            yield Candidate(NOTHING, confidence, self._others[form])

    def _inside(self, heading: str) -> Iterator[Candidate]:
        """Yield what is named inside a longer heading: "E-mail of the participant", "Participant e-mail"."""
        whole = squashed(heading)
        inside = [name for name in self._inside_one if name in whole]
        inside = [name for name in inside if not any(name != other and name in other for other in inside)]
        first_counts = bool(_FIRST_COUNTS.search(heading))
        for rank, name in enumerate(sorted(inside, key=whole.index, reverse=not first_counts)):
            for key, place in self._meanings[name].items():
                confidence = 0.6 + 0.2 * len(name) / len(whole) + (0 if rank else 0.1)
                yield Candidate(key, confidence, N_("The heading contains a known one."), place)

    def _words(self, heading: str) -> Iterator[Candidate]:
        """Yield what a short word of a longer heading names: "Your role?", "Tel. of the participant"."""
        for word in words_in(heading):
            name = squashed(word)
            if 3 <= len(name) < _SHORTEST_INSIDE:
                for key, rank in self._meanings.get(name, {}).items():
                    yield Candidate(key, 0.65, N_("The heading contains a known one."), rank)

    def _others_inside(self, heading: str) -> Iterator[Candidate]:
        whole = squashed(heading)
        found = [name for name in self._inside_other if name in whole]
        if found:
            yield Candidate(NOTHING, 0.6, self._others[max(found, key=len)])

    def _alike(self, heading: str) -> Iterator[Candidate]:
        whole = squashed(heading)
        if len(whole) < _SHORTEST_INSIDE:
            return
        matcher = SequenceMatcher(None, b=whole)
        for name in self._inside_one:
            if abs(len(name) - len(whole)) > 2 or not (name[0] == whole[0] or name[-1] == whole[-1]):
                continue
            matcher.set_seq1(name)
            if matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
                for key, rank in self._meanings[name].items():
                    yield Candidate(key, 0.8, N_("The heading is spelled much like a known one."), rank)


def _names(field: Field) -> Iterator[str]:
    yield from field.synonyms
    yield field.key
    yield field.label
    for language in LANGUAGES:
        yield translator(language).gettext(field.label)


def _forms(heading: str) -> Iterator[tuple[str, float]]:
    """Yield the ways to read `heading`, squashed, and how sure each is."""
    yield squashed(heading), 1.0
    unnumbered = _NUMBERS.sub(" ", heading)
    if unnumbered != heading and (form := squashed(unnumbered)):
        yield form, 0.97 if _NUMBERS.findall(heading) == ["1"] else 0.9
    bare = _BRACKETS.sub(" ", heading)
    for text in (bare, *_PARTS.split(bare), *(found.strip("()[]{}") for found in _BRACKETS.findall(heading))):
        if form := squashed(text):
            yield form, 0.95
    if ":" in bare:
        before, _colon, behind = bare.rpartition(":")
        if form := squashed(behind):
            yield form, 0.96
        elif form := squashed(before):
            yield form, 0.95
