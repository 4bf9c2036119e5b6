"""An agenda is numbered and timed from its lines, and moving them keeps it whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cica_events.domain.numbering import (
    Agenda,
    Line,
    Moves,
    lifted,
    moved,
    nested,
    numbered,
    shifted,
)
from cica_events.errors import NotFoundError, ValidationError

TREE = (
    Line("opening", None, 0, 10),
    Line("work", None, 1),
    Line("plan", "work", 0, 30),
    Line("budget", "work", 1, 45),
    Line("salaries", "budget", 0, 15),
    Line("closing", None, 2, 5),
)
IDS = "abcdefgh"
LINES = st.permutations(IDS).flatmap(
    lambda ids: st.tuples(
        *(
            st.builds(
                Line,
                st.just(line_id),
                st.sampled_from([None, "gone", *IDS]),
                st.integers(0, 4),
                st.none() | st.integers(0, 600),
            )
            for line_id in ids
        )
    )
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.sampled_from(IDS), st.sampled_from([None, *IDS]), st.integers(-1, 9)),
        st.tuples(
            st.sampled_from(["nest", "lift", "up", "down"]), st.sampled_from(IDS), st.none(), st.just(0)
        ),
    ),
    max_size=12,
)


def test_an_agenda_is_numbered_in_document_order() -> None:
    assert _outline(TREE) == [
        ("1", 0, "opening"),
        ("2", 0, "work"),
        ("2.1", 1, "plan"),
        ("2.2", 1, "budget"),
        ("2.2.1", 2, "salaries"),
        ("3", 0, "closing"),
    ]


def test_the_order_in_which_lines_are_given_does_not_matter() -> None:
    assert _outline(tuple(reversed(TREE))) == _outline(TREE)


def test_items_follow_one_another_in_time() -> None:
    assert _times(numbered(TREE, time(9, 30))) == {
        "opening": ("09:30", "09:40"),
        "work": ("09:40", "10:55"),
        "plan": ("09:40", "10:10"),
        "budget": ("10:10", "10:55"),
        "salaries": ("10:10", "10:25"),
        "closing": ("10:55", "11:00"),
    }


def test_a_parent_takes_its_own_duration_before_that_of_its_children() -> None:
    agenda = numbered([Line("a", None, 0, 60), Line("b", "a", 0, 25), Line("c", None, 1, 5)], time(9))
    assert [(line.id, line.minutes) for line in agenda.lines] == [("a", 60), ("b", 25), ("c", 5)]
    assert _times(agenda)["c"] == ("10:00", "10:05")
    assert agenda.minutes == 65


def test_without_a_start_there_are_minutes_but_no_times() -> None:
    agenda = numbered(TREE)
    assert agenda.minutes == 90
    assert {(line.start, line.end) for line in agenda.lines} == {(None, None)}


def test_no_time_is_told_that_nothing_says() -> None:
    lines = [
        Line("a", None, 0),
        Line("b", "a", 0),
        Line("c", None, 1),
        Line("d", None, 2, 20),
        Line("e", None, 3),
    ]
    agenda = numbered(lines, time(9))
    assert [line.minutes for line in agenda.lines] == [None, None, None, 20, None]
    assert [(line.start, line.end) for line in agenda.lines] == [
        (time(9), None),
        (time(9), None),
        (None, None),
        (None, None),
        (time(9, 20), None),
    ]


def test_times_past_midnight_tell_the_day() -> None:
    lines = [Line("a", None, 0, 90), Line("b", None, 1, 24 * 60), Line("c", None, 2, 30)]
    agenda = numbered(lines, time(23, 0))
    assert [(line.start, line.start_day, line.end, line.end_day) for line in agenda.lines] == [
        (time(23, 0), 0, time(0, 30), 1),
        (time(0, 30), 1, time(0, 30), 2),
        (time(0, 30), 2, time(1, 0), 2),
    ]


def test_an_empty_agenda_has_no_lines() -> None:
    assert numbered([], time(9)) == Agenda((), 0)


def test_a_line_without_its_parent_comes_at_the_end() -> None:
    lines = [Line("lost", "gone", 0), Line("below", "lost", 0), Line("a", None, 5)]
    assert _outline(lines) == [("1", 0, "a"), ("2", 0, "lost"), ("2.1", 1, "below")]


def test_a_loop_is_shown_at_the_end() -> None:
    lines = [
        Line("tail", "x", 0),
        Line("x", "y", 1),
        Line("y", "x", 2),
        Line("self", "self", 0),
        Line("a", None, 9),
    ]
    assert _outline(lines) == [
        ("1", 0, "a"),
        ("2", 0, "x"),
        ("2.1", 1, "tail"),
        ("2.2", 1, "y"),
        ("3", 0, "self"),
    ]


def test_a_deep_agenda_is_numbered() -> None:
    lines = [Line(str(level), str(level - 1) if level else None, 0, 1) for level in range(3000)]
    agenda = numbered(lines, time(9))
    assert agenda.lines[-1].depth == 2999
    assert agenda.minutes == 1


@pytest.mark.parametrize(
    ("item", "parent", "index", "changes"),
    [
        ("closing", None, 0, {"closing": (None, 0), "opening": (None, 1), "work": (None, 2)}),
        ("closing", "work", 1, {"closing": ("work", 1), "budget": ("work", 2)}),
        ("closing", "plan", 99, {"closing": ("plan", 0)}),
        ("opening", None, -5, {}),
        ("opening", None, 1, {"work": (None, 0), "opening": (None, 1)}),
        ("budget", "work", 1, {}),
    ],
)
def test_a_move_tells_only_what_changes(item: str, parent: str | None, index: int, changes: Moves) -> None:
    assert moved(TREE, item, parent, index) == changes


@pytest.mark.parametrize("parent", ["work", "budget", "salaries"])
def test_an_item_is_not_moved_into_itself(parent: str) -> None:
    with pytest.raises(ValidationError, match="into itself"):
        moved(TREE, "work", parent, 0)


@pytest.mark.parametrize("plan", [nested, lifted, lambda lines, item: shifted(lines, item, 1)])
def test_an_item_that_is_gone_is_told(plan: Callable[[Iterable[Line], str], Moves]) -> None:
    with pytest.raises(NotFoundError, match="no longer exists"):
        plan(TREE, "gone")
    with pytest.raises(NotFoundError, match="no longer exists"):
        moved(TREE, "plan", "gone", 0)


def test_nesting_puts_an_item_last_under_the_one_before() -> None:
    assert nested(TREE, "closing") == {"closing": ("work", 2)}
    assert nested(TREE, "budget") == {"budget": ("plan", 0)}
    assert nested(TREE, "opening") == {}
    assert nested(TREE, "plan") == {}


def test_lifting_puts_an_item_behind_its_parent() -> None:
    assert lifted(TREE, "plan") == {"plan": (None, 2), "closing": (None, 3)}
    assert lifted(TREE, "salaries") == {"salaries": ("work", 2)}
    assert lifted(TREE, "work") == {}


def test_shifting_changes_places_with_the_neighbour() -> None:
    assert shifted(TREE, "work", -1) == {"work": (None, 0), "opening": (None, 1)}
    assert shifted(TREE, "plan", 1) == {"budget": ("work", 0), "plan": ("work", 1)}
    assert shifted(TREE, "opening", -1) == {}
    assert shifted(TREE, "budget", 1) == {}
    assert shifted([Line("a", None, 3), Line("b", None, 7)], "b", 1) == {}


def test_a_move_mends_what_was_broken() -> None:
    lines = [Line("x", "y", 0), Line("y", "x", 0), Line("lost", "gone", 0), Line("a", None, 0)]
    after = _applied(lines, moved(lines, "y", "a", 0))
    assert _outline(after) == [("1", 0, "a"), ("1.1", 1, "y"), ("2", 0, "lost"), ("3", 0, "x")]
    assert {line.parent_id for line in after} == {None, "a"}


@settings(deadline=None)
@given(LINES, STEPS)
def test_any_moves_keep_the_agenda_whole(
    lines: tuple[Line, ...], steps: list[tuple[str, str, str | None, int]]
) -> None:
    now: Iterable[Line] = lines
    _assert_whole(lines)
    for step in steps:
        now = _applied(now, _planned(now, *step))
        _assert_whole(now)


@settings(deadline=None)
@given(LINES, st.sampled_from(IDS))
def test_a_nested_item_is_lifted_back_to_its_place(lines: tuple[Line, ...], item: str) -> None:
    changes = nested(lines, item)
    back = _applied(lines, changes)
    if changes:
        back = _applied(back, lifted(back, item))
    assert _outline(back) == _outline(lines)


def _planned(lines: Iterable[Line], verb: str, item: str, parent: str | None, index: int) -> Moves:
    match verb:
        case "nest":
            return nested(lines, item)
        case "lift":
            return lifted(lines, item)
        case "up" | "down":
            return shifted(lines, item, 1 if verb == "down" else -1)
    try:
        return moved(lines, item, parent, index)
    except ValidationError:
        return {}


def _applied(lines: Iterable[Line], changes: Moves) -> list[Line]:
    return [
        replace(line, parent_id=changes[line.id][0], order=changes[line.id][1])
        if line.id in changes
        else line
        for line in lines
    ]


def _outline(lines: Iterable[Line]) -> list[tuple[str, int, str]]:
    return [(line.number, line.depth, line.id) for line in numbered(lines).lines]


def _times(agenda: Agenda) -> dict[str, tuple[str, str]]:
    return {line.id: (f"{line.start:%H:%M}", f"{line.end:%H:%M}") for line in agenda.lines}


def _assert_whole(lines: Iterable[Line]) -> None:
    """Demand every line once, and numbers that go on without a gap in document order."""
    shown = numbered(lines, time(22)).lines
    assert sorted(line.id for line in shown) == sorted(line.id for line in lines)
    counted: list[int] = []
    for line in shown:
        assert line.depth <= len(counted)
        counted = [*counted[: line.depth + 1], *[0] * (line.depth + 1 - len(counted))]
        counted[-1] += 1
        assert line.number == ".".join(map(str, counted))
