"""The headings under which a spreadsheet may hold a field, in English and Russian."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from cica_events.domain.fields import Field
from cica_events.i18n import LANGUAGES, N_, translator

FULL_NAME: Final = "full_name"
"""The field that no catalogue holds: a whole name, which is divided into its parts."""

MIDDLE_NAME: Final = "middle_name"
"""The field that no catalogue holds: a patronymic or middle name, which joins the given name."""

ROW_NUMBER: Final = "#"
"""What a column of running numbers means: nothing."""

COMPUTED: Final = "="
"""What the column of a field that is worked out, not entered, means: nothing."""

_FULL_NAME_HEADINGS: Final = (
    "Full name", "Name", "Name and surname", "Surname and name", "Participant", "Participant name",
    "Delegate", "Delegate name", "Attendee", "Attendee name", "First and last name", "Name of participant",
    "Name of delegate", "Name of the participant", "Participant's name", "Names", "Family name, given name",
    "Last name, first name", "ФИО", "Ф.И.О. участника", "Фамилия имя отчество", "Фамилия, имя",
    "Фамилия и имя", "Имя и фамилия", "Имя, фамилия", "Участник", "Полное имя", "Делегат", "ФИО делегата",
    "Ф.И.О. (полностью)", "Фамилия И.О.",
)  # fmt: skip
_MIDDLE_NAME_HEADINGS: Final = (
    "Middle name", "Middle names", "Patronymic", "Father's name", "Second given name", "Отчество",
    "Отчество (при наличии)", "Среднее имя",
)  # fmt: skip
_ROW_NUMBER_HEADINGS: Final = (
    "No", "№ п/п", "П/п", "N", "NN", "S/N", "Sr. No", "Serial number", "Nr", "Num", "Номер", "Номер п/п", "#",
    "No. of participant", "№№",
)  # fmt: skip
_PARTS: Final = re.compile(r"[\n\r/|]|\s[-–—]\s")
_BRACKETS: Final = re.compile(r"[(\[{].*?[)\]}]")
_FIRST_COUNTS: Final = re.compile(
    r"\b(?:of|in|for|at)\b|[\u0400-\u052f]", re.IGNORECASE
)  # the first noun is the subject
_SHORTEST_INSIDE: Final = 5  # letters of a known heading that may be found inside a longer one
_ALIKE: Final = 0.85


@dataclass(frozen=True, slots=True)
class Candidate:
    """A field that a heading may mean; `reason` is marked for translation, not translated."""

    field: str
    confidence: float
    reason: str


def squashed(text: str) -> str:
    """Return the letters and digits of `text` without case, blanks, punctuation, and with ё as е."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return "".join(sign for sign in folded if sign.isalnum()) or ("#" if "#" in text else "")


class Vocabulary:
    """Knows by which headings each of some fields is called."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._meanings: dict[str, list[str]] = {}
        self._learn(ROW_NUMBER, _ROW_NUMBER_HEADINGS)
        for field in fields:
            self._learn(field.key if field.editable else COMPUTED, _names(field))
        if {"given_name", "family_name"} <= {field.key for field in fields}:
            self._learn(FULL_NAME, _FULL_NAME_HEADINGS)
            self._learn(MIDDLE_NAME, _MIDDLE_NAME_HEADINGS)

    def _learn(self, key: str, names: Iterable[str]) -> None:
        for name in names:
            meanings = self._meanings.setdefault(squashed(name), [])
            if key not in meanings:
                meanings.append(key)

    def knows(self, heading: str) -> bool:
        """Return whether `heading`, or a part of it, is one of the headings known."""
        return any(form in self._meanings for form, _ in _forms(heading))

    def candidates(self, heading: str) -> list[Candidate]:
        """Return the fields that `heading` may mean, the surest first."""
        found: dict[str, Candidate] = {}
        for candidate in (*self._exact(heading), *self._inside(heading), *self._alike(heading)):
            if candidate.field not in found or found[candidate.field].confidence < candidate.confidence:
                found[candidate.field] = candidate
        return sorted(found.values(), key=lambda candidate: -candidate.confidence)

    def _exact(self, heading: str) -> Iterator[Candidate]:
        for form, confidence in _forms(heading):
            for key in self._meanings.get(form, ()):
                yield Candidate(key, confidence, N_("The heading says so."))

    def _inside(self, heading: str) -> Iterator[Candidate]:
        """Yield what is named inside a longer heading: "E-mail of the participant", "Participant e-mail"."""
        whole = squashed(heading)
        inside = [name for name in self._meanings if len(name) >= _SHORTEST_INSIDE and name in whole]
        inside = [name for name in inside if not any(name != other and name in other for other in inside)]
        first_counts = bool(_FIRST_COUNTS.search(heading))
        for rank, name in enumerate(sorted(inside, key=whole.index, reverse=not first_counts)):
            for key in self._meanings[name]:
                confidence = 0.6 + 0.2 * len(name) / len(whole) + (0 if rank else 0.1)
                yield Candidate(key, confidence, N_("The heading contains a known one."))

    def _alike(self, heading: str) -> Iterator[Candidate]:
        whole = squashed(heading)
        if len(whole) < _SHORTEST_INSIDE:
            return
        for name, keys in self._meanings.items():
            if abs(len(name) - len(whole)) <= 2 and SequenceMatcher(None, name, whole).ratio() >= _ALIKE:
                for key in keys:
                    yield Candidate(key, 0.8, N_("The heading is spelled much like a known one."))


def _names(field: Field) -> Iterator[str]:
    yield field.key
    yield field.label
    for language in LANGUAGES:
        yield translator(language).gettext(field.label)
    yield from field.synonyms


def _forms(heading: str) -> Iterator[tuple[str, float]]:
    """Yield the ways to read `heading`, squashed, and how sure each is."""
    yield squashed(heading), 1.0
    bare = _BRACKETS.sub(" ", heading)
    for text in (bare, *_PARTS.split(bare), *(found.strip("()[]{}") for found in _BRACKETS.findall(heading))):
        if form := squashed(text):
            yield form, 0.95
