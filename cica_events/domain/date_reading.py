"""Reads a date as people type it in English or Russian: with digits, with words, exact or vague."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from cica_events.domain.date_names import (
    HALF_WORDS,
    MONTH_WORDS,
    NUMBER_WORDS,
    QUARTER_WORDS,
    RANGE_WORDS,
    SILENT_WORDS,
)
from cica_events.domain.date_points import Point, refusal
from cica_events.errors import ValidationError
from cica_events.i18n import _

_DASHES = str.maketrans(dict.fromkeys("‐‒–—―−", "-") | {"ё": "е"})

_TOKEN = re.compile(
    r"""
      (?P<ymd>\d{4}(?P<s1>[-./])\d{1,2}(?P=s1)\d{1,2})(?!\d)
    | (?P<dmy>\d{1,2}(?P<s2>[-./])\d{1,2}(?P=s2)\d{4})(?!\d)
    | (?P<short>\d{1,2}(?P<s3>[-./])\d{1,2}(?P=s3)\d{2})(?!\d)
    | (?P<dwy>\d{1,2}(?P<s4>[-/])[^\W\d_]+(?P=s4)\d{4})(?!\d)
    | (?P<yq>\d{4}\s*[-/]\s*q\s*\d)(?!\d)
    | (?P<qy>q\s*\d\s*[-/]\s*\d{4})(?!\d)
    | (?P<ym>\d{4}[-.]\d{1,2})(?!\d)
    | (?P<my>\d{1,2}[./]\d{4})(?!\d)
    | (?P<dm>\d{1,2}\.\d{1,2})(?!\d)
    | (?P<number>\d{1,4})(?!\d)(?:(?:st|nd|rd|th|-?(?:го|е|й|ое|ый|ий|ом|м|х))\b)?
    | (?P<word>[^\W\d_]+)
    | (?P<range>[-/&])
    | (?P<silent>[\s.,'’()]+)
    | (?P<unknown>.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """What one end of the text says; `number` is a day, or a quarter or half beside such a word."""

    year: int | None = None
    month: int | None = None
    number: int | None = None
    quarter: bool = False
    half: bool = False


class _UnreadableError(Exception):
    """The text says something that no date says."""


def read_points(text: str) -> tuple[Point, Point]:
    """Return both ends of the date in `text`, equal if it is one; raises ValidationError with the reason."""
    shown = " ".join(text.split())
    if not shown:
        raise refusal(_("No date is given. Write 12.12.2023, May 2024, Q3 2024 or 2024."))
    try:
        parts = _parts(_folded(text))
        return _ends(parts[0], parts[-1], shown)
    except _UnreadableError:
        raise unreadable(shown) from None


def unreadable(text: str) -> ValidationError:
    """Return the error for a text in which no date can be recognised."""
    shown = text if len(text) <= 40 else text[:39] + "…"
    return refusal(
        _("“{text}” is not a date. Write 12.12.2023, May 2024, Q3 2024 or 2024.").format(text=shown)
    )


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text.strip()).casefold().translate(_DASHES)
    return re.sub(r"(?<=\d)[t ]00:00(:00)?(\.0+)?$", "", folded)


def _parts(folded: str) -> list[_Part]:
    parts = [_Part()]
    for match in _TOKEN.finditer(folded):
        kind, token = str(match.lastgroup), match.group()
        if kind == "range" or token in RANGE_WORDS:
            parts.append(_Part())
        elif kind != "silent":
            parts[-1] = _with_token(parts[-1], kind, token)
    if len(parts) > 2 or _Part() in parts:
        raise _UnreadableError
    return parts


def _with_token(part: _Part, kind: str, token: str) -> _Part:
    if kind == "word":
        return _with_word(part, token)
    numbers = [int(digits) for digits in re.findall(r"\d+", token)]
    if kind == "dwy":  # as spreadsheets write it: 24-May-2024
        part = _with_word(part, "".join(filter(str.isalpha, token)))
        return _with(part, number=numbers[0], year=numbers[1])
    return _with_numbers(part, kind, numbers)


def _with_word(part: _Part, word: str) -> _Part:
    if word in SILENT_WORDS:
        return part
    if word in MONTH_WORDS:
        return _with(part, month=MONTH_WORDS[word])
    if word in NUMBER_WORDS:
        return _with(part, number=NUMBER_WORDS[word])
    if word in QUARTER_WORDS:
        return replace(part, quarter=True)
    if word in HALF_WORDS:
        return replace(part, half=True)
    raise _UnreadableError


def _with_numbers(part: _Part, kind: str, numbers: list[int]) -> _Part:
    match kind, numbers:
        case ("ymd", [year, month, day]) | ("dmy", [day, month, year]):
            return _with(part, year=year, month=month, number=day)
        case ("yq", [year, quarter]) | ("qy", [quarter, year]):
            return replace(_with(part, year=year, number=quarter), quarter=True)
        case ("ym", [year, month]) | ("my", [month, year]):
            return _with(part, year=year, month=month)
        case "dm", [day, month]:
            return _with(part, number=day, month=month)
        case "number", [number]:
            return _with(part, year=number) if number > 99 else _with(part, number=number)
        case "short", _:
            raise refusal(_("Write the year with four digits, as in 12.12.2023."))
    raise _UnreadableError


def _with(part: _Part, **known: int) -> _Part:
    if any(getattr(part, name) is not None for name in known):
        raise _UnreadableError
    return replace(part, **known)  # type: ignore[arg-type]  # the names are those of whole numbers


def _ends(start: _Part, end: _Part, shown: str) -> tuple[Point, Point]:
    return _points(start, end, shown)[0], _points(end, start, shown)[1]


def _points(part: _Part, other: _Part, shown: str) -> tuple[Point, Point]:
    """Return what `part` spans, taking from the `other` end what is said only there."""
    year = part.year if part.year is not None else other.year
    if year is None:
        raise refusal(_("“{text}” has no year. Write it with four digits.").format(text=shown))
    bare = part.number is not None and part.month is None and not (part.quarter or part.half)
    quarter, half = part.quarter or (bare and other.quarter), part.half or (bare and other.half)
    month = other.month if bare else part.month
    match part.number, month:
        case None, _ if not (quarter or half):
            point = Point.of_year(year) if part.month is None else Point.of_month(year, part.month)
            return point, point
        case int(number), None if quarter and not half:
            point = Point.of_quarter(year, number)
        case int(number), None if half and not quarter and number in (1, 2):
            return Point.of_quarter(year, number * 2 - 1), Point.of_quarter(year, number * 2)
        case int(number), int() if not (quarter or half):
            point = Point.of_day(year, month, number)
        case _:
            raise _UnreadableError
    return point, point
