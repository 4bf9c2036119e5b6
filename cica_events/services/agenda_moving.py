"""Tells which rows of an agenda that came back were moved, and which were only sorted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cica_events.domain.ascending import longest_ascending
from cica_events.domain.plain_texts import plain_text
from cica_events.i18n import _
from cica_events.imports.columns.agenda_columns import NUMBER
from cica_events.imports.round_trip.there_and_back import Comparison, RowState, Verdict
from cica_events.imports.values.item_numbers import label_of
from cica_events.queries.agenda import AgendaRow
from cica_events.services.list_reading import ListReading


@dataclass(frozen=True, slots=True)
class Moving:
    """The items that were moved by hand, each with the one behind which it stands now (None: the first).

    `following` says whether the rows stand in the order of the agenda: then new ones stand where they are.
    """

    notices: tuple[str, ...]
    beside: Mapping[str, str | None]
    following: bool


def moving(reading: ListReading, found: Comparison, items: Mapping[str, AgendaRow]) -> Moving:
    """Return what was moved in the rows of `reading`; `items` are those that are here, by id."""
    known = [
        (number, verdict.record_id)
        for number, verdict in sorted(found.rows.items())
        if verdict.state is RowState.KNOWN and verdict.record_id
    ]
    there = [record_id for _number, record_id in known]
    before = _exported(reading, known)
    if there == before or not before:
        return Moving((), {}, following=True)
    if _is_sorted(reading):
        text = _("The rows are sorted another way than the agenda: its order is left as it is.")
        return Moving((text,), {}, following=False)
    renumbered = any(
        NUMBER in verdict.cells and verdict.cells[NUMBER].verdict in (Verdict.EDITED, Verdict.CONFLICT)
        for verdict in found.rows.values()
    )
    return Moving((), {} if renumbered else _moved(there, before, items), following=True)


def _exported(reading: ListReading, known: Sequence[tuple[int, str]]) -> list[str]:
    """Return the items of the rows `known` in the order in which they were exported, if that is known."""
    if reading.origin is None:
        return []
    here = {record_id for _number, record_id in known}
    if not reading.origin.digests:
        return [record_id for record_id in reading.origin.base if record_id in here]
    column = next((column.index for column in reading.columns if column.field == NUMBER), None)
    if column is None:
        return []
    labels = {row.number: label_of(row.cells[column]) for row in reading.table.rows}
    numbers = [label.parts if (label := labels[number]) else () for number, _record in known]
    order = sorted(zip(numbers, (record for _number, record in known), strict=True))
    return [record for _parts, record in order] if all(numbers) else []


def _is_sorted(reading: ListReading) -> bool:
    """Return whether the rows stand in the order of one of their columns, up or down."""
    for column in reading.columns:
        values = [plain_text(row.cells[column.index]).casefold() for row in reading.table.rows]
        values = [value for value in values if value]
        several = len(values) > 2 and len(set(values)) > 1
        if column.field != NUMBER and several and values in (sorted(values), sorted(values, reverse=True)):
            return True
    return False


def _moved(
    there: Sequence[str], before: Sequence[str], items: Mapping[str, AgendaRow]
) -> Mapping[str, str | None]:
    """Return the fewest items whose move explains the order, each with its neighbour before it."""
    places = {record_id: place for place, record_id in enumerate(before)}
    beside: dict[str, str | None] = {}
    siblings: dict[str | None, list[str]] = {}
    for record_id in there:
        siblings.setdefault(items[record_id].parent_id, []).append(record_id)
    for several in siblings.values():
        staying = longest_ascending([places[record_id] for record_id in several])
        for at, record_id in enumerate(several):
            if places[record_id] not in staying:
                beside[record_id] = several[at - 1] if at else None
    return beside
