"""Reads the rows of a list of agenda items: what each holds, how deep it stands and how long it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Final

from cica_events.domain.lengths import check_minutes
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.imports.columns.agenda_columns import NUMBER, TIMES, agenda_fields, spare_columns
from cica_events.imports.columns.mapping import LEFT_OUT
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.rows.rows import Doubt, Problem, ReadRow, read_rows
from cica_events.imports.sources.grid import Row, Value
from cica_events.imports.tables.table import Omission, Table
from cica_events.imports.values.cells import as_text
from cica_events.imports.values.clock_times import lengths, minutes_in, times_in
from cica_events.imports.values.item_numbers import (
    Label,
    Outline,
    indent_of,
    indented_depths,
    label_of,
    parted,
)
from cica_events.imports.words.party_names import PartyNames
from cica_events.progress import Progress, silent

Mended = Mapping[tuple[int, str], str]

_MANY: Final = 0.5  # share of titles with a number before them that makes it one
_TITLES: Final = ("title", "title_ru")


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """An item as a list holds it; `label` is its number there, `depth` counts from 0."""

    read: ReadRow
    cells: Sequence[Value]
    depth: int
    label: str = ""

    @property
    def number(self) -> int:
        """Return the number of the row, as the spreadsheet counts."""
        return self.read.number


def read_items(
    table: Table, matches: Sequence[ColumnMatch], mended: Mended, progress: Progress = silent
) -> tuple[ItemDraft, ...]:
    """Return the items of `table`; rows that divide it are items too. Steps reported are rows."""
    columns = {match.field: match.index for match in matches if match.field is not None}
    titles = [columns[key] for key in _TITLES if key in columns]
    rows = _staggered(_with_sections(table, titles), columns, spare_columns(matches, table))
    shown, labels = _labelled(rows, columns.get(NUMBER), titles, mended)
    plain = [
        replace(match, field=None, use=LEFT_OUT) if match.field in (NUMBER, *TIMES) else match
        for match in matches
    ]
    prepared = replace(table, rows=tuple(_with_minutes(shown, columns.get("duration"))))
    typed = {key: text for key, text in mended.items() if key[1] not in (NUMBER, *TIMES)}
    read = read_rows(prepared, plain, agenda_fields(), PartyNames(()), progress, typed)
    sections = {row.number for row in rows} - {row.number for row in table.rows}
    depths = _depths(rows, titles, labels, sections)
    read = tuple(_timed(rows, read, depths, columns))
    texts = [label.text if label else "" for label in labels]
    return tuple(
        ItemDraft(_told(_lasting(each), each.number in sections), row.cells, depth, text)
        for each, row, depth, text in zip(read, rows, depths, texts, strict=True)
    )


def _with_sections(table: Table, titles: Sequence[int]) -> Sequence[Row]:
    """Return the rows of the table, and those above them that divide it, with their text as the title."""
    if not table.added or not titles:
        return table.rows
    width = len(table.headings)
    found = list(table.rows)
    for each in table.left_out:
        if each.why is Omission.SECTION:
            cells: list[Value] = [None] * width
            cells[titles[0]] = each.text
            found.append(Row(each.number, tuple(cells)))
    return sorted(found, key=lambda row: row.number)


def _staggered(rows: Sequence[Row], columns: Mapping[str, int], spare: Sequence[int]) -> Sequence[Row]:
    """Return the rows with title and number in their columns, where they stand further to a side."""
    if not spare:
        return rows
    title, number = columns["title"], columns[NUMBER]
    return [_moved_over(row, title, number, spare) for row in rows]


def _moved_over(row: Row, title: int, number: int, spare: Sequence[int]) -> Row:
    cells = list(row.cells)
    for index in spare:
        cell = cells[index]
        if cell is not None and label_of(cell) is not None and cells[number] is None:
            cells[number] = cell
        elif isinstance(cell, str) and cells[title] is None:
            cells[title] = cell
    return Row(row.number, tuple(cells))


def _labelled(
    rows: Sequence[Row], number: int | None, titles: Sequence[int], mended: Mended
) -> tuple[list[Row], list[Label | None]]:
    """Return the rows with their titles bare of numbers before them, and the number of each."""
    labels = [
        label_of(mended.get((row.number, NUMBER), row.cells[number])) if number is not None else None
        for row in rows
    ]
    if not titles:
        return list(rows), labels
    title = titles[0]
    divided = [parted(as_text(row.cells[title])) for row in rows]
    several = sum(label is not None for label, _text in divided)
    shown = list(rows)
    for place, (label, text) in enumerate(divided):
        sure = label is not None and (len(label.parts) > 1 or label.set_as)
        if labels[place] is None and label and (sure if number is not None else several >= len(rows) * _MANY):
            labels[place] = label
            shown[place] = _with(rows[place], title, text)
    return shown, labels


def _with_minutes(rows: Sequence[Row], index: int | None) -> Sequence[Row]:
    if index is None:
        return rows
    return [_with(row, index, minutes_in(row.cells[index])) for row in rows]


def _with(row: Row, index: int, value: Value) -> Row:
    return Row(row.number, (*row.cells[:index], value, *row.cells[index + 1 :]))


def _depths(
    rows: Sequence[Row], titles: Sequence[int], labels: Sequence[Label | None], sections: set[int]
) -> list[int]:
    """Return how deep each item stands: by its number, else by its indentation, below what divides them."""
    if any(labels[place] is not None for place, row in enumerate(rows) if row.number not in sections):
        return _by_number(rows, labels, sections)
    widths = [indent_of(str(row.cells[titles[0]] or "")) if titles else 0 for row in rows]
    found = indented_depths(widths)
    if not sections:
        return found
    return [0 if row.number in sections else depth + 1 for row, depth in zip(rows, found, strict=True)]


def _by_number(rows: Sequence[Row], labels: Sequence[Label | None], sections: set[int]) -> list[int]:
    outline, below, found = Outline(), 0, []
    for row, label in zip(rows, labels, strict=True):
        if row.number in sections:
            found.append(0)
            below = 1
            outline = Outline()
        else:
            found.append(min(outline.depth(label) + below, found[-1] + 1 if found else 0))
    return found


def _timed(
    rows: Sequence[Row], read: Sequence[ReadRow], depths: Sequence[int], columns: Mapping[str, int]
) -> Sequence[ReadRow]:
    """Return the rows with durations worked out from their times where they have none of their own."""
    if "start" not in columns:
        return read
    spans = [_span(row, columns) for row in rows]
    found = []
    for each, minutes in zip(read, lengths(depths, spans), strict=True):
        missing = minutes is not None and each.values.get("duration") is None
        wrong = any(problem.field == "duration" for problem in each.problems)
        values = {**each.values, "duration": minutes} if missing and not wrong else each.values
        found.append(replace(each, values=values))
    return found


def _span(row: Row, columns: Mapping[str, int]) -> tuple[time | None, time | None]:
    start, end = times_in(row.cells[columns["start"]])
    if "end" in columns:
        end = times_in(row.cells[columns["end"]])[0] or end
    return start, end


def _lasting(read: ReadRow) -> ReadRow:
    """Return a row, with a problem where it lasts as long as no item can."""
    minutes = read.values.get("duration")
    try:
        check_minutes("duration", minutes)
    except ValidationError as error:
        problem = Problem(read.number, "duration", str(minutes), error.reason)
        return replace(read, problems=(*read.problems, problem))
    return read


def _told(read: ReadRow, is_section: bool) -> ReadRow:
    if not is_section:
        return read
    text = _("This row divides the list: it was read as an item with the next ones under it. Check it.")
    return replace(read, doubts=(*read.doubts, Doubt("title", text)))
