"""What is told of changed lines: each stretch of neighbours once."""

from __future__ import annotations

from ui.toolkit.line_changes import runs


def test_neighbours_are_one_stretch() -> None:
    assert list(runs([0, 1, 2, 5, 7, 8])) == [(0, 2), (5, 5), (7, 8)]


def test_no_line_is_no_stretch() -> None:
    assert list(runs([])) == []
