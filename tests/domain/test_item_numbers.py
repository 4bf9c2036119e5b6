"""The numbers of agenda items in each style, continued, restarted, left out and fixed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.agenda import Counting
from cica_events.domain.meetings import NumberStyle
from cica_events.domain.number_signs import Sign
from cica_events.domain.numbering import Line, numbered

DEEP = [Line(str(level), str(level - 1) if level else None, 0) for level in range(7)]
PARTS = (
    Line("I", None, 0, counting=Counting.NONE),
    Line("welcome", "I", 0),
    Line("adoption", "I", 1),
    Line("II", None, 1, counting=Counting.NONE),
    Line("food", "II", 0),
    Line("wheat", "food", 0),
    Line("coffee", "II", 1, counting=Counting.NONE),
    Line("energy", "II", 2),
)


def _numbers(lines: list[Line] | tuple[Line, ...], style: NumberStyle = NumberStyle.DECIMAL) -> list[str]:
    return [line.number for line in numbered(lines, style=style).lines]


def _cited(lines: list[Line], style: NumberStyle) -> list[str]:
    return [line.cited for line in numbered(lines, style=style).lines]


@pytest.mark.parametrize(
    ("style", "shown", "deepest"),
    [
        ("decimal", ["1", "1.1", "1.1.1", "1.1.1.1"], "1.1.1.1.1.1.1"),
        ("letters", ["1", "(a)", "(i)", "a.", "i.", "(a)", "(i)"], "1 (a) (i) a i (a) (i)"),
        ("decimal-letters", ["1", "1.1", "(a)", "(i)", "a.", "i.", "(a)"], "1.1 (a) (i) a i (a)"),
        ("roman", ["I", "1", "(a)", "(i)", "a.", "i.", "(a)"], "I.1 (a) (i) a i (a)"),
    ],
)
def test_each_level_is_numbered_in_its_style(style: str, shown: list[str], deepest: str) -> None:
    assert _numbers(DEEP, NumberStyle.of(style))[: len(shown)] == shown
    assert _cited(DEEP, NumberStyle.of(style))[-1] == deepest


def test_letters_are_doubled_behind_z() -> None:
    lines = [Line("a", None, 0), *(Line(f"{n:03}", "a", n) for n in range(80))]
    found = _numbers(lines, NumberStyle.LETTERS)[1:]
    assert [found[n] for n in (0, 25, 26, 27, 51, 52, 78)] == [
        "(a)", "(z)", "(aa)", "(bb)", "(zz)", "(aaa)", "(aaaa)",
    ]  # fmt: skip
    assert len(set(found)) == len(found)


def test_what_has_no_number_is_passed_over_with_what_lies_under_it() -> None:
    assert _numbers(PARTS) == ["", "1", "2", "", "3", "3.1", "", "4"]


def test_counting_restarts_and_sub_items_go_on_from_those_before() -> None:
    lines = [
        Line("a", None, 0),
        Line("a1", "a", 0),
        Line("a2", "a", 1),
        Line("b", None, 1),
        Line("c", None, 2, counting=Counting.CONTINUED),
        Line("c1", "c", 0),
        Line("d", None, 3, counting=Counting.RESTART),
        Line("d1", "d", 0),
        Line("e", None, 4),
    ]
    assert _numbers(lines, NumberStyle.ROMAN) == ["I", "1", "2", "II", "III", "3", "I", "1", "II"]
    assert _cited(lines, NumberStyle.ROMAN)[5] == "III.3"


@pytest.mark.parametrize(
    ("style", "own", "shown"),
    [
        ("decimal", "5", ["1", "5", "5.1", "6"]),
        ("decimal", "5.", ["1", "5.", "5.1", "6"]),
        ("decimal", "1 bis", ["1", "1 bis", "1 bis.1", "2"]),
        ("decimal", "A", ["1", "A", "A.1", "2"]),
        ("letters", "7", ["1", "7", "(a)", "8"]),
        ("roman", "IX", ["I", "IX", "1", "X"]),
        ("roman", "9", ["I", "9", "1", "II"]),
        ("roman", "IIII", ["I", "IIII", "1", "II"]),
    ],
)
def test_a_fixed_number_of_the_style_is_counted_on_from(style: str, own: str, shown: list[str]) -> None:
    lines = [Line("a", None, 0), Line("b", None, 1, own_number=own), Line("b1", "b", 0), Line("c", None, 2)]
    assert _numbers(lines, NumberStyle.of(style)) == shown


@pytest.mark.parametrize("own", ["(f)", "f)", "1 (f)"])
def test_a_fixed_number_below_may_say_the_one_above(own: str) -> None:
    lines = [Line("a", None, 0), Line("a1", "a", 0, own_number=own), Line("a2", "a", 1)]
    assert _numbers(lines, NumberStyle.LETTERS) == ["1", own, "(g)"]
    assert _cited(lines, NumberStyle.LETTERS)[2] == "1 (g)"


def test_a_fixed_number_that_shall_not_count_does_not() -> None:
    fixed = Line("b", None, 1, own_number="7", counting=Counting.NONE)
    assert _numbers([Line("a", None, 0), fixed, Line("c", None, 2)]) == ["1", "7", "2"]


@given(st.sampled_from(list(Sign)), st.integers(1, 400))
def test_what_is_written_is_read_back(sign: Sign, number: int) -> None:
    assert sign.read(sign.written(number)) == number


@given(st.sampled_from(list(NumberStyle)), st.text(max_size=20))
def test_any_text_may_be_a_fixed_number(style: NumberStyle, own: str) -> None:
    lines = [
        Line("a", None, 0),
        Line("b", "a", 0, own_number=own),
        Line("c", "b", 0),
        Line("d", "a", 1),
    ]
    shown = numbered(lines, style=style).lines
    assert shown[3].number
    assert shown[1].number == (own.strip() or shown[1].number)
