"""How those who speak are named in a paper, and what their places of the order say."""

from __future__ import annotations

from typing import Final

from cica_events.documents.house_words import HouseWords
from cica_events.documents.paper import Part, quiet, slanted, strong
from cica_events.documents.scripts import printable
from cica_events.domain.participants import Capacity
from cica_events.domain.participation import ABSENT
from cica_events.queries.programme import SpeakerRow

_OF_NO_PARTY: Final = frozenset(
    {Capacity.SECRETARIAT, Capacity.GUEST, Capacity.MEDIA, Capacity.INTERPRETER, Capacity.SUPPORT}
)  # whose home says no more than their function


def name_of(speaker: SpeakerRow) -> str:
    """Return the name; that of the delegation which has not said who speaks."""
    return printable(speaker.speaker or speaker.name) or printable(speaker.party)


def is_delegation(speaker: SpeakerRow) -> bool:
    """Tell whether a delegation speaks of which nobody is named."""
    return speaker.participant_id is None and not speaker.name.strip() and bool(speaker.party_id)


def function_of(speaker: SpeakerRow) -> str:
    """Return the function with the party, unless the function names it or nobody is named."""
    if is_delegation(speaker):
        return ""
    function, party = printable(speaker.function), printable(speaker.party)
    said = (
        not party
        or (speaker.of_group and bool(function))
        or speaker.capacity in _OF_NO_PARTY
        or party.casefold() in f"{function} {speaker.speaker}".casefold()
    )
    return ", ".join(part for part in (function, "" if said else party) if part)


def in_full(speaker: SpeakerRow) -> str:
    """Return name and function as a chair reads them out."""
    return ", ".join(part for part in (name_of(speaker), function_of(speaker)) if part)


def parts_of(speaker: SpeakerRow, words: HouseWords, language: str) -> tuple[Part, ...]:
    """Return one line of a programme: name, function, topic."""
    function, topic = function_of(speaker), printable(speaker.shown_topic(language))
    return (
        strong(name_of(speaker)),
        Part(f", {function}" if function else ""),
        Part(" – " if topic else ""),
        slanted(words.word("topic", topic=topic) if topic else ""),
    )


def role_of(speaker: SpeakerRow, words: HouseWords) -> str:
    """Return what the speaker does at the item."""
    return words.name_of("roles", speaker.role.value)


def minutes_of(minutes: int | None, words: HouseWords) -> str:
    """Return "5 min", empty for no time."""
    return words.word("minutes", count=minutes) if minutes else ""


def pin_of(speaker: SpeakerRow, words: HouseWords) -> str:
    """Return why the place is fixed; empty where it is not."""
    if speaker.pinned_place is None:
        return ""
    reason = printable(speaker.pin_reason)
    key = "fixed_place" if reason else "fixed_place_plain"
    return words.word(key, number=speaker.pinned_place, reason=reason)


def remark_on(speaker: SpeakerRow, words: HouseWords) -> tuple[Part, ...]:
    """Return the internal remark of a fixed place."""
    pin = pin_of(speaker, words)
    return (strong(words.word("internal")), quiet(f" {pin}")) if pin else ()


def present(speakers: tuple[SpeakerRow, ...]) -> tuple[SpeakerRow, ...]:
    """Return who is still to speak: nobody who declined or was replaced."""
    return tuple(each for each in speakers if each.status not in ABSENT)
