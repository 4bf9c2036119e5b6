"""What a benchmark tells: figures with the limits that they keep, and tables of them."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isnan


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; `limit` is the most that it may be, None where nothing is demanded."""

    name: str
    value: float  # not a number where it could not be taken
    unit: str  # "ms", "MB", "pairs", or "×" for a ratio
    limit: float | None = None
    note: str = ""  # what else is to be known of it
    column: str = ""  # of a table that has several: 1,000 people

    @property
    def kept(self) -> bool:
        """Tell whether the value is within its limit."""
        return self.limit is None or self.value <= self.limit

    @property
    def shown(self) -> str:
        """Return the value as people read it."""
        return "–" if isnan(self.value) else f"{_number(self.value, self.unit)} {self.unit}"

    @property
    def demand(self) -> str:
        """Return the limit as people read it, and whether it is kept; empty where there is none."""
        if self.limit is None:
            return ""
        return f"≤ {_number(self.limit, self.unit)} {self.unit}{'' if self.kept else '  MISSED'}"


REST = 0.25  # seconds without work beside the window until it counts as calm


@dataclass(frozen=True, slots=True)
class Size:
    """How much a benchmark works on, and how often."""

    participants: int
    people: int
    meetings: int
    runs: int
    rest: float = REST


SIZES = {
    "full": Size(participants=5_000, people=100_000, meetings=5_000, runs=9),
    "quick": Size(participants=5_000, people=10_000, meetings=1_000, runs=3),
    "tiny": Size(participants=60, people=100, meetings=20, runs=1, rest=0.05),
}


def median(values: Iterable[float]) -> float:
    """Return the median of `values`."""
    return statistics.median(values)


def table(title: str, figures: Sequence[Figure]) -> str:
    """Return `figures` as lines of text."""
    width = max(len(figure.name) for figure in figures)
    lines = [
        f"  {each.name:<{width}}  {each.shown:>12}  {each.column}  {each.demand}  {each.note}".rstrip()
        for each in figures
    ]
    return "\n".join([title, *lines])


def markdown(title: str, figures: Sequence[Figure]) -> str:
    """Return `figures` as a table in Markdown."""
    if any(figure.column for figure in figures):
        return _grid(title, figures)
    heads, cells = ["", "median"], [[figure.name, figure.shown] for figure in figures]
    for head, more in (
        ("demanded", [figure.demand for figure in figures]),
        ("", [figure.note for figure in figures]),
    ):
        if any(more):
            heads.append(head)
            cells = [[*row, text] for row, text in zip(cells, more, strict=True)]
    rule = f"|---|--:|{'---|' * (len(heads) - 2)}"
    lines = [f"| {' | '.join(row)} |" for row in (heads, *cells)]
    return "\n".join([f"### {title}", "", lines[0], rule, *lines[1:], ""])


def _grid(title: str, figures: Sequence[Figure]) -> str:
    """Return `figures` with their columns side by side."""
    columns = list(dict.fromkeys(figure.column for figure in figures))
    shown = {(figure.name, figure.column): figure.shown for figure in figures}
    lines = [
        f"| {name} | {' | '.join(shown.get((name, column), '–') for column in columns)} |"
        for name in dict.fromkeys(figure.name for figure in figures)
    ]
    head = [f"| | {' | '.join(columns)} |", f"|---|{'--:|' * len(columns)}"]
    return "\n".join([f"### {title}", "", *head, *lines, ""])


def _number(value: float, unit: str) -> str:
    return f"{value:.2f}" if unit == "×" else f"{value:,.0f}" if value >= 10 else f"{value:.1f}"
