"""The words by which somebody looks for a date: "october 2023", "декабря", "fourth quarter"."""

from __future__ import annotations

from functools import lru_cache

from cica_events.domain.date_names import MONTHS, MONTHS_AFTER_DAY, QUARTERS
from cica_events.domain.date_points import Point, Precision
from cica_events.domain.dates import VagueDate

_LANGUAGES = tuple(MONTHS)


@lru_cache(maxsize=2**12)
def date_words(when: VagueDate | None) -> tuple[str, ...]:
    """Return year, quarter, month and day of both ends, as far as known, in all languages."""
    if when is None:
        return ()
    return tuple(dict.fromkeys(word for end in (when.first, when.last) for word in _words(end)))


def _words(point: Point) -> list[str]:
    words = [str(point.year)]
    month = point.first_day.month
    if point.precision is Precision.QUARTER:
        words += [f"q{point.quarter}", *(QUARTERS[language][point.quarter - 1] for language in _LANGUAGES)]
        words += ["quarter", "квартал"]
    elif point.precision is not Precision.YEAR:
        words += [
            names[language][month - 1] for names in (MONTHS, MONTHS_AFTER_DAY) for language in _LANGUAGES
        ]
    if point.precision is Precision.DAY:
        words.append(str(point.first_day.day))
    return words
