"""Reads a spreadsheet for the preview: the plan of the import, and what stands in each column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cica_events.imports.mapping import ListMapping
from cica_events.imports.source import Source
from cica_events.progress import Progress
from cica_events.services.participant_import import ParticipantImport
from cica_events.services.participant_import_plan import ImportPlan
from ui.imports.import_rows import PreviewFields, PreviewRow

Samples = tuple[tuple[str, ...], ...]
READING = 1 / 2  # of the work is reading the file


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
    fixed = {"party": request.party} if request.party else None
    reading = imports.read(
        meeting_id,
        Source(request.path, sheet=request.sheet),
        ListMapping.of(request.mapping, fixed),
        progress=lambda done, total: progress(round(1000 * READING * done / (total or 1)), 1000),
    )
    plan = imports.plan(
        reading,
        progress=lambda done, total: progress(
            round(1000 * (READING + (1 - READING) * done / (total or 1))), 1000
        ),
    )
    filled = frozenset(key for row in plan.rows for key in row.values)
    return Reading(request, plan, reading.samples, fields.rows(plan), filled)
