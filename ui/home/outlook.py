"""What Home tells: what comes next, what was held last, who has not replied, what was changed last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cica_events.domain.changes import Origin
from cica_events.queries.history import Step
from cica_events.queries.meetings import MeetingRow
from cica_events.services.workspace import Workspace

AHEAD = 6
BEHIND = 4
STEPS = 6


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
    near = workspace.meetings.near(today, AHEAD, BEHIND)
    undoable = workspace.history.undoable()
    return Outlook(
        ahead=near.ahead,
        overdue=near.overdue,
        held=near.held[::-1],
        waiting=tuple(_waiting(workspace, near.ahead)),
        steps=tuple(step for step in workspace.history.steps(STEPS) if step.origin is not Origin.LOAD),
        undoable=undoable.id if undoable else "",
        meetings=near.total,
    )


def _waiting(workspace: Workspace, meetings: Sequence[MeetingRow]) -> Iterable[Waiting]:
    replies = workspace.meetings.silent([row.id for row in meetings if row.delegations])
    for row in meetings:
        invited, silent = replies.get(row.id, (0, 0))
        if silent:
            yield Waiting(row, invited, silent)
