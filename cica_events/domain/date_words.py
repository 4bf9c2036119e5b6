"""A date or a stretch of dates written out in English, Russian or Kazakh, as it stands in a document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from cica_events.domain.date_names import MONTHS, MONTHS_AFTER_DAY, QUARTERS, known
from cica_events.domain.date_points import Point, Precision

_YEAR = {"en": "{}", "ru": "{} г.", "kk": "{} ж."}
_YEARS = {"en": "{}–{}", "ru": "{}–{} гг.", "kk": "{}–{} жж."}
_WHOLE = {"en": "{part} {year}", "ru": "{part} {year}", "kk": "{year} {part}"}
_QUARTER = {"en": "{part} quarter of {year}", "ru": "{part} квартал {year}", "kk": "{year} {part} тоқсан"}
_OR = {"en": " or ", "ru": " или ", "kk": " немесе "}
_TO = {"en": " to ", "ru": " – ", "kk": " – "}


def in_words(first: Point, last: Point, language: str) -> str:
    """Return the stretch from `first` to `last`, such as "29 October – 2 November 2023"."""
    language = known(language)
    if first == last:
        return _point(first, language)
    if first.precision != last.precision:
        return f"{_point(first, language)} – {_point(last, language)}"
    match first.precision:
        case Precision.DAY:
            return _days(first, last, language)
        case Precision.MONTH:
            return _months(first, last, language)
        case Precision.QUARTER:
            return _quarters(first, last, language)
        case Precision.YEAR:
            return _YEARS[language].format(first.year, last.year)


def _point(point: Point, language: str) -> str:
    match point.precision:
        case Precision.DAY:
            return _whole(_day(point, language), point, language)
        case Precision.MONTH:
            return _whole(_month(point, language), point, language)
        case Precision.QUARTER:
            return _whole(QUARTERS[language][point.quarter - 1], point, language, _QUARTER)
        case Precision.YEAR:
            return _YEAR[language].format(point.year)


def _whole(part: str, point: Point, language: str, patterns: Mapping[str, str] = _WHOLE) -> str:
    """Return a part of a year with the year, where the language puts it."""
    return patterns[language].format(part=part, year=_YEAR[language].format(point.year))


def _day(point: Point, language: str) -> str:
    return f"{point.first_day.day} {MONTHS_AFTER_DAY[language][point.first_day.month - 1]}"


def _month(point: Point, language: str) -> str:
    return MONTHS[language][point.first_day.month - 1]


def _days(first: Point, last: Point, language: str) -> str:
    if first.year != last.year:
        return f"{_point(first, language)} – {_point(last, language)}"
    end = _day(last, language)
    if first.first_day.month != last.first_day.month:
        return _whole(f"{_day(first, language)} – {end}", last, language)
    return _whole(f"{first.first_day.day}–{end}", last, language)


def _months(first: Point, last: Point, language: str) -> str:
    if first.year == last.year:
        return _whole(f"{_month(first, language)}–{_month(last, language)}", last, language)
    return f"{_point(first, language)} – {_point(last, language)}"


def _quarters(first: Point, last: Point, language: str) -> str:
    neighbours = first.last_day + timedelta(days=1) == last.first_day
    joint = (_OR if neighbours else _TO)[language]
    if first.year != last.year:
        return f"{_point(first, language)}{joint}{_point(last, language)}"
    names = QUARTERS[language]
    return _whole(f"{names[first.quarter - 1]}{joint}{names[last.quarter - 1]}", last, language, _QUARTER)
