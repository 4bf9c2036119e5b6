"""Whose sensitive details stand in a workspace, and when their last meeting was."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cica_events.domain.changes import LoggedChange, LoggedChangeSet
from cica_events.domain.erasing import Holding
from cica_events.domain.meetings import Meeting
from cica_events.domain.names import name_of
from cica_events.domain.participants import Participant
from cica_events.domain.people import Person
from cica_events.persistence import erasure
from cica_events.queries.reading import in_parts


def holdings(session: Session, *, history: bool = True) -> list[Holding]:
    """Return the people by name; with `history` also those of whom only the history still tells."""
    present, logged = erasure.holders(session.connection(), Person.__tablename__, history=history)
    wanted = present | logged
    last, open_ones = _meetings(session, wanted)
    columns = (Person.id, Person.honorific, Person.courtesy, Person.rank, Person.given_name)
    query = select(*columns, Person.family_name, Person.family_first)
    found = [
        Holding(row.id, name_of(row), last.get(row.id), row.id in open_ones)
        for ids in in_parts(sorted(wanted))
        for row in session.execute(query.where(Person.id.in_(ids)))
    ]
    gone = wanted - {each.id for each in found}
    found.sort(key=lambda each: (each.name, each.id))
    return found + _gone(session, gone)


def _meetings(session: Session, people: Collection[str]) -> tuple[dict[str, date], set[str]]:
    """Return by person the last day of the last meeting, and who is on the list of one without a date."""
    last: dict[str, date] = {}
    open_ones: set[str] = set()
    query = select(Participant.person_id, Meeting.date).join(Meeting, Meeting.id == Participant.meeting_id)
    for ids in in_parts(sorted(people)):
        for person, when in session.execute(query.where(Participant.person_id.in_(ids))):
            if when is None:
                open_ones.add(person)
            else:
                last[person] = max(when.last_day, last.get(person, when.last_day))
    return last, open_ones


def _gone(session: Session, people: Collection[str]) -> list[Holding]:
    """Return those who were removed, with the day on which their record was last changed."""
    query = (
        select(LoggedChange.record_id, func.max(LoggedChangeSet.at))
        .join(LoggedChangeSet, LoggedChangeSet.id == LoggedChange.set_id)
        .group_by(LoggedChange.record_id)
    )
    return [
        Holding(person, "", at.astimezone().date(), gone=True)
        for ids in in_parts(sorted(people))
        for person, at in session.execute(query.where(LoggedChange.record_id.in_(ids)))
    ]
