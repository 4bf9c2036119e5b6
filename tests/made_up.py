"""Made-up people, parties and meetings, the same from the same seed: names built of syllables, of nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert

from cica_events.domain.base import Record, defaults_of
from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Delegation, Group
from cica_events.domain.meetings import Meeting
from cica_events.domain.participants import Capacity, Participant
from cica_events.domain.parties import Affiliation, Party, PartyKind, Status
from cica_events.domain.people import Person
from cica_events.domain.rules import validate
from cica_events.domain.titles import split_titles
from cica_events.persistence.database import Database
from cica_events.services.participants import SHARED

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Script:
    """The syllables of a language, in Latin letters and in its own, and which name stands first in it."""

    syllables: tuple[tuple[str, str], ...]
    family_first: bool = False
    own_letters: bool = True


def _script(pairs: str, *, family_first: bool = False, own_letters: bool = True) -> Script:
    found = tuple((pair.split("=")[0], pair.split("=")[-1]) for pair in pairs.split())
    return Script(found, family_first, own_letters)


SCRIPTS = (
    _script("ba=ба mi=ми ru=ру zha=жа len=лен tor=тор kai=кай sho=шо vek=век dyr=дыр"),
    _script("bai=白 lin=林 zhou=周 mei=梅 shan=山 yun=云 he=河 feng=风", family_first=True),
    _script("ba=바 do=도 min=민 su=수 ri=리 jin=진 ha=하", family_first=True),
    _script("ra=را mi=مي sal=سال dur=دور ba=با nim=نيم ta=تا"),
    _script("ra=रा mi=मी ta=ता na=ना vi=वि shu=शु dha=धा"),
    _script("ma=มา ri=รี no=โน tha=ทา cha=ชา"),
    _script("şe ğu çi öz ay ın tü nâ ło", own_letters=False),
    _script("Ð u'o nguy ên ẩ o'z d'A bü -Ł", own_letters=False),
)
HONORIFICS = ("", "Mr.", "Ms.", "Dr.", "H.E. Ambassador", "H.E. Mr.")
POSITIONS = ("Minister", "Deputy Minister", "Director", "Head of Division", "Counsellor", "Expert", "Посол")
OFFICES = (
    "Ministry of Foreign Affairs",
    "Centre for Strategic Studies",
    "Embassy",
    "Государственный комитет",
)


class MadeUp:
    """A source of made-up records; two with the same seed say the same."""

    def __init__(self, seed: int = 2023) -> None:
        self._random = Random(seed)

    def person(self) -> Values:
        """Return the values of a person of the directory by field key."""
        random = self._random
        script = random.choice(SCRIPTS)
        family, own_family = self._name(script)
        given, own_given = self._name(script)
        own = (own_family + own_given) if script.family_first else f"{own_given} {own_family}"
        return {
            **asdict(split_titles(random.choice(HONORIFICS))),
            "given_name": given,
            "family_name": family,
            "family_first": script.family_first,
            "native_name": own if script.own_letters else "",
            "position": random.choice(POSITIONS),
            "organization": random.choice(OFFICES),
            "email": f"person{random.randrange(10**9)}@example.org",
            "phone": f"+000 {random.randrange(10**3):03} {random.randrange(10**6):06}",
        }

    def people(self, count: int) -> Iterator[Values]:
        """Yield the values of `count` people."""
        return (self.person() for _ in range(count))

    def party(self, number: int) -> Values:
        """Return the values of a State or, each fifth, an organization."""
        name, own = self._name(SCRIPTS[0])
        return {
            "code": f"X{number}",
            "kind": PartyKind.ORGANIZATION if number % 5 == 4 else PartyKind.STATE,
            "short_name": f"{name} {number}",
            "short_name_ru": f"{own.capitalize()} {number}",
            "formal_name": f"Republic of {name} {number}",
        }

    def meeting(self, number: int) -> Values:
        """Return the values of a meeting; each seventh has a vague date, each eleventh none."""
        day = date(2015, 1, 1) + timedelta(days=self._random.randrange(4000))
        when = VagueDate.parse(f"{day:%Y-%m}") if number % 7 == 0 else VagueDate.of(day)
        body = self._random.choice(("SOC", "SWG", "YC", "BC", "TTF"))
        return {
            "key": f"{body}-{number}",
            "body": body,
            "title": f"Meeting {number} of the made-up body",
            "date": None if number % 11 == 0 else when,
            "place": self._name(SCRIPTS[0])[0],
        }

    def capacity(self) -> Capacity:
        """Return what a participant is there as, mostly a delegate."""
        return self._random.choice((Capacity.DELEGATE, Capacity.DELEGATE, *Capacity))

    def _name(self, script: Script) -> tuple[str, str]:
        parts = self._random.choices(script.syllables, k=self._random.randint(2, 3))
        return "".join(part[0] for part in parts).capitalize(), "".join(part[1] for part in parts)


def fill(
    database: Database,
    *,
    parties: int = 40,
    people: int = 0,
    meetings: int = 0,
    participants: int = 0,
    seed: int = 2023,
    first: int = 0,
) -> list[str]:
    """Store that many records, the participants spread over the meetings, and return the meetings' ids.

    Written straight into the tables, without a history: it only sets the scene. `first` is the number of the
    first party and meeting, where a workspace is filled more than once.
    """
    source = MadeUp(seed)
    states = [_row(Party, **source.party(first + number)) for number in range(parties)]
    statuses = [
        _row(
            Affiliation,
            party_id=row["id"],
            status=Status.MEMBER if row["kind"] == "state" else Status.PARTNER,
        )
        for row in states
    ]
    directory = [_row(Person, **values) for values in source.people(people or participants)]
    held = [_row(Meeting, **source.meeting(first + number)) for number in range(meetings)]
    delegations, attending = _attendance(source, states, directory, held, participants)
    _store(
        database,
        (
            (Party, states),
            (Affiliation, statuses),
            (Person, directory),
            (Meeting, held),
            (Delegation, delegations),
            (Participant, attending),
        ),
    )
    return [row["id"] for row in held]


def _store(database: Database, made: Sequence[tuple[type[Record], list[Values]]]) -> None:
    with database.changing("made up") as session:
        for entity, rows in made:
            if rows:
                validate(entity(**rows[0]))
                session.execute(insert(entity.__table__), rows)  # type: ignore[arg-type]  # it is a Table


def _attendance(
    source: MadeUp, states: list[Values], directory: list[Values], meetings: list[Values], count: int
) -> tuple[list[Values], list[Values]]:
    delegations: list[Values] = []
    attending: list[Values] = []
    each = count // len(meetings) if meetings else 0
    for number, meeting in enumerate(meetings):
        present = [
            _row(Delegation, meeting_id=meeting["id"], party_id=state["id"], group=Group.PARTY)
            for state in states[: max(1, each)]
        ]
        delegations += present
        for place in range(each):
            person = directory[(number * each + place) % len(directory)]
            shared = {key: person[key] for key in SHARED}
            home = present[place % len(present)]["id"]
            attending.append(
                _row(
                    Participant,
                    **shared,
                    meeting_id=meeting["id"],
                    delegation_id=home,
                    person_id=person["id"],
                    capacity=source.capacity(),
                )
            )
    return delegations, attending


def _row(entity: type[Record], **values: Any) -> Values:
    defaults = {
        key: default() if callable(default) else default
        for key, default in defaults_of(entity)
        if key not in values
    }
    return defaults | values
