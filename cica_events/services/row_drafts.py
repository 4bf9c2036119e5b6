"""A row of a list made ready to be held against the people who are known already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cica_events.domain.fields import Field
from cica_events.domain.quick_names import NameKey, name_key
from cica_events.imports.rows.rows import ReadRow
from cica_events.imports.sources.grid import Value
from cica_events.services.came_back import CameBack

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """One row: its values with those that hold for all, and by what its person is recognised."""

    read: ReadRow
    cells: Sequence[Value]
    mended: Mapping[str, str]
    values: Values
    words: NameKey
    email: str
    home: str | None
    came_back: CameBack | None = None

    @property
    def number(self) -> int:
        """Return the number of the row, as the spreadsheet counts."""
        return self.read.number


def drafted_row(
    read: ReadRow,
    cells: Sequence[Value],
    mended: Mapping[str, str],
    fixed: Values,
    came_back: CameBack | None = None,
    fields: Mapping[str, Field] | None = None,
) -> Draft:
    """Return the draft of a row; `fixed` are values for rows that have none of their own."""
    if came_back is not None:
        read = _only_changed(read, came_back)
    values = {key: value for key, value in read.values.items() if value is not None and value != ""}
    if fixed:
        values = {**fixed, **values}
    elif len(values) == len(read.values) and isinstance(read.values, dict):
        values = read.values  # one for both, as there may be a hundred thousand
    if came_back is not None:
        values = {**values, **came_back.cleared(fields or {})}
    return Draft(
        read,
        cells,
        mended,
        values,
        name_key(values.get("given_name", ""), values.get("family_name", "")),
        (values.get("email") or "").casefold(),
        values.get("party"),
        came_back,
    )


def _only_changed(read: ReadRow, came_back: CameBack) -> ReadRow:
    """Return `read` without problems and doubts of cells that stand as they were exported."""
    stays = came_back.compared - came_back.verdict.cells.keys()
    problems = (each for each in read.problems if each.field not in stays)
    doubts = (each for each in read.doubts if each.field not in stays)
    return replace(read, problems=tuple(problems), doubts=tuple(doubts))
