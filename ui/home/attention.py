"""What needs attention: read of the meetings that come next, so a workspace of thousands takes no longer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from cica_events.domain.conflicts import ConflictKind
from cica_events.domain.delegations import Reply
from cica_events.errors import NotFoundError
from cica_events.queries.meetings import MeetingRow
from cica_events.services.workspace import Workspace

SOON = 14  # days before a meeting in which its list of participants is expected
NEAR = 60  # days before a meeting in which its programme is looked over
COMING = 120  # days before the earliest day of a vague date in which it should become precise
LOOKED_OVER = 3  # meetings whose programme is looked over
FEW_PEOPLE = 3000  # the directory in which duplicates are looked for without being asked


class Need(Enum):
    """Why something needs attention, the most urgent first."""

    CONFLICTS = auto()
    UNISSUED = auto()
    VAGUE = auto()
    OVERDUE = auto()
    UNSCHEDULED = auto()
    FOLLOW_UPS = auto()
    DUPLICATES = auto()


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that needs attention; `count` says how many of them, `example` names one."""

    need: Need
    meeting: MeetingRow | None
    count: int = 0
    example: str = ""

    @property
    def key(self) -> str:
        """What tells it from others, the same tomorrow."""
        return f"{self.need.name.lower()}:{self.meeting.id if self.meeting else ''}"


def read_attention(
    workspace: Workspace, ahead: Sequence[MeetingRow], overdue: Sequence[MeetingRow], today: date
) -> tuple[Matter, ...]:
    """Return what needs attention on the day `today` in the meetings ahead and overdue, and the directory."""
    found = [Matter(Need.OVERDUE, meeting) for meeting in overdue]
    for meeting in ahead:
        with suppress(NotFoundError):  # removed meanwhile
            found += tuple(_of_meeting(workspace, meeting, today))
    exact = [row for row in ahead if row.date and row.date.first_day <= today + timedelta(days=NEAR)]
    for meeting in exact[:LOOKED_OVER]:
        with suppress(NotFoundError):
            found += tuple(_of_programme(workspace, meeting))
    return tuple(sorted(found, key=lambda each: each.need.value))


def _of_meeting(workspace: Workspace, meeting: MeetingRow, today: date) -> Iterator[Matter]:
    when = meeting.date
    if when is None or when.first_day > today + timedelta(days=COMING):
        return
    if not when.is_exact:
        yield Matter(Need.VAGUE, meeting)
    elif _awaits_list(workspace, meeting, (when.first_day - today).days):
        yield Matter(Need.UNISSUED, meeting, meeting.participants)
    open_ = workspace.beginnings.follow_ups(meeting.id)
    if open_:
        yield Matter(Need.FOLLOW_UPS, meeting, len(open_), open_[0].title)


def _awaits_list(workspace: Workspace, meeting: MeetingRow, days: int) -> bool:
    return 0 <= days <= SOON and meeting.participants > 0 and not workspace.documents.issues(meeting.id)


def _of_programme(workspace: Workspace, meeting: MeetingRow) -> Iterator[Matter]:
    programme, conflicts = workspace.conflicts.with_programme(meeting.id)
    left = [each for each in conflicts if each.accepted_id is None]
    told = [each for each in left if each.kind is not ConflictKind.NOT_SCHEDULED]
    if told:
        yield Matter(Need.CONFLICTS, meeting, len(told), told[0].text)
    lost = programme.unscheduled
    if lost and any(True for _sitting in programme.sittings()):
        yield Matter(Need.UNSCHEDULED, meeting, len(lost), lost[0].row.title)


def read_duplicates(workspace: Workspace) -> tuple[Matter, ...]:
    """Return how many people may stand in the directory twice; of a large one only where somebody asks."""
    if not 1 < workspace.people.count() <= FEW_PEOPLE:
        return ()
    found = workspace.duplicates.find()
    names = f"{found[0].one.name} — {found[0].other.name}" if found else ""
    return (Matter(Need.DUPLICATES, None, len(found), names),) if found else ()


@dataclass(frozen=True, slots=True)
class Reminder:
    """The addresses of those who owe a reply, and how many of them have none."""

    addresses: tuple[str, ...]
    without: int


def reminder(workspace: Workspace, meeting_id: str) -> Reminder:
    """Return to whom a reminder goes: the delegation's contact, else that of its State or organization."""
    points: dict[str, str] = {}
    for point in workspace.contact_points.rows():
        if point.email:
            points.setdefault(point.party_id, point.email)
    silent = [
        row for row in workspace.delegations.rows(meeting_id) if row.invited and row.reply is Reply.NONE
    ]
    found = [row.contact_email or points.get(row.party_id or "", "") for row in silent]
    return Reminder(tuple(dict.fromkeys(filter(None, found))), found.count(""))
