"""How long it takes to hold a list against a large directory, to decide about its rows, and who waits for it.

Of the rows of the list six in ten are people of the directory, one in ten is one of them spelt otherwise, and
three are of nobody known. The directory's names are those of `tests/made_up.py`, of a few syllables: far more
of them are alike than in any real directory. A list of as many rows as the directory has people is planned in
a thread, while the main one, which in the window paints, notes how long it had to stand still.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, sleep

from sqlalchemy import bindparam, select, update

from benchmarks.figures import Figure, Size, median
from cica_events.domain.people import Person
from cica_events.imports.sources.source import Source
from cica_events.services.import_plan import Choices, Decision
from cica_events.services.list_reading import ListReading
from cica_events.services.participant_import_plan import ImportPlan
from cica_events.services.workspace import Workspace, create_workspace
from tests.made_up import MadeUp, fill

TITLE = "Holding a list against the directory"
HEADINGS = ("Given name", "Family name", "E-mail", "Country", "Position", "Phone", "Organization")
TICK = 0.002  # seconds
LIMIT = 100  # milliseconds


def measure(size: Size, folder: Path) -> list[Figure]:
    """Plan a list of thousands, decide and mend, then plan one as long as the directory."""
    with closing(create_workspace(folder / "many.cica")) as workspace:
        meeting = _furnish(workspace, size.people)
        reading = _read(workspace, meeting, folder / "list.csv", size.participants)
        times = [_timed(partial(workspace.imports.plan, reading)) for _run in range(max(1, size.runs // 3))]
        plan = times[-1][1]
        some = [row.number for row in plan.rows[:9]]
        decided = [_timed(partial(_decided, workspace, plan, number))[0] for number in some]
        mended = [_timed(partial(_mended, workspace, plan, number))[0] for number in some]
        whole = f"{size.participants:,} rows, {size.people:,} people"
        figures = [
            Figure(f"planned: {whole}", median(time for time, _plan in times), "ms", 3_000),
            Figure("one row decided", median(decided), "ms", LIMIT),
            Figure("the name in one row mended", median(mended), "ms", LIMIT),
        ]
        del plan, times
        return [*figures, *_long(workspace, meeting, folder, size.people)]


def _furnish(workspace: Workspace, people: int) -> str:
    """Fill the directory with people who stand for the parties of the reference data; return a meeting."""
    fill(workspace.database, people=people, parties=0)
    random, parties = Random(7), [row.id for row in workspace.parties.rows()][:60]
    table = Person.__table__
    with workspace.database.changing("made up") as session:
        rows = [{"key": key, "home": random.choice(parties)} for key in session.scalars(select(Person.id))]
        session.connection().execute(
            update(Person).where(table.c.id == bindparam("key")).values(party_id=bindparam("home")), rows
        )
    return workspace.meetings.create(workspace.meetings.plan("YC", None))


def _read(workspace: Workspace, meeting: str, path: Path, rows: int) -> ListReading:
    path.write_text("\n".join([";".join(HEADINGS), *_lines(workspace, rows)]), encoding="utf-8")
    return workspace.imports.read(meeting, Source(path))


def _lines(workspace: Workspace, count: int) -> Iterator[str]:
    random, source = Random(11), MadeUp(99)
    names = {row.id: row.name for row in workspace.parties.rows()}
    with workspace.database.reading() as session:
        query = select(Person.given_name, Person.family_name, Person.position, Person.party_id)
        known = [tuple(row) for row in session.execute(query)]
    for _row in range(count):
        given, family, position, home = random.choice(known)
        kind = random.random()
        if kind > 0.7:
            given, family = (source.person()[key] for key in ("given_name", "family_name"))
        elif kind > 0.6:
            family = f"{family[:-1]}e{family[-1]}"
        yield ";".join((given, family, "", names[home], position, "+7 701 1234567", "Ministry"))


def _decided(workspace: Workspace, plan: ImportPlan, number: int) -> ImportPlan:
    return workspace.imports.decided(plan, Choices({number: Decision.SKIP}))


def _mended(workspace: Workspace, plan: ImportPlan, number: int) -> ImportPlan:
    return workspace.imports.decided(plan, Choices(mended={(number, "family_name"): "Serikova"}))


def _timed(work: Callable[[], ImportPlan]) -> tuple[float, ImportPlan]:
    started = perf_counter()
    plan = work()
    return (perf_counter() - started) * 1000, plan


def _long(workspace: Workspace, meeting: str, folder: Path, rows: int) -> list[Figure]:
    """Plan a list of `rows` rows beside a thread that wants to go on, and decide about one of them."""
    reading = _read(workspace, meeting, folder / "long.csv", rows)
    gc.collect()
    found: list[tuple[float, ImportPlan]] = []
    gc.disable()  # as the window's tasks do
    worker = threading.Thread(target=lambda: found.append(_timed(partial(workspace.imports.plan, reading))))
    worker.start()
    longest, before = 0.0, perf_counter()
    while worker.is_alive():
        sleep(TICK)
        now = perf_counter()
        longest, before = max(longest, now - before), now
    gc.enable()
    time, plan = found[0]
    decided, _plan = _timed(partial(_decided, workspace, plan, plan.rows[rows // 2].number))
    return [
        Figure(f"planned: {rows:,} rows", time, "ms"),
        Figure(f"planned: {rows:,} rows, longest stop of another thread", longest * 1000, "ms", LIMIT),
        Figure(f"one of {rows:,} rows decided", decided, "ms", LIMIT),
        Figure("memory of the process at the most", getrusage(RUSAGE_SELF).ru_maxrss / 1024, "MB"),
    ]
