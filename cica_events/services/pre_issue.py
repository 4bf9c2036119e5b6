"""Looks over a meeting's list of participants before it is given out."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.base import fields_of
from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import Meeting
from cica_events.domain.participants import Participant
from cica_events.domain.people import Distinct
from cica_events.domain.pre_issue import Finding, findings
from cica_events.i18n import language
from cica_events.persistence.database import Database
from cica_events.queries.meetings import day_of
from cica_events.queries.participants import participant_rows
from cica_events.services.delegation_records import read_delegations


class PreIssueService:
    """Finds what an officer would be sorry to see in print."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def findings(self, meeting_id: str, leaving: Collection[str] = ()) -> list[Finding]:
        """Return what to look at, by kind, then in protocol order; one reading however long the list is.

        `leaving` are the keys of the participants' fields that are to stand in the document, such as "email".
        Raises NotFoundError for a meeting that is not there.
        """
        chosen = language()
        catalogue = fields_of(Participant)
        with self._database.reading() as session:
            delegations = read_delegations(session, meeting_id, chosen)
            return findings(
                delegations,
                participant_rows(session, delegations, meeting_id, chosen),
                when=_when(session, meeting_id, chosen),
                distinct=_distinct(session),
                leaving=[field for key, field in catalogue.items() if key in leaving],
            )


def _when(session: Session, meeting_id: str, in_language: str) -> str:
    date = session.execute(select(Meeting.date).where(Meeting.id == meeting_id)).scalar()
    return (date or VagueDate.of(day_of(None))).in_words(in_language)


def _distinct(session: Session) -> set[frozenset[str]]:
    pairs = session.execute(select(Distinct.one_id, Distinct.other_id))
    return {frozenset((row.one_id, row.other_id)) for row in pairs}
