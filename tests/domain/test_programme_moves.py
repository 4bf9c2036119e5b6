"""What moves along with a session: what begins later in its room or in all rooms, unless it is fixed."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from cica_events.domain.programme_moves import Standing, following, pushed, shifted

ZURICH = ZoneInfo("Europe/Zurich")
DAY = date(2024, 6, 3)


def at(id_: str, hour: int, room: str = "A", *, pinned: bool = False, day: date = DAY) -> Standing:
    start = datetime.combine(day, time(hour), ZURICH)
    return Standing(id_, day, start, 60, room, pinned)


ALL = [
    at("first", 9),
    at("beside", 10, "B"),
    at("second", 10),
    at("lunch", 12, ""),
    at("fixed", 14, pinned=True),
    at("late", 15),
    at("tomorrow", 9, day=date(2024, 6, 4)),
]


def ids(found: list[Standing]) -> list[str]:
    return [each.id for each in found]


def test_what_follows_is_later_that_day_in_the_room_or_in_all_and_not_fixed() -> None:
    assert ids(following(ALL, ALL[0])) == ["second", "lunch", "late"]
    assert ids(following(ALL, ALL[1])) == ["lunch"]


def test_after_a_session_in_all_rooms_everything_follows() -> None:
    assert ids(following([*ALL, at("other", 16, "B")], ALL[3])) == ["late", "other"]


def test_one_that_comes_anew_pushes_what_is_there_by_what_they_overlap() -> None:
    behind, minutes = pushed(ALL, at("new", 10))
    assert (ids(behind), minutes) == (["second", "lunch", "late"], 60)
    behind, minutes = pushed(ALL, at("new", 11))
    assert minutes == 0


def test_a_shift_is_counted_over_the_change_of_the_clocks() -> None:
    night = Standing("night", date(2024, 3, 30), datetime(2024, 3, 30, 23, tzinfo=ZURICH), 60, "", False)
    assert shifted(night, 240) == (date(2024, 3, 31), time(4))
    assert shifted(night, -60) == (date(2024, 3, 30), time(22))
