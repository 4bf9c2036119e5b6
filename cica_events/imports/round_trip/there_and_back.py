"""Compares a list of ours that was edited with what it was as exported, and with what is here now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from cica_events.domain.fields import Field, Kind
from cica_events.domain.origins import digest
from cica_events.domain.plain_texts import plain_text
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.round_trip.came_back import texts_of
from cica_events.imports.round_trip.our_columns import ids_of, keys_of
from cica_events.imports.sources.grid import Row
from cica_events.imports.sources.origin import Origin
from cica_events.imports.tables.table import Table


class Verdict(StrEnum):
    """What became of a cell since it was exported."""

    SAME = "same"
    EDITED = "edited"  # there
    CHANGED_HERE = "changed-here"
    CONFLICT = "conflict"  # both, each to something else


class RowState(StrEnum):
    """What a row of a list that came back is."""

    KNOWN = "known"  # of a record that was exported and is still here
    ADDED = "added"  # there, or of no record of this document
    COPIED = "copied"  # of one that stands in another row already
    REMOVED_HERE = "removed-here"  # of a record that is no more


@dataclass(frozen=True, slots=True)
class CellVerdict:
    """A cell that is not what it was; the texts are plain ones.

    `base` is None where the file keeps only a digest of it. `theirs` is "" for a cell that was cleared: a
    change, unlike an empty cell of any other list.
    """

    verdict: Verdict
    base: str | None
    theirs: str
    ours: str


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What became of a row; `cells` has those that are not the same, by key of field."""

    state: RowState
    record_id: str | None = None  # of the record it is, was, or is a copy of
    cells: Mapping[str, CellVerdict] = field(default_factory=dict)
    copy_of: int | None = None  # the number of the row that stands for the record


@dataclass(frozen=True, slots=True)
class Comparison:
    """By the number of each row what became of it; `gone` are records here whose rows were removed there."""

    rows: Mapping[int, RowVerdict]
    gone: tuple[str, ...] = ()


Present = Mapping[str, Mapping[str, str]]
"""By the record's id, its plain texts now by key of field, in the language of the origin."""


def compare(
    origin: Origin,
    table: Table,
    matches: Sequence[ColumnMatch],
    present: Present,
    fields: Sequence[Field] = (),
) -> Comparison:
    """Return what became of each row of `table`, which is of this `origin`, and what is gone.

    Compared are the columns that `matches` takes for a field of the origin; their kinds are those of
    `fields`. Where not the whole file was read nothing is gone.
    """
    ids = ids_of(table)
    if ids is None:
        return Comparison({row.number: RowVerdict(RowState.ADDED) for row in table.rows})
    comparing = _Comparing(origin, matches, present, fields)
    chosen = comparing.one_row_each(table.rows, ids)
    rows = {row.number: comparing.verdict(row, ids[row.number], chosen) for row in table.rows}
    return Comparison(rows, _gone(origin, set(ids.values()), present) if table.grid.complete else ())


class _Comparing:
    """Compares one row after the other."""

    def __init__(
        self, origin: Origin, matches: Sequence[ColumnMatch], present: Present, fields: Sequence[Field]
    ) -> None:
        kinds = {each.key: each.kind for each in fields}
        places = {key: at for at, (key, _heading) in enumerate(origin.columns)}
        keys = keys_of(matches)
        self._columns = [
            (key, index, places[key], kinds.get(key, Kind.TEXT))
            for index, key in keys.items()
            if key in places
        ]
        self._origin, self._present = origin, present

    def one_row_each(self, rows: Sequence[Row], ids: Mapping[int, str]) -> Mapping[str, int]:
        """Return for each record the number of the row that stands for it: the one least edited."""
        several: dict[str, list[Row]] = {}
        for row in rows:
            if record_id := ids[row.number]:
                several.setdefault(record_id, []).append(row)
        return {record_id: self._least_edited(record_id, found) for record_id, found in several.items()}

    def _least_edited(self, record_id: str, rows: Sequence[Row]) -> int:
        if len(rows) == 1:
            return rows[0].number
        return min(rows, key=lambda row: self._edited(record_id, row)).number

    def _edited(self, record_id: str, row: Row) -> int:
        base = self._origin.base.get(record_id)
        return sum(not self._as_exported(*column, row, base) for column in self._columns) if base else 0

    def verdict(self, row: Row, record_id: str, chosen: Mapping[str, int]) -> RowVerdict:
        base = self._origin.base.get(record_id)
        if base is None:
            return RowVerdict(RowState.ADDED)
        if chosen[record_id] != row.number:
            return RowVerdict(RowState.COPIED, record_id, copy_of=chosen[record_id])
        now = self._present.get(record_id)
        cells = dict(self._cells(row, base, now))
        return RowVerdict(RowState.REMOVED_HERE if now is None else RowState.KNOWN, record_id, cells)

    def _cells(
        self, row: Row, base: Sequence[str], now: Mapping[str, str] | None
    ) -> Iterator[tuple[str, CellVerdict]]:
        for column in self._columns:
            key, index, place, kind = column
            ours = None if now is None else now.get(key, "")
            stays = self._as_exported(*column, row, base)
            stayed = ours is None or self._is(key, ours, base[place])
            if (stays and stayed) or (not stays and ours in tuple(texts_of(row.cells[index], kind))):
                continue
            verdict = Verdict.CHANGED_HERE if stays else Verdict.EDITED if stayed else Verdict.CONFLICT
            before = None if self._origin.digests else base[place]
            yield key, CellVerdict(verdict, before, plain_text(row.cells[index]), ours or "")

    def _as_exported(
        self, key: str, index: int, place: int, kind: Kind, row: Row, base: Sequence[str]
    ) -> bool:
        value, before = row.cells[index], base[place]
        if not self._origin.digests and (before == "" if value is None else before == value):
            return True  # the usual case, a million times
        return any(self._is(key, text, before) for text in texts_of(value, kind))

    def _is(self, key: str, text: str, base: str) -> bool:
        return (digest(key, text) if self._origin.digests else text) == base


def _gone(origin: Origin, there: set[str], present: Present) -> tuple[str, ...]:
    """Return the records that were exported, are still here and stand in no row any more."""
    if not origin.digests:
        return tuple(each for each in origin.base if each not in there and each in present)
    missing = [each for each in present if each not in there]
    removed = origin.rows - sum(each in origin.base for each in there)
    return tuple(missing) if removed == len(missing) else ()


def edited_rows(
    origin: Origin, table: Table, columns: Mapping[int, str], fields: Sequence[Field]
) -> Mapping[int, int]:
    """Return by the index of each of `columns`, with the field exported there, how many rows were edited."""
    ids = ids_of(table) or {}
    matches = [ColumnMatch(at, table.headings[at], key, 1.0, "") for at, key in columns.items()]
    comparing = _Comparing(origin, matches, {}, fields)
    counts = dict.fromkeys(columns, 0)
    for row in table.rows:
        verdict = comparing.verdict(row, ids.get(row.number, ""), {ids.get(row.number, ""): row.number})
        for at, key in columns.items():
            counts[at] += key in verdict.cells
    return counts
