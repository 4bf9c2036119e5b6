"""Whom a report counts: the steps of participation that count, and the kinds of people that do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cica_events.domain.delegations import Group
from cica_events.domain.fields import Labelled
from cica_events.domain.participants import Capacity, Participation
from cica_events.i18n import N_


class People(Labelled):
    """A kind of people at a meeting."""

    DELEGATIONS = "delegations", N_("Members of delegations")
    SPEAKERS = "speakers", N_("Speakers")
    GUESTS = "guests", N_("Guests")
    SECRETARIAT = "secretariat", N_("Secretariat")
    MEDIA = "media", N_("Media")
    INTERPRETERS = "interpreters", N_("Interpreters")
    SUPPORT = "support", N_("Support staff")


_BY_CAPACITY: Final = {
    Capacity.SECRETARIAT: People.SECRETARIAT,
    Capacity.MEDIA: People.MEDIA,
    Capacity.INTERPRETER: People.INTERPRETERS,
    Capacity.SUPPORT: People.SUPPORT,
}
_BY_GROUP: Final = {
    Group.SECRETARIAT: People.SECRETARIAT,
    Group.MEDIA: People.MEDIA,
    Group.INTERPRETERS: People.INTERPRETERS,
    Group.GUESTS: People.GUESTS,
    Group.SPEAKERS: People.SPEAKERS,
}

TOOK_PART: Final = frozenset({Participation.ATTENDED, Participation.REGISTERED})
"""The steps of those who were at a meeting."""

REPRESENTATIVES: Final = frozenset({People.DELEGATIONS, People.SPEAKERS, People.GUESTS})
"""The kinds of people that a press release calls representatives."""


@dataclass(frozen=True, slots=True)
class Counting:
    """What counts: a person whose step and kind are both among these."""

    steps: frozenset[Participation] = TOOK_PART
    people: frozenset[People] = frozenset(People)

    def counts(self, step: Participation, kind: People) -> bool:
        """Tell whether such a person counts."""
        return step in self.steps and kind in self.people


def kind_of(group: Group, capacity: Capacity) -> People:
    """Return the kind of a person: by capacity where that says it, else by the group they came with."""
    return _BY_CAPACITY.get(capacity) or _BY_GROUP.get(group, People.DELEGATIONS)
