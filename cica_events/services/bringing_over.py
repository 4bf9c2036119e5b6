"""Who could come again: the people with whom a delegation took part in the body's meeting before this."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.base import fields_of
from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Delegation, Group
from cica_events.domain.fields import Field
from cica_events.domain.meetings import Meeting, Stage
from cica_events.domain.names import name_of
from cica_events.domain.participants import Capacity, Participant, Participation
from cica_events.domain.participation import ABSENT
from cica_events.domain.people import Person
from cica_events.domain.shown_texts import shown_text
from cica_events.errors import NotFoundError
from cica_events.i18n import _
from cica_events.services.editing import loaded, present
from cica_events.services.participants import SHARED, new_participant

_LAST = 2**31  # behind every place given by hand
_Home = tuple[str | None, Group, str]
"""What tells the same delegation at another meeting: the party, else the group and its name."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the directory holds otherwise now than it stood at the meeting before."""

    field: Field
    then: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Returning:
    """A person who took part before and could come again, named as the directory does now."""

    person_id: str
    name: str
    position: str
    organization: str
    capacity: Capacity
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class BringOver:
    """What bringing one delegation over would do.

    `meeting_id` is None where there is no earlier meeting of the body in which the delegation had
    participants; `here` counts those of that meeting who take part in this one already.
    """

    delegation_id: str
    meeting_id: str | None
    key: str
    title: str
    date: VagueDate | None
    people: tuple[Returning, ...]
    here: int


def foreseen(
    session: Session, meeting_id: str, delegation_ids: Sequence[str], language: str
) -> list[BringOver]:
    """Return for each delegation who could come again; NotFoundError where one is gone."""
    own = loaded(session, Delegation, delegation_ids)
    if any(record.meeting_id != meeting_id for record in own.values()):
        raise NotFoundError(_("The delegation belongs to another meeting."))
    before = earlier_meetings(session, meeting_id)
    attended = _attended(session, [row.id for row in before])
    here = set(session.scalars(select(Participant.person_id).where(Participant.meeting_id == meeting_id)))
    found = []
    for delegation_id in dict.fromkeys(delegation_ids):
        home = _home(own[delegation_id])
        row = next((row for row in before if (row.id, home) in attended), None)
        then = attended[row.id, home] if row else []
        found.append(_bring_over(session, delegation_id, row, then, here, language))
    return found


def bring(
    session: Session, meeting_id: str, plans: Sequence[BringOver], only: Collection[str] | None
) -> list[str]:
    """Add the people of `plans` (of them only those with the ids `only`) and return the participants' ids."""
    made = []
    taken: set[str] = set()
    for plan in plans:
        wanted = [one for one in plan.people if only is None or one.person_id in only]
        people = present(session, Person, [one.person_id for one in wanted])
        places = _places(session, plan.meeting_id, people) if plan.meeting_id else {}
        for one in wanted:
            if one.person_id not in people or one.person_id in taken:
                continue
            taken.add(one.person_id)
            person, then = people[one.person_id], places[one.person_id]
            values = {key: getattr(person, key) for key in SHARED}
            values |= {"capacity": then.capacity, "order": then.order, "order_reason": then.order_reason}
            values |= {"status": Participation.NOMINATED, "delegation_id": plan.delegation_id}
            made.append(new_participant(session, meeting_id, values, person.id).id)
    return made


def earlier_meetings(session: Session, meeting_id: str) -> list[Any]:
    """Return the meetings of the body before this one, the last of them first.

    They have id, key, title, title_ru, date and ordinal. Before is a lower ordinal where both have one, else
    an earlier date; a meeting without a date is yet to come, so every one with a date is before it. Those
    that were cancelled are left out.
    """
    this = session.get(Meeting, meeting_id)
    if this is None:
        raise NotFoundError(_("The meeting was removed."))
    wanted = Meeting.id, Meeting.key, Meeting.title, Meeting.title_ru, Meeting.date, Meeting.ordinal
    query = select(*wanted).where(
        Meeting.body == this.body, Meeting.id != meeting_id, Meeting.stage != Stage.CANCELLED
    )
    before = [row for row in session.execute(query) if _is_before(row, this)]
    counted = this.ordinal is not None and all(row.ordinal is not None for row in before)
    return sorted(before, key=_by_ordinal if counted else _by_date, reverse=True)


def _by_ordinal(row: Any) -> tuple[Any, ...]:
    return row.ordinal, row.id


def _by_date(row: Any) -> tuple[Any, ...]:
    return row.date is not None, row.date.sort_key if row.date else (), row.id


def _is_before(row: Any, this: Meeting) -> bool:
    if row.ordinal is not None and this.ordinal is not None:
        return bool(row.ordinal < this.ordinal)
    if row.date is None:
        return False
    return this.date is None or bool(row.date < this.date)


def _attended(session: Session, meeting_ids: Sequence[str]) -> dict[tuple[str, _Home], list[Participant]]:
    """Return by meeting and delegation those who took part, in the order in which they stood."""
    if not meeting_ids:
        return {}
    query = (
        select(Participant, Delegation)
        .join(Delegation, Delegation.id == Participant.delegation_id)
        .where(Participant.meeting_id.in_(meeting_ids), Participant.status.not_in(ABSENT))
    )
    found: dict[tuple[str, _Home], list[Participant]] = {}
    for participant, delegation in session.execute(query):
        found.setdefault((participant.meeting_id, _home(delegation)), []).append(participant)
    ranks = {capacity: rank for rank, capacity in enumerate(Capacity)}
    for people in found.values():
        people.sort(key=lambda one: (ranks[one.capacity], one.order or _LAST, one.family_name, one.id))
    return found


def _home(delegation: Delegation) -> _Home:
    if delegation.party_id is not None:
        return delegation.party_id, Group.PARTY, ""
    return None, delegation.group, delegation.name


def _bring_over(
    session: Session,
    delegation_id: str,
    meeting: Any,
    then: Sequence[Participant],
    here: Collection[str],
    language: str,
) -> BringOver:
    if meeting is None:
        return BringOver(delegation_id, None, "", "", None, (), 0)
    absent = [one for one in then if one.person_id not in here]
    people = present(session, Person, {one.person_id for one in absent})
    return BringOver(
        delegation_id,
        meeting.id,
        meeting.key,
        shown_text(meeting.title, meeting.title_ru, language),
        meeting.date,
        tuple(_returning(one, people[one.person_id]) for one in absent if one.person_id in people),
        len(then) - len(absent),
    )


def _returning(then: Participant, now: Person) -> Returning:
    fields = fields_of(Participant)
    return Returning(
        now.id,
        name_of(now),
        now.position,
        now.organization,
        then.capacity,
        tuple(
            Difference(fields[key], getattr(then, key), getattr(now, key))
            for key in SHARED
            if getattr(then, key) != getattr(now, key)
        ),
    )


def _places(session: Session, meeting_id: str, people: Collection[str]) -> dict[str, Participant]:
    query = select(Participant).where(
        Participant.meeting_id == meeting_id, Participant.person_id.in_(list(people))
    )
    return {one.person_id: one for one in session.scalars(query)}
