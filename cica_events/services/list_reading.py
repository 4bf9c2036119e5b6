"""A list that was read and understood, before it is held against what is there already."""

from __future__ import annotations

from dataclasses import dataclass, field

from cica_events.imports.columns.mapping import ListMapping, RememberedLayout
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.sources.grid import Grid
from cica_events.imports.sources.origin import Origin
from cica_events.imports.sources.source import Source
from cica_events.imports.tables.headings import Table


@dataclass(frozen=True, slots=True)
class ListReading:
    """What stands in a list for one meeting; `samples` are some different values of each column, as text.

    `mapping` is what the user said of the columns, `layout` the saved one by which they were known. Of a
    grid that is not complete only the first rows were read.
    """

    meeting_id: str
    source: Source
    grid: Grid
    tables: tuple[Table, ...]
    table: Table
    columns: tuple[ColumnMatch, ...]
    samples: tuple[tuple[str, ...], ...]
    mapping: ListMapping = field(default_factory=ListMapping)
    layout: RememberedLayout | None = None
    origin: Origin | None = None
