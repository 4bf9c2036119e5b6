"""A table of a report, and the chart beside it, before any file format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from cica_events.exports.cells import Cell


class Column(Enum):
    """What stands in a column of a report."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"  # 0 to 1, printed in percent


class ChartKind(Enum):
    """How a chart shows its figures."""

    BARS = "bars"  # lying, one beside the other: for names
    STACKED = "stacked"  # lying, one upon the other
    COLUMNS = "columns"  # standing: for years
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of some columns, counted from 0, over the first column that names the lines."""

    kind: ChartKind
    title: str
    columns: tuple[int, ...]
    names: int = 0
    lines: int = 0  # how many of the first lines it shows; 0 for all


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One sheet; where `total`, the last row sums up the others and stands in no chart."""

    name: str
    title: str
    headings: tuple[str, ...]
    kinds: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: bool = False
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportHeading:
    """What stands above each table, in the language of the document."""

    language: str
    title: str  # of the report
    scope: str  # "2021–2023 · all bodies"
    as_of: datetime  # aware
    rules: tuple[str, ...]  # how it counts
