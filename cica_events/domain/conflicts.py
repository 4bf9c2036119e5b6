"""What does not fit in a programme: told as it arises, never in the way, and to be accepted with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from cica_events.domain.fields import Labelled
from cica_events.i18n import N_


class ConflictKind(Labelled):
    """What is wrong."""

    PERSON_TWICE = "person-twice", N_("A person in two places")
    ROOM_TWICE = "room-twice", N_("A room taken twice")
    HEAD_ABSENT = "head-absent", N_("Head of delegation absent")
    SPEAKER_GONE = "speaker-gone", N_("Speaker declined or removed")
    SPEAKER_AWAY = "speaker-away", N_("Speaker not there yet, or no longer")
    NO_CHAIR = "no-chair", N_("Nobody in the chair")
    NO_INTERPRETATION = "no-interpretation", N_("No interpretation")
    TOO_MUCH = "too-much", N_("More than the time allows")
    NOT_SCHEDULED = "not-scheduled", N_("Item in no session")
    NO_SUCH_TIME = "no-such-time", N_("A time that does not exist")


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict in words, with the records that it lies between; `key` stays the same while it lasts."""

    key: str
    kind: ConflictKind
    text: str
    sitting_ids: tuple[str, ...] = ()
    item_ids: tuple[str, ...] = ()
    participant_ids: tuple[str, ...] = ()
    accepted: str = ""  # the reason
    accepted_id: str | None = None
