"""Reads the rows of a list of sessions: on which day, from when, for how long, and what each holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, Final

from cica_events.domain.meeting_days import base_day
from cica_events.domain.sittings import SittingKind
from cica_events.i18n import _
from cica_events.imports.columns.mapping import LEFT_OUT
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.columns.programme_columns import WHEN, session_fields
from cica_events.imports.rows.rows import Doubt, Problem, ReadRow, read_rows
from cica_events.imports.sources.grid import Row, Value
from cica_events.imports.tables.table import LeftOut, Omission, Table
from cica_events.imports.values.cells import as_text
from cica_events.imports.values.clock_times import minutes_in
from cica_events.imports.values.session_times import (
    MeetingDays,
    are_decimal,
    leading_times,
    minutes_from,
    session_times,
)
from cica_events.imports.words.party_names import PartyNames
from cica_events.imports.words.session_kinds import kind_of_title, only_names
from cica_events.progress import Progress, silent

Mended = Mapping[tuple[int, str], str]

_LONGEST_GAP: Final = 4 * 60  # minutes until the next session begins; more is a gap


@dataclass(frozen=True, slots=True)
class SessionDraft:
    """A session as a list holds it.

    `end` is what the list says, not what follows from its length; `numbered` is the day by its number alone.
    """

    read: ReadRow
    cells: Sequence[Value]
    end: time | None = None
    numbered: date | None = None

    @property
    def number(self) -> int:
        """Return the number of the row, as the spreadsheet counts."""
        return self.read.number


@dataclass(frozen=True, slots=True)
class _When:
    """What a row says of its day and times; `problems` are cells that say neither."""

    day: date | None
    numbered: date | None
    start: time | None
    end: time | None
    wrong: Mapping[str, Value]


def read_sessions(
    table: Table,
    matches: Sequence[ColumnMatch],
    days: MeetingDays,
    mended: Mended,
    progress: Progress = silent,
    *,
    ours: bool = False,
) -> tuple[SessionDraft, ...]:
    """Return the sessions of `table`; steps reported are rows.

    In a list that is not `ours` a day holds until the next one is named, be it in a line above rows, a length
    lasts until the next session begins, and the kind is told by the title where nothing else says it.
    """
    columns = {match.field: match.index for match in matches if match.field is not None}
    if "start" not in columns:
        table, columns = _with_times(table, columns)
    if not ours:
        table = _without_days(table, days)
    moments = _moments(table, columns, _counting(table, columns, days), mended, ours=ours)
    prepared = replace(table, rows=tuple(_with_minutes(table.rows, columns.get("duration"))))
    plain = [replace(match, field=None, use=LEFT_OUT) if match.field in WHEN else match for match in matches]
    typed = {key: text for key, text in mended.items() if key[1] not in WHEN}
    read = read_rows(prepared, plain, session_fields(), PartyNames(()), progress, typed)
    found = [_joined(each, when, ours=ours) for each, when in zip(read, moments, strict=True)]
    if not ours:
        found = list(_lasting(found, moments))
    found = [_named(each, ours=ours) for each in found]
    return tuple(
        SessionDraft(each, row.cells, when.end, when.numbered)
        for each, row, when in zip(found, table.rows, moments, strict=True)
    )


def _counting(table: Table, columns: Mapping[str, int], days: MeetingDays) -> MeetingDays:
    """Return what reads the days, with the earliest date of the list."""
    cells = [row.cells[columns["day"]] for row in table.rows] if "day" in columns else []
    texts: list[Value] = [each.text for each in table.left_out]
    written = [day for cell in (*cells, *texts) if (day := days.written_in(cell))]
    return replace(days, first=min(written, default=None))


def _without_days(table: Table, days: MeetingDays) -> Table:
    """Return the list with the rows that hold nothing but a day as lines above those of that day."""
    found = {row.number: text for row in table.rows if (text := _only(row)) and days.day_in(text)}
    above = [LeftOut(number, Omission.SECTION, text) for number, text in found.items()]
    rows = tuple(row for row in table.rows if row.number not in found)
    return replace(table, rows=rows, left_out=(*table.left_out, *above))


def _only(row: Row) -> str:
    """Return the text of a row in which one cell alone holds something."""
    filled = [cell for cell in row.cells if cell is not None]
    text = filled[0] if len(filled) == 1 else None
    return text if isinstance(text, str) else ""


def _with_times(table: Table, columns: dict[str, int]) -> tuple[Table, dict[str, int]]:
    """Return a list without a column of times as if what stands before each title were one."""
    if "title" not in columns:
        return table, columns
    title = columns["title"]
    parted = [leading_times(as_text(row.cells[title])) for row in table.rows]
    if not any(times for times, _text in parted):
        return table, columns
    rows = [
        Row(row.number, (*row.cells[:title], text or None, *row.cells[title + 1 :], times or None))
        for row, (times, text) in zip(table.rows, parted, strict=True)
    ]
    wider = replace(table, headings=(*table.headings, ""), rows=tuple(rows), added=table.added + 1)
    return wider, {**columns, "start": len(table.headings)}


def _moments(
    table: Table, columns: Mapping[str, int], days: MeetingDays, mended: Mended, *, ours: bool
) -> list[_When]:
    """Return what each row says of its day and times."""
    starts = [row.cells[columns["start"]] for row in table.rows] if "start" in columns else []
    decimal = are_decimal(starts)
    above = sorted((each.number, each.text) for each in table.left_out)
    current: date | None = base_day(days.held)  # until one is named
    found = []
    for row in table.rows:
        while above and above[0][0] < row.number:
            current = days.day_in(above.pop(0)[1]) or current
        when = _when(row, columns, days, mended, decimal=decimal)
        current = when.day or current
        found.append(when if ours or when.day else replace(when, day=current))
    return found


def _when(row: Row, columns: Mapping[str, int], days: MeetingDays, mended: Mended, *, decimal: bool) -> _When:
    cells = {key: _cell(row, key, columns, mended) for key in WHEN}
    wrong: dict[str, Value] = {}
    dated, numbered = (days.day_in(cells[key]) for key in ("day", "day_number"))
    for key, day in (("day", dated), ("day_number", numbered)):
        if cells[key] is not None and day is None:
            wrong[key] = cells[key]
    start, end = session_times(cells["start"], decimal=decimal)
    if cells["start"] is not None and start is None:
        wrong["start"] = cells["start"]
    if cells["end"] is not None:
        end = session_times(cells["end"], decimal=decimal)[0]
        if end is None:
            wrong["end"] = cells["end"]
    return _When(dated or numbered, numbered, start, end, wrong)


def _cell(row: Row, key: str, columns: Mapping[str, int], mended: Mended) -> Value:
    if (row.number, key) in mended:
        return mended[row.number, key].strip() or None
    return row.cells[columns[key]] if key in columns else None


def _with_minutes(rows: Sequence[Row], index: int | None) -> Iterator[Row]:
    for row in rows:
        if index is None:
            yield row
        else:
            cells = (*row.cells[:index], minutes_in(row.cells[index]), *row.cells[index + 1 :])
            yield Row(row.number, cells)


def _joined(read: ReadRow, when: _When, *, ours: bool) -> ReadRow:
    """Return a row with its day, start and length, and with what cannot be read of them."""
    values: dict[str, Any] = dict(read.values)
    values["day"], values["start"] = when.day, when.start
    if values.get("duration") is None and when.start and when.end:
        values["duration"] = minutes_from(when.start, when.end)
    problems, doubts = list(read.problems), list(read.doubts)
    for key, cell in when.wrong.items():
        text = _no_day(cell) if key in ("day", "day_number") else _no_time(cell)
        if ours:
            problems.append(Problem(read.number, key, as_text(cell), text))
        else:
            doubts.append(Doubt(key, text))
    return replace(read, values=values, problems=tuple(problems), doubts=tuple(doubts))


def _no_day(cell: Value) -> str:
    return _("“{text}” is no day. Write its date, or its number, such as 1.").format(text=as_text(cell))


def _no_time(cell: Value) -> str:
    message = _("“{text}” is no time of the day. Write it as 09:30.")
    return message.format(text=as_text(cell))


def _lasting(rows: Sequence[ReadRow], moments: Sequence[_When]) -> Iterator[ReadRow]:
    """Yield the rows; one without an end lasts until the next one of its day begins."""
    for place, (read, when) in enumerate(zip(rows, moments, strict=True)):
        following = moments[place + 1] if place + 1 < len(moments) else None
        minutes = None
        if following and when.start and following.start and following.day == when.day:
            minutes = minutes_from(when.start, following.start)
        if read.values.get("duration") is None and minutes is not None and minutes <= _LONGEST_GAP:
            yield replace(read, values={**read.values, "duration": minutes})
        else:
            yield read


def _named(read: ReadRow, *, ours: bool) -> ReadRow:
    """Return a row with the kind that its title tells, in others' lists without one that says only that."""
    values = dict(read.values)
    title = values.get("title") or values.get("title_ru") or ""
    wrong = any(problem.field == "kind" for problem in read.problems)
    if not values.get("kind") and not wrong and title:
        values["kind"] = kind_of_title(title)
    kind = values.get("kind")
    if isinstance(kind, SittingKind) and not ours:
        for key in ("title", "title_ru"):
            if values.get(key) and only_names(kind, values[key]):
                values[key] = ""
    return replace(read, values=values)
