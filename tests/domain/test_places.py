"""Of the records whose place in a list a step changed, those that were only shifted are known."""

from __future__ import annotations

import pytest

from cica_events.domain.places import only_shifted, seen

Moves = dict[str, tuple[int, int]]


@pytest.mark.parametrize(
    ("moves", "came", "stirred", "shifted"),
    [
        ({"a": (0, 1), "b": (1, 2), "c": (2, 3), "d": (3, 0)}, [], False, "abc"),  # d went first
        ({"a": (2, 5), "b": (3, 2), "c": (4, 3), "d": (5, 4)}, [], False, "bcd"),  # a went down
        ({"a": (0, 1), "b": (1, 2), "d": (4, 0)}, [], False, "ab"),  # over a gap, past one that stayed
        ({"a": (3, 4), "b": (4, 3)}, [], False, ""),  # nobody can tell which was moved
        ({"b": (1, 2), "c": (2, 3)}, [1], True, "bc"),  # another came in before them
        ({"b": (2, 1)}, [], True, "b"),  # another went
        ({"c": (5, 2)}, [], False, ""),  # alone: something was done with it
        ({"a": (0, 10**9)}, [], False, ""),
        ({}, [0], True, ""),
    ],
)
def test_who_keeps_its_place_among_the_others_was_only_shifted(
    moves: Moves, came: list[int], stirred: bool, shifted: str
) -> None:
    assert only_shifted(moves, came, stirred) == set(shifted)


@pytest.mark.parametrize(
    ("place", "gone", "come", "shown"),
    [
        (7, [7], [1], 6),  # what stood at 1 had been removed in an earlier step
        (7, [7, 1], [1], 7),  # or is removed by this one, and stood there before it
        (3, [3, 0, 1, 2], [0, 1, 2, 3], 3),
        (0, [0], [5], 0),
    ],
)
def test_a_place_that_stood_empty_before_a_record_is_not_counted(
    place: int, gone: list[int], come: list[int], shown: int
) -> None:
    assert seen(place, gone, come) == shown
