"""A list of participants that was exported from here and came back: what of each row was changed there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from cica_events.domain.fields import Field, Kind
from cica_events.exports.registry import find_export
from cica_events.imports.round_trip.our_columns import keys_of
from cica_events.imports.round_trip.there_and_back import Comparison, RowState, RowVerdict, Verdict, compare
from cica_events.imports.sources.grid import Row
from cica_events.services.import_plan import Conflict, Side
from cica_events.services.list_reading import ListReading

EXPORT: Final = "participants"

PresentTexts = Callable[[str, str, Sequence[str], str], Mapping[str, Mapping[str, str]]]
"""Gives for an export, a meeting, keys of columns and a language the texts as they would be exported now."""

_TITLES: Final = frozenset({"honorific", "courtesy", "rank"})  # are parted anew among each other
_CHANGED: Final = (Verdict.EDITED, Verdict.CONFLICT)


@dataclass(frozen=True, slots=True)
class CameBack:
    """A row of a known record: what was compared, and what is not as it was."""

    verdict: RowVerdict
    compared: frozenset[str]  # keys of the fields whose values as exported are known

    @property
    def record_id(self) -> str | None:
        """Return the record that the row is of, as long as it is here."""
        return self.verdict.record_id if self.verdict.state is RowState.KNOWN else None

    @property
    def removed_here(self) -> bool:
        """Return whether the row is of a record that was removed here since."""
        return self.verdict.state is RowState.REMOVED_HERE

    def cleared(self, fields: Mapping[str, Field]) -> dict[str, Any]:
        """Return the empty values of the cells that were emptied there."""
        return {
            key: _nothing(fields[key])
            for key, cell in self.verdict.cells.items()
            if key in fields and cell.verdict in _CHANGED and not cell.theirs
        }

    def changes(self, keys: Iterable[str], sides: Mapping[str, Side]) -> set[str]:
        """Return those of `keys` that the row may change; of a conflict only what was decided so."""
        changed = {
            key
            for key, cell in self.verdict.cells.items()
            if cell.verdict is Verdict.EDITED
            or (cell.verdict is Verdict.CONFLICT and sides.get(key) is Side.THEIRS)
        }
        if changed & _TITLES:
            changed |= {key for key in _TITLES if key not in self.verdict.cells}
        return {key for key in keys if key in changed or key not in self.compared}

    def conflicts(self) -> dict[str, Conflict]:
        """Return the cells that were changed on both sides."""
        return {
            key: Conflict(cell.base or "", cell.theirs, cell.ours)
            for key, cell in self.verdict.cells.items()
            if cell.verdict is Verdict.CONFLICT
        }

    def changed_here(self) -> dict[str, str]:
        """Return the present texts of the cells that were changed here since."""
        return {
            key: cell.ours for key, cell in self.verdict.cells.items() if cell.verdict is Verdict.CHANGED_HERE
        }


def compared_rows(
    reading: ListReading,
    rows: Sequence[Row],
    mended: Mapping[int, Mapping[str, str]],
    texts: PresentTexts,
) -> tuple[dict[int, CameBack], tuple[str, ...]]:
    """Return by number the rows of records that were exported in this list, and the records that are gone."""
    origin = reading.origin
    if origin is None:
        return {}, ()
    keys = [key for key, _heading in origin.columns]
    present = texts(EXPORT, reading.meeting_id, keys, origin.language)
    places = keys_of(reading.columns)
    written = [_mended(row, mended[row.number], places) if row.number in mended else row for row in rows]
    table = replace(reading.table, rows=tuple(written))
    found: Comparison = compare(origin, table, reading.columns, present, find_export(EXPORT).fields)
    compared = frozenset(places.values()) & frozenset(keys)
    states = (RowState.KNOWN, RowState.REMOVED_HERE)
    ours = {
        number: CameBack(verdict, compared)
        for number, verdict in found.rows.items()
        if verdict.state in states
    }
    return ours, found.gone


def _mended(row: Row, texts: Mapping[str, str], places: Mapping[int, str]) -> Row:
    cells = tuple(texts.get(places.get(at, ""), cell) for at, cell in enumerate(row.cells))
    return Row(row.number, cells)


def _nothing(field: Field) -> Any:
    if field.kind is Kind.BOOLEAN:
        return False
    return "" if field.kind in _TEXTUAL else None


_TEXTUAL: Final = {Kind.TEXT, Kind.MULTILINE, Kind.CODE, Kind.EMAIL, Kind.PHONE}
