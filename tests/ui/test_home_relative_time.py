"""Moments and days told by their distance from now."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from cica_events.domain.dates import VagueDate
from ui.home.relative_time import until
from ui.shell.moments import ago

ASTANA = timezone(timedelta(hours=5))
NOW = datetime(2023, 12, 12, 9, 30, tzinfo=ASTANA)


@pytest.mark.parametrize(
    ("back", "words"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=2), "2 hours ago"),
        (timedelta(hours=12), "yesterday"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=40), "2 November 2023"),
    ],
)
def test_a_moment_is_told_as_people_tell_it(back: timedelta, words: str) -> None:
    assert ago((NOW - back).astimezone(UTC), NOW) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2023-12-12", "today"),
        ("2023-12-13", "tomorrow"),
        ("2023-12-24", "in 12 days"),
        ("2023-12-11/2023-12-13", "now"),
        ("2024-05", ""),
        ("2023-12", ""),
        ("2023-12-11", ""),
    ],
)
def test_only_an_exact_day_ahead_has_a_distance(when: str, words: str) -> None:
    assert until(VagueDate.parse(when), date(2023, 12, 12)) == words
