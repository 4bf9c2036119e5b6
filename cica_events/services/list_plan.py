"""What an import would do as a whole, before anything is done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.rows.rows import Problem
from cica_events.imports.sources.grid import Sheet
from cica_events.services.import_plan import Action, Choices
from cica_events.services.list_reading import ListReading
from cica_events.services.planned_rows import PlannedRow


@dataclass(frozen=True, kw_only=True)
class ListPlan:
    """The whole import; `gone` are the records that were exported in this file and stand in it no longer."""

    reading: ListReading
    choices: Choices
    rows: tuple[PlannedRow, ...]
    notices: tuple[str, ...]
    gone: tuple[PlannedRow, ...] = ()

    @property
    def meeting_id(self) -> str:
        """Return the meeting that the list is for."""
        return self.reading.meeting_id

    @property
    def path(self) -> Path:
        """Return where the list lies."""
        return self.reading.source.path

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Return the sheets of the file."""
        return self.reading.grid.sheets

    @property
    def sheet(self) -> str:
        """Return the name of the sheet that was read."""
        return self.reading.grid.sheet

    @property
    def heading_row(self) -> int:
        """Return the row of the headings, as the spreadsheet counts."""
        return self.reading.table.heading_row

    @property
    def columns(self) -> tuple[ColumnMatch, ...]:
        """Return what each column is taken for."""
        return self.reading.columns

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the whole file."""
        return tuple(problem for row in self.rows for problem in row.problems)

    def count(self, action: Action) -> int:
        """Return how many rows meet with `action`."""
        return self._counts[action]

    @cached_property
    def _counts(self) -> Counter[Action]:
        return Counter(row.action for row in (*self.rows, *self.gone))
