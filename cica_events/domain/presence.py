"""What a State or organization was to one meeting: there, expected, silent, declined, absent, not invited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cica_events.domain.delegations import Reply
from cica_events.domain.fields import Labelled
from cica_events.i18n import N_


class Presence(Labelled):
    """One cell of the map of participation; `sign` says it without a colour."""

    IN_PERSON = "in-person", N_("Attended in person")
    ONLINE = "online", N_("Attended online")
    LOWER = "lower", N_("Represented at a lower level")
    WRITTEN = "written", N_("Consulted in writing")
    EXPECTED = "expected", N_("Announced")
    NO_REPLY = "no-reply", N_("Invited, no reply")
    DECLINED = "declined", N_("Declined")
    ABSENT = "absent", N_("Announced, but absent")
    NOT_INVITED = "not-invited", N_("Not invited")
    NO_STATUS = "no-status", N_("No status with the Conference on that day")
    UNKNOWN = "unknown", N_("Not recorded")

    @property
    def sign(self) -> str:
        """Return the sign of the cell, the same in all languages."""
        return _SIGNS[self]

    @property
    def attended(self) -> bool:
        """Whether the party took part."""
        return self in ATTENDED


ATTENDED: Final = frozenset({Presence.IN_PERSON, Presence.ONLINE, Presence.LOWER})
_SIGNS: Final = {
    Presence.IN_PERSON: "●",
    Presence.ONLINE: "◐",
    Presence.LOWER: "▼",
    Presence.WRITTEN: "✎",
    Presence.EXPECTED: "○",
    Presence.NO_REPLY: "?",
    Presence.DECLINED: "✕",
    Presence.ABSENT: "–",
    Presence.NOT_INVITED: "·",
    Presence.NO_STATUS: "/",
    Presence.UNKNOWN: "",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """What is stored of a party's delegation at a meeting; the figures count people."""

    invited: bool = False
    reply: Reply = Reply.NONE
    present: bool = False
    in_person: int = 0  # attended or registered
    online: int = 0  # attended or registered
    announced: int = 0  # invited by name, nominated or accredited
    lower: bool = False  # its head is of a lower level than the meeting is for


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored of the meeting itself."""

    held: bool
    online: bool = False
    written: bool = False
    invitations: bool = True  # somebody is marked as invited
    attendance: bool = True  # somebody is marked as present, registered or attending


def presence_of(listed: Listed | None, kept: Kept, *, has_status: bool) -> Presence:
    """Return what a party was to a meeting; `listed` is None where it stands in no list of it.

    Who is marked present, or of whom somebody registered or attended, took part; online where all of them
    did, or, without names, the meeting was. Only then an answer, an invitation and the status count.
    Absent is who had announced people or replied to come, at a meeting whose attendance was recorded.
    """
    if listed is None:
        if not has_status:
            return Presence.NO_STATUS
        return Presence.NOT_INVITED if kept.invitations else Presence.UNKNOWN
    if kept.held and (listed.present or listed.in_person or listed.online):
        return _way_of(listed, kept)
    if listed.reply is Reply.DECLINED:
        return Presence.DECLINED
    coming = listed.announced or listed.in_person or listed.online or listed.present
    if coming or listed.reply is Reply.ATTENDING:
        return Presence.ABSENT if kept.held and kept.attendance and not kept.written else Presence.EXPECTED
    if listed.invited:
        return Presence.WRITTEN if kept.written else Presence.NO_REPLY
    return presence_of(None, kept, has_status=has_status)


def _way_of(listed: Listed, kept: Kept) -> Presence:
    if listed.lower:
        return Presence.LOWER
    named = listed.in_person or listed.online
    by_wire = bool(listed.online and not listed.in_person) if named else kept.online
    return Presence.ONLINE if by_wire else Presence.IN_PERSON
