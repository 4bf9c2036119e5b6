"""Takes the columns of a list of agenda items: numbers and times beside what an item itself holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.base import fields_of
from cica_events.domain.fields import Field, Kind
from cica_events.i18n import N_, _
from cica_events.imports.columns.mapping import ColumnUse, ListMapping, RememberedLayout
from cica_events.imports.columns.matching import ColumnMatch, match_columns
from cica_events.imports.sources.grid import Value
from cica_events.imports.tables.table import Table
from cica_events.imports.values.item_numbers import label_of
from cica_events.imports.words.vocabulary import squashed, vocabulary_of

NUMBER: Final = "number"
"""The field by which items are ordered and put below each other."""

TIMES: Final = ("start", "end")
"""The fields from which the length of an item is worked out where nothing else says it."""

_TAKEN: Final = {NUMBER, *TIMES}  # beside the fields that can be edited
_SAMPLED: Final = 200  # rows
_FITS: Final = 0.6  # share of cells
_JOINED: Final = ("annotation",)  # fields to which every column goes that means them
_SURE: Final = 0.9


def agenda_fields() -> tuple[Field, ...]:
    """Return the fields that a list of agenda items may hold."""
    return tuple(
        replace(field, editable=True, kind=Kind.CODE) if key in _TAKEN else field
        for key, field in fields_of(AgendaItem).items()
    )


def agenda_columns(
    table: Table, mapping: ListMapping, remembered: Sequence[RememberedLayout] = ()
) -> tuple[ColumnMatch, ...]:
    """Return what each column of `table` is taken for; raises InputError as `match_columns`."""
    fields = agenda_fields()
    rows = [row.cells for row in table.rows]
    said = _said(table, mapping)
    guesses: dict[int, tuple[str, str]] = {}
    first = match_columns(table.headings, rows, fields, mapping, remembered)
    taken = {match.field for match in first}
    if NUMBER not in taken and (index := _numbers(table, first, said)) is not None:
        guesses[index] = (NUMBER, N_("These are the numbers of the items."))
        first = tuple(match for match in first if match.index != index)
        taken = {NUMBER, *(match.field for match in first)}
    if "title" not in taken and (index := _titles(table, first, {*said, *guesses})) is not None:
        guesses[index] = ("title", N_("These are the longest texts."))
    for match in first:
        if match.field is None and match.index not in said | set(guesses) and not match.secret:
            meant = _joins(match.heading, fields)
            if meant and any(row[match.index] is not None for row in rows[:_SAMPLED]):
                guesses[match.index] = (meant, N_("The heading says so."))
    if not guesses:
        return _explained(first, table)
    uses = {
        index: ColumnUse((key,), "\n" if key in _JOINED else "") for index, (key, _why) in guesses.items()
    }
    wider = replace(mapping, columns=_columns(_kept(first, uses), uses, mapping.columns))
    found = match_columns(table.headings, rows, fields, wider, remembered)
    given = {match.index: match for match in first}
    matches = tuple(
        replace(match, reason=_(guesses[match.index][1]), confidence=_SURE)
        if match.index in guesses
        else replace(match, reason=given[match.index].reason, confidence=given[match.index].confidence)
        for match in found
    )
    return _explained(matches, table)


def spare_columns(matches: Sequence[ColumnMatch], table: Table) -> list[int]:
    """Return the columns without headings whose texts stand for a title, or a number, that is not there."""
    if not {NUMBER, "title"} <= {match.field for match in matches}:
        return []
    return [
        match.index
        for match in matches
        if match.field is None and not match.heading and not match.secret and match.index < len(table.columns)
    ]


def _explained(matches: tuple[ColumnMatch, ...], table: Table) -> tuple[ColumnMatch, ...]:
    """Return `matches`, those that stand for others or for items of their own with why."""
    reasons = dict.fromkeys(spare_columns(matches, table), N_("It counts where the title is empty."))
    reasons |= {
        match.index: N_("Each of these texts is an item with the rows below it under it.")
        for match in matches
        if match.index >= len(table.columns) and match.field is None
    }
    return tuple(
        replace(match, reason=_(reasons[match.index]), confidence=_SURE) if match.index in reasons else match
        for match in matches
    )


def _columns(*several: Mapping[int, ColumnUse] | Mapping[int | str, ColumnUse]) -> dict[int | str, ColumnUse]:
    """Return the uses of all columns, the last word counting."""
    return {column: use for uses in several for column, use in uses.items()}


def _kept(matches: Sequence[ColumnMatch], uses: Mapping[int, ColumnUse]) -> dict[int, ColumnUse]:
    """Return the columns found so far, those of a joined field with a line for each column."""
    joined = {key for use in uses.values() for key in use.fields if key in _JOINED}
    return {
        match.index: replace(match.use, separator="\n") if set(match.use.fields) & joined else match.use
        for match in matches
        if match.field is not None and not match.secret
    }


def _said(table: Table, mapping: ListMapping) -> set[int]:
    """Return the columns of which the user said something."""
    names = {squashed(column) for column in mapping.columns if isinstance(column, str)}
    numbers = {column for column in mapping.columns if isinstance(column, int)}
    return numbers | {index for index, text in enumerate(table.headings) if text and squashed(text) in names}


def _numbers(table: Table, matches: Sequence[ColumnMatch], said: set[int]) -> int | None:
    """Return the first column that holds numbers of items under such a heading, or under none."""
    known = {squashed(name) for field in agenda_fields() if field.key == NUMBER for name in field.synonyms}
    for match in matches:
        if match.index in said or match.field not in (None, "title") or match.index >= len(table.columns):
            continue
        named = squashed(match.heading) in known or not match.heading or match.field == "title"
        cells = _cells(table, match.index)
        fitting = sum(label_of(cell) is not None for cell in cells)
        if named and cells and fitting >= len(cells) * _FITS:
            return match.index
    return None


def _titles(table: Table, matches: Sequence[ColumnMatch], said: set[int]) -> int | None:
    """Return the column with the longest texts among those that are taken for nothing."""
    lengths = {}
    for match in matches:
        if match.field is None and not match.secret and match.index not in said:
            texts = [cell for cell in _cells(table, match.index) if isinstance(cell, str)]
            if texts:
                lengths[match.index] = sum(map(len, texts)) / len(texts)
    return max(lengths, key=lambda index: lengths[index]) if lengths else None


def _cells(table: Table, index: int) -> list[Value]:
    return [row.cells[index] for row in table.rows[:_SAMPLED] if row.cells[index] is not None]


def _joins(heading: str, fields: tuple[Field, ...]) -> str:
    """Return the field that takes every column meaning it, if `heading` means one."""
    meant = next(iter(vocabulary_of(fields).candidates(heading)), None) if heading else None
    return meant.field if meant and meant.field in _JOINED and meant.confidence >= _SURE else ""
