"""When sessions and items are: one after another, at fixed starts, over midnight, as the clocks change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.programme_times import (
    Block,
    Subject,
    Timetable,
    exists,
    minutes_between,
    moment,
    timetable,
)

ASTANA = ZoneInfo("Asia/Almaty")
ZURICH = ZoneInfo("Europe/Zurich")
MORNING = Block("morning", date(2023, 12, 12), time(10), 120, 90)


def item(id_: str, minutes: int | None = 20, **values: object) -> Subject:
    plain = Subject(
        id_,
        None,
        int(id_.split(".", maxsplit=1)[0]),
        minutes,
        None,
        "morning",
        int(id_.split(".", maxsplit=1)[0]),
    )
    return replace(plain, **values)  # type: ignore[arg-type]


def clocks(table: Timetable, block: str = "morning") -> dict[str, str]:
    return {
        each.id: f"{each.start:%H:%M}–{each.end:%H:%M}"
        for each in table.blocks[block].items
        if each.start and each.end
    }


def test_items_follow_each_other_from_the_start_of_their_session() -> None:
    table = timetable([item("2", 30), item("1")], [MORNING], ASTANA)
    assert clocks(table) == {"1": "10:00–10:20", "2": "10:20–10:50"}
    block = table.blocks["morning"]
    assert (block.minutes, block.taken) == (120, 50)
    assert block.end == datetime(2023, 12, 12, 12, tzinfo=ASTANA)


def test_a_fixed_start_holds_and_the_next_item_goes_on_from_there() -> None:
    table = timetable([item("1"), item("2", pinned=time(11)), item("3")], [MORNING], ASTANA)
    assert clocks(table) == {"1": "10:00–10:20", "2": "11:00–11:20", "3": "11:20–11:40"}
    assert not any(each.late for each in table.items())


def test_a_fixed_start_that_is_passed_already_holds_and_is_told() -> None:
    table = timetable([item("1", 75), item("2", pinned=time(11))], [MORNING], ASTANA)
    assert clocks(table) == {"1": "10:00–11:15", "2": "11:00–11:20"}
    assert [each.id for each in table.items() if each.late] == ["2"]


def test_sub_items_go_with_the_item_above_them_until_they_have_a_session_of_their_own() -> None:
    below = [item("1.1", 15, parent_id="1", block_id=None), item("1.2", 25, parent_id="1", block_id=None)]
    table = timetable([item("1", None), *below, item("2")], [MORNING], ASTANA)
    assert clocks(table) == {
        "1": "10:00–10:40", "1.1": "10:00–10:15", "1.2": "10:15–10:40", "2": "10:40–11:00",
    }  # fmt: skip
    assert [each.id for each in table.items() if each.within] == ["1.1", "1.2"]
    assert table.blocks["morning"].taken == 60
    below[0] = replace(below[0], block_id="morning", place=9)
    table = timetable([item("1", None), *below, item("2")], [MORNING], ASTANA)
    assert clocks(table)["1"] == "10:00–10:25"
    assert clocks(table)["1.1"] == "10:45–11:00"


def test_an_item_without_a_duration_takes_what_its_speakers_are_given() -> None:
    table = timetable(
        [item("1", None, spoken=15), item("2", None), item("3", 5, spoken=15)], [MORNING], ASTANA
    )
    assert clocks(table) == {"1": "10:00–10:15", "2": "10:15–10:15", "3": "10:15–10:20"}


def test_a_session_lasts_as_given_else_as_its_items_take_else_as_usual() -> None:
    free = replace(MORNING, duration=None)
    assert timetable([item("1", 35)], [MORNING], ASTANA).blocks["morning"].minutes == 120
    assert timetable([item("1", 35)], [free], ASTANA).blocks["morning"].minutes == 35
    assert timetable([], [free], ASTANA).blocks["morning"].minutes == 90


def test_a_session_without_a_day_has_no_times_but_takes_its_minutes() -> None:
    table = timetable([item("1")], [replace(MORNING, day=None)], ASTANA)
    assert table.blocks["morning"].start is None
    assert [(each.minutes, each.start) for each in table.items()] == [(20, None)]


@pytest.mark.parametrize(
    ("placed", "lost"),
    [
        ("", ["1", "1.1", "1.2", "2"]),
        ("1", ["2"]),
        ("1.1", ["1.2", "2"]),
        ("1.1 1.2", ["2"]),
    ],
)
def test_an_item_is_scheduled_with_the_one_above_it_or_by_those_below_it(
    placed: str, lost: list[str]
) -> None:
    subjects = [
        item(
            each,
            parent_id="1" if "." in each else None,
            block_id="morning" if each in placed.split() else None,
        )
        for each in ("1", "1.1", "1.2", "2")
    ]
    table = timetable(subjects, [MORNING], ASTANA)
    assert [each.id for each in table.unscheduled] == lost


def test_the_clock_of_astana_was_turned_back_in_2024() -> None:
    winter, after = (moment(date(year, 3, 15), time(10), ASTANA) for year in (2023, 2024))
    assert [one.astimezone(UTC).hour for one in (winter, after)] == [4, 5]


@pytest.mark.parametrize(
    ("day", "start", "ends"),
    [
        (date(2024, 3, 30), time(23), "04:00"),  # an hour is skipped at 2:00 on the 31st
        (date(2024, 10, 26), time(23), "02:00"),  # an hour comes twice at 3:00 on the 27th
        (date(2024, 10, 25), time(23), "03:00"),
    ],
)
def test_four_hours_take_four_hours_in_a_night_in_which_the_clocks_change(
    day: date, start: time, ends: str
) -> None:
    block = timetable([], [Block("night", day, start, 240, 90)], ZURICH).blocks["night"]
    assert block.start is not None
    assert block.end is not None
    assert f"{block.end:%H:%M}" == ends
    assert block.end.date() == day + timedelta(days=1)
    assert minutes_between(block.start, block.end) == 240


def test_a_time_that_the_clocks_skip_is_known_and_stands_behind_the_gap() -> None:
    night = date(2024, 3, 31)
    assert not exists(night, time(2, 30), ZURICH)
    assert f"{moment(night, time(2, 30), ZURICH):%H:%M}" == "03:30"
    assert exists(night, time(3, 30), ZURICH)
    assert exists(date(2024, 10, 27), time(2, 30), ZURICH)  # twice


def test_a_fixed_start_over_midnight_is_on_the_next_day() -> None:
    night = Block("morning", date(2023, 12, 12), time(22), 240, 90)
    table = timetable([item("1"), item("2", pinned=time(0, 30))], [night], ASTANA)
    second = table.blocks["morning"].items[1]
    assert second.start == datetime(2023, 12, 13, 0, 30, tzinfo=ASTANA)
    assert not second.late


def test_a_fixed_start_that_the_clocks_show_twice_is_the_first_that_is_not_passed() -> None:
    night = Block("morning", date(2024, 10, 27), time(1), 240, 90)
    early = timetable([item("1", 60), item("2", pinned=time(2, 30))], [night], ZURICH)
    late = timetable([item("1", 120), item("2", pinned=time(2, 30))], [night], ZURICH)
    starts = [table.blocks["morning"].items[1].start for table in (early, late)]
    assert [one.astimezone(UTC).hour for one in starts if one] == [0, 1]


@given(
    st.lists(st.tuples(st.integers(0, 200), st.none() | st.times(timezones=st.none())), max_size=12),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.times(timezones=st.none()),
    st.sampled_from(["Europe/Zurich", "Asia/Almaty", "America/New_York", "Australia/Lord_Howe"]),
)
def test_every_item_takes_its_minutes_whatever_the_clocks_do(
    items: list[tuple[int, time | None]], day: date, start: time, zone: str
) -> None:
    start = start.replace(second=0, microsecond=0)
    subjects = [
        item(str(n), minutes, pinned=pin and pin.replace(second=0, microsecond=0))
        for n, (minutes, pin) in enumerate(items)
    ]
    table = timetable(subjects, [Block("morning", day, start, 300, 90)], ZoneInfo(zone))
    before = table.blocks["morning"].start
    for each, subject in zip(table.blocks["morning"].items, subjects, strict=True):
        assert each.start is not None
        assert each.end is not None
        assert before is not None
        assert minutes_between(each.start, each.end) == each.minutes
        if subject.pinned is None:
            assert each.start.timestamp() == before.timestamp()
        elif not each.late and exists(each.start.date(), subject.pinned, ZoneInfo(zone)):
            assert each.start.time() == subject.pinned
        before = each.end
