"""How fast anything is found among a hundred thousand people, and what the index for it costs.

The questions are those of an office: whole names, beginnings as they are typed, names in Cyrillic, words in
the wrong order, names with a slip or two, posts, meetings by their keys and dates. Four in ten people have
names of rarer syllables than those of `tests/made_up.py`, as there are many different words in a
real directory. The floor is SQLite's own full text search (FTS5), which forgives nothing, on the same names
in the same run.
"""

from __future__ import annotations

import gc
import re
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from time import perf_counter, sleep

from sqlalchemy import bindparam, select, update

from benchmarks.figures import Figure, Size, median
from cica_events.domain.people import Person
from cica_events.services.workspace import Workspace, create_workspace
from tests.made_up import fill

TITLE = "Finding anything"
LIMIT = 50  # milliseconds
STOP = 30  # milliseconds that the index may hold the interpreter while it is made
MEMORY = 100  # megabytes
TICK = 0.002  # seconds
SYLLABLES = re.findall(
    "[a-z]+", "nur bay zhan as tan kul mir bek say rus lan ok sha dov ilya kar pet gul dar ken yer"
)
LETTERS = str.maketrans(
    {"a": "а", "b": "б", "d": "д", "e": "е", "g": "г", "h": "х", "i": "и", "k": "к", "l": "л", "m": "м"}
    | {"n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "y": "ы", "z": "з"}
)
Name = tuple[str, str]


def measure(size: Size, folder: Path) -> list[Figure]:
    """Make the index beside a thread that wants to go on, then ask."""
    with closing(create_workspace(folder / "many.cica")) as workspace:
        fill(workspace.database, people=size.people, meetings=size.meetings, participants=4 * size.meetings)
        names = rename(workspace, Random(5))
        gc.collect()
        before = _resident()
        made, stop = _made(workspace)
        gc.collect()
        cost = _resident() - before
        asked = [question for _round in range(size.runs) for question in questions(names, Random(_round))]
        times = sorted(_timed(workspace, question) for question in asked)
        floor = _floor(names)
        late = times[int(len(times) * 0.95) - 1] if len(times) > 1 else times[0]
        whole = f"{size.people:,} people"
        return [
            Figure(f"found, median of {len(times)} questions, {whole}", median(times), "ms", LIMIT),
            Figure("found, 95 of 100 questions within", late, "ms", LIMIT),
            Figure("found, the slowest", times[-1], "ms"),
            Figure("floor: FTS5, exact words only, median", floor, "ms"),
            Figure("median against the floor", median(times) / floor, "×"),
            Figure("the index made, in slices", made, "ms"),
            Figure("longest stop of another thread meanwhile", stop, "ms", STOP),
            Figure("memory of the index", cost, "MB", MEMORY),
        ]


def rename(workspace: Workspace, random: Random) -> list[Name]:
    """Give four in ten people rarer names; return all names."""
    table = Person.__table__
    with workspace.database.changing("made up") as session:
        keys = session.scalars(select(Person.id)).all()
        rows = [
            dict(zip(("key", "given", "family"), (key, *rare_name(random)), strict=True))
            for key in keys
            if random.random() < 0.4
        ]
        session.connection().execute(
            update(Person)
            .where(table.c.id == bindparam("key"))
            .values(given_name=bindparam("given"), family_name=bindparam("family")),
            rows,
        )
        return [(row[0], row[1]) for row in session.execute(select(Person.given_name, Person.family_name))]


def rare_name(random: Random) -> Name:
    """Return a given and a family name that few have."""
    return _word(random, 2, 3), _word(random, 2, 4)


def _word(random: Random, least: int, most: int) -> str:
    return "".join(random.choices(SYLLABLES, k=random.randint(least, most))).capitalize()


def questions(names: Sequence[Name], random: Random) -> Iterator[str]:
    """Yield what an office asks: names in several ways, posts, meetings and dates."""
    for given, family in random.sample(names, min(12, len(names))):
        yield f"{given} {family}"
        yield f"{family} {given[:1]}"
        yield family[:3]
        yield family[: len(family) * 2 // 3]
        yield family.casefold().translate(LETTERS)
        place = random.randrange(1, len(family))
        yield family[:place] + random.choice("aeioukrs") + family[place + 1 :]
        yield f"{family[: place - 1]}{family[place:]} {given}"
    yield from ("n", "mi", "minister", "minister of foreign affairs", "nurbek minister", "embassy counsellor")
    yield from (
        "SOC-12",
        "BC 7",
        "meeting 40",
        "october 2023",
        "май 2021",
        "made-up body 2024",
        "programme yc-3",
    )


def _timed(workspace: Workspace, question: str) -> float:
    started = perf_counter()
    workspace.finding.find(question)
    return (perf_counter() - started) * 1000


def _made(workspace: Workspace) -> tuple[float, float]:
    """Return how long the index takes, and the longest stop of a thread beside it, both in milliseconds."""
    gc.disable()  # as the window's tasks do
    started = perf_counter()
    worker = threading.Thread(target=workspace.finding.make)
    worker.start()
    longest, before = 0.0, perf_counter()
    while worker.is_alive():
        sleep(TICK)
        now = perf_counter()
        longest, before = max(longest, now - before - TICK), now
    gc.enable()
    return (perf_counter() - started) * 1000, longest * 1000


def _floor(names: Sequence[Name]) -> float:
    with closing(sqlite3.connect(":memory:")) as bare:
        bare.execute("CREATE VIRTUAL TABLE person USING fts5(name)")
        bare.executemany("INSERT INTO person VALUES (?)", ((" ".join(name),) for name in names))
        return median(
            _asked(bare, f'"{word}"*')
            for _given, family in names[:: max(1, len(names) // 100)]
            for word in (family,)
        )


def _asked(bare: sqlite3.Connection, words: str) -> float:
    started = perf_counter()
    bare.execute("SELECT rowid FROM person WHERE person MATCH ? ORDER BY rank LIMIT 6", (words,)).fetchall()
    return (perf_counter() - started) * 1000


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20
