"""What a meeting begins with: its body's template, an earlier meeting, or a template of the office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cica_events.domain.agenda_templates import AgendaTemplateItem, SessionTemplate
from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Labelled
from cica_events.domain.meetings import HostRole, LinkKind
from cica_events.domain.outcomes import OutcomeKind
from cica_events.i18n import N_

TAKEN_UP = "outcome:"
"""What the key of an agenda item begins with that takes up an outcome; the outcome's id follows."""


class Part(Labelled):
    """What a meeting may take over from where it begins."""

    DELEGATIONS = "delegations", N_("Delegations")
    PARTICIPANTS = "participants", N_("Participants and speakers")
    AGENDA = "agenda", N_("Agenda")
    PROGRAMME = "programme", N_("Programme")
    ROOMS = "rooms", N_("Place and rooms")
    HOSTS = "hosts", N_("Organizers and hosts")
    LINKS = "links", N_("Links with other meetings")


@dataclass(frozen=True, slots=True)
class Start:
    """Where a meeting begins: an earlier meeting or a saved template, by id, else its body's own template."""

    meeting_id: str = ""
    template_id: str = ""


@dataclass(frozen=True, slots=True)
class PlannedHost:
    """Who organizes, hosts or supports a meeting that is being planned."""

    role: HostRole
    name: str
    party_id: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedLink:
    """How a planned meeting stands to another, named by `title`; `outgoing` where it is the source."""

    kind: LinkKind
    outgoing: bool
    meeting_id: str
    title: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An outcome that is still open, with the agenda item that would take it up."""

    outcome_id: str
    kind: OutcomeKind
    text: str
    meeting: str  # its title
    date: VagueDate | None
    title: str
    annotation: str

    @property
    def key(self) -> str:
        """Return the key of the agenda item."""
        return TAKEN_UP + self.outcome_id


@dataclass(frozen=True, slots=True)
class Beginning:
    """All that a meeting of `body` can begin with, before anything of it is chosen.

    `counts` tell how much there is of each part that there is, `usual` which of them are taken unless the
    user says otherwise. `told` are the keys of items and sessions that name the year or the ordinal of the
    earlier meeting and were kept as they are. `settings` are fields of the meeting by attribute, `place`
    those that go with its rooms.
    """

    start: Start
    body: str
    name: str
    counts: Mapping[Part, int]
    usual: frozenset[Part]
    agenda: tuple[AgendaTemplateItem, ...] = ()
    programme: tuple[SessionTemplate, ...] = ()
    rooms: tuple[str, ...] = ()
    hosts: tuple[PlannedHost, ...] = ()
    links: tuple[PlannedLink, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    told: frozenset[str] = frozenset()
    settings: Mapping[str, Any] = field(default_factory=dict)
    place: Mapping[str, Any] = field(default_factory=dict)
