"""Who speaks to each item of a meeting, in speaking order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.delegations import Group
from cica_events.domain.meetings import Meeting
from cica_events.domain.names import name_of
from cica_events.domain.participants import Capacity, Mode, Participant, Participation
from cica_events.domain.people import Person
from cica_events.domain.protocol import participant_key
from cica_events.domain.ranks import rank_of
from cica_events.domain.shown_texts import shown_text
from cica_events.domain.speakers import Speaker, SpeakerRole
from cica_events.domain.speaking_order import Lead, Voice, category_of, speaking_order
from cica_events.queries.attendance import Attendance
from cica_events.queries.delegations import DelegationRow, delegation_rows
from cica_events.queries.meetings import day_of
from cica_events.queries.parties import PartyBook, party_book
from cica_events.queries.reading import columns

_NOBODY = Attendance({}, {}, {})


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Who speaks to an item, with what the meeting knows of them; `number` is the place in the order, from 1.

    `speaker` is the name as printed, of the participant, the delegation, or as written; what belongs to a
    participant is None or empty where none is chosen or the one chosen was removed.
    """

    id: str
    version: int
    item_id: str
    participant_id: str | None
    party_id: str | None
    name: str
    role: SpeakerRole
    topic: str
    topic_ru: str
    minutes: int | None
    order: int
    pinned_place: int | None
    pin_reason: str
    number: int
    speaker: str
    party: str
    function: str
    pronunciation: str
    person_id: str | None
    capacity: Capacity | None
    status: Participation | None
    mode: Mode | None
    of_group: bool = False  # what stands as party is only what a group is called, such as "Guests"

    def shown_topic(self, language: str) -> str:
        """Return the topic in `language`, in English where there is none."""
        return shown_text(self.topic, self.topic_ru, language)


def _at(meeting_id: str) -> ColumnElement[bool]:
    """Return the condition that a speaker speaks at the meeting."""
    return _SPEAKERS.c.item_id.in_(select(_ITEMS.c.id).where(_ITEMS.c.meeting_id == meeting_id))


def speaker_rows(
    session: Session, meeting_id: str, language: str, book: PartyBook | None = None
) -> dict[str, tuple[SpeakerRow, ...]]:
    """Return the speakers of a meeting by item, in speaking order; nothing for a meeting that is gone."""
    stored = session.execute(select(*_SPEAKERS.columns).where(_at(meeting_id))).all()
    meeting = session.execute(
        select(*columns(Meeting)).where(Meeting.__table__.c.id == meeting_id)
    ).one_or_none()
    if meeting is None or not stored:
        return {}
    lectern = _Lectern.of(session, meeting, language, book)
    by_item: dict[str, list[Any]] = defaultdict(list)
    for row in stored:
        by_item[row.item_id].append(row)
    return {item: lectern.in_order(rows) for item, rows in by_item.items()}


_SPEAKERS, _ITEMS, _PARTICIPANTS, _PEOPLE = (
    each.__table__ for each in (Speaker, AgendaItem, Participant, Person)
)  # the classes' own attributes would go through their mapping
_SHOWN = tuple(
    _PARTICIPANTS.c[name]
    for name in (
        *("id", "delegation_id", "person_id", "capacity", "status", "mode", "order", "position"),
        *("organization", "honorific", "courtesy", "rank", "given_name", "family_name", "family_first"),
    )
)  # half of what there is: the programme is read at each drop


@dataclass(frozen=True, slots=True)
class _Lectern:
    """What a meeting knows of those who speak at it."""

    meeting: Any
    book: PartyBook
    delegations: Mapping[str, DelegationRow]  # by id
    of_parties: Mapping[str, DelegationRow]  # by party
    participants: Mapping[str, Any]

    @classmethod
    def of(cls, session: Session, meeting: Any, language: str, book: PartyBook | None) -> _Lectern:
        day = day_of(meeting.date)
        book = book or party_book(session, language, day)
        delegations = delegation_rows(session, book, meeting.id, day, _NOBODY)
        speaking = select(_SPEAKERS.c.participant_id).where(_at(meeting.id))
        found = session.execute(
            select(*_SHOWN, _PEOPLE.c.pronunciation)
            .join(_PEOPLE, _PEOPLE.c.id == _PARTICIPANTS.c.person_id)
            .where(_PARTICIPANTS.c.id.in_(speaking))
        )
        participants = {row.id: row for row in found}
        return cls(
            meeting,
            book,
            {row.id: row for row in delegations},
            {row.party_id: row for row in delegations if row.party_id},
            participants,
        )

    def in_order(self, stored: list[Any]) -> tuple[SpeakerRow, ...]:
        rows = {row.id: row for row in stored}
        ordered = speaking_order(map(self._voice, stored), self.meeting.speaking_rule)
        return tuple(self._row(rows[voice.id], number) for number, voice in enumerate(ordered, start=1))

    def _row(self, row: Any, number: int) -> SpeakerRow:
        here, home = self._found(row)
        party = home.party_name if home else self.book.name(row.party_id)
        known = (here.person_id, here.capacity, here.status, here.mode) if here else (None,) * 4
        shown = (
            number,
            name_of(here) if here else row.name or party,
            party,
            function_of(here) if here else "",
            here.pronunciation if here else "",
        )
        of_group = home is not None and home.group is not Group.PARTY and not home.name
        return SpeakerRow(*(*row, *shown, *known, of_group))

    def _voice(self, row: Any) -> Voice:
        here, home = self._found(row)
        lead = self._lead(here, home.party_id if home else row.party_id)
        if here is None:
            place = (home.number, 0, 0, 0, 0, ()) if home else ()
            return Voice(row.id, row.role, row.order, row.pinned_place, place, lead)
        rank = rank_of(here.rank, here.position)
        key = participant_key(
            home.number if home else 0, here.capacity, here.order, rank, here.family_name, self.book.language
        )
        party = home.party_name if home else ""
        category = category_of(here.rank, here.position, here.organization, party)
        return Voice(row.id, row.role, row.order, row.pinned_place, key, lead, category, rank)

    def _found(self, row: Any) -> tuple[Any, DelegationRow | None]:
        """Return the participant who speaks, if any, and the delegation."""
        here = self.participants.get(row.participant_id)
        return here, self.delegations.get(here.delegation_id) if here else self.of_parties.get(row.party_id)

    def _lead(self, here: Any, party_id: str | None) -> Lead:
        is_chair = here is not None and here.capacity is Capacity.CHAIR
        if is_chair or (party_id and party_id == self.meeting.chair_id):
            return Lead.CHAIR
        return Lead.HOST if party_id and party_id == self.meeting.country_id else Lead.NOBODY


def function_of(participant: Any) -> str:
    """Return the position and the organization of a participant as one line."""
    return ", ".join(part for part in (participant.position, participant.organization) if part)
