"""The one protocol order: which section a delegation stands in, and who comes before whom.

Source of the rule: the secretariat's practice. Member States, Observer States, observer organizations,
partner organizations, other States, other organizations, speakers, guests, media, interpreters, the
Secretariat; inside a section by short name in the chosen language; inside a delegation head, deputy,
manual order, rank, family name.
"""

from __future__ import annotations

from cica_events.domain.collation import collation_key
from cica_events.domain.delegations import Group
from cica_events.domain.fields import Labelled
from cica_events.domain.participants import Capacity
from cica_events.domain.parties import PartyKind, Status
from cica_events.i18n import N_


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

DelegationKey = tuple[int, int, tuple[object, ...] | str]
ParticipantKey = tuple[int, int, int, int, object]


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


def delegation_key(section: Section, order: int, name: str, language: str) -> DelegationKey:
    """Return the sorting key of a delegation; `order` is a place given by hand, 0 for none."""
    return _RANK[section], order or _LAST, collation_key(name, language)


def participant_key(
    delegation: int, capacity: Capacity, order: int, family_name: str, language: str
) -> ParticipantKey:
    """Return the sorting key of a participant inside the whole list.

    `delegation` is the number of the delegation in protocol order; `order` as for a delegation.
    """
    place, rank = _PLACES[capacity._value_]
    return delegation, place, order or _LAST, rank, collation_key(family_name, language)
