"""A clock that is set back turns no order round, and nothing happens "in minus five minutes"."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cica_events.domain.identity import Identifiers
from ui.shell.moments import ago, day_in_words, local_now


@pytest.mark.parametrize(
    "ahead",
    [timedelta(seconds=5), timedelta(minutes=30), timedelta(hours=5), timedelta(days=3), timedelta(days=400)],
)
def test_what_the_clock_says_is_still_to_come_was_just_now(ahead: timedelta) -> None:
    now = local_now()
    assert ago(now + ahead, now) == "just now"


def test_a_day_to_come_is_told_by_its_date() -> None:
    today = datetime(2026, 11, 22).date()  # noqa: DTZ001 - a day of the calendar
    assert day_in_words(today + timedelta(days=2), today) == "24 November 2026"


def test_identifiers_grow_when_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    source, times = Identifiers(), iter([2_000, 1_000, 1_000, 2_001])
    monkeypatch.setattr("cica_events.domain.identity.time.time_ns", lambda: next(times) * 1_000_000)
    made = [source.next() for _turn in range(4)]
    assert made == sorted(made)
    assert len(set(made)) == 4
