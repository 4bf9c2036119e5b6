"""What stands in no session goes into those that have room left, in the order of the agenda."""

from __future__ import annotations

from cica_events.domain.scheduling import Space, Waiting, scheduled


def plan(waiting: list[Waiting], *spaces: Space) -> dict[str, tuple[str, int]]:
    return {each.item_id: (each.sitting_id, each.index) for each in scheduled(waiting, spaces)}


def test_items_fill_one_session_after_the_other() -> None:
    waiting = [Waiting("a", 0, 40), Waiting("b", 1, 30), Waiting("c", 2, 10)]
    assert plan(waiting, Space("one", 60), Space("two", 60)) == {
        "a": ("one", 0), "b": ("two", 0), "c": ("two", 1),
    }  # fmt: skip


def test_an_item_goes_between_those_beside_which_it_stands_in_the_agenda() -> None:
    assert plan([Waiting("b", 1, 10)], Space("one", 60, [0, 2])) == {"b": ("one", 1)}


def test_an_item_that_fits_only_before_goes_there() -> None:
    assert plan([Waiting("b", 5, 30)], Space("one", 60), Space("two", 10, [4])) == {"b": ("one", 0)}


def test_what_fits_nowhere_is_left_out_and_unknown_lengths_need_some_room() -> None:
    waiting = [Waiting("a", 0, 90), Waiting("b", 1, 0)]
    assert plan(waiting, Space("one", 5), Space("two", 15)) == {"b": ("two", 0)}
