"""The programmes of four meetings of 2023: the facts of the sample in the usual programmes of their bodies.

Times, rooms, lengths and whatever is procedural come from the templates of the bodies; the facts tell none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.agenda_templates import AgendaTemplateItem, all_items
from cica_events.domain.bodies import Body
from cica_events.domain.delegations import Delegation
from cica_events.domain.meetings import Meeting
from cica_events.domain.participants import Capacity, Participant
from cica_events.domain.parties import Party
from cica_events.domain.sittings import Sitting, SittingKind
from cica_events.domain.speakers import Speaker, SpeakerRole
from cica_events.services.programme_making import WORKING, add_sessions
from cica_events.services.workspace import Workspace

YEAR = 2023
PRESENT = "everybody present"
CHAIRED = WORKING | {SittingKind.OPENING, SittingKind.CLOSING}

INTRODUCES, STATEMENT, PRESENTATION = (
    SpeakerRole.INTRODUCES,
    SpeakerRole.STATEMENT,
    SpeakerRole.PRESENTATION,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """One item: number `told` of the sample's agenda, or else the item `usual` of the body's template.

    One that the sample tells stands in the session of `usual`. `speakers` are family names, or everybody
    who was present.
    """

    usual: str
    told: int | None = None
    minutes: int | None = None  # a share of what the template gives several of them together
    speakers: tuple[tuple[str, SpeakerRole], ...] = ()
    annotation: str = ""
    below: tuple[Subject, ...] = ()


COUNCIL = (
    Subject(
        "1",
        1,
        speakers=(("Sarybay", STATEMENT), ("Nurbayeva", STATEMENT)),
        annotation="The Secretary General and the Deputy Foreign Minister of Kazakhstan will speak.",
    ),
    Subject("3", 2, minutes=25, speakers=(("Batalov", INTRODUCES),), below=(Subject("2"), Subject("3"))),
    Subject("4", 3),
    Subject("5", 4),
    Subject("6", 5),
    Subject(
        "7",
        annotation="Initiative of the Secretary General to develop synergy between the Business Council and"
        " the Think Tank Forum, among others by research on national approaches and incentives for the"
        " development of SMEs and on the role of women in SMEs.",
    ),
    Subject("8"),
    Subject("9"),
)
FORUM = (
    Subject("1"),
    Subject("2", 1, minutes=20),
    Subject("2", 2, minutes=20),
    Subject("2", 3, minutes=20),
    Subject("3", 4),
    Subject("4"),
    Subject("5"),
)
YOUTH = (
    Subject(
        "1",
        1,
        below=(
            Subject("1.1", speakers=(("Ikramov", STATEMENT),)),
            Subject("1.2", speakers=(("Sarybay", STATEMENT),)),
        ),
    ),
    Subject("2"),
    Subject("3", 3, speakers=((PRESENT, STATEMENT),)),
    Subject(
        "4",
        2,
        minutes=20,
        annotation="A new format, proposed by the President of Uzbekistan at the Sixth CICA Summit.",
    ),
    Subject("4", 4, minutes=20),
    Subject("4", 5, minutes=20, speakers=(("Adaileh", PRESENTATION),)),
    Subject(
        "5",
        annotation="Rally of Volunteer Movement Leaders of the CICA Countries, Astana, 2024.",
    ),
    Subject("6"),
    Subject("7"),
    Subject("8"),
)
OFFICIALS = (
    Subject("1"),
    Subject("2"),
    Subject("3", 1, speakers=(("Bakayev", INTRODUCES),)),
    Subject("4", 2, speakers=(("Sarybay", INTRODUCES),)),
    Subject("5", 3, annotation="Discussed by the Special Working Group on 5 December 2023."),
    Subject(
        "6",
        4,
        speakers=(("Cho", STATEMENT),),
        annotation="Discussed by the Special Working Group on 5 December 2023.",
    ),
    Subject(
        "7",
        5,
        minutes=10,
        annotation="Environment protection, prepared by Mongolia, and Natural disaster management, prepared"
        " by Iran; agreed by the Special Working Group on 5 December 2023.",
    ),
    Subject(
        "7", 6, minutes=10, annotation="The Committee is to make a recommendation to the Ministerial Council."
    ),
    Subject("7", 7, minutes=10, annotation="Bangladesh has ratified the Convention recently."),
    Subject(
        "8",
        8,
        annotation="Shanghai Cooperation Organisation, Association of Southeast Asian Nations and United"
        " Nations Office of Counter-Terrorism, among others.",
    ),
    Subject("9"),
    Subject("10"),
)
PROGRAMMES = {"BC-6": COUNCIL, "BF-8": FORUM, "YC-6": YOUTH, "SOC-2023-12-12": OFFICIALS}


def build(workspace: Workspace) -> dict[str, str]:
    """Give the four meetings of a workspace with the sample their programmes; return their ids by key."""
    found = {key: workspace.meetings.get(key) for key in PROGRAMMES}
    for key, subjects in PROGRAMMES.items():
        with workspace.database.changing(f"Programme of {key}") as session:
            meeting = session.get(Meeting, found[key].id)
            assert meeting is not None
            _Programme(session, meeting, workspace.bodies.get(meeting.body)).add(subjects)
    return {key: row.id for key, row in found.items()}


class _Programme:
    def __init__(self, session: Session, meeting: Meeting, body: Body) -> None:
        self._session, self._meeting, self._body = session, meeting, body
        query = select(AgendaItem).where(AgendaItem.meeting_id == meeting.id).order_by(AgendaItem.order)
        self._told = list(session.scalars(query))
        self._usual = {item.key: item for item in all_items(body.agenda)}
        people = session.scalars(select(Participant).where(Participant.meeting_id == meeting.id))
        self._people = {one.family_name: one for one in people}
        self._placed: dict[str, tuple[Subject, AgendaItem]] = {}

    def add(self, subjects: Sequence[Subject]) -> None:
        self._meeting.start_time = self._body.start_time
        self._meeting.languages = ", ".join(self._body.languages)
        self._meeting.rooms = "\n".join(self._body.rooms)
        self._meeting.number_style = self._body.number_style
        self._add_items(subjects, None)
        sessions = [replace(one, items=self._items_of(one.items)) for one in self._body.programme]
        items = {key: item for key, (_subject, item) in self._placed.items()}
        sittings = add_sessions(self._session, self._meeting, sessions, items, YEAR)
        self._seat_chair(list(sittings.values()))

    def _items_of(self, usual: Sequence[str]) -> tuple[str, ...]:
        return tuple(key for key, (subject, _item) in self._placed.items() if subject.usual in usual)

    def _add_items(self, subjects: Sequence[Subject], parent_id: str | None) -> None:
        for order, subject in enumerate(subjects):
            item = self._item(subject, self._usual[subject.usual])
            item.parent_id, item.order = parent_id, order
            item.annotation = subject.annotation
            self._session.add(item)
            if parent_id is None:
                self._placed[item.id] = subject, item
            self._add_speakers(item, subject)
            self._add_items(subject.below, item.id)

    def _item(self, subject: Subject, usual: AgendaTemplateItem) -> AgendaItem:
        if subject.told is not None:
            item = self._told[subject.told - 1]
            item.duration = subject.minutes or usual.minutes
            return item
        title, title_ru = (usual.text(language, YEAR) for language in ("en", "ru"))
        return AgendaItem(
            meeting_id=self._meeting.id,
            title=title,
            title_ru=title_ru,
            kind=usual.kind,
            duration=usual.minutes,
        )

    def _add_speakers(self, item: AgendaItem, subject: Subject) -> None:
        for name, role in subject.speakers:
            if name == PRESENT:
                for order, party_id in enumerate(self._present()):
                    self._session.add(Speaker(item_id=item.id, party_id=party_id, role=role, order=order))
            else:
                one = self._people[name]
                called = " ".join((one.given_name, one.family_name))
                speaker = Speaker(item_id=item.id, participant_id=one.id, name=called, role=role)
                speaker.order = subject.speakers.index((name, role))
                self._session.add(speaker)

    def _present(self) -> Iterator[str]:
        """Yield the States that were there, in the order of their English names."""
        query = select(Delegation.party_id).join(Party, Party.id == Delegation.party_id)
        here = query.where(Delegation.meeting_id == self._meeting.id, Delegation.present)
        for party_id in self._session.scalars(here.order_by(Party.short_name)):
            assert party_id is not None
            yield party_id

    def _seat_chair(self, sittings: Sequence[Sitting]) -> None:
        chair = next((one for one in self._people.values() if one.capacity is Capacity.CHAIR), None)
        for sitting in sittings:
            if chair is not None and sitting.kind in CHAIRED:
                sitting.chair_id = chair.id
