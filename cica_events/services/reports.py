"""Reports: participation over the years, attendance, the press sentence, and trends."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from cica_events.domain.bodies import BodyKind
from cica_events.domain.levels import Level
from cica_events.domain.meetings import Stage
from cica_events.domain.representatives import Counting
from cica_events.errors import NotFoundError
from cica_events.i18n import _, language
from cica_events.persistence.database import Database
from cica_events.queries.chairmanships import chairmanship_rows
from cica_events.queries.parties import party_book
from cica_events.queries.reports import (
    Attendee,
    Facts,
    ReportMeeting,
    Scope,
    report_facts,
    report_meetings,
    with_chairs,
)
from cica_events.queries.reports_attendance import Attendance, attendance_of
from cica_events.queries.reports_map import ParticipationMap, attendees, lower_delegations, participation_map
from cica_events.queries.reports_press import PressFacts, press_facts
from cica_events.queries.reports_trends import TrendPoint, trends_of
from cica_events.services.meetings import MeetingService

ALL_STAGES = frozenset(Stage)


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """What may be chosen: the years with dated meetings, the bodies that met, the meetings by date."""

    years: tuple[int, ...]
    bodies: tuple[tuple[str, str], ...]  # code and name, by rank
    meetings: tuple[ReportMeeting, ...]

    @property
    def held(self) -> tuple[int, ...]:
        """Return the years with meetings that were held."""
        return tuple(sorted({each.year for each in self.meetings if each.date and each.stage is Stage.HELD}))


class ReportService:
    """Computes reports; each reads once and returns immutable rows in the language at hand."""

    def __init__(self, database: Database, meetings: MeetingService) -> None:
        self._database, self._meetings = database, meetings

    def choices(self, in_language: str | None = None) -> ReportChoices:
        """Return what reports there can be."""
        with self._database.reading() as session:
            meetings = report_meetings(session, Scope(stages=ALL_STAGES))
        years = tuple(sorted({meeting.year for meeting in meetings}))
        counts = Counter(meeting.body for meeting in meetings)
        order = self._ranks()
        codes = sorted(counts, key=lambda code: (order.get(code, len(order)), code))
        return ReportChoices(years, tuple((code, self.body(code, in_language)) for code in codes), meetings)

    def body(self, code: str, in_language: str | None = None) -> str:
        """Return the name of a body."""
        return self._meetings.bodies.get(code).name.text(in_language or language())

    def participation(self, scope: Scope, in_language: str | None = None) -> ParticipationMap:
        """Return the map of participation over the meetings of `scope`."""
        levels = {body.code: body.level for body in self._meetings.bodies if body.level is not Level.ANY}
        with self._database.reading() as session:
            facts = self._facts(session, scope, in_language)
            lower = lower_delegations(session, facts, levels)
        return participation_map(facts, lower, self._ranks())

    def attendance(
        self, scope: Scope, counting: Counting | None = None, in_language: str | None = None
    ) -> Attendance:
        """Return who attended the meetings of `scope`, in figures."""
        with self._database.reading() as session:
            return attendance_of(self._facts(session, scope, in_language), counting or Counting())

    def press(self, meeting_id: str) -> PressFacts:
        """Return what the press sentence on a meeting counts. NotFoundError where it is gone."""
        with self._database.reading() as session:
            facts = self._facts(session, Scope(meeting_id=meeting_id), None)
        if not facts.meetings:
            raise NotFoundError(_("The meeting was removed."))
        return press_facts(facts)

    def trends(
        self, scope: Scope, counting: Counting | None = None, in_language: str | None = None
    ) -> tuple[TrendPoint, ...]:
        """Return meetings, people, States and the share of women by year and body."""
        with self._database.reading() as session:
            return trends_of(self._facts(session, scope, in_language), counting or Counting())

    def attendees(self, delegation_id: str) -> list[Attendee]:
        """Return the people of a delegation who have not declined, the head first; none for no delegation."""
        if not delegation_id:
            return []
        with self._database.reading() as session:
            return attendees(session, delegation_id)

    def _facts(self, session: Session, scope: Scope, in_language: str | None) -> Facts:
        facts = report_facts(session, party_book(session, in_language or language()), scope)
        central = {body.code for body in self._meetings.bodies if body.kind is BodyKind.DECISION_MAKING}
        return replace(facts, meetings=with_chairs(facts.meetings, chairmanship_rows(session), central))

    def _ranks(self) -> dict[str, int]:
        return {body.code: number for number, body in enumerate(self._meetings.bodies)}
