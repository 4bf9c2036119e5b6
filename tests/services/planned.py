"""The plan of an import, straight from a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cica_events.imports.columns.mapping import ListMapping
from cica_events.imports.sources.source import Source
from cica_events.progress import Progress, silent
from cica_events.services.import_plan import Choices
from cica_events.services.participant_import import ParticipantImport
from cica_events.services.participant_import_plan import ImportPlan
from cica_events.services.planned_rows import PlannedRow


def planned_from(
    imports: ParticipantImport,
    meeting_id: str,
    path: Path,
    *,
    sheet: str | None = None,
    mapping: Mapping[int | str, str | None] | None = None,
    fixed: Mapping[str, Any] | None = None,
    choices: Choices | None = None,
    progress: Progress = silent,
) -> ImportPlan:
    """Return the plan for the list at `path`."""
    said = ListMapping.of(mapping or {}, fixed)
    return imports.plan(imports.read(meeting_id, Source(path, sheet=sheet), said), choices, progress)


def told(row: PlannedRow) -> tuple[str, ...]:
    """Return what people are told to look at in a row."""
    return tuple(doubt.message for doubt in row.doubts)
