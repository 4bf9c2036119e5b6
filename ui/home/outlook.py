"""What Home tells: what comes next, what was held last, who has not replied, what was changed last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cica_events.domain.changes import Origin
from cica_events.domain.meetings import Stage
from cica_events.queries.history import Step
from cica_events.queries.meetings import MeetingRow
from cica_events.services.workspace import Workspace

AHEAD = 6
BEHIND = 4
STEPS = 6
AWAITED = frozenset({Stage.PLANNED, Stage.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Waiting:
    """A meeting that invited delegations of which some have not replied."""

    meeting: MeetingRow
    invited: int
    silent: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything that Home shows, read at one moment."""

    ahead: tuple[MeetingRow, ...]  # planned or confirmed, the next first, those without a date last
    overdue: tuple[MeetingRow, ...]  # planned or confirmed, though their date has passed
    held: tuple[MeetingRow, ...]  # the latest first
    waiting: tuple[Waiting, ...]
    steps: tuple[Step, ...]  # the newest first
    undoable: str  # id of the step that Undo takes back, empty if there is none
    meetings: int


def read_outlook(workspace: Workspace, today: date) -> Outlook:
    """Read what Home shows on the day `today`."""
    rows = workspace.meetings.rows()
    awaited = [row for row in rows if row.stage in AWAITED]
    ahead = [row for row in awaited if not _passed(row, today)]
    held = [row for row in rows if row.stage is Stage.HELD and row.date is not None]
    undoable = workspace.history.undoable()
    return Outlook(
        ahead=tuple(ahead[:AHEAD]),
        overdue=tuple(row for row in awaited if _passed(row, today))[-AHEAD:],
        held=tuple(reversed(held[-BEHIND:])),
        waiting=tuple(_waiting(workspace, ahead[:AHEAD])),
        steps=tuple(step for step in workspace.history.steps(STEPS) if step.origin is not Origin.LOAD),
        undoable=undoable.id if undoable else "",
        meetings=len(rows),
    )


def _passed(row: MeetingRow, today: date) -> bool:
    return row.date is not None and row.date.last_day < today


def _waiting(workspace: Workspace, meetings: Iterable[MeetingRow]) -> Iterable[Waiting]:
    for row in meetings:
        if row.delegations:
            counts = workspace.meetings.counts(row.id)
            if counts.invited > counts.replied:
                yield Waiting(row, counts.invited, counts.invited - counts.replied)
