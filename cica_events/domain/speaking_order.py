"""The order in which those who speak to an item have the floor, and its rules.

Source: the practice of bodies. Who introduces the item speaks first, then the moderator, then all others by
the meeting's rule; a place that is fixed with a reason holds exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import Final

from cica_events.domain.ranks import NO_RANK, rank_of
from cica_events.domain.speakers import SpeakerRole, SpeakingRule


class Lead(IntEnum):
    """Who speaks before all others where the rule is that of rank."""

    CHAIR = auto()
    HOST = auto()
    NOBODY = auto()


class Category(IntEnum):
    """What somebody speaks as, in the order of precedence."""

    HEAD_OF_STATE = auto()
    HEAD_OF_GOVERNMENT = auto()
    MINISTER = auto()
    DEPUTY_MINISTER = auto()
    AMBASSADOR = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, as far as the order depends on it.

    `protocol` sorts by the order of protocol, those without a place in it have none; `order` is that of
    inscription; `pinned` is a place that holds, from 1.
    """

    id: str
    role: SpeakerRole
    order: int
    pinned: int | None = None
    protocol: tuple[object, ...] = ()
    lead: Lead = Lead.NOBODY
    category: Category = Category.OTHER
    rank: int = NO_RANK


def speaking_order(voices: Iterable[Voice], rule: SpeakingRule) -> list[Voice]:
    """Return those who speak to one item in their order."""
    voices = list(voices)
    free = sorted((each for each in voices if each.pinned is None), key=lambda each: _key(each, rule))
    fixed = sorted((each for each in voices if each.pinned is not None), key=_pin)
    places: dict[int, Voice] = {}
    for each in fixed:
        places[_nearest(min(each.pinned or 1, len(voices)), places, len(voices))] = each
    rest = iter(free)
    return [places[place] if place in places else next(rest) for place in range(1, len(voices) + 1)]


def category_of(rank: str, position: str, organization: str, party: str) -> Category:
    """Return what somebody with this title and post speaks as.

    The president of a company or an institute is no head of State.
    """
    place = rank_of(rank, position)
    if place <= _HEAD_OF_STATE:
        return Category.HEAD_OF_STATE if _of_a_state(position, organization, party) else Category.OTHER
    return next((category for last, category in _CATEGORIES if place <= last), Category.OTHER)


_HEAD_OF_STATE: Final = rank_of("", "President")
_CATEGORIES: Final = (
    (rank_of("", "Prime Minister"), Category.HEAD_OF_GOVERNMENT),
    (rank_of("", "State Secretary"), Category.MINISTER),
    (rank_of("", "Deputy Minister"), Category.DEPUTY_MINISTER),
    (rank_of("", "Ambassador-at-Large"), Category.AMBASSADOR),
)
_ROLES: Final = {SpeakerRole.INTRODUCES: 0, SpeakerRole.MODERATOR: 1}
_STATE: Final = re.compile(r"\b(?:republic|federation|kingdom|state|республик|федераци|государств)")


def _of_a_state(position: str, organization: str, party: str) -> bool:
    said = f"{position} {organization}".casefold()
    if _STATE.search(said) or (party and party.casefold() in said):
        return True
    return not organization and not re.search(r"\b(?:of|for)\b|президент \w", position.casefold())


def _key(voice: Voice, rule: SpeakingRule) -> tuple[object, ...]:
    role, last = _ROLES.get(voice.role, 2), (voice.order, voice.id)
    if rule is SpeakingRule.PROTOCOL:
        return (role, not voice.protocol, voice.protocol, *last)
    if rule is SpeakingRule.RANK:
        return (role, voice.lead, voice.category, voice.rank, *last)
    return (role, *last)


def _pin(voice: Voice) -> tuple[int, int, str]:
    return voice.pinned or 0, voice.order, voice.id


def _nearest(place: int, taken: dict[int, Voice], count: int) -> int:
    """Return `place`, or where it is taken the next one behind it that is free, else the last one before."""
    behind = (each for each in range(place, count + 1) if each not in taken)
    ahead = (each for each in range(place, 0, -1) if each not in taken)
    return next(behind, None) or next(ahead)
