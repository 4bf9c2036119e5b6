"""How everyday work grows with the directory: from a hundred people to a million."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import closing
from itertools import cycle
from pathlib import Path
from time import process_time

from benchmarks.figures import Figure, Size, median
from cica_events.services.workspace import Workspace, create_workspace, open_workspace
from tests.made_up import fill

TITLE = "How processor time grows with the directory"
SLICE = 50_000  # people made up at a time: a million at once would not fit into memory
MEETINGS, PARTICIPANTS = 200, 20_000  # a hundred in each
SMALLEST = 100
FULL, USUAL, LARGEST = 5_000, 100_000, 1_000_000
LONG = 1_000  # milliseconds from which on once is enough
QUESTION = "mini"
INDEX = "index for finding made"  # once for a workspace


def measure(size: Size, folder: Path) -> list[Figure]:
    """Do the same in workspaces of ten, a hundred, ... times as many people; all in one process."""
    _figures(made(folder / "warm.cica", SMALLEST, full=False), SMALLEST, 1)  # what is loaded, is loaded here
    figures, count = list[Figure](), SMALLEST
    most = LARGEST if size.people >= USUAL else size.people
    while count <= most:
        path = made(folder / f"{count}.cica", count, full=size.participants >= FULL)
        figures += _figures(path, count, size.runs)
        path.unlink()
        gc.collect()
        count *= 10
    return figures


def made(path: Path, people: int, *, full: bool) -> Path:
    """Create a workspace with that many people of whom some take part in meetings of a hundred."""
    with closing(create_workspace(path)) as workspace:
        here = min(people, PARTICIPANTS if full else SMALLEST)
        meetings = min(MEETINGS, max(1, here // 100))
        fill(workspace.database, people=here, meetings=meetings, participants=meetings * 100)
        for seed, first in enumerate(range(here, people, SLICE), 3000):
            fill(workspace.database, parties=0, people=min(SLICE, people - first), seed=seed)
            gc.collect()
    return path


def _figures(path: Path, count: int, runs: int) -> list[Figure]:
    column = f"{count:,} people"
    found = {"workspace opened": _times(lambda: open_workspace(path).close(), runs)}
    with closing(open_workspace(path)) as workspace:
        for name, act in _acts(workspace, runs).items():
            found[name] = _times(act, 1 if name == INDEX else runs)
    megabytes = path.stat().st_size / 2**20
    return [
        *(Figure(name, median(times), "ms", None, "", column) for name, times in found.items()),
        Figure("size of the file", megabytes, "MB", None, "", column),
    ]


def _acts(workspace: Workspace, runs: int) -> dict[str, Callable[[], object]]:
    """Return what is done, in its order; the edits are done as often as they are taken back."""
    meeting = workspace.meetings.rows()[0].id
    person = workspace.participants.rows(meeting)[0].person_id
    posts = cycle(f"Expert {number}" for number in range(2 * runs + 1))
    return {
        "all people read, as rows of the list": workspace.people.rows,
        "one person read": lambda: workspace.people.rows([person]),
        "list of meetings read": workspace.meetings.rows,
        "a meeting's 100 participants read, in their order": lambda: workspace.participants.rows(meeting),
        "one edit of a person stored": lambda: workspace.people.edit([person], {"position": next(posts)}),
        "its undo": workspace.history.undo,
        INDEX: workspace.finding.make,
        f"“{QUESTION}” found by the index": lambda: workspace.finding.find(QUESTION),
    }


def _times(act: Callable[[], object], runs: int) -> list[float]:
    """Return the milliseconds of each run; of what takes long, of one."""
    times = [_spent(act)]
    while len(times) < runs and times[-1] < LONG:
        times.append(_spent(act))
    return times


def _spent(act: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that `act` took."""
    begun = process_time()
    act()
    return (process_time() - begun) * 1000
