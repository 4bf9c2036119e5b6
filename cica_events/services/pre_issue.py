"""Looks over a meeting's list of participants before it is given out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from threading import Lock

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.base import fields_of
from cica_events.domain.dates import VagueDate
from cica_events.domain.likeness import PROPOSED, Individual, gender_of, phone_key
from cica_events.domain.meetings import Meeting
from cica_events.domain.participants import Participant
from cica_events.domain.participation import ABSENT
from cica_events.domain.person_names import person_name
from cica_events.domain.pre_issue import Finding, findings
from cica_events.i18n import language
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.queries.individuals import kept_apart, states_of
from cica_events.queries.meetings import day_of
from cica_events.queries.participants import ParticipantRow
from cica_events.services.delegation_records import read_participants

Pairs = list[tuple[str, str, str]]


class PreIssueService:
    """Finds what an officer would be sorry to see in print."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._compared: tuple[object, Pairs] = (None, [])  # who was compared last, and who were alike

    def findings(
        self, meeting_id: str, leaving: Collection[str] = (), progress: Progress = silent
    ) -> list[Finding]:
        """Return what to look at, by kind, then in protocol order; one reading however long the list is.

        `leaving` are the keys of the participants' fields that are to stand in the document, such as "email".
        Raises NotFoundError for a meeting that is not there, and what `progress` raises to stop.
        """
        chosen = language()
        catalogue = fields_of(Participant)
        with self._database.reading() as session:
            rows, delegations = read_participants(session, meeting_id, chosen)
            when, states, apart = _when(session, meeting_id, chosen), states_of(session), kept_apart(session)
        people = {row.id: row.person_id for row in rows}
        alike = self._alike([row for row in rows if row.status not in ABSENT], states, progress)
        return findings(
            delegations,
            rows,
            when=when,
            alike=[pair for pair in alike if frozenset((people[pair[0]], people[pair[1]])) not in apart],
            leaving=[field for key, field in catalogue.items() if key in leaving],
        )

    def _alike(self, rows: Sequence[ParticipantRow], states: frozenset[str], progress: Progress) -> Pairs:
        """Return who may be one person; compared anew only where somebody changed."""
        from cica_events.domain.likeness_index import LikenessIndex

        state = [(row.id, _individual(row, states)) for row in rows], language()
        with self._lock:
            known, pairs = self._compared
        if known == state:
            return pairs
        index = LikenessIndex()
        for key, person in state[0]:
            index.put(key, person)
        pairs = [(one, other, verdict.reason) for one, other, verdict in index.pairs(PROPOSED, progress)]
        with self._lock:
            self._compared = state, pairs
        return pairs


def _individual(row: ParticipantRow, states: frozenset[str]) -> Individual:
    """Return what of a participant tells one person from another."""
    return Individual(
        name=person_name(row.given_name, row.family_name, row.native_name),
        home=row.party_id,
        home_is_state=row.party_id in states,
        gender=gender_of(row.gender, row.courtesy),
        email=row.email.casefold(),
        phones=frozenset(filter(None, (phone_key(row.phone),))),
        position=row.position,
        organization=row.organization,
    )


def _when(session: Session, meeting_id: str, in_language: str) -> str:
    date = session.execute(select(Meeting.date).where(Meeting.id == meeting_id)).scalar()
    return (date or VagueDate.of(day_of(None))).in_words(in_language)
