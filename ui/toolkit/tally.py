"""What several cells hold together: how many, how many different ones, sums, averages and extremes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QLocale

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Kind
from cica_events.i18n import _, language

HOUR = 60  # minutes


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure: "Sum 12"; `copied` is what goes to the clipboard."""

    key: str
    label: str
    text: str
    copied: str


class Tally:
    """Counts cells one by one."""

    def __init__(self) -> None:
        self.cells = 0
        self._empty = 0
        self._different: defaultdict[Kind, set[str]] = defaultdict(set)
        self._numbers: list[int] = []
        self._minutes: list[int] = []
        self._first: VagueDate | None = None
        self._last: VagueDate | None = None

    def add(self, kind: Kind, value: Any, text: str) -> None:
        """Count one cell that holds `value` and shows `text`."""
        self.cells += 1
        if not text:
            self._empty += 1
            return
        self._different[kind].add(text)
        if kind is Kind.INTEGER and isinstance(value, int):
            self._numbers.append(value)
        elif kind is Kind.DURATION and isinstance(value, int):
            self._minutes.append(value)
        elif kind is Kind.DATE and isinstance(value, VagueDate):
            self._span(value)
        elif kind is Kind.DAY and isinstance(value, date):
            self._span(VagueDate.of(value))

    def _span(self, day: VagueDate) -> None:
        self._first = day if self._first is None else min(self._first, day)
        self._last = day if self._last is None or day.last_day > self._last.last_day else self._last

    def facts(self) -> tuple[Fact, ...]:
        """Return what is to be told; nothing of less than two cells."""
        if self.cells < 2:
            return ()
        found = [
            _fact("count", _("Count"), self.cells - self._empty),
            _fact("different", _("Different"), sum(map(len, self._different.values()))),
        ]
        if self._empty:
            found.append(_fact("empty", _("Empty"), self._empty))
        if self._numbers:
            found += _of_numbers(self._numbers)
        if self._minutes:
            minutes = sum(self._minutes)
            found.append(Fact("time", _("Sum"), hours(minutes), f"{minutes // HOUR}:{minutes % HOUR:02}"))
        if self._first is not None and self._last is not None:
            found += [
                _of_date("first", _("Earliest"), self._first),
                _of_date("last", _("Latest"), self._last),
            ]
        return tuple(found)


def hours(minutes: int) -> str:
    """Return minutes in words, as hours and minutes from an hour on."""
    if minutes < HOUR:
        return _("{minutes} min").format(minutes=minutes)
    if not minutes % HOUR:
        return _("{hours} h").format(hours=minutes // HOUR)
    return _("{hours} h {minutes} min").format(hours=minutes // HOUR, minutes=minutes % HOUR)


def _of_numbers(numbers: list[int]) -> list[Fact]:
    average = sum(numbers) / len(numbers)
    shown = QLocale(language()).toString(average, "f", 0 if average.is_integer() else 2)
    return [
        _fact("sum", _("Sum"), sum(numbers)),
        Fact("average", _("Average"), shown, shown),
        _fact("least", _("Least"), min(numbers)),
        _fact("most", _("Most"), max(numbers)),
    ]


def _of_date(key: str, label: str, day: VagueDate) -> Fact:
    return Fact(key, label, day.in_words(language()), day.in_words(language()))


def _fact(key: str, label: str, number: int) -> Fact:
    return Fact(key, label, QLocale(language()).toString(number), str(number))
