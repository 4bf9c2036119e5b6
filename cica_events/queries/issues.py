"""What was issued of a meeting's documents, without the frozen content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.issues import Issue, IssueStage
from cica_events.i18n import translator


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One version of a document as it was given out; `number` counts revisions, 0 for other stages."""

    id: str
    version: int
    meeting_id: str
    document: str
    stage: IssueStage
    number: int
    symbol: str
    language: str
    issued_at: datetime | None

    def name(self, language: str) -> str:
        """Return "Provisional", "Revision 1" or "Final"."""
        return stage_name(self.stage, self.number, language)


def stage_name(stage: IssueStage | None, number: int, language: str) -> str:
    """Return how a version is called in a document; empty for none."""
    if stage is None:
        return ""
    words = translator(language)
    if stage is IssueStage.REVISION:
        return words.gettext("Revision {number}").format(number=number)
    return words.gettext(stage.label)


def issue_rows(session: Session, meeting_id: str, document: str) -> list[IssueRow]:
    """Return the issues of a meeting's document, the newest first."""
    columns = [getattr(Issue, name) for name in IssueRow.__slots__]
    query = select(*columns).where(Issue.meeting_id == meeting_id, Issue.document == document)
    return [IssueRow(**row._mapping) for row in session.execute(query.order_by(Issue.id.desc()))]
