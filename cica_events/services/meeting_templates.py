"""The templates of meetings that an office keeps: saved from a meeting, read back with care."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.agenda_templates import all_items
from cica_events.domain.beginnings import Beginning, Part, Start
from cica_events.domain.collation import sort_key
from cica_events.domain.meeting_templates import MeetingTemplate
from cica_events.domain.parties import Party
from cica_events.domain.template_content import TemplateContent, from_json, to_json
from cica_events.services.editing import one, present

KEPT = (Part.AGENDA, Part.PROGRAMME, Part.ROOMS, Part.HOSTS)
"""The parts that a template holds: people and delegations are of a meeting only."""


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A saved template of a body's meetings."""

    id: str
    body: str
    name: str


def template_rows(session: Session, body: str | None = None) -> list[TemplateRow]:
    """Return the saved templates of a body, or all of them, by name."""
    query = select(MeetingTemplate.id, MeetingTemplate.body, MeetingTemplate.name)
    if body is not None:
        query = query.where(MeetingTemplate.body == body)
    rows = [TemplateRow(*row) for row in session.execute(query)]
    return sorted(rows, key=lambda row: (sort_key(row.name), row.id))


def content_of(beginning: Beginning, parts: Collection[Part]) -> str:
    """Return as JSON what a template keeps of a beginning: those of the `parts` that one can hold."""
    content = TemplateContent(
        agenda=beginning.agenda if Part.AGENDA in parts else (),
        programme=beginning.programme if Part.PROGRAMME in parts else (),
        rooms=beginning.rooms if Part.ROOMS in parts else (),
        hosts=beginning.hosts if Part.HOSTS in parts else (),
        settings={key: value for key, value in beginning.settings.items() if key != "chair_id"},
        place=beginning.place if Part.ROOMS in parts else {},
        told=beginning.told,
    )
    if Part.ROOMS not in parts:
        rooms = tuple(replace(each, room="") for each in content.programme)
        content = replace(content, programme=rooms)
    return to_json(content)


def beginning_from(session: Session, template_id: str) -> Beginning:
    """Return what a saved template offers; ValidationError in words where it cannot be read.

    States and organizations that were removed since are left out.
    """
    record: MeetingTemplate = one(session, MeetingTemplate, template_id)
    content = from_json(record.content, record.name)
    parties = {host.party_id for host in content.hosts if host.party_id}
    country = content.place.get("country_id")
    there = present(session, Party, parties | ({country} if country else set()))
    hosts = tuple(
        replace(host, party_id=host.party_id if host.party_id in there else None) for host in content.hosts
    )
    place = {key: value for key, value in content.place.items() if key != "country_id" or value in there}
    counts = {
        Part.AGENDA: len(list(all_items(content.agenda))),
        Part.PROGRAMME: len(content.programme),
        Part.ROOMS: len(content.rooms) or min(1, len(place)),
        Part.HOSTS: len(hosts),
    }
    found = {part: count for part, count in counts.items() if count}
    return Beginning(
        start=Start(template_id=record.id),
        body=record.body,
        name=record.name,
        counts=found,
        usual=frozenset(found),
        agenda=content.agenda,
        programme=content.programme,
        rooms=content.rooms,
        hosts=hosts,
        told=content.told,
        settings=content.settings,
        place=place,
    )
