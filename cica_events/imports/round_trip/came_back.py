"""Compares what stands in a cell that came back with what was there, by the kind of its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from cica_events.domain.fields import Kind
from cica_events.domain.plain_texts import plain_text
from cica_events.imports.sources.grid import Value
from cica_events.imports.sources.number_formats import DAY_ZERO

_LAST_DAY: Final = 2_958_465  # 31 December 9999
_MINUTES: Final = 24 * 60
_NUMBERS: Final = re.compile(r"(\d{1,4})[-./ ](\d{1,2}|[A-Za-z]{3,9})[-./ ](\d{1,4})(?:[ T].*)?")
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2}(?:\.0+)?)?\s*([AaPp])?\.?[Mm]?\.?")
_COUNTED: Final = re.compile(r"(-?\d+)(?:[.,]0+)?(?:\s*\D{1,6})?")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PIVOT: Final = 30  # years of two digits below it are of this century, as Excel takes them


def texts_of(value: Value, kind: Kind) -> Iterator[str]:
    """Yield every plain text that `value` may stand for in a field of that kind, the likeliest first.

    Another program may have shown a day or a time its own way when it saved the file.
    """
    yield plain_text(value)
    if value is not None and (others := _OTHERS.get(kind)):
        yield from others(value)


def _days(value: Value) -> Iterator[str]:
    match value:
        case datetime():
            yield value.date().isoformat()
        case bool():
            return
        case int() | float() if 0 < value <= _LAST_DAY:
            yield (DAY_ZERO + timedelta(days=int(value))).date().isoformat()
        case str() if found := _NUMBERS.fullmatch(value.strip()):
            yield from _days_written(*found.groups())


def _days_written(first: str, second: str, third: str) -> Iterator[str]:
    if second.isalpha():
        orders = [(third, str(_month(second)), first)]
    elif len(first) > 2:
        orders = [(first, second, third)]
    else:
        orders = [(third, second, first), (third, first, second)]
    for year, month, day in orders:
        try:
            yield date(_year(year), int(month), int(day)).isoformat()
        except ValueError:
            continue


def _month(word: str) -> int:
    start = word[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < _PIVOT else 1900)


def _times(value: Value) -> Iterator[str]:
    match value:
        case datetime():
            yield plain_text(value.time())
        case bool():
            return
        case int() | float() if 0 <= value < 1:
            minutes = round(value * _MINUTES) % _MINUTES
            yield plain_text(time(minutes // 60, minutes % 60))
        case str() if found := _CLOCK.fullmatch(value.strip()):
            hour, minute = int(found[1]), int(found[2])
            if found[3]:
                hour = hour % 12 + (12 if found[3] in "Pp" else 0)
            if hour < 24 and minute < 60:
                yield plain_text(time(hour, minute))


def _whole(value: Value) -> Iterator[str]:
    if isinstance(value, str) and (found := _COUNTED.fullmatch(value.strip())):
        yield str(int(found[1]))


def _moments(value: Value) -> Iterator[str]:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value <= _LAST_DAY:
        yield plain_text(DAY_ZERO + timedelta(minutes=round(value * _MINUTES)))


_OTHERS: Final[Mapping[Kind, Callable[[Value], Iterator[str]]]] = {
    Kind.DATE: _days,
    Kind.DAY: _days,
    Kind.TIME: _times,
    Kind.DURATION: _whole,
    Kind.INTEGER: _whole,
    Kind.STAMP: _moments,
}
