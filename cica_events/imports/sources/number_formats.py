"""Tells from a number format whether a number is a date, a duration or a row of digits, and shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from typing import Final

from cica_events.imports.sources.grid import Value

_GENERAL: Final = {"", "@", "general", "standard", "основной"}
_QUIET: Final = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DIGITS: Final = re.compile(r'"[^"]*"?|\\.|[0#]|[-+() ./]')
_BUILT_IN_DATES: Final = frozenset((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)))
_BUILT_IN_DURATION: Final = 46
DAY_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no zone
_EPOCH_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001
_LEAP_DAY: Final = 60  # 29 February 1900, which the first spreadsheets believed in
_LAST_DAY: Final = 2_958_466  # 1 January 10000


class Shown(Enum):
    """What a number stands for."""

    NUMBER = auto()
    DATE = auto()
    DURATION = auto()
    DIGITS = auto()


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a number is shown; `digits` are the signs and places of a format such as 00000 or +0 (000) 000."""

    shown: Shown
    digits: tuple[str, ...] = ()


PLAIN: Final = NumberFormat(Shown.NUMBER)


def number_format(number: int, codes: Mapping[int, str]) -> NumberFormat:
    """Return the format `number` of a workbook that declares `codes`."""
    if number in codes:
        return format_of_code(codes[number])
    if number in _BUILT_IN_DATES:
        return NumberFormat(Shown.DATE)
    return NumberFormat(Shown.DURATION) if number == _BUILT_IN_DURATION else PLAIN


def format_of_code(code: str) -> NumberFormat:
    """Return what a code such as dd.mm.yyyy or 00000 makes of a number; see ISO 29500-1, 18.8.31."""
    if code.strip().casefold() in _GENERAL:
        return PLAIN
    section = code.split(";", 1)[0]
    bare = _QUIET.sub("", section).lower()
    if re.search(r"\[(h+|m+|s+)\]", bare):
        return NumberFormat(Shown.DURATION)
    if re.search(r"[dmyhs]", bare) and not re.search(r"[0#?](?!\.?0*$)|general", bare.replace("s.0", "s")):
        return NumberFormat(Shown.DATE)
    return _digits(re.sub(r"\[[^\]]*\]", "", section))


def _digits(section: str) -> NumberFormat:
    signs = tuple(_DIGITS.findall(section))
    places = "".join(sign for sign in signs if sign in ("0", "#"))
    fixed = "".join(signs) == section and "." not in signs and len(places) > 1
    if not fixed or not (places.startswith("00") or "+" in signs or "(" in signs):
        return PLAIN
    plain = (sign[1:] if sign[0] == "\\" else sign.strip('"') if sign[0] == '"' else sign for sign in signs)
    return NumberFormat(Shown.DIGITS, tuple(plain))


def shown_value(number: float, how: NumberFormat, *, from_1904: bool = False) -> Value:
    """Return the date, the duration or the digits that `number` stands for, else the number itself."""
    match how.shown:
        case Shown.DATE:
            return as_moment(number, from_1904=from_1904)
        case Shown.DURATION:
            if abs(number) >= _LAST_DAY:
                return number
            return as_duration(timedelta(milliseconds=round(number * 86_400_000)))
        case Shown.DIGITS if number >= 0 and number == int(number):
            return _filled(str(int(number)), how.digits)
        case _:
            return int(number) if number == int(number) and abs(number) < 1e15 else number


def as_duration(length: timedelta) -> str:
    """Return hours, minutes and seconds, as in 26:30:00."""
    seconds = round(length.total_seconds())
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'-' if seconds < 0 else ''}{minutes // 60}:{minutes % 60:02}:{rest:02}"


def as_moment(number: float, *, from_1904: bool = False) -> Value:
    """Return the date, time of day or both that the days `number` are; a number that is none as it is."""
    if not 0 <= number < _LAST_DAY:
        return int(number) if number == int(number) else number
    milliseconds = round(number * 86_400_000)
    if number < 1 and milliseconds < 86_400_000:
        return (DAY_ZERO + timedelta(milliseconds=milliseconds)).time()
    if from_1904:
        moment = _EPOCH_1904 + timedelta(milliseconds=milliseconds)
    else:
        moment = DAY_ZERO + timedelta(days=number < _LEAP_DAY, milliseconds=milliseconds)
    return moment.date() if moment.time() == time() else moment


def _filled(digits: str, signs: tuple[str, ...]) -> str:
    """Return `digits` put into the places of `signs` from the right, as a spreadsheet does."""
    first = next(index for index, sign in enumerate(signs) if sign in ("0", "#"))
    shown: list[str] = []
    rest = list(digits)
    for index in range(len(signs) - 1, -1, -1):
        sign = signs[index]
        if index == first:
            shown.append("".join(rest) or ("0" if sign == "0" else ""))
        elif sign in ("0", "#"):
            shown.append(rest.pop() if rest else sign.strip("#"))
        else:
            shown.append(sign)
    return "".join(reversed(shown))


def iso_value(text: str) -> Value:
    """Return the date, the time or both that ISO 8601 writes as `text`, or `text` itself."""
    clean = text.strip().removesuffix("Z")
    for kind in (date, datetime, time):
        try:
            found: Value = kind.fromisoformat(clean)
        except ValueError:
            continue
        if isinstance(found, datetime) and found.time() == time():
            return found.date()
        return found
    return text
