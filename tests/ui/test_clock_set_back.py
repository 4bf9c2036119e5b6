"""A clock that is set back turns no order round, and nothing happens "in minus five minutes"."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cica_events.domain.identity import Identifiers
from ui.shell.moments import ago, day_in_words, local_now


@pytest.mark.parametrize(
    "ahead",
    [timedelta(seconds=5), timedelta(minutes=5)],
)
def test_clocks_of_two_computers_may_differ_a_little(ahead: timedelta) -> None:
    now = local_now()
    assert ago(now + ahead, now) == "just now"


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(minutes=30), "22 November 2026"),
        (timedelta(hours=20), "23 November 2026"),
        (timedelta(days=3), "25 November 2026"),
        (timedelta(days=365), "22 November 2027"),
    ],
)
def test_what_the_clock_says_is_still_to_come_is_told_by_its_date(ahead: timedelta, words: str) -> None:
    now = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    assert ago(now + ahead, now) == words


def test_a_day_to_come_is_told_by_its_date() -> None:
    today = datetime(2026, 11, 22).date()  # noqa: DTZ001 - a day of the calendar
    assert day_in_words(today + timedelta(days=2), today) == "24 November 2026"


def test_identifiers_grow_when_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    source, times = Identifiers(), iter([2_000, 1_000, 1_000, 2_001])
    monkeypatch.setattr("cica_events.domain.identity.time.time_ns", lambda: next(times) * 1_000_000)
    made = [source.next() for _turn in range(4)]
    assert made == sorted(made)
    assert len(set(made)) == 4
