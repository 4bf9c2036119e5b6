"""One row of an import, as it would be taken in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.rows.rows import Doubt, Problem
from cica_events.imports.sources.grid import Value
from cica_events.imports.values.cells import as_text
from cica_events.services.import_plan import Action, CellFate, Conflict, Decision, Recognised

NOTHING: Final[Mapping[Any, Any]] = MappingProxyType({})
"""An empty mapping that many rows share."""


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """The cells of a row as they stand in the file, and the texts typed over some of them."""

    columns: Sequence[ColumnMatch]
    cells: Sequence[Value]
    mended: Mapping[str, str] = field(default_factory=lambda: NOTHING)

    def texts(self) -> dict[str, str]:
        """Return the text of each cell that is taken, by the key of its field."""
        found: dict[str, str] = {}
        for column in self.columns:
            if column.field is not None and column.index < len(self.cells):
                before = found.get(column.field)
                text = as_text(self.cells[column.index])
                found[column.field] = " ".join(filter(None, (before, text))) if before else text
        return {**found, **self.mended}


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the file; `number` counts as the spreadsheet does; 0 for a record that is gone from it.

    `values` by field key are those that the row holds; `before` are those that it would replace.
    `recognised` are those whom it may mean, the likeliest first; `choices` what may be decided about it.
    `conflicts` and `changed_here` (the present text) are of cells of a list of ours that came back.
    """

    number: int
    action: Action
    values: Mapping[str, Any]
    before: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    participant_id: str | None = None
    person_id: str | None = None
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    choices: tuple[Decision, ...] = ()
    decided: Decision | None = None
    conflicts: Mapping[str, Conflict] = field(default_factory=lambda: NOTHING)
    changed_here: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    written: WrittenRow | None = None

    @property
    def key(self) -> int | str:
        """Return what decisions about the row go by: its number, or the record that is gone from the file."""
        return self.number or self.participant_id or 0

    @property
    def texts(self) -> Mapping[str, str]:
        """Return the texts of the file by field key."""
        return self.written.texts() if self.written else NOTHING

    def fate(self, key: str) -> CellFate:
        """Return what the cell of the field `key` would do."""
        if key in self.conflicts:
            return CellFate.CONFLICT
        if any(problem.field == key for problem in self.problems):
            return CellFate.REFUSED
        if any(doubt.field == key for doubt in self.doubts):
            return CellFate.DOUBTFUL
        if key in self.changed_here:
            return CellFate.CHANGED_HERE
        if key in self.before and self.action in (Action.UPDATE, Action.CREATE):
            return CellFate.CHANGED
        return CellFate.NEW if self.action is Action.CREATE and key in self.values else CellFate.SAME
