"""A date that may be vague: a day, a month, a quarter or a year, or a stretch from one to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Self

from cica_events.domain.date_points import Point, Precision, refusal
from cica_events.domain.date_reading import read_points, unreadable
from cica_events.domain.date_words import in_words
from cica_events.i18n import _, language

__all__ = ["Precision", "VagueDate"]

_NOTATION = re.compile(r"([0-9]{4})(?:-(?:Q([0-9])|([0-9]{2})(?:-([0-9]{2}))?))?")


@total_ordering
@dataclass(frozen=True, slots=True)
class VagueDate:
    """A date as precise as known; `first` and `last` are equal unless it is a stretch.

    Sorted by first day, then last day, so that the more vague stands behind the exact.
    """

    first: Point
    last: Point

    def __post_init__(self) -> None:
        """Refuse an end that does not come after the start."""
        if self.first != self.last and self.first.last_day >= self.last.first_day:
            first, last = (in_words(end, end, language()) for end in (self.first, self.last))
            reason = _("The end, {last}, does not come after the start, {first}. Write the earlier first.")
            raise refusal(reason.format(first=first, last=last))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the date stored as `text`, its `notation`; raises ValidationError for anything else."""
        first, slash, last = text.partition("/")
        return cls(_parsed(first, text), _parsed(last if slash else first, text))

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the date that a person typed in English or Russian, day before month.

        Raises ValidationError that says why the date does not exist or how to write it.
        """
        return cls(*read_points(text))

    @classmethod
    def of(cls, first: date, last: date | None = None) -> Self:
        """Return the exact date from day `first` to day `last`, or of one day."""
        last = last or first
        return cls(
            Point.of_day(first.year, first.month, first.day), Point.of_day(last.year, last.month, last.day)
        )

    @property
    def notation(self) -> str:
        """Return the stored form, such as "2023-12-12", "2024-05" or "2024-Q3/2024-Q4"."""
        if self.first == self.last:
            return self.first.notation
        return f"{self.first.notation}/{self.last.notation}"

    @property
    def first_day(self) -> date:
        """Return the first day that may be meant."""
        return self.first.first_day

    @property
    def last_day(self) -> date:
        """Return the last day that may be meant."""
        return self.last.last_day

    @property
    def precision(self) -> Precision:
        """Return how much is known, for a stretch by its vaguer end."""
        return max(self.first.precision, self.last.precision)

    @property
    def is_exact(self) -> bool:
        """Return whether the days are known."""
        return self.precision is Precision.DAY

    @property
    def days(self) -> int | None:
        """Return the number of days from first to last, None unless they are known."""
        return (self.last_day - self.first_day).days + 1 if self.is_exact else None

    def covers(self, other: VagueDate) -> bool:
        """Return whether the whole of `other` lies within this date."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day

    def refines(self, other: VagueDate) -> bool:
        """Return whether this date says where within `other` it lies."""
        return other.covers(self)

    def in_words(self, language: str) -> str:
        """Return the date as a document writes it, in "en" or "ru" (any other code: English)."""
        return in_words(self.first, self.last, language)

    def __str__(self) -> str:
        """Return the notation."""
        return self.notation

    def __lt__(self, other: object) -> bool:
        """Sort by the days that may be meant, the more exact first."""
        return self.sort_key < other.sort_key if isinstance(other, VagueDate) else NotImplemented

    @property
    def sort_key(self) -> tuple[date, date, Precision, Precision, Precision]:
        """Return what dates are ordered by, for sorting many of them at once."""
        ends = self.first.precision, self.last.precision
        return self.first_day, self.last_day, self.precision, *ends


def _parsed(part: str, text: str) -> Point:
    match = _NOTATION.fullmatch(part)
    if not match:
        raise unreadable(text)
    year, quarter, month, day = (int(group) if group else None for group in match.groups())
    assert year is not None
    if quarter is not None:
        return Point.of_quarter(year, quarter)
    if month is None:
        return Point.of_year(year)
    return Point.of_month(year, month) if day is None else Point.of_day(year, month, day)
