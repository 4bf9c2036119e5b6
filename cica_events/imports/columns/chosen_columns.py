"""What the user says of the columns, by their index."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cica_events.errors import InputError
from cica_events.i18n import _
from cica_events.imports.columns.mapping import ColumnUse, ListMapping
from cica_events.imports.words.vocabulary import squashed


def chosen_uses(
    headings: Sequence[str], known: Collection[str], mapping: ListMapping
) -> dict[int, ColumnUse]:
    """Return the use of each column that `mapping` names; InputError for a column or field there is not."""
    chosen: dict[int, ColumnUse] = {}
    for column, use in mapping.columns.items():
        for key in use.fields:
            if key not in known:
                raise InputError(_("There is no field “{key}”.").format(key=key))
        chosen[index_of(column, headings)] = use
    return chosen


def index_of(column: int | str, headings: Sequence[str]) -> int:
    """Return the index of a column by its heading or its place from 0; InputError where there is none."""
    if isinstance(column, int):
        if 0 <= column < len(headings):
            return column
    else:
        for index, heading in enumerate(headings):
            if heading.strip() == column.strip() or (heading and squashed(heading) == squashed(column)):
                return index
    raise InputError(_("There is no column “{column}”.").format(column=column))
