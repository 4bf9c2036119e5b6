"""A meeting as it is proposed, before it is created."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cica_events.domain.agenda_templates import AgendaTemplateItem, SessionTemplate
from cica_events.domain.beginnings import Part, PlannedHost, PlannedLink
from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import Format
from cica_events.queries.parties import PartyRow


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """A meeting as its body or an earlier meeting proposes it; the user may change any of it.

    `parts` are taken over from the meeting `source_id`, as far as they do not stand here: its delegations
    with their contacts, its participants and speakers. `settings` are further fields by attribute.
    """

    body: str
    ordinal: int | None
    title: str
    title_ru: str
    date: VagueDate | None
    place: str
    country_id: str | None
    format: Format | None
    invited: tuple[PartyRow, ...]
    agenda: tuple[AgendaTemplateItem, ...]
    with_agenda: bool = True
    with_programme: bool = False
    programme: tuple[SessionTemplate, ...] = ()
    rooms: tuple[str, ...] = ()
    hosts: tuple[PlannedHost, ...] = ()
    links: tuple[PlannedLink, ...] = ()
    source_id: str | None = None
    parts: frozenset[Part] = frozenset()
    settings: Mapping[str, Any] = field(default_factory=dict)
