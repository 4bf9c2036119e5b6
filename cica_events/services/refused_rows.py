"""Saves what of a list stays refused, to be put right and taken in again; and knows such a list again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from cica_events.exports.refused_rows import Cell, RefusedRow, is_reasons_heading, write_refused
from cica_events.i18n import N_, _
from cica_events.imports.columns.mapping import LEFT_OUT, ColumnUse, ListMapping
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.round_trip.our_columns import ids_column
from cica_events.services.import_plan import Action
from cica_events.services.list_plan import ListPlan
from cica_events.services.planned_rows import PlannedRow

_REASONS = N_("It says why the rows were refused before.")


def save_refused(plan: ListPlan, path: Path, language: str) -> int:
    """Write the rows that `plan` refuses to a workbook, as they stand in the file but for what was mended.

    Each row has its reasons beside it, and the cells that are to blame are marked. Columns that are secret
    are left out. Returns how many rows there are. Raises OutputError where the file cannot be written.
    """
    places = [column.index for column in plan.columns if _is_kept(plan, column)]
    rows = [_refused(plan, row, places) for row in plan.rows if row.action is Action.REFUSE]
    write_refused([plan.columns[place].heading for place in places], rows, path, language)
    return len(rows)


def without_reasons(headings: Sequence[str], mapping: ListMapping) -> ListMapping:
    """Return `mapping` so that a column with the reasons of refused rows is left out."""
    found: dict[int | str, ColumnUse] = {
        at: LEFT_OUT for at, heading in enumerate(headings) if is_reasons_heading(heading)
    }
    return replace(mapping, columns={**found, **mapping.columns}) if found else mapping


def with_reasons_explained(columns: Sequence[ColumnMatch]) -> tuple[ColumnMatch, ...]:
    """Return `columns`, that of the reasons of refused rows with why it is left out."""
    return tuple(
        replace(column, reason=_(_REASONS))
        if column.field is None and is_reasons_heading(column.heading)
        else column
        for column in columns
    )


def _is_kept(plan: ListPlan, column: ColumnMatch) -> bool:
    own = ids_column(plan.reading.table)
    return not column.secret and column.index != own and not is_reasons_heading(column.heading)


def _refused(plan: ListPlan, row: PlannedRow, places: Sequence[int]) -> RefusedRow:
    assert row.written is not None
    cells: list[Cell] = [row.written.cells[place] for place in places]
    wrong = {problem.field for problem in row.problems}
    bad = set()
    for at, place in enumerate(places):
        keys = set(_keys_of(plan.columns[place]))
        if keys & wrong:
            bad.add(at)
        mended = [text for key, text in row.written.mended.items() if key in keys]
        if mended and len(keys & row.written.mended.keys()) == len(mended) == 1:
            cells[at] = mended[0]
    reasons = list(dict.fromkeys(problem.message for problem in row.problems))
    return RefusedRow(cells, reasons, frozenset(bad))


def _keys_of(column: ColumnMatch) -> Iterator[str]:
    """Yield the fields that a column may be to blame for."""
    yield from column.use.fields
    if column.field == "full_name":
        yield from ("family_name", "given_name")
