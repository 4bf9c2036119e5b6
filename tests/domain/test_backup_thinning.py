"""Thinning keeps enough, leaves no hole, comes to rest, and minds neither damage nor a clock set back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.backup_thinning import MONTHS, superfluous
from cica_events.domain.backups import Backup, BackupReason

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
MINUTES = int(MONTHS / timedelta(minutes=1))
HOLES = (  # the age up to which, and how far the next one that stays may be away at most
    (timedelta(days=1), timedelta(minutes=15)),
    (timedelta(days=31), timedelta(days=1, minutes=15)),
    (timedelta(days=182), timedelta(days=8, minutes=15)),
    (MONTHS, timedelta(days=39, minutes=15)),
)

ages = st.one_of(st.integers(0, 26 * 60), st.integers(0, 40 * 24 * 60), st.integers(0, MINUTES - 1)).map(
    lambda minutes: timedelta(minutes=minutes)
)
reasons = st.sampled_from(BackupReason)


def made(
    at: datetime, reason: BackupReason = BackupReason.WORK, number: int = 0, good: bool = True
) -> Backup:
    return Backup(Path(f"{at.isoformat()} {number}"), at, reason, 1, good)


def stay(backups: Sequence[Backup], now: datetime = NOW) -> list[Backup]:
    going = {each.backup.path for each in superfluous(backups, now)}
    return [backup for backup in backups if backup.path not in going]


def paths(backups: Sequence[Backup]) -> set[Path]:
    return {backup.path for backup in backups}


@st.composite
def some(draw: st.DrawFn) -> list[Backup]:
    numbers = count()
    drawn = draw(st.lists(st.tuples(ages, reasons, st.booleans()), max_size=60))
    return [
        made(NOW - age, reason, next(numbers), good or age.seconds % 3 > 0) for age, reason, good in drawn
    ]


@given(some())
def test_what_may_not_go_stays_and_thinning_comes_to_rest(backups: list[Backup]) -> None:
    left = stay(backups)
    asked = [backup for backup in backups if backup.reason is BackupReason.ASKED]
    assert all(backup in left for backup in asked)
    good = [backup for backup in backups if backup.good]
    assert not good or max(backup.at for backup in left if backup.good) == max(each.at for each in good)
    assert stay(left) == left
    assert {each.stays.good for each in superfluous(backups, NOW) if each.stays} <= {True}
    assert all(each.stays in left for each in superfluous(backups, NOW) if each.stays)


@given(some(), st.data())
def test_those_locked_with_another_passphrase_are_thinned_among_themselves(
    backups: list[Backup], data: st.DataObject
) -> None:
    mixed = [
        replace(backup, good=False, locked=True) if data.draw(st.booleans()) else backup for backup in backups
    ]
    for locked in (True, False):
        alone = [backup for backup in mixed if backup.locked is locked]
        assert [backup for backup in stay(mixed) if backup.locked is locked] == stay(alone)
        assert stay(alone) or not any(backup.good or backup.locked for backup in alone)


@given(st.lists(st.integers(1, 5000), max_size=120))
def test_thinned_again_and_again_it_leaves_no_hole(gaps: list[int]) -> None:
    kept: list[Backup] = []
    every: list[Backup] = []
    now = NOW
    for gap in gaps:
        now += timedelta(minutes=gap)
        every.append(made(now))
        kept = stay([*kept, every[-1]], now)
    for backup in every:
        age = now - backup.at
        most = next(hole for limit, hole in HOLES if age < limit)
        assert any(timedelta(0) <= other.at - backup.at < most for other in kept)


@given(st.lists(ages, max_size=40), st.lists(ages, min_size=1, max_size=10))
def test_backups_of_the_future_take_nothing_from_those_of_the_past(
    past: list[timedelta], future: list[timedelta]
) -> None:
    backups = [made(NOW - age, number=number) for number, age in enumerate(past)]
    ahead = [made(NOW + timedelta(minutes=1) + age, number=100 + n) for n, age in enumerate(future)]
    left = stay(backups + ahead)
    newest = max(backups, key=lambda backup: (backup.at, backup.path.name), default=ahead[0]).path
    assert {each.path for each in left if each.at <= NOW} | {newest} == paths(stay(backups)) | {newest}
    assert {each.at.date() for each in left if each.at > NOW} == {each.at.date() for each in ahead}


def test_a_full_history_is_bounded() -> None:
    every = [made(NOW - timedelta(minutes=15 * number)) for number in range(4 * 24 * 3)]
    every += [made(NOW - timedelta(days=number)) for number in range(3, 1500)]
    left = stay(every)
    assert len(left) < 97 + 33 + 28 + 38
    assert min(backup.at for backup in left) > NOW - MONTHS


def test_a_damaged_one_goes_only_where_a_good_one_stays() -> None:
    alone = made(NOW - timedelta(days=3), good=False)
    good, beside = made(NOW - timedelta(days=5, hours=2)), made(NOW - timedelta(days=5), good=False)
    assert stay([alone, good, beside]) == [alone, good]
