"""Turns the plan of a meeting into records, all in the caller's unit of work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.beginnings import TAKEN_UP, Part
from cica_events.domain.bodies import Body
from cica_events.domain.delegations import Delegation, Group
from cica_events.domain.meetings import Meeting, MeetingHost, MeetingLink, short_key
from cica_events.domain.outcomes import Outcome
from cica_events.services.editing import present
from cica_events.services.meeting_plan import MeetingPlan
from cica_events.services.people_copying import copy_delegations, copy_people
from cica_events.services.programme_making import add_items, add_sessions, place_added


def make_meeting(session: Session, plan: MeetingPlan, body: Body) -> Meeting:
    """Add the meeting with all that it begins with."""
    meeting = _meeting(session, plan, body)
    session.add(meeting)
    _add_hosts(session, meeting, plan)
    _add_links(session, meeting, plan)
    _invite(session, meeting, plan, body)
    year = (plan.date.first_day if plan.date else date.today()).year  # noqa: DTZ011 - the organizer's own day
    items = add_items(session, meeting.id, plan.agenda, year) if plan.with_agenda else {}
    programme = plan.programme if plan.with_programme else ()
    sittings = add_sessions(session, meeting, programme, items, year)
    place_added(items, sittings.values())
    _take_up(session, meeting, items)
    if plan.source_id and Part.PARTICIPANTS in plan.parts:
        session.flush()
        copy_people(session, plan.source_id, meeting.id, items, sittings)
    return meeting


def _meeting(session: Session, plan: MeetingPlan, body: Body) -> Meeting:
    values = {
        "start_time": body.start_time,
        "time_zone": body.time_zone,
        "languages": ", ".join(body.languages),
        "number_style": body.number_style,
        **plan.settings,
        "place": plan.place.strip(),
        "country_id": plan.country_id,
        "format": plan.format,
    }
    taken = frozenset(session.scalars(select(Meeting.key)))
    return Meeting(
        key=short_key(plan.body, plan.ordinal, plan.date, taken),
        body=plan.body,
        ordinal=plan.ordinal,
        title=plan.title.strip(),
        title_ru=plan.title_ru.strip(),
        date=plan.date,
        rooms="\n".join(plan.rooms),
        **values,
    )


def _add_hosts(session: Session, meeting: Meeting, plan: MeetingPlan) -> None:
    for order, host in enumerate(plan.hosts):
        record = MeetingHost(meeting_id=meeting.id, role=host.role, name=host.name, order=order)
        record.party_id = host.party_id
        session.add(record)


def _add_links(session: Session, meeting: Meeting, plan: MeetingPlan) -> None:
    there = present(session, Meeting, {link.meeting_id for link in plan.links})
    for link in plan.links:
        if link.meeting_id in there:
            ends = (meeting.id, link.meeting_id) if link.outgoing else (link.meeting_id, meeting.id)
            session.add(MeetingLink(source_id=ends[0], target_id=ends[1], kind=link.kind))


def _invite(session: Session, meeting: Meeting, plan: MeetingPlan, body: Body) -> None:
    made = [
        Delegation(meeting_id=meeting.id, party_id=row.id, group=Group.PARTY, invited=True)
        for row in plan.invited
    ]
    made += [Delegation(meeting_id=meeting.id, group=group) for group in body.groups]
    session.add_all(made)
    if plan.source_id and Part.DELEGATIONS in plan.parts:
        copy_delegations(session, plan.source_id, meeting.id, made)


def _take_up(session: Session, meeting: Meeting, keys: Iterable[str]) -> None:
    """Note on the outcomes that are taken up which meeting does so."""
    ids = [key.removeprefix(TAKEN_UP) for key in keys if key.startswith(TAKEN_UP)]
    for outcome in present(session, Outcome, ids).values():
        outcome.followed_by_id = outcome.followed_by_id or meeting.id
