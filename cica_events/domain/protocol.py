"""The one protocol order: which section a delegation stands in, and who comes before whom.

Source of the rule: the secretariat's practice. The chair's or the host's delegation first where the meeting
asks for it; Member States, Observer States, observer organizations, partner organizations, other States,
other organizations, speakers, guests, media, interpreters, the Secretariat; inside a section by short name
in the chosen language, beginning with the party drawn by lot where one was drawn; a place given by hand
counts before the name; inside a delegation head, deputy, manual order, capacity, rank, family name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cica_events.domain.collation import collation_key
from cica_events.domain.delegations import Group
from cica_events.domain.fields import Labelled
from cica_events.domain.participants import Capacity
from cica_events.domain.parties import PartyKind, Status
from cica_events.i18n import N_, _


class Section(Labelled):
    """A part of the list of participants, in the order of the list."""

    MEMBER_STATES = "member-states", N_("Member States")
    OBSERVER_STATES = "observer-states", N_("Observer States")
    OBSERVER_ORGANIZATIONS = "observer-organizations", N_("Observer organizations")
    PARTNER_ORGANIZATIONS = "partner-organizations", N_("Partner organizations")
    OTHER_STATES = "other-states", N_("Other States")
    OTHER_ORGANIZATIONS = "other-organizations", N_("Other organizations")
    SPEAKERS = "speakers", N_("Speakers")
    GUESTS = "guests", N_("Guests")
    MEDIA = "media", N_("Media")
    INTERPRETERS = "interpreters", N_("Interpreters")
    SECRETARIAT = "secretariat", N_("Secretariat")

    @property
    def of_one(self) -> str:
        """Return in words what a single delegation of the section is."""
        return _(_OF_ONE[self]) if self in _OF_ONE else self.text


_OF_ONE = {
    Section.MEMBER_STATES: N_("Member State"),
    Section.OBSERVER_STATES: N_("Observer State"),
    Section.OBSERVER_ORGANIZATIONS: N_("Observer organization"),
    Section.PARTNER_ORGANIZATIONS: N_("Partner organization"),
    Section.OTHER_STATES: N_("Other State"),
    Section.OTHER_ORGANIZATIONS: N_("Other organization"),
}

_LAST = 2**31  # behind every place given by hand
_SECTIONS = tuple(Section)
_RANK = {section: number for number, section in enumerate(_SECTIONS)}
_PLACES = {  # the heads stand before those placed by hand, the others in their rank behind them
    capacity.value: ({Capacity.HEAD: 0, Capacity.DEPUTY: 1}.get(capacity, 2), rank)
    for rank, capacity in enumerate(Capacity)
}
_GROUPS = {
    Group.SPEAKERS: Section.SPEAKERS,
    Group.GUESTS: Section.GUESTS,
    Group.MEDIA: Section.MEDIA,
    Group.INTERPRETERS: Section.INTERPRETERS,
    Group.SECRETARIAT: Section.SECRETARIAT,
    Group.OTHER: Section.OTHER_ORGANIZATIONS,
}

ParticipantKey = tuple[int, int, int, int, int, object]


@dataclass(frozen=True, slots=True)
class Place:
    """What the place of a delegation depends on.

    `order` is a place in its section given by hand, counted from 1; 0 for none.
    """

    id: str
    party_id: str | None
    section: Section
    order: int
    sorted_under: str


@dataclass(frozen=True, slots=True)
class OrderRule:
    """What a meeting has chosen: parties that stand before all others, and the one drawn by lot to begin."""

    language: str
    leading: tuple[str, ...] = ()
    drawn: str | None = None


def section_of(group: Group, kind: PartyKind | None, status: Status | None) -> Section:
    """Return the section of a delegation, by the party's status on the day of the meeting."""
    if group is not Group.PARTY or kind is None:
        return _GROUPS.get(group, Section.OTHER_ORGANIZATIONS)
    if kind is PartyKind.STATE:
        if status is Status.MEMBER:
            return Section.MEMBER_STATES
        return Section.OBSERVER_STATES if status is Status.OBSERVER else Section.OTHER_STATES
    if status is Status.PARTNER:
        return Section.PARTNER_ORGANIZATIONS
    return Section.OBSERVER_ORGANIZATIONS if status is Status.OBSERVER else Section.OTHER_ORGANIZATIONS


def in_order(places: Iterable[Place], rule: OrderRule) -> list[Place]:
    """Return the delegations of a meeting in protocol order."""
    leading: list[Place] = []
    sections: dict[Section, list[Place]] = defaultdict(list)
    for place in places:
        (leading if place.party_id in rule.leading else sections[place.section]).append(place)
    leading.sort(key=lambda place: (rule.leading.index(place.party_id or ""), place.id))
    for section in sorted(sections, key=_RANK.__getitem__):
        leading += _in_section(sections[section], rule)
    return leading


def _in_section(places: list[Place], rule: OrderRule) -> list[Place]:
    """Return the delegations of one section: by name, begun at the drawn party, then those placed by hand."""
    by_name = sorted(
        (place for place in places if not place.order),
        key=lambda place: (collation_key(place.sorted_under, rule.language), place.id),
    )
    begin = next((n for n, place in enumerate(by_name) if rule.drawn and place.party_id == rule.drawn), 0)
    found = by_name[begin:] + by_name[:begin]
    for place in sorted(
        (place for place in places if place.order), key=lambda place: (place.order, place.id)
    ):
        found.insert(place.order - 1, place)
    return found


def participant_key(
    delegation: int, capacity: Capacity, order: int, rank: int, family_name: str, language: str
) -> ParticipantKey:
    """Return the sorting key of a participant inside the whole list.

    `delegation` is the number of the delegation in protocol order; `order` is a place given by hand in the
    delegation, 0 for none; `rank` as `ranks.rank_of` returns it.
    """
    place, by_capacity = _PLACES[capacity._value_]
    return delegation, place, order or _LAST, by_capacity, rank, collation_key(family_name, language)
