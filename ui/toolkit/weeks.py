"""The days of a week as those work who use the program: the secretariat sits in Astana."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import QLocale

from cica_events.i18n import language

_HOMES: Final = {"en": "kk_KZ", "ru": "ru_KZ"}
"""Whose week goes with a language: English alone would bring the American one, which begins on Sunday."""


def first_weekday() -> int:
    """Return the first day of the week in the language of the interface, Monday being 0."""
    return _locale().firstDayOfWeek().value - 1


def is_weekend(day: dt.date) -> bool:
    """Return whether a day is no working day where that language is at home."""
    return day.isoweekday() not in {each.value for each in _locale().weekdays()}


def _locale() -> QLocale:
    code = language()
    return QLocale(_HOMES.get(code, code))
