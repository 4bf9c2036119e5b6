"""Brings the delegations, participants and speakers of one meeting to another, as they are today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.delegations import Delegation, Group
from cica_events.domain.participants import Participant, Participation
from cica_events.domain.participation import ABSENT
from cica_events.domain.people import Person
from cica_events.domain.sittings import Sitting
from cica_events.domain.speakers import Speaker
from cica_events.services.editing import present
from cica_events.services.participants import SHARED, new_participant

_Home = tuple[str | None, Group, str]
"""What tells the same delegation at another meeting: the party, else the group and its name."""

_KEPT: Final = ("contact_name", "contact_email", "contact_phone", "order", "order_reason")


def copy_delegations(session: Session, source_id: str, meeting_id: str, made: Iterable[Delegation]) -> None:
    """Give the delegations `made` the contacts and places of the earlier meeting, and add its other groups.

    Replies and credentials begin anew.
    """
    before = _delegations(session, source_id)
    here = {_home(record): record for record in made}
    for home, old in before.items():
        record = here.get(home)
        if record is None and home[0] is None:
            record = Delegation(meeting_id=meeting_id, group=old.group, name=old.name)
            session.add(record)
        if record is not None:
            for key in _KEPT:
                setattr(record, key, getattr(old, key))


def copy_people(
    session: Session,
    source_id: str,
    meeting_id: str,
    items: Mapping[str, AgendaItem],
    sittings: Mapping[str, Sitting],
) -> None:
    """Bring the participants that did not decline or were replaced, with what the directory says today.

    Speakers and chairs come along where their item or session does: `items` and `sittings` are the new
    records by the id of the old one.
    """
    query = select(Participant).where(Participant.meeting_id == source_id, Participant.status.not_in(ABSENT))
    then = list(session.scalars(query.order_by(Participant.order, Participant.id)))
    people = present(session, Person, {one.person_id for one in then})
    homes = {record.id: home for home, record in _delegations(session, source_id).items()}
    here = _delegations(session, meeting_id)
    made: dict[str, Participant] = {}
    for one in then:
        home = homes[one.delegation_id]
        if home not in here:
            here[home] = Delegation(meeting_id=meeting_id, party_id=home[0], group=home[1], name=home[2])
            session.add(here[home])
        made[one.id] = _come_again(session, meeting_id, one, people[one.person_id], here[home].id)
    _copy_speakers(session, source_id, made, items)
    _copy_chairs(session, source_id, made, sittings)


def _come_again(
    session: Session, meeting_id: str, then: Participant, person: Person, delegation_id: str
) -> Participant:
    status = Participation.INVITED if then.status is Participation.INVITED else Participation.NOMINATED
    values = {key: getattr(person, key) for key in SHARED}
    values |= {"capacity": then.capacity, "order": then.order, "order_reason": then.order_reason}
    values |= {"status": status, "delegation_id": delegation_id}
    return new_participant(session, meeting_id, values, person.id)


def _copy_speakers(
    session: Session, source_id: str, people: Mapping[str, Participant], items: Mapping[str, AgendaItem]
) -> None:
    query = select(Speaker).join(AgendaItem, AgendaItem.id == Speaker.item_id)
    for old in session.scalars(query.where(AgendaItem.meeting_id == source_id)):
        item, participant = items.get(old.item_id), people.get(old.participant_id or "")
        if item is None or (old.participant_id and participant is None):
            continue
        record = Speaker(item_id=item.id, party_id=old.party_id, name=old.name, role=old.role)
        record.participant_id = participant.id if participant else None
        record.minutes, record.order = old.minutes, old.order
        session.add(record)


def _copy_chairs(
    session: Session, source_id: str, people: Mapping[str, Participant], sittings: Mapping[str, Sitting]
) -> None:
    for old in session.scalars(select(Sitting).where(Sitting.meeting_id == source_id)):
        chair = people.get(old.chair_id or "")
        if chair is not None and old.id in sittings:
            sittings[old.id].chair_id = chair.id


def _delegations(session: Session, meeting_id: str) -> dict[_Home, Delegation]:
    found = session.scalars(select(Delegation).where(Delegation.meeting_id == meeting_id))
    return {_home(record): record for record in found}


def _home(delegation: Delegation) -> _Home:
    if delegation.party_id is not None:
        return delegation.party_id, Group.PARTY, ""
    return None, delegation.group, delegation.name
