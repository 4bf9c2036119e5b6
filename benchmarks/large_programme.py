"""A made-up meeting as large as they come: three days, six rooms, 200 items, 150 speakers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import cycle
from random import Random

from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem, ItemKind
from cica_events.domain.base import Record
from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Delegation, Group
from cica_events.domain.meetings import Format, Meeting
from cica_events.domain.participants import Mode, Participant
from cica_events.domain.parties import Party
from cica_events.domain.people import Person
from cica_events.domain.sittings import Sitting, SittingKind
from cica_events.domain.speakers import Speaker, SpeakerRole
from cica_events.services.participants import SHARED
from cica_events.services.workspace import Workspace
from tests.made_up import MadeUp

FIRST_DAY = date(2026, 11, 24)
DAYS, ROOMS, ITEMS, SPEAKERS, PARTIES = 3, 6, 200, 150, 28
MORNING, AFTERNOON = (time(9, 30), 180), (time(14, 30), 210)


def build(workspace: Workspace, seed: int = 2026) -> str:
    """Store the meeting, always the same from the same seed, and return its id."""
    random, source = Random(seed), MadeUp(seed)
    with workspace.database.changing("made up") as session:
        meeting = _meeting()
        session.add(meeting)
        speakers = list(_speakers(session, source, meeting, random))
        sittings = list(_sittings(meeting, speakers, random))
        items = list(_items(meeting, sittings, random))
        turns = _turns(items, speakers, random)
        session.add_all([*speakers, *sittings, *items, *turns])
        return str(meeting.id)


def _meeting() -> Meeting:
    return Meeting(
        key=f"LARGE-{FIRST_DAY:%Y}",
        body="SOC",
        title="Three days in six rooms",
        date=VagueDate.of(FIRST_DAY, FIRST_DAY + timedelta(days=DAYS - 1)),
        start_time=time(9, 30),
        time_zone="Asia/Almaty",
        format=Format.HYBRID,
        languages="English, Russian",
        rooms="\n".join(f"Hall {number}" for number in range(1, ROOMS + 1)),
        further_zones="America/New_York\nAsia/Samarkand",
    )


def _speakers(session: Session, source: MadeUp, meeting: Meeting, random: Random) -> Iterator[Participant]:
    parties = [Party(**source.party(number + 1000)) for number in range(PARTIES)]
    homes = [Delegation(meeting_id=meeting.id, party_id=each.id, group=Group.PARTY) for each in parties]
    people = [Person(**values) for values in source.people(SPEAKERS)]
    session.add_all([*parties, *homes, *people])
    for person, home in zip(people, cycle(homes), strict=False):
        late = random.random() < 0.1
        yield Participant(
            meeting_id=meeting.id,
            delegation_id=home.id,
            person_id=person.id,
            capacity=source.capacity(),
            mode=Mode.ONLINE if random.random() < 0.1 else Mode.IN_PERSON,
            arrival_day=FIRST_DAY + timedelta(days=1) if late else FIRST_DAY - timedelta(days=1),
            arrival_time=time(11, 30),
            **{key: getattr(person, key) for key in SHARED},
        )


def _sittings(meeting: Meeting, speakers: list[Participant], random: Random) -> Iterator[Sitting]:
    """Yield a session in each room each morning and afternoon, and the lunch between them."""
    for number in range(DAYS):
        day = FIRST_DAY + timedelta(days=number)
        for start, minutes in (MORNING, AFTERNOON):
            for room in range(1, ROOMS + 1):
                yield Sitting(
                    meeting_id=meeting.id,
                    title=f"Session of day {number + 1} at {start:%H:%M} in hall {room}",
                    kind=SittingKind.THEMATIC,
                    day=day,
                    start=start,
                    duration=minutes,
                    room=f"Hall {room}",
                    chair_id=random.choice(speakers).id,
                    interpretation="English–Russian" if room < ROOMS else "",
                )
        yield Sitting(
            meeting_id=meeting.id, kind=SittingKind.LUNCH, day=day, start=time(12, 30), duration=120
        )


def _items(meeting: Meeting, sittings: list[Sitting], random: Random) -> Iterator[AgendaItem]:
    """Yield 25 items with seven sub-items each; all of those but the last ten stand in a session."""
    halls = cycle([each for each in sittings if each.room])
    places: dict[str, int] = {}
    parent: AgendaItem | None = None
    for number in range(ITEMS):
        if number % 8 == 0:
            parent = _item(meeting, number, f"Subject {number // 8 + 1} of the agenda", None)
            yield parent
            continue
        item = _item(meeting, number, f"Statements and reports on matter {number}", parent)
        item.kind, item.duration = random.choice(list(ItemKind)), random.choice((10, 15, 20, 30))
        if number < ITEMS - 10:
            item.sitting_id = next(halls).id
            item.place = places[item.sitting_id] = places.get(item.sitting_id, -1) + 1
        yield item


def _item(meeting: Meeting, order: int, title: str, parent: AgendaItem | None) -> AgendaItem:
    return AgendaItem(
        meeting_id=meeting.id,
        parent_id=parent.id if parent else None,
        order=order,
        title=title,
        title_ru=f"{title} (по-русски)",
    )


def _turns(items: list[AgendaItem], speakers: list[Participant], random: Random) -> Iterator[Record]:
    """Yield each speaker once, then a second turn of every third."""
    subjects = [item for item in items if item.parent_id]
    again = random.sample(speakers, k=len(speakers) // 3)
    for order, who in enumerate([*speakers, *again]):
        yield Speaker(
            item_id=random.choice(subjects).id,
            participant_id=who.id,
            name=who.family_name,
            role=random.choice(list(SpeakerRole)),
            minutes=5,
            order=order,
        )
