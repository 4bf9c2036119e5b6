"""Days are counted from the first day of a meeting's date, however vague."""

from __future__ import annotations

from datetime import date

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.meeting_days import base_day, day_in_words, day_number, moved_day, numbered_day
from cica_events.errors import ValidationError

EXACT = VagueDate.parse("2023-11-13/2023-11-15")
VAGUE = VagueDate.parse("2024-Q3/2024-Q4")


@pytest.mark.parametrize(("when", "first"), [(EXACT, date(2023, 11, 13)), (VAGUE, date(2024, 7, 1))])
def test_the_first_day_of_the_date_is_day_1(when: VagueDate, first: date) -> None:
    assert base_day(when) == first
    assert day_number(first, when) == 1
    assert numbered_day(0, when).toordinal() == first.toordinal() - 1


def test_a_meeting_without_a_date_has_days_too() -> None:
    assert day_number(base_day(None), None) == 1


@pytest.mark.parametrize(
    ("when", "language", "words"),
    [
        (EXACT, "en", "14 November 2023"),
        (EXACT, "ru", "14 ноября 2023 г."),
        (None, "en", "Day 2"),
        (VAGUE, "en", "Day 2"),
    ],
)
def test_a_day_is_named_by_its_date_where_that_is_known(
    when: VagueDate | None, language: str, words: str
) -> None:
    assert day_in_words(numbered_day(2, when), when, language) == words


@pytest.mark.parametrize("before", [EXACT, VAGUE, None])
@pytest.mark.parametrize("after", [EXACT, VAGUE, None])
def test_a_day_keeps_its_number_when_the_date_changes(
    before: VagueDate | None, after: VagueDate | None
) -> None:
    for number in (0, 1, 3):
        there = moved_day(numbered_day(number, before), before, after)
        assert day_number(there, after) == number
        assert moved_day(there, after, before) == numbered_day(number, before)


def test_a_day_after_the_end_of_the_calendar_is_refused() -> None:
    with pytest.raises(ValidationError):
        numbered_day(400, VagueDate.parse("9999-06-01"))
