"""Reads a spreadsheet for the preview: the plan of the import, and what stands in each column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cica_events.imports.headings import find_table
from cica_events.imports.reading import read_grid
from cica_events.progress import Progress
from cica_events.services.participant_import import ParticipantImport
from cica_events.services.participant_import_plan import ImportPlan
from ui.imports.import_rows import PreviewFields, PreviewRow

Samples = tuple[tuple[str, ...], ...]
MANY = 3  # samples of a column
SEARCHED = 200  # rows in which they are looked for
READING = 3 / 4  # of the work is the plan


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be read, and what the user said about it."""

    path: Path
    sheet: str | None = None
    mapping: Mapping[int | str, str | None] = field(default_factory=dict)
    party: str | None = None  # id of the party or group for rows that name none


@dataclass(frozen=True, slots=True)
class Reading:
    """The plan for a request; `samples` are some values of each column, as text."""

    request: Request
    plan: ImportPlan
    samples: Samples
    rows: Sequence[PreviewRow]
    filled: frozenset[str]  # keys of the fields that some row fills


def read(
    imports: ParticipantImport,
    meeting_id: str,
    fields: PreviewFields,
    request: Request,
    known: Samples | None,
    progress: Progress,
) -> Reading:
    """Return the plan for `request`; `known` are the samples if the sheet was read before.

    Raises InputError for what is no list, NotFoundError for the meeting, Cancelled.
    """
    share = 1.0 if known is not None else READING
    plan = imports.plan(
        meeting_id,
        request.path,
        sheet=request.sheet,
        mapping=request.mapping,
        fixed={"party": request.party} if request.party else None,
        progress=lambda done, total: progress(round(1000 * share * done / (total or 1)), 1000),
    )
    samples = known if known is not None else _samples(imports, plan, progress)
    filled = frozenset(key for row in plan.rows for key in row.values)
    return Reading(request, plan, samples, fields.rows(plan), filled)


def _samples(imports: ParticipantImport, plan: ImportPlan, progress: Progress) -> Samples:
    """Return the first different values of each column."""

    def report(done: int, total: int) -> None:
        progress(round(1000 * (READING + (1 - READING) * done / (total or 1))), 1000)

    table = find_table(read_grid(plan.path, sheet=plan.sheet, progress=report), imports.fields)
    rows = [row.cells for row in table.rows[:SEARCHED]]
    columns: list[dict[str, None]] = [{} for _heading in table.headings]
    for cells in rows:
        for found, cell in zip(columns, cells, strict=True):
            if cell is not None and len(found) < MANY:
                found[_text(cell)] = None
    return tuple(tuple(found) for found in columns)


def _text(cell: Any) -> str:
    return " ".join(str(cell).split())
