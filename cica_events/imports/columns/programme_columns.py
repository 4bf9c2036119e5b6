"""Takes the columns of a list of sessions: days and times in whichever way they stand there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from cica_events.domain.programme_fields import programme_fields
from cica_events.i18n import N_, _
from cica_events.imports.columns.mapping import ColumnUse, ListMapping, RememberedLayout
from cica_events.imports.columns.matching import ColumnMatch, match_columns
from cica_events.imports.sources.grid import Value
from cica_events.imports.tables.table import Table
from cica_events.imports.values.session_times import MeetingDays, session_times

DERIVED: Final = ("day_number", "end", "chair")  # of a session that a list may hold all the same
WHEN: Final = ("day_number", "day", "start", "end")
"""The fields that are read together, as a cell may hold several of them."""

_SAMPLED: Final = 200  # rows
_FITS: Final = 0.6  # share of cells
_SURE: Final = 0.9


@cache
def session_fields() -> tuple[Field, ...]:
    """Return the fields that a list of sessions may hold."""
    return tuple(
        replace(field, editable=True) if field.key in DERIVED else field for field in programme_fields()
    )


@cache
def _as_written() -> tuple[Field, ...]:
    """Return the fields with days and times as texts, whatever stands there."""
    return tuple(replace(field, kind=Kind.CODE) if field.key in WHEN else field for field in session_fields())


def programme_columns(
    table: Table, mapping: ListMapping, remembered: Sequence[RememberedLayout] = ()
) -> tuple[ColumnMatch, ...]:
    """Return what each column of `table` is taken for; raises InputError as `match_columns`."""
    fields, rows = _as_written(), [row.cells for row in table.rows]
    first = match_columns(table.headings, rows, fields, mapping, remembered)
    guesses = _guesses(table, first)
    if not mapping.columns and len(table.headings) - table.added == 1 and first[0].field in WHEN:
        guesses[0] = ("title", N_("These are the longest texts."))  # what stood above them was the first day
    if not guesses:
        return first
    kept = {match.index: match.use for match in first if match.field is not None and not match.secret}
    uses = {index: ColumnUse((key,)) for index, (key, _why) in guesses.items()}
    columns: dict[int | str, ColumnUse] = {at: use for each in (kept, uses) for at, use in each.items()}
    wider = replace(mapping, columns={**columns, **mapping.columns})
    found = match_columns(table.headings, rows, fields, wider, remembered)
    given = {match.index: match for match in first}
    return tuple(
        replace(match, reason=_(guesses[match.index][1]), confidence=_SURE)
        if match.index in guesses
        else replace(match, reason=given[match.index].reason, confidence=given[match.index].confidence)
        for match in found
    )


def _guesses(table: Table, matches: Sequence[ColumnMatch]) -> dict[int, tuple[str, str]]:
    """Return for columns that are taken for nothing what their cells say that they hold."""
    taken = {match.field for match in matches}
    free = [
        match.index for match in matches if match.field is None and match.confidence < 1 and not match.secret
    ]
    guesses: dict[int, tuple[str, str]] = {}
    for key, fits, why in (
        ("start", _is_time, N_("These are times of the day.")),
        ("day", _is_day, N_("These are days.")),
    ):
        if key not in taken:
            for index in free:
                if index not in guesses and _share(table, index, fits) >= _FITS:
                    guesses[index] = (key, why)
                    break
    if (
        "title" not in taken
        and (longest := _longest(table, [at for at in free if at not in guesses])) is not None
    ):
        guesses[longest] = ("title", N_("These are the longest texts."))
    return guesses


def _is_time(cell: Value) -> bool:
    return session_times(cell)[0] is not None and (not isinstance(cell, int) or cell > 99)


def _is_day(cell: Value) -> bool:
    return MeetingDays(VagueDate.parse("2000")).day_in(cell) is not None and not isinstance(cell, int | float)


def _share(table: Table, index: int, fits: Callable[[Value], bool]) -> float:
    cells = [row.cells[index] for row in table.rows[:_SAMPLED] if row.cells[index] is not None]
    return sum(map(fits, cells)) / len(cells) if cells else 0.0


def _longest(table: Table, free: Sequence[int]) -> int | None:
    lengths = {}
    for index in free:
        texts = [len(cell) for row in table.rows[:_SAMPLED] if isinstance(cell := row.cells[index], str)]
        if texts and index < len(table.columns):
            lengths[index] = sum(texts) / len(texts)
    return max(lengths, key=lambda index: lengths[index]) if lengths else None
