"""What an import of participants would do, row by row, before anything is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from cica_events.imports.grid import Sheet
from cica_events.imports.matching import ColumnMatch
from cica_events.imports.rows import Problem


class Action(StrEnum):
    """What becomes of a row."""

    CREATE = "create"
    UPDATE = "update"
    SKIP = "skip"  # the participant is there already, with the same values
    REFUSE = "refuse"  # the row has problems


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the file; `number` counts as the spreadsheet does.

    `values` by field key are those that the row holds; `before` are those that an update would replace.
    """

    number: int
    action: Action
    values: Mapping[str, Any]
    before: Mapping[str, Any] = field(default_factory=dict)
    participant_id: str | None = None
    person_id: str | None = None
    problems: tuple[Problem, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportPlan:
    """The whole import; `seen` are the participants (id, version) for whom it was made."""

    meeting_id: str
    path: Path
    sheets: tuple[Sheet, ...]
    sheet: str
    heading_row: int
    columns: tuple[ColumnMatch, ...]
    rows: tuple[PlannedRow, ...]
    notices: tuple[str, ...]
    seen: frozenset[tuple[str, int]]

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the whole file."""
        return tuple(problem for row in self.rows for problem in row.problems)

    def count(self, action: Action) -> int:
        """Return how many rows meet with `action`."""
        return self._counts[action]

    @cached_property
    def _counts(self) -> Counter[Action]:
        return Counter(row.action for row in self.rows)

    def as_json(self) -> dict[str, Any]:
        """Return the plan as the command line prints it."""
        return {
            "columns": [
                {
                    "heading": column.heading,
                    "field": column.field,
                    "confidence": column.confidence,
                    "reason": column.reason,
                }
                for column in self.columns
            ],
            "rows": len(self.rows),
            "created": self.count(Action.CREATE),
            "updated": self.count(Action.UPDATE),
            "skipped": self.count(Action.SKIP),
            "problems": [asdict(problem) for problem in self.problems],
            "doubts": [{"row": row.number, "message": text} for row in self.rows for text in row.doubts],
        }
