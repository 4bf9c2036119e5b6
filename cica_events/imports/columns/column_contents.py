"""What the values of a column look like, so that a heading is not believed against them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Final, TypeVar

from cica_events.domain.fields import Field, Kind
from cica_events.domain.titles import COURTESY_ABROAD, split_titles
from cica_events.imports.sources.grid import Value
from cica_events.imports.words.choice_words import affirmed, read_choice
from cica_events.imports.words.leading_titles import is_courtesy, without_titles
from cica_events.imports.words.posts import begins_with_post
from cica_events.imports.words.section_words import PartyWords
from cica_events.imports.words.vocabulary import squashed
from cica_events.imports.words.yes_no import read_yes_no

Item = TypeVar("Item")
Names = Callable[[str], bool]
"""Tells whether a text names a State or organization."""

TITLES: Final = ("honorific", "courtesy", "rank")
"""The fields among which what stands before a name is parted."""

_SAMPLED: Final = 200  # rows
_DIGIT: Final = re.compile(r"\d")
_POSTS: Final = {"ambassador", "professor", "doctor", "посол", "профессор", "доктор"}
_NO_NAME: Final = re.compile(r"[\d@]")
_EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}")
_PHONE: Final = re.compile(r"(?:\+|00|8|\()?[\d\s().\-–/]{7,}")
_LONG_NUMBER: Final = re.compile(r"(?!(?:19|20)\d\d[01]\d[0-3]\d$)\d{8,15}")
_DATE: Final = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[T ,].*)?"
    r"|[A-Z][a-z]{2} \d{1,2}, \d{4}.*"
)
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_OFFICE: Final = re.compile(
    r"\b(?:ministry|department|agency|university|institute|academy|embassy|centre|center|committee|council|"
    r"office|bureau|secretariat|association|union|foundation|bank|company|corporation|group|ltd|llc|inc|gmbh|plc"
    r"|министерство|департамент|агентство|университет|институт|академия|посольство|центр|комитет|совет|управление"
    r"|аппарат|секретариат|ассоциация|союз|фонд|банк|компания|корпорация|ооо|тоо|оао|зао|ао|мид"
    r"|министрлігі|комитеті|университеті)\b",
    re.IGNORECASE,
)
_PAYMENT: Final = {
    "paid", "unpaid", "refunded", "partiallyrefunded", "free", "expired", "overdue", "notpaid",
    "awaitingpayment", "pendingpayment", "chargeback", "оплачен", "оплачена", "оплачено", "неоплачен",
    "неоплачено", "возврат", "просрочен", "бесплатно", "bezahlt", "payé", "ödendi", "pagado",
}  # fmt: skip


@cache
def party_words() -> PartyWords:
    """Return the names of States and organizations that everybody uses; read once."""
    return PartyWords()


@dataclass(frozen=True, slots=True)
class Contents:
    """The cells of a column that hold something, from some of the rows; `filled` is their share."""

    values: tuple[Value, ...]
    filled: float = 1.0
    names_party: Names | None = None

    def fit(self, field: Field, heading: str = "") -> float | None:
        """Return the share of cells that could be values of `field`; None where that cannot be told."""
        match field.kind:
            case Kind.EMAIL:
                return self._share(lambda value: "@" in str(value))
            case Kind.PHONE:
                return self._share(_may_be_phone)
            case Kind.CHOICE if (choices := field.choices) is not None:
                by_yes = affirmed(choices, heading) is not None
                return self._share(
                    lambda value: (
                        read_choice(choices, str(value)) is not None
                        or (by_yes and read_yes_no(value) is not None)
                    )
                )
            case Kind.PARTY:
                return self.parties()
            case Kind.DATE | Kind.DAY | Kind.TIME:
                return self._share(
                    lambda value: isinstance(value, date | time) or bool(_DIGIT.search(str(value)))
                )
            case _:
                return None

    def names(self) -> float | None:
        """Return the share of cells that could be names: no digits, no e-mail addresses."""
        return self._share(lambda value: isinstance(value, str) and not _NO_NAME.search(value))

    def whole_names(self) -> float:
        """Return the share of cells that look like whole names and like nothing else."""
        if len(set(self.values)) * 10 < len(self.values) * 8:  # people are not named alike
            return 0.0
        return self._share(_may_be_whole_name) or 0.0

    def led_by_names(self) -> float:
        """Return the share of cells that begin as a whole name, whatever follows: "Ivan Ivanov, Director"."""
        return self._share(_begins_with_name) or 0.0

    def emails(self) -> float:
        """Return the share of cells that hold an e-mail address."""
        return self._share(lambda value: isinstance(value, str) and bool(_EMAIL.search(value))) or 0.0

    def phones(self) -> float:
        """Return the share of cells that are surely phone numbers."""
        return (
            self._share(
                lambda value: (
                    isinstance(value, str)
                    and bool(_PHONE.fullmatch(value.strip()))
                    and _may_be_phone(value)
                    and not value.strip().isdigit()
                )
            )
            or 0.0
        )

    def long_numbers(self) -> float:
        """Return the share of cells with nothing but as many digits as phone numbers have, and no day."""
        return self._share(lambda value: bool(_LONG_NUMBER.fullmatch(_digits(value)))) or 0.0

    def parties(self) -> float | None:
        """Return the share of cells that name a State or organization."""
        is_party = self.names_party or party_words().holds
        return self._share(lambda value: isinstance(value, str) and is_party(value))

    def courtesy(self) -> float:
        """Return the share of cells that hold words of courtesy only ("Mr.", "H.E. Ambassador"), no post."""
        return self._share(lambda value: _is_courtesy(str(value))) or 0.0

    def title_field(self) -> str:
        """Return the field to which most of its words of courtesy go: honorific, courtesy or rank."""
        found = [split_titles(str(value)) for value in self.values]
        counts = {key: sum(bool(getattr(each, key)) for each in found) for key in TITLES}
        return max(TITLES, key=lambda key: counts[key])

    def posts(self) -> float:
        """Return the share of cells that begin as a post does: "Director of …"."""
        return self._share(lambda value: isinstance(value, str) and begins_with_post(value)) or 0.0

    def offices(self) -> float:
        """Return the share of cells that name an office: "Ministry of …"."""
        return self._share(lambda value: isinstance(value, str) and bool(_OFFICE.search(value))) or 0.0

    def payments(self) -> float:
        """Return the share of cells that say how an order was paid."""
        return self._share(lambda value: squashed(str(value)) in _PAYMENT) or 0.0

    def answers(self) -> float:
        """Return the share of cells that say yes or no in a word."""
        return self._share(lambda value: len(str(value)) > 1 and read_yes_no(value) is not None) or 0.0

    def whole_numbers(self) -> float:
        """Return the share of cells with a small whole number, as running numbers are; 1 if all are empty."""
        share = self._share(lambda value: re.fullmatch(r"\d{1,6}[.)]?", str(value).strip()) is not None)
        return 1.0 if share is None else share

    def several_words(self) -> float:
        """Return the share of cells of two words or more."""
        return self._share(lambda value: len(str(value).split()) > 1) or 0.0

    def capitals(self) -> float:
        """Return the share of cells in capital letters, as family names often are."""
        return self._share(lambda value: str(value).isupper()) or 0.0

    def cyrillic(self) -> bool:
        """Return whether most cells are in Cyrillic letters."""
        return (self._share(lambda value: bool(_CYRILLIC.search(str(value)))) or 0.0) > 0.5

    def _share(self, looks_so: Callable[[Value], bool]) -> float | None:
        return sum(map(looks_so, self.values)) / len(self.values) if self.values else None


def contents_of(cells: Sequence[Value], names_party: Names | None = None) -> Contents:
    """Return the contents of a column; dates and times without a value for people are kept as they are."""
    values = tuple(cell for cell in cells if cell is not None and not _is_blank(cell))
    return Contents(values, len(values) / len(cells) if cells else 0.0, names_party)


def sampled(rows: Sequence[Item]) -> Sequence[Item]:
    """Return the first of `rows`, and some from all over the list."""
    if len(rows) <= _SAMPLED:
        return rows
    half = _SAMPLED // 2
    return [*rows[:half], *rows[half :: max(1, (len(rows) - half) // half)]]


def _is_blank(cell: Value) -> bool:
    return isinstance(cell, str) and not cell.strip() and not isinstance(cell, datetime)


def _digits(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _may_be_phone(value: Value) -> bool:
    if isinstance(value, date | time | bool):
        return False
    text = str(value)
    if "@" in text or _DATE.fullmatch(text.strip()):
        return False
    return 5 <= len(_DIGIT.findall(text)) <= 40 and sum(map(str.isalpha, text)) <= 24


def _may_be_whole_name(value: Value) -> bool:
    if not isinstance(value, str) or _NO_NAME.search(value) or len(value) > 80:
        return False
    words = value.split()
    if not 2 <= len(words) <= 5 or begins_with_post(value) or _OFFICE.search(value):
        return False
    return all(not word[0].isalpha() or word[0].upper() == word[0] or len(word) <= 3 for word in words)


def _begins_with_name(value: Value) -> bool:
    if not isinstance(value, str) or begins_with_post(value):
        return False
    before = re.split(r"[,;\n(–—]|\s-\s", value, maxsplit=1)[0]
    return _may_be_whole_name(" ".join(without_titles(before.split())[1]))


def _is_courtesy(text: str) -> bool:
    if text.strip().rstrip(".").casefold() in COURTESY_ABROAD:
        return True
    return is_courtesy(text) and text.casefold() not in _POSTS
