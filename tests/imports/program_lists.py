"""Lists as other programs export them: their real headings over made-up people."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import UUID

from cica_events.imports.sources.grid import Value

FOLDER = Path(__file__).parent / "programs"
COUNTRIES = (("Kazakhstan", "Казахстан"), ("Türkiye", "Турция"), ("China", "Китай"), ("Thailand", "Таиланд"))
GIVEN = (("Aigul", "Айгуль"), ("Mehmet", "Мехмет"), ("Ming", "Мин"), ("Somchai", "Сомчай"), ("Olga", "Ольга"))
FAMILY = (
    ("Ospanova", "Оспанова"),
    ("Öztürk", "Озтюрк"),
    ("Zhao", "Чжао"),
    ("Srisawat", "Срисават"),
    ("Belova", "Белова"),
)
POSTS = (("Director", "Директор"), ("Counsellor", "Советник"), ("Head of Division", "Начальник отдела"))
OFFICES = ("Ministry of Foreign Affairs", "Centre for Strategic Studies", "Embassy in Astana", "MFA")
DEPARTMENTS = ("Department of Asia", "Protocol", "Multilateral Cooperation")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, and the field it should be taken for, "" to be left out."""

    heading: str
    holds: str
    field: str
    doubtful: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class ProgramList:
    """The list of one program."""

    key: str
    program: str
    columns: tuple[Column, ...]

    def shuffled(self, seed: int) -> ProgramList:
        """Return the list with its columns in another order."""
        columns = list(self.columns)
        Random(seed).shuffle(columns)
        return ProgramList(self.key, self.program, tuple(columns))

    def rows(self, count: int = 30, seed: int = 2026) -> list[tuple[Value, ...]]:
        """Return the cells of as many people; two lists with the same seed say the same of each column."""
        people = [_Person(seed, number) for number in range(count)]
        return [tuple(person.cell(column.holds) for column in self.columns) for person in people]


def program_lists() -> list[ProgramList]:
    """Return every list that is kept."""
    return [_read(path) for path in sorted(FOLDER.glob("*.toml"))]


def _read(path: Path) -> ProgramList:
    document = tomllib.loads(path.read_text("utf-8"))
    assert document["source"], path
    columns = tuple(_column(*each) for each in document["columns"])
    return ProgramList(path.stem, document["program"], columns)


def _column(heading: str, holds: str, field: str) -> Column:
    return Column(heading, holds, field.rstrip("?!"), field.endswith("?"), field == "!")


class _Person:
    """Somebody made up of syllables and common names, who is nobody."""

    def __init__(self, seed: int, number: int) -> None:
        random = self._random = Random(seed * 1000 + number)
        self._number = number
        self._given, self._family = random.choice(GIVEN), random.choice(FAMILY)
        self._country = COUNTRIES[number % len(COUNTRIES)]
        self._post = random.choice(POSTS)

    def cell(self, holds: str) -> Value:
        """Return what a column of that kind holds of this person."""
        if holds.startswith("="):
            options = holds[1:].split("|")
            return options[self._number % len(options)] or None
        return self._kinds()[holds]()

    def _kinds(self) -> dict[str, Callable[[], Value]]:
        given, family, post, country = self._given, self._family, self._post, self._country
        number, pick = self._number, self._random.choice
        return {
            "empty": lambda: None,
            "given": lambda: given[0],
            "givenru": lambda: given[1],
            "family": lambda: family[0],
            "familyru": lambda: family[1],
            "patronymic": lambda: pick(("Ивановна", "Кимович")),
            "full": lambda: f"{given[0]} {family[0]}",
            "fullru": lambda: f"{family[1]} {given[1]}",
            "email": lambda: f"person{number}@example.org",
            "email2": lambda: f"other{number}@example.net",
            "phone": lambda: f"+7 701 000 {number:02} {self._random.randrange(100):02}",
            "country": lambda: country[0],
            "countryru": lambda: country[1],
            "office": lambda: pick(OFFICES),
            "department": lambda: pick(DEPARTMENTS),
            "post": lambda: post[0],
            "postru": lambda: post[1],
            "courtesy": lambda: pick(("Mr", "Ms", "Dr")),
            "courtesyru": lambda: pick(("г-н", "г-жа")),
            "courtesyfr": lambda: pick(("M.", "Mme")),
            "city": lambda: pick(("Astana", "Ankara", "Bangkok")),
            "street": lambda: f"{number + 1} Made-up Street",
            "zip": lambda: f"{10000 + number}",
            "number": lambda: 1000000 + number * 17,
            "minutes": lambda: 20 + number,
            "money": lambda: f"{number}.00",
            "day": lambda: f"2026-11-{1 + number % 28:02}",
            "stamp": lambda: f"11/{1 + number % 28:02}/2026 10:{number % 60:02}:00 AM",
            "isostamp": lambda: f"2026-11-{1 + number % 28:02}T10:{number % 60:02}:00.000Z",
            "code": lambda: f"K{self._random.randrange(36**4):05}",
            "ip": lambda: f"192.0.2.{number + 1}",
            "url": lambda: f"https://example.org/people/{number}",
            "tokenurl": lambda: f"https://example.org/w/{number}?tk={self._random.getrandbits(128):x}",
            "token15": lambda: f"{self._random.getrandbits(75):x}"[:15],
            "hex10": lambda: f"{self._random.getrandbits(40):010x}",
            "uuid": lambda: str(UUID(int=self._random.getrandbits(128))),
        }


def fields_by_heading(columns: Sequence[Column]) -> dict[str, str]:
    """Return the field each heading should be taken for."""
    return {column.heading: column.field for column in columns}
