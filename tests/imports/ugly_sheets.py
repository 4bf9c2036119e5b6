"""Sheets as people make them: one list under any preamble, divided, counted, merged and explained."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from cica_events.imports.sources.grid import Grid, Merge, Row, Sheet, Value
from cica_events.imports.sources.source import Source

STATES = {
    "Kazakhstan": "Республики Казахстан",
    "China": "Китая",
    "Republic of Korea": "Республики Корея",
    "Viet Nam": "Вьетнама",
    "Türkiye": "Турции",
    "Iran (Islamic Republic of)": "Исламской Республики Иран",
    "Russian Federation": "Российской Федерации",
    "Thailand": "Королевства Таиланд",
}
FAMILIES = (
    "Sokolov",
    "Kim",
    "van der Berg",
    "O'Brien",
    "Öztürk",
    "Нурланов",
    "Total-Martin",
    "Srisawat",
    "Note",
)
GIVEN = ("Anna", "Min-jun", "José", "Айгуль", "Somchai", "Zoë", "Ali")
POSTS = ("Minister", "Counsellor", "Head of Division", "Посол", None)
TITLES = (
    "LIST OF PARTICIPANTS",
    "Seventh Meeting of the Senior Officials Committee",
    "Министерство иностранных дел",
    "Astana, 12 December 2026",
    "Please return the completed list by 1 December",
    "СПИСОК УЧАСТНИКОВ",
)
HEADINGS = {
    "no": ("No.", "№", "№ п/п"),
    "family": ("Family name", "Surname", "Фамилия"),
    "given": ("Given name", "First name", "Имя"),
    "country": ("Country", "State", "Страна"),
    "post": ("Position", "Job title", "Должность"),
    "email": ("E-mail", "Email address", "Электронная почта"),
    "phone": ("Phone", "Mobile phone", "Телефон"),
}
NOTES = (
    "Note: the list is not final.",
    "* to be confirmed",
    "Примечание: уточняется",
    "Prepared by: Protocol Division, room 5",
)
SECTIONS = (
    "none",
    "column",
    "merged",
    "first",
    "row",
    "merged row",
    "counted row",
    "russian row",
    "in column",
)


@dataclass
class Person:
    """Somebody of a list, and the row in which they stand."""

    state: str
    family: str
    given: str
    email: str
    row: int = 0


@dataclass
class Ugly:
    """A sheet in the making, with everybody on it, and what it was made of."""

    people: list[Person] = field(default_factory=list)
    lines: dict[int, dict[int, Value]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    left_out: dict[int, str] = field(default_factory=dict)
    row: int = 1
    made_of: list[str] = field(default_factory=list)

    def put(self, cells: dict[int, Value]) -> int:
        """Write the next row; return its number."""
        self.lines[self.row] = cells
        self.row += 1
        return self.row - 1

    def leave(self, cells: dict[int, Value]) -> int:
        """Write a row that is nobody."""
        text = next(str(cell) for cell in cells.values() if cell is not None)
        self.left_out[self.row] = text
        return self.put(cells)

    def grid(self) -> Grid:
        """Return the sheet as a reader gives it."""
        used = sorted({column for cells in self.lines.values() for column, cell in cells.items() if cell})
        rows = (
            Row(number, tuple(cells.get(column) for column in used))
            for number, cells in sorted(self.lines.items())
            if any(cells.values())
        )
        source = Source(Path("ugly.xlsx"))
        return Grid(source, (Sheet("List"),), "List", tuple(used), tuple(rows), tuple(self.merges))


def ugly_sheet(seed: int) -> Ugly:
    """Return a sheet made at random; the same seed makes the same one."""
    return _Maker(Random(seed)).made()


class _Maker:
    def __init__(self, random: Random) -> None:
        self._random = random
        self._sheet = Ugly()
        self._left = random.choice((1, 1, 1, 2, 4))
        self._style = random.choice(SECTIONS)
        keys = ["family", "given", "email"]
        keys += [key for key in ("post", "phone") if random.random() < 0.7]
        random.shuffle(keys)
        if self._style in ("column", "merged", "first", "in column"):
            keys.insert(random.choice((0, len(keys))) if self._style == "column" else 0, "country")
        if random.random() < 0.6 or self._style in ("row", "counted row", "russian row"):
            keys.insert(0, "no")
        self._columns = {key: self._left + place for place, key in enumerate(keys)}
        self._headings = {key: random.choice(HEADINGS[key]) for key in keys}
        self._again = self._style.endswith("row") and random.random() < 0.3
        self._totals = random.random() < 0.4
        self._gaps = random.random() < 0.4
        self._count = 0

    def made(self) -> Ugly:
        self._sheet.made_of = [
            self._style,
            f"again {self._again}",
            f"totals {self._totals}",
            f"gaps {self._gaps}",
        ]
        self._preamble()
        states = self._random.sample(list(STATES), self._random.randint(1, 5))
        if self._style == "none":
            states = states[:1]
            self._sheet.leave({self._left: f"Delegation of {states[0]}"})
        if not self._again:
            self._heading()
        for place, state in enumerate(states):
            self._block(state, again=self._again or (place > 0 and self._random.random() < 0.1))
        self._tail()
        return self._sheet

    def _preamble(self) -> None:
        length = self._random.choice((0, 0, 1, 3, 8, 60))
        for _line in range(length):
            if self._random.random() < 0.3:
                self._sheet.row += 1
            else:
                column = self._left + self._random.randint(0, 2)
                self._sheet.leave({column: self._random.choice(TITLES)})
        self._sheet.row += self._random.randint(0, 2)

    def _heading(self) -> None:
        cells: dict[int, Value] = {self._columns[key]: text for key, text in self._headings.items()}
        lines = self._random.choice(("one", "one", "grouped", "numbered"))
        names = sorted((self._columns["family"], self._columns["given"]))
        if lines == "grouped" and names[1] == names[0] + 1:
            upper = {column: text for column, text in cells.items() if column not in names}
            upper[names[0]] = self._random.choice(("Name", "Participant", "Участник"))
            self._sheet.made_of.append("grouped")
            first = self._sheet.put(upper)
            self._sheet.put({column: cells[column] for column in names})
            if self._random.random() < 0.5:
                self._sheet.merges.append(Merge(first, names[0], first, names[1]))
                self._sheet.merges.extend(
                    Merge(first, column, first + 1, column) for column in upper if column not in names
                )
        else:
            self._sheet.put(cells)
        if lines == "numbered":
            self._sheet.made_of.append("numbered")
            self._sheet.put({column: place for place, column in enumerate(sorted(cells), 1)})

    def _block(self, state: str, *, again: bool) -> None:
        people = [self._person(state) for _each in range(self._random.randint(1, 6))]
        if self._gaps:
            self._sheet.row += self._random.randint(0, 2)
        self._section(state, len(people))
        if again:
            self._heading()
        first = self._sheet.row
        for place, person in enumerate(people):
            self._write(
                person,
                names_state=self._style == "column" or (place == 0 and self._style in ("merged", "first")),
            )
        if self._style == "merged" and len(people) > 1:
            column = self._columns["country"]
            self._sheet.merges.append(Merge(first, column, self._sheet.row - 1, column))
        if self._totals:
            column = self._columns["family"] if "no" in self._columns else self._left
            text = self._random.choice(("Total: {}", "Итого: {}", "Всего участников: {}", "Total"))
            cells: dict[int, Value] = {column: text.format(len(people))}
            if text == "Total":
                cells[column + 1] = len(people)
            self._sheet.leave(cells)

    def _section(self, state: str, count: int) -> None:
        text = {
            "row": self._random.choice((state, f"Delegation of {state}", state.upper())),
            "merged row": self._random.choice((f"DELEGATION OF {state.upper()}", state)),
            "counted row": self._random.choice((f"{state} ({count})", f"{state} - {count} persons")),
            "russian row": f"Делегация {STATES[state]}",
            "in column": state,
        }.get(self._style)
        if text is None:
            return
        column = self._columns["country"] if self._style == "in column" else self._left
        number = self._sheet.leave({column: text})
        if self._style == "merged row":
            last = self._left + len(self._columns) - 1
            self._sheet.merges.append(Merge(number, self._left, number, last))

    def _person(self, state: str) -> Person:
        self._count += 1
        family, given = self._random.choice(FAMILIES), self._random.choice(GIVEN)
        return Person(state, family, given, f"p{self._count}@example.org")

    def _write(self, person: Person, *, names_state: bool) -> None:
        values: dict[str, Value] = {
            "no": self._count if self._random.random() < 0.9 else None,
            "family": person.family,
            "given": person.given if self._random.random() < 0.9 else None,
            "country": person.state if names_state else None,
            "post": self._random.choice(POSTS),
            "email": person.email,
            "phone": self._random.choice(("+000 555 123456", None)),
        }
        person.given = str(values["given"] or "")
        person.row = self._sheet.put({column: values[key] for key, column in self._columns.items()})
        self._sheet.people.append(person)

    def _tail(self) -> None:
        if self._random.random() < 0.4:
            self._sheet.row += self._random.randint(0, 1)
            self._sheet.leave({self._left: f"Total: {len(self._sheet.people)}"})
        if self._random.random() < 0.5:
            self._sheet.row += self._random.randint(1, 3)
            for _note in range(self._random.randint(1, 3)):
                self._sheet.leave({self._left: self._random.choice(NOTES)})
