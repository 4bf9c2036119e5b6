"""Whether the people who stand in the directory twice are found, the others left alone, and how fast.

The pairs come from `alike.py`, which says by what rule they are made up; each is stored in a directory, all
together, and asked for by the same service as the window does. The 20,000 people are those of
`tests/made_up.py`: names of a few syllables, so that far more are alike than in any real directory.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.alike import STATES, Pair, distinct_pairs, variants
from benchmarks.figures import Figure, Size, median
from cica_events.domain.dates import VagueDate
from cica_events.domain.people import Person
from cica_events.services.workspace import Workspace, create_workspace
from tests.made_up import fill

TITLE = "People who stand in the directory twice"
PEOPLE = 20_000


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of the pairs were proposed as one person."""

    pairs: int
    proposed: int


def measure(size: Size, folder: Path) -> list[Figure]:
    """Count what is proposed, then measure how long it takes among many."""
    pairs = min(1000, size.people)
    two = count(folder / "two.cica", distinct_pairs(pairs))
    one = count(folder / "one.cica", variants(pairs))
    return [
        Figure(f"of {two.pairs:,} pairs of two people: proposed", two.proposed, "pairs", pairs / 100 - 1),
        Figure(
            f"of {one.pairs:,} pairs of one person: missed", one.pairs - one.proposed, "pairs", pairs / 20 - 1
        ),
        *_speed(folder / "many.cica", min(PEOPLE, size.people), size.runs),
    ]


def count(path: Path, pairs: Iterable[Pair]) -> Counted:
    """Store `pairs` in a new workspace, each beside all the others, and count which are proposed."""
    with closing(create_workspace(path)) as workspace:
        states = [row.id for row in workspace.parties.rows()][:STATES]
        stored = [tuple(_store(workspace, values, states) for values in pair) for pair in pairs]
        found = {frozenset((each.one.id, each.other.id)) for each in workspace.duplicates.find()}
    return Counted(len(stored), sum(frozenset(pair) in found for pair in stored))


def _store(workspace: Workspace, values: dict[str, Any], states: list[str]) -> str:
    values = {**values, "party_id": states[values["party"]]}
    del values["party"]
    if born := values.pop("birth_date", None):
        values["birth_date"] = VagueDate.parse(born)
    record = Person(**values)
    with workspace.database.changing("made up") as session:
        session.add(record)
    return str(record.id)


def _speed(path: Path, people: int, runs: int) -> list[Figure]:
    with closing(create_workspace(path)) as workspace:
        fill(workspace.database, people=people)
        started = perf_counter()
        workspace.duplicates.find()
        found = perf_counter() - started
        typed = [
            _typed(workspace, row.family_name) for row in workspace.people.rows()[:: max(1, people // 20)]
        ]
        changed = [_changed(workspace) for _run in range(runs)]
    return [
        Figure(f"found, the directory read anew, {people:,} people", found * 1000, "ms", 10_000),
        Figure(f"typed: who is like that, {people:,} people", median(typed) * 1000, "ms", 100),
        Figure(f"typed: the slowest of {len(typed)}", max(typed) * 1000, "ms", 100),
        Figure("typed: the first one after a change", median(changed) * 1000, "ms", 100),
    ]


def _typed(workspace: Workspace, family_name: str) -> float:
    started = perf_counter()
    workspace.duplicates.similar({"given_name": "Doulat", "family_name": family_name})
    return perf_counter() - started


def _changed(workspace: Workspace) -> float:
    workspace.people.add({"given_name": "Doulat", "family_name": "Kuanyshev"})
    return _typed(workspace, "Kuanyshiev")
