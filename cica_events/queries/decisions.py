"""The outcomes of meetings on which the status of States and organizations rests."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import Meeting
from cica_events.domain.outcomes import Outcome, OutcomeKind
from cica_events.domain.parties import Affiliation
from cica_events.domain.shown_texts import shown_text

DECIDING = (OutcomeKind.GRANTED, OutcomeKind.DECIDED, OutcomeKind.ADOPTED, OutcomeKind.APPROVED)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """An outcome with the meeting that it is of."""

    id: str
    kind: OutcomeKind
    text: str
    meeting_id: str
    meeting_key: str
    title: str
    title_ru: str
    date: VagueDate | None

    def shown_title(self, language: str) -> str:
        """Return the title of the meeting in `language`, in English where there is none."""
        return shown_text(self.title, self.title_ru, language)


def decision_rows(session: Session) -> list[DecisionRow]:
    """Return the outcomes on which a status rests or may rest, those of the latest meeting first."""
    used = select(Affiliation.decided_by_id).where(Affiliation.decided_by_id.is_not(None))
    query = (
        select(
            Outcome.id,
            Outcome.kind,
            Outcome.text,
            Meeting.id.label("meeting_id"),
            Meeting.key.label("meeting_key"),
            Meeting.title,
            Meeting.title_ru,
            Meeting.date,
        )
        .join(Meeting, Meeting.id == Outcome.meeting_id)
        .where(or_(Outcome.kind.in_(DECIDING), Outcome.id.in_(used)))
        .order_by(Outcome.order, Outcome.id)
    )
    rows = [DecisionRow(**row._mapping) for row in session.execute(query)]
    return sorted(
        rows, key=lambda row: (row.date is not None, row.date.sort_key if row.date else ()), reverse=True
    )
