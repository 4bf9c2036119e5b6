"""A row of a list made ready to be held against the people who are known already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cica_events.domain.quick_names import NameKey, name_key
from cica_events.imports.grid import Value
from cica_events.imports.rows import ReadRow

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

    @property
    def number(self) -> int:
        """Return the number of the row, as the spreadsheet counts."""
        return self.read.number


def drafted_row(read: ReadRow, cells: Sequence[Value], mended: Mapping[str, str], fixed: Values) -> Draft:
    """Return the draft of a row; `fixed` are values for rows that have none of their own."""
    values = {key: value for key, value in read.values.items() if value is not None and value != ""}
    if fixed:
        values = {**fixed, **values}
    elif len(values) == len(read.values) and isinstance(read.values, dict):
        values = read.values  # one for both, as there may be a hundred thousand
    return Draft(
        read,
        cells,
        mended,
        values,
        name_key(values.get("given_name", ""), values.get("family_name", "")),
        values.get("email", "").casefold(),
        values.get("party"),
    )
