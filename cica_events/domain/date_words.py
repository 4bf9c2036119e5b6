"""A date or a stretch of dates written out in English or Russian, as it stands in a document."""

from __future__ import annotations

from datetime import timedelta

from cica_events.domain.date_names import MONTHS, MONTHS_AFTER_DAY, QUARTERS, known
from cica_events.domain.date_points import Point, Precision

_YEAR = {"en": "{}", "ru": "{} г."}
_YEARS = {"en": "{}–{}", "ru": "{}–{} гг."}
_QUARTER = {"en": "{} quarter of {}", "ru": "{} квартал {}"}
_OR = {"en": " or ", "ru": " или "}
_TO = {"en": " to ", "ru": " – "}


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
    year = _YEAR[language].format(point.year)
    match point.precision:
        case Precision.DAY:
            return f"{_day(point, language)} {year}"
        case Precision.MONTH:
            return f"{_month(point, language)} {year}"
        case Precision.QUARTER:
            return _QUARTER[language].format(QUARTERS[language][point.quarter - 1], year)
        case Precision.YEAR:
            return year


def _day(point: Point, language: str) -> str:
    return f"{point.first_day.day} {MONTHS_AFTER_DAY[language][point.first_day.month - 1]}"


def _month(point: Point, language: str) -> str:
    return MONTHS[language][point.first_day.month - 1]


def _days(first: Point, last: Point, language: str) -> str:
    end = _point(last, language)
    if first.year != last.year:
        return f"{_point(first, language)} – {end}"
    if first.first_day.month != last.first_day.month:
        return f"{_day(first, language)} – {end}"
    return f"{first.first_day.day}–{end}"


def _months(first: Point, last: Point, language: str) -> str:
    end = _point(last, language)
    if first.year == last.year:
        return f"{_month(first, language)}–{end}"
    return f"{_point(first, language)} – {end}"


def _quarters(first: Point, last: Point, language: str) -> str:
    neighbours = first.last_day + timedelta(days=1) == last.first_day
    joint = (_OR if neighbours else _TO)[language]
    same_year = first.year == last.year
    start = QUARTERS[language][first.quarter - 1] if same_year else _point(first, language)
    return f"{start}{joint}{_point(last, language)}"
