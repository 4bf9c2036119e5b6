"""The layout of the calendar: nothing lies over anything else, every day is covered, in whatever order."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.dates import VagueDate
from ui.calendar.filling import Placed
from ui.calendar.lanes import Stretch, assigned, fitted
from ui.calendar.layouts import laid_out
from ui.calendar.moves import dropped, ending, shifted, stepped
from ui.calendar.period import Period, View
from ui.calendar.sheet import Box, Measure, Piece, Target, TargetKind

MEASURE = Measure(bar=18, head=20, caption=18, label=70)
SIZE = (900.0, 600.0)
NOTATIONS = st.one_of(
    st.dates(dt.date(2025, 12, 1), dt.date(2027, 1, 31)).flatmap(
        lambda day: st.integers(0, 12).map(lambda more: str(VagueDate.of(day, day + dt.timedelta(more))))
    ),
    st.integers(1, 12).map(lambda month: f"2026-{month:02}"),
    st.integers(1, 4).map(lambda quarter: f"2026-Q{quarter}"),
    st.sampled_from(["2026", "2026-Q1/2026-Q2", "2025/2026", "2026-05/2026-07", "2026-Q4/2027-Q1"]),
)
MEETINGS = st.lists(NOTATIONS, max_size=25).map(
    lambda dates: [Placed(str(number), VagueDate.parse(date)) for number, date in enumerate(dates)]
)
STRETCHES = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9)), max_size=20).map(
    lambda spans: [Stretch(str(n), first, first + more) for n, (first, more) in enumerate(spans)]
)


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@given(STRETCHES)
def test_no_two_meet_in_one_lane_and_no_lane_is_left_out(stretches: list[Stretch]) -> None:
    lanes = assigned(stretches)
    assert not [1 for a, b in combinations(stretches, 2) if lanes[a.id] == lanes[b.id] and a.meets(b)]
    assert set(lanes.values()) == set(range(len(set(lanes.values()))))


@given(STRETCHES, st.randoms())
def test_lanes_do_not_depend_on_the_order_in_which_meetings_come(
    stretches: list[Stretch], random: object
) -> None:
    mixed = list(stretches)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert assigned(mixed) == assigned(stretches)


@given(STRETCHES, st.integers(1, 5))
def test_what_has_no_room_is_counted_on_each_of_its_days(stretches: list[Stretch], room: int) -> None:
    shown = fitted(stretches, room)
    for place in range(30):
        here = [one for one in stretches if one.first <= place <= one.last]
        seen = [one for one in here if one.id in shown.lanes]
        assert len(seen) + shown.hidden.get(place, 0) == len(here)
        assert len(seen) + bool(shown.hidden.get(place)) <= room


def test_meetings_held_together_stand_beside_each_other() -> None:
    first = Stretch("forum", 3, 4, frozenset({"council"}))
    between = Stretch("long", 2, 9)
    other = Stretch("committee", 3, 8)
    council = Stretch("council", 4, 5, frozenset({"forum"}))
    lanes = assigned([first, between, other, council])
    assert abs(lanes["forum"] - lanes["council"]) == 1


@pytest.mark.parametrize("view", list(View))
@given(MEETINGS, st.integers(0, 6), st.integers(1, 4))
def test_each_meeting_of_the_period_is_shown_or_counted_and_nothing_overlaps(
    view: View, meetings: list[Placed], first_weekday: int, lines: int
) -> None:
    period = Period.of(view, dt.date(2026, 5, 4))
    sheet = laid_out(period, meetings, SIZE, MEASURE, first_weekday, lambda _key, _wide: lines)
    assert not [1 for one, other in combinations(sheet.pieces, 2) if overlap(one.box, other.box)]
    assert not [1 for piece in sheet.pieces for more in sheet.mores if overlap(piece.box, more.box)]
    shown = {piece.id for piece in sheet.pieces} | {key for more in sheet.mores for key in more.ids}
    hidden_days = {more.day for more in sheet.mores}
    for one in meetings:
        if one.touches(period.first, period.last) and one.id not in shown:
            days = {one.first + dt.timedelta(n) for n in range((one.last - one.first).days + 1)}
            assert {day for day in days if period.holds(day)} <= hidden_days
    for piece in sheet.pieces:
        one = next(each for each in meetings if each.id == piece.id)
        assert piece.vague is not one.date.is_exact
        assert piece.box.w > 0
        assert piece.box.bottom <= sheet.height + 1


@pytest.mark.parametrize("view", list(View))
def test_each_day_of_a_period_stands_in_one_place(view: View) -> None:
    period = Period.of(view, dt.date(2028, 2, 29))
    sheet = laid_out(period, [], SIZE, MEASURE, 0)
    day = period.first
    while day <= period.last:
        row = sheet.row_of(day)
        assert row is not None
        assert sheet.day_at(*row.day_box(day).middle) == day
        day += dt.timedelta(1)


def pieces(view: View, notation: str) -> list[Piece]:
    sheet = laid_out(
        Period.of(view, dt.date(2026, 5, 4)), [Placed("1", VagueDate.parse(notation))], SIZE, MEASURE, 0
    )
    return list(sheet.pieces)


def test_a_meeting_over_the_end_of_a_week_has_two_bars_whose_inner_ends_are_open() -> None:
    first, second = pieces(View.MONTH, "2026-05-09/2026-05-12")
    assert (first.starts, first.ends, second.starts, second.ends) == (True, False, False, True)


def test_bars_grow_to_the_lines_of_their_words_where_the_week_has_room() -> None:
    wanted = {"1": 3, "2": 1, "3": 4, "4": 4, "5": 4}
    dates = {"1": "2026-05-05", "2": "2026-05-06", "3": "2026-05-12", "4": "2026-05-12", "5": "2026-05-12"}
    meetings = [Placed(key, VagueDate.parse(date)) for key, date in dates.items()]
    period = Period.of(View.MONTH, dt.date(2026, 5, 4))
    sheet = laid_out(period, meetings, SIZE, MEASURE, 0, lambda key, _wide: wanted[key])
    lines = {piece.id: (piece.box.h - MEASURE.bar) / MEASURE.line + 1 for piece in sheet.pieces}
    assert (lines["1"], lines["2"]) == (3, 1)
    assert all(1 <= lines[key] < 4 for key in "345")
    week = sheet.row_of(dt.date(2026, 5, 12))
    assert week is not None
    assert max(sheet.pieces_of(key)[0].box.bottom for key in "345") <= week.box.bottom - MEASURE.bar / 2


def test_a_bar_stands_right_below_the_one_above_it_whatever_grows_beside_them() -> None:
    wanted = {"above": 1, "below": 2, "beside": 4}
    days = {"above": "2026-05-12", "below": "2026-05-12", "beside": "2026-05-14"}
    meetings = [Placed(key, VagueDate.parse(date)) for key, date in days.items()]
    period = Period.of(View.MONTH, dt.date(2026, 5, 4))
    sheet = laid_out(period, meetings, SIZE, MEASURE, 0, lambda key, _wide: wanted[key])
    boxes = {key: sheet.pieces_of(key)[0].box for key in wanted}
    assert boxes["beside"].h > boxes["below"].h > boxes["above"].h
    assert boxes["below"].y == boxes["above"].bottom + MEASURE.gap


def test_in_a_narrow_year_no_bar_stands_where_the_words_of_another_are() -> None:
    days = {str(day): f"2026-05-{day}" for day in range(12, 16)}
    meetings = [Placed(key, VagueDate.parse(date)) for key, date in days.items()]
    sheet = laid_out(Period.of(View.YEAR, dt.date(2026, 5, 4)), meetings, (1000, 700), MEASURE, 0)
    heights = [sheet.pieces_of(key)[0].box.y for key in days]
    assert len(set(heights[:3])) == 3, heights


def test_no_line_is_given_up_for_which_there_is_room() -> None:
    wanted = {"tall": 4, "low": 4, "long": 2}
    dates = {"tall": "2026-05-12", "low": "2026-05-12", "long": "2026-05-12/2026-05-14"}
    meetings = [Placed(key, VagueDate.parse(date)) for key, date in dates.items()]
    sheet = laid_out(
        Period.of(View.MONTH, dt.date(2026, 5, 4)), meetings, SIZE, MEASURE, 0, lambda key, _wide: wanted[key]
    )
    week = sheet.row_of(dt.date(2026, 5, 12))
    assert week is not None
    end = max(sheet.pieces_of(key)[0].box.bottom for key in wanted)
    assert week.box.bottom - MEASURE.bar / 2 - MEASURE.line < end <= week.box.bottom - MEASURE.bar / 2


def test_a_vague_date_is_a_band_over_its_part_of_the_quarter() -> None:
    (band,) = pieces(View.QUARTER, "2026-05")
    assert band.vague
    assert SIZE[0] / 3 < band.box.x + 3 < band.box.right < SIZE[0] * 2 / 3 + 3
    (whole,) = pieces(View.QUARTER, "2026-Q2")
    assert whole.box.w > SIZE[0] - 10


def test_in_a_year_a_quarter_lies_on_its_own_shelf_and_half_a_year_above_all() -> None:
    (quarter,) = pieces(View.YEAR, "2026-Q3")
    (half,) = pieces(View.YEAR, "2026-Q1/2026-Q2")
    assert quarter.row == -4
    assert half.row == -1
    assert half.box.w < SIZE[0] / 2


def test_a_drag_keeps_length_and_the_day_by_which_the_meeting_was_taken() -> None:
    held = VagueDate.parse("2026-05-04/2026-05-06")
    target = Target(TargetKind.DAY, VagueDate.parse("2026-05-12"), Box(0, 0, 1, 1))
    assert str(dropped(held, target, grabbed=1)) == "2026-05-11/2026-05-13"
    assert str(dropped(VagueDate.parse("2026-Q2"), target)) == "2026-05-12"
    month = Target(TargetKind.VAGUE, VagueDate.parse("2026-06"), Box(0, 0, 1, 1))
    assert str(dropped(held, month)) == "2026-06"
    assert str(dropped(None, month)) == "2026-06"


def test_steps_by_keys_are_as_large_as_the_date_is_vague() -> None:
    parse = VagueDate.parse
    assert str(stepped(parse("2026-05-31"), 1)) == "2026-06-01"
    assert str(stepped(parse("2026-05-04/2026-05-06"), -1, large=True)) == "2026-04-27/2026-04-29"
    assert str(stepped(parse("2026-12"), 1)) == "2027-01"
    assert str(stepped(parse("2026-Q4"), 1)) == "2027-Q1"
    assert str(stepped(parse("2026-Q1/2026-Q2"), 1, large=True)) == "2027-Q1/2027-Q2"
    assert str(stepped(parse("2026"), -1)) == "2025"
    assert str(shifted(parse("2200-12-31"), 1)) == "2200-12-31"
    assert str(stepped(parse("1900"), -1)) == "1900"


def test_an_end_before_the_beginning_leaves_one_day() -> None:
    held = VagueDate.parse("2026-05-04/2026-05-06")
    assert str(ending(held, dt.date(2026, 5, 9))) == "2026-05-04/2026-05-09"
    assert str(ending(held, dt.date(2026, 5, 1))) == "2026-05-04"


def test_a_period_steps_over_the_ends_of_years_and_stops_at_the_end_of_the_calendar() -> None:
    month = Period.of(View.MONTH, dt.date(2026, 12, 31))
    assert month.step(1).first == dt.date(2027, 1, 1)
    assert Period.of(View.QUARTER, dt.date(2026, 1, 1)).step(-1).date == VagueDate.parse("2025-Q4")
    assert Period.of(View.YEAR, dt.date(2200, 5, 1)).step(1).first == dt.date(2200, 1, 1)
    assert Period.of(View.MONTH, dt.date(1900, 1, 1)).weeks(0)[0] == dt.date(1900, 1, 1)
