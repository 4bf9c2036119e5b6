"""The programme of one meeting as it is stored now, with its conflicts, for all parts of the view."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.changes import ChangeSet
from cica_events.domain.conflicts import Conflict
from cica_events.domain.meeting_days import base_day
from cica_events.domain.meetings import Meeting, MeetingLink
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Party
from cica_events.domain.sittings import AcceptedConflict, Sitting
from cica_events.domain.speakers import Speaker
from cica_events.errors import CicaError
from cica_events.i18n import language
from cica_events.queries.agenda import AgendaRow
from cica_events.queries.programme import Programme, ProgrammeItem, ProgrammeSitting
from cica_events.services.workspace import Workspace
from ui.programme.day_plan import DAY, days_of

OUTLINED = (Meeting, AgendaItem, Speaker, Participant, Party)
SHOWN = (*OUTLINED, MeetingLink, Sitting, AcceptedConflict)


class ProgrammeList:
    """Reads the programme; what was read is replaced as a whole."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._further: set[date] = set()
        self._outlined = True  # whether the agenda is to be read
        self.meeting_id = ""
        self.programme: Programme | None = None
        self.agenda: Sequence[AgendaRow] = ()
        self.names: Mapping[str, str] = {}
        self.conflicts: Sequence[Conflict] = ()
        self.told: Mapping[str, Sequence[Conflict]] = {}

    def turn_to(self, meeting_id: str) -> None:
        """Begin with another meeting, of which nothing is read yet."""
        self.meeting_id, self.programme = meeting_id, None
        self._further, self.conflicts, self.told = set(), (), {}
        self._outlined = True

    def load(self) -> None:
        """Read the programme and its conflicts anew; NotFoundError where the meeting was removed."""
        self.programme, self.conflicts = self._workspace.conflicts.with_programme(self.meeting_id)
        if self._outlined:
            self.agenda, self._outlined = self._workspace.agenda.rows(self.meeting_id), False
        self.names = {other: self._name(other) for other in self._others()}
        self._tell()

    def _others(self) -> set[str]:
        sittings = self.programme.sittings() if self.programme else ()
        return {sitting.row.meeting_id for sitting in sittings if not sitting.own}

    def _name(self, meeting_id: str) -> str:
        try:
            return self._workspace.meetings.get(meeting_id).shown_title(language())
        except CicaError:  # removed meanwhile: the programme is read again at once
            return ""

    def _tell(self) -> None:
        """Sort the conflicts by the sessions at which they are told."""
        homes = {item.row.id: sitting.row.id for sitting in self._own() for item in sitting.items}
        told: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.conflicts:
            sittings = conflict.sitting_ids or tuple(homes.get(one, "") for one in conflict.item_ids)
            for sitting_id in dict.fromkeys(sittings):
                told[sitting_id].append(conflict)
        self.told = told

    def concerned(self, changes: ChangeSet) -> bool:
        """Tell whether `changes` may alter what is shown, and note whether they may alter the agenda."""
        self._outlined = self._outlined or changes.touches(*OUTLINED)
        return changes.touches(*SHOWN)

    # What is there

    def _own(self) -> list[ProgrammeSitting]:
        return [each for each in self.programme.sittings() if each.own] if self.programme else []

    def sittings(self) -> list[ProgrammeSitting]:
        """Return the meeting's own sessions by time, those without one last."""
        return self._own()

    def sitting(self, sitting_id: str) -> ProgrammeSitting | None:
        """Return a session, None where it is gone."""
        found = self.programme.sittings() if self.programme else ()
        return next((each for each in found if each.row.id == sitting_id), None)

    def home_of(self, item_id: str) -> ProgrammeSitting | None:
        """Return the session in which an item is dealt with, None while it is in none."""
        return next((each for each in self._own() for item in each.items if item.row.id == item_id), None)

    def unscheduled(self) -> Sequence[ProgrammeItem]:
        """Return the items that are in no session."""
        return self.programme.unscheduled if self.programme else ()

    def days(self) -> list[date]:
        """Return the days that are shown, at least one."""
        if self.programme is None:
            return []
        return days_of(self.programme, self._further) or [base_day(self.programme.meeting.date)]

    def add_day(self) -> date:
        """Show one day more, behind the last one, and return it."""
        day = self.days()[-1] + timedelta(days=1)
        self._further |= {*self.days(), day}
        return day

    @property
    def empty(self) -> bool:
        """Whether the meeting has no session yet."""
        return not self._own() and not self._further

    # Changes; each raises `CicaError` where it is refused

    def add(self, day: date, start: int, minutes: int, room: str, **values: Any) -> str:
        """Add a session that begins so many minutes after midnight, and return its id."""
        given = {"day": day, "start": wall_clock(start), "duration": minutes, "room": room}
        return self._workspace.programme.add(self.meeting_id, {**given, **values})

    def move(self, sitting_id: str, day: date, start: int, room: str, *, shift: bool) -> None:
        """Let a session begin so many minutes after midnight of `day`, also before or behind that day."""
        day, start = day + timedelta(days=start // DAY), start % DAY
        self._workspace.programme.move(sitting_id, day, wall_clock(start), room, shift=shift)

    def edit(self, ids: Sequence[str], key: str, value: Any) -> None:
        """Give a field of sessions a value."""
        self._workspace.sittings.edit(ids, {key: value})


def wall_clock(minutes: int) -> time:
    """Return the time so many minutes after midnight."""
    return time(minutes % DAY // 60, minutes % 60)


def start_of(sitting: ProgrammeSitting) -> int:
    """Return when a session begins, in minutes after midnight."""
    start = sitting.start
    return start.hour * 60 + start.minute if start is not None else 0
